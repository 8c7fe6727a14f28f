// The readers of the regional record's table formats, each from the bytes of one file.
//
// As the readers of formats.h: all check every row and put each fault into the input's log with its
// place; where the log has grown, what they return is not to be used.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "setpoint/data/regional.h"
#include "setpoint/data/release.h"
#include "setpoint/data/table_reader.h"

namespace setpoint {

// Deaths of one release, which is kept whole: a newer one does not replace it.
struct RegionalDeathTable {
  std::uint32_t table = 0;
  std::uint64_t rows = 0;  // data rows in the file, kept or not
  std::vector<RegionalDeathRow> deaths;
};

// `setpoint`: ending,months,place,cause,age,reported,predicted,percent_complete,percent_pending,
// withheld
[[nodiscard]] RegionalDeathTable read_regional_deaths(TableInput& input);
// `cdc-vsrr`: National Center for Health Statistics, "VSRR Provisional Drug Overdose Death Counts",
// every indicator that is a Cause, twelve months ending with every month, by place of occurrence.
[[nodiscard]] RegionalDeathTable read_vsrr_deaths(TableInput& input);
// `cdc-wonder`: an export of CDC WONDER's "Multiple Cause of Death" with its notes or without, by
// nation, state or county, by year or month, with or without ten-year age groups; by residence.
[[nodiscard]] RegionalDeathTable read_wonder_deaths(TableInput& input);

// `setpoint`: place,year,age,people
using PopulationKey = std::tuple<Place, int, std::optional<AgeGroup>>;
[[nodiscard]] Release<PopulationKey, PopulationRow> read_population(TableInput& input);
// `census-population`: U.S. Census Bureau's state table NST-EST as shown, or its county file
// co-est. The header tells which.
[[nodiscard]] Release<PopulationKey, PopulationRow> read_census_population(TableInput& input);

// `setpoint`: area,county,from,evidence. An area is one group: it is replaced whole.
[[nodiscard]] Release<std::string, DesignatedCountyRow> read_designated_counties(TableInput& input);
// `setpoint`: area,name,state,evidence
[[nodiscard]] Release<std::string, AreaStateRow> read_area_states(TableInput& input);

// `setpoint`: ending,months,place,substance,category,reports. A state's calendar year is one group:
// half-years and the year are never added.
using PlaceYear = std::pair<Place, int>;
[[nodiscard]] Release<PlaceYear, LabReportRow> read_lab_reports(TableInput& input);
// `dea-nflis`: Drug Enforcement Administration, NFLIS-Drug Data Query System.
[[nodiscard]] Release<PlaceYear, LabReportRow> read_dea_nflis(TableInput& input);

// `setpoint`: month,area,component,drug,events,kilograms. A month is one group.
[[nodiscard]] Release<Month, AreaSeizureRow> read_area_seizures(TableInput& input);
// `cbp-nationwide-drugs`: every drug; rows of one area add up over regions and land filters.
[[nodiscard]] Release<Month, AreaSeizureRow> read_cbp_area_seizures(TableInput& input);

// `setpoint`: place,year,setting,visits,people
using NonfatalKey = std::tuple<Place, int, std::string>;
[[nodiscard]] Release<NonfatalKey, NonfatalRow> read_nonfatal(TableInput& input);
// `cdc-dose`: CDC's DOSE dashboard of discharge data by county, single years.
[[nodiscard]] Release<NonfatalKey, NonfatalRow> read_cdc_dose(TableInput& input);

// `setpoint`: population,measure,place,period,value,low,high,unit,source,standing,limits. A
// population is one group.
[[nodiscard]] Release<std::string, SpecialPopulationRow> read_special_populations(
    TableInput& input);

// `setpoint`: place,latitude,longitude
[[nodiscard]] Release<Place, CentroidRow> read_centroids(TableInput& input);

}  // namespace setpoint
