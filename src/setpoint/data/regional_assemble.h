// From what was read of every file of the regional record to its tables.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "setpoint/data/regional_formats.h"

namespace setpoint {

// The releases of every kind, in the order of RegionalTables::sources.
struct RegionalReleases {
  std::vector<RegionalDeathTable> deaths;
  std::vector<Release<PopulationKey, PopulationRow>> population;
  std::vector<Release<std::string, DesignatedCountyRow>> designated_counties;
  std::vector<Release<std::string, AreaStateRow>> area_states;
  std::vector<Release<PlaceYear, LabReportRow>> lab_reports;
  std::vector<Release<Month, AreaSeizureRow>> area_seizures;
  std::vector<Release<NonfatalKey, NonfatalRow>> nonfatal;
  std::vector<Release<std::string, SpecialPopulationRow>> special_populations;
  std::vector<Release<Place, CentroidRow>> centroids;

  void drop(const std::set<std::uint32_t>& tables);
};

// Resolves overlaps (but keeps every release of deaths), checks what only the whole shows, sorts
// the rows. Fills the rows and notes of tables, whose sources are there already; faults go to the
// log, and where it has grown the tables are not to be used.
void assemble(const RegionalReleases& releases, const std::vector<std::string>& files,
              FaultLog& faults, RegionalTables& tables);

}  // namespace setpoint
