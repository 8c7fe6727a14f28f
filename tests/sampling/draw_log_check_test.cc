// Inspection logs that follow a selection, and each way to depart from it.
#include "setpoint/sampling/draw_log_check.h"

#include <gtest/gtest.h>

#include "sampling/inspections_builder.h"

namespace setpoint::test {
namespace {

const Quarter kQ1 = Quarter::of(2025, 1);
const Quarter kQ2 = Quarter::of(2025, 2);

// Of 6 PSUs of 100 units, a, b and c with 10 units each: weight 6 * 100 / (3 * 10).
Selection selection() {
  DrawnStratum stratum{kQ1, "truck", 6, {}};
  for (const char* name : {"a", "b", "c"}) stratum.psus.push_back({name, 100, 10, 5, 20});
  return {{stratum}};
}

InspectionsBuilder faithful() {
  InspectionsBuilder log;
  log.stratum(kQ1, "truck", 6);
  log.psu(kQ1, "truck", "a", Channel::truck, 10, 20, 1);
  log.psu(kQ1, "truck", "b", Channel::truck, 10, 20);
  return log;
}

struct Checked {
  LogCheck result;
  std::string text;
};

Checked check(const InspectionsBuilder& log, const Selection& drawn = selection()) {
  FaultLog departures;
  Checked checked{check_inspections(drawn, log.build(), "data", departures), ""};
  std::uint64_t counted = 0;
  for (const StratumDepartures& stratum : checked.result.strata) counted += stratum.departures();
  EXPECT_EQ(counted, departures.count()) << "the table and the list disagree";
  for (const Fault& fault : departures.all("data")) checked.text += fault.text() + "\n";
  return checked;
}

TEST(DrawLogCheck, LogOfTheSelectionHasNoDeparture) {
  InspectionsBuilder log = faithful();
  log.psu(kQ1, "truck", "c", Channel::truck, 4, 20).psu(kQ1, "truck", "c", Channel::rail, 6, 20);
  const Checked checked = check(log);
  EXPECT_EQ(checked.text, "");
  ASSERT_EQ(checked.result.strata.size(), 1U);
  EXPECT_EQ(checked.result.strata[0].selected, 3U);
  EXPECT_EQ(checked.result.strata[0].inspected, 3U);
}

TEST(DrawLogCheck, PsuThatWasNotInspected) {
  const Checked checked = check(faithful());
  EXPECT_EQ(checked.result.strata[0].missing, 1U);
  EXPECT_EQ(checked.text,
            "data: PSU 'c' of stratum 'truck' of 2025Q1 was selected and not inspected, expected "
            "10 random inspections\n");
}

TEST(DrawLogCheck, PsuThatWasNotSelected) {
  InspectionsBuilder log = faithful();
  log.psu(kQ1, "truck", "c", Channel::truck, 10, 20).psu(kQ1, "truck", "d", Channel::truck, 10, 20);
  const Checked checked = check(log);
  EXPECT_EQ(checked.result.strata[0].unselected, 1U);
  EXPECT_NE(checked.text.find("PSU 'd' of stratum 'truck' of 2025Q1 was inspected as random and"),
            std::string::npos);
}

TEST(DrawLogCheck, FewerAndMoreUnits) {
  InspectionsBuilder log;
  log.psu(kQ1, "truck", "a", Channel::truck, 9, 20).psu(kQ1, "truck", "b", Channel::truck, 12, 20);
  log.psu(kQ1, "truck", "c", Channel::truck, 10, 20);
  const Checked checked = check(log);
  EXPECT_EQ(checked.result.strata[0].fewer_units, 1U);
  EXPECT_EQ(checked.result.strata[0].more_units, 1U);
  EXPECT_NE(
      checked.text.find("PSU 'a' of stratum 'truck' of 2025Q1: 9 units inspected, expected 10"),
      std::string::npos);
}

TEST(DrawLogCheck, WeightsOfUnits) {
  InspectionsBuilder log = faithful();
  log.psu(kQ1, "truck", "c", Channel::truck, 10, 20.001);
  EXPECT_EQ(check(log).result.strata[0].other_weight, 1U);
  EXPECT_NE(check(log).text.find(": weight 20.001"), std::string::npos) << check(log).text;
  // A weight that was rounded to nine digits is the weight.
  Selection drawn = selection();
  for (DrawnPsu& psu : drawn.strata[0].psus) psu.weight = 20.0 / 3;
  InspectionsBuilder rounded;
  for (const char* name : {"a", "b", "c"})
    rounded.psu(kQ1, "truck", name, Channel::truck, 10, 6.66666667);
  EXPECT_EQ(check(rounded, drawn).text, "");
}

// The mean of the PSU is right; the find counts a quarter of what it should.
TEST(DrawLogCheck, WeightOfAFindThatHidesInTheMean) {
  InspectionsBuilder log = faithful();
  log.psu(kQ1, "truck", "c", Channel::truck, 10, 20, 1, 5);
  const Checked checked = check(log);
  EXPECT_EQ(checked.result.strata[0].other_weight, 1U);
  EXPECT_NE(checked.text.find("PSU 'c' of stratum 'truck' of 2025Q1: weight 5, expected 20"),
            std::string::npos)
      << checked.text;
}

TEST(DrawLogCheck, PopulationThatIsNotTheFrames) {
  InspectionsBuilder log = faithful();
  log.psu(kQ1, "truck", "c", Channel::truck, 10, 20).stratum(kQ1, "truck", 60);
  const Checked checked = check(log);
  EXPECT_TRUE(checked.result.strata[0].other_population);
  EXPECT_NE(checked.text.find("60 PSUs in the population of stratum 'truck'"), std::string::npos);
}

TEST(DrawLogCheck, StrataThatWereNotDrawnOrNotInspected) {
  InspectionsBuilder log;
  log.psu(kQ1, "mail", "tray", Channel::mail, 10, 20);
  const Checked checked = check(log);
  ASSERT_EQ(checked.result.strata.size(), 2U);
  EXPECT_EQ(checked.result.strata[0].name, "mail");
  EXPECT_EQ(checked.result.strata[0].unselected, 1U);
  EXPECT_EQ(checked.result.strata[1].missing, 3U);
}

TEST(DrawLogCheck, OtherPeriodsAndTargetedInspectionsAreLeftAlone) {
  InspectionsBuilder log = faithful();
  log.psu(kQ1, "truck", "c", Channel::truck, 10, 20).psu(kQ2, "truck", "z", Channel::truck, 10, 1);
  const Checked checked = check(log);
  EXPECT_EQ(checked.text, "");
  EXPECT_EQ(checked.result.other_periods, 1U);
  Inspections targeted = log.build();
  Find find;
  find.period = kQ1;
  find.count = 4;
  targeted.finds.push_back(find);
  targeted.targeted.push_back({kQ1, 0, 100});
  FaultLog departures;
  (void)check_inspections(selection(), targeted, "data", departures);
  EXPECT_TRUE(departures.empty());
}

TEST(DrawLogCheck, ManyDeparturesAreCountedAndAHundredListed) {
  Selection drawn = selection();
  drawn.strata[0].psus.clear();
  drawn.strata[0].population = 500;
  for (int i = 0; i < 250; ++i)
    drawn.strata[0].psus.push_back({"psu-" + std::to_string(1000 + i), 100, 10, 0, 20});
  InspectionsBuilder log;
  log.psu(kQ2, "truck", "z", Channel::truck, 1, 1);
  FaultLog departures;
  const LogCheck result = check_inspections(drawn, log.build(), "data", departures);
  EXPECT_EQ(result.strata[0].missing, 250U);
  EXPECT_EQ(departures.count(), 250U);
  const Faults all = departures.all("data");
  ASSERT_EQ(all.size(), 101U);
  EXPECT_NE(all.back().what.find("150"), std::string::npos) << all.back().text();
}

}  // namespace
}  // namespace setpoint::test
