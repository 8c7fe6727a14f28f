#include "setpoint/region/record.h"

#include <algorithm>
#include <tuple>

namespace setpoint {

DeathRecord::DeathRecord(const RegionalTables& tables) : city_(tables) {
  for (const RegionalDeathRow& row : tables.deaths) {
    const SeriesKey key{row.place, row.cause, row.months};
    if (row.ages) {
      const RegionalDeathRow*& cell = by_age_[std::tuple(key, row.ending, *row.ages)];
      if (cell == nullptr || cell->release <= row.release) cell = &row;
      continue;
    }
    series_[key].push_back(&row);
    const LastKey last{row.place.kind() == PlaceKind::county, row.cause, row.months};
    const auto [found, is_new] = last_.emplace(last, row.ending);
    if (!is_new) found->second = std::max(found->second, row.ending);
  }
  for (auto& [key, rows] : series_) {
    std::sort(rows.begin(), rows.end(), [](const RegionalDeathRow* a, const RegionalDeathRow* b) {
      return std::tie(a->ending, a->release) < std::tie(b->ending, b->release);
    });
    // Of each ending the last, which is of the newest release.
    std::size_t kept = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (i + 1 == rows.size() || rows[i + 1]->ending != rows[i]->ending) rows[kept++] = rows[i];
    rows.resize(kept);
  }
}

std::span<const RegionalDeathRow* const> DeathRecord::series(const SeriesKey& key) const {
  const auto found = series_.find(key);
  if (found == series_.end()) return {};
  return found->second;
}

const RegionalDeathRow* DeathRecord::at(const SeriesKey& key, const Month& ending) const {
  const auto rows = series(key);
  const auto found = std::lower_bound(
      rows.begin(), rows.end(), ending,
      [](const RegionalDeathRow* row, const Month& month) { return row->ending < month; });
  return found != rows.end() && (*found)->ending == ending ? *found : nullptr;
}

const RegionalDeathRow* DeathRecord::at(const SeriesKey& key, const Month& ending,
                                        AgeGroup ages) const {
  const auto found = by_age_.find(std::tuple(key, ending, ages));
  return found == by_age_.end() ? nullptr : found->second;
}

std::optional<Month> DeathRecord::last(const SeriesKey& key) const {
  const auto found =
      last_.find(LastKey{key.place.kind() == PlaceKind::county, key.cause, key.months});
  if (found == last_.end()) return std::nullopt;
  return found->second;
}

std::vector<SeriesKey> DeathRecord::of(const Place& place) const {
  std::vector<SeriesKey> keys;
  for (auto it = series_.lower_bound(SeriesKey{place, Cause::all_drugs, 0});
       it != series_.end() && it->first.place == place; ++it)
    keys.push_back(it->first);
  return keys;
}

Shown shown(const RegionalDeathRow& row, double suppressed_below) {
  Shown result;
  result.withheld = row.withheld;
  if (row.withheld == Withheld::no && row.reported && *row.reported < suppressed_below)
    result.withheld = Withheld::suppressed;
  if (result.withheld != Withheld::no) return result;
  result.reported = row.reported;
  if (row.predicted && *row.predicted >= suppressed_below) result.predicted = row.predicted;
  result.complete = row.complete;
  result.pending = row.pending;
  return result;
}

}  // namespace setpoint
