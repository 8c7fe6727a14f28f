// Two writers at once lose nothing.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <set>
#include <thread>

#include "ledger/scene.h"

namespace setpoint::ledger::test {
namespace {

constexpr int kAppends = 100;

std::string id(int writer, int k) {
  return "w" + std::to_string(writer) + "-" + std::to_string(k);
}

// The first fault, or nothing.
std::string write_all(const fs::path& file, const KeyPair& key, int writer) {
  auto ledger = Ledger::open(file);
  if (!ledger) return fault_of(ledger);
  for (int k = 0; k < kAppends; ++k)
    if (const auto added = ledger->add(Signer(key), evidence(id(writer, k)), ""); !added)
      return fault_of(added);
  return "";
}

void expect_all(const Scene& scene) {
  const Verification sound = scene.verified();
  EXPECT_EQ(joined(texts(sound)), "");
  EXPECT_EQ(sound.entries, 1U + 2 * kAppends);
  const State state = must(must(Ledger::open(scene.file())).state());
  for (int writer = 0; writer < 2; ++writer)
    for (int k = 0; k < kAppends; ++k)
      ASSERT_NE(state.determination(id(writer, k)), nullptr) << id(writer, k);
  EXPECT_FALSE(fs::exists(scene.file().string() + "-wal"));
}

TEST(Writers, TwoProcesses) {
  Scene scene;
  const KeyPair& key = scene.key("Ada");
  std::array<pid_t, 2> children{};
  for (int writer = 0; writer < 2; ++writer) {
    children.at(static_cast<std::size_t>(writer)) = ::fork();
    if (children.at(static_cast<std::size_t>(writer)) == 0) {
      const std::string fault = write_all(scene.file(), key, writer);
      if (!fault.empty()) std::fprintf(stderr, "%s\n", fault.c_str());
      _exit(fault.empty() ? 0 : 1);
    }
  }
  for (const pid_t child : children) {
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
  }
  expect_all(scene);
}

TEST(Writers, TwoThreadsAndOneThatVerifies) {
  Scene scene;
  const KeyPair& key = scene.key("Ada");
  std::array<std::string, 2> faults;
  std::thread first([&] { faults[0] = write_all(scene.file(), key, 0); });
  std::thread second([&] { faults[1] = write_all(scene.file(), key, 1); });
  // What is being written is not mistaken for damage.
  for (int k = 0; k < 10; ++k) {
    const Verification between = scene.verified();
    EXPECT_EQ(joined(texts(between)), "");
  }
  first.join();
  second.join();
  EXPECT_EQ(faults[0], "");
  EXPECT_EQ(faults[1], "");
  expect_all(scene);
}

TEST(Writers, AClockThatIsSetBackKeepsTheOrder) {
  Scene scene;
  std::int64_t now = 1'800'000'000'000'000;
  Ledger ledger = must(Ledger::open(scene.file(), [&] { return now; }));
  must(ledger.add(scene.as("Ada"), evidence("a"), ""));
  now -= 3'600'000'000;
  must(ledger.add(scene.as("Ada"), evidence("b"), ""));
  const auto entries = must(ledger.entries());
  EXPECT_EQ(entries[1].recorded, "2027-01-15T08:00:00.000000Z");
  EXPECT_EQ(entries[2].recorded, entries[1].recorded);
  EXPECT_EQ(joined(texts(scene.verified())), "");
}

}  // namespace
}  // namespace setpoint::ledger::test
