// What must always hold (model, section 9), on the shipped reference dataset.
#include <gtest/gtest.h>

#include <cmath>

#include "setpoint/core/distribution.h"
#include "setpoint/data/dataset.h"
#include "setpoint/data/relabelled.h"
#include "setpoint/determination/checks.h"
#include "setpoint/determination/determine.h"
#include "setpoint/determination/figures.h"
#include "setpoint/determination/json.h"
#include "support/paths.h"
#include "support/tables_builder.h"

namespace setpoint {
namespace {

using test::country;
using test::quarter;

class PropertiesTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto tables = read_dataset(test::repository() / "data" / "reference");
    ASSERT_TRUE(tables.ok()) << tables.faults().front().text();
    tables_ = new Tables(*std::move(tables));
    policy_ = new Policy(*Policy::read(std::nullopt, {}));
  }
  static void TearDownTestSuite() {
    delete tables_;
    delete policy_;
  }
  static Determination run(const Tables& tables, const Policy& policy, std::string_view period,
                           std::uint32_t draws = 200) {
    auto d = determine(tables, policy, {quarter(period), Seed{1}, draws, 2});
    EXPECT_TRUE(d.ok()) << (d.ok() ? "" : d.faults().front().text());
    return *std::move(d);
  }
  static const CountryResult& of(const Determination& d, Country wanted) {
    for (const CountryResult& c : d.countries)
      if (c.country == wanted) return c;
    ADD_FAILURE() << "no " << wanted.code();
    return d.countries.front();
  }
  static inline const Tables* tables_ = nullptr;
  static inline const Policy* policy_ = nullptr;
};

TEST_F(PropertiesTest, ChecksHoldInEveryFiscalYear) {
  for (const auto* period :
       {"2019Q3", "2020Q3", "2021Q3", "2022Q3", "2023Q3", "2024Q3", "2025Q3"}) {
    const Determination d = run(*tables_, *policy_, period);
    EXPECT_EQ(d.checks.size(), 6u);
    for (const Check& check : d.checks) EXPECT_TRUE(check.holds) << period << ": " << check.detail;
  }
}

// The checks are not always true: each fails when what it guards is broken.
TEST_F(PropertiesTest, ChecksFailOnPlantedViolations) {
  const Determination good = run(*tables_, *policy_, "2024Q3");
  const auto broken = [&](auto breaking) {
    Determination d = good;
    breaking(d);
    int failed = 0;
    for (const Check& check : check(d, *d.trace)) failed += !check.holds;
    return failed;
  };
  EXPECT_EQ(broken([](Determination&) {}), 0);
  EXPECT_EQ(broken([](Determination& d) { d.through_kg.value *= 1 + 1e-9; }), 1);
  EXPECT_EQ(broken([](Determination& d) { d.countries[30].footprint.value += 1e-3; }), 1);
  EXPECT_EQ(broken([](Determination& d) { d.uncollected_usd.value += 1; }), 1);
  EXPECT_EQ(broken([](Determination& d) {
              d.countries.front().adjustment.charged.value = 0.01;  // not liable
            }),
            1);
  EXPECT_EQ(broken([](Determination& d) { d.toll_revenue_usd.value = std::nan(""); }), 1);
}

// Permuting the names of countries permutes the result: point values to 1e-12, intervals within
// Monte Carlo error. Two permutations, one of which moves the most important countries about.
TEST_F(PropertiesTest, LabelInvariance) {
  const std::vector<CountryNames> permutations = {
      {{country("MX"), country("CN")}, {country("CN"), country("MX")}},
      {{country("MX"), country("AD")},
       {country("AD"), country("CA")},
       {country("CA"), country("CN")},
       {country("CN"), country("ZW")},
       {country("ZW"), country("MX")}}};
  const Determination original = run(*tables_, *policy_, "2025Q3", 1000);
  for (const CountryNames& names : permutations) {
    const Determination other = run(with_countries_renamed(*tables_, names),
                                    policy_->with_countries_renamed(names), "2025Q3", 1000);
    ASSERT_EQ(original.countries.size(), other.countries.size());
    const auto close = [](const Figure& a, const Figure& b, const std::string& what) {
      EXPECT_NEAR(a.value, b.value, 1e-12 * std::abs(a.value)) << what;
      ASSERT_EQ(a.interval.has_value(), b.interval.has_value()) << what;
      if (!a.interval) return;
      // A limit of 1,000 draws of a distribution of this width has an error of a few per cent.
      const double width = a.interval->high - a.interval->low;
      EXPECT_NEAR(a.interval->low, b.interval->low, 0.15 * width + 1e-12) << what;
      EXPECT_NEAR(a.interval->high, b.interval->high, 0.15 * width + 1e-12) << what;
    };
    for (const CountryResult& a : original.countries) {
      const CountryResult& b = of(other, renamed(a.country, names));
      const std::string what(a.country.code());
      EXPECT_EQ(a.liable, b.liable) << what;
      close(a.adjustment.target, b.adjustment.target, what + " adjustment target");
      close(a.toll.target, b.toll.target, what + " toll target");
      close(a.footprint, b.footprint, what + " footprint");
      EXPECT_EQ(a.adjustment.charged.value, b.adjustment.charged.value) << what;
      EXPECT_EQ(a.toll.charged.value, b.toll.charged.value) << what;
      for (std::size_t k = 0; k < a.outcomes.size(); ++k)
        close(a.outcomes[k].flow_kg, b.outcomes[k].flow_kg, what + " flow");
    }
  }
}

