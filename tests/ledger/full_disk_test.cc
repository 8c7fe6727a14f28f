// A disk that is full: a clear fault of the machine, and the ledger as it was.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ledger/scene.h"

namespace setpoint::ledger::test {
namespace {

// Runs where no file may grow beyond so many bytes; its result as the exit status.
template <class Work>
int with_files_up_to(rlim_t bytes, Work work) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, bytes};
    _exit(::setrlimit(RLIMIT_FSIZE, &limit) == 0 ? work() : 99);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}

bool is_clear(const Faults& faults) {
  return faults.size() == 1 && faults.front().kind == FaultKind::machine &&
         faults.front().text().find("nothing was recorded, expected room") != std::string::npos;
}

TEST(FullDisk, AnAppendFailsClearlyAndTheLedgerGoesOn) {
  Scene scene;
  fill(scene);
  const std::uint64_t before = scene.verified().entries;
  const std::string long_text(300'000, 'x');
  // From no room at all to room for nearly all of it.
  for (const rlim_t room :
       {rlim_t{4096}, rlim_t{40'000}, rlim_t{65'536}, rlim_t{200'000}, rlim_t{300'000}}) {
    const KeyPair& key = scene.key("Ada");
    const int status = with_files_up_to(room, [&] {
      auto ledger = Ledger::open(scene.file());
      if (!ledger) return is_clear(ledger.faults()) ? 7 : 1;
      const auto added = ledger->add(Signer(key), evidence("too-long", "2024Q3", long_text), "");
      if (added) return 2;
      return is_clear(added.faults()) ? 7 : 3;
    });
    EXPECT_EQ(status, 7) << room;
    const Verification intact = scene.verified();
    EXPECT_EQ(joined(texts(intact)), "") << room;
    EXPECT_EQ(intact.entries, before) << room;
  }
  Ledger ledger = scene.open();
  must(ledger.add(scene.as("Ada"), evidence("too-long", "2024Q3", long_text), ""));
  EXPECT_EQ(joined(texts(scene.verified())), "");
}

// Room for the log but not for the file: what was acknowledged is in the log, and stays.
TEST(FullDisk, WhatTheLogTookIsKept) {
  Scene scene;
  {
    Ledger ledger = scene.open();
    for (int k = 0; k < 40; ++k)
      must(ledger.add(scene.as("Ada"), evidence("a" + std::to_string(k)), ""));
  }
  const auto size = static_cast<rlim_t>(fs::file_size(scene.file()));
  const KeyPair& key = scene.key("Ada");
  const int status = with_files_up_to(size, [&] {
    auto ledger = Ledger::open(scene.file());
    if (!ledger) return 1;
    const std::string filling(8000, 'y');
    // _exit: nothing is tidied up, as if the power went.
    return ledger->add(Signer(key), evidence("in-the-log", "2024Q3", filling), "") ? 7 : 2;
  });
  ASSERT_EQ(status, 7);
  EXPECT_EQ(joined(texts(scene.verified())), "");
  Ledger ledger = scene.open();
  EXPECT_NE(must(ledger.state()).determination("in-the-log"), nullptr);
  must(ledger.add(scene.as("Ada"), evidence("after"), ""));
  EXPECT_EQ(joined(texts(scene.verified())), "");
}

TEST(FullDisk, ALedgerThatCannotBeginIsNotThere) {
  const Folder folder;
  const KeyPair key = must(KeyPair::generate("Ada"));
  for (const rlim_t room : {rlim_t{0}, rlim_t{4096}, rlim_t{20'000}}) {
    const int status = with_files_up_to(room, [&] {
      const auto created = Ledger::create(folder / "new", key);
      return !created && created.faults().front().kind == FaultKind::machine ? 7 : 1;
    });
    EXPECT_EQ(status, 7) << room;
    EXPECT_TRUE(fs::is_empty(folder / "")) << room;
  }
}

}  // namespace
}  // namespace setpoint::ledger::test
