#include "setpoint/warning/settings.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "support/paths.h"

namespace setpoint::test {
namespace {

TEST(WarningPolicy, TheShippedOneIsTheFile) {
  std::ifstream file(repository() / "policy" / "warning.toml");
  std::ostringstream text;
  text << file.rdbuf();
  EXPECT_EQ(shipped_warning_settings(), text.str());
  const auto policy = read_warning_policy(std::nullopt, {});
  ASSERT_TRUE(policy.ok()) << policy.faults().front().text();
  const WarningSettings& settings = policy->settings;
  EXPECT_EQ(settings.level, 0.05);
  EXPECT_EQ(settings.rule, MultipleRule::benjamini_hochberg);
  EXPECT_EQ(settings.baseline.rule, ThresholdRule::predictive);
  EXPECT_EQ(settings.baseline.years, 5U);
  EXPECT_EQ(settings.baseline.trend_p, 1);
  EXPECT_EQ(settings.least_count, 10);
  EXPECT_EQ(settings.scan.replicates, 999U);
  EXPECT_TRUE(settings.scan.prospective);
}

TEST(WarningPolicy, EveryShippedValueHasItsReason) {
  const auto policy = read_warning_policy(std::nullopt, {});
  ASSERT_TRUE(policy.ok());
  EXPECT_EQ(policy->policy.parameters().size(), warning_schema().keys().size());
  for (const auto& [key, parameter] : policy->policy.parameters()) {
    const DatedValue& value = parameter.values.back();
    EXPECT_TRUE(value.standing == Standing::assumption || value.standing == Standing::choice)
        << key;
    EXPECT_GT(value.reason.size(), 20U) << key;
    const double* number = std::get_if<double>(&value.value);
    if (number == nullptr) continue;
    ASSERT_TRUE(value.range.has_value()) << key;
    EXPECT_LE(value.range->low, *number) << key;
    EXPECT_GE(value.range->high, *number) << key;
  }
}

TEST(WarningPolicy, FaultsAreOfThePolicy) {
  for (const auto& [key, value] :
       std::vector<std::pair<std::string, std::string>>{{"alarm.level", "0.9"},
                                                        {"disclosure.least_count", "5"},
                                                        {"alarm.rule", "bonferroni"},
                                                        {"baseline.threshold", "guess"},
                                                        {"alarm.levels", "0.1"}}) {
    const std::vector<PolicyOverride> overrides = {{key, value}};
    const auto policy = read_warning_policy(std::nullopt, overrides);
    ASSERT_FALSE(policy.ok()) << key;
    EXPECT_EQ(exit_status(policy.faults()), 1) << key;
  }
}

}  // namespace
}  // namespace setpoint::test
