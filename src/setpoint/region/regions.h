// The regions of the record: the nation, states, New York City, counties, and High Intensity Drug
// Trafficking Areas, which are made of designated counties.
//
// No list of every designated county was found. A county that is in the table is designated; one
// that is not is `unverified`, never "not designated". An area's people and deaths are those of its
// verified counties alone.
//
// A county is called what the table of centroids calls it, "Kanawha County, West Virginia"; where
// that has no name, by its id, "09110, Connecticut".
//
// Ids: "US", a state's letters "WV", "YC", a county's FIPS code "54039", an area's code "APP".
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/data/regional.h"

namespace setpoint {

enum class RegionKind : std::uint8_t { nation, state, city, county, area };
inline constexpr std::array kRegionKinds = {RegionKind::nation, RegionKind::state, RegionKind::city,
                                            RegionKind::county, RegionKind::area};
// "nation", "state", "city", "county", "hidta"
[[nodiscard]] std::string_view name(RegionKind kind);
[[nodiscard]] std::optional<RegionKind> parse_region_kind(std::string_view text);

struct Region {
  std::string id;
  RegionKind kind{};
  std::string name;
  std::optional<Place> place;      // none: an area
  std::vector<Place> states;       // that it is, lies in or reaches into
  std::vector<std::string> areas;  // codes: that a county is designated to, or reach into a state
  std::vector<Place> counties;     // of an area: the verified ones
};

class Regions {
 public:
  // Every place that a table has a row for, every county designated and every area. `designated`
  // and `area_states`: those of the tables, or the ones that come with the program.
  Regions(const RegionalTables& tables, std::span<const DesignatedCountyRow> designated,
          std::span<const AreaStateRow> area_states);

  // Nation, states, city, counties, areas, each by id.
  [[nodiscard]] std::span<const Region> all() const { return all_; }
  // Null if there is none.
  [[nodiscard]] const Region* find(std::string_view id) const;
  // Fault (usage) with what an id looks like.
  [[nodiscard]] Result<const Region*> get(std::string_view id) const;

 private:
  std::vector<Region> all_;
  std::map<std::string, std::size_t, std::less<>> by_id_;
};

}  // namespace setpoint
