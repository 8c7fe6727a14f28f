#include "setpoint/data/shipped_areas.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "setpoint/data/regional_formats.h"

namespace setpoint {
namespace {

template <class Row, class Read>
std::vector<Row> rows(std::string_view text, std::uint32_t table, std::string file, Read read,
                      FaultLog& faults) {
  MemoryBytes bytes(text);
  std::vector<std::string> notes;
  TableInput input{.table = table,
                   .file = file,
                   .path = file,
                   .bytes = bytes,
                   .faults = faults,
                   .notes = notes,
                   .block = CsvReader::kBlock,
                   .chapters = {},
                   .may_be_empty = true};
  std::vector<Row> result;
  for (const auto& [area, entries] : read(input).groups)
    for (const auto& entry : entries) result.push_back(entry.row);
  return result;
}

}  // namespace

Result<ShippedAreas> shipped_areas() {
  FaultLog faults;
  const std::string counties = "designated-counties.csv";
  const std::string states = "area-states.csv";
  ShippedAreas areas;
  areas.designated_counties = rows<DesignatedCountyRow>(shipped_designated_counties(), 0, counties,
                                                        read_designated_counties, faults);
  areas.area_states =
      rows<AreaStateRow>(shipped_area_states(), 1, states, read_area_states, faults);
  if (!faults.empty()) return faults.all(counties);
  std::sort(areas.designated_counties.begin(), areas.designated_counties.end(),
            [](const DesignatedCountyRow& a, const DesignatedCountyRow& b) {
              return std::tie(a.area, a.county) < std::tie(b.area, b.county);
            });
  std::sort(areas.area_states.begin(), areas.area_states.end(),
            [](const AreaStateRow& a, const AreaStateRow& b) {
              return std::tie(a.area, a.state) < std::tie(b.area, b.state);
            });
  return areas;
}

}  // namespace setpoint
