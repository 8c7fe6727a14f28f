#include "setpoint/report/write.h"

#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "sample.h"
#include "setpoint/determination/json.h"
#include "setpoint/report/file_writer.h"

namespace setpoint {
namespace {

namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>;

Files files_in(const fs::path& folder) {
  Files result;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    result[entry.path().filename().string()] = bytes.str();
  }
  return result;
}

Result<Done> write(const fs::path& folder, const std::string& json) {
  return write_reports(folder, sample::determination(), sample::policy(), sample::tables(), json);
}

TEST(WriteReports, WritesEightWholeFiles) {
  const sample::Folder temporary;
  // For the browser's tests, which open the report that this leaves there.
  const char* wanted = std::getenv("SETPOINT_SAMPLE_REPORT");
  const fs::path folder = wanted != nullptr ? fs::path(wanted) : temporary.path() / "a" / "b";
  const std::string json = to_json(sample::determination());
  const Result<Done> written = write(folder, json);
  ASSERT_TRUE(written.ok()) << written.faults().front().text();
  const Files files = files_in(folder);
  EXPECT_EQ(files.size(), 8U);
  for (const char* name : {"determination.json", "schedule.csv", "outcomes.csv", "flows.csv",
                           "parameters.csv", "sources.csv", "setpoint.xlsx", "report.html"}) {
    ASSERT_TRUE(files.contains(name)) << name;
    EXPECT_GT(files.at(name).size(), 100U) << name;
  }
  EXPECT_EQ(files.at("determination.json"), json);
}

TEST(WriteReports, GivesTheSameBytesTwice) {
  const sample::Folder a;
  const sample::Folder b;
  ASSERT_TRUE(write(a.path(), "{}").ok());
  ASSERT_TRUE(write(b.path(), "{}").ok());
  EXPECT_EQ(files_in(a.path()), files_in(b.path()));
}

TEST(WriteReports, ReplacesAnEarlierReport) {
  const sample::Folder folder;
  ASSERT_TRUE(write(folder.path(), "{\"old\": 1}").ok());
  ASSERT_TRUE(write(folder.path(), "{}").ok());
  const Files files = files_in(folder.path());
  EXPECT_EQ(files.size(), 8U);
  EXPECT_EQ(files.at("determination.json"), "{}");
}

// Writing fails with the reason given, and the folder is as it was.
void expect_untouched(const fs::path& folder, const std::string& reason, const std::string& json) {
  const Files before = files_in(folder);
  const Result<Done> written = write(folder, json);
  ASSERT_FALSE(written.ok());
  const Fault& fault = written.faults().front();
  EXPECT_EQ(fault.kind, FaultKind::machine);
  EXPECT_EQ(exit_status(written.faults()), 3);
  EXPECT_NE(fault.what.find(reason), std::string::npos) << fault.text();
  EXPECT_EQ(files_in(folder), before);
}

TEST(WriteReports, OnAFullDiskLeavesTheEarlierReport) {
  const sample::Folder folder;
  if (::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=2m") != 0)
    GTEST_SKIP() << "mounting a small disk needs root: the limit on a file's size is tested below";
  ASSERT_TRUE(write(folder.path(), "{}").ok());
  expect_untouched(folder.path(), "No space left on device", std::string(3U << 20U, ' '));
  // Full half way: the first files fit, a later one does not.
  { std::ofstream(folder.path() / "filler") << std::string((2U << 20U) - (700U << 10U), 'x'); }
  expect_untouched(folder.path(), "No space left on device", std::string(300U << 10U, ' '));
  ::umount(folder.path().c_str());
}

TEST(WriteReports, AtTheLimitOfAFilesSizeLeavesTheEarlierReport) {
  const sample::Folder folder;
  ASSERT_TRUE(write(folder.path(), "{}").ok());
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit small = before;
  small.rlim_cur = 4U << 20U;
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  expect_untouched(folder.path(), "File too large", std::string(5U << 20U, ' '));
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, handler);
}

TEST(WriteReports, AFileInPlaceOfTheFolderIsAFault) {
  const sample::Folder folder;
  const fs::path file = folder.path() / "report";
  { std::ofstream(file) << "mine"; }
  const Result<Done> written = write(file, "{}");
  ASSERT_FALSE(written.ok());
  EXPECT_EQ(written.faults().front().kind, FaultKind::machine);
  EXPECT_EQ(written.faults().front().what, "Not a directory");
  EXPECT_EQ(files_in(folder.path()), (Files{{"report", "mine"}}));
}

TEST(WriteReports, AFolderInPlaceOfAFileIsAFault) {
  const sample::Folder folder;
  fs::create_directory(folder.path() / "report.html");
  const Result<Done> written = write(folder.path(), "{}");
  ASSERT_FALSE(written.ok());
  EXPECT_EQ(written.faults().front().what, "Is a directory");
  EXPECT_EQ(files_in(folder.path()).size(), 1U);
}

TEST(WriteReports, AFolderThatCannotBeWrittenIsAFault) {
  // Where nobody, not even root, can make a file.
  const Result<Done> written = write("/proc/setpoint-report", "{}");
  ASSERT_FALSE(written.ok());
  EXPECT_EQ(written.faults().front().kind, FaultKind::machine);
  if (::geteuid() == 0) return;  // root writes to folders without permission to write
  const sample::Folder folder;
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  expect_untouched(folder.path(), "Permission denied", "{}");
  fs::permissions(folder.path(), fs::perms::owner_all);
}

TEST(WriteFiles, RemovesTheFolderThatItMadeForNothing) {
  const sample::Folder folder;
  const fs::path made = folder.path() / "new";
  const Result<Done> written = write_files(made, {{"a", "1"}, {"no/such/folder", "2"}});
  ASSERT_FALSE(written.ok());
  EXPECT_EQ(written.faults().front().what, "No such file or directory");
  EXPECT_FALSE(fs::exists(made));
}

}  // namespace
}  // namespace setpoint
