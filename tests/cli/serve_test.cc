// setpoint serve as a process: what it says, what it refuses to begin with, how it ends.
#include <gtest/gtest.h>

#include <csignal>
#include <string>

#include "cli/folder.h"
#include "cli/process.h"
#include "serve/http_client.h"

namespace setpoint::test {
namespace {

using namespace std::chrono_literals;

// Of "Setpoint serves at http://127.0.0.1:8080/ until it is stopped (Ctrl-C)".
std::uint16_t port_of(const std::string& line) {
  const std::string begins = "Setpoint serves at http://127.0.0.1:";
  EXPECT_TRUE(line.starts_with(begins)) << line;
  return static_cast<std::uint16_t>(std::stoi(line.substr(begins.size())));
}

std::string asked(std::uint16_t port, const std::string& target) {
  HttpClient client(port);
  client.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  return client.receive_all(10s);
}

TEST(Serve, AnswersUntilItIsStopped) {
  for (const int signal : {SIGINT, SIGTERM}) {
    Started service({"serve", "--data", reference(), "--draws", "20", "--listen", "127.0.0.1:0"});
    const std::uint16_t port = port_of(service.first_line());
    EXPECT_TRUE(asked(port, "/api/status").starts_with("HTTP/1.1 200 OK"));
    EXPECT_TRUE(asked(port, "/").starts_with("HTTP/1.1 200 OK"));
    EXPECT_TRUE(asked(port, "/nothing").starts_with("HTTP/1.1 404"));
    const Finished finished = service.stop(signal);
    EXPECT_EQ(finished.status, 0);
    EXPECT_NE(finished.err.find("127.0.0.1 404 /nothing"), std::string::npos) << finished.err;
    EXPECT_FALSE(HttpClient(port).open());
  }
}

TEST(Serve, WhatIsAtFaultIsSaidBeforeItListens) {
  EXPECT_EQ(run({"serve"}).status, 2);
  EXPECT_EQ(run({"serve", "--data", reference(), "--listen", "nowhere"}).status, 2);
  EXPECT_EQ(run({"serve", "--data", reference(), "--key", "x"}).status, 2);
  const TemporaryFolder folder;
  const Finished absent = run({"serve", "--data", folder / "absent"});
  EXPECT_NE(absent.status, 0);
  EXPECT_EQ(absent.out, "");
  copy_reference(folder.path() / "broken");
  const std::string deaths = folder / "broken/deaths.csv";
  write(deaths, contents(deaths) + "2025Q3,US,all,12,x,1\n");
  const Finished broken = run({"serve", "--data", folder / "broken"});
  EXPECT_EQ(broken.status, 1);
  EXPECT_NE(broken.err.find("deaths.csv:"), std::string::npos) << broken.err;
  EXPECT_EQ(run({"serve", "--data", reference(), "--set", "movement.confidence=2"}).status, 1);
  EXPECT_EQ(run({"serve", "--data", reference(), "--assets", folder.path()}).status, 2);
  EXPECT_EQ(run({"serve", "--ledger", folder / "absent.ledger"}).status, 1);
}

TEST(Serve, AnAddressInUseIsTheMachines) {
  Started service({"serve", "--data", reference(), "--draws", "20", "--listen", "127.0.0.1:0"});
  const std::string own = "127.0.0.1:" + std::to_string(port_of(service.first_line()));
  const Finished second = run({"serve", "--data", reference(), "--draws", "20", "--listen", own});
  EXPECT_EQ(second.status, 3);
  EXPECT_NE(second.err.find("cannot listen on " + own), std::string::npos) << second.err;
}

TEST(Serve, AFolderOfFilesInsteadOfTheDashboard) {
  const TemporaryFolder folder;
  write(folder.path() / "index.html", "<p>mine</p>");
  std::filesystem::create_directory(folder.path() / "assets");
  write(folder.path() / "assets/a.js", "1;");
  write(folder.path().parent_path() / (folder.path().filename().string() + ".secret"), "secret");
  Started service({"serve", "--data", reference(), "--draws", "20", "--listen", "127.0.0.1:0",
                   "--assets", folder.path()});
  const std::uint16_t port = port_of(service.first_line());
  EXPECT_TRUE(asked(port, "/").ends_with("\r\n\r\n<p>mine</p>"));
  const std::string script = asked(port, "/assets/a.js");
  EXPECT_NE(script.find("Content-Type: text/javascript"), std::string::npos);
  EXPECT_NE(script.find("immutable"), std::string::npos);
  const std::string secret = "/../" + folder.path().filename().string() + ".secret";
  EXPECT_TRUE(asked(port, secret).starts_with("HTTP/1.1 400"));
  EXPECT_EQ(asked(port, secret).find("\r\n\r\nsecret"), std::string::npos);
  std::filesystem::remove(folder.path().parent_path() /
                          (folder.path().filename().string() + ".secret"));
}

// Determined, recorded and explained: the id stands for the file.
TEST(Serve, ADeterminationIsRecordedAsItIsMade) {
  const TemporaryFolder folder;
  ASSERT_EQ(run({"ledger", "key", "--name", "Ada", "--out", folder / "ada.key"}).status, 0);
  const std::string ledger = folder / "a.ledger";
  ASSERT_EQ(run({"ledger", "init", "--ledger", ledger, "--key", folder / "ada.key"}).status, 0);
  const Finished made =
      run({"determine", "--data", reference(), "--draws", "20", "--period", "2024Q3", "--ledger",
           ledger, "--key", folder / "ada.key", "--out", folder / "d"});
  ASSERT_EQ(made.status, 0) << made.err;
  EXPECT_TRUE(made.err.starts_with("entry 2 ")) << made.err;
  const Finished by_file = run({"why", folder / "d/determination.json", "MX", "toll"});
  const Finished by_id = run({"why", "2024Q3", "MX", "toll", "--ledger", ledger});
  EXPECT_EQ(by_id.status, 0) << by_id.err;
  EXPECT_EQ(by_id.out, by_file.out);
  EXPECT_EQ(run({"why", "2019Q3", "MX", "toll", "--ledger", ledger}).status, 1);
  EXPECT_EQ(run({"determine", "--data", reference(), "--ledger", ledger}).status, 2);
}

}  // namespace
}  // namespace setpoint::test
