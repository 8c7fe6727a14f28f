#include "setpoint/network/settings.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <tuple>

#include "support/paths.h"

namespace setpoint::test {
namespace {

Result<TargetPolicy> with(const std::vector<PolicyOverride>& overrides) {
  return read_target_policy(std::nullopt, overrides);
}

std::string faults_of(const std::vector<PolicyOverride>& overrides) {
  const auto policy = with(overrides);
  if (policy.ok()) return "";
  EXPECT_EQ(exit_status(policy.faults()), 1);
  std::string all;
  for (const Fault& fault : policy.faults()) all += (all.empty() ? "" : "|") + fault.text();
  return all;
}

TEST(TargetPolicy, TheShippedOneIsTheFile) {
  std::ifstream file(repository() / "policy" / "targets.toml");
  std::ostringstream text;
  text << file.rdbuf();
  EXPECT_EQ(shipped_targets(), text.str());
  const auto policy = with({});
  ASSERT_TRUE(policy.ok()) << policy.faults().front().text();
  const TargetSettings& settings = policy->settings;
  EXPECT_EQ(settings.flow_weight, 0.5);
  EXPECT_EQ(settings.reach, 2U);
  EXPECT_EQ(settings.months, 12U);
  EXPECT_EQ(settings.repair, 0.25);
  EXPECT_EQ(settings.mechanisms, (std::array<double, 3>{0.5, 0.25, 0.25}));
  EXPECT_EQ(settings.recruit_capacity, 0.5);
  EXPECT_EQ(settings.recruit_delay, 2U);
}

// What is not known says so: each shipped value that no source states is an assumption or a choice,
// with its reason and a range that it lies in.
TEST(TargetPolicy, EveryShippedValueHasItsReason) {
  const auto policy = with({});
  EXPECT_EQ(policy->policy.parameters().size(), 7U);
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

TEST(TargetPolicy, IsChangedOneKeyAtATime) {
  const auto policy = with({{"value.flow_weight", "1"},
                            {"substitutes.reach", "4"},
                            {"regrowth.months", "24"},
                            {"regrowth.repair", "0"},
                            {"regrowth.mechanisms", "[0, 0.25, 0.75]"},
                            {"regrowth.recruit_capacity", "1"},
                            {"regrowth.recruit_delay", "0"}});
  ASSERT_TRUE(policy.ok()) << policy.faults().front().text();
  EXPECT_EQ(policy->settings.flow_weight, 1);
  EXPECT_EQ(policy->settings.reach, 4U);
  EXPECT_EQ(policy->settings.months, 24U);
  EXPECT_EQ(policy->settings.repair, 0);
  EXPECT_EQ(policy->settings.mechanisms, (std::array<double, 3>{0, 0.25, 0.75}));
  EXPECT_EQ(policy->settings.recruit_capacity, 1);
  EXPECT_EQ(policy->settings.recruit_delay, 0U);
}

TEST(TargetPolicy, SaysWhatIsWrongWithAnOverride) {
  for (const auto& [key, value, text] : {
           std::tuple{"value.flow_weight", "1.5",
                      "--set: value.flow_weight: value 1.5 is out of range, expected a number of "
                      "at least 0 and at most 1"},
           std::tuple{"value.flow_weight", "-0.1",
                      "--set: value.flow_weight: value -0.1 is out of range, expected a number of "
                      "at least 0 and at most 1"},
           std::tuple{"value.flow_weight", "half",
                      "--set: value.flow_weight: value is text, expected a number"},
           std::tuple{"substitutes.reach", "0",
                      "--set: substitutes.reach: value 0 is out of range, expected a whole number "
                      "of at least 1 and at most 20"},
           std::tuple{"substitutes.reach", "21",
                      "--set: substitutes.reach: value 21 is out of range, expected a whole number "
                      "of at least 1 and at most 20"},
           std::tuple{"substitutes.reach", "1.5",
                      "--set: substitutes.reach: value 1.5 is out of range, expected a whole "
                      "number of at least 1 and at most 20"},
           std::tuple{"regrowth.months", "0",
                      "--set: regrowth.months: value 0 is out of range, expected a whole number of "
                      "at least 1 and at most 240"},
           std::tuple{"regrowth.months", "241",
                      "--set: regrowth.months: value 241 is out of range, expected a whole number "
                      "of at least 1 and at most 240"},
           std::tuple{"regrowth.repair", "1.01",
                      "--set: regrowth.repair: value 1.01 is out of range, expected a number of at "
                      "least 0 and at most 1"},
           std::tuple{"regrowth.recruit_capacity", "2",
                      "--set: regrowth.recruit_capacity: value 2 is out of range, expected a "
                      "number of at least 0 and at most 1"},
           std::tuple{"regrowth.recruit_delay", "-1",
                      "--set: regrowth.recruit_delay: value -1 is out of range, expected a whole "
                      "number of at least 0 and at most 240"},
           std::tuple{"regrowth.mechanisms", "[0.5, 0.5]",
                      "--set: regrowth.mechanisms has 2 entries, expected three: nearest "
                      "substitute, recruitment, preferential re-attachment"},
           std::tuple{"regrowth.mechanisms", "[0.5, 0.25, 0.5]",
                      "--set: regrowth.mechanisms: weights sum to 1.25, expected a sum of 1"},
           std::tuple{"regrowth.mechanisms", "[0.75, 0.5, -0.25]",
                      "--set: regrowth.mechanisms: entry -0.25 is negative, expected weights of at "
                      "least 0"},
           std::tuple{"regrowth.mechanisms", "0.5",
                      "--set: regrowth.mechanisms: value is a number, expected a list of numbers"},
           std::tuple{"regrowth.repiar", "0.5",
                      "--set: unknown key \"regrowth.repiar\", expected a known key; the nearest "
                      "is \"regrowth.repair\""},
           std::tuple{"movement.confidence", "0.9",
                      "--set: unknown key \"movement.confidence\", expected a known key; the "
                      "nearest is \"regrowth.months\""},
       })
    EXPECT_EQ(faults_of({{key, value}}), text) << key << "=" << value;
}

// The model knows no distributions of its numbers: one that would change nothing is a fault.
TEST(TargetPolicy, TakesNoDistribution) {
  EXPECT_NE(faults_of({{"regrowth.repair.distribution.kind", "uniform"},
                       {"regrowth.repair.distribution.low", "0.1"},
                       {"regrowth.repair.distribution.high", "0.5"}}),
            "");
}

TEST(TargetPolicy, AFileIsLaidOverTheShippedOne) {
  const auto path = std::filesystem::temp_directory_path() /
                    ("setpoint-targets-" + std::to_string(::getpid()) + ".toml");
  const auto write = [&](const std::string& text) { std::ofstream(path) << text; };
  write(
      "name = \"mine\"\nversion = \"1\"\n\n[regrowth.repair]\nvalue = 0.4\nunit = \"1\"\n"
      "from = 2018-10-01\nstanding = \"choice\"\nsource = \"choice\"\nreason = \"a trial\"\n");
  const auto mine = read_target_policy(path, {});
  ASSERT_TRUE(mine.ok()) << mine.faults().front().text();
  EXPECT_EQ(mine->settings.repair, 0.4);
  EXPECT_EQ(mine->settings.months, 12U);
  const std::vector<PolicyOverride> overrides = {{"regrowth.repair", "0.5"}};
  EXPECT_EQ(read_target_policy(path, overrides)->settings.repair, 0.5);
  write(
      "name = \"mine\"\nversion = \"1\"\n\n[regrowth.repairs]\nvalue = 0.4\nunit = \"1\"\n"
      "from = 2018-10-01\nstanding = \"choice\"\nsource = \"choice\"\nreason = \"a trial\"\n");
  const auto unknown = read_target_policy(path, {});
  ASSERT_FALSE(unknown.ok());
  EXPECT_EQ(unknown.faults().front().where.line, 4U);
  EXPECT_NE(unknown.faults().front().text().find("regrowth.repair"), std::string::npos);
  std::filesystem::remove(path);
  const auto gone = read_target_policy(path, {});
  ASSERT_FALSE(gone.ok());
  EXPECT_EQ(gone.faults().front().text(),
            path.string() + ": there is no such file, expected a policy file (TOML)");
}

TEST(Mechanism, HasItsName) {
  EXPECT_EQ(name(Mechanism::nearest), "nearest substitute");
  EXPECT_EQ(name(Mechanism::recruitment), "recruitment");
  EXPECT_EQ(name(Mechanism::preferential), "preferential re-attachment");
}

}  // namespace
}  // namespace setpoint::test
