// The readers of every table format, each from the bytes of one file.
//
// All of them check every row, put each fault into the input's log with its place, and return what
// they read; where the log has grown, what they return is not to be used.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "setpoint/data/month.h"
#include "setpoint/data/release.h"
#include "setpoint/data/table_reader.h"
#include "setpoint/data/tables.h"

namespace setpoint {

// --- Format `setpoint`: exactly the columns listed, in any order.

// period,port,channel,origin,outcome,gross_kg,purity. Rows of one cell add up.
using SeizureCell = std::tuple<Quarter, std::string, Channel, Country>;
[[nodiscard]] Release<SeizureCell, SeizureRow> read_seizures(TableInput& input);

// period,stream,gross_kg
using StreamKey = std::pair<Quarter, SeizureStream>;
[[nodiscard]] Release<StreamKey, RegionalSeizureRow> read_regional_seizures(TableInput& input);

// period,region,outcome,months,reported,predicted
using DeathKey = std::tuple<Quarter, std::string, int, std::optional<Outcome>>;
[[nodiscard]] Release<DeathKey, DeathRow> read_deaths(TableInput& input);

// period,origin,channel,entries
using CrossingKey = std::tuple<Quarter, Country, Channel>;
[[nodiscard]] Release<CrossingKey, CrossingRow> read_crossings(TableInput& input);

// period,origin,value_usd
using ImportKey = std::pair<Quarter, Country>;
[[nodiscard]] Release<ImportKey, ImportRow> read_imports(TableInput& input);

// country,field,value,from,evidence
using GovernanceKey = std::tuple<Country, GovernanceField, Date>;
[[nodiscard]] Release<GovernanceKey, GovernanceRow> read_governance(TableInput& input);

// country,cost_share,effectiveness,source
[[nodiscard]] Release<Country, RegulationRow> read_regulation(TableInput& input);

// country,element,value,from,evidence
using SubsidyKey = std::tuple<Country, SubsidyElement, Date>;
[[nodiscard]] Release<SubsidyKey, SubsidyRow> read_subsidy(TableInput& input);

// country,from,rate,scope,evidence
using DecreedKey = std::pair<Country, Date>;
[[nodiscard]] Release<DecreedKey, DecreedRow> read_decreed(TableInput& input);

// seen,source,share (routing) or finisher,source,share (precursors). A country's row of the matrix
// is one group: it is replaced whole.
[[nodiscard]] Release<Country, ShareRow> read_routing(TableInput& input);
[[nodiscard]] Release<Country, ShareRow> read_precursors(TableInput& input);

// period,stratum,psus
using StratumKey = std::pair<Quarter, std::string>;
[[nodiscard]] Release<StratumKey, StratumRow> read_strata(TableInput& input);

// period,origin,channel,share
[[nodiscard]] Release<CrossingKey, CoverageRow> read_coverage(TableInput& input);

// --- Publishers' formats.

// `cbp-nationwide-drugs`: fentanyl of U.S. Customs and Border Protection's "Nationwide Drug
// Seizures", a group for each calendar month that the file covers with any drug.
[[nodiscard]] Release<Month, RegionalSeizureRow> read_cbp_nationwide_drugs(TableInput& input);

// `cdc-vsrr`: deaths involving synthetic opioids other than methadone (T40.4) of the National
// Center for Health Statistics' "VSRR Provisional Drug Overdose Death Counts", as published or as
// the agency's interface returns them; twelve months ending with a quarter.
[[nodiscard]] Release<DeathKey, DeathRow> read_cdc_vsrr(TableInput& input);

// `bts-border-crossing`: persons of the Bureau of Transportation Statistics' "Border Crossing/Entry
// Data", a group for each month and border.
using BorderMonth = std::pair<Month, Country>;
[[nodiscard]] Release<BorderMonth, CrossingRow> read_bts_border_crossing(TableInput& input);

// `census-imports`: the U.S. Census Bureau's "U.S. Trade in Goods by Country" (general imports by
// month), or annual imports for consumption by chapter, subheading or line of the Harmonised
// System. The header tells which.
struct CensusImports {
  Release<Month, ImportRow> monthly;
  // By year and chapter; a row stands for the year and bears its first quarter.
  Release<std::pair<int, std::string>, ImportRow> annual;
};
[[nodiscard]] CensusImports read_census_imports(TableInput& input);

}  // namespace setpoint
