#include "setpoint/region/nowcast.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <utility>

#include "region/regional_rows.h"
#include "setpoint/region/nowcast_score.h"

namespace setpoint {
namespace {

using test::place;
using test::RegionalRows;

constexpr std::array kStates = {"AL", "AR", "AZ", "CA", "CO", "CT", "GA",
                                "IL", "IN", "KY", "MA", "MD", "MI", "NC"};

// An early release whose counts grew by exactly the publisher's correction, and a late one.
RegionalRows exact(double growth_per_correction, double early = 1000) {
  RegionalRows rows;
  rows.release({2020, 6});
  for (std::size_t i = 0; i < kStates.size(); ++i) {
    const double correction = 0.01 * static_cast<double>(i + 1);
    rows.deaths(kStates[i], {2020, 6}, early).predicted = early * std::exp(correction);
  }
  rows.release({2022, 6});
  for (std::size_t i = 0; i < kStates.size(); ++i) {
    const double correction = 0.01 * static_cast<double>(i + 1);
    rows.deaths(kStates[i], {2020, 6}, early * std::exp(growth_per_correction * correction));
  }
  return rows;
}

TEST(DelayPairs, AreOfAnEarlyCountAndOneThatIsFinal) {
  RegionalRows rows;
  rows.release({2020, 6});
  rows.deaths("WV", {2020, 6}, 100);
  rows.deaths("WV", {2019, 6}, 80);   // twelve months old already
  rows.deaths("KY", {2020, 5}, 9);    // too few to show
  rows.deaths("US", {2020, 6}, 900);  // the sum of the states
  rows.release({2021, 5});
  rows.deaths("WV", {2020, 6}, 105);  // eleven months old: not final
  rows.release({2021, 6});
  rows.deaths("WV", {2019, 6}, 81);
  rows.deaths("WV", {2020, 6}, 110);
  rows.deaths("KY", {2020, 5}, 20);
  rows.deaths("US", {2020, 6}, 950);
  const DelayPairs pairs = delay_pairs(rows.sorted(), 12, 10);
  ASSERT_EQ(pairs.size(), 1U);
  const auto& list = pairs.begin()->second;
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0].age, 0);
  EXPECT_EQ(list[0].early, 100);
  EXPECT_EQ(list[0].late, 110);
  EXPECT_EQ(list[1].age, 11);
  EXPECT_EQ(list[1].early, 105);
}

TEST(DelayPairs, AreOfTheSamePeople) {
  RegionalRows rows;
  rows.release({2020, 6});
  rows.deaths("NY", {2020, 6}, 60);
  rows.deaths("PA", {2020, 6}, 50);
  rows.deaths("YC", {2020, 6}, 40);
  rows.release({2022, 6});
  rows.deaths("NY", {2020, 6}, 110);
  rows.deaths("PA", {2020, 6}, 55);
  // The later release has the city in the state.
  const DelayPairs merged = delay_pairs(rows.sorted(), 12, 10);
  ASSERT_EQ(merged.size(), 1U);
  ASSERT_EQ(merged.begin()->second.size(), 1U);
  EXPECT_EQ(merged.begin()->second[0].place, place("PA"));
  // It has the city apart as well.
  rows.deaths("YC", {2020, 6}, 44);
  const DelayPairs apart = delay_pairs(rows.sorted(), 12, 10);
  ASSERT_EQ(apart.size(), 1U);
  EXPECT_EQ(apart.begin()->second.size(), 3U);
}

TEST(DelayModel, RecoversALineThatIsThere) {
  const DelayPairs pairs = delay_pairs(exact(0.5).sorted(), 12, 10);
  const DelayModel model(pairs.begin()->second, {12, 8, 0.25});
  const AgeModel* const found = model.at(0).model;
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(model.at(0).chance, 1);
  EXPECT_EQ(found->covariate(), Covariate::correction);
  EXPECT_EQ(found->pairs(), kStates.size());
  EXPECT_NEAR(found->coefficients().slope, 0.5, 1e-3);
  EXPECT_NEAR(found->coefficients().level, 0, 1e-4);
  // Of an age without pairs nothing is known.
  EXPECT_EQ(model.at(7).model, nullptr);
  EXPECT_EQ(DelayModel({}, {12, 8, 0.25}).at(3).model, nullptr);
}

