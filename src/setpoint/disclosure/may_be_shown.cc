#include <map>
#include <utility>

#include "setpoint/disclosure/protect.h"

namespace setpoint {

Result<std::vector<bool>> may_be_shown(const std::vector<PlacedCount>& counts,
                                       const SuppressionRule& rule) {
  std::vector<CountCell> cells;
  std::map<std::string, std::uint32_t> place;
  for (const PlacedCount& each : counts) {
    CountCell cell;
    cell.key = each.place;
    cell.count = each.count;
    place.emplace(each.place, static_cast<std::uint32_t>(cells.size()));
    cells.push_back(std::move(cell));
  }
  std::map<std::string, Relation> sums;
  for (std::uint32_t at = 0; at < counts.size(); ++at) {
    const std::string& total = counts[at].total;
    if (total.empty()) continue;
    const auto found = place.find(total);
    if (found == place.end())
      return Fault{FaultKind::data,
                   {},
                   "'" + counts[at].place + "' is part of '" + total + "'",
                   "a place among the counts"};
    sums[total].total = found->second;
    sums[total].parts.push_back(at);
  }
  std::vector<Relation> relations;
  for (auto& [total, relation] : sums) relations.push_back(std::move(relation));
  const auto tables = CountTables::build(std::move(cells), std::move(relations));
  if (!tables) return tables.faults();
  const auto made = protect(*tables, rule);
  if (!made) return made.faults();
  if (!made->safe()) {
    Faults faults;
    for (const Leak& leak : made->attack.leaks)
      faults.push_back({FaultKind::data,
                        {},
                        "'" + tables->cells()[leak.cell].key + "' cannot be protected",
                        "totals that do not give it away"});
    return faults;
  }
  std::vector<bool> shown;
  for (const PlacedCount& each : counts)
    shown.push_back(made->showing[*tables->find(each.place)] == Showing::shown);
  return shown;
}

}  // namespace setpoint
