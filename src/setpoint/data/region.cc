#include "setpoint/data/region.h"

#include <algorithm>
#include <array>

namespace setpoint {
namespace {

constexpr auto kRegions = std::to_array<std::string_view>(
    {"AK", "AL", "AR", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "IA", "ID",
     "IL", "IN", "KS", "KY", "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC",
     "ND", "NE", "NH", "NJ", "NM", "NV", "NY", "OH", "OK", "OR", "PA", "PR", "RI", "SC",
     "SD", "TN", "TX", "US", "UT", "VA", "VT", "WA", "WI", "WV", "WY", "YC"});

static_assert(std::is_sorted(kRegions.begin(), kRegions.end()) && kRegions.size() == 54);

}  // namespace

bool is_region(std::string_view text) {
  return std::binary_search(kRegions.begin(), kRegions.end(), text);
}

}  // namespace setpoint
