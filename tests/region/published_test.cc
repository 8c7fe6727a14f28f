// The record of the publishers' own files, and of the dataset compiled from them.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "region/regional_rows.h"
#include "setpoint/data/regional_dataset.h"
#include "setpoint/region/study.h"
#include "support/dataset_folder.h"
#include "support/paths.h"

namespace setpoint {
namespace {

using test::place;

const RegionalStudy& compiled() {
  static const RegionalStudy study =
      *RegionalStudy::open(test::repository() / "data" / "regions", test::shipped_policy());
  return study;
}

SeriesKey state(const char* letters) {
  return {place(letters), Cause::synthetic_opioids, 12};
}

TEST(PublishedRecord, ShowsTheNationAndStatesAsPublished) {
  const DeathRecord& record = compiled().record();
  // December of 2019, 2022 and 2025 and January 2026 as the publisher shows them.
  const auto check = [&](const SeriesKey& key, Month ending, double reported, double predicted) {
    const RegionalDeathRow* const row = record.at(key, ending);
    ASSERT_NE(row, nullptr);
    EXPECT_EQ(row->reported, reported);
    EXPECT_EQ(row->predicted, predicted);
  };
  check(state("US"), {2019, 12}, 36'603, 36'895);
  check(state("US"), {2022, 12}, 74'829, 75'453);
  check(state("US"), {2025, 12}, 37'777, 38'200);
  check(state("US"), {2026, 1}, 36'825, 37'488);
  check(state("WV"), {2026, 1}, 434, 453);
  check(state("NY"), {2026, 1}, 934, 976);
}

// Every row of the publisher's file, read here by itself, against the record of the same file.
TEST(PublishedRecord, EqualsThePublishersFileRowByRow) {
  const auto file =
      test::shared_data() / "cdc" / "vsrr_synthetic_opioids_T40.4_state_month_2015-01_2026-01.csv";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "set SETPOINT_SHARED";
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  std::size_t rows = 0;
  while (std::getline(in, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    // No field but the indicator and the footnote is quoted; the last two are the counts.
    const std::size_t last = line.rfind(',');
    const std::size_t before = line.rfind(',', last - 1);
    const std::string reported = line.substr(before + 1, last - before - 1);
    const std::string letters = line.substr(0, 2);
    const int year = std::stoi(line.substr(3, 4));
    const std::string month_name = line.substr(8, line.find(',', 8) - 8);
    int month = 0;
    for (std::size_t i = 0; i < 12; ++i)
      if (month_names()[i] == month_name) month = static_cast<int>(i) + 1;
    ASSERT_GT(month, 0) << line;
    const RegionalDeathRow* const row =
        compiled().record().at(state(letters.c_str()), {year, month});
    ASSERT_NE(row, nullptr) << line;
    if (reported.empty()) {
      EXPECT_NE(row->withheld, Withheld::no) << line;
    } else {
      EXPECT_EQ(row->reported, std::stod(reported)) << line;
    }
    ++rows;
  }
  EXPECT_EQ(rows, 6'916U);
}

TEST(PublishedRecord, RateOfARegionRecomputedByHand) {
  // Kanawha County, West Virginia, 2018: 135 deaths among 180,497 people (CDC WONDER; Census
  // Bureau, vintage 2020): 74.79 per 100,000.
  const auto detail = compiled().show("54039", Cause::all_drugs);
  ASSERT_TRUE(detail);
  ASSERT_TRUE(detail->view.latest && detail->view.latest->rate);
  EXPECT_EQ(detail->view.latest->ending, (Month{2018, 12}));
  EXPECT_EQ(detail->view.latest->shown.reported, 135);
  EXPECT_NEAR(detail->view.latest->rate->value, 135 * 100'000.0 / 180'497, 1e-9);
  EXPECT_NEAR(detail->view.latest->rate->value, 74.79, 0.005);
  // West Virginia, twelve months to January 2026: 434 among the 1,769,979 of 2024.
  const auto whole = compiled().show("WV", Cause::synthetic_opioids);
  ASSERT_TRUE(whole);
  EXPECT_NEAR(whole->view.latest->rate->value, 434 * 100'000.0 / 1'769'979, 1e-9);
  EXPECT_EQ(whole->view.latest->rate->population_year, 2024);
}

TEST(PublishedRecord, AnAreaIsTheSumOfItsShownCounties) {
  const auto detail = compiled().show("APP", Cause::all_drugs);
  ASSERT_TRUE(detail && detail->view.latest);
  double deaths = 0;
  double people = 0;
  std::size_t counties = 0;
  for (const RegionView& county : detail->counties) {
    if (!county.latest || !county.latest->shown.reported) continue;
    EXPECT_GE(*county.latest->shown.reported, 10);
    deaths += *county.latest->shown.reported;
    people += county.latest->rate->people;
    ++counties;
  }
  EXPECT_EQ(detail->view.latest->shown.reported, deaths);
  EXPECT_EQ(detail->view.latest->counties, counties);
  EXPECT_GT(counties, 10U);
  EXPECT_NEAR(detail->view.latest->rate->value, deaths * 1e5 / people, 1e-9);
}

TEST(PublishedRecord, CrudeRatesAreThoseOfThePublisher) {
  const auto file = test::shared_data() / "cdc" / "wonder_mcd_T40.4_national_year_1999-2016.tsv";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "set SETPOINT_SHARED";
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  std::size_t years = 0;
  while (std::getline(in, line) && line.rfind("\"---\"", 0) != 0) {
    std::vector<std::string> fields;
    std::istringstream split(line);
    for (std::string field; std::getline(split, field, '\t');) fields.push_back(field);
    if (fields.size() < 10) continue;
    const double deaths = std::stod(fields[3]);
    const auto rate = crude_rate(deaths, std::stod(fields[4]), 2000, 0.95);
    ASSERT_TRUE(rate);
    EXPECT_NEAR(rate->value, std::stod(fields[5]), 1e-8) << line;
    ++years;
  }
  EXPECT_EQ(years, 19U);  // 1999 to 2016, and their total
}

TEST(PublishedNowcast, BeatsTheCountAsReportedWhereRecordsAreStillComingIn) {
  const auto scores = compiled().score();
  ASSERT_FALSE(scores.empty());
  const auto found = std::find_if(scores.begin(), scores.end(), [](const NowcastScore& score) {
    return score.key.cause == Cause::synthetic_opioids && score.key.months == 12;
  });
  ASSERT_NE(found, scores.end());
  EXPECT_EQ(found->places, 18U);
  EXPECT_EQ(found->closed, (std::vector{9, 10, 11}));
  const ScoreRow& first = found->by_age.front();
  EXPECT_EQ(first.age, 0);
  // As the publisher's two files say, computed apart: reported counts fell short by 3.16 percent of
  // the final ones, predicted counts exceeded them by 2.01.
  EXPECT_NEAR(100 * first.reported.bias, -3.16, 0.005);
  EXPECT_NEAR(100 * first.predicted.bias, 2.01, 0.005);
  EXPECT_LT(std::abs(first.nowcast.bias), 0.005);
  EXPECT_LT(first.nowcast.mean_absolute, first.reported.mean_absolute);
  EXPECT_LT(first.nowcast.mean_absolute, first.predicted.mean_absolute);
  const ScoreRow& all = found->open;
  EXPECT_EQ(all.nowcast.n, 162U);
  // What docs/regions.md says.
  EXPECT_NEAR(100 * all.nowcast.mean_absolute, 1.15, 0.005);
  EXPECT_NEAR(100 * all.reported.mean_absolute, 1.34, 0.005);
  EXPECT_LT(all.nowcast.rmse, all.reported.rmse);
  EXPECT_LT(all.nowcast.rmse, all.predicted.rmse);
  // Closed counts are nowcast as they stand.
  ASSERT_EQ(found->by_age.size(), 12U);
  EXPECT_EQ(found->all.nowcast.n, 216U);
  for (std::size_t age = 9; age < 12; ++age) {
    EXPECT_EQ(found->by_age[age].nowcast.mean_absolute, 0);
    EXPECT_EQ(found->by_age[age].interval.coverage, 1);
  }
  EXPECT_GT(all.interval.coverage, 0.85);
  EXPECT_LT(all.interval.coverage, 0.96);
}

TEST(PublishedNowcast, ShippedErrorsOfPredictedCountsAreThoseOfTheBackTest) {
  const RegionSettings settings = test::shipped_policy().settings;
  for (const NowcastScore& score : compiled().score()) {
    if (score.key.cause != Cause::synthetic_opioids || score.key.months != 12) continue;
    ASSERT_GE(score.by_age.size(), settings.predicted_bias.size());
    for (std::size_t i = 0; i < settings.predicted_bias.size(); ++i) {
      EXPECT_EQ(score.by_age[i].age, static_cast<int>(i));
      EXPECT_NEAR(score.by_age[i].predicted_log.bias, settings.predicted_bias[i], 0.0001);
      EXPECT_NEAR(score.by_age[i].predicted_log.error, settings.predicted_error[i], 0.0001);
    }
  }
}

// Every count of the copy that the table of any drug is compiled from, read here by itself.
TEST(PublishedRecord, OfAnyDrugEqualsTheCopyCountByCount) {
  const auto file =
      test::shared_data() / "cdc" / "vsrr_all_drug_overdose_state_month_2015-01_2025-04.json";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "set SETPOINT_SHARED";
  std::ifstream in(file);
  const auto json = nlohmann::json::parse(in);
  std::size_t counts = 0;
  for (const auto& [fips, months] : json.items()) {
    const State* const one = state_of_fips(fips);
    ASSERT_NE(one, nullptr);
    const SeriesKey key{Place::of(*one), Cause::all_drugs, 12};
    EXPECT_EQ(compiled().record().series(key).size(), months.size());
    for (const auto& [label, values] : months.items()) {
      const std::string month_name = label.substr(5);
      const auto names = month_names();
      const auto at = std::find(names.begin(), names.end(), month_name) - names.begin();
      const RegionalDeathRow* const row =
          compiled().record().at(key, {std::stoi(label.substr(0, 4)), static_cast<int>(at) + 1});
      ASSERT_NE(row, nullptr) << fips << ' ' << label;
      EXPECT_EQ(row->reported, values["mort"].get<double>()) << fips << ' ' << label;
      ++counts;
    }
  }
  EXPECT_EQ(counts, 51U * 124U);
}

// The later release counts New York with its city, the earlier one without.
TEST(PublishedRecord, OfAnyDrugIsOfTheWholeStateOfNewYork) {
  const SeriesKey key{place("NY"), Cause::all_drugs, 12};
  const DeathRecord& record = compiled().record();
  // 2,444 and the city's 1,493 in the release of 2018, which had closed the year.
  EXPECT_EQ(record.at(key, {2017, 12})->reported, 2'444 + 1'493);
  for (const RegionalDeathRow* const row : record.series(key))
    EXPECT_FALSE(record.city().without_city(*row)) << row->ending.text();
  const auto views = compiled().list(Cause::all_drugs, {RegionKind::state, RegionKind::city});
  for (const RegionView& view : views) {
    if (view.region->id == "NY") {
      EXPECT_EQ(view.latest->ending, (Month{2025, 4}));
      // 3,814 among the 19,867,248 of 2024, the city's among them.
      EXPECT_NEAR(view.latest->rate->value, 3'814 * 1e5 / 19'867'248, 1e-9);
    }
    if (view.region->id == "YC") {
      EXPECT_FALSE(view.latest);
    }
  }
}

TEST(PublishedNowcast, OfAnyDrugIsNearerThanBothRivals) {
  const auto scores = compiled().score();
  const auto found = std::find_if(scores.begin(), scores.end(), [](const NowcastScore& score) {
    return score.key.cause == Cause::all_drugs && score.key.months == 12 && !score.key.county;
  });
  ASSERT_NE(found, scores.end());
  // The fifty states and the District of Columbia without New York.
  EXPECT_EQ(found->places, 50U);
  const auto& pairs = compiled().nowcaster().pairs().at(found->key);
  EXPECT_TRUE(std::none_of(pairs.begin(), pairs.end(), [](const DelayPair& pair) {
    return pair.place == place("NY") || pair.place == place("YC");
  }));
  const ScoreRow& first = found->by_age.front();
  EXPECT_NEAR(100 * first.reported.bias, -2.12, 0.005);
  EXPECT_NEAR(100 * first.predicted.bias, 1.26, 0.005);
  EXPECT_LT(first.nowcast.rmse, first.reported.rmse);
  EXPECT_LT(first.nowcast.rmse, first.predicted.rmse);
  const ScoreRow& all = found->open;
  EXPECT_EQ(all.nowcast.n, 450U);
  EXPECT_LT(all.nowcast.mean_absolute, all.reported.mean_absolute);
  EXPECT_LT(all.nowcast.rmse, all.predicted.rmse);
  EXPECT_NEAR(all.interval.coverage, 0.9, 0.06);
}

TEST(PublishedNowcast, IsNowhereBelowTheCountAsReported) {
  std::size_t given = 0;
  for (const auto& [where, count] : compiled().nowcasts(Cause::synthetic_opioids)) {
    if (!count.nowcast.given()) continue;
    EXPECT_GE(count.nowcast.value, *count.shown.reported) << where.text() << count.ending.text();
    ++given;
  }
  EXPECT_GT(given, 500U);
}

TEST(PublishedNowcast, GivesNoneWhereThePublisherWithholds) {
  std::size_t withheld = 0;
  for (const auto& [where, count] : compiled().nowcasts(Cause::synthetic_opioids)) {
    if (count.shown.reported) continue;
    EXPECT_FALSE(count.nowcast.given()) << where.text();
    EXPECT_EQ(count.nowcast.why_not, NoNowcast::withheld);
    ++withheld;
  }
  EXPECT_GT(withheld, 0U);
}

TEST(PublishedRecord, NothingBelowTenIsShown) {
  for (const Cause cause : {Cause::synthetic_opioids, Cause::all_drugs})
    for (const RegionView& view : compiled().list(cause, {}))
      if (view.latest) {
        EXPECT_GE(view.latest->shown.reported.value_or(10), 10) << view.region->id;
      }
}

}  // namespace
}  // namespace setpoint
