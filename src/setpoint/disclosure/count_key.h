// What a count of deaths counts: where, when, of which cause and age, and in whose table.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "setpoint/data/regional.h"

namespace setpoint {

enum class Level : std::uint8_t { nation, state, county, area };
inline constexpr std::array kLevels = {Level::nation, Level::state, Level::county, Level::area};
[[nodiscard]] std::string_view name(Level level);
// Of a place ("US", "WV", "YC", "54039") or an area's code ("APP"); none of anything else.
[[nodiscard]] std::optional<Level> level_of(std::string_view place);

struct CountKey {
  std::string series;  // whose counts: path of the table
  std::string place;
  Month ending;
  int months = 1;
  Cause cause{};
  std::optional<AgeGroup> ages;
  friend auto operator<=>(const CountKey&, const CountKey&) = default;
  // "54039, 12 months to 2018-12, all-drugs, deaths-2018.tsv"
  [[nodiscard]] std::string text() const;
  // The same count, whichever table says it.
  [[nodiscard]] CountKey anywhere() const;
};

}  // namespace setpoint
