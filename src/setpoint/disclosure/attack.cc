#include "setpoint/disclosure/attack.h"

#include <algorithm>

namespace setpoint {

std::size_t AttackReport::count(Hiding outcome) const {
  return static_cast<std::size_t>(std::count_if(
      leaks.begin(), leaks.end(), [&](const Leak& leak) { return leak.outcome == outcome; }));
}

AttackReport attack(const CountTables& tables, std::span<const Showing> showing,
                    std::span<const char> small, const SuppressionRule& rule,
                    std::span<const std::int64_t> start) {
  const LinearSystem system = public_knowledge(tables, showing, small, rule);
  AttackReport report;
  std::vector<std::uint32_t> targets;
  std::vector<std::int64_t> widths;
  for (std::uint32_t at = 0; at < showing.size(); ++at) {
    if (showing[at] == Showing::withheld) ++report.withheld;
    if (showing[at] == Showing::shown) continue;
    targets.push_back(at);
    // Of what is in no table it is asked only whether the tables give it away.
    widths.push_back(showing[at] == Showing::hidden ? 1 : rule.width);
  }
  AttackEffort effort;
  effort.widths = widths;
  const SystemAttack found = attack(system, targets, effort, start);
  report.possible = found.possible;
  report.programs = found.programs;
  for (const Range& range : found.ranges) {
    const CountCell& cell = tables.cells()[range.variable];
    const bool hidden = showing[range.variable] == Showing::hidden;
    Leak leak{range.variable, range.outcome, cell.earlier.has_value(), hidden, false};
    // What is in no table is nobody's count unless the tables give it away and it is small.
    if (hidden && (range.outcome != Hiding::recovered || !rule.withholds(range.low, cell.county)))
      continue;
    // A reader may know more of a count than the rule leaves open anyway.
    if (range.outcome == Hiding::open)
      report.least_width = std::min(report.least_width, range.seen_high - range.seen_low);
    else
      report.leaks.push_back(leak);
  }
  return report;
}

}  // namespace setpoint
