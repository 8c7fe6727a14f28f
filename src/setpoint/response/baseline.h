// The deaths that an allocation starts from: what each region would have in the next year if it
// went on as in the last twelve months on record.
//
// A state: its newest count, moved to the newest month of the nation by the nation's own change
// (newest_counts.h). Where a count from 1 to 9 is withheld: an assumption (baseline.suppressed),
// the same everywhere. Where there is no count at all: what the nation has more than its states, by
// people. New York holds New York City.
// A county: its newest count on record (of the cause, else of all drugs), moved as its state's has
// moved since; what is left of the state's is spread over the counties that show none
// (county_parts.h), among them those of which a count of the cause is withheld. An area: its
// verified counties.
//
// Nothing here depends on a count that is withheld, so nothing that is made of it gives one away.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/data/regional.h"
#include "setpoint/response/settings.h"

namespace setpoint {

// A count below it is withheld, by the terms of the data: nine or fewer deaths.
inline constexpr double kLeastDeathsShown = 10;

enum class Division : std::uint8_t { state, county, area };
[[nodiscard]] std::string_view name(Division division);
[[nodiscard]] std::optional<Division> parse_division(std::string_view text);

enum class Basis : std::uint8_t {
  count,     // a count of its own
  months,    // a sum of twelve monthly counts
  moved,     // an older count, moved by the nation's change
  part,      // a count of a county, moved as its state's
  assumed,   // withheld: an assumption
  leftover,  // no count: of what the nation has more than its states
};
[[nodiscard]] std::string_view name(Basis basis);

struct BaselineRegion {
  std::string id;
  std::string name;
  std::string state;  // letters; empty for an area
  double people = 0;
  double deaths = 0;  // in twelve months
  Basis basis = Basis::count;
  // What may be printed: nothing where the count is withheld, assumed or below 10.
  [[nodiscard]] std::optional<double> shown() const;
};

struct Baseline {
  Division by = Division::state;
  Cause cause = Cause::synthetic_opioids;
  std::string ending;                   // newest month of the nation, "2026-01"
  double people = 0;                    // of the nation
  double deaths = 0;                    // of the nation
  std::vector<BaselineRegion> regions;  // by id
  std::vector<std::string> notes;
};

// Faults (data): no count of the nation for the cause, no people, no region.
[[nodiscard]] Result<Baseline> make_baseline(const RegionalTables& tables, Division by, Cause cause,
                                             const AllocationSettings& settings);

}  // namespace setpoint