// The same quantities written in other units give the same rates.
TEST_F(PropertiesTest, Units) {
  Tables other = *tables_;
  for (auto& row : other.regional_seizures) {
    row.gross.written /= 0.45359237;
    row.gross.factor = 0.45359237;
    row.gross.factor_name = "kilograms per pound";
  }
  for (auto& row : other.imports) {
    row.value.written /= 1e6;
    row.value.factor = 1e6;
    row.value.factor_name = "dollars per million dollars";
  }
  const auto policy = Policy::parse(R"(
name = "white-paper"
version = "1"
[basis.revenue_target_usd]
value = 4000
unit = "million USD"
from = 2018-10-01
standing = "choice"
source = "a test"
reason = "the shipped figure in another unit"
[liability.flow_share]
value = 1
unit = "%"
from = 2018-10-01
standing = "choice"
source = "a test"
reason = "the shipped figure in another unit"
)",
                                    "units.toml", {});
  ASSERT_TRUE(policy.ok()) << policy.faults().front().text();
  const Determination a = run(*tables_, *policy_, "2024Q3");
  const Determination b = run(other, *policy, "2024Q3");
  for (std::size_t k = 0; k < a.countries.size(); ++k) {
    const CountryResult& x = a.countries[k];
    const CountryResult& y = b.countries[k];
    EXPECT_NEAR(x.adjustment.target.value, y.adjustment.target.value,
                1e-12 * x.adjustment.target.value);
    EXPECT_NEAR(x.toll.target.value, y.toll.target.value, 1e-12 * x.toll.target.value);
    EXPECT_EQ(x.adjustment.charged.value, y.adjustment.charged.value);
    EXPECT_EQ(x.toll.charged.value, y.toll.charged.value);
  }
}

TEST_F(PropertiesTest, SameBytesOnAnyNumberOfThreads) {
  const auto bytes = [&](unsigned threads) {
    return to_json(*determine(*tables_, *policy_, {quarter("2025Q3"), Seed{1}, 300, threads}));
  };
  const std::string one = bytes(1);
  EXPECT_EQ(one, bytes(2));
  EXPECT_EQ(one, bytes(16));
  EXPECT_EQ(one, bytes(1)) << "the same run twice";
}

TEST_F(PropertiesTest, AnotherSeedMovesIntervalsAndNotPoints) {
  const Determination a = run(*tables_, *policy_, "2025Q3");
  auto b = determine(*tables_, *policy_, {quarter("2025Q3"), Seed{2}, 200, 2});
  ASSERT_TRUE(b.ok());
  const CountryResult& x = of(a, country("MX"));
  const CountryResult& y = of(*b, country("MX"));
  EXPECT_EQ(x.adjustment.target.value, y.adjustment.target.value);
  EXPECT_NE(x.adjustment.target.interval->high, y.adjustment.target.interval->high);
}

// Carried figures are marked wherever they are used, and nowhere else.
TEST_F(PropertiesTest, CarriedFiguresSaySo) {
  EXPECT_FALSE(of(run(*tables_, *policy_, "2023Q3"), country("MX")).carried);
  EXPECT_TRUE(of(run(*tables_, *policy_, "2025Q3"), country("MX")).carried);
  EXPECT_TRUE(of(run(*tables_, *policy_, "2025Q3"), country("DE")).carried);
}

// With the policy's precursor share at a control's, the control gives the determination's targets.
TEST_F(PropertiesTest, ControlsAreWhatTheDeterminationWouldBe) {
  for (const auto* share : {"0", "1"}) {
    const PolicyOverride set[] = {{"precursors.share", share}, {"basis.internalisation", "0.005"}};
    const auto policy = Policy::read(std::nullopt, set);
    const Determination d = run(*tables_, *policy, "2025Q3");
    const auto& control = share[0] == '0' ? d.precursor_0 : d.precursor_1;
    ASSERT_FALSE(control.empty());
    for (const ControlRow& row : control) {
      const CountryResult& c = of(d, row.country);
      EXPECT_EQ(row.deaths.value, c.footprint.value) << row.country.code();
      EXPECT_EQ(row.adjustment.has_value(), c.liable) << row.country.code();
      EXPECT_EQ(row.adjustment ? row.adjustment->value : 0, c.adjustment.target.value);
    }
  }
}

// Before elasticity, phase, step and cap, the targets collect the revenue target, less what falls
// on countries that are not liable.
TEST_F(PropertiesTest, SolvedInternalisationMeetsTheRevenueTarget) {
  const Determination d = run(*tables_, *policy_, "2024Q3");
  double collected = d.uncollected_usd.value;
  for (const CountryResult& c : d.countries)
    collected +=
        c.adjustment.target.value * c.imports_usd.value + c.toll.target.value * c.entries.value;
  EXPECT_NEAR(collected, 4.0e9, 1e-12 * 4.0e9);
  EXPECT_NEAR(*d.revenue_target_usd, 4.0e9, 0);
}

}  // namespace
}  // namespace setpoint