TEST(DelayModel, LearnsNothingFromClosedCountsOrTooFewPairs) {
  const DelayPairs pairs = delay_pairs(exact(0).sorted(), 12, 10);
  const DelayModel closed(pairs.begin()->second, {12, 8, 0.25});
  EXPECT_TRUE(closed.ages().empty());
  EXPECT_EQ(closed.closed().size(), 1U);
  EXPECT_EQ(closed.at(0).model, nullptr);
  const DelayPairs grown = delay_pairs(exact(0.5).sorted(), 12, 10);
  EXPECT_TRUE(DelayModel(grown.begin()->second, {12, kStates.size() + 1, 0.25}).ages().empty());
}

TEST(DelayModel, LeavesOutThePlaceThatIsScored) {
  RegionalRows rows = exact(0.5);
  // One state that grew wildly changes the line, unless it is left out.
  rows.tables().deaths.back().reported = 5000;
  const DelayPairs pairs = delay_pairs(rows.sorted(), 12, 10);
  const Place wild = place(kStates.back());
  const DelayModel without(pairs.begin()->second, {12, 8, 0.25}, &wild);
  const DelayModel with(pairs.begin()->second, {12, 8, 0.25});
  EXPECT_NEAR(without.at(0).model->coefficients().slope, 0.5, 1e-3);
  EXPECT_GT(std::abs(with.at(0).model->coefficients().slope - 0.5), 1);
}

TEST(Nowcast, OfExactGrowthIsThatGrowth) {
  RegionalRows rows = exact(0.5);
  rows.deaths("WV", {2022, 6}, 2000).predicted = 2000 * std::exp(0.1);
  const RegionalTables tables = rows.sorted();
  const DeathRecord record(tables);
  const Nowcaster nowcaster(tables, record, test::shipped_policy().settings);
  const RegionalDeathRow& row = *record.at({place("WV"), Cause::synthetic_opioids, 12}, {2022, 6});
  const Nowcast nowcast = nowcaster.of(row);
  ASSERT_TRUE(nowcast.given());
  EXPECT_EQ(nowcast.basis, NowcastBasis::releases);
  const double expected = 2000 * std::exp(0.05);
  EXPECT_NEAR(nowcast.value, expected, 0.005 * expected);
  EXPECT_LT(nowcast.interval.low, expected);
  EXPECT_GT(nowcast.interval.high, expected);
  // The noise of counting alone: sqrt(R (1 - p)) / p with p = exp(-0.05) is 10.4 deaths.
  EXPECT_NEAR(nowcast.interval.high - nowcast.interval.low, 2 * 1.645 * 10.4, 10);
}

TEST(Nowcast, SaysWhyThereIsNone) {
  RegionalRows rows;
  rows.release({2022, 6});
  rows.deaths("WV", {2021, 6}, 500);
  rows.deaths("WV", {2022, 6}, 500);
  rows.deaths("KY", {2022, 6}, 9).predicted = 12;
  RegionalDeathRow& poor = rows.deaths("VA", {2022, 6}, 0);
  poor.reported.reset();
  poor.predicted = 700;
  poor.withheld = Withheld::low_quality;
  const RegionalTables tables = rows.sorted();
  const DeathRecord record(tables);
  const Nowcaster nowcaster(tables, record, test::shipped_policy().settings);
  const auto why = [&](const char* where, Month ending) {
    return nowcaster.of(*record.at({place(where), Cause::synthetic_opioids, 12}, ending)).why_not;
  };
  EXPECT_EQ(why("WV", {2021, 6}), NoNowcast::final_count);
  EXPECT_EQ(why("WV", {2022, 6}), NoNowcast::no_ground);
  EXPECT_EQ(why("KY", {2022, 6}), NoNowcast::withheld);
  EXPECT_EQ(why("VA", {2022, 6}), NoNowcast::withheld);
}

