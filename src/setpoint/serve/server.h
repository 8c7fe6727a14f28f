// The service on a socket: HTTP/1.1, with limits on everything that a stranger chooses.
//
//   header        16 KiB, else 431
//   body          1 MiB, else 413
//   a request     20 s from its first byte to its last, and between two of a connection, else
//   closed an answer     30 s to be taken connections   512, and 256 of one address; more are
//   answered 503 work          so many requests that compute (service.h), else 429
//
// On a loopback address only requests that name this host are answered (421), so that no page of
// another site can reach it by a name of its own.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "setpoint/core/fault.h"
#include "setpoint/serve/service.h"

namespace setpoint {

struct ServerLimits {
  std::uint32_t header_bytes = 16 * 1024;
  std::uint64_t body_bytes = 1024 * 1024;
  unsigned request_s = 20;
  unsigned answer_s = 30;
  std::size_t connections = 512;
  std::size_t connections_of_one = 256;
};

struct ListenAddress {
  std::string host;
  std::uint16_t port = 0;  // 0: any that is free
};
// "127.0.0.1:8080", "[::1]:8080". Errors (usage): anything else.
[[nodiscard]] Result<ListenAddress> parse_listen(std::string_view text);

class Server {
 public:
  // log: one line for each request that is refused and for what goes wrong; from any thread.
  using Log = std::function<void(const std::string& line)>;
  // Listens from here on. Errors (machine): the address is in use or not this machine's.
  [[nodiscard]] static Result<std::unique_ptr<Server>> listen(Service& service,
                                                              const ListenAddress& address,
                                                              const ServerLimits& limits, Log log);
  virtual ~Server() = default;

  [[nodiscard]] virtual std::uint16_t port() const = 0;
  // Answers until stop() is called, on so many threads for sockets and so many for answers that
  // have to be worked out.
  virtual void run(unsigned socket_threads, unsigned work_threads) = 0;
  // From any thread: connections are closed, run() returns.
  virtual void stop() = 0;
};

}  // namespace setpoint
