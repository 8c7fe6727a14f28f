// The policy cases of tests/cases: each file is one test.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "determination/case_run.h"

namespace setpoint::test {
namespace {

const std::filesystem::path kFolder = std::filesystem::path(SETPOINT_ROOT) / "tests" / "cases";

// Named for the file, without the place where it lies.
std::vector<std::string> names() {
  std::vector<std::string> all;
  for (const auto& file : case_files(kFolder)) all.push_back(file.stem().string());
  return all;
}

class Case : public testing::TestWithParam<std::string> {};

TEST_P(Case, GivesWhatItSays) {
  const Result<PolicyCase> read = read_case(kFolder / (GetParam() + ".case"));
  ASSERT_TRUE(read.ok()) << lines(read.faults());
  const Faults wrong = run(*read);
  EXPECT_TRUE(wrong.empty()) << read->title << "\n" << lines(wrong);
}

INSTANTIATE_TEST_SUITE_P(Policy, Case, testing::ValuesIn(names()), [](const auto& file) {
  std::string name = file.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

// The rule's rows, each with and without what it has to tell apart, are asserted by some case.
TEST(Cases, CoverEveryRowOfTheRule) {
  std::map<double, int> rows;
  std::map<std::pair<double, std::string>, int> told_apart;  // row, "within yes"
  for (const auto& file : case_files(kFolder)) {
    const auto read = read_case(file);
    ASSERT_TRUE(read.ok()) << lines(read.faults());
    std::map<std::string, std::vector<const Expectation*>> by_place;
    for (const Expectation& one : read->expectations)
      if (one.subject.size() == 2)
        by_place[one.period + one.subject[0] + one.subject[1]].push_back(&one);
    for (const auto& [place, all] : by_place) {
      const auto row = std::find_if(all.begin(), all.end(),
                                    [](const Expectation* e) { return e->path.back() == "row"; });
      const auto* number = row == all.end() ? nullptr : std::get_if<ExpectedNumber>(&(*row)->value);
      if (number == nullptr) continue;
      ++rows[number->value];
      for (const Expectation* e : all)
        if (const bool* found = std::get_if<bool>(&e->value); found && e->path.back() == "found")
          ++told_apart[{number->value, e->path.front() + (*found ? " yes" : " no")}];
    }
  }
  for (int row = 0; row <= 8; ++row) EXPECT_GT(rows[row], 0) << "row " << row;
  for (const auto& [row, answer] : {std::pair(6.0, "within yes"), std::pair(6.0, "new_source yes"),
                                    std::pair(6.0, "new_source no"), std::pair(7.0, "within no"),
                                    std::pair(7.0, "new_source yes"), std::pair(8.0, "within no"),
                                    std::pair(8.0, "new_source no")})
    EXPECT_GT((told_apart[{row, answer}]), 0) << "row " << row << ", " << answer;
}

}  // namespace
}  // namespace setpoint::test
