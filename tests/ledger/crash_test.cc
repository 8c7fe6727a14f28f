// A ledger whose writer is killed keeps what it acknowledged.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <random>
#include <set>
#include <thread>

#include "ledger/scene.h"

namespace setpoint::ledger::test {
namespace {

constexpr int kKills = 200;
constexpr unsigned kLongestMicroseconds = 10'000;

// Adds drafts until it is killed, and says of each that it is kept. Documents of several pages, so
// that a commit is many writes.
[[noreturn]] void write_until_killed(const fs::path& file, const KeyPair& key, int round,
                                     int pipe) {
  auto ledger = Ledger::open(file);
  if (!ledger) _exit(1);
  for (int k = 0;; ++k) {
    const std::string id = std::to_string(round) + "-" + std::to_string(k);
    const std::string filling(static_cast<std::size_t>(k % 3) * 9000, 'x');
    if (!ledger->add(Signer(key), evidence(id, "2024Q3", filling), id)) _exit(1);
    const std::string line = id + "\n";
    if (::write(pipe, line.data(), line.size()) != static_cast<ssize_t>(line.size())) _exit(1);
  }
}

// Lines from a pipe.
class Lines {
 public:
  explicit Lines(int pipe) : pipe_(pipe) {}
  // Waits for so many, or the end.
  void wait_for(std::size_t lines) {
    while (static_cast<std::size_t>(std::count(text_.begin(), text_.end(), '\n')) < lines &&
           more()) {
    }
  }
  std::string all() {
    while (more()) {
    }
    return text_;
  }

 private:
  bool more() {
    std::array<char, 4096> room{};
    const ssize_t got = ::read(pipe_, room.data(), room.size());
    if (got > 0) text_.append(room.data(), static_cast<std::size_t>(got));
    return got > 0;
  }
  int pipe_;
  std::string text_;
};

TEST(Crash, KilledAtTwoHundredMomentsNothingAcknowledgedIsLost) {
  Scene scene;
  std::mt19937 random(20261122);
  std::set<std::string> acknowledged;
  std::uint64_t committed_before = 1;
  int while_writing = 0;
  for (int round = 0; round < kKills; ++round) {
    std::array<int, 2> ends{};
    ASSERT_EQ(::pipe(ends.data()), 0);
    const KeyPair& key = scene.key("Ada");
    const pid_t child = ::fork();
    if (child == 0) {
      ::close(ends[0]);
      write_until_killed(scene.file(), key, round, ends[1]);
    }
    ::close(ends[1]);
    // Some while after some append, so that a slow machine does not see other moments.
    Lines from(ends[0]);
    from.wait_for(random() % 3);
    std::this_thread::sleep_for(std::chrono::microseconds(random() % kLongestMicroseconds));
    ::kill(child, SIGKILL);
    const std::string lines = from.all();
    ::close(ends[0]);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself";
    std::istringstream each(lines);
    for (std::string id; std::getline(each, id);) acknowledged.insert(id);
    std::error_code error;
    const auto log = fs::file_size(scene.file().string() + "-wal", error);
    while_writing += !error && log > 0 ? 1 : 0;

    // As it was left, without a writer that mends it, and then with one, which checks every entry.
    if (round % 5 == 0) {
      const Verification left = scene.verified();
      ASSERT_TRUE(left.findings.empty()) << "round " << round << "\n" << joined(texts(left));
      ASSERT_GE(left.entries, committed_before);
    }
    const State state = must(must(Ledger::open(scene.file())).state());
    for (const std::string& id : acknowledged)
      ASSERT_NE(state.determination(id), nullptr) << "round " << round << ": " << id << " is lost";
    // What was not acknowledged may be there too: one entry a kill at most.
    ASSERT_LE(state.number(), acknowledged.size() + 2 + static_cast<std::size_t>(round));
    committed_before = state.number();
  }
  EXPECT_TRUE(scene.verified().findings.empty());
  EXPECT_GE(acknowledged.size(), 100U) << "the kills came before anything was written";
  EXPECT_GE(while_writing, kKills / 10) << "the kills did not come while something was written";
}

}  // namespace
}  // namespace setpoint::ledger::test
