// The High Intensity Drug Trafficking Areas that come with the program, for a dataset that has none
// of its own: data/regions/designated-counties.csv and area-states.csv, embedded.
//
// The counties are those whose designation is verified, about two in five of all. A county that is
// not listed is not known to be designated; it is not known not to be.
#pragma once

#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/data/regional.h"

namespace setpoint {

[[nodiscard]] std::string_view shipped_designated_counties();
[[nodiscard]] std::string_view shipped_area_states();

struct ShippedAreas {
  std::vector<DesignatedCountyRow> designated_counties;  // by area, county; RowRef::table 0
  std::vector<AreaStateRow> area_states;                 // by area, state; RowRef::table 1
};
// Read as any table is. A fault is one of the program.
[[nodiscard]] Result<ShippedAreas> shipped_areas();

}  // namespace setpoint
