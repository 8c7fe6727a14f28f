#include "setpoint/region/study.h"

#include <gtest/gtest.h>

#include <chrono>

#include "region/regional_rows.h"
#include "setpoint/region/study_json.h"

namespace setpoint {
namespace {

using test::place;
using test::RegionalRows;

RegionalStudy study_of(const RegionalRows& rows) {
  return *RegionalStudy::of(rows.sorted(), test::shipped_policy());
}

const RegionView& view_of(const std::vector<RegionView>& views, std::string_view id) {
  for (const RegionView& view : views)
    if (view.region->id == id) return view;
  throw std::runtime_error("no such region");
}

// An area of three counties: two of them show a count, one shows 7.
RegionalRows area() {
  RegionalRows rows;
  rows.release({2018, 12});
  rows.deaths("54011", {2017, 12}, 40, 12, Cause::all_drugs);
  rows.deaths("54011", {2018, 12}, 30, 12, Cause::all_drugs);
  rows.deaths("54039", {2017, 12}, 80, 12, Cause::all_drugs);
  rows.deaths("54039", {2018, 12}, 90, 12, Cause::all_drugs);
  rows.deaths("54045", {2018, 12}, 7, 12, Cause::all_drugs);
  rows.people("54011", 2018, 90'000).people("54039", 2018, 180'000).people("54045", 2018, 30'000);
  rows.people("WV", 2018, 1'800'000);
  for (const char* county : {"54011", "54039", "54045"}) rows.designated("APP", county);
  rows.reaches("APP", "Appalachia", "WV");
  return rows;
}

TEST(RegionalStudy, AnAreaIsTheSumOfTheCountiesThatShowACount) {
  const RegionalStudy study = study_of(area());
  const auto views = study.list(Cause::all_drugs, {RegionKind::area});
  ASSERT_EQ(views.size(), 1U);
  ASSERT_TRUE(views[0].latest);
  EXPECT_EQ(views[0].latest->shown.reported, 120);
  EXPECT_EQ(views[0].latest->counties, 2U);
  // Its rate is of the people of those counties, its population that of all verified ones.
  EXPECT_DOUBLE_EQ(views[0].latest->rate->value, 120 * 1e5 / 270'000);
  EXPECT_EQ(views[0].population->value, 300'000);
  EXPECT_DOUBLE_EQ(*views[0].people_share, 300'000.0 / 1'800'000);
  // The same two counties a year before: 120 from 120.
  ASSERT_TRUE(views[0].change);
  EXPECT_EQ(views[0].change->change.value, 0);
}

TEST(RegionalStudy, AnAreaHasNoChangeBetweenSumsOfDifferentCounties) {
  RegionalRows rows = area();
  rows.tables().deaths.back().reported = 17;
  const RegionalStudy study = study_of(rows);
  const auto views = study.list(Cause::all_drugs, {RegionKind::area});
  EXPECT_EQ(views[0].latest->shown.reported, 137);
  EXPECT_FALSE(views[0].change);
}

TEST(RegionalStudy, NothingItSaysDependsOnAWithheldCount) {
  RegionalRows other = area();
  other.tables().deaths.back().reported = 3;
  const RegionalStudy seven = study_of(area());
  const RegionalStudy three = study_of(other);
  const auto list = [](const RegionalStudy& study) {
    return regions_json(study, Cause::all_drugs, study.list(Cause::all_drugs, {})).dump();
  };
  EXPECT_EQ(list(seven), list(three));
  for (const char* id : {"APP", "54045", "54039", "WV", "US"})
    EXPECT_EQ(region_json(seven, *seven.show(id, std::nullopt)).dump(),
              region_json(three, *three.show(id, std::nullopt)).dump())
        << id;
  EXPECT_NE(list(seven).find("\"suppressed\""), std::string::npos);
}

TEST(RegionalStudy, ShowsTheCauseThatThereIsWhereNoneIsAsked) {
  const RegionalStudy study = study_of(area());
  for (const char* id : {"54039", "APP"}) {
    const auto detail = study.show(id, std::nullopt);
    ASSERT_TRUE(detail && detail->view.latest) << id;
    EXPECT_EQ(detail->view.latest->cause, Cause::all_drugs);
    EXPECT_FALSE(study.show(id, Cause::heroin)->view.latest);
  }
}

TEST(RegionalStudy, NewYorkIsDividedByThePeopleWhoseDeathsAreCounted) {
  RegionalRows rows;
  rows.release({2020, 12});
  rows.deaths("NY", {2020, 12}, 600);
  rows.deaths("YC", {2020, 12}, 400);
  rows.people("NY", 2020, 10'000'000);
  for (const char* borough : {"36005", "36047", "36061", "36081", "36085"})
    rows.people(borough, 2020, 800'000);
  const auto study = study_of(rows);
  const auto views = study.list(Cause::synthetic_opioids, {RegionKind::state, RegionKind::city});
  EXPECT_DOUBLE_EQ(view_of(views, "NY").latest->rate->value, 10);
  EXPECT_DOUBLE_EQ(view_of(views, "YC").latest->rate->value, 10);
}

TEST(RegionalStudy, NewYorkHasNoChangeBetweenCountsOfDifferentPeople) {
  RegionalRows rows;
  rows.release({2019, 12});
  rows.deaths("NY", {2019, 12}, 500);
  rows.deaths("PA", {2019, 12}, 500);
  rows.deaths("YC", {2019, 12}, 300);
  rows.release({2020, 12});
  rows.deaths("NY", {2020, 12}, 1000);
  rows.deaths("PA", {2020, 12}, 600);
  const auto study = study_of(rows);
  const auto views = study.list(Cause::synthetic_opioids, {RegionKind::state});
  EXPECT_FALSE(view_of(views, "NY").change);
  EXPECT_NEAR(view_of(views, "PA").change->change.value, 0.2, 1e-12);
}

// One release that counts the city apart to the end of 2019, and with the state after.
TEST(RegionalStudy, TheCityIsApartByPeriod) {
  RegionalRows rows;
  rows.release({2020, 12});
  rows.deaths("NY", {2019, 12}, 600);
  rows.deaths("YC", {2019, 12}, 400);
  rows.deaths("NY", {2020, 12}, 1000);
  rows.people("NY", 2019, 10'000'000).people("YC", 2019, 4'000'000);
  const auto study = study_of(rows);
  const auto& record = study.record();
  const SeriesKey key{place("NY"), Cause::synthetic_opioids, 12};
  const RegionalDeathRow& before = *record.at(key, {2019, 12});
  const RegionalDeathRow& after = *record.at(key, {2020, 12});
  EXPECT_TRUE(record.city().without_city(before));
  EXPECT_FALSE(record.city().without_city(after));
  EXPECT_FALSE(record.city().same_people(before, after));
  EXPECT_DOUBLE_EQ(study.view(before).rate->value, 10);
  EXPECT_DOUBLE_EQ(study.view(after).rate->value, 10);
  EXPECT_FALSE(view_of(study.list(Cause::synthetic_opioids, {RegionKind::state}), "NY").change);
}

// Twice the state's rate by age in the city, the same at every age: the rest has less than the
// whole, by the people whose deaths are counted.
TEST(RegionalStudy, AgeAdjustsNewYorkByThePeopleWhoseDeathsAreCounted) {
  for (const bool apart : {true, false}) {
    RegionalRows rows;
    rows.release({2020, 12});
    for (std::size_t i = 0; i < kAgeGroups; ++i) {
      const auto ages = static_cast<AgeGroup>(i);
      rows.deaths("NY", {2020, 12}, apart ? 60 : 140).ages = ages;
      if (apart) rows.deaths("YC", {2020, 12}, 80).ages = ages;
      rows.people("NY", 2020, 1'000'000, ages).people("YC", 2020, 400'000, ages);
    }
    const auto study = study_of(rows);
    const auto york = study.show("NY", Cause::synthetic_opioids);
    ASSERT_TRUE(york && york->age_adjusted);
    EXPECT_NEAR(york->age_adjusted->rate.value, apart ? 10 : 14, 1e-9);
    if (!apart) continue;
    EXPECT_NEAR(study.show("YC", Cause::synthetic_opioids)->age_adjusted->rate.value, 20, 1e-9);
  }
}

TEST(RegionalStudy, MarksARateOfFewDeaths) {
  RegionalRows rows;
  rows.release({2020, 12});
  rows.deaths("WV", {2020, 12}, 19);
  rows.deaths("KY", {2020, 12}, 20);
  rows.deaths("VA", {2020, 12}, 9);
  for (const char* state : {"KY", "VA", "WV"}) rows.people(state, 2020, 1'000'000);
  const auto study = study_of(rows);
  const auto views = study.list(Cause::synthetic_opioids, {RegionKind::state});
  EXPECT_TRUE(view_of(views, "WV").latest->rate->unreliable);
  EXPECT_FALSE(view_of(views, "KY").latest->rate->unreliable);
  EXPECT_FALSE(view_of(views, "VA").latest->rate);
  EXPECT_EQ(view_of(views, "VA").latest->shown.withheld, Withheld::suppressed);
}

TEST(RegionalStudy, AdjustsForAgeOnlyWhereEveryAgeIsThere) {
  RegionalRows rows;
  rows.release({2020, 12});
  rows.deaths("WV", {2020, 12}, 110);
  for (std::size_t i = 0; i < kAgeGroups; ++i) {
    rows.deaths("WV", {2020, 12}, 10).ages = static_cast<AgeGroup>(i);
    rows.people("WV", 2020, 100'000, static_cast<AgeGroup>(i));
  }
  const auto whole = study_of(rows).show("WV", std::nullopt);
  ASSERT_TRUE(whole && whole->age_adjusted);
  EXPECT_NEAR(whole->age_adjusted->rate.value, 10, 1e-12);
  // Counts by age are not listed.
  EXPECT_EQ(whole->deaths.size(), 1U);
  rows.tables().deaths.pop_back();
  const auto part = study_of(rows).show("WV", std::nullopt);
  ASSERT_TRUE(part);
  EXPECT_FALSE(part->age_adjusted);
}

TEST(RegionalStudy, ChangeIsOfTheSameKindOfCountOnBothSides) {
  RegionalRows rows;
  rows.release({2021, 12});
  rows.deaths("WV", {2020, 12}, 100).predicted = 104;
  rows.deaths("WV", {2021, 12}, 80).predicted = 91;
  rows.deaths("KY", {2020, 12}, 100);
  rows.deaths("KY", {2021, 12}, 80).predicted = 91;
  const auto study = study_of(rows);
  const auto views = study.list(Cause::synthetic_opioids, {RegionKind::state});
  EXPECT_DOUBLE_EQ(view_of(views, "WV").change->change.value, 91.0 / 104 - 1);
  EXPECT_TRUE(view_of(views, "WV").change->predicted);
  EXPECT_DOUBLE_EQ(view_of(views, "KY").change->change.value, -0.2);
}

TEST(RegionalStudy, HasTheAreasOfTheProgramWhereTheDatasetHasNone) {
  RegionalRows rows;
  rows.release({2020, 12});
  rows.deaths("WV", {2020, 12}, 100);
  const auto study = study_of(rows);
  EXPECT_TRUE(study.areas_shipped());
  std::size_t areas = 0;
  std::size_t counties = 0;
  for (const Region& region : study.regions().all()) {
    areas += region.kind == RegionKind::area ? 1 : 0;
    counties += region.kind == RegionKind::area ? region.counties.size() : 0;
  }
  EXPECT_EQ(areas, 33U);
  EXPECT_GE(counties, 245U);
}

TEST(RegionalStudy, JsonHasNullForWhatIsAbsent) {
  RegionalRows rows;
  rows.release({2020, 12});
  rows.deaths("WV", {2020, 12}, 100);
  const auto study = study_of(rows);
  const auto json =
      regions_json(study, Cause::synthetic_opioids, study.list(Cause::synthetic_opioids, {}));
  EXPECT_EQ(json["schema"], "setpoint.regions/1");
  EXPECT_EQ(json["as_of"], "2020-12");
  for (const auto& region : json["regions"]) {
    if (region["id"] != "WV") continue;
    EXPECT_EQ(region["latest"]["reported"], 100);
    EXPECT_TRUE(region["latest"]["predicted"].is_null());
    EXPECT_TRUE(region["latest"]["nowcast"].is_null());
    EXPECT_TRUE(region["population"].is_null());
    EXPECT_TRUE(region["rate"].is_null());
    EXPECT_TRUE(region["change"].is_null());
  }
}

TEST(RegionSettings, AreThoseOfTheFileAndMayNotShowFewerThanTen) {
  const RegionSettings settings = test::shipped_policy().settings;
  EXPECT_EQ(settings.suppressed_below, 10);
  EXPECT_EQ(settings.final_after, 12);
  const std::vector<PolicyOverride> five = {{"rates.suppressed_below", "5"}};
  EXPECT_FALSE(read_region_policy(std::nullopt, five));
  const std::vector<PolicyOverride> eleven = {{"rates.suppressed_below", "11"}};
  EXPECT_TRUE(read_region_policy(std::nullopt, eleven));
  const std::vector<PolicyOverride> lists = {{"nowcast.predicted_bias", "[-0.01]"}};
  EXPECT_FALSE(read_region_policy(std::nullopt, lists));
}

}  // namespace
}  // namespace setpoint
