#include "setpoint/response/allocation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "response/tables.h"
#include "setpoint/response/draws.h"
#include "setpoint/response/money.h"
#include "setpoint/response/response_json.h"

namespace setpoint {
namespace {

class Allocated : public testing::Test {
 protected:
  void SetUp() override {
    policy_ = read_allocation_policy(std::nullopt, {}).value();
    register_ = read_interventions(shipped_interventions(), "interventions.toml").value();
    baseline_ =
        make_baseline(four_states(), Division::state, Cause::synthetic_opioids, policy_->settings)
            .value();
    question_.budget_cents = 5'000'000'000;
    question_.budget_from = "--budget";
    question_.draws = 200;
    question_.threads = 2;
  }
  AllocationAnswer answer() const {
    auto made = allocate(baseline_, *policy_, register_, question_);
    if (!made)
      for (const Fault& fault : made.faults()) ADD_FAILURE() << fault.text();
    return made ? *std::move(made) : AllocationAnswer{};
  }
  static const InterventionAnswer& line(const AllocationAnswer& of, std::string_view id) {
    for (const InterventionAnswer& each : of.interventions)
      if (each.id == id) return each;
    static const InterventionAnswer none;
    ADD_FAILURE() << "no " << id;
    return none;
  }

  std::optional<AllocationPolicy> policy_;
  InterventionRegister register_;
  Baseline baseline_;
  AllocationQuestion question_;
};

TEST_F(Allocated, CentsSumToTheBudgetEveryWay) {
  for (const std::int64_t cents : {1LL, 99LL, 100'000'001LL, 5'000'000'000LL}) {
    question_.budget_cents = cents;
    const AllocationAnswer made = answer();
    std::int64_t regions = 0, cells = 0, lines = 0;
    for (const RegionAnswer& region : made.regions) {
      regions += region.cents;
      for (const CellAnswer& cell : region.cells) cells += cell.cents;
    }
    for (const InterventionAnswer& each : made.interventions) lines += each.cents;
    EXPECT_EQ(regions, cents);
    EXPECT_EQ(cells, cents);
    EXPECT_EQ(lines, cents);
  }
}

TEST_F(Allocated, IsProvedBestAndBeatsEverySimpleRule) {
  const AllocationAnswer made = answer();
  EXPECT_LE(made.certificate.gap, 1e-9);
  EXPECT_GT(made.averted.value, 0);
  EXPECT_LT(made.averted.interval.low, made.averted.value);
  EXPECT_GT(made.averted.interval.high, made.averted.value);
  EXPECT_LT(made.averted.value, baseline_.deaths);
  ASSERT_GE(made.rules.size(), 5U);
  for (const RuleAnswer& rule : made.rules) {
    EXPECT_GE(rule.worse_by.value, -1e-9) << rule.name;
    EXPECT_NEAR(made.averted.value - rule.averted.value, rule.worse_by.value, 1e-9) << rule.name;
    EXPECT_GE(rule.probability_ours_better, 0);
    EXPECT_LE(rule.probability_ours_better, 1);
  }
}

TEST_F(Allocated, PartsOfWhatIsAvertedSum) {
  const AllocationAnswer made = answer();
  double regions = 0, lines = 0, cells = 0;
  for (const RegionAnswer& region : made.regions) {
    regions += region.averted.value;
    for (const CellAnswer& cell : region.cells) cells += cell.averted;
  }
  for (const InterventionAnswer& each : made.interventions) lines += each.averted.value;
  EXPECT_NEAR(regions, made.averted.value, 1e-9);
  EXPECT_NEAR(lines, made.averted.value, 1e-9);
  EXPECT_NEAR(cells, made.averted.value, 1e-9);
}

TEST_F(Allocated, WhatHasNoEffectGetsItsFloorOnly) {
  EXPECT_EQ(line(answer(), "mass-media").cents, 0);
  EXPECT_EQ(line(answer(), "test-strips").cents, 0);
  question_.bounds = {*parse_bound(true, "intervention:drug-education=1000000")};
  const AllocationAnswer made = answer();
  EXPECT_EQ(line(made, "drug-education").cents, 100'000'000);
  EXPECT_EQ(line(made, "drug-education").averted.value, 0);
}

TEST_F(Allocated, FloorsAndCapsHoldToTheCent) {
  question_.bounds = {*parse_bound(true, "region:VT=2000000.01"),
                      *parse_bound(false, "intervention:naloxone=3000000"),
                      *parse_bound(false, "region:WV=1000000.5")};
  const AllocationAnswer made = answer();
  EXPECT_EQ(line(made, "naloxone").cents, 300'000'000);
  EXPECT_GT(line(made, "naloxone").cap, 0);
  for (const RegionAnswer& region : made.regions) {
    if (region.base.id == "VT") {
      EXPECT_GE(region.cents, 200'000'001);
      EXPECT_LT(region.floor, 0);
    }
    if (region.base.id == "WV") {
      EXPECT_EQ(region.cents, 100'000'050);
      EXPECT_GT(region.cap, 0);
    }
  }
}

// What a first dollar under the cap would change, though none is spent there.
TEST_F(Allocated, ACapOfNothingHasItsPrice) {
  const AllocationAnswer free = answer();
  const RegionAnswer* wv = nullptr;
  for (const RegionAnswer& region : free.regions)
    if (region.base.id == "WV") wv = &region;
  ASSERT_NE(wv, nullptr);
  const CellAnswer best =
      *std::max_element(wv->cells.begin(), wv->cells.end(),
                        [](const auto& a, const auto& b) { return a.averted < b.averted; });
  const std::string& id = free.interventions[best.intervention].id;
  EXPECT_FALSE(best.bounded);
  const auto capped = [&](std::int64_t cents) {
    question_.bounds = {{false, "WV", id, cents}};
    return answer();
  };
  constexpr double kStep = 1'000;  // dollars
  const AllocationAnswer none = capped(0);
  const AllocationAnswer little = capped(static_cast<std::int64_t>(100 * kStep));
  const auto cell_of = [&](const AllocationAnswer& of) {
    for (const RegionAnswer& region : of.regions)
      for (const CellAnswer& cell : region.cells)
        if (region.base.id == "WV" && cell.intervention == best.intervention) return cell;
    ADD_FAILURE() << "no cell";
    return CellAnswer{};
  };
  const CellAnswer cell = cell_of(none);
  EXPECT_TRUE(cell.bounded);
  EXPECT_EQ(cell.cents, 0);
  EXPECT_EQ(cell.averted, 0);
  EXPECT_EQ(cell.floor, 0);
  EXPECT_GT(cell.cap, cell_of(little).cap);
  const double gained = little.certificate.value - none.certificate.value;
  EXPECT_LE(gained, cell.cap * kStep * (1 + 1e-6));
  EXPECT_GE(gained, cell_of(little).cap * kStep * (1 - 1e-6));
  // It is in the document, and no row of money.
  const auto json = allocation_json(none, *policy_);
  for (const auto& region : json["regions"]) {
    if (region["id"] != "WV") continue;
    const auto& cells = region["interventions"];
    const auto found = std::find_if(cells.begin(), cells.end(),
                                    [&](const auto& each) { return each["id"] == id; });
    ASSERT_NE(found, cells.end());
    EXPECT_EQ((*found)["dollars"], 0);
    EXPECT_NEAR((*found)["shadow"]["cap_per_million_usd"].template get<double>(), 1e6 * cell.cap,
                1e-6 * cell.cap);
  }
  EXPECT_EQ(allocation_csv(none).find("WV,West Virginia," + id + ","), std::string::npos);
  EXPECT_NE(allocation_csv(little).find("WV,West Virginia," + id + ",100000,"), std::string::npos);
}

TEST_F(Allocated, AWeightMovesMoney) {
  const auto of = [](const AllocationAnswer& made, std::string_view id) {
    for (const RegionAnswer& region : made.regions)
      if (region.base.id == id) return region.cents;
    return std::int64_t{0};
  };
  const AllocationAnswer plain = answer();
  question_.weights = {{"WV", 3}};
  const AllocationAnswer weighed = answer();
  EXPECT_GT(of(weighed, "WV"), of(plain, "WV"));
  EXPECT_LT(weighed.averted.value, plain.averted.value);
  question_.weights.clear();
  question_.rate_power = 1;  // WV has the highest rate
  EXPECT_GT(of(answer(), "WV"), of(plain, "WV"));
  question_.weights = {{"ZZ", 3}};
  EXPECT_FALSE(allocate(baseline_, *policy_, register_, question_).ok());
}

TEST_F(Allocated, OtherObjectivesMoveMoneyToTreatment) {
  question_.budget_cents = 200'000'000;
  const AllocationAnswer deaths = answer();
  question_.objective = ResponseObjective::qaly;
  const AllocationAnswer years = answer();
  EXPECT_EQ(years.unit, "quality-adjusted life years");
  EXPECT_GT(years.averted.value, deaths.averted.value);
  question_.objective = ResponseObjective::all_cause;
  const AllocationAnswer all = answer();
  // Methadone averts more deaths of other causes; naloxone averts none.
  EXPECT_GE(line(all, "methadone").cents, line(deaths, "methadone").cents);
  EXPECT_GE(all.averted.value, deaths.averted.value * (1 - 1e-9));
}

TEST_F(Allocated, NamesOfRegionsDoNotMatter) {
  const AllocationAnswer before = answer();
  for (BaselineRegion& region : baseline_.regions) region.id = "X" + region.id;
  const AllocationAnswer after = answer();
  EXPECT_EQ(before.averted.value, after.averted.value);
  for (std::size_t r = 0; r < before.regions.size(); ++r)
    EXPECT_EQ(before.regions[r].cents, after.regions[r].cents);
}

TEST_F(Allocated, TheSameBytesWithAnyNumberOfThreads) {
  question_.threads = 1;
  const std::string one = allocation_json(answer(), *policy_).dump();
  question_.threads = 3;
  EXPECT_EQ(one, allocation_json(answer(), *policy_).dump());
}

TEST_F(Allocated, JsonHidesAWithheldCount) {
  const auto json = allocation_json(answer(), *policy_);
  EXPECT_EQ(json["schema"], "setpoint.allocation/1");
  for (const auto& region : json["regions"]) {
    const bool hidden = region["id"] == "VT" || region["id"] == "LA";
    EXPECT_EQ(region["deaths"].is_null(), hidden) << region["id"];
    EXPECT_EQ(region["averted"].is_null(), hidden);
  }
  EXPECT_EQ(json.dump().find("nan"), std::string::npos);
}

TEST_F(Allocated, ARevenuesEndsAreAllocatedToo) {
  question_.budget_interval = {{4'000'000'000, 7'000'000'000}};
  const AllocationAnswer made = answer();
  ASSERT_EQ(made.others.size(), 2U);
  EXPECT_LT(made.others[0].averted.value, made.averted.value);
  EXPECT_GT(made.others[1].averted.value, made.averted.value);
  EXPECT_GT(made.others[0].shadow_price, made.others[1].shadow_price);
}

// e = min(most, a N / B) by hand at the median, and draws about it.
TEST_F(Allocated, EffectsAreThoseOfTheParameters) {
  const EffectDraws naloxone =
      draw_effect(*policy_, "naloxone", ResponseObjective::overdose, baseline_, Seed{1}, 4001);
  std::vector<double> sorted = naloxone.effect;
  std::sort(sorted.begin(), sorted.end());
  const double median = (37e6 * 600 / 1e5) / 227 / 6600;
  EXPECT_NEAR(sorted[2000], median, 0.03 * median);
  EXPECT_LE(sorted.back(), 0.46);
  EXPECT_NEAR(naloxone.cost, (25 + 45 + 75) / 3.0, 0.7);
}

TEST_F(Allocated, DeathsHaveTheirMeanAndSpread) {
  const auto draws =
      draw_deaths(policy_->settings, ResponseObjective::overdose, baseline_, Seed{1}, 4000);
  for (std::size_t r = 0; r < baseline_.regions.size(); ++r) {
    const double deaths = baseline_.regions[r].deaths;
    double sum = 0, squares = 0;
    for (const double each : draws[r]) {
      sum += each;
      squares += each * each;
    }
    const double mean = sum / 4000, variance = squares / 4000 - mean * mean;
    // (1 + 2 / B) exp(0.2^2) - 1, of the mean squared.
    const double relative = (1 + 2 / deaths) * std::exp(0.04) - 1;
    EXPECT_NEAR(mean, deaths, 5 * deaths * std::sqrt(relative / 4000));
    EXPECT_NEAR(variance, deaths * deaths * relative, 0.2 * deaths * deaths * relative);
  }
}

TEST_F(Allocated, TheLedgerOfItIsWhole) {
  question_.budget_from = "determination d";
  const std::string json = allocation_json(answer(), *policy_).dump();
  Revenue revenue;
  revenue.determination = "d";
  revenue.cents = question_.budget_cents;
  revenue.sources = {{"country:MX/tolls", question_.budget_cents}};
  const auto ledger = make_ledger(revenue, {0, 0}, json, "allocation.json");
  ASSERT_TRUE(ledger.ok());
  EXPECT_TRUE(check_ledger(ledger->entries, "").ok());
}

bool noted(const AllocationAnswer& of, std::string_view what) {
  for (const std::string& note : of.notes)
    if (note.find(what) != std::string::npos) return true;
  return false;
}

// More kits than people who could use them: both are said, and that they add little.
TEST_F(Allocated, UnitsBeyondUseAreSaid) {
  question_.budget_cents = 10'000'000;
  const AllocationAnswer little = answer();
  EXPECT_LE(line(little, "naloxone").units, line(little, "naloxone").usable);
  EXPECT_FALSE(noted(little, "those eligible could use"));
  question_.budget_cents = 50'000'000'000'000;
  const AllocationAnswer much = answer();
  const InterventionAnswer& kits = line(much, "naloxone");
  EXPECT_GT(kits.units, kits.usable);
  EXPECT_TRUE(noted(much, "naloxone: the money pays for"));
  // Spread over all regions: what the nation could use, by the register.
  EXPECT_NEAR(kits.usable, units_in_nation(*policy_, "naloxone", baseline_), 0.01 * kits.usable);
  const auto json = allocation_json(much, *policy_);
  for (const auto& region : json["regions"])
    for (const auto& cell : region["interventions"])
      EXPECT_EQ(cell["usable_units"].is_null(), region["deaths"].is_null());
}

// Beyond all use, and within caps: what is left is said with its reason.
TEST_F(Allocated, MoneyThatIsLeftIsExplained) {
  question_.budget_cents = 1'000'000'000'000'000;
  const AllocationAnswer rich = answer();
  EXPECT_GT(rich.unspent_cents, 0);
  EXPECT_EQ(rich.spent_cents + rich.unspent_cents, question_.budget_cents);
  EXPECT_TRUE(noted(rich, "are not spent: everywhere reach is complete"));
  question_.budget_cents = 5'000'000'000;
  for (const InterventionAnswer& each : rich.interventions)
    question_.bounds.push_back({false, "", each.id, 100});
  const AllocationAnswer capped = answer();
  EXPECT_EQ(
      capped.unspent_cents, question_.budget_cents - [&] {
        std::int64_t sum = 0;
        for (const InterventionAnswer& each : capped.interventions) sum += each.cents;
        return sum;
      }());
  for (const InterventionAnswer& each : capped.interventions) EXPECT_LE(each.cents, 100);
  EXPECT_TRUE(noted(capped, "are not spent: within the caps"));
}

// A loss is never below nothing, and noise is none.
TEST_F(Allocated, RoundingLosesNothingOrSomething) {
  for (const std::int64_t cents : {1LL, 7LL, 1'234'567LL, 5'000'000'000LL, 900'000'000'000LL}) {
    question_.budget_cents = cents;
    const AllocationAnswer made = answer();
    EXPECT_TRUE(made.rounding_loss == 0 || made.rounding_loss > 1e-13 * made.certificate.value)
        << cents;
  }
}

}  // namespace
}  // namespace setpoint
