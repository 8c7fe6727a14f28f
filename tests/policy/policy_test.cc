// Layers, dates, digest and renaming.
#include "setpoint/policy/policy.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "policy_text.h"
#include "setpoint/policy/policy_reader.h"
#include "setpoint/policy/shipped.h"

namespace setpoint {
namespace {

using testing::day;
using testing::parameter;
using testing::with_name;
using Lines = std::vector<std::string>;

Policy shipped() {
  return *Policy::read(std::nullopt, {});
}
Policy over(std::string_view body) {
  return *Policy::parse(with_name(body), "p.toml", {});
}

TEST(Policy, AFileIsLaidOverTheShippedOne) {
  const Policy policy = over(parameter("window.quarters", "8", "quarters"));
  EXPECT_EQ(policy.name(), "test");
  EXPECT_EQ(policy.version(), "7");
  EXPECT_EQ(policy.value(keys::window_quarters, day(2024, 9, 30)).value(), 8);
  EXPECT_EQ(policy.value(keys::window_step_quarters, day(2024, 9, 30)).value(), 4);
  EXPECT_EQ(policy.in_force("window.quarters", day(2024, 9, 30)).where, (Location{"p.toml", 3, 1}));
  EXPECT_EQ(policy.in_force("window.step_quarters", day(2024, 9, 30)).where.file,
            "policy/white-paper.toml");
}

TEST(Policy, AParameterOfAFileReplacesEveryDatedValueBelow) {
  const Policy policy = over(parameter("default.purity.powder", "0.3", "1"));
  EXPECT_EQ(shipped().parameters().at("default.purity.powder").values.size(), 6U);
  EXPECT_EQ(policy.parameters().at("default.purity.powder").values.size(), 1U);
  EXPECT_EQ(policy.value(keys::purity(Outcome::powder), day(2024, 1, 1)).value(), 0.3);
}

TEST(Policy, InternalisationTakesThePlaceOfTheTargetAndBack) {
  EXPECT_TRUE(shipped().has("basis.revenue_target_usd"));
  EXPECT_FALSE(shipped().has("basis.internalisation"));
  const Policy direct = over(parameter("basis.internalisation", "0.01", "1"));
  EXPECT_FALSE(direct.has("basis.revenue_target_usd"));
  EXPECT_TRUE(direct.has("basis.internalisation"));
  const std::vector<PolicyOverride> back = {{"basis.revenue_target_usd", "1e9"}};
  const Policy again =
      *Policy::parse(with_name(parameter("basis.internalisation", "0.01", "1")), "p.toml", back);
  EXPECT_FALSE(again.has("basis.internalisation"));
  EXPECT_EQ(again.value(keys::revenue_target, day(2024, 1, 1)).value(), 1e9);
}

TEST(Policy, TheValueInForceOnADay) {
  const auto purity = [&](const Date& on) {
    return shipped().value(keys::purity(Outcome::powder), on).value();
  };
  EXPECT_EQ(purity(day(2021, 9, 30)), 0.144);
  EXPECT_EQ(purity(day(2021, 10, 1)), 0.192) << "a value is in force on its first day";
  EXPECT_EQ(purity(day(2022, 9, 30)), 0.192);
  EXPECT_EQ(purity(day(2050, 1, 1)), 0.103) << "the last holds for ever";
  EXPECT_EQ(purity(day(2001, 1, 1)), 0.10) << "before the first, the first counts";
}

TEST(Policy, ABaseMustBeComplete) {
  const std::string base = with_name(parameter("window.quarters", "4", "quarters"));
  const Result<Policy> policy = PolicyReader::read(determination_schema(), {base, "base.toml"},
                                                   std::optional<PolicyText>(), {});
  ASSERT_FALSE(policy.ok());
  const Lines lines = testing::texts(policy.faults());
  EXPECT_EQ(lines.front(),
            "base.toml: parameter basis.cost_per_death_usd is missing, expected every parameter "
            "that is not optional");
  EXPECT_EQ(lines.back(),
            "base.toml: neither basis.internalisation nor basis.revenue_target_usd is set, "
            "expected exactly one of them");
  for (const std::string& line : lines)
    EXPECT_EQ(line.find("window.baseline"), std::string::npos) << "optional";
}

TEST(Policy, ReadsAFileAndRefusesOneThatIsNotThere) {
  const auto path = std::filesystem::path(::testing::TempDir()) / "setpoint_policy_test.toml";
  std::ofstream(path) << with_name(parameter("rule.cap_toll", "20", "USD/entry"));
  const Result<Policy> policy = Policy::read(path, {});
  ASSERT_TRUE(policy.ok());
  EXPECT_EQ(policy->value(keys::cap_toll, day(2024, 1, 1)).value(), 20);
  std::filesystem::remove(path);
  const Result<Policy> gone = Policy::read(path, {});
  ASSERT_FALSE(gone.ok());
  EXPECT_EQ(gone.faults().front().text(),
            path.string() + ": there is no such file, expected a policy file (TOML)");
  EXPECT_EQ(exit_status(gone.faults()), 1);
}

TEST(PolicyDigest, ChangesOnlyWithWhatIsInForce) {
  const std::string as_is = shipped().sha256();
  EXPECT_EQ(as_is.size(), 64U);
  const auto digest = [](std::string_view body) { return over(body).sha256(); };
  const std::string base = digest(parameter("movement.confidence", "0.95", "1"));
  EXPECT_NE(base, as_is);
  // Neither a comment, nor the name of the policy, nor the unit it is written in changes anything.
  EXPECT_EQ(digest("# comment\n\n" + parameter("movement.confidence", "95", "%")), base);
  EXPECT_EQ(digest(""), as_is);
  // Everything else does.
  EXPECT_NE(digest(parameter("movement.confidence", "0.951", "1")), base);
  EXPECT_NE(digest(parameter("movement.confidence", "0.95", "1", "", "2018-10-02")), base);
  EXPECT_NE(digest(parameter("movement.confidence", "0.95", "1", "reason = \"r\"")), base);
  EXPECT_NE(digest(parameter("movement.confidence", "0.95", "1", "range = [0.9, 0.99]")), base);
  EXPECT_NE(digest(parameter("movement.confidence", "0.95", "1",
                             "distribution = {kind = \"uniform\", low = 0.9, high = 0.99}")),
            base);
  const std::vector<PolicyOverride> set = {{"movement.confidence", "0.95"}};
  const Policy by_set = *Policy::read(std::nullopt, set);
  EXPECT_NE(by_set.sha256(), as_is);
  const std::vector<PolicyOverride> same = {{"movement.confidence", "0.9"},
                                            {"movement.confidence", "0.95"}};
  EXPECT_EQ(Policy::read(std::nullopt, same)->sha256(), by_set.sha256()) << "the last counts";
}

TEST(Policy, RenamesCountriesInSplitsOverCountriesOnly) {
  const Country mexico = *Country::parse("MX");
  const Country china = *Country::parse("CN");
  const Policy before = shipped();
  const Policy after = before.with_countries_renamed({{mexico, china}, {china, mexico}});
  const Date on = day(2024, 1, 1);
  EXPECT_EQ(before.shares("default.origin_share.other-ports", on),
            (Shares{{"CN", 0.30}, {"MX", 0.55}, {"ZZ", 0.15}}));
  EXPECT_EQ(after.shares("default.origin_share.other-ports", on),
            (Shares{{"MX", 0.30}, {"CN", 0.55}, {"ZZ", 0.15}}))
      << "positions stay, and with them the draws";
  EXPECT_EQ(after.shares("default.origin_share.southwest-ports", on), (Shares{{"CN", 1.0}}));
  EXPECT_EQ(after.shares("deaths.outcome_share", on), before.shares("deaths.outcome_share", on));
  EXPECT_NE(after.sha256(), before.sha256());
  EXPECT_EQ(after.with_countries_renamed({{mexico, china}, {china, mexico}}).sha256(),
            before.sha256());
}

}  // namespace
}  // namespace setpoint
