// New York is not compared with itself where its city came or went.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "setpoint/warning/alerts.h"
#include "support/regional_folder.h"
#include "warning/planted_record.h"

namespace setpoint::test {
namespace {

// Counts of consecutive months from kFirst: of the state without its city, of the city, and of two
// other states. From the month `whole_from` on the state is counted with its city.
struct NewYork {
  std::vector<double> rest = quiet(1), city = quiet(2), ohio = quiet(3), utah = quiet(4);
  std::size_t whole_from = kMonths;
};

std::string row(std::size_t month, int months, const char* place, double count) {
  return month_of_number(kFirst + static_cast<int>(month)).text() + "," + std::to_string(months) +
         "," + place + ",all-drugs,," + std::to_string(std::llround(count)) + ",,,,\n";
}

// In a release for each definition, or in one for both.
RegionalTables tables_of(const NewYork& of, int months, bool one_release = false) {
  const std::string header =
      "ending,months,place,cause,age,reported,predicted,percent_complete,percent_pending,"
      "withheld\n";
  std::string apart, whole;
  const auto width = static_cast<std::size_t>(months);
  for (std::size_t t = width - 1; t < kMonths; ++t) {
    const auto sum = [&](const std::vector<double>& counts) {
      double all = 0;
      for (std::size_t back = 0; back < width; ++back) all += std::round(counts[t - back]);
      return all;
    };
    std::string& release = t < of.whole_from || one_release ? apart : whole;
    release += row(t, months, "OH", sum(of.ohio)) + row(t, months, "UT", sum(of.utah));
    if (t < of.whole_from)
      release += row(t, months, "NY", sum(of.rest)) + row(t, months, "YC", sum(of.city));
    else
      release += row(t, months, "NY", sum(of.rest) + sum(of.city));
  }
  DatasetFolder folder;
  folder.table("regional_deaths", "setpoint", "apart.csv", header + apart, "2023-06-30");
  if (!whole.empty())
    folder.table("regional_deaths", "setpoint", "whole.csv", header + whole, "2024-06-30");
  return regional_tables(folder.path());
}

Alerts alerts_of(const RegionalTables& tables) {
  return alerts(tables, shipped(), Seed{1}, 1);
}

bool says(const Alerts& all, const std::string& note) {
  return std::find(all.notes.begin(), all.notes.end(), note) != all.notes.end();
}

const std::string kChanged =
    "They are counted with New York City, and before without it: a change from then would be one "
    "of who is counted.";

TEST(NewYorkCity, AStateThatGainedItIsNotJudgedAcross) {
  for (const int months : {1, 12})
    for (const bool one_release : {false, true}) {
      NewYork of;
      of.whole_from = kMonths - 3;
      const Alerts found = alerts_of(tables_of(of, months, one_release));
      EXPECT_TRUE(found.alerts.empty()) << months;
      EXPECT_TRUE(says(found, std::string("Not judged: deaths of New York from 2023-10 on "
                                          "(all-drugs, ") +
                                  (months == 1 ? "by month" : "in twelve months") + "). " +
                                  kChanged))
          << months;
      // New York and the city that ended; Ohio and Utah are judged.
      EXPECT_EQ(found.kinds.front().left_out, 2U);
      EXPECT_EQ(found.tested, months == 1 ? 6U : 2U);
    }
}

// The same jump in a state of one definition is told, so silence above is no lack of power.
TEST(NewYorkCity, AJumpOfTheSamePeopleIsTold) {
  for (const int months : {1, 12}) {
    NewYork of;
    for (std::size_t t = kMonths - 3; t < kMonths; ++t) of.rest[t] += of.city[t];
    const Alerts found = alerts_of(tables_of(of, months));
    ASSERT_EQ(found.alerts.size(), 1U);
    EXPECT_EQ(found.alerts.front().region, "NY");
    EXPECT_EQ(found.alerts.front().change, AlertChange::rise);
  }
}

// In the last month before the city was counted with the state.
TEST(NewYorkCity, WhatLiesWhollyBeforeIsJudged) {
  NewYork of;
  of.whole_from = kMonths - 1;
  of.rest[kMonths - 2] += 80;
  const Alerts found = alerts_of(tables_of(of, 1));
  ASSERT_EQ(found.alerts.size(), 1U);
  EXPECT_EQ(found.alerts.front().id, "deaths.ny.all-drugs.deaths.2023-11.rise");
  EXPECT_LT(found.alerts.front().expected->high, *found.alerts.front().observed);
  EXPECT_LT(found.alerts.front().expected->value, 100);
  EXPECT_EQ(found.kinds.front().left_out, 0U);
  EXPECT_TRUE(says(
      found, "Not judged: deaths of New York from 2023-12 on (all-drugs, by month). " + kChanged));
}

TEST(NewYorkCity, WhatLiesWhollyAfterIsJudged) {
  for (const int months : {1, 12}) {
    NewYork of;
    of.whole_from = 24;
    for (std::size_t t = kMonths - 3; t < kMonths; ++t) of.rest[t] += 80;
    const Alerts found = alerts_of(tables_of(of, months));
    ASSERT_EQ(found.alerts.size(), 1U);
    EXPECT_EQ(found.alerts.front().region, "NY");
    // Of the whole state.
    EXPECT_GT(found.alerts.front().expected->value, months == 1 ? 90 : 1'100);
    EXPECT_TRUE(std::none_of(found.notes.begin(), found.notes.end(), [](const std::string& note) {
      return note.find("New York City") != std::string::npos;
    }));
  }
}

// A city that is counted apart from a month on is a fall of the state that is none.
TEST(NewYorkCity, AStateThatLostItIsNotJudgedAcross) {
  NewYork of;
  RegionalTables tables = tables_of(of, 12);
  std::erase_if(tables.deaths, [](const RegionalDeathRow& row) {
    return row.place.view() == "YC" && row.ending < Month{2023, 11};
  });
  for (RegionalDeathRow& row : tables.deaths) {
    row.complete = 1.0;
    if (row.place.view() == "NY" && row.ending < Month{2023, 11}) *row.reported += 600;
  }
  const Alerts found = alerts_of(tables);
  EXPECT_TRUE(found.alerts.empty());
  EXPECT_TRUE(says(found,
                   "Not judged: deaths of New York from 2023-11 on (all-drugs, in twelve months). "
                   "They are counted without New York City, and before with it: a change from then "
                   "would be one of who is counted."));
}

// Places of the scan are those whose window and history count the same people.
TEST(NewYorkCity, TheScanTakesOnlyMonthsOfTheSamePeople) {
  for (const std::size_t whole_from : {std::size_t{24}, kMonths - 6}) {
    RegionalTables tables = empty_tables();
    for (std::uint32_t i = 0; i < kStates.size(); ++i) {
      add_deaths(tables, kStates[i], kFirst, quiet(i));
      const Place at = *Place::parse(kStates[i]);
      tables.centroids.push_back({at, 40, -120 + 3.0 * static_cast<double>(i), {}});
      tables.population.push_back({at, 2023, std::nullopt, 5e6, {}});
    }
    for (RegionalDeathRow& row : tables.deaths) row.complete = 1.0;
    add_deaths(tables, "YC", kFirst, std::vector<double>(whole_from, 50));
    for (RegionalDeathRow& row : tables.deaths)
      if (row.place.view() == "NY" &&
          month_number(row.ending) >= kFirst + static_cast<int>(whole_from))
        *row.reported += 50;
    const Alerts found = alerts_of(tables);
    const std::string looked = whole_from == 24 ? "looks at 16 places" : "looks at 15 places";
    EXPECT_TRUE(std::any_of(found.notes.begin(), found.notes.end(), [&](const std::string& note) {
      return note.find(looked) != std::string::npos;
    })) << looked;
    EXPECT_TRUE(found.alerts.empty());
  }
}

}  // namespace
}  // namespace setpoint::test
