#include "setpoint/report/xlsx.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <regex>
#include <thread>

#include "sample.h"

namespace setpoint {
namespace {

std::string workbook() {
  const Result<std::string> bytes =
      xlsx(sample::determination(), sample::policy(), sample::tables());
  EXPECT_TRUE(bytes.ok()) << bytes.faults().front().text();
  return bytes.ok() ? *bytes : std::string();
}

// A part of the workbook, unpacked by the system's unzip.
std::string part(const std::string& bytes, const std::string& name) {
  const sample::Folder folder;
  const std::filesystem::path file = folder.path() / "book.xlsx";
  std::ofstream(file, std::ios::binary) << bytes;
  const std::string command = "unzip -p '" + file.string() + "' '" + name + "'";
  FILE* pipe = ::popen(command.c_str(), "r");
  std::string result;
  char block[4096];
  while (const std::size_t got = std::fread(block, 1, sizeof block, pipe))
    result.append(block, got);
  ::pclose(pipe);
  return result;
}

bool have_unzip() {
  return std::system("command -v unzip >/dev/null 2>&1") == 0;
}

TEST(Xlsx, IsTheSameWheneverItIsMade) {
  const std::string first = workbook();
  // Longer than the two seconds that a zip archive can tell apart.
  std::this_thread::sleep_for(std::chrono::milliseconds(2100));
  EXPECT_EQ(first, workbook());
  EXPECT_GT(first.size(), 10000U);
}

TEST(Xlsx, HasTheSheetsInOrder) {
  ASSERT_TRUE(have_unzip()) << "script/test installs unzip";
  const std::string book = part(workbook(), "xl/workbook.xml");
  std::size_t at = 0;
  for (const char* name :
       {"Schedule", "Outcomes", "Flows", "Deaths", "Parameters", "Sources", "Checks", "About"}) {
    const std::size_t found = book.find("name=\"" + std::string(name) + "\"", at);
    ASSERT_NE(found, std::string::npos) << name;
    at = found;
  }
}

TEST(Xlsx, HoldsNumbersAndNoFormula) {
  ASSERT_TRUE(have_unzip()) << "script/test installs unzip";
  const std::string bytes = workbook();
  for (int sheet = 1; sheet <= 8; ++sheet) {
    const std::string xml = part(bytes, "xl/worksheets/sheet" + std::to_string(sheet) + ".xml");
    ASSERT_FALSE(xml.empty());
    EXPECT_EQ(xml.find("<f>"), std::string::npos) << sheet;
    EXPECT_NE(xml.find("state=\"frozen\""), std::string::npos) << sheet;
  }
  const std::string schedule = part(bytes, "xl/worksheets/sheet1.xml");
  EXPECT_NE(schedule.find("<v>0.002481</v>"), std::string::npos);
  EXPECT_NE(schedule.find("<v>46210</v>"), std::string::npos);
  const std::string texts = part(bytes, "xl/sharedStrings.xml");
  EXPECT_NE(texts.find("=HYPERLINK("), std::string::npos);
  EXPECT_NE(texts.find("&lt;script&gt;"), std::string::npos);
}

TEST(Xlsx, IsDatedByTheWindow) {
  ASSERT_TRUE(have_unzip()) << "script/test installs unzip";
  EXPECT_NE(part(workbook(), "docProps/core.xml").find("2024-09-30T00:00:00Z"), std::string::npos);
}

TEST(Xlsx, ATextThatNoCellCanHoldIsAFault) {
  Determination d = sample::determination();
  d.notes.push_back(std::string(40000, 'x'));
  const Result<std::string> result = xlsx(d, sample::policy(), sample::tables());
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.faults().front().kind, FaultKind::machine);
}

}  // namespace
}  // namespace setpoint
