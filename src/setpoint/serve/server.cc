#include "setpoint/serve/server.h"

#include <sys/socket.h>

#include <array>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/read.hpp>
#include <cerrno>
#include <chrono>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "setpoint/serve/response_head.h"
#include "setpoint/serve/wire.h"

namespace setpoint {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
using tcp = net::ip::tcp;
using Error = boost::system::error_code;

// How many connections there are, in all and of each address.
class Guests {
 public:
  explicit Guests(const ServerLimits& limits) : limits_(limits) {}
  bool enter(const std::string& address) {
    const std::lock_guard lock(mutex_);
    std::size_t& own = of_[address];
    if (all_ >= limits_.connections || own >= limits_.connections_of_one) {
      if (own == 0) of_.erase(address);
      return false;
    }
    ++own;
    ++all_;
    return true;
  }
  void leave(const std::string& address) {
    const std::lock_guard lock(mutex_);
    --all_;
    const auto own = of_.find(address);
    if (--own->second == 0) of_.erase(own);
  }

 private:
  const ServerLimits& limits_;
  std::mutex mutex_;
  std::size_t all_ = 0;
  std::map<std::string, std::size_t> of_;
};

// What every connection of a server shares.
struct Shared {
  Service& service;
  ServerLimits limits;
  Server::Log log;
  bool loopback;
  std::string host;  // as it listens
  Guests guests{limits};
  net::thread_pool* workers = nullptr;
};

// The first bytes of what a stranger sent, fit for a line of a log.
std::string printable(std::string_view text) {
  constexpr std::size_t kMost = 120;
  std::string out;
  for (const char c : text.substr(0, kMost)) {
    constexpr char kFirst = ' ';
    constexpr char kLast = '~';
    out += c >= kFirst && c <= kLast ? c : '?';
  }
  return out + (text.size() > kMost ? "..." : "");
}

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(tcp::socket socket, std::string address, Shared& shared)
      : stream_(std::move(socket)), address_(std::move(address)), shared_(shared) {
    Error ignored;
    stream_.socket().set_option(tcp::no_delay(true), ignored);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { shared_.guests.leave(address_); }

  void begin() {
    net::dispatch(stream_.get_executor(), [self = shared_from_this()] { self->read(); });
  }

 private:
  void read() {
    parser_.emplace();
    parser_->header_limit(shared_.limits.header_bytes);
    parser_->body_limit(shared_.limits.body_bytes);
    // One deadline for the whole request: who sends a byte at a time does not gain time by it.
    stream_.expires_after(std::chrono::seconds(shared_.limits.request_s));
    beast::http::async_read_header(
        stream_, buffer_, *parser_,
        [self = shared_from_this()](const Error& error, std::size_t) { self->got_header(error); });
  }

  void got_header(const Error& error) {
    if (error) return got(error);
    if (auto refused = refusal_of_header(parser_->get())) {
      log(std::to_string(refused->status) + " " + printable(target_of(parser_->get())));
      return refuse(*std::move(refused));
    }
    if (!expects_continue(parser_->get())) return read_body();
    static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    net::async_write(stream_, net::buffer(kContinue.data(), kContinue.size()),
                     [self = shared_from_this()](const Error& failed, std::size_t) {
                       if (!failed) self->read_body();
                     });
  }

  void read_body() {
    beast::http::async_read(
        stream_, buffer_, *parser_,
        [self = shared_from_this()](const Error& error, std::size_t) { self->got(error); });
  }

  // Nothing more is read of a connection whose request was refused half-way.
  void refuse(Response response) {
    keep_alive_ = false;
    lingering_ = true;
    write(std::move(response), false);
  }

  void got(const Error& error) {
    if (error) {
      if (error == beast::error::timeout) {
        if (parser_->got_some()) log("too slow, closed");
        return;
      }
      if (auto refused = refusal_of(error)) {
        log(std::to_string(refused->status) + " " + error.message());
        refuse(*std::move(refused));
      }
      return;
    }
    auto wire = parser_->release();
    keep_alive_ = wire.keep_alive();
    const auto host = wire[beast::http::field::host];
    const std::string_view named(host.data(), host.size());
    const bool welcome = !shared_.loopback || names_loopback(named) || names(named, shared_.host);
    auto request = std::make_shared<Request>(to_request(std::move(wire), address_));
    if (!welcome) return answer(*request, problem(421, "this is another host", "this one's name"));
    if (auto known = shared_.service.at_once(*request)) return answer(*request, *std::move(known));
    request->wanted = [self = shared_from_this()] { return self->is_open(); };
    // To be worked out: elsewhere, so that the sockets never wait for it.
    net::post(*shared_.workers, [self = shared_from_this(), request] {
      auto response = std::make_shared<Response>(self->worked_out(*request));
      request->wanted = {};
      net::post(self->stream_.get_executor(),
                [self, request, response] { self->answer(*request, std::move(*response)); });
    });
  }

  Response worked_out(const Request& request) {
    try {
      return shared_.service.answer(request);
    } catch (const std::exception& error) {
      log(std::string("500 ") + error.what());
      return problem(500, "this could not be worked out");
    }
  }

  // The other end has not broken the connection off. One that has only ended its own sending still
  // waits for the answer.
  bool is_open() {
    char byte = 0;
    const ssize_t got = ::recv(stream_.socket().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got >= 0 || errno == EAGAIN || errno == EWOULDBLOCK;
  }

  void answer(const Request& request, Response response) {
    constexpr unsigned kRefused = 400;
    if (response.status >= kRefused)
      log(std::to_string(response.status) + " " + printable(request.target));
    how_.not_modified = response.status == 200 && !response.body->etag.empty() &&
                        request.if_none_match == response.body->etag;
    how_.encoding =
        request.takes_gzip && !response.body->gzip.empty() ? Encoding::gzip : Encoding::identity;
    write(std::move(response), request.method == Method::head);
  }

  void write(Response response, bool head_only) {
    how_.keep_alive = keep_alive_;
    head_ = head_of(response, how_);
    body_ = std::move(response.body);
    const bool empty = head_only || how_.not_modified;
    const std::string& bytes = how_.encoding == Encoding::gzip ? body_->gzip : body_->bytes;
    const std::array<net::const_buffer, 2> parts = {
        net::buffer(head_), empty ? net::const_buffer() : net::buffer(bytes)};
    stream_.expires_after(std::chrono::seconds(shared_.limits.answer_s));
    net::async_write(stream_, parts, [self = shared_from_this()](const Error& error, std::size_t) {
      self->wrote(error);
    });
  }

  void wrote(const Error& error) {
    how_ = {};
    body_.reset();
    if (error) return;
    if (keep_alive_) return read();
    Error ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    if (!lingering_) return;
    constexpr int kLinger_s = 2;
    stream_.expires_after(std::chrono::seconds(kLinger_s));
    drain();
  }

  // What was refused half-read is read on for a moment: closing at once would make the other end's
  // system throw away the answer.
  void drain() {
    constexpr std::size_t kMost = std::size_t{4} << 20U;
    if (drained_ > kMost) return;
    stream_.async_read_some(net::buffer(waste_),
                            [self = shared_from_this()](const Error& error, std::size_t got) {
                              if (error) return;
                              self->drained_ += got;
                              self->drain();
                            });
  }

  void log(const std::string& line) const {
    if (shared_.log) shared_.log(address_ + " " + line);
  }

  beast::tcp_stream stream_;
  std::string address_;
  Shared& shared_;
  beast::flat_buffer buffer_{1U << 17U};
  std::optional<RequestParser> parser_;
  bool keep_alive_ = false;
  bool lingering_ = false;
  std::size_t drained_ = 0;
  std::array<char, 4096> waste_{};
  Head how_;
  std::string head_;
  std::shared_ptr<const Body> body_;
};

class ListeningServer : public Server {
 public:
  ListeningServer(Service& service, const ServerLimits& limits, Log log, bool loopback,
                  std::string host)
      : shared_{service, limits, std::move(log), loopback, std::move(host)},
        acceptor_(context_),
        pause_(context_) {}

  Result<Done> open(const ListenAddress& address, const tcp::endpoint& endpoint) {
    Error error;
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(net::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(net::socket_base::max_listen_connections, error);
    if (error)
      return Fault{FaultKind::machine,
                   {},
                   "cannot listen on " + address.host + ":" + std::to_string(address.port) + ": " +
                       error.message(),
                   "an address of this machine whose port is free"};
    return Done{};
  }

  std::uint16_t port() const override {
    Error ignored;
    return acceptor_.local_endpoint(ignored).port();
  }

  void run(unsigned socket_threads, unsigned work_threads) override {
    net::thread_pool workers(work_threads);
    shared_.workers = &workers;
    accept();
    std::vector<std::thread> threads;
    for (unsigned k = 1; k < socket_threads; ++k) threads.emplace_back([this] { run_sockets(); });
    run_sockets();
    for (std::thread& thread : threads) thread.join();
    // Nobody is left to answer: what waits is dropped, what is at hand ends.
    workers.stop();
    workers.join();
  }

  void stop() override { context_.stop(); }

 private:
  // What a library throws (no memory, a field that it cannot hold) ends a connection, not the
  // service.
  void run_sockets() {
    while (true) {
      try {
        context_.run();
        return;
      } catch (const std::exception& error) {
        if (shared_.log) shared_.log(std::string("a connection was given up: ") + error.what());
      }
    }
  }

  void accept() {
    acceptor_.async_accept(net::make_strand(context_),
                           [this](const Error& error, tcp::socket socket) {
                             if (error) return wait_for_room(error);
                             greet(std::move(socket));
                             accept();
                           });
  }

  // No file handle is left, as a rule: some will be when a connection ends.
  void wait_for_room(const Error& error) {
    if (error == net::error::operation_aborted) return;
    if (shared_.log) shared_.log("cannot accept a connection: " + error.message());
    constexpr int kPause_ms = 200;
    pause_.expires_after(std::chrono::milliseconds(kPause_ms));
    pause_.async_wait([this](const Error& stopped) {
      if (!stopped) accept();
    });
  }

  void greet(tcp::socket socket) {
    Error error;
    const tcp::endpoint from = socket.remote_endpoint(error);
    if (error) return;
    std::string address = from.address().to_string();
    if (shared_.guests.enter(address)) {
      std::make_shared<Connection>(std::move(socket), std::move(address), shared_)->begin();
      return;
    }
    if (shared_.log) shared_.log(address + " 503 too many connections");
    Response full = problem(503, "too many connections", "fewer of them");
    full.retry_after_s = 1;
    const std::string bytes = head_of(full, {.keep_alive = false}) + full.body->bytes;
    // As much as the socket takes at once: nobody waits for a guest who is not let in.
    socket.non_blocking(true, error);
    socket.write_some(net::buffer(bytes), error);
  }

  Shared shared_;  // outlives the connections, which the context holds
  net::io_context context_;
  tcp::acceptor acceptor_;
  net::steady_timer pause_;
};

bool is_loopback(const net::ip::address& address) {
  if (address.is_v6() && address.to_v6().is_v4_mapped())
    return net::ip::make_address_v4(net::ip::v4_mapped, address.to_v6()).is_loopback();
  return address.is_loopback();
}

}  // namespace

Result<ListenAddress> parse_listen(std::string_view text) {
  const Fault fault{FaultKind::usage,
                    {},
                    "--listen: '" + std::string(text) + "' is not an address with a port",
                    "one such as 127.0.0.1:8080 or [::1]:8080"};
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return fault;
  std::string_view host = text.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  std::uint32_t port = 0;
  const std::string_view digits = text.substr(colon + 1);
  constexpr std::uint32_t kMost = 65535;
  if (digits.empty() || digits.size() > 5) return fault;
  for (const char c : digits) {
    if (c < '0' || c > '9') return fault;
    port = port * 10 + static_cast<std::uint32_t>(c - '0');
  }
  Error error;
  net::ip::make_address(std::string(host == "localhost" ? "127.0.0.1" : host), error);
  if (error || port > kMost) return fault;
  return ListenAddress{std::string(host == "localhost" ? "127.0.0.1" : host),
                       static_cast<std::uint16_t>(port)};
}

Result<std::unique_ptr<Server>> Server::listen(Service& service, const ListenAddress& address,
                                               const ServerLimits& limits, Log log) {
  Error error;
  const auto ip = net::ip::make_address(address.host, error);
  if (error)
    return Fault{FaultKind::usage, {}, "'" + address.host + "' is no address", "127.0.0.1"};
  auto server =
      std::make_unique<ListeningServer>(service, limits, std::move(log), is_loopback(ip),
                                        ip.is_v6() ? "[" + ip.to_string() + "]" : ip.to_string());
  if (auto opened = server->open(address, {ip, address.port}); !opened)
    return std::move(opened).faults();
  return std::unique_ptr<Server>(std::move(server));
}

}  // namespace setpoint
