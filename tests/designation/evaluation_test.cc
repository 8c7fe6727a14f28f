// Designations beside flow and deaths: changes that are known because the evidence was made so.
#include "setpoint/designation/evaluation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "setpoint/designation/placebo.h"
#include "setpoint/designation/register_table.h"
#include "support/tables_builder.h"

namespace setpoint {
namespace {

using test::quarter;

constexpr std::string_view kHeader = "entry,programme,country,kind,designated,removed\n";

Register built(const std::string& rows) {
  const auto table = read_register_table(std::string(kHeader) + rows, "designations.csv");
  EXPECT_TRUE(table) << table.faults().front().text();
  auto made = build_register({}, *table, {});
  EXPECT_TRUE(made) << made.faults().front().text();
  return std::move(made).value();
}

// 2018Q1 to 2023Q4: Colombia's flow is halved and deaths fall by a fifth after 2022Q1; Mexico's
// flow is as it was.
test::TablesBuilder evidence() {
  test::TablesBuilder tables;
  for (Quarter q = quarter("2018Q1"); q <= quarter("2023Q4"); q = q + 1) {
    const bool later = q > quarter("2022Q1");
    const double gross = later ? 50 : q == quarter("2022Q1") ? 75 : 100;
    tables.seizure(q.text(), "CO", Channel::vehicle, Outcome::powder, gross, 0.1);
    tables.seizure(q.text(), "MX", Channel::vehicle, Outcome::powder, 300, 0.1);
    tables.deaths(q.text(), std::nullopt, 3, later ? 16000 : 20000);
  }
  return tables;
}

FlowRecord record_of(const test::TablesBuilder& tables) {
  const auto policy = Policy::read(std::nullopt, {});
  EXPECT_TRUE(policy) << policy.faults().front().text();
  auto record = FlowRecord::of(tables.tables(), *policy);
  EXPECT_TRUE(record) << record.faults().front().text();
  return std::move(record).value();
}

const EventRow* row_of(const Evaluation& evaluation, std::string_view country, int year) {
  for (const EventRow& row : evaluation.events)
    if (row.country.code() == country && row.year == year) return &row;
  return nullptr;
}

TEST(Evaluation, FindsTheChangeThatWasMade) {
  const FlowRecord record = record_of(evidence());
  const Evaluation evaluation =
      evaluate_designations(built("1,SDNTK,CO,entity,2022-02-01,\n2,SDNTK,CO,entity,2022-03-31,\n"
                                  "3,SDNTK,MX,entity,2022-01-05,\n4,SDNTK,PE,entity,2022-01-05,\n"
                                  "5,SDNTK,CO,entity,2022-03-31/2022-04-01,\n"),
                            record);
  const EventRow* colombia = row_of(evaluation, "CO", 2022);
  ASSERT_NE(colombia, nullptr);
  EXPECT_EQ(colombia->designations, 2U);
  EXPECT_EQ(colombia->quarters, std::vector{quarter("2022Q1")});
  EXPECT_EQ(colombia->overlapping, 0U);
  ASSERT_TRUE(colombia->flow.change) << colombia->flow.why_not;
  EXPECT_NEAR(colombia->flow.change->relative, -0.5, 1e-12);
  ASSERT_TRUE(colombia->deaths.change) << colombia->deaths.why_not;
  EXPECT_NEAR(colombia->deaths.change->relative, -0.2, 1e-12);
  // Of 2019Q1 to 2022Q4, no other quarter lost as much.
  EXPECT_EQ(colombia->flow.change->dates, 16U);
  EXPECT_EQ(colombia->flow.change->rank, 1.0 / 16);
  const EventRow* mexico = row_of(evaluation, "MX", 2022);
  ASSERT_NE(mexico, nullptr);
  ASSERT_TRUE(mexico->flow.change);
  EXPECT_NEAR(mexico->flow.change->relative, 0, 1e-12);
  // Deaths are the nation's: the same beside both.
  EXPECT_EQ(mexico->deaths.change->relative, colombia->deaths.change->relative);
  // A country without flow has no change of it, and not one of zero.
  const EventRow* peru = row_of(evaluation, "PE", 2022);
  ASSERT_NE(peru, nullptr);
  EXPECT_FALSE(peru->flow.change);
  EXPECT_EQ(peru->flow.why_not, "the dataset attributes no flow to the country in any year");
  EXPECT_EQ(evaluation.undated, 1U);
}

TEST(Evaluation, CountsStandBesideTheYearsFlowAndDeaths) {
  const FlowRecord record = record_of(evidence());
  const Evaluation evaluation = evaluate_designations(
      built("1,SDNTK,CO,entity,2017-05-01,\n2,SDNT,CO,entity,2021-02-01,2024-01-01\n"), record);
  ASSERT_EQ(evaluation.years.size(), 8U);  // 2017 to 2024
  const CountryYear& before = evaluation.years[0];
  EXPECT_EQ(before.counts.added, (CountBounds{1, 1}));
  EXPECT_FALSE(before.flow_kg.value);
  EXPECT_EQ(before.flow_kg.why_not, "not every quarter of the year has evidence of flow");
  EXPECT_EQ(before.deaths.why_not, "the dataset has no deaths of the whole year");
  const CountryYear& one = evaluation.years[4];
  EXPECT_EQ(one.counts.year, 2021);
  EXPECT_EQ(one.counts.in_force, (CountBounds{2, 2}));
  ASSERT_TRUE(one.flow_kg.value && one.deaths.value);
  EXPECT_NEAR(*one.deaths.value, 80000, 1e-6);
  const CountryYear& later = evaluation.years[6];
  EXPECT_NEAR(*later.flow_kg.value, *one.flow_kg.value / 2, 1e-9 * *one.flow_kg.value);
  EXPECT_EQ(evaluation.years[7].counts.in_force, (CountBounds{1, 1}));
}

TEST(Evaluation, SaysWhereWindowsOfEventsOverlap) {
  const FlowRecord record = record_of(evidence());
  const Evaluation evaluation =
      evaluate_designations(built("1,SDNTK,CO,entity,2020-02-01,\n2,SDNT,CO,entity,2021-02-01,\n"
                                  "3,SDNT,CO,entity,2022-08-01,\n"),
                            record);
  EXPECT_EQ(row_of(evaluation, "CO", 2020)->overlapping, 1U);
  EXPECT_EQ(row_of(evaluation, "CO", 2021)->overlapping, 1U);
  EXPECT_EQ(row_of(evaluation, "CO", 2022)->overlapping, 0U);  // six quarters later
}

TEST(Evaluation, EventAtTheEdgeOfTheEvidenceIsAbsent) {
  const FlowRecord record = record_of(evidence());
  const Evaluation evaluation =
      evaluate_designations(built("1,SDNTK,CO,entity,2023-02-01,\n"), record);
  const EventRow* row = row_of(evaluation, "CO", 2023);
  ASSERT_NE(row, nullptr);
  EXPECT_FALSE(row->flow.change);
  EXPECT_FALSE(row->deaths.change);
  EXPECT_NE(row->flow.why_not, "");
}

ChangeByQuarter random_changes(std::uint32_t draw, std::size_t count) {
  Stream random(Seed{77}, StreamName("designation/changes"), draw);
  ChangeByQuarter changes;
  for (std::size_t i = 0; i < count; ++i)
    changes[quarter("2010Q1") + static_cast<int>(i)] = random.uniform() - 0.5;
  return changes;
}

// If events are at random, the interval holds their change 95 times in a hundred: that is what it
// says.
TEST(Placebo, HoldsTheChangeOfRandomEventsAsOftenAsItSays) {
  constexpr std::uint32_t kRuns = 600;
  EvaluationOptions options;
  options.placebos = 399;
  int inside = 0;
  for (std::uint32_t run = 0; run < kRuns; ++run) {
    const ChangeByQuarter changes = random_changes(run, 40);
    Stream random(Seed{78}, StreamName("designation/events"), run);
    std::vector<Quarter> events;
    while (events.size() < 4) {
      const auto at = static_cast<int>(random.uniform() * 40);
      const Quarter q = quarter("2010Q1") + at;
      if (std::find(events.begin(), events.end(), q) == events.end()) events.push_back(q);
    }
    const KnownChange found = change_around(events, changes, "run " + std::to_string(run), options);
    ASSERT_TRUE(found.change && found.change->placebo);
    inside += found.change->relative >= found.change->placebo->low &&
                      found.change->relative <= found.change->placebo->high
                  ? 1
                  : 0;
  }
  // 0.95 of 600, within four standard errors of a binomial.
  EXPECT_NEAR(inside, 0.95 * kRuns, 4 * std::sqrt(kRuns * 0.95 * 0.05));
}

TEST(Placebo, OneEventIsComparedWithEveryQuarterOnce) {
  const ChangeByQuarter changes = random_changes(1, 20);
  const KnownChange found = change_around({quarter("2012Q1")}, changes, "one", {});
  ASSERT_TRUE(found.change);
  EXPECT_EQ(found.change->placebos, 20U);
  EXPECT_EQ(found.change->relative, changes.at(quarter("2012Q1")));
}

TEST(Placebo, FewDatesGiveNoInterval) {
  const KnownChange found =
      change_around({quarter("2010Q2")}, random_changes(1, kFewestDates - 1), "few", {});
  ASSERT_TRUE(found.change);
  EXPECT_FALSE(found.change->placebo);
  EXPECT_FALSE(found.change->rank);
  EXPECT_EQ(found.change->why_no_placebo,
            "only 7 quarters have evidence of the four quarters before and after");
  const KnownChange none = change_around({quarter("2030Q1")}, random_changes(1, 20), "few", {});
  EXPECT_FALSE(none.change);
}

TEST(Placebo, DependsOnTheSeedAndNothingElse) {
  const ChangeByQuarter changes = random_changes(3, 30);
  const std::vector<Quarter> events = {quarter("2011Q1"), quarter("2012Q1"), quarter("2013Q3")};
  const std::vector<Quarter> reversed(events.rbegin(), events.rend());
  const KnownChange a = change_around(events, changes, "s", {});
  const KnownChange b = change_around(reversed, changes, "s", {});
  EvaluationOptions other;
  other.seed = Seed{2};
  const KnownChange c = change_around(events, changes, "s", other);
  EXPECT_EQ(a.change->relative, b.change->relative);
  EXPECT_EQ(a.change->placebo->low, b.change->placebo->low);
  EXPECT_EQ(a.change->rank, b.change->rank);
  EXPECT_NE(a.change->rank, c.change->rank);
}

}  // namespace
}  // namespace setpoint
