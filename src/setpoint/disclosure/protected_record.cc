#include "setpoint/disclosure/protected_record.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "setpoint/data/regional_dataset.h"
#include "setpoint/disclosure/protect_deaths.h"
#include "setpoint/disclosure/protect_populations.h"
#include "setpoint/disclosure/regional_counts.h"
#include "setpoint/disclosure/settings.h"

namespace setpoint {
namespace {

// A count, whichever release says it.
using Counted = std::tuple<std::string, Month, int, Cause, std::optional<AgeGroup>>;

bool withheld_by(const SuppressionRule& rule, const RegionalDeathRow& row) {
  return row.reported && rule.withholds(static_cast<std::int64_t>(*row.reported),
                                        row.place.kind() == PlaceKind::county);
}

Result<RegionalTables> protected_deaths(RegionalTables tables, const SuppressionRule& rule) {
  const bool any = std::any_of(tables.deaths.begin(), tables.deaths.end(),
                               [&](const auto& row) { return withheld_by(rule, row); });
  if (!any) return tables;
  constexpr std::array kPlaces = {Level::nation, Level::state, Level::county};
  const auto counts = regional_counts(tables, kPlaces, kCauses, Vintages::all);
  if (!counts) return counts.faults();
  const auto made = protect_deaths(counts->records, counts->areas, rule);
  if (!made) return made.faults();
  const CountTables& bound = made->bound.tables;
  Faults faults;
  for (const Leak& leak : made->made.attack.leaks)
    faults.push_back({FaultKind::data,
                      {},
                      bound.cells()[leak.cell].key + ": this count cannot be withheld",
                      "tables from which it cannot be worked out; see setpoint regions publish"});
  if (!made->made.attack.possible)
    faults.push_back({FaultKind::data,
                      {},
                      "the counts of deaths contradict each other",
                      "parts that sum to their totals"});
  if (!faults.empty()) return faults;
  std::set<Counted> withheld;
  for (std::size_t k = 0; k < made->bound.keys.size(); ++k) {
    const CountKey& key = made->bound.keys[k];
    if (made->made.showing[k] == Showing::withheld)
      withheld.emplace(key.place, key.ending, key.months, key.cause, key.ages);
  }
  for (RegionalDeathRow& row : tables.deaths) {
    const bool small = withheld_by(rule, row);
    if (!small &&
        !withheld.contains({row.place.text(), row.ending, row.months, row.cause, row.ages}))
      continue;
    if (!row.reported && row.withheld != Withheld::no) continue;  // by its publisher
    row.reported.reset();
    row.predicted.reset();
    row.withheld = Withheld::suppressed;
  }
  tables.notes.push_back("counts below " + std::to_string(rule.largest(false) + 1) +
                         " are withheld, and with them others from which they could be worked out");
  tables.notes.insert(tables.notes.end(), made->bound.notes.begin(), made->bound.notes.end());
  if (made->bound.overlapping != 0)
    tables.notes.push_back(overlapping_words(made->bound.overlapping));
  std::sort(tables.notes.begin(), tables.notes.end());
  return tables;
}

}  // namespace

Result<RegionalTables> protected_record(RegionalTables tables, const SuppressionRule& rule) {
  std::vector<std::optional<double>> reported;
  reported.reserve(tables.deaths.size());
  for (const RegionalDeathRow& row : tables.deaths) reported.push_back(row.reported);
  auto made = protected_deaths(std::move(tables), rule);
  if (!made) return made;
  if (const auto more = protect_populations(*made, reported, rule); !more) return more.faults();
  return made;
}

Result<RegionalTables> read_protected_record(const std::filesystem::path& folder) {
  auto tables = read_regional(folder);
  if (!tables) return tables;
  const auto policy = read_disclosure_policy({}, {});
  if (!policy) return policy.faults();
  return protected_record(*std::move(tables), policy->rule);
}

}  // namespace setpoint
