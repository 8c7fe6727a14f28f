#include <gtest/gtest.h>

#include "policy_text.h"
#include "setpoint/policy/policy.h"

namespace setpoint {
namespace {

using testing::day;
using testing::faults_of_set;
using Lines = std::vector<std::string>;

Policy with(const std::vector<PolicyOverride>& overrides) {
  return *Policy::read(std::nullopt, overrides);
}

TEST(ParseOverride, SplitsAtTheFirstEqualsSign) {
  const auto one = parse_override("a.b=c=d");
  ASSERT_TRUE(one.ok());
  EXPECT_EQ(one->key, "a.b");
  EXPECT_EQ(one->value, "c=d");
  EXPECT_EQ(parse_override("a=")->value, "");
  for (const auto& [text, what] :
       {std::pair{"a.b", "--set: \"a.b\" has no '=', expected KEY=VALUE"},
        std::pair{"=3", "--set: \"=3\" has no key, expected KEY=VALUE"}}) {
    const auto bad = parse_override(text);
    ASSERT_FALSE(bad.ok());
    EXPECT_EQ(bad.faults().front().text(), what);
    EXPECT_EQ(exit_status(bad.faults()), 2);
  }
}

TEST(Override, IsCertainAndInForceOnEveryDay) {
  const Policy policy = with({{"default.purity.powder", "0.5"}});
  for (const Date& on : {day(1999, 1, 1), day(2019, 1, 1), day(2030, 1, 1)})
    EXPECT_EQ(policy.value(keys::purity(Outcome::powder), on).value(), 0.5);
  const DatedValue& value = policy.in_force("default.purity.powder", day(2024, 1, 1));
  EXPECT_EQ(value.distribution.kind, DistributionKind::fixed);
  EXPECT_EQ(value.standing, Standing::choice);
  EXPECT_EQ(value.source, "set by the user");
  EXPECT_EQ(value.where.file, "--set");
  EXPECT_TRUE(policy.parameters().at("default.purity.powder").overridden);
  EXPECT_FALSE(policy.parameters().at("default.purity.pills").overridden);
}

TEST(Override, ReadsEveryType) {
  const Policy policy = with({{"basis.path", "compliance"},
                              {"movement.error_control", "\"holm\""},
                              {"rule.phase_in", "[0.5, 1]"},
                              {"deaths.outcome_share", "{pills=0.1, powder=0.7, adulterant=0.2}"},
                              {"default.origin_share.other-ports", "{ZZ=0.5, CA=0.5}"},
                              {"window.baseline", "2019Q4"},
                              {"window.quarters", "8"}});
  const Date on = day(2024, 1, 1);
  EXPECT_EQ(policy.text("basis.path", on), "compliance");
  EXPECT_EQ(policy.text("movement.error_control", on), "holm");
  EXPECT_EQ(policy.list("rule.phase_in", on), (std::vector<double>{0.5, 1}));
  EXPECT_EQ(policy.shares("deaths.outcome_share", on),
            (Shares{{"pills", 0.1}, {"powder", 0.7}, {"adulterant", 0.2}}));
  EXPECT_EQ(policy.shares("default.origin_share.other-ports", on),
            (Shares{{"ZZ", 0.5}, {"CA", 0.5}}))
      << "in the order written";
  EXPECT_EQ(policy.text("window.baseline", on), "2019Q4");
  EXPECT_EQ(policy.value(keys::window_quarters, on).value(), 8);
}

TEST(Override, OfADistributionAppliesToEveryDatedValue) {
  const Policy policy = with({{"default.purity.powder.distribution.yearly", "0.5"}});
  const Parameter& purity = policy.parameters().at("default.purity.powder");
  EXPECT_TRUE(purity.overridden);
  ASSERT_EQ(purity.values.size(), 6U);
  for (const DatedValue& value : purity.values) {
    EXPECT_EQ(value.distribution.kind, DistributionKind::lognormal);
    EXPECT_EQ(value.distribution.common, 0.25);
    EXPECT_EQ(value.distribution.yearly, 0.5);
    EXPECT_TRUE(value.reason.ends_with("; the distribution is set by the user"));
  }
}

TEST(Override, OfANewKindStartsWithNoFields) {
  const std::vector<PolicyOverride> overrides = {
      {"default.interception.truck.distribution.high", "0.2"},
      {"default.interception.truck.distribution.low", "0.01"},
      {"default.interception.truck.distribution.kind", "uniform"},
      {"default.interception.truck", "0.1"}};
  const DatedValue value = with(overrides).in_force("default.interception.truck", day(2024, 1, 1));
  EXPECT_EQ(std::get<double>(value.value), 0.1) << "values are set before distributions";
  EXPECT_EQ(value.distribution.kind, DistributionKind::uniform);
  EXPECT_EQ(value.distribution.low, 0.01);
  EXPECT_EQ(value.distribution.high, 0.2);
}

TEST(Override, Faults) {
  EXPECT_EQ(faults_of_set({{"default.interception.trcuk", "0.1"}}),
            (Lines{"--set: unknown key \"default.interception.trcuk\", expected a known key; the "
                   "nearest is \"default.interception.truck\""}));
  EXPECT_EQ(faults_of_set({{"deaths.outcome_share.pills", "0.1"}}).size(), 1U)
      << "one share cannot be set by itself";
  EXPECT_EQ(faults_of_set({{"window.quarters", "four"}}),
            (Lines{"--set: window.quarters: value is text, expected a number"}));
  EXPECT_EQ(faults_of_set({{"window.quarters", "4\nx = 1"}}).size(), 1U);
  EXPECT_EQ(faults_of_set({{"movement.confidence", "1"}}),
            (Lines{"--set: movement.confidence: value 1 is out of range, expected a number greater "
                   "than 0 and less than 1"}));
  EXPECT_EQ(faults_of_set({{"basis.path", "inf"}}),
            (Lines{"--set: basis.path: unknown value \"inf\", expected article-xx, compliance or "
                   "countervailing"}));
  EXPECT_EQ(faults_of_set({{"default.purity.pills.distribution.yearl", "0.1"}}),
            (Lines{"--set: default.purity.pills: unknown field of the distribution \"yearl\", "
                   "expected a known field; the nearest is \"yearly\""}));
  EXPECT_EQ(faults_of_set({{"default.purity.pills.distribution.low", "0.1"}}),
            (Lines{"--set: default.purity.pills: distribution lognormal takes no low, expected the "
                   "fields common and yearly and no other"}))
      << "one message for all dated values";
  EXPECT_EQ(faults_of_set({{"basis.internalisation.distribution.kind", "uniform"}}),
            (Lines{"--set: basis.internalisation: a distribution is set and no value, expected a "
                   "value of the parameter"}));
  EXPECT_EQ(
      faults_of_set({{"basis.internalisation", "0.1"}, {"basis.revenue_target_usd", "1e9"}}),
      (Lines{"--set: both basis.internalisation and basis.revenue_target_usd are set, expected "
             "exactly one of them"}));
  const std::vector<PolicyOverride> two = {{"a", "1"}, {"b", "1"}};
  const auto both = Policy::read(std::nullopt, two);
  ASSERT_FALSE(both.ok());
  EXPECT_EQ(both.faults().size(), 2U);
  EXPECT_EQ(exit_status(both.faults()), 1);
}

}  // namespace
}  // namespace setpoint
