// setpoint determine on the shipped dataset, as a user runs it.
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "cli/folder.h"
#include "cli/process.h"

namespace setpoint::test {
namespace {

using nlohmann::json;

Finished determine(std::vector<std::string> more) {
  std::vector<std::string> words = {"determine", "--data", reference(), "--draws", "100"};
  words.insert(words.end(), more.begin(), more.end());
  return run(words);
}

json determination(const std::vector<std::string>& more) {
  std::vector<std::string> words = more;
  words.push_back("--json");
  const Finished finished = determine(words);
  EXPECT_EQ(finished.status, 0) << finished.err;
  return json::parse(finished.out);
}

const json& country(const json& d, const std::string& code) {
  for (const json& c : d.at("countries"))
    if (c.at("country") == code) return c;
  throw std::runtime_error("no country " + code);
}

// Every number of a tree of JSON; what is absent is null, so that all of them are finite.
void expect_finite(const json& node) {
  if (node.is_number_float()) {
    EXPECT_TRUE(std::isfinite(node.get<double>()));
  }
  if (node.is_structured())
    for (const json& child : node) expect_finite(child);
}

TEST(Determine, PrintsTheScheduleOfTheLastWindow) {
  const Finished finished = determine({});
  ASSERT_EQ(finished.status, 0) << finished.err;
  EXPECT_EQ(finished.err, "");
  for (const char* text : {"2024Q4", "2025Q3", "MX", "CN", "CA"})
    EXPECT_NE(finished.out.find(text), std::string::npos) << text << "\n" << finished.out;
  // Not a terminal: no colour.
  EXPECT_EQ(finished.out.find('\x1b'), std::string::npos);
}

TEST(Determine, JsonHoldsTheSchemaAndWhatItPromises) {
  const json d = determination({});
  EXPECT_EQ(d.at("schema"), "setpoint.determination/1");
  EXPECT_EQ(d.at("window"), json({"2024Q4", "2025Q3"}));
  EXPECT_TRUE(d.at("id").get<std::string>().starts_with("2025Q3-"));
  EXPECT_TRUE(d.at("previous").is_null());
  EXPECT_EQ(d.at("seed"), 1);
  EXPECT_EQ(d.at("draws"), 100);
  for (const json& check : d.at("checks")) EXPECT_TRUE(check.at("holds").get<bool>()) << check;
  expect_finite(d);
  for (const char* code : {"MX", "CN", "CA"}) EXPECT_NO_THROW((void)country(d, code)) << code;

  // What is charged is a multiple of 0.0001 and of 0.05 dollars, within [0, full]; who is not
  // liable is charged nothing.
  for (const json& c : d.at("countries")) {
    const double rate = c.at("adjustment").at("rate");
    const double amount = c.at("toll").at("amount");
    EXPECT_NEAR(rate * 10000, std::round(rate * 10000), 1e-9) << c.at("country");
    EXPECT_NEAR(amount * 20, std::round(amount * 20), 1e-9) << c.at("country");
    EXPECT_GE(rate, 0);
    EXPECT_GE(amount, 0);
    if (!c.at("liable").get<bool>()) {
      EXPECT_EQ(rate, 0) << c.at("country");
      EXPECT_EQ(amount, 0) << c.at("country");
    }
  }
}

TEST(Determine, EveryFiscalYearOfTheReferenceDatasetIsCovered) {
  // Fentanyl deaths of the twelve months, as the reference dataset reports them for the nation.
  for (int year = 2019; year <= 2025; ++year) {
    const std::string period = std::to_string(year) + "Q3";
    const json d = determination({"--period", period});
    EXPECT_EQ(d.at("window"), json({std::to_string(year - 1) + "Q4", period}));
    for (const json& check : d.at("checks"))
      EXPECT_TRUE(check.at("holds").get<bool>()) << period << " " << check;
    expect_finite(d);
  }
  EXPECT_EQ(determination({"--period", "2023Q3"}).at("deaths").at("reported"), 77201);
  EXPECT_EQ(determination({"--period", "2024Q3"}).at("deaths").at("reported"), 55391);
  EXPECT_EQ(determination({"--period", "2025Q3"}).at("deaths").at("reported"), 39662);
}

TEST(Determine, PeriodThatTheDataDoNotCoverIsAFaultThatSaysWhatIsMissing) {
  for (const char* period : {"2018Q3", "2026Q3", "1990Q1"}) {
    const Finished finished = determine({"--period", period});
    EXPECT_EQ(finished.status, 1) << period;
    EXPECT_EQ(finished.out, "");
    EXPECT_NE(finished.err.find(std::string("do not cover period ") + period), std::string::npos)
        << finished.err;
  }
}

TEST(Determine, OverrideIsUsedAndShows) {
  const json plain = determination({});
  const json other = determination({"--set", "precursors.share=1"});
  EXPECT_NE(plain.at("policy").at("sha256"), other.at("policy").at("sha256"));
  EXPECT_NE(plain.at("id"), other.at("id"));
  // With the whole liability on precursors Mexico bears less and China more.
  EXPECT_LT(country(other, "MX").at("footprint").at("deaths").get<double>(),
            country(plain, "MX").at("footprint").at("deaths").get<double>());
  EXPECT_GT(country(other, "CN").at("footprint").at("deaths").get<double>(),
            country(plain, "CN").at("footprint").at("deaths").get<double>());

  const TemporaryFolder folder;
  ASSERT_EQ(determine({"--set", "precursors.share=1", "--out", folder / "out"}).status, 0);
  const std::string parameters = contents(folder / "out/parameters.csv");
  const std::size_t at = parameters.find("\nprecursors.share,1,");
  ASSERT_NE(at, std::string::npos);
  const std::string row = parameters.substr(at + 1, parameters.find('\n', at + 1) - at - 1);
  EXPECT_NE(row.find("set by the user"), std::string::npos) << row;
}

TEST(Determine, ZeroRevenueTargetChargesNobody) {
  const json d = determination({"--set", "basis.revenue_target_usd=0"});
  for (const json& c : d.at("countries")) {
    EXPECT_EQ(c.at("adjustment").at("rate"), 0) << c.at("country");
    EXPECT_EQ(c.at("toll").at("amount"), 0) << c.at("country");
  }
}

TEST(Determine, UnknownKeyNamesTheNearest) {
  const Finished finished = determine({"--set", "rule.cap_adjustmnt=0.2"});
  EXPECT_EQ(finished.status, 1) << finished.err;
  EXPECT_EQ(finished.out, "");
  EXPECT_NE(finished.err.find("rule.cap_adjustmnt"), std::string::npos) << finished.err;
  EXPECT_NE(finished.err.find("the nearest is \"rule.cap_adjustment\""), std::string::npos)
      << finished.err;
}

TEST(Determine, EveryFaultOfPolicyAndDataIsReportedAtOnce) {
  const TemporaryFolder folder;
  copy_reference(folder / "data");
  const std::string seizures = folder / "data/seizures.csv";
  write(seizures, replaced(contents(seizures), "2018Q4,southwest-ports,144.0699",
                           "2018Q4,southwest-ports,much"));
  const std::string policy = folder / "policy.toml";
  write(policy, "name = \"mine\"\nversion = \"1\"\n[rule.cap_adjustments]\nvalue = 1\n");
  const Finished finished = run({"determine", "--data", folder / "data", "--policy", policy});
  EXPECT_EQ(finished.status, 1);
  EXPECT_EQ(finished.out, "");
  EXPECT_NE(finished.err.find(seizures + ":2:24: "), std::string::npos) << finished.err;
  EXPECT_NE(finished.err.find(policy + ":3:"), std::string::npos) << finished.err;
}

TEST(Determine, FaultsLeaveNothingBehind) {
  const TemporaryFolder folder;
  const std::string out = folder / "out";
  EXPECT_EQ(determine({"--period", "1990Q1", "--out", out}).status, 1);
  EXPECT_FALSE(std::filesystem::exists(out));
}

TEST(Determine, ShippedPolicyByPathIsTheDefault) {
  const std::string policy = std::string(SETPOINT_ROOT) + "/policy/white-paper.toml";
  const json given = determination({"--policy", policy});
  EXPECT_EQ(given.at("countries"), determination({}).at("countries"));
}

}  // namespace
}  // namespace setpoint::test
