// A sampled border in the format of inspections, against R's survey package: totals by cell,
// origin and channel.
#include <gtest/gtest.h>

#include "sampling/survey_table.h"

namespace setpoint::test {
namespace {

constexpr double kRelative = 1e-9;

class Inspections : public testing::Test {
 protected:
  void SetUp() override { SKIP_WITHOUT_ORACLES("inspections"); }
};

struct Sample {
  explicit Sample(const std::filesystem::path& folder) : table(folder / "inspections.csv") {
    const SurveyTable strata(folder / "strata.csv");
    std::map<std::string, double> psus;
    for (std::size_t i = 0; i < strata.rows(); ++i) {
      psus[strata.text("stratum")[i]] = strata.numbers("psus")[i];
    }
    DesignColumns columns;
    columns.stages.resize(1);
    for (std::size_t row = 0; row < table.rows(); ++row) {
      if (table.text("selection")[row] != "random") continue;
      rows.push_back(row);
      const auto& stratum = table.text("stratum")[row];
      columns.stages[0].cluster.push_back(table.text("psu")[row]);
      columns.stages[0].stratum.push_back(stratum);
      columns.stages[0].population.emplace_back(psus.at(stratum));
      columns.weights.push_back(table.numbers("weight")[row]);
      columns.counts.push_back(std::stoull(table.text("count")[row]));
    }
    design.emplace(value_of(Design::of(columns)));
    const auto mass = table.numbers("mass_g");
    const auto purity = table.numbers("purity");
    const auto pills = table.numbers("pills");
    for (const std::size_t row : rows) {
      const bool found = table.text("result")[row] == "positive";
      values["finds"].push_back(found ? 1 : 0);
      values["gross_g"].push_back(found ? mass[row] : 0);
      values["pure_g"].push_back(found ? mass[row] * purity[row] : 0);
      values["pills"].push_back(found ? pills[row] : 0);
    }
  }

  Domain where(const nlohmann::json& answer) const {
    Domain domain(rows.size(), 1);
    for (const auto* key : {"origin", "channel", "form"}) {
      if (!answer.contains(key)) continue;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (table.text(key)[rows[i]] != answer.at(key).get<std::string>()) domain[i] = 0;
      }
    }
    return domain;
  }

  void expect_totals(const nlohmann::json& answer) const {
    for (const auto* name : {"finds", "gross_g", "pure_g", "pills"}) {
      const Estimate estimate = value_of(estimate_total(*design, values.at(name), where(answer)));
      expect_near_relative(estimate.value, answer.at(name), kRelative, answer.dump());
      expect_near_relative(estimate.standard_error(), answer.at("se_" + std::string(name)),
                           kRelative, answer.dump() + " se");
    }
  }

  SurveyTable table;
  std::vector<std::size_t> rows;
  std::optional<Design> design;
  std::map<std::string, std::vector<double>> values;
};

TEST_F(Inspections, TotalsByCellAndOrigin) {
  const Sample sample(oracles("inspections"));
  const auto expected = answers("inspections");
  sample.expect_totals(expected.at("all"));
  ASSERT_GE(expected.at("cells").size(), 10U);
  for (const auto& cell : expected.at("cells")) sample.expect_totals(cell);
  for (const auto& origin : expected.at("origins")) sample.expect_totals(origin);
}

TEST_F(Inspections, IncidenceByChannelAndDegreesOfFreedom) {
  const Sample sample(oracles("inspections"));
  const auto expected = answers("inspections");
  EXPECT_EQ(degrees_of_freedom(*sample.design), expected.at("degf").get<std::uint64_t>());
  for (const auto& channel : expected.at("incidence_by_channel")) {
    const Estimate incidence =
        value_of(estimate_mean(*sample.design, sample.values.at("finds"), sample.where(channel)));
    expect_near_relative(incidence.value, channel.at("incidence"), kRelative, channel.dump());
    expect_near_relative(incidence.standard_error(), channel.at("se"), kRelative, channel.dump());
  }
}

}  // namespace
}  // namespace setpoint::test
