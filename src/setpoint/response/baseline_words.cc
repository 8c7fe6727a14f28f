// What the parts and the grounds of a baseline are called, and which deaths of it may be printed.
#include "setpoint/response/baseline.h"

namespace setpoint {
std::string_view name(Division division) {
  switch (division) {
    case Division::state:
      return "state";
    case Division::county:
      return "county";
    case Division::area:
      return "area";
  }
  return {};
}

std::optional<Division> parse_division(std::string_view text) {
  for (const Division each : {Division::state, Division::county, Division::area})
    if (text == name(each)) return each;
  return std::nullopt;
}

std::string_view name(Basis basis) {
  switch (basis) {
    case Basis::count:
      return "count";
    case Basis::months:
      return "sum of months";
    case Basis::moved:
      return "older count";
    case Basis::part:
      return "part of the state";
    case Basis::assumed:
      return "assumption";
    case Basis::leftover:
      return "no count";
  }
  return {};
}

std::optional<double> BaselineRegion::shown() const {
  if (basis == Basis::assumed || basis == Basis::leftover || deaths < kLeastDeathsShown)
    return std::nullopt;
  return deaths;
}

}  // namespace setpoint
