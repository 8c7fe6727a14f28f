// What a quarter of a log says about each of its strata, worked by hand.
#include "setpoint/sampling/pilot.h"

#include <gtest/gtest.h>

#include <cmath>

#include "sampling/inspections_builder.h"
#include "sampling/survey_table.h"
#include "support/dataset_folder.h"

namespace setpoint::test {
namespace {

const Quarter kQ1 = Quarter::of(2025, 1);
const Quarter kQ2 = Quarter::of(2025, 2);

// Ten PSUs, four sampled (weight 10/4 of every unit), with 2, 0, 1 and 1 finds: S is the standard
// deviation of those, sqrt(2/3), the total 10/4 * 4 finds.
TEST(Pilot, SpreadIsThatBetweenPsus) {
  InspectionsBuilder log;
  log.stratum(kQ1, "truck", 10);
  const std::vector<std::uint64_t> finds = {2, 0, 1, 1};
  for (std::size_t i = 0; i < finds.size(); ++i)
    log.psu(kQ1, "truck", "lane-" + std::to_string(i), Channel::truck, 50, 2.5, finds[i]);
  const auto pilot = pilot_of(log.build(), kQ1, 0.9);
  ASSERT_TRUE(pilot.ok());
  ASSERT_EQ(pilot->strata.size(), 1U);
  const PilotStratum& stratum = pilot->strata.front();
  EXPECT_EQ(stratum.from, SpreadFrom::psus);
  EXPECT_NEAR(stratum.spread, 10 * std::sqrt(2.0 / 3), 1e-12);
  EXPECT_EQ(stratum.population, 10U);
  EXPECT_EQ(stratum.psus, 4U);
  EXPECT_EQ(stratum.units, 200U);
  EXPECT_EQ(stratum.population_units, 500);
  EXPECT_EQ(stratum.finds, 4U);
  EXPECT_EQ(stratum.total, 10);
  EXPECT_EQ(pilot->total, 10);
}

// Half of the units of each PSU: its total is twice its finds, and so is S.
TEST(Pilot, UnitsThatWereLeftOutAreCountedIn) {
  InspectionsBuilder log;
  log.psu(kQ1, "truck", "a", Channel::truck, 50, 5, 3);
  log.psu(kQ1, "truck", "b", Channel::truck, 50, 5, 1);
  // A = n s of the weighted totals 15 and 5: 2 * 10 / sqrt(2), whatever the population.
  const double spread = 20 / std::sqrt(2.0);
  EXPECT_NEAR(pilot_of(log.build(), kQ1, 0.9)->strata.front().spread, spread, 1e-12);
  log.stratum(kQ1, "truck", 5);
  EXPECT_NEAR(pilot_of(log.build(), kQ1, 0.9)->strata.front().spread, spread, 1e-12);
}

// Poisson with the stratum's own rate 3/60 where one PSU was sampled: A^2 = n * (w u)^2 / u * p
// with w = 4, u = 60: 16 * 60 * 0.05 = 48.
TEST(Pilot, OnePsuShowsNoSpread) {
  InspectionsBuilder log;
  log.psu(kQ1, "mail", "tray", Channel::mail, 60, 4, 3);
  const PilotStratum stratum = pilot_of(log.build(), kQ1, 0.9)->strata.front();
  EXPECT_EQ(stratum.from, SpreadFrom::own_rate);
  EXPECT_NEAR(stratum.spread, std::sqrt(48.0), 1e-12);
}

TEST(Pilot, PsusThatAreAllAlikeShowNoSpread) {
  InspectionsBuilder log;
  for (const char* name : {"a", "b", "c"}) log.psu(kQ1, "mail", name, Channel::mail, 40, 2.5, 1);
  const PilotStratum stratum = pilot_of(log.build(), kQ1, 0.9)->strata.front();
  EXPECT_EQ(stratum.from, SpreadFrom::own_rate);
  // n * sum over three PSUs of w^2 u p = 3 * 3 * 6.25 * 40 / 40.
  EXPECT_NEAR(stratum.spread, std::sqrt(3 * 3 * 6.25), 1e-12);
}

// "quiet" found nothing in 20 trucks, whose limit at 90 % is 1 - 0.1^(1/20) = 0.109. All trucks, 6
// of 660 units, are below it; the mail does not count.
TEST(Pilot, NoFindTakesTheRateOfItsChannel) {
  InspectionsBuilder log;
  log.psu(kQ1, "loud", "a", Channel::truck, 100, 2, 1)
      .psu(kQ1, "loud", "b", Channel::truck, 200, 2, 2);
  log.psu(kQ1, "post", "a", Channel::mail, 10, 1, 3).psu(kQ1, "post", "b", Channel::mail, 10, 1, 1);
  log.psu(kQ1, "quiet", "a", Channel::truck, 10, 3).psu(kQ1, "quiet", "b", Channel::truck, 10, 3);
  const Pilot pilot = *pilot_of(log.build(), kQ1, 0.9);
  const PilotStratum& quiet = pilot.strata.back();
  ASSERT_EQ(quiet.name, "quiet");
  EXPECT_EQ(quiet.from, SpreadFrom::pooled_rate);
  // n * sum of w^2 u p = 2 * (9 * 10 + 9 * 10) * 6/660
  EXPECT_NEAR(quiet.spread, std::sqrt(360.0 * 6 / 660), 1e-12);
}

// All trucks have 12 of 80, above what the 20 of "quiet" allow.
TEST(Pilot, NoFindTakesNoMoreThanItsOwnLimit) {
  InspectionsBuilder log;
  log.psu(kQ1, "loud", "a", Channel::truck, 10, 1, 9)
      .psu(kQ1, "loud", "b", Channel::truck, 10, 1, 3);
  log.psu(kQ1, "quiet", "a", Channel::truck, 10, 3).psu(kQ1, "quiet", "b", Channel::truck, 10, 3);
  const Pilot pilot = *pilot_of(log.build(), kQ1, 0.9);
  const PilotStratum& quiet = pilot.strata.back();
  EXPECT_EQ(quiet.from, SpreadFrom::limit);
  const double limit = 1 - std::pow(0.1, 1.0 / 20);
  EXPECT_NEAR(quiet.spread, std::sqrt(2 * 180 * limit), 1e-9);
}

// Neither the channel nor any other has a find: only the limit is known.
TEST(Pilot, NoFindAnywhereIsTheLimit) {
  InspectionsBuilder log;
  log.psu(kQ1, "h", "a", Channel::truck, 10, 3).psu(kQ1, "h", "b", Channel::truck, 10, 3);
  const Pilot pilot = *pilot_of(log.build(), kQ1, 0.9);
  EXPECT_EQ(pilot.total, 0);
  EXPECT_EQ(pilot.strata.front().from, SpreadFrom::limit);
  EXPECT_GT(pilot.strata.front().spread, 0);
}

// A channel without a find takes the rate of all: 4 finds of 400 weighted units and 20 more.
TEST(Pilot, ChannelWithoutAFindTakesTheRateOfAll) {
  InspectionsBuilder log;
  log.psu(kQ1, "loud", "a", Channel::truck, 100, 2, 0)
      .psu(kQ1, "loud", "b", Channel::truck, 100, 2, 2);
  log.psu(kQ1, "quiet", "a", Channel::rail, 10, 1).psu(kQ1, "quiet", "b", Channel::rail, 10, 1);
  const Pilot pilot = *pilot_of(log.build(), kQ1, 0.9);
  EXPECT_EQ(pilot.strata.back().from, SpreadFrom::pooled_rate);
  EXPECT_NEAR(pilot.strata.back().spread, std::sqrt(2 * 20 * (4.0 / 420)), 1e-12);
}

TEST(Pilot, LastQuarterWithInspectionsIsFoundAndOthersAreLeftAlone) {
  InspectionsBuilder log;
  log.psu(kQ1, "h", "a", Channel::truck, 10, 3, 5).psu(kQ1, "h", "b", Channel::truck, 10, 3);
  log.psu(kQ2, "h", "a", Channel::truck, 10, 3, 1).psu(kQ2, "h", "b", Channel::truck, 10, 3);
  log.stratum(Quarter::of(2026, 1), "h", 12);
  EXPECT_EQ(last_sampled_quarter(log.build()), kQ2);
  EXPECT_EQ(pilot_of(log.build(), kQ1, 0.9)->total, 15);
  EXPECT_EQ(pilot_of(log.build(), kQ2, 0.9)->total, 3);
  EXPECT_EQ(last_sampled_quarter(Inspections()), std::nullopt);
}

// Of the strata whose PSUs show a spread, A^2 (1/n - 1/N) adds up to the variance that R's survey
// package gives the number of finds (the others show it none).
TEST(Pilot, SpreadsGiveTheStandardErrorOfOracles) {
  SKIP_WITHOUT_ORACLES("inspections");
  DatasetFolder folder;
  for (const char* kind : {"inspections", "strata"}) {
    const std::string file = std::string(kind) + ".csv";
    std::filesystem::copy_file(oracles("inspections") / file, folder.path() / file);
    folder.name(kind, "setpoint", file);
  }
  const Tables tables = value_of(folder.read());
  const Pilot pilot = *pilot_of(tables.inspections, kQ1, 0.9);
  double variance = 0;
  for (const PilotStratum& stratum : pilot.strata)
    if (stratum.from == SpreadFrom::psus)
      variance += stratum.spread * stratum.spread *
                  (1.0 / static_cast<double>(stratum.psus) -
                   1.0 / static_cast<double>(*stratum.population));
  const auto all = answers("inspections").at("all");
  EXPECT_NEAR(pilot.total / all.at("finds").get<double>(), 1, 1e-9);
  EXPECT_NEAR(std::sqrt(variance) / all.at("se_finds").get<double>(), 1, 1e-9);
}

TEST(Pilot, QuartersAndStrataWithoutInspectionsAreFaults) {
  InspectionsBuilder log;
  log.psu(kQ1, "h", "a", Channel::truck, 10, 3, 5).stratum(kQ1, "never seen", 40);
  const auto unseen = pilot_of(log.build(), kQ1, 0.9);
  ASSERT_FALSE(unseen.ok());
  EXPECT_NE(unseen.faults().front().what.find("'never seen'"), std::string::npos);
  const auto empty = pilot_of(log.build(), kQ2, 0.9);
  ASSERT_FALSE(empty.ok());
  EXPECT_EQ(empty.faults().front().kind, FaultKind::data);
}

}  // namespace
}  // namespace setpoint::test
