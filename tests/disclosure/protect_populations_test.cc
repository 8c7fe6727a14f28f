// Deaths among populations of special concern: what is withheld of them, and what stays.
#include "setpoint/disclosure/protect_populations.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "setpoint/core/random.h"
#include "setpoint/disclosure/count_differences.h"
#include "setpoint/disclosure/population_counts.h"
#include "setpoint/disclosure/protected_record.h"

namespace setpoint {
namespace {

struct Figure {
  std::string population, measure, place, period;
  double value = 0;
  std::string unit = "deaths";
};

struct Deaths {
  std::string place;
  int year = 0;
  double reported = 0;
  Cause cause = Cause::all_drugs;
  std::optional<AgeGroup> ages = std::nullopt;
};

struct People {
  std::string place;
  int year = 0;
  double people = 0;
  std::optional<AgeGroup> ages = std::nullopt;
};

RegionalTables record(const std::vector<Figure>& figures, const std::vector<Deaths>& deaths = {},
                      const std::vector<People>& people = {}) {
  RegionalTables tables;
  tables.sources.push_back({.kind = RegionalKind::deaths,
                            .format = "setpoint",
                            .path = "deaths.csv",
                            .source = "generated",
                            .retrieved = *Date::of(2025, 6, 1),
                            .note = "",
                            .sha256 = "",
                            .rows = deaths.size()});
  tables.releases.push_back({0, *Date::of(2025, 6, 1), {2024, 12}});
  for (const Deaths& each : deaths)
    tables.deaths.push_back({0,
                             *Place::parse(each.place),
                             {each.year, 12},
                             12,
                             each.cause,
                             each.ages,
                             each.reported,
                             std::nullopt,
                             std::nullopt,
                             std::nullopt,
                             Withheld::no,
                             {}});
  for (const People& each : people)
    tables.population.push_back({*Place::parse(each.place), each.year, each.ages, each.people, {}});
  for (const Figure& each : figures)
    tables.special_populations.push_back({each.population,
                                          each.measure,
                                          *Place::parse(each.place),
                                          each.period,
                                          each.value,
                                          each.value,
                                          each.value,
                                          each.unit,
                                          "somebody",
                                          "published",
                                          "",
                                          {}});
  return tables;
}

// One letter for each figure: s shown as it was, w withheld.
std::string shown(RegionalTables tables, const SuppressionRule& rule = {}) {
  const std::vector<SpecialPopulationRow> before = tables.special_populations;
  const auto made = protected_record(std::move(tables), rule);
  if (!made) return made.faults().front().text();
  std::string letters;
  for (std::size_t k = 0; k < before.size(); ++k) {
    const SpecialPopulationRow& row = made->special_populations[k];
    const bool kept = row.value == before[k].value && row.low == before[k].low &&
                      row.high == before[k].high && row.withheld == Withheld::no;
    const bool withheld =
        !row.value && !row.low && !row.high && row.withheld == Withheld::suppressed;
    letters += kept ? "s" : (withheld ? "w" : "?");
  }
  return letters;
}

std::vector<Figure> of(const std::string& unit, double value) {
  return {{"young-people", "a measure", "54001", "2024", value, unit}};
}

TEST(ProtectPopulations, CountsOfDeathsAreHeldToTheRule) {
  for (const auto& [value, letter] : std::vector<std::pair<double, std::string>>{
           {0, "w"}, {1, "w"}, {4, "w"}, {9, "w"}, {9.5, "w"}, {10, "s"}, {4000, "s"}})
    EXPECT_EQ(shown(record(of("deaths", value))), letter) << value;
  // Not of deaths: as they are, however small.
  for (const char* unit : {"people", "visits", "1", "ratio", "counties", "kg"})
    EXPECT_EQ(shown(record(of(unit, 4))), "s") << unit;
}

TEST(ProtectPopulations, AnotherPublishersRuleIsKept) {
  const auto by = [](std::string_view name, double value, const std::string& place) {
    SuppressionRule rule;
    rule.publisher = *find_publisher_rule(name);
    return shown(record({{"p", "m", place, "2024", value}}), rule);
  };
  EXPECT_EQ(by("wonder", 0, "WV"), "s");
  EXPECT_EQ(by("wonder", 1, "WV"), "w");
  EXPECT_EQ(by("wisqars", 20, "54001"), "w");
  EXPECT_EQ(by("wisqars", 20, "WV"), "s");
  EXPECT_EQ(by("cms", 10, "WV"), "w");
}

TEST(ProtectPopulations, WhatIsWithheldIsNoted) {
  const auto made = protected_record(record(of("deaths", 4)), {});
  ASSERT_TRUE(made.ok());
  ASSERT_EQ(made->notes.size(), 1U);
  EXPECT_NE(made->notes[0].find("special populations"), std::string::npos);
  EXPECT_TRUE(protected_record(record(of("deaths", 40)), {})->notes.empty());
}

// 267 in 100,000 of 1,500 people are 4 deaths.
TEST(ProtectPopulations, ARateWithItsPeopleIsItsCount) {
  const Figure rate{"young-people", "death rate", "54001", "2024", 267, "deaths per 100,000"};
  const auto with_people = [&](double people) {
    return shown(record({rate, {"young-people", "people", "54001", "2024", people, "people"}}));
  };
  EXPECT_EQ(with_people(1500), "ws");
  EXPECT_EQ(with_people(3600), "ws");   // 9.6: of no whole count, so adjusted, and below 10
  EXPECT_EQ(with_people(3745), "ss");   // 10
  EXPECT_EQ(with_people(37000), "ss");  // 99
  // Of all people of the place: at most these deaths.
  EXPECT_EQ(shown(record({rate}, {}, {{"54001", 2024, 3000}})), "w");   // 8
  EXPECT_EQ(shown(record({rate}, {}, {{"54001", 2024, 40000}})), "s");  // 107
  // Of the years that are known, where its own is not.
  EXPECT_EQ(shown(record({rate}, {}, {{"54001", 2019, 3000}})), "w");
  EXPECT_EQ(shown(record({rate}, {}, {{"54001", 2019, 3000}, {"54001", 2024, 40000}})), "s");
  // Of an age group that it can be the rate of.
  const People young{"54001", 2024, 1498, AgeGroup::from_15};  // 4 of them are 267.02
  EXPECT_EQ(shown(record({rate}, {}, {{"54001", 2024, 40000}, young})), "w");
  const People other{"54001", 2024, 2000, AgeGroup::from_15};  // 5 are 250, 6 are 300
  EXPECT_EQ(shown(record({rate}, {}, {{"54001", 2024, 40000}, other})), "s");
  // Nobody knows the people; of another place they say nothing.
  EXPECT_EQ(shown(record({rate}, {}, {{"54003", 2024, 100}})), "s");
}

// 700 less 693 are 7 others, and so are 705 with 7 more than the record has.
TEST(ProtectPopulations, AllLessSomeIsACountToo) {
  const std::vector<Deaths> all = {{"WV", 2024, 700}};
  const auto young = [&](double value, const std::string& period = "2024") {
    return shown(record({{"young-people", "deaths", "WV", period, value}}, all));
  };
  EXPECT_EQ(young(693), "w");
  EXPECT_EQ(young(691), "w");
  EXPECT_EQ(young(690), "s");
  EXPECT_EQ(young(699), "w");
  EXPECT_EQ(young(700), "s");  // the count that the record shows
  EXPECT_EQ(young(500), "s");
  EXPECT_EQ(young(693, "2023"), "s");
  EXPECT_EQ(young(693, "12 months to December 2024"), "s");  // no calendar year: not compared
  // Of several years, and of two measures of one population together.
  EXPECT_EQ(shown(record({{"p", "deaths", "WV", "2023-2024", 1305}},
                         {{"WV", 2024, 700}, {"WV", 2023, 612}})),
            "w");
  EXPECT_EQ(shown(record({{"p", "a", "WV", "2024", 400}, {"p", "b", "WV", "2024", 296}}, all)),
            "sw");
  EXPECT_EQ(shown(record({{"p", "a", "WV", "2024", 400}, {"p", "b", "WV", "2024", 200}}, all)),
            "ss");
  // By rate: 3,850 in 100,000 of 18,000 people are 693.
  EXPECT_EQ(shown(record({{"p", "death rate", "WV", "2024", 3850, "deaths per 100,000"},
                          {"p", "people", "WV", "2024", 18000, "people"}},
                         all)),
            "ws");
}

// Delaware's three counties in the record: 60 = 30 + 29 + 1, of which at least two are withheld.
TEST(ProtectPopulations, WhatTheRecordWithholdsIsNotShownHere) {
  const std::vector<Deaths> deaths = {
      {"DE", 2024, 60}, {"10001", 2024, 30}, {"10003", 2024, 1}, {"10005", 2024, 29}};
  const auto made = protected_record(record({}, deaths), {});
  ASSERT_TRUE(made.ok());
  for (const RegionalDeathRow& row : made->deaths) {
    const std::string place = row.place.text();
    const auto before = std::find_if(deaths.begin(), deaths.end(),
                                     [&](const Deaths& each) { return each.place == place; });
    const std::string expected = row.reported ? "s" : "w";
    EXPECT_EQ(shown(record({{"p", "deaths", place, "2024", before->reported}}, deaths)), expected)
        << place;
    if (before->reported > 20) {
      EXPECT_EQ(shown(record({{"p", "deaths", place, "2024", before->reported - 3}}, deaths)), "w")
          << place;
    }
  }
}

// What is left when shown counts are taken from a shown total is no single small count, whichever
// counties are withheld.
TEST(ProtectPopulations, AStateLessItsCountiesLeavesNoSmallCount) {
  const std::vector<Figure> figures = {{"p", "deaths", "DE", "2024", 60},
                                       {"p", "deaths", "10001", "2024", 30},
                                       {"p", "deaths", "10003", "2024", 4},
                                       {"p", "deaths", "10005", "2024", 26}};
  const std::string letters = shown(record(figures));
  EXPECT_EQ(letters.size(), 4U);
  EXPECT_EQ(letters[2], 'w');
  EXPECT_GE(std::count(letters.begin(), letters.end(), 'w'), 2);
  EXPECT_GE(std::count(letters.begin(), letters.end(), 's'), 1);
  // Counties that are not listed hide it, unless what is in all of them is small itself.
  EXPECT_EQ(shown(record({{"p", "deaths", "WV", "2024", 60}, {"p", "deaths", "54001", "2024", 4}})),
            "sw");
  const std::string rest =
      shown(record({{"p", "deaths", "WV", "2024", 20}, {"p", "deaths", "54001", "2024", 16}}));
  EXPECT_NE(rest, "ss");
  // Other measures and populations are not parts of one another.
  EXPECT_EQ(
      shown(record({{"p", "deaths", "WV", "2024", 20}, {"q", "deaths", "54001", "2024", 16}})),
      "ss");
}

// The record has the state, the table only its counties: 60 less 30 and 26.
TEST(ProtectPopulations, AStateOfTheRecordLessCountiesIsFound) {
  const std::vector<Figure> figures = {{"p", "deaths", "10001", "2024", 30},
                                       {"p", "deaths", "10003", "2024", 4},
                                       {"p", "deaths", "10005", "2024", 26}};
  EXPECT_EQ(shown(record(figures)), "sws");
  EXPECT_EQ(shown(record(figures, {{"DE", 2024, 60}})), "sww");
  EXPECT_EQ(shown(record(figures, {{"DE", 2024, 900}})), "sws");
}

TEST(ProtectPopulations, PartsOfOnePlaceDoNotGiveTheThirdAway) {
  const auto parts = [](double all, double a, double b, double c) {
    return shown(record({{"p", "all", "WV", "2024", all},
                         {"p", "a", "WV", "2024", a},
                         {"p", "b", "WV", "2024", b},
                         {"p", "c", "WV", "2024", c}}));
  };
  EXPECT_EQ(parts(60, 30, 26, 4), "ssww");   // 30 is left for two
  EXPECT_EQ(parts(60, 37, 23, 0), "swww");   // what is left is none
  EXPECT_EQ(parts(90, 20, 30, 40), "ssss");  // all of it, and nothing small
  EXPECT_EQ(parts(60, 55, 30, 12), "swss");  // 5 others
  // Populations are not parts of one another.
  EXPECT_EQ(shown(record({{"p", "all", "WV", "2024", 60}, {"q", "all", "WV", "2024", 55}})), "ss");
}

TEST(ProtectPopulations, ARateWithoutPeopleGoesWithItsCount) {
  EXPECT_EQ(shown(record({{"p", "rate", "54001", "2024", 20, "deaths per 100,000"},
                          {"p", "deaths", "54001", "2024", 4},
                          {"p", "rate", "54001", "2023", 20, "deaths per 100,000"},
                          {"q", "rate", "54001", "2024", 20, "deaths per 100,000"}})),
            "wwss");
}

// An oracle that tries every choice of parts.
bool tells(const std::vector<PartCount>& parts, const std::vector<RecordTotal>& totals) {
  constexpr std::int64_t kSmall = 9;
  for (std::uint32_t choice = 1; choice < 1U << parts.size(); ++choice) {
    std::int64_t sum = 0;
    int taken = 0;
    bool all_shown = true;
    std::vector<RecordTotal> of = totals;
    for (std::size_t k = 0; k < parts.size(); ++k) {
      if (choice >> k & 1U) {
        sum += parts[k].count;
        ++taken;
        all_shown = all_shown && parts[k].shown;
      } else {
        of.push_back({parts[k].count, parts[k].shown});
      }
    }
    if (!all_shown) continue;
    for (const RecordTotal& total : of) {
      const std::int64_t left = total.count - sum;
      if (!total.shown && left == 0) return true;
      if (!total.shown) continue;
      if (left >= 1 && left <= kSmall) return true;
      for (const PartCount& part : parts)
        if (!part.shown && part.count == left && (left > 0 || taken > 1)) return true;
    }
    for (const RecordTotal& total : totals)
      if (!total.shown && taken == 1 && std::abs(total.count - sum) <= kSmall) return true;
  }
  return false;
}

TEST(CountDifferences, AreThoseOfEveryChoice) {
  int told = 0;
  for (std::uint32_t run = 0; run < 3000; ++run) {
    Stream stream(Seed{7}, StreamName("differences"), run);
    const auto whole = [&](double most) {
      return static_cast<std::int64_t>(most * stream.uniform());
    };
    std::vector<PartCount> parts;
    for (std::int64_t k = whole(5) + 1; k > 0; --k) {
      const std::int64_t count = whole(400);
      parts.push_back({count, count > 9 && stream.uniform() < 0.7});
    }
    std::vector<RecordTotal> totals;
    for (std::int64_t k = whole(3); k > 0; --k) {
      const std::int64_t count = 10 + whole(900);
      totals.push_back({count, stream.uniform() < 0.7});
    }
    const bool expected = tells(parts, totals);
    told += expected ? 1 : 0;
    EXPECT_EQ(differences_tell(parts, totals, {}), expected) << run;
  }
  EXPECT_GT(told, 300);
  EXPECT_LT(told, 2700);
}

// Whatever the order of the rows.
TEST(ProtectPopulations, TheOrderOfRowsDoesNotMatter) {
  std::vector<Figure> figures = {{"p", "deaths", "DE", "2024", 60},
                                 {"p", "deaths", "10001", "2024", 30},
                                 {"p", "deaths", "10003", "2024", 4},
                                 {"p", "deaths", "10005", "2024", 26},
                                 {"q", "deaths", "10001", "2024", 55},
                                 {"q", "rate", "10001", "2024", 44, "deaths per 100,000"}};
  const std::vector<Deaths> deaths = {{"DE", 2024, 90}, {"10001", 2024, 60}};
  const std::string letters = shown(record(figures, deaths));
  std::reverse(figures.begin(), figures.end());
  std::string turned = shown(record(figures, deaths));
  std::reverse(turned.begin(), turned.end());
  EXPECT_EQ(turned, letters);
}

}  // namespace
}  // namespace setpoint
