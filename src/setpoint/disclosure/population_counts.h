// Which counts of deaths the figures on populations of special concern tell.
//
// A figure in `deaths` is a count. A rate in `deaths per N` tells one with the people that it is
// of: those of the same population, place and period where the table has them (unit `people`), else
// those of the place in the table of people, of whom the population is a part, so that its deaths
// are no more than that.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "setpoint/data/regional.h"
#include "setpoint/disclosure/rule.h"

namespace setpoint {

struct PopulationCount {
  // What the figure is taken for wherever counts are compared; none: nothing tells it.
  std::optional<std::int64_t> count;
  bool rate = false;
  bool small = false;  // the rule withholds the count, or one that the rate may be of
  bool exact = false;  // a count, or a rate with the people of the same population
  // The calendar years of the period, first and last, where it is written so ("2023", "2018-2023").
  std::optional<std::pair<int, int>> years;
};

// By row of special_populations; a row that has no value or is not of deaths has no count and is
// not small.
[[nodiscard]] std::vector<PopulationCount> population_counts(
    std::span<const SpecialPopulationRow> rows, std::span<const PopulationRow> people,
    const SuppressionRule& rule);

}  // namespace setpoint
