#include "setpoint/disclosure/protect_deaths.h"

#include <algorithm>
#include <utility>

namespace setpoint {
namespace {

Result<ProtectedDeaths> attempt(const CountRecords& records, const AreaParts& areas,
                                const SuppressionRule& rule, const Binding& binding) {
  auto bound = death_tables(records, areas, rule, binding);
  if (!bound) return bound.faults();
  auto made = protect(bound->tables, rule);
  if (!made) return made.faults();
  return ProtectedDeaths{*std::move(bound), *std::move(made)};
}

}  // namespace

Result<ProtectedDeaths> protect_deaths(const CountRecords& records, const AreaParts& areas,
                                       const SuppressionRule& rule, const Binding& binding) {
  auto first = attempt(records, areas, rule, binding);
  const bool one_table = std::all_of(records.begin(), records.end(), [&](const auto& each) {
    return each.first.series == records.begin()->first.series;
  });
  if (first || binding.series_apart || binding.only_exact_across || one_table) return first;
  Binding less = binding;
  less.only_exact_across = true;
  auto second = attempt(records, areas, rule, less);
  if (!second) return first;
  second->bound.notes.insert(
      second->bound.notes.begin(),
      "no counts in place of those that publishers withheld fit all sums across tables: of these "
      "sums only those bind whose counts are all known");
  return second;
}

}  // namespace setpoint
