// A client that can be as rude as a test wants: bytes in, bytes out.
#pragma once

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace setpoint::test {

class HttpClient {
 public:
  explicit HttpClient(std::uint16_t port) : handle_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    open_ = ::connect(handle_, reinterpret_cast<const sockaddr*>(&to), sizeof(to)) == 0;
  }
  HttpClient(HttpClient&& other) noexcept
      : handle_(std::exchange(other.handle_, -1)), open_(other.open_) {}
  HttpClient& operator=(HttpClient&&) = delete;
  ~HttpClient() {
    if (handle_ >= 0) ::close(handle_);
  }

  [[nodiscard]] bool open() const { return open_; }
  // False once the other end has closed.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(handle_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  // What comes until the other end closes, or for so long.
  std::string receive_all(std::chrono::milliseconds most) {
    const auto until = std::chrono::steady_clock::now() + most;
    std::string all;
    char block[65536];
    while (true) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
          until - std::chrono::steady_clock::now());
      pollfd waiting{handle_, POLLIN, 0};
      if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return all;
      const ssize_t got = ::recv(handle_, block, sizeof(block), 0);
      if (got <= 0) {
        closed_ = true;
        return all;
      }
      all.append(block, static_cast<std::size_t>(got));
    }
  }
  [[nodiscard]] bool closed() const { return closed_; }
  void end_sending() { ::shutdown(handle_, SHUT_WR); }

 private:
  int handle_;
  bool open_ = false;
  bool closed_ = false;
};

}  // namespace setpoint::test