TEST(Nowcast, OfOneReleaseIsThePredictedCountWithItsErrors) {
  RegionalRows rows;
  rows.release({2022, 6});
  rows.deaths("WV", {2022, 6}, 9'000).predicted = 10'000;
  const RegionalTables tables = rows.sorted();
  const DeathRecord record(tables);
  const RegionSettings settings = test::shipped_policy().settings;
  const Nowcast nowcast = Nowcaster(tables, record, settings).of(tables.deaths[0]);
  ASSERT_TRUE(nowcast.given());
  EXPECT_EQ(nowcast.basis, NowcastBasis::predicted);
  const double bias = settings.predicted_bias[0];
  const double error = settings.predicted_error[0];
  EXPECT_NEAR(nowcast.value, 10'000 * std::exp(bias), 20);
  EXPECT_NEAR(nowcast.interval.low, 10'000 * std::exp(bias - 1.645 * error), 40);
  EXPECT_NEAR(nowcast.interval.high, 10'000 * std::exp(bias + 1.645 * error), 40);
}

// The share of the deaths of a month that is in by its age: all of them from the seventh month on.
double share_in(int age) {
  constexpr std::array kShares = {0.7, 0.8, 0.88, 0.93, 0.96, 0.98};
  return age < 6 ? kShares[static_cast<std::size_t>(age)] : 1;
}

double true_count(std::size_t state, int month) {
  return std::round(400 + 50.0 * static_cast<double>(state) + 3.0 * month);
}

// A release of fourteen states with last month `last`, months from January 2020 on.
void release_to(RegionalRows& rows, int last, int first) {
  rows.release({2020 + last / 12, last % 12 + 1});
  for (std::size_t i = 0; i < kStates.size(); ++i)
    for (int month = first; month <= last; ++month)
      rows.deaths(kStates[i], {2020 + month / 12, month % 12 + 1},
                  std::round(true_count(i, month) * share_in(last - month)));
}

Nowcast at_age(const Nowcaster& nowcaster, const DeathRecord& record, const char* state, int last,
               int age) {
  const int month = last - age;
  return nowcaster.of(*record.at({place(state), Cause::synthetic_opioids, 12},
                                 {2020 + month / 12, month % 12 + 1}));
}

// Counts that no longer change at their age are not made to grow, and the truth is in the interval.
TEST(Nowcast, OfAClosedAgeIsTheCountAsItStands) {
  RegionalRows rows;
  release_to(rows, 23, 0);
  release_to(rows, 47, 0);
  const RegionalTables tables = rows.sorted();
  const DeathRecord record(tables);
  const Nowcaster nowcaster(tables, record, test::shipped_policy().settings);
  for (std::size_t i = 0; i < kStates.size(); ++i)
    for (int age = 0; age < 12; ++age) {
      const Nowcast nowcast = at_age(nowcaster, record, kStates[i], 47, age);
      const double truth = true_count(i, 47 - age);
      ASSERT_TRUE(nowcast.given()) << age;
      EXPECT_LE(nowcast.interval.low, truth) << kStates[i] << ' ' << age;
      EXPECT_GE(nowcast.interval.high, truth) << kStates[i] << ' ' << age;
      EXPECT_NEAR(nowcast.value, truth, age < 6 ? 4 : 0) << kStates[i] << ' ' << age;
      // One release cannot tell a delay from a year that was closed: it may still grow as age 5
      // did.
      if (age >= 6) {
        EXPECT_GT(nowcast.interval.high, truth * 1.015) << age;
      }
      EXPECT_LT(nowcast.interval.high, truth * 1.2) << age;
    }
  // Every age that is nowcast is scored.
  const auto scores = score_nowcasts(nowcaster.pairs(), test::shipped_policy().settings);
  ASSERT_EQ(scores.size(), 1U);
  ASSERT_EQ(scores[0].by_age.size(), 12U);
  EXPECT_EQ(scores[0].closed, (std::vector{6, 7, 8, 9, 10, 11}));
  EXPECT_EQ(scores[0].all.nowcast.n, 12 * kStates.size());
  EXPECT_EQ(scores[0].open.nowcast.n, 6 * kStates.size());
  for (const ScoreRow& row : scores[0].by_age) {
    EXPECT_EQ(row.interval.coverage, 1);
    if (*row.age >= 6) {
      EXPECT_EQ(row.nowcast.mean_absolute, 0);
    }
  }
}

// Twenty releases in which an age was closed leave it open with a chance of 1 in 22: the interval
// is the count itself.
TEST(Nowcast, OfAnAgeThatWasOftenClosedIsCertain) {
  RegionalRows rows;
  for (int last = 12; last < 32; ++last) release_to(rows, last, last - 11);
  release_to(rows, 60, 0);
  const RegionalTables tables = rows.sorted();
  const DeathRecord record(tables);
  const Nowcaster nowcaster(tables, record, test::shipped_policy().settings);
  const Nowcast nowcast = at_age(nowcaster, record, "GA", 60, 8);
  EXPECT_EQ(nowcast.value, true_count(6, 52));
  EXPECT_EQ(nowcast.interval, (Interval{nowcast.value, nowcast.value}));
}

// Without pairs of an age there is no nowcast of it, and it says so.
TEST(Nowcast, OfAnAgeThatNothingIsKnownOfIsNone) {
  RegionalRows rows;
  release_to(rows, 23, 20);  // ages 0 to 3
  release_to(rows, 47, 0);
  const RegionalTables tables = rows.sorted();
  const DeathRecord record(tables);
  const Nowcaster nowcaster(tables, record, test::shipped_policy().settings);
  EXPECT_TRUE(at_age(nowcaster, record, "GA", 47, 3).given());
  const Nowcast none = at_age(nowcaster, record, "GA", 47, 4);
  EXPECT_FALSE(none.given());
  EXPECT_EQ(none.why_not, NoNowcast::no_ground);
}

// Where counts rose, a state with nothing pending is not nowcast to fall, whatever the line says
// there; where most counts fell, it is.
TEST(Nowcast, FallsOnlyWhereCountsFell) {
  for (const bool fell : {false, true}) {
    RegionalRows rows;
    rows.release({2020, 6});
    for (std::size_t i = 0; i < kStates.size(); ++i)
      rows.deaths(kStates[i], {2020, 6}, 2000).predicted =
          2000 * std::exp(0.02 * static_cast<double>(i + 1));
    rows.release({2022, 6});
    for (std::size_t i = 0; i < kStates.size(); ++i)
      rows.deaths(kStates[i], {2020, 6},
                  2000 * std::exp((fell ? -0.2 : -0.015) + 0.02 * static_cast<double>(i + 1)));
    rows.deaths("WV", {2022, 6}, 2000).predicted = 2000;
    const RegionalTables tables = rows.sorted();
    const DeathRecord record(tables);
    const Nowcaster nowcaster(tables, record, test::shipped_policy().settings);
    const Nowcast nowcast =
        nowcaster.of(*record.at({place("WV"), Cause::synthetic_opioids, 12}, {2022, 6}));
    ASSERT_TRUE(nowcast.given());
    if (fell) {
      EXPECT_NEAR(nowcast.value, 2000 * std::exp(-0.2), 30);
    } else {
      EXPECT_EQ(nowcast.value, 2000);
    }
    EXPECT_LE(nowcast.interval.low, nowcast.value);
    EXPECT_GE(nowcast.interval.high, nowcast.value);
  }
}

// Predicted below reported: as the publisher's own file has it by a death or two.
TEST(Nowcast, IsNeverBelowTheCountForALowPrediction) {
  RegionalRows rows;
  rows.release({2022, 6});
  rows.deaths("OK", {2022, 6}, 757).predicted = 755;
  rows.deaths("WV", {2022, 6}, 15).predicted = 5;
  const RegionalTables tables = rows.sorted();
  const DeathRecord record(tables);
  const Nowcaster nowcaster(tables, record, test::shipped_policy().settings);
  for (const auto& [state, reported] : {std::pair{"OK", 757.0}, {"WV", 15.0}}) {
    const Nowcast nowcast =
        nowcaster.of(*record.at({place(state), Cause::synthetic_opioids, 12}, {2022, 6}));
    ASSERT_TRUE(nowcast.given());
    EXPECT_EQ(nowcast.value, reported);
    EXPECT_EQ(nowcast.interval.low, reported);
    EXPECT_GT(nowcast.interval.high, reported);
    EXPECT_LT(nowcast.interval.high, 1.1 * reported);
  }
}

TEST(Nowcast, OfTheNationIsNarrowerThanThatOfItsStates) {
  RegionalRows rows = exact(0.5);
  // Growth with an error of its own in every state.
  for (std::size_t i = 0; i < kStates.size(); ++i) {
    RegionalDeathRow& row = rows.tables().deaths[kStates.size() + i];
    *row.reported *= i % 2 == 0 ? 1.02 : 0.98;
  }
  for (const char* state : kStates)
    rows.deaths(state, {2022, 6}, 1000).predicted = 1000 * std::exp(0.07);
  rows.deaths("US", {2022, 6}, 14'000).predicted = 14'000 * std::exp(0.07);
  const RegionalTables tables = rows.sorted();
  const DeathRecord record(tables);
  const Nowcaster nowcaster(tables, record, test::shipped_policy().settings);
  const auto width = [&](const char* where) {
    const Nowcast one =
        nowcaster.of(*record.at({place(where), Cause::synthetic_opioids, 12}, {2022, 6}));
    return (one.interval.high - one.interval.low) / one.value;
  };
  // Errors of fourteen states that do not go together: near a quarter.
  EXPECT_LT(width("US"), 0.5 * width("GA"));
  EXPECT_GT(width("US"), 0.1 * width("GA"));
}

TEST(Nowcast, IsTheSameWhateverElseIsAsked) {
  RegionalRows rows = exact(0.5);
  rows.deaths("WV", {2022, 6}, 2000).predicted = 2100;
  const RegionalTables tables = rows.sorted();
  const DeathRecord record(tables);
  const Nowcaster one(tables, record, test::shipped_policy().settings);
  const Nowcaster two(tables, record, test::shipped_policy().settings);
  const RegionalDeathRow& row = *record.at({place("WV"), Cause::synthetic_opioids, 12}, {2022, 6});
  const Nowcast first = one.of(row);
  static_cast<void>(two.of(row));
  const Nowcast second = two.of(row);
  EXPECT_EQ(first.value, second.value);
  EXPECT_EQ(first.interval, second.interval);
}

TEST(NowcastScore, MeasuresTheRivalsByHand) {
  RegionalRows rows = exact(0.5);
  const auto scores =
      score_nowcasts(delay_pairs(rows.sorted(), 12, 10), test::shipped_policy().settings);
  ASSERT_EQ(scores.size(), 1U);
  ASSERT_EQ(scores[0].by_age.size(), 1U);
  EXPECT_EQ(scores[0].all.nowcast.mean_absolute, scores[0].by_age[0].nowcast.mean_absolute);
  EXPECT_TRUE(scores[0].closed.empty());
  const ScoreRow& row = scores[0].by_age[0];
  EXPECT_EQ(row.age, 0);
  EXPECT_EQ(row.nowcast.n, kStates.size());
  double reported = 0;
  double predicted = 0;
  double log_bias = 0;
  for (std::size_t i = 0; i < kStates.size(); ++i) {
    const double c = 0.01 * static_cast<double>(i + 1);
    reported += std::exp(-0.5 * c) - 1;
    predicted += std::exp(0.5 * c) - 1;
    log_bias -= 0.5 * c;
  }
  const double n = static_cast<double>(kStates.size());
  EXPECT_NEAR(row.reported.bias, reported / n, 1e-12);
  EXPECT_NEAR(row.predicted.bias, predicted / n, 1e-12);
  EXPECT_NEAR(row.predicted_log.bias, log_bias / n, 1e-12);
  EXPECT_LT(row.nowcast.mean_absolute, 0.2 * row.reported.mean_absolute);
  EXPECT_EQ(row.interval.coverage, 1);
  EXPECT_NEAR(row.interval.score, row.interval.width, 1e-12);
}

}  // namespace
}  // namespace setpoint
