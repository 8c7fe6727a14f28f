#include "setpoint/disclosure/count_key.h"

#include <algorithm>

namespace setpoint {

std::string_view name(Level level) {
  switch (level) {
    case Level::nation:
      return "nation";
    case Level::state:
      return "state";
    case Level::county:
      return "county";
    case Level::area:
      return "area";
  }
  return {};
}

std::optional<Level> level_of(std::string_view place) {
  if (const auto parsed = Place::parse(place)) {
    switch (parsed->kind()) {
      case PlaceKind::nation:
        return Level::nation;
      case PlaceKind::state:
      case PlaceKind::city:
        return Level::state;
      case PlaceKind::county:
        return Level::county;
    }
  }
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool code = place.size() >= 3 && capital(place.front()) &&
                    std::all_of(place.begin(), place.end(),
                                [&](char c) { return capital(c) || (c >= '0' && c <= '9'); });
  if (!code) return std::nullopt;
  return Level::area;
}

std::string CountKey::text() const {
  std::string made = place;
  made += months == 1 ? ", " : ", " + std::to_string(months) + " months to ";
  made += ending.text() + ", " + std::string(setpoint::name(cause));
  if (ages) made += ", " + std::string(setpoint::name(*ages));
  if (!series.empty()) made += ", " + series;
  return made;
}

CountKey CountKey::anywhere() const {
  CountKey made = *this;
  made.series.clear();
  return made;
}

}  // namespace setpoint
