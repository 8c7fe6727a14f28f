// The shipped regional record and the areas that come with the program.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

#include "setpoint/data/shipped_areas.h"
#include "support/regional_folder.h"

namespace setpoint::test {
namespace {

const RegionalTables& record() {
  static const RegionalTables tables =
      regional_tables(std::filesystem::path(SETPOINT_ROOT) / "data/regions");
  return tables;
}

TEST(RegionalRecord, HoldsWhatItsPublishersState) {
  std::map<std::string, std::size_t> rows;
  for (const RegionalSource& source : record().sources) {
    rows[source.path] = source.rows;
    EXPECT_FALSE(source.note.empty()) << source.path;
  }
  EXPECT_EQ(rows, (std::map<std::string, std::size_t>{{"area-seizures.csv", 7773},
                                                      {"area-states.csv", 68},
                                                      {"centroids.csv", 3288},
                                                      {"deaths-2018.csv", 3240},
                                                      {"deaths-all-drugs.csv", 6448},
                                                      {"deaths-county.csv", 4031},
                                                      {"deaths-month-final.csv", 3003},
                                                      {"deaths-month-provisional.csv", 655},
                                                      {"deaths.csv", 6916},
                                                      {"designated-counties.csv", 245},
                                                      {"lab-reports.csv", 6050},
                                                      {"nonfatal.csv", 12135},
                                                      {"population.csv", 29087},
                                                      {"special-populations.csv", 42}}));
  ASSERT_EQ(record().releases.size(), 6U);
  EXPECT_EQ(record().releases.front().last, (Month{2018, 9}));
  EXPECT_EQ(record().releases.back().last, (Month{2026, 1}));
  std::map<std::uint32_t, double> december_2017;
  for (const RegionalDeathRow& row : record().deaths)
    if (row.place == Place::nation() && row.ending == Month{2017, 12} &&
        row.cause == Cause::synthetic_opioids)
      december_2017[row.release] = row.reported.value_or(-1);
  EXPECT_EQ(december_2017, (std::map<std::uint32_t, double>{{0, 28659}, {5, 28659}}));
}

// Of all drugs the nation is the sum of its states, which include the city, and has the totals that
// are known of it: those to 2017 as the publisher has them, the later ones added up apart.
TEST(RegionalRecord, AllDrugsAreThoseOfTheNationAndEachStateToApril2025) {
  std::map<Month, double> nation;
  std::map<Month, std::set<std::string>> states;
  std::map<Month, double> sums;
  for (const RegionalDeathRow& row : record().deaths) {
    const RegionalSource& source = record().sources[record().releases[row.release].table];
    if (source.path != "deaths-all-drugs.csv") continue;
    EXPECT_EQ(row.cause, Cause::all_drugs);
    EXPECT_EQ(row.months, 12);
    EXPECT_FALSE(row.predicted || row.complete || row.pending);
    ASSERT_TRUE(row.reported);
    EXPECT_NE(row.place.kind(), PlaceKind::city);
    if (row.place == Place::nation()) {
      nation[row.ending] = *row.reported;
    } else {
      sums[row.ending] += *row.reported;
      states[row.ending].insert(row.place.text());
    }
  }
  EXPECT_EQ(nation.size(), 124U);
  EXPECT_EQ(nation, sums);
  for (const auto& [ending, some] : states) EXPECT_EQ(some.size(), 51U) << ending.text();
  const std::map<Month, double> known = {
      {{2015, 12}, 52'623},  {{2017, 12}, 70'699},  {{2019, 12}, 71'130}, {{2020, 12}, 92'478},
      {{2021, 12}, 107'573}, {{2022, 12}, 109'413}, {{2024, 12}, 80'856}, {{2025, 4}, 73'690}};
  for (const auto& [ending, count] : known) EXPECT_EQ(nation[ending], count) << ending.text();
}

// Every county with people since 2015 has its publisher's name, but those that are younger than the
// boundaries, which have no row.
TEST(RegionalRecord, CountiesHaveTheirNames) {
  std::map<std::string, std::string> names;
  for (const CentroidRow& row : record().centroids)
    if (!row.name.empty()) {
      EXPECT_EQ(row.place.kind(), PlaceKind::county) << row.place.text();
      names[row.place.text()] = row.name;
    }
  EXPECT_EQ(names["54039"], "Kanawha County");
  EXPECT_EQ(names["35013"], "Doña Ana County");
  EXPECT_EQ(names["22071"], "Orleans Parish");
  EXPECT_EQ(names["51610"], "Falls Church city");
  EXPECT_EQ(names["09001"], "Fairfield County");  // to 2021
  std::set<std::string> unnamed;
  for (const PopulationRow& row : record().population)
    if (row.place.kind() == PlaceKind::county && !names.contains(row.place.text()))
      unnamed.insert(row.place.text());
  EXPECT_EQ(unnamed, (std::set<std::string>{"02063", "02066", "09110", "09120", "09130", "09140",
                                            "09150", "09160", "09170", "09180", "09190"}));
}

TEST(RegionalRecord, StatesAddUpToTheNation) {
  double nation = 0;
  double states = 0;
  double counties = 0;
  for (const PopulationRow& row : record().population) {
    if (row.year != 2024) continue;
    if (row.place.kind() == PlaceKind::nation) nation += row.people;
    if (row.place.kind() == PlaceKind::county) counties += row.people;
    if (row.place.kind() == PlaceKind::state && row.place.text() != "PR") states += row.people;
  }
  EXPECT_EQ(nation, 340110988);
  EXPECT_EQ(states, nation);
  EXPECT_EQ(counties, nation);
}

const CentroidRow& centroid(std::string_view place) {
  for (const CentroidRow& row : record().centroids)
    if (row.place.view() == place) return row;
  throw std::runtime_error(std::string(place));
}

// Within a tenth of a degree of what is known of them (a third for Alaska, which crosses the date
// line); a county lies within its state.
TEST(RegionalRecord, CentroidsLieWhereTheirPlacesAre) {
  EXPECT_NEAR(centroid("WV").latitude, 38.64, 0.1);
  EXPECT_NEAR(centroid("WV").longitude, -80.62, 0.1);
  EXPECT_NEAR(centroid("CO").latitude, 39.0, 0.1);  // a rectangle of 37 to 41 N, 102.05 to 109.05 W
  EXPECT_NEAR(centroid("CO").longitude, -105.55, 0.1);
  EXPECT_NEAR(centroid("AK").latitude, 63.9, 0.35);
  EXPECT_NEAR(centroid("AK").longitude, -152.5, 0.35);
  EXPECT_NEAR(centroid("YC").latitude, 40.7, 0.1);
  EXPECT_GT(centroid("GU").longitude, 144);
  for (const CentroidRow& row : record().centroids) {
    if (row.place.kind() != PlaceKind::county || row.place.state()->letters == "AK" ||
        row.place.state()->letters == "HI")
      continue;
    const CentroidRow& state = centroid(row.place.state()->letters);
    EXPECT_LT(std::abs(row.latitude - state.latitude), 6.5) << row.place.text();
    EXPECT_LT(std::abs(row.longitude - state.longitude), 7.5) << row.place.text();
  }
}

TEST(RegionalRecord, EveryDesignatedCountyHasPeopleAndAPlace) {
  std::set<std::string> people;
  for (const PopulationRow& row : record().population)
    if (row.year == 2024) people.insert(row.place.text());
  std::set<std::string> placed;
  for (const CentroidRow& row : record().centroids) placed.insert(row.place.text());
  for (const DesignatedCountyRow& row : record().designated_counties) {
    EXPECT_TRUE(people.contains(row.county.text())) << row.county.text();
    EXPECT_TRUE(placed.contains(row.county.text())) << row.county.text();
  }
}

TEST(RegionalRecord, NinePopulationsEachWithAGap) {
  std::map<std::string, int> gaps;
  for (const SpecialPopulationRow& row : record().special_populations)
    gaps[row.population] += row.standing == "gap" ? 1 : 0;
  EXPECT_EQ(gaps.size(), 9U);
  for (const auto& [population, count] : gaps) EXPECT_GE(count, 1) << population;
}

TEST(ShippedAreas, AreThoseOfTheRecord) {
  const auto areas = shipped_areas();
  ASSERT_TRUE(areas) << areas.faults().front().text();
  EXPECT_EQ(areas->designated_counties.size(), 245U);
  std::set<std::string> codes;
  for (const AreaStateRow& row : areas->area_states) codes.insert(row.area);
  EXPECT_EQ(codes.size(), 33U);
  std::map<std::string, int> counties;
  for (const DesignatedCountyRow& row : areas->designated_counties) ++counties[row.area];
  EXPECT_EQ(counties.size(), 23U);  // of ten areas no county is verified
  EXPECT_EQ(counties["NMX"], 10);
  EXPECT_EQ(counties["APP"], 96);
  ASSERT_EQ(record().designated_counties.size(), areas->designated_counties.size());
  for (std::size_t i = 0; i < areas->designated_counties.size(); ++i) {
    EXPECT_EQ(record().designated_counties[i].area, areas->designated_counties[i].area);
    EXPECT_EQ(record().designated_counties[i].county, areas->designated_counties[i].county);
  }
  std::size_t at = 0;
  for (const AreaStateRow& row : record().area_states)
    EXPECT_EQ(row.state, areas->area_states.at(at++).state);
}

}  // namespace
}  // namespace setpoint::test
