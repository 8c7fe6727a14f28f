// The states that a field office or sector of U.S. Customs and Border Protection lies in.
//
// General knowledge of how the agency is organised, not a published table: only states that an area
// is sure to hold a port, a station or a stretch of border in are listed, so an area may reach
// further, and a state's seizures may lie in an area that is not listed for it. Where an area
// covers several states its seizures cannot be divided among them: they are shown for each, with
// the area's name, and must not be added over states.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "setpoint/data/place.h"

namespace setpoint {

// By the agency's name of the area, "TUCSON SECTOR", in any case of letters. Empty: an area abroad
// (preclearance) or not known.
[[nodiscard]] std::vector<Place> states_of_cbp_area(std::string_view area);

struct CbpArea {
  std::string_view area;    // in capitals
  std::string_view states;  // letters, a space between
};
[[nodiscard]] std::span<const CbpArea> cbp_areas();

}  // namespace setpoint
