// Deaths among populations of special concern, withheld as the record's own counts of deaths are.
//
// What is withheld of special_populations (value, low and high, not its words):
//   1. a count that the rule withholds, and a rate that is of one (population_counts.h);
//   2. what gives away a withheld count of the same population, measure and period by places: as
//      protect.h does it, counties to their state, states to the nation; places without a row are
//      one more part that nobody sees. Where a count in such sums is withheld for another reason,
//      or what would have to be withheld is shown by the record of deaths, the sums are withheld
//      whole;
//   3. counts of a population, place and period that tell too much when they are taken from one
//      another or from counts of deaths that the record has of that place and those years, at all
//      ages (count_differences.h): the least that is enough;
//   4. a rate whose people nobody knows, where a figure of the same population, place and period is
//      withheld.
// A count that the record of deaths shows of the place and years says nothing new and stays, unless
// it is small. Of a period that is no calendar year or years, no count of the record is compared.
#pragma once

#include <optional>
#include <span>

#include "setpoint/core/fault.h"
#include "setpoint/data/regional.h"
#include "setpoint/disclosure/rule.h"

namespace setpoint {

// tables: their deaths protected; `reported`: by row of tables.deaths, before. Fills
// SpecialPopulationRow::withheld and says in a note that something is withheld. Faults: as of
// protect().
[[nodiscard]] Result<Done> protect_populations(RegionalTables& tables,
                                               std::span<const std::optional<double>> reported,
                                               const SuppressionRule& rule);

}  // namespace setpoint
