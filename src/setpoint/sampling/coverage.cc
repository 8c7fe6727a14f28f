#include "setpoint/sampling/coverage.h"

#include <optional>
#include <vector>

namespace setpoint {

SampleCoverage::SampleCoverage(const Tables& tables, const Policy& policy) {
  const Inspections& log = tables.inspections;
  std::map<std::tuple<Quarter, Country, Channel>, double> share;
  for (const CoverageRow& row : tables.coverage)
    share.emplace(std::tuple(row.period, row.origin, row.channel), row.share.written);
  // Units come by quarter, so of each cell the last one seen is enough to see the next.
  std::vector<std::optional<Quarter>> last(log.cells.size());
  for (const PsuUnits& units : log.units) {
    const Quarter quarter = log.strata[log.psus[units.psu].stratum].period;
    if (last[units.cell] == quarter) continue;
    last[units.cell] = quarter;
    const EntryCell& cell = log.cells[units.cell];
    const auto stated = share.find({quarter, cell.origin, cell.channel});
    const double least = policy.value(keys::evidence_coverage, quarter.last_day()).value();
    if (stated == share.end() || stated->second >= least)
      quarters_[{cell.origin, cell.channel}].insert(quarter);
  }
}

bool SampleCoverage::covers(Country origin, Channel channel, Quarter quarter) const {
  const auto route = quarters_.find({origin, channel});
  return route != quarters_.end() && route->second.contains(quarter);
}

}  // namespace setpoint
