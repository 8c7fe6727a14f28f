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
  for (const Words& words :
       {Words{"--help"}, Words{"determine", "--help"}, Words{"why", "--help"},
        Words{"check", "--help"}, Words{"estimate", "--help"}, Words{"generate", "--help"},
        Words{"generate", "inspections", "--help"}, Words{"plan", "--help"},
        Words{"draw", "--help"}, Words{"draw", "commit", "--help"},
        Words{"draw", "reveal", "--help"}, Words{"verify-draw", "--help"}}) {
    const Finished finished = run(words);
    EXPECT_EQ(finished.status, 0) << words.front();
    EXPECT_EQ(finished.err, "");
    EXPECT_NE(finished.out.find("Usage: "), std::string::npos) << finished.out;
  }
  const std::string commands = run({"--help"}).out;
  for (const char* command :
       {"determine", "why", "check", "estimate", "generate", "plan", "draw", "verify-draw"})
    EXPECT_NE(commands.find(std::string("\n  ") + command + " "), std::string::npos) << command;
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
      {"replay"},
      {"replay", "--data", data, "--previous", "earlier.json"},  // of determine
      {"replay", "--data", data, "--until", "2024"},
      {"diff", "determination.json"},
      {"why"},
      {"why", "determination.json", "MX"},
      {"why", "determination.json", "MX", "adjustment", "--outcome", "liquid"},
      {"check"},
      {"check", data, data},
      {"estimate"},
      {"estimate", "--data"},
      {"estimate", "--data", data, "--by", "country"},
      {"estimate", "--data", data, "--threads", "-1"},
      {"estimate", "--data", data, "--threads", "1025"},
      {"estimate", "--data", data, "--set", "=1"},
      {"estimate", "--data", data, "--period", "2024Q3"},  // of determine
      {"generate"},
      {"generate", "seizures"},
      {"generate", "inspections"},
      {"generate", "inspections", "--units", "100", "--seed", "1"},  // no --out
      {"generate", "inspections", "--units", "-1", "--seed", "1", "--out", "/proc/none"},
      {"generate", "inspections", "--units", "1e4", "--seed", "1", "--out", "/proc/none"},
      {"generate", "inspections", "--units", "20000", "--seed", "1.5", "--out", "/proc/none"},
      {"plan"},
      {"plan", "--data", data},  // neither precision nor budget
      {"plan", "--data", data, "--precision", "little"},
      {"plan", "--data", data, "--precision", "0.1", "--pilot", "2024"},
      {"draw"},
      {"draw", "lots"},
      {"draw", "commit", "--frame", "frame.csv"},
      {"draw", "reveal", "--secret", "secret.txt"},
      {"verify-draw", "--draw", "draw.json"},
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
