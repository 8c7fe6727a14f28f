// Whole determinations against an independent implementation of the model (sections 1 to 4, on
// point values), written apart from this program: two datasets of two windows each, with routing,
// precursors, lags and flow between ports. Every flow, death and target to a relative 1e-9.
//
// The flows are the weighted sums of randomly selected finds, made here from the inspections: the
// test is of what follows from them.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "setpoint/data/dataset.h"
#include "setpoint/determination/assessment.h"
#include "support/paths.h"
#include "support/tables_builder.h"

namespace setpoint {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

// A dataset.toml of the tables that this test reads through the program.
Tables tables_of(const fs::path& folder) {
  const fs::path made = fs::path(testing::TempDir()) / ("oracle-" + folder.filename().string());
  fs::create_directories(made);
  std::ofstream toml(made / "dataset.toml");
  toml << "name = \"oracle\"\n";
  for (const auto* kind :
       {"deaths", "crossings", "imports", "governance", "routing", "precursors"}) {
    const fs::path file = folder / (std::string(kind) + ".csv");
    if (!fs::exists(file)) continue;
    toml << "[[table]]\nkind = \"" << kind << "\"\nformat = \"setpoint\"\npath = \""
         << fs::absolute(file).string() << "\"\nsource = \"generated\"\nretrieved = 2026-01-01\n";
  }
  toml.close();
  auto tables = read_dataset(made);
  EXPECT_TRUE(tables.ok()) << (tables.ok() ? "" : tables.faults().front().text());
  return *std::move(tables);
}

std::vector<std::string> fields(const std::string& line) {
  std::vector<std::string> result;
  std::stringstream in(line);
  for (std::string field; std::getline(in, field, ',');) result.push_back(field);
  return result;
}

// Sum of weight * mass * purity over randomly selected finds, by cell and quarter.
ObservedFlows sampled(Trace& trace, const fs::path& file) {
  std::map<Quarter, std::map<FlowKey, double>> grams;
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const auto f = fields(line);
    const Quarter quarter = *Quarter::parse(f[0]);
    auto& cells = grams[quarter];
    if (f[7] != "random" || f[9] != "positive") continue;
    const FlowKey key{*Country::parse(f[3]), *parse_channel(f[2]), *parse_outcome(f[10])};
    cells[key] += std::stod(f[6]) * std::stod(f[8]) * std::stod(f[12]) * std::stod(f[13]);
  }
  ObservedFlows flows;
  for (const auto& [quarter, cells] : grams) {
    flows.quarters.insert(quarter);
    for (const auto& [key, g] : cells)
      flows.through[quarter].emplace(key, constant<Mass>(trace, g / 1000, "sampled"));
    flows.seized.emplace(quarter, constant<Mass>(trace, 0, "none"));
  }
  return flows;
}

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

class OracleTest : public testing::TestWithParam<std::string> {};

TEST_P(OracleTest, EveryFlowDeathAndTarget) {
  const fs::path folder = test::shared_folder() / "oracles" / "determination" / GetParam();
  if (!fs::exists(folder)) GTEST_SKIP() << "no independent answers at " << folder;
  const Json answers = Json::parse(std::ifstream(folder / "answers.json"));
  const Policy policy = policy_of(answers["settings"]);
  const Tables tables = tables_of(folder);

  std::size_t compared = 0;
  for (const Json& answer : answers["answers"]) {
    const Quarter last = *Quarter::parse(answer["period"].get<std::string>());
    const Window window{last - 3, last};
    Trace trace;
    TracedRows rows(tables, trace);
    TracedParameters parameters(policy, trace);
    ObservedFlows flows = sampled(trace, folder / "inspections.csv");
    const Lags lags = usable_lags(parameters, window, flows.quarters);
    std::vector<int> used;
    for (const auto& [lag, weight] : lags.used) used.push_back(lag);
    EXPECT_EQ(used, answer["lags_used"].get<std::vector<int>>());
    const Evidence evidence = gather(rows, parameters, window, lags, std::move(flows));
    const Assessment a =
        assess(rows, parameters, evidence, parameters.at(keys::precursors_share, last));
    const Internalisation iota = internalise(parameters, a.footprint, window);

    for (const Json& expected : answer["countries"]) {
      const Country country = *Country::parse(expected["country"].get<std::string>());
      const std::string of = GetParam() + " " + answer["period"].get<std::string>() + " " +
                             std::string(country.code());
      const auto share = a.flow_share.find(country);
      const double flow_share = share == a.flow_share.end() ? 0 : share->second.point().value();
      expect_close(flow_share, expected["flow_share"], of + " flow share");
      const bool is_liable = liable(tables, country, last.last_day(), Fraction(flow_share),
                                    policy.value(keys::liability_flow_share, last.last_day()))
                                 .liable;
      EXPECT_EQ(is_liable, expected["liable"].get<bool>()) << of;
      expect_close(footprint_of(trace, a, country).point().value(), expected["deaths"],
                   of + " deaths");
      const auto by = targets_by(Path::article_xx, rows, parameters, evidence, a, iota, country);
      ASSERT_TRUE(by.has_value());
      const auto goods = goods_shares(trace, a.liabilities, country);
      double adjustment = 0;
      double toll = 0;
      for (const Json& part : expected["outcomes"]) {
        const Outcome outcome = *parse_outcome(part["outcome"].get<std::string>());
        const std::string cell = of + " " + part["outcome"].get<std::string>();
        const auto flow = a.liabilities.find({country, outcome});
        expect_close(flow == a.liabilities.end() ? 0 : total(trace, flow->second).point().value(),
                     part["flow_kg"], cell + " flow");
        const auto& footprint = a.footprint[static_cast<std::size_t>(outcome)];
        ASSERT_EQ(footprint.outcome, outcome);
        const auto deaths = footprint.by_country.find(country);
        expect_close(deaths == footprint.by_country.end() ? 0 : deaths->second.point().value(),
                     part["deaths"], cell + " deaths");
        expect_close(footprint.national.point().value(), part["national"], cell + " national");
        expect_close(goods.at(outcome).point().value(), part["goods_share"], cell + " goods");
        const Target& target = by->by_outcome.at(outcome);
        const double scale = is_liable ? 1 : 0;  // everyone else is at 0
        expect_close(scale * target.adjustment.point().value(), part["adjustment_target"],
                     cell + " adjustment");
        expect_close(scale * target.toll.point().value(), part["toll_target"], cell + " toll");
        adjustment += scale * target.adjustment.point().value();
        toll += scale * target.toll.point().value();
        ++compared;
      }
      expect_close(adjustment, expected["adjustment_target"], of + " adjustment");
      expect_close(toll, expected["toll_target"], of + " toll");
    }
  }
  EXPECT_GE(compared, 18u);
}

INSTANTIATE_TEST_SUITE_P(Datasets, OracleTest, testing::Values("plain", "routed"));

}  // namespace
}  // namespace setpoint
