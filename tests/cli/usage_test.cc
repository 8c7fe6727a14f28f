// The words of a call: status 2 for what cannot be meant, 0 for help and version.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cli/folder.h"
#include "cli/process.h"

namespace setpoint::test {
namespace {

using Words = std::vector<std::string>;

TEST(Usage, HelpOfEveryCommandIsNoFault) {
  for (const Words& words : {Words{"--help"}, Words{"determine", "--help"}, Words{"why", "--help"},
                             Words{"check", "--help"}}) {
    const Finished finished = run(words);
    EXPECT_EQ(finished.status, 0) << words.front();
    EXPECT_EQ(finished.err, "");
    EXPECT_NE(finished.out.find("Usage: "), std::string::npos) << finished.out;
  }
  EXPECT_NE(run({"--help"}).out.find("determine"), std::string::npos);
  EXPECT_NE(run({"determine", "--help"}).out.find("--draws"), std::string::npos);
}

TEST(Usage, VersionIsPrinted) {
  const Finished finished = run({"--version"});
  EXPECT_EQ(finished.status, 0);
  EXPECT_EQ(finished.out, std::string(SETPOINT_VERSION) + "\n");
}

TEST(Usage, WordsThatCannotBeMeantAreStatusTwoAndPrintNothingOnOutput) {
  const std::string data = reference();
  const std::vector<Words> calls = {
      {},
      {"determin", "--data", data},
      {"determine"},            // no --data
      {"determine", "--data"},  // no value
      {"determine", "--data", data, "--periode", "2024Q3"},
      {"determine", "--data", data, "--period", "2024"},
      {"determine", "--data", data, "--period", "2024Q5"},
      {"determine", "--data", data, "--draws", "0"},
      {"determine", "--data", data, "--draws", "many"},
      {"determine", "--data", data, "--draws", "-1"},
      {"determine", "--data", data, "--seed", "-1"},
      {"determine", "--data", data, "--seed", "1.5"},
      {"determine", "--data", data, "--threads", "100000"},
      {"determine", "--data", data, "--set", "rule.cap_adjustment"},  // no value
      {"determine", "--data", data, "--set", "=1"},
      {"determine", "--data", data, "--previous", "earlier.json"},
      {"why"},
      {"why", "determination.json", "MX"},
      {"why", "determination.json", "MX", "adjustment", "--outcome", "liquid"},
      {"check"},
      {"check", data, data},
  };
  for (const Words& words : calls) {
    const Finished finished = run(words);
    std::string call;
    for (const std::string& word : words) call += " " + word;
    EXPECT_EQ(finished.status, 2) << "setpoint" << call << "\n" << finished.err;
    EXPECT_EQ(finished.out, "") << "setpoint" << call;
    EXPECT_NE(finished.err, "") << "setpoint" << call;
  }
}

}  // namespace
}  // namespace setpoint::test
