#include <gtest/gtest.h>

#include <algorithm>

#include "setpoint/warning/alert_json.h"
#include "setpoint/warning/alerts.h"
#include "warning/planted_record.h"

namespace setpoint::test {
namespace {

TEST(ClusterAlerts, AClusterOfStatesIsFoundWithAnyNumberOfThreads) {
  RegionalTables tables = empty_tables();
  for (std::uint32_t i = 0; i < kStates.size(); ++i) {
    auto counts = simulate_counts({4, 0, 0, 0, 1, 12, kMonths}, std::nullopt, Seed{8}, i).counts;
    // Three neighbours on a row of states, in the last two months.
    if (i >= 5 && i <= 7)
      for (std::size_t t = kMonths - 2; t < kMonths; ++t) counts[t] += 25;
    add_deaths(tables, kStates[i], kFirst, counts);
    const Place place = *Place::parse(kStates[i]);
    tables.centroids.push_back({place, 40, -120 + 3.0 * i, {}});
    tables.population.push_back({place, 2023, std::nullopt, 5e6, {}});
  }
  for (RegionalDeathRow& row : tables.deaths) row.complete = 1.0;
  WarningSettings settings = shipped();
  settings.scan.most_periods = 6;
  settings.scan.largest_share = 0.3;
  settings.scan.by_period = true;
  settings.scan.replicates = 199;
  const Alerts one = alerts(tables, settings, Seed{1}, 1);
  const auto cluster = std::find_if(one.alerts.begin(), one.alerts.end(), [](const Alert& alert) {
    return alert.series == AlertSeries::scan;
  });
  ASSERT_NE(cluster, one.alerts.end());
  auto places = cluster->cluster->places;
  std::sort(places.begin(), places.end());
  EXPECT_EQ(places, (std::vector<std::string>{"GA", "IL", "MA"}));
  auto names = cluster->cluster->names;
  std::sort(names.begin(), names.end());
  EXPECT_EQ(names, (std::vector<std::string>{"Georgia", "Illinois", "Massachusetts"}));
  EXPECT_EQ(cluster->cluster->from, "2023-11");
  EXPECT_EQ(cluster->cluster->to, "2023-12");
  EXPECT_EQ(alerts_json(one).dump(), alerts_json(alerts(tables, settings, Seed{1}, 3)).dump());
}

bool says(const Alerts& found, const std::string& note) {
  return std::find(found.notes.begin(), found.notes.end(), note) != found.notes.end();
}

TEST(ClusterAlerts, AScanThatCannotBeMadeSaysSo) {
  RegionalTables tables = empty_tables();
  EXPECT_TRUE(says(alerts(tables, shipped(), Seed{1}, 1),
                   "No scan was made: deaths of counties and states are not counted by month."));
  for (std::uint32_t i = 0; i < kStates.size(); ++i)
    add_deaths(tables, kStates[i], kFirst, quiet(i));
  for (RegionalDeathRow& row : tables.deaths) row.complete = 1.0;
  Alerts found = alerts(tables, shipped(), Seed{1}, 1);
  EXPECT_TRUE(
      says(found,
           "No scan of synthetic-opioids over states was made: the dataset has no centroids, and "
           "without them no place is near to another."));
  EXPECT_EQ(found.kinds.back().left_out, kStates.size());
  EXPECT_NE(alerts_json(found)["notes"].dump().find("has no centroids"), std::string::npos);

  const auto place = [&](std::size_t i) {
    const Place at = *Place::parse(kStates[i]);
    tables.centroids.push_back({at, 40, -120 + 3.0 * static_cast<double>(i), {}});
    tables.population.push_back({at, 2023, std::nullopt, 5e6, {}});
  };
  for (std::size_t i = 0; i < 9; ++i) place(i);
  EXPECT_TRUE(says(alerts(tables, shipped(), Seed{1}, 1),
                   "No scan of synthetic-opioids over states was made: 9 states have a centroid, "
                   "people and settled "
                   "months, and 10 are needed. Without a centroid in the dataset: New York; Ohio; "
                   "Pennsylvania; Tennessee; Texas; and 2 more."));
  for (std::size_t i = 9; i < 14; ++i) place(i);
  found = alerts(tables, shipped(), Seed{1}, 1);
  EXPECT_TRUE(says(found,
                   "The scan of synthetic-opioids looks at 14 places to 2023-12 and leaves out 2 "
                   "whose months are withheld, not settled or of other people than before, or "
                   "that have no people or no centroid on record. Without a centroid in the "
                   "dataset: Washington; West Virginia."));
  EXPECT_EQ(found.kinds.back().left_out, 2U);
  // States stand in for counties that no centroid places, and that is said.
  add_deaths(tables, "54039", kFirst, quiet(40));
  found = alerts(tables, shipped(), Seed{1}, 1);
  EXPECT_TRUE(says(found,
                   "No scan of synthetic-opioids over counties was made: 0 counties have a "
                   "centroid, people and settled months, and 10 are needed. Without a centroid in "
                   "the dataset: 54039, West Virginia."));
  EXPECT_EQ(found.kinds.back().left_out, 3U);
}

}  // namespace
}  // namespace setpoint::test
