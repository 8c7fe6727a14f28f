// The shipped policy: what it says, and that it says how it knows.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "policy_text.h"
#include "setpoint/core/decimal.h"
#include "setpoint/policy/policy.h"
#include "setpoint/policy/schema.h"
#include "setpoint/policy/shipped.h"

namespace setpoint {
namespace {

using testing::day;

Policy shipped() {
  return *Policy::read(std::nullopt, {});
}

TEST(WhitePaper, IsTheFileOfTheRepository) {
  std::ifstream file(std::string(SETPOINT_ROOT) + "/policy/white-paper.toml", std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  EXPECT_TRUE(text.str() == shipped_policy()) << "the build embeds another text";
}

TEST(WhitePaper, ReadsWithoutFault) {
  const Result<Policy> policy = Policy::read(std::nullopt, {});
  if (!policy.ok())
    for (const Fault& fault : policy.faults()) ADD_FAILURE() << fault.text();
}

TEST(WhitePaper, SetsEveryKeyOnceAndInTime) {
  const Policy policy = shipped();
  for (const KeySchema& key : schema()) {
    if (key.optional) continue;
    ASSERT_TRUE(policy.has(key.key)) << key.key;
    EXPECT_LE(policy.parameters().at(key.key).values.front().from, day(2018, 10, 1)) << key.key;
  }
  EXPECT_NE(policy.has("basis.internalisation"), policy.has("basis.revenue_target_usd"));
}

TEST(WhitePaper, EveryAssumptionHasRangeAndReason) {
  std::map<Standing, int> count;
  const Policy policy = shipped();
  for (const auto& [key, parameter] : policy.parameters()) {
    for (const DatedValue& value : parameter.values) {
      ++count[value.standing];
      EXPECT_FALSE(value.source.empty()) << key;
      if (value.standing == Standing::assumption) {
        EXPECT_FALSE(value.reason.empty()) << key;
        EXPECT_EQ(value.range.has_value(), std::holds_alternative<double>(value.value)) << key;
      }
      const bool documented =
          value.standing == Standing::published || value.standing == Standing::reported ||
          value.standing == Standing::white_paper || value.standing == Standing::derived;
      // A figure from a document says which document.
      EXPECT_TRUE(!documented || value.source.size() > 20U) << key;
      EXPECT_TRUE(value.standing != Standing::reported ||
                  value.source.find("as reported by") != std::string::npos)
          << key;
      EXPECT_TRUE(value.standing != Standing::white_paper ||
                  value.source.find("Frydl 2025") != std::string::npos)
          << key;
      EXPECT_TRUE(value.standing != Standing::choice || value.source == "choice") << key;
    }
  }
  // A change here is a change of how much of the policy rests on what: it must be meant.
  EXPECT_EQ(count[Standing::published], 14);
  EXPECT_EQ(count[Standing::reported], 6);
  EXPECT_EQ(count[Standing::white_paper], 2);
  EXPECT_EQ(count[Standing::derived], 7);
  EXPECT_EQ(count[Standing::unverified], 0);
  EXPECT_EQ(count[Standing::assumption], 44);
  EXPECT_EQ(count[Standing::choice], 28);
}

TEST(WhitePaper, DefaultsOfTheModel) {
  const Policy policy = shipped();
  const Date on = day(2024, 9, 30);
  const auto number = [&](std::string_view key) {
    return std::get<double>(policy.in_force(key, on).value);
  };
  const std::map<std::string, double> expected = {{"window.quarters", 4},
                                                  {"window.step_quarters", 4},
                                                  {"movement.confidence", 0.90},
                                                  {"movement.material_change", 0.10},
                                                  {"movement.floor_share", 0.01},
                                                  {"movement.min_finds", 30},
                                                  {"deaths.dispersion", 2},
                                                  {"rule.offset_threshold", 0.25},
                                                  {"rule.step_adjustment", 0.0025},
                                                  {"rule.step_toll", 5},
                                                  {"rule.cap_adjustment", 0.10},
                                                  {"rule.cap_toll", 50},
                                                  {"liability.flow_share", 0.01},
                                                  {"precursors.share", 0},
                                                  {"footprint.domestic_share", 0.01},
                                                  {"evidence.coverage", 0.9},
                                                  {"basis.revenue_target_usd", 4e9}};
  for (const auto& [key, value] : expected) EXPECT_EQ(number(key), value) << key;
  EXPECT_EQ(policy.text("movement.error_control", on), "bh");
  EXPECT_EQ(policy.text("rule.credit_requires", on), "default");
  EXPECT_EQ(policy.text("basis.path", on), "article-xx");
  EXPECT_EQ(policy.text("sampling.single_psu", on), "fail");
  EXPECT_EQ(policy.list("rule.phase_in", on), (std::vector<double>{0.25, 0.5, 0.75, 1}));
  EXPECT_EQ(policy.list("lag.weights", on), (std::vector<double>{0.6, 0.3, 0.1}));
}

// Shares of pure mass follow from shares of weight and the purities in force.
TEST(WhitePaper, OutcomeSharesAgreeWithThePurities) {
  const Policy policy = shipped();
  const std::map<int, double> weight_share = {{2018, 0.010}, {2019, 0.026}, {2020, 0.065},
                                              {2021, 0.152}, {2022, 0.317}, {2023, 0.545},
                                              {2024, 0.50},  {2025, 0.50}};
  for (const auto& [year, weight] : weight_share) {
    const Date on = day(year, 1, 1);
    const double pills = weight * policy.value(keys::purity(Outcome::pills), on).value();
    const double powder = (1 - weight) * policy.value(keys::purity(Outcome::powder), on).value();
    const Shares& shares = policy.shares(keys::outcome_share, on);
    EXPECT_NEAR(shares[0].second, pills / (pills + powder), 5e-5) << year;
  }
  // "By pure fentanyl about 12 %": fiscal year 2023.
  EXPECT_NEAR(policy.shares(keys::outcome_share, day(2023, 1, 1))[0].second, 0.12, 0.005);
}

TEST(WhitePaper, ValueOfAStatisticalLifeIsThePublishersTable) {
  const char* set = std::getenv("SETPOINT_SHARED");
  const std::filesystem::path shared =
      set != nullptr ? set : std::filesystem::path(SETPOINT_ROOT) / ".." / "shared";
  const auto path = shared / "data/econ/dot_vsl_by_base_year.csv";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not here";
  const Policy policy = shipped();
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  int rows = 0;
  while (std::getline(file, line)) {
    const std::size_t comma = line.find(',');
    const int year = std::stoi(line.substr(0, comma));
    const double million = std::stod(line.substr(comma + 1));
    const DatedValue& value = policy.in_force("basis.cost_per_death_usd", day(year, 1, 1));
    EXPECT_DOUBLE_EQ(std::get<double>(value.value), million * 1e6) << year;
    EXPECT_EQ(value.from, day(year, 1, 1));
    // The sensitivity limits are 5.2 and 13.0 about 9.4.
    EXPECT_NEAR(value.distribution.low / (million * 1e6), 5.2 / 9.4, 1e-4);
    EXPECT_NEAR(value.distribution.high / (million * 1e6), 13.0 / 9.4, 1e-4);
    ++rows;
  }
  EXPECT_EQ(rows, 12);
}

}  // namespace
}  // namespace setpoint
