// A record of a user's own, from whose sums nothing withheld can be worked out.
#include "setpoint/disclosure/protected_record.h"

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace setpoint {
namespace {

RegionalDeathRow row(const std::string& place, double reported, std::uint32_t release = 0) {
  return {release,
          *Place::parse(place),
          {2023, 12},
          12,
          Cause::synthetic_opioids,
          std::nullopt,
          reported,
          reported + 1,
          std::nullopt,
          std::nullopt,
          Withheld::no,
          {}};
}

RegionalTables record(std::vector<RegionalDeathRow> rows) {
  RegionalTables tables;
  tables.sources.push_back({.kind = RegionalKind::deaths,
                            .format = "setpoint",
                            .path = "deaths.csv",
                            .source = "generated",
                            .retrieved = *Date::of(2024, 6, 1),
                            .note = "",
                            .sha256 = "",
                            .rows = rows.size()});
  tables.releases.push_back({0, *Date::of(2024, 6, 1), {2023, 12}});
  tables.deaths = std::move(rows);
  return tables;
}

std::map<std::string, std::optional<double>> shown(const RegionalTables& tables) {
  std::map<std::string, std::optional<double>> counts;
  for (const RegionalDeathRow& each : tables.deaths) counts[each.place.text()] = each.reported;
  return counts;
}

// Delaware has three counties: 60 = 30 + 29 + 1.
TEST(ProtectedRecord, OneSmallCountTakesAnotherWithIt) {
  const auto made =
      protected_record(record({row("DE", 60), row("10001", 30), row("10003", 1), row("10005", 29)}),
                       SuppressionRule{});
  ASSERT_TRUE(made.ok()) << made.faults().front().text();
  const auto counts = shown(*made);
  EXPECT_FALSE(counts.at("10003"));
  int withheld = 0;
  for (const auto& [place, count] : counts) withheld += count ? 0 : 1;
  EXPECT_GE(withheld, 2);
  for (const RegionalDeathRow& each : made->deaths) {
    EXPECT_EQ(each.reported.has_value(), each.predicted.has_value());
    EXPECT_EQ(each.withheld == Withheld::suppressed, !each.reported.has_value());
  }
  EXPECT_EQ(made->notes.size(), 1U);
}

TEST(ProtectedRecord, WithoutASmallCountNothingChanges) {
  const auto made = protected_record(
      record({row("DE", 99), row("10001", 40), row("10003", 30), row("10005", 29)}),
      SuppressionRule{});
  ASSERT_TRUE(made.ok());
  for (const RegionalDeathRow& each : made->deaths) EXPECT_TRUE(each.reported);
  EXPECT_TRUE(made->notes.empty());
}

// What an older release of the record shows is no way round it.
TEST(ProtectedRecord, AnEarlierReleaseOfTheSameCountIsWithheldToo) {
  RegionalTables tables = record({row("DE", 60, 1), row("10001", 30, 1), row("10003", 1, 1),
                                  row("10005", 29, 1), row("10003", 12, 0)});
  tables.sources.push_back(tables.sources.front());
  tables.sources.back().path = "later.csv";
  tables.releases.push_back({1, *Date::of(2024, 9, 1), {2023, 12}});
  const auto made = protected_record(std::move(tables), SuppressionRule{});
  ASSERT_TRUE(made.ok()) << made.faults().front().text();
  for (const RegionalDeathRow& each : made->deaths)
    if (each.place.text() == "10003") {
      EXPECT_FALSE(each.reported);
    }
}

}  // namespace
}  // namespace setpoint
