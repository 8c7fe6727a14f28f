#include "setpoint/region/cbp_areas.h"

#include <algorithm>
#include <array>

namespace setpoint {
namespace {

// clang-format off
constexpr std::array kAreas = {
    CbpArea{"ATLANTA FIELD OFFICE", "GA"},
    CbpArea{"BALTIMORE FIELD OFFICE", "DC DE MD PA VA"},
    CbpArea{"BIG BEND SECTOR", "TX"},
    CbpArea{"BLAINE SECTOR", "WA"},
    CbpArea{"BOSTON FIELD OFFICE", "CT MA ME NH RI VT"},
    CbpArea{"BUFFALO FIELD OFFICE", "NY"},
    CbpArea{"BUFFALO SECTOR", "NY"},
    CbpArea{"CHICAGO FIELD OFFICE", "IL IN KY MN MO OH WI"},
    CbpArea{"DEL RIO SECTOR", "TX"},
    CbpArea{"DETROIT FIELD OFFICE", "MI"},
    CbpArea{"DETROIT SECTOR", "MI"},
    CbpArea{"EL CENTRO SECTOR", "CA"},
    CbpArea{"EL PASO FIELD OFFICE", "NM TX"},
    CbpArea{"EL PASO SECTOR", "NM TX"},
    CbpArea{"GRAND FORKS SECTOR", "MN ND"},
    CbpArea{"HAVRE SECTOR", "MT"},
    CbpArea{"HOULTON SECTOR", "ME"},
    CbpArea{"HOUSTON FIELD OFFICE", "TX"},
    CbpArea{"LAREDO FIELD OFFICE", "TX"},
    CbpArea{"LAREDO SECTOR", "TX"},
    CbpArea{"LOS ANGELES FIELD OFFICE", "CA"},
    CbpArea{"MIAMI FIELD OFFICE", "FL"},
    CbpArea{"MIAMI SECTOR", "FL"},
    CbpArea{"NEW ORLEANS FIELD OFFICE", "AL LA MS TN"},
    CbpArea{"NEW ORLEANS SECTOR", "AL LA MS"},
    CbpArea{"NEW YORK FIELD OFFICE", "NJ NY"},
    CbpArea{"PORTLAND FIELD OFFICE", "OR"},
    CbpArea{"RAMEY SECTOR", "PR VI"},
    CbpArea{"RIO GRANDE VALLEY SECTOR", "TX"},
    CbpArea{"SAN DIEGO FIELD OFFICE", "CA"},
    CbpArea{"SAN DIEGO SECTOR", "CA"},
    CbpArea{"SAN FRANCISCO FIELD OFFICE", "CA HI"},
    CbpArea{"SAN JUAN FIELD OFFICE", "PR VI"},
    CbpArea{"SEATTLE FIELD OFFICE", "ID MT ND WA"},
    CbpArea{"SPOKANE SECTOR", "ID MT WA"},
    CbpArea{"SWANTON SECTOR", "NH NY VT"},
    CbpArea{"TAMPA FIELD OFFICE", "FL"},
    CbpArea{"TUCSON FIELD OFFICE", "AZ"},
    CbpArea{"TUCSON SECTOR", "AZ"},
    CbpArea{"YUMA SECTOR", "AZ CA"},
};
// clang-format on

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

std::span<const CbpArea> cbp_areas() {
  return kAreas;
}

std::vector<Place> states_of_cbp_area(std::string_view area) {
  std::string capitals(area);
  std::transform(capitals.begin(), capitals.end(), capitals.begin(), upper);
  const auto found = std::find_if(kAreas.begin(), kAreas.end(),
                                  [&](const CbpArea& each) { return each.area == capitals; });
  std::vector<Place> states;
  if (found == kAreas.end()) return states;
  constexpr std::size_t kLetters = 2;
  for (std::size_t i = 0; i < found->states.size(); i += kLetters + 1)
    if (const State* const state = state_of_letters(found->states.substr(i, kLetters)))
      states.push_back(Place::of(*state));
  return states;
}

}  // namespace setpoint
