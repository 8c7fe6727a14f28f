// Whole determinations against an independent implementation of the model (sections 1 to 4, on
// point values), written apart from this program: two datasets of two windows each, sampled, with
// routing, precursors, lags and flow between ports. Every flow, death and target to a relative
// 1e-9.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "setpoint/data/dataset.h"
#include "setpoint/determination/determine.h"
#include "support/paths.h"

namespace setpoint {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

Policy policy_of(const Json& settings) {
  std::vector<PolicyOverride> overrides;
  for (const auto& [key, value] : settings.items())
    overrides.push_back({key, value.is_string() ? value.get<std::string>() : value.dump()});
  auto policy = Policy::read(std::nullopt, overrides);
  EXPECT_TRUE(policy.ok()) << (policy.ok() ? "" : policy.faults().front().text());
  return *std::move(policy);
}

void expect_close(double got, const Json& expected, const std::string& what) {
  const double want = expected.get<double>();
  EXPECT_NEAR(got, want, 1e-9 * std::abs(want) + 1e-15) << what;
}

const CountryResult& result_of(const Determination& d, const std::string& code) {
  for (const CountryResult& c : d.countries)
    if (c.country.code() == code) return c;
  throw std::runtime_error(code + " is not in the determination");
}

class OracleTest : public testing::TestWithParam<std::string> {};

TEST_P(OracleTest, EveryFlowDeathAndTarget) {
  const fs::path folder = test::shared_folder() / "oracles" / "determination" / GetParam();
  if (!fs::exists(folder)) GTEST_SKIP() << "no independent answers at " << folder;
  std::ifstream file(folder / "answers.json");
  const Json answers = Json::parse(file);
  const Policy policy = policy_of(answers["settings"]);
  const auto tables = read_dataset(folder);
  ASSERT_TRUE(tables.ok()) << tables.faults().front().text();

  std::size_t compared = 0;
  for (const Json& answer : answers["answers"]) {
    DetermineOptions options;
    options.period = Quarter::parse(answer["period"].get<std::string>());
    options.draws = 20;
    const auto made = determine(*tables, policy, options);
    ASSERT_TRUE(made.ok()) << made.faults().front().text();
    EXPECT_EQ(made->lags_used, answer["lags_used"].get<std::vector<int>>());

    for (const Json& expected : answer["countries"]) {
      const CountryResult& c = result_of(*made, expected["country"].get<std::string>());
      const std::string of = GetParam() + " " + answer["period"].get<std::string>() + " " +
                             std::string(c.country.code());
      expect_close(c.flow_share.value, expected["flow_share"], of + " flow share");
      EXPECT_EQ(c.liable, expected["liable"].get<bool>()) << of;
      expect_close(c.footprint.value, expected["deaths"], of + " deaths");
      expect_close(c.adjustment.target.value, expected["adjustment_target"], of + " adjustment");
      expect_close(c.toll.target.value, expected["toll_target"], of + " toll");
      // The only evidence there is.
      EXPECT_EQ(c.evidence, c.flow_kg.value > 0 ? Tier::sampled : c.evidence) << of;
      for (const Json& part : expected["outcomes"]) {
        const Outcome outcome = *parse_outcome(part["outcome"].get<std::string>());
        const std::string cell = of + " " + part["outcome"].get<std::string>();
        const OutcomeResult& o = c.outcomes[static_cast<std::size_t>(outcome)];
        ASSERT_EQ(o.outcome, outcome);
        expect_close(o.flow_kg.value, part["flow_kg"], cell + " flow");
        expect_close(o.deaths.value, part["deaths"], cell + " deaths");
        expect_close(o.national_deaths, part["national"], cell + " national");
        expect_close(o.goods_share.value, part["goods_share"], cell + " goods");
        expect_close(o.adjustment.target.value, part["adjustment_target"], cell + " adjustment");
        expect_close(o.toll.target.value, part["toll_target"], cell + " toll");
        ++compared;
      }
    }
  }
  EXPECT_GE(compared, 18u);
}

INSTANTIATE_TEST_SUITE_P(Datasets, OracleTest, testing::Values("plain", "routed"));

}  // namespace
}  // namespace setpoint
