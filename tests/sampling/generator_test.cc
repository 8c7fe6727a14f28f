// The synthetic programme: that its log is what its truth says, as a sample of it.
#include "setpoint/sampling/generator.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "setpoint/sampling/generator_find.h"

namespace setpoint {
namespace {

// A Monte Carlo mean further than this many of its errors from what it should be is a failure:
// one in 15,000 for a sound program, and the seeds are fixed.
constexpr double kErrors = 4.0;

struct Programme {
  std::string log;
  Generated generated;
};

Programme make(const GeneratorOptions& options) {
  Programme programme;
  auto generated = generate_inspections(options, [&](std::string_view text) {
    programme.log += text;
    return Done{};
  });
  if (!generated) throw std::runtime_error(generated.faults().front().text());
  programme.generated = *std::move(generated);
  return programme;
}

struct Row {
  std::string period, port, channel, origin, stratum, psu, selection, result, form, host;
  double weight = 0, count = 0, grams = 0, purity = 0, pills = 0;
};

std::vector<Row> rows_of(const std::string& log) {
  std::istringstream in(log);
  std::string line;
  std::getline(in, line);
  EXPECT_EQ(line,
            "period,port,channel,origin,stratum,psu,weight,selection,count,result,form,substance,"
            "mass_g,purity,pills,host");
  std::vector<Row> rows;
  while (std::getline(in, line)) {
    std::vector<std::string> field;
    std::istringstream fields(line + ",");
    for (std::string one; std::getline(fields, one, ',');) field.push_back(one);
    if (field.size() != 16) throw std::runtime_error("not 16 fields: " + line);
    const auto number = [&](std::size_t i) { return field[i].empty() ? 0.0 : std::stod(field[i]); };
    rows.push_back({field[0], field[1], field[2], field[3], field[4], field[5], field[7], field[9],
                    field[10], field[15], number(6), number(8), number(12), number(13),
                    number(14)});
    const bool found = field[9] == "positive";
    EXPECT_EQ(field[11], found ? "fentanyl" : "") << line;
    EXPECT_EQ(!field[14].empty(), field[10] == "pills") << line;
    EXPECT_EQ(!field[15].empty(), field[10] == "adulterant") << line;
  }
  return rows;
}

// Mean of values and its Monte Carlo error.
struct Mean {
  double value = 0, error = 0;
};

Mean mean_of(const std::vector<double>& values) {
  const auto n = static_cast<double>(values.size());
  Mean mean;
  for (const double v : values) mean.value += v / n;
  for (const double v : values) mean.error += (v - mean.value) * (v - mean.value);
  mean.error = std::sqrt(mean.error / (n - 1.0) / n);
  return mean;
}

GeneratorOptions small() {
  GeneratorOptions options;
  options.units = 5000;
  options.prevalence = 0.01;
  return options;
}

TEST(Generator, SameSeedGivesTheSameBytes) {
  const Programme first = make(small());
  EXPECT_EQ(first.log, make(small()).log);
  GeneratorOptions other = small();
  other.seed = Seed{2};
  EXPECT_NE(first.log, make(other).log);
}

TEST(Generator, EveryUnitIsARow) {
  GeneratorOptions options = small();
  options.units = 5003;
  options.quarters = 3;
  const Programme programme = make(options);
  const auto rows = rows_of(programme.log);
  EXPECT_EQ(rows.size(), 5003U);
  EXPECT_EQ(programme.generated.rows, 5003U);
  std::set<std::string> periods;
  for (const Row& row : rows) {
    EXPECT_EQ(row.count, 1.0);
    periods.insert(row.period);
    EXPECT_EQ(row.psu.rfind(row.stratum + "/", 0), 0U);
    EXPECT_EQ(row.stratum.rfind(row.port + "-" + row.channel, 0), 0U);
  }
  EXPECT_EQ(periods, (std::set<std::string>{"2025Q2", "2025Q3", "2025Q4"}));
}

TEST(Generator, RollingUpChangesNothingButTheRows) {
  GeneratorOptions options = small();
  const Programme each = make(options);
  options.roll_up = true;
  const Programme rolled = make(options);
  EXPECT_LT(rolled.generated.rows, each.generated.rows / 3);
  using Key = std::vector<std::string>;
  const auto counts = [](const Programme& programme) {
    std::map<Key, double> result;
    for (const Row& row : rows_of(programme.log))
      result[{row.origin, row.psu, row.selection, row.result, row.form, std::to_string(row.grams),
              std::to_string(row.weight)}] += row.count;
    return result;
  };
  EXPECT_EQ(counts(each), counts(rolled));
  for (std::size_t i = 0; i < each.generated.truth.size(); ++i)
    EXPECT_EQ(each.generated.truth[i].units, rolled.generated.truth[i].units);
}

TEST(Generator, WeightsAddUpToThePopulation) {
  GeneratorOptions options = small();
  options.quarters = 2;
  options.psus = 7;
  const Programme programme = make(options);
  std::map<std::string, double> weight;
  std::map<std::string, std::set<std::string>> psus;
  for (const Row& row : rows_of(programme.log)) {
    if (row.selection != "random") {
      EXPECT_EQ(row.selection, "targeted");
      EXPECT_EQ(row.weight, 1.0);
      continue;
    }
    weight[row.period + row.stratum] += row.weight;
    psus[row.period + row.stratum].insert(row.psu);
  }
  ASSERT_EQ(weight.size(), programme.generated.strata.size());
  double in_strata = 0;
  for (const GeneratedStratum& stratum : programme.generated.strata) {
    const std::string key = stratum.period.text() + stratum.name;
    const auto units = static_cast<double>(stratum.units);
    EXPECT_NEAR(weight[key], units, 1e-9 * units) << key;
    EXPECT_EQ(psus[key].size(), 7U);
    EXPECT_GE(stratum.psus, 21U);
    in_strata += units;
  }
  // And the truth has no other units.
  double in_truth = 0;
  for (const TruthCell& cell : programme.generated.truth)
    in_truth += static_cast<double>(cell.units);
  EXPECT_EQ(in_truth, in_strata);
}

// Over many programmes, estimates less truths average to nothing.
TEST(Generator, SampleEstimatesTheTruthWithoutBias) {
  constexpr int kSeeds = 300;
  std::map<std::string, std::vector<double>> difference;
  std::vector<double> finds;
  for (int seed = 1; seed <= kSeeds; ++seed) {
    GeneratorOptions options = small();
    options.seed = Seed{static_cast<std::uint64_t>(seed)};
    options.roll_up = true;
    options.countries = 4;
    const Programme programme = make(options);
    std::map<std::string, double> now;
    for (const Row& row : rows_of(programme.log)) {
      if (row.selection != "random") continue;
      const double units = row.weight * row.count;
      if (row.origin == "CN") now["units of CN"] += units;
      if (row.result != "positive") continue;
      now["finds"] += units;
      now["gross"] += units * row.grams;
      now["pure"] += units * row.grams * row.purity;
      now["pills"] += units * row.pills;
      if (row.channel == "mail") now["finds by mail"] += units;
      if (row.origin == "CA") now["finds of CA"] += units;
    }
    for (const TruthCell& cell : programme.generated.truth) {
      if (cell.origin.code() == "CN") now["units of CN"] -= static_cast<double>(cell.units);
      for (const TruthTotals& totals : cell.forms) {
        const auto found = static_cast<double>(totals.finds);
        now["finds"] -= found;
        now["gross"] -= 1e-3 * static_cast<double>(totals.gross_mg);
        now["pure"] -= 1e-8 * static_cast<double>(totals.pure_10ng);
        now["pills"] -= static_cast<double>(totals.pills);
        if (cell.channel == Channel::mail) now["finds by mail"] -= found;
        if (cell.origin.code() == "CA") now["finds of CA"] -= found;
      }
    }
    finds.push_back(0);
    for (const TruthCell& cell : programme.generated.truth)
      for (const TruthTotals& totals : cell.forms)
        finds.back() += static_cast<double>(totals.finds);
    for (const auto& [what, value] : now) difference[what].push_back(value);
  }
  ASSERT_EQ(difference.size(), 7U);
  for (const auto& [what, values] : difference) {
    ASSERT_EQ(values.size(), static_cast<std::size_t>(kSeeds)) << what;
    const Mean mean = mean_of(values);
    EXPECT_LT(std::abs(mean.value), kErrors * mean.error) << what;
  }
  // A bias of a twentieth would have been seen.
  EXPECT_LT(kErrors * mean_of(difference["finds"]).error, 0.05 * mean_of(finds).value);
}

double finds_of(const TruthCell& cell) {
  double finds = 0;
  for (const TruthTotals& totals : cell.forms) finds += static_cast<double>(totals.finds);
  return finds;
}

TEST(Generator, PrevalenceIsWhatWasAskedFor) {
  std::vector<double> ratio;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    GeneratorOptions options = small();
    options.units = 20000;
    options.roll_up = true;
    options.prevalence = 0.002;
    options.seed = Seed{seed};
    double finds = 0;
    double units = 0;
    for (const TruthCell& cell : make(options).generated.truth) {
      finds += finds_of(cell);
      units += static_cast<double>(cell.units);
    }
    ratio.push_back(finds / units / options.prevalence);
  }
  const Mean mean = mean_of(ratio);
  EXPECT_NEAR(mean.value, 1.0, kErrors * mean.error);
  EXPECT_LT(mean.error, 0.02);
}

// Rates of gamma shape k: the variance of a PSU's finds over their mean is 1 + mean / k.
TEST(Generator, FindsClusterByTheShape) {
  for (const double shape : {0.25, 1e6}) {
    GeneratorOptions options = small();
    options.units = 200000;
    options.roll_up = true;
    options.cluster_shape = shape;
    std::map<std::string, double> finds;
    for (const Row& row : rows_of(make(options).log))
      if (row.stratum == "4701-mail" && row.selection == "random")
        finds[row.psu] += row.result == "positive" ? 1.0 : 0.0;
    std::vector<double> counts;
    for (const auto& [psu, n] : finds) counts.push_back(n);
    const Mean mean = mean_of(counts);
    const double variance = mean.error * mean.error * static_cast<double>(counts.size());
    ASSERT_GT(counts.size(), 400U);
    // The variance of a variance of such counts, roughly: a quarter either way.
    EXPECT_NEAR(variance / mean.value / (1.0 + mean.value / shape), 1.0, 0.25) << shape;
  }
}

TEST(Generator, FindsWeighWhatTheirMeanSays) {
  for (const Outcome form : kOutcomes) {
    Stream stream(Seed{1}, StreamName("a test of finds"), static_cast<std::uint32_t>(form));
    std::vector<double> pure;
    for (int i = 0; i < 20000; ++i) {
      const SyntheticFind find = draw_find(stream, form);
      pure.push_back(1e-8 * static_cast<double>(find.gross_mg * find.purity_1e5));
      EXPECT_EQ(find.pills > 0, form == Outcome::pills);
      EXPECT_EQ(find.host.empty(), form != Outcome::adulterant);
    }
    const Mean mean = mean_of(pure);
    EXPECT_NEAR(mean.value, mean_pure_grams(form), kErrors * mean.error);
    EXPECT_LT(mean.error, 0.02 * mean.value);
  }
}

TEST(Generator, TwoHundredCountriesAreAllThere) {
  GeneratorOptions options;
  options.countries = 200;
  options.roll_up = true;
  std::map<std::string, double> inspected;
  for (const Row& row : rows_of(make(options).log))
    if (row.selection == "random") inspected[row.origin] += row.count;
  EXPECT_EQ(inspected.size(), 200U);
  for (const auto& [origin, n] : inspected) EXPECT_GT(n, 30.0) << origin;
}

TEST(Generator, RefusesWhatItCannotMake) {
  const auto refused = [](const GeneratorOptions& options) {
    const auto made = generate_inspections(options, [](std::string_view) { return Done{}; });
    return !made && made.faults().front().kind == FaultKind::usage;
  };
  EXPECT_FALSE(refused(small()));
  const auto changed = [&](auto&& change) {
    GeneratorOptions options = small();
    change(options);
    return refused(options);
  };
  EXPECT_TRUE(changed([](auto& o) { o.units = 0; }));
  EXPECT_TRUE(changed([](auto& o) { o.units = 20; }));
  EXPECT_TRUE(changed([](auto& o) { o.countries = 0; }));
  EXPECT_TRUE(changed([](auto& o) { o.countries = 201; }));
  EXPECT_TRUE(changed([](auto& o) { o.quarters = 0; }));
  EXPECT_TRUE(changed([](auto& o) { o.scenario = Scenario::improves; }));
  EXPECT_TRUE(changed([](auto& o) { o.prevalence = 0.0; }));
  EXPECT_TRUE(changed([](auto& o) { o.prevalence = std::nan(""); }));
  EXPECT_TRUE(changed([](auto& o) { o.prevalence = 0.03; }));
  EXPECT_TRUE(changed([](auto& o) { o.psus = 1; }));
  EXPECT_TRUE(changed([](auto& o) { o.psus = 400; }));
}

TEST(Generator, StopsWhereTheLogCannotBeWritten) {
  int pieces = 0;
  GeneratorOptions options = small();
  options.units = 100000;
  const auto made = generate_inspections(options, [&](std::string_view) -> Result<Done> {
    if (++pieces == 3) return Fault{FaultKind::machine, {}, "full", "room"};
    return Done{};
  });
  ASSERT_FALSE(made);
  EXPECT_EQ(made.faults().front().what, "full");
  EXPECT_EQ(pieces, 3);
}

}  // namespace
}  // namespace setpoint
