#include "setpoint/data/death_unit.h"

#include <algorithm>
#include <string>

#include "setpoint/data/regional_fields.h"

namespace setpoint {

DeathUnit death_unit(std::string_view unit) {
  constexpr std::string_view kCount = "deaths";
  constexpr std::string_view kRate = "deaths per ";
  if (unit == kCount) return {DeathUnit::Of::count};
  if (unit.starts_with(kRate)) {
    const std::string_view number = unit.substr(kRate.size());
    const auto per = grouped_count(number.substr(0, number.find(' ')));
    if (per && *per > 0) return {DeathUnit::Of::rate, *per};
  }
  std::string lower(unit);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return {lower.find("death") == std::string::npos ? DeathUnit::Of::other : DeathUnit::Of::unclear};
}

}  // namespace setpoint
