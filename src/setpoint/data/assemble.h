// From what was read of every file to the tables of a dataset.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "setpoint/data/evidence.h"
#include "setpoint/data/formats.h"
#include "setpoint/data/inspection_log.h"
#include "setpoint/data/tables.h"

namespace setpoint {

// The releases of every format, in the order of dataset.toml.
struct Releases {
  struct Imports {
    std::vector<Release<ImportKey, ImportRow>> plain;
    std::vector<Release<Month, ImportRow>> monthly;
    std::vector<Release<std::pair<int, std::string>, ImportRow>> annual;
  };
  std::vector<Release<SeizureCell, SeizureRow>> seizures;
  std::vector<Release<StreamKey, RegionalSeizureRow>> regional_seizures;
  std::vector<Release<Month, RegionalSeizureRow>> nationwide_drugs;
  std::vector<Release<DeathKey, DeathRow>> deaths;
  std::vector<Release<CrossingKey, CrossingRow>> crossings;
  std::vector<Release<BorderMonth, CrossingRow>> border_crossings;
  Imports imports;
  Imports covered_imports;
  std::vector<Release<GovernanceKey, GovernanceRow>> governance;
  std::vector<Release<Country, RegulationRow>> regulation;
  std::vector<Release<SubsidyKey, SubsidyRow>> subsidy;
  std::vector<Release<DecreedKey, DecreedRow>> decreed;
  std::vector<Release<Country, ShareRow>> routing;
  std::vector<Release<Country, ShareRow>> precursors;
  std::vector<InspectionLog> inspections;
  std::vector<Release<StratumKey, StratumRow>> strata;
  std::vector<Release<CrossingKey, CoverageRow>> coverage;
  // By table.
  std::map<std::uint32_t, CarryOrder> carry;
};

// Resolves overlaps, carries what is to be carried, checks what only the whole shows (shares that
// sum to one, streams that are all there, death counts that do not overlap) and sorts the rows.
// Fills rows, coverage and notes of tables, whose sources are there already; faults go to the
// context, and where it has grown the tables are not to be used.
void assemble(const Releases& releases, ReleaseContext context, Tables& tables);

// The part of it that is the sampling programme: the logs put together (of logs that speak of one
// stratum and quarter, those retrieved last count), PSUs and strata numbered, the log checked
// against its strata.
void assemble_inspections(const Releases& releases, ReleaseContext context, Tables& tables);

}  // namespace setpoint
