#include "setpoint/serve/server.h"

#include <atomic>
#include <thread>
#include <vector>

#include "serve/http_client.h"
#include "serve/service_fixture.h"

namespace setpoint {
namespace {

using namespace std::chrono_literals;
using test::HttpClient;

// A service with nothing to compute: what is tested here is the server.
Service& idle_service() {
  static Service service(ServiceInputs{.assets = Assets::built_in()});
  return service;
}

// A server on a free port, stopped at the end.
class Running {
 public:
  explicit Running(const ServerLimits& limits = {}) {
    auto server =
        Server::listen(idle_service(), {"127.0.0.1", 0}, limits, [this](const std::string& line) {
          const std::lock_guard lock(mutex_);
          log_ += line + "\n";
        });
    server_ = *std::move(server);
    thread_ = std::thread([this] { server_->run(2, 2); });
  }
  ~Running() {
    server_->stop();
    thread_.join();
  }
  [[nodiscard]] std::uint16_t port() const { return server_->port(); }
  [[nodiscard]] std::string log() {
    const std::lock_guard lock(mutex_);
    return log_;
  }

 private:
  std::mutex mutex_;
  std::string log_;
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

std::string line_of(const std::string& answer) {
  return answer.substr(0, answer.find("\r\n"));
}

std::string asked(std::uint16_t port, std::string_view bytes) {
  HttpClient client(port);
  client.send(bytes);
  client.end_sending();
  return client.receive_all(5s);
}

std::string request_for(std::string_view target, std::string_view more = "") {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + std::string(more) +
         "Connection: close\r\n\r\n";
}

void still_serves(Running& server) {
  const std::string answer = asked(server.port(), request_for("/api/status"));
  EXPECT_EQ(line_of(answer), "HTTP/1.1 200 OK");
  EXPECT_NE(answer.find("\"ready\":true"), std::string::npos);
}

TEST(Server, Answers) {
  Running server;
  still_serves(server);
  const std::string answer = asked(server.port(), request_for("/"));
  EXPECT_EQ(line_of(answer), "HTTP/1.1 200 OK");
  EXPECT_NE(answer.find("Content-Security-Policy: default-src 'none'"), std::string::npos);
  EXPECT_NE(answer.find("<html"), std::string::npos);
  EXPECT_EQ(line_of(asked(server.port(), request_for("/?from=mail"))), "HTTP/1.1 200 OK");
}

TEST(Server, AnswersSeveralRequestsOfOneConnection) {
  Running server;
  HttpClient client(server.port());
  const std::string one = "GET /api/status HTTP/1.1\r\nHost: localhost:1234\r\n\r\n";
  client.send(one + one + request_for("/api/status"));
  const std::string all = client.receive_all(5s);
  std::size_t answers = 0;
  for (std::size_t at = all.find("HTTP/1.1 200"); at != std::string::npos;
       at = all.find("HTTP/1.1 200", at + 1))
    ++answers;
  EXPECT_EQ(answers, 3U);
  EXPECT_TRUE(client.closed());
}

TEST(Server, AHeadHasNoBodyAndAKnownTagNeither) {
  Running server;
  const std::string target = "/openapi.json";
  const std::string whole = asked(server.port(), request_for(target));
  const std::size_t end = whole.find("\r\n\r\n") + 4;
  EXPECT_GT(whole.size(), end + 1000);
  const std::string head = asked(
      server.port(), "HEAD " + target + " HTTP/1.1\r\nHost: [::1]:80\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(head.substr(head.find("Content-Type")),
            whole.substr(whole.find("Content-Type"), end - whole.find("Content-Type")));
  const std::size_t tag = whole.find("ETag: ") + 6;
  const std::string same = asked(
      server.port(),
      request_for(target,
                  "If-None-Match: " + whole.substr(tag, whole.find("\r\n", tag) - tag) + "\r\n"));
  EXPECT_EQ(line_of(same), "HTTP/1.1 304 Not Modified");
  EXPECT_TRUE(same.ends_with("\r\n\r\n"));
  const std::string small = asked(server.port(), request_for(target, "Accept-Encoding: gzip\r\n"));
  EXPECT_NE(small.find("Content-Encoding: gzip"), std::string::npos);
  EXPECT_LT(small.size(), whole.size() / 3);
  EXPECT_EQ(asked(server.port(), request_for(target, "Accept-Encoding: gzip;q=0\r\n")).size(),
            whole.size());
}

TEST(Server, RefusesWhatIsMalformedAndGoesOn) {
  Running server;
  const auto answer_to = [&](std::string_view bytes) {
    return line_of(asked(server.port(), bytes));
  };
  EXPECT_EQ(answer_to("nonsense\r\n\r\n"), "HTTP/1.1 400 Bad Request");
  EXPECT_EQ(answer_to("GET / HTTP/9.9\r\n\r\n"), "HTTP/1.1 400 Bad Request");
  EXPECT_EQ(answer_to("GET / HTTP/1.1\r\nbroken header\r\n\r\n"), "HTTP/1.1 400 Bad Request");
  EXPECT_EQ(answer_to("GET /\x01 HTTP/1.1\r\nHost: localhost\r\n\r\n"), "HTTP/1.1 400 Bad Request");
  EXPECT_EQ(answer_to("POST /api/sheet HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n"),
            "HTTP/1.1 400 Bad Request");
  EXPECT_EQ(answer_to("POST /api/sheet HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n"
                      "Content-Length: 2\r\n\r\nx"),
            "HTTP/1.1 400 Bad Request");
  EXPECT_EQ(answer_to("POST /api/sheet HTTP/1.1\r\nHost: localhost\r\n"
                      "Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
            "HTTP/1.1 400 Bad Request");
  EXPECT_EQ(answer_to(request_for("/..%2f..%2fetc/passwd")), "HTTP/1.1 400 Bad Request");
  EXPECT_EQ(answer_to(request_for("/../../etc/passwd")), "HTTP/1.1 400 Bad Request");
  EXPECT_EQ(answer_to(request_for("/%c0%ae%c0%ae/x")), "HTTP/1.1 400 Bad Request");
  EXPECT_EQ(answer_to(request_for("/api/policy?id=%ff")), "HTTP/1.1 400 Bad Request");
  EXPECT_EQ(answer_to("DELETE /api/status HTTP/1.1\r\nHost: localhost\r\nConnection: "
                      "close\r\n\r\n"),
            "HTTP/1.1 405 Method Not Allowed");
  EXPECT_EQ(answer_to("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"),
            "HTTP/1.1 421 Misdirected Request");
  EXPECT_EQ(answer_to("GET / HTTP/1.1\r\nHost: localhost.evil.example\r\nConnection: "
                      "close\r\n\r\n"),
            "HTTP/1.1 421 Misdirected Request");
  still_serves(server);
  EXPECT_NE(server.log().find("421"), std::string::npos);
  EXPECT_NE(server.log().find("400"), std::string::npos);
}

TEST(Server, WhatALibraryCannotHoldEndsAConnectionAndNoMore) {
  Running server;
  const std::string head = "POST /api/sheet HTTP/1.1\r\nHost: localhost\r\n";
  for (int k = 0; k < 4; ++k)
    asked(server.port(), head + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX: " +
                             std::string(66000, 'a') + "\r\n\r\n");
  still_serves(server);
}

// One request's body is never taken for the next request.
TEST(Server, ABodyWhoseEndCannotBeToldIsRefused) {
  Running server;
  const std::string head = "POST /api/sheet HTTP/1.1\r\nHost: localhost\r\n";
  const std::string hidden = "GET /api/status HTTP/1.1\r\nHost: localhost\r\n\r\n";
  for (const char* fields :
       {"Transfer-Encoding: xchunked\r\n", "Transfer-Encoding: gzip\r\n",
        "Transfer-Encoding: chunked, identity\r\n", "Transfer-Encoding: gzip, chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nTrailer: X\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"}) {
    const std::string answer = asked(server.port(), head + fields + "\r\n" + hidden);
    EXPECT_EQ(line_of(answer), "HTTP/1.1 400 Bad Request") << fields;
    EXPECT_EQ(answer.find("HTTP/1.1 200"), std::string::npos) << fields;
  }
  EXPECT_EQ(line_of(asked(server.port(),
                          "GET / HTTP/1.1\r\nHost: localhost\r\nHost: "
                          "evil.example\r\n\r\n")),
            "HTTP/1.1 400 Bad Request");
  EXPECT_EQ(line_of(asked(server.port(), "GET / HTTP/1.1\r\n\r\n")), "HTTP/1.1 400 Bad Request");
  still_serves(server);
}

TEST(Server, WhoWaitsToBeToldToSendIsTold) {
  Running server;
  HttpClient client(server.port());
  client.send(
      "POST /api/sheet HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
      "Content-Length: 2\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(client.receive_all(300ms), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("{}");
  EXPECT_EQ(line_of(client.receive_all(5s)), "HTTP/1.1 400 Bad Request");
}

TEST(Server, AWholeAddressIsAnAddress) {
  Running server;
  EXPECT_EQ(line_of(asked(server.port(), request_for("http://localhost/api/status"))),
            "HTTP/1.1 200 OK");
  EXPECT_EQ(line_of(asked(server.port(), request_for("HTTP://localhost"))), "HTTP/1.1 200 OK");
}

TEST(Server, WhoWasRefusedIsNotHeldOpenByABytePerSecond) {
  Running server;
  HttpClient client(server.port());
  client.send("BAD\r\n\r\n");
  const auto from = std::chrono::steady_clock::now();
  while (client.send("x") && std::chrono::steady_clock::now() - from < 10s)
    std::this_thread::sleep_for(200ms);
  EXPECT_LT(std::chrono::steady_clock::now() - from, 5s);
}

TEST(Server, AMillionBytesOfHeaderAreNotRead) {
  Running server;
  const std::string one(1000000, 'a');
  EXPECT_EQ(
      line_of(asked(server.port(), "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + one + "\r\n\r\n")),
      "HTTP/1.1 431 Request Header Fields Too Large");
  std::string many = "GET / HTTP/1.1\r\nHost: localhost\r\n";
  for (int k = 0; k < 50000; ++k) many += "X" + std::to_string(k) + ": y\r\n";
  EXPECT_EQ(line_of(asked(server.port(), many + "\r\n")),
            "HTTP/1.1 431 Request Header Fields Too Large");
  EXPECT_EQ(line_of(asked(server.port(), "GET /" + one + " HTTP/1.1\r\n\r\n")),
            "HTTP/1.1 431 Request Header Fields Too Large");
  still_serves(server);
}

TEST(Server, ABodyHasALimitSaidOrNot) {
  Running server;
  const std::string head = "POST /api/sheet HTTP/1.1\r\nHost: localhost\r\n";
  EXPECT_EQ(line_of(asked(server.port(), head + "Content-Length: 99999999999\r\n\r\nx")),
            "HTTP/1.1 413 Content Too Large");
  std::string chunked = head + "Transfer-Encoding: chunked\r\n\r\n";
  for (int k = 0; k < 40; ++k) chunked += "10000\r\n" + std::string(65536, 'x') + "\r\n";
  EXPECT_EQ(line_of(asked(server.port(), chunked + "0\r\n\r\n")), "HTTP/1.1 413 Content Too Large");
  still_serves(server);
}

TEST(Server, WhoIsTooSlowIsLeft) {
  ServerLimits limits;
  limits.request_s = 1;
  Running server(limits);
  HttpClient silent(server.port());
  HttpClient slow(server.port());
  HttpClient half(server.port());
  half.send("GET /api/sta");
  // A byte at a time does not gain time.
  const std::string bytes = request_for("/api/status");
  const auto from = std::chrono::steady_clock::now();
  for (std::size_t k = 0; k < bytes.size() && slow.send(bytes.substr(k, 1)); ++k) {
    std::this_thread::sleep_for(50ms);
    if (std::chrono::steady_clock::now() - from > 4s) break;
  }
  EXPECT_EQ(slow.receive_all(5s), "");
  EXPECT_TRUE(slow.closed());
  EXPECT_EQ(silent.receive_all(5s), "");
  EXPECT_TRUE(silent.closed());
  EXPECT_EQ(half.receive_all(5s), "");
  EXPECT_TRUE(half.closed());
  still_serves(server);
}

TEST(Server, WhoDoesNotTakeTheAnswerIsLeft) {
  ServerLimits limits;
  limits.answer_s = 1;
  Running server(limits);
  std::string many;
  for (int k = 0; k < 400; ++k)  // more than the buffers of two sockets hold
    many += "GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n";
  HttpClient client(server.port());
  ASSERT_TRUE(client.send(many));
  std::this_thread::sleep_for(3s);
  still_serves(server);
  // It was closed in the middle of what it did not take.
  client.receive_all(5s);
  EXPECT_TRUE(client.closed());
}

TEST(Server, SoManyConnectionsAndNoMore) {
  ServerLimits limits;
  limits.connections = 8;
  limits.connections_of_one = 4;
  Running server(limits);
  {
    std::vector<HttpClient> guests;
    for (int k = 0; k < 4; ++k) {
      guests.emplace_back(server.port());
      guests.back().send("GET /api/status HTTP/1.1\r\nHost: localhost\r\n\r\n");
      EXPECT_EQ(line_of(guests.back().receive_all(300ms)), "HTTP/1.1 200 OK");
    }
    EXPECT_EQ(line_of(HttpClient(server.port()).receive_all(2s)),
              "HTTP/1.1 503 Service Unavailable");
  }
  std::this_thread::sleep_for(300ms);
  still_serves(server);
}

TEST(Server, ManyAtOnceAllGetTheSameBytes) {
  Running server;
  const std::string target = "/openapi.json";
  const std::string expected = idle_service().answer(test::get(target)).body->bytes;
  std::atomic<int> right{0};
  std::vector<std::thread> clients;
  for (int k = 0; k < 16; ++k)
    clients.emplace_back([&] {
      for (int n = 0; n < 20; ++n)
        if (asked(server.port(), request_for(target)).ends_with("\r\n\r\n" + expected)) ++right;
    });
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(right, 16 * 20);
}

TEST(Server, AnAddressInUseIsAFault) {
  Running server;
  const auto second = Server::listen(idle_service(), {"127.0.0.1", server.port()}, {}, {});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.faults().front().kind, FaultKind::machine);
}

TEST(Listen, AnAddressWithAPort) {
  EXPECT_EQ(parse_listen("127.0.0.1:8080")->port, 8080);
  EXPECT_EQ(parse_listen("[::1]:0")->host, "::1");
  EXPECT_EQ(parse_listen("localhost:80")->host, "127.0.0.1");
  for (const char* wrong : {"", "8080", ":8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536",
                            "127.0.0.1:x", "127.0.0.1:-1", "example.org:80", "1.2.3:80"})
    EXPECT_FALSE(parse_listen(wrong)) << wrong;
}

}  // namespace
}  // namespace setpoint
