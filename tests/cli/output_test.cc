// What is written, and what is left when it cannot be: a file appears whole or not at all, and a
// fault of the machine is status 3.
#include <gtest/gtest.h>
#include <sys/mount.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>

#include "cli/folder.h"
#include "cli/process.h"

namespace setpoint::test {
namespace {

const char* const kFiles[] = {"determination.json", "schedule.csv", "outcomes.csv",
                              "flows.csv",          "sources.csv",  "parameters.csv",
                              "setpoint.xlsx",      "report.html"};

Finished determine(const std::string& out, const std::string& seed,
                   const RunOptions& options = {}) {
  return run({"determine", "--data", reference(), "--draws", "50", "--seed", seed, "--out", out},
             options);
}

TEST(Output, EveryFileOfTheReportAndNothingElse) {
  const TemporaryFolder folder;
  ASSERT_EQ(determine(folder / "out", "1").status, 0);
  const auto files = files_in(folder / "out");
  EXPECT_EQ(files.size(), std::size(kFiles));
  for (const char* name : kFiles) EXPECT_TRUE(files.contains(name)) << name;
}

TEST(Output, NothingIsWrittenUnlessAsked) {
  const TemporaryFolder folder;
  copy_reference(folder / "data");
  const auto before = files_in(folder.path());
  ASSERT_EQ(run({"determine", "--data", folder / "data", "--draws", "50"}).status, 0);
  ASSERT_EQ(run({"check", folder / "data"}).status, 0);
  EXPECT_EQ(files_in(folder.path()), before);
}

TEST(Output, SecondRunReplacesTheFirst) {
  const TemporaryFolder folder;
  ASSERT_EQ(determine(folder / "out", "1").status, 0);
  const auto first = files_in(folder / "out");
  ASSERT_EQ(determine(folder / "out", "2").status, 0);
  const auto second = files_in(folder / "out");
  EXPECT_EQ(second.size(), first.size());
  EXPECT_NE(second.at("determination.json"), first.at("determination.json"));
}

// The earlier report stays to the last byte, no temporary file is left, and the status is 3.
void expect_untouched(const std::string& out, const std::map<std::string, std::string>& before,
                      const Finished& finished, int reason) {
  EXPECT_EQ(finished.status, 3) << finished.err;
  EXPECT_EQ(finished.out, "");
  EXPECT_NE(finished.err.find(std::strerror(reason)), std::string::npos) << finished.err;
  const auto after = files_in(out);
  EXPECT_EQ(after.size(), before.size());
  for (const auto& [name, bytes] : before)
    EXPECT_TRUE(after.contains(name) && after.at(name) == bytes) << name << " changed";
}

TEST(Output, LimitOnFileSizeLeavesTheEarlierReport) {
  const TemporaryFolder folder;
  const std::string out = folder / "out";
  ASSERT_EQ(determine(out, "1").status, 0);
  const auto before = files_in(out);
  const std::size_t largest = before.at("determination.json").size();
  const Finished finished =
      determine(out, "2", {.standard_output = "", .largest_file = largest / 2});
  expect_untouched(out, before, finished, EFBIG);
}

TEST(Output, FullDiskLeavesTheEarlierReport) {
  const TemporaryFolder folder;
  ASSERT_EQ(determine(folder / "size", "1").status, 0);
  std::size_t size = 0;
  for (const auto& [name, bytes] : files_in(folder / "size")) size += bytes.size();

  // Room for one report and half of the next.
  const std::string disk = folder / "disk";
  std::filesystem::create_directory(disk);
  const std::string option = "size=" + std::to_string(size * 3 / 2);
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, option.c_str()) != 0)
    GTEST_SKIP() << "needs the right to mount a small disk: " << std::strerror(errno);
  const std::string out = disk + "/out";
  const Finished first = determine(out, "1");
  const auto before = first.status == 0 ? files_in(out) : std::map<std::string, std::string>();
  const Finished finished = determine(out, "2");
  const Finished fresh = determine(disk + "/fresh", "3");
  const bool fresh_left = std::filesystem::exists(disk + "/fresh");
  EXPECT_EQ(first.status, 0) << first.err;
  expect_untouched(out, before, finished, ENOSPC);
  EXPECT_EQ(fresh.status, 3);
  EXPECT_FALSE(fresh_left) << "a folder that could not be filled was left";
  EXPECT_EQ(::umount(disk.c_str()), 0);
}

TEST(Output, PlacesThatCannotBeWrittenAreTheMachines) {
  const TemporaryFolder folder;
  write(folder / "file", "mine");
  const Finished finished = determine(folder / "file", "1");
  EXPECT_EQ(finished.status, 3) << finished.err;
  EXPECT_EQ(contents(folder / "file"), "mine");
  EXPECT_EQ(determine("/proc/setpoint", "1").status, 3);
}

TEST(Output, FullStandardOutputIsStatusThree) {
  const RunOptions full{.standard_output = "/dev/full", .largest_file = {}};
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"determine", "--data", reference(), "--draws", "50"},
        {"determine", "--data", reference(), "--draws", "50", "--json"},
        {"check", reference()}}) {
    const Finished finished = run(words, full);
    EXPECT_EQ(finished.status, 3) << words.front();
    EXPECT_NE(finished.err.find(std::strerror(ENOSPC)), std::string::npos) << finished.err;
  }
}

}  // namespace
}  // namespace setpoint::test
