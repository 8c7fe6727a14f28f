// The sampling programme as its log and its strata give it: what was inspected, by primary sampling
// unit (PSU), and what was found.
//
// A unit is what is inspected: a consignment line, a vehicle, a parcel, a person. The log is
// reduced as it is read: negatives to numbers of units by PSU and cell, finds kept one by one. So
// this grows with PSUs and finds, not with the rows of the log. Everything is sorted by what it
// is, never by the order of files or rows in them.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "setpoint/core/channel.h"
#include "setpoint/core/country.h"
#include "setpoint/core/quarter.h"
#include "setpoint/data/amount.h"

namespace setpoint {

// How something entered: where, by what, from which country it arrived.
struct EntryCell {
  std::string port;
  Channel channel{};
  Country origin;
  friend auto operator<=>(const EntryCell&, const EntryCell&) = default;
  friend bool operator==(const EntryCell&, const EntryCell&) = default;
};

// A sampling stratum of a quarter. Its PSUs are psus[first_psu] to psus[first_psu + sampled - 1].
struct SampledStratum {
  Quarter period;
  std::string name;
  std::optional<std::uint64_t> population;  // PSUs in it; empty: unknown
  std::uint32_t first_psu = 0;
  std::uint32_t sampled = 0;  // PSUs with a random inspection
};

// Sorted by stratum and, within it, by name: its position in its stratum names its draws.
struct SampledPsu {
  std::uint32_t stratum = 0;
  std::string name;
};

// Randomly selected units of a PSU in a cell, finds among them. Sorted by PSU, then cell.
struct PsuUnits {
  std::uint32_t psu = 0;
  std::uint32_t cell = 0;
  std::uint64_t units = 0;  // inspected
  double weighted = 0;      // sum of their weights: the population units that they stand for
  double largest_weight = 0;
};

// A row of the log that is positive: `count` like units, each with this mass.
struct Find {
  Quarter period;
  std::uint32_t cell = 0;
  std::optional<std::uint32_t> psu;  // empty: targeted, and never weighted up
  std::uint64_t count = 1;
  Outcome outcome{};
  std::string substance;  // key of the policy's potency table; "fentanyl" where the log says none
  std::string host;       // the adulterated drug, or empty
  double weight = 1;      // inverse inclusion probability; 1 for a targeted find
  double mass_g = 0;      // gross
  double purity = 0;      // mass fraction
  std::optional<double> pills;
  std::uint32_t table = 0;  // where it stands
  std::uint64_t line = 0;

  // As amounts with their places, masses in kilograms.
  [[nodiscard]] Amount weight_amount() const {
    return {weight, 1, {}, {table, line, "weight"}, {}};
  }
  [[nodiscard]] Amount count_amount() const {
    return {static_cast<double>(count), 1, {}, {table, line, "count"}, {}};
  }
  [[nodiscard]] Amount mass_amount() const {
    return {mass_g, kKilogramsPerGram, "kilograms per gram", {table, line, "mass_g"}, {}};
  }
  [[nodiscard]] Amount purity_amount() const {
    return {purity, 1, {}, {table, line, "purity"}, {}};
  }
  static constexpr double kKilogramsPerGram = 0.001;
};

// Units that were chosen because someone suspected them.
struct TargetedUnits {
  Quarter period;
  std::uint32_t cell = 0;
  std::uint64_t units = 0;
};

struct Inspections {
  std::vector<EntryCell> cells;        // sorted
  std::vector<SampledStratum> strata;  // sorted by period, then name
  std::vector<SampledPsu> psus;
  std::vector<PsuUnits> units;
  std::vector<Find> finds;              // sorted by period, PSU (targeted last), cell, and all else
  std::vector<TargetedUnits> targeted;  // sorted by period, then cell
  [[nodiscard]] bool empty() const { return cells.empty(); }
};

}  // namespace setpoint
