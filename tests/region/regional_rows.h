// Regional tables written by hand, in the order that a reader leaves them in.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "setpoint/data/regional.h"
#include "setpoint/region/settings.h"

namespace setpoint::test {

inline Place place(std::string_view text) {
  return *Place::parse(text);
}

class RegionalRows {
 public:
  // A release and its last month, in the order of their dates.
  RegionalRows& release(Month last) {
    const auto number = static_cast<std::uint32_t>(tables_.releases.size());
    tables_.sources.push_back({});
    tables_.sources.back().source = "release " + std::to_string(number);
    tables_.releases.push_back({number, *Date::of(last.year, last.month, 28), last});
    return *this;
  }
  // Of the last release that was named.
  RegionalDeathRow& deaths(std::string_view where, Month ending, double reported, int months = 12,
                           Cause cause = Cause::synthetic_opioids) {
    RegionalDeathRow row{static_cast<std::uint32_t>(tables_.releases.size() - 1),
                         place(where),
                         ending,
                         months,
                         cause,
                         std::nullopt,
                         reported,
                         std::nullopt,
                         std::nullopt,
                         std::nullopt,
                         Withheld::no,
                         {}};
    tables_.deaths.push_back(row);
    return tables_.deaths.back();
  }
  RegionalRows& people(std::string_view where, int year, double number,
                       std::optional<AgeGroup> ages = std::nullopt) {
    tables_.population.push_back({place(where), year, ages, number, {}});
    return *this;
  }
  RegionalRows& designated(std::string_view area, std::string_view county) {
    tables_.designated_counties.push_back({std::string(area), place(county), "2020", "a test", {}});
    return *this;
  }
  RegionalRows& reaches(std::string_view area, std::string_view name, std::string_view state) {
    tables_.area_states.push_back(
        {std::string(area), std::string(name), place(state), "a test", {}});
    return *this;
  }
  RegionalTables& tables() { return tables_; }
  [[nodiscard]] RegionalTables sorted() const {
    RegionalTables tables = tables_;
    const auto key = [](const RegionalDeathRow& row) {
      return std::tuple(row.place, row.cause, row.ages, row.months, row.ending, row.release);
    };
    std::sort(tables.deaths.begin(), tables.deaths.end(),
              [&](const auto& a, const auto& b) { return key(a) < key(b); });
    return tables;
  }

 private:
  RegionalTables tables_;
};

inline RegionPolicy shipped_policy() {
  return *read_region_policy(std::nullopt, {});
}

}  // namespace setpoint::test
