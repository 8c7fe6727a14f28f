#include "setpoint/disclosure/regional_counts.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "setpoint/data/shipped_areas.h"

namespace setpoint {
namespace {

// Of an area's count in an earlier release that was the sum of other counties.
constexpr std::string_view kOfOtherCounties = ", of other counties";

bool asked(const auto& all, const auto& each) {
  return std::find(all.begin(), all.end(), each) != all.end();
}

CountKey counted_in(const RegionalDeathRow& row) {
  return {{}, row.place.text(), row.ending, row.months, row.cause, row.ages};
}

// Sums of the designated counties whose count is shown. A sum is of the table of its newest county.
Result<bool> add_areas(const RegionalTables& tables, const CountRecords& counties,
                       Publication& made) {
  std::vector<DesignatedCountyRow> designated = tables.designated_counties;
  if (designated.empty()) {
    auto shipped = shipped_areas();
    if (!shipped) return shipped.faults();
    designated = std::move(shipped->designated_counties);
  }
  std::map<std::string, std::set<std::string>> areas_of;
  for (const DesignatedCountyRow& row : designated) areas_of[row.county.text()].insert(row.area);
  struct Sum {
    std::string series;
    CountRecord record;
    std::vector<std::string> counties;
  };
  std::map<CountKey, Sum> sums;
  for (const auto& [key, record] : counties) {
    const auto found = areas_of.find(key.place);
    if (found == areas_of.end() || !record.count) continue;
    for (const std::string& area : found->second) {
      CountKey total = key.anywhere();
      total.place = area;
      Sum& sum = sums[total];
      if (sum.counties.empty() || record.vintage > sum.record.vintage) {
        sum.series = key.series;
        sum.record.vintage = record.vintage;
      }
      sum.record.count = sum.record.count.value_or(0) + *record.count;
      sum.counties.push_back(key.place);
    }
  }
  for (auto& [total, sum] : sums) {
    CountKey key = total;
    key.series = sum.series;
    std::sort(sum.counties.begin(), sum.counties.end());
    made.records.emplace(key, sum.record);
    made.areas.emplace(std::move(key), std::move(sum.counties));
  }
  return true;
}

}  // namespace

Result<Publication> regional_counts(const RegionalTables& tables, std::span<const Level> levels,
                                    std::span<const Cause> causes, Vintages vintages) {
  std::map<CountKey, std::uint32_t> newest;
  for (const RegionalDeathRow& row : tables.deaths) {
    auto& release = newest[counted_in(row)];
    release = std::max(release, row.release);
  }
  Publication made;
  CountRecords counties;
  Faults faults;
  for (const RegionalDeathRow& row : tables.deaths) {
    if (!asked(causes, row.cause)) continue;
    CountKey key = counted_in(row);
    const bool is_newest = newest.at(key) == row.release;
    if (!is_newest && vintages == Vintages::newest) continue;
    const RegionalSource& source = tables.sources[tables.releases[row.release].table];
    key.series = source.path;
    CountRecord record;
    record.vintage = row.release;
    if (row.reported) {
      record.count = static_cast<std::int64_t>(*row.reported);
      if (static_cast<double>(*record.count) != *row.reported)
        faults.push_back({FaultKind::data,
                          {source.path, row.at.line, 0},
                          "a count of deaths is not whole",
                          "a whole number"});
    } else {
      record.not_shown = row.withheld == Withheld::suppressed ? NotShown::small : NotShown::other;
    }
    const Level level = *level_of(key.place);
    if (level == Level::county && is_newest) counties.emplace(key, record);
    if (asked(levels, level)) made.records.emplace(std::move(key), record);
  }
  if (!faults.empty()) return faults;
  if (!asked(levels, Level::area)) return made;
  const auto added = add_areas(tables, counties, made);
  if (!added) return added.faults();
  return made;
}

Publication renamed(const Publication& older, const Publication& newer) {
  using Counted = std::tuple<Month, int, Cause, std::optional<AgeGroup>>;
  const auto counted = [](const CountKey& key) {
    return Counted{key.ending, key.months, key.cause, key.ages};
  };
  std::map<Counted, std::set<std::string>> series;
  std::map<CountKey, std::set<std::string>> same;
  for (const auto& [key, record] : newer.records) {
    series[counted(key)].insert(key.series);
    same[key.anywhere()].insert(key.series);
  }
  const auto now = [&](const CountKey& key) {
    std::set<std::string> names = {key.series};
    const auto found = same.find(key.anywhere());
    const auto alike = series.find(counted(key));
    if (found != same.end())
      names = found->second;
    else if (alike != series.end() && alike->second.size() == 1)
      names = alike->second;
    std::vector<CountKey> keys;
    const auto parts = older.areas.find(key);
    for (const std::string& name : names) {
      CountKey each = key;
      each.series = name;
      const auto after = newer.areas.find(each);
      if (parts != older.areas.end() && after != newer.areas.end() &&
          !std::is_permutation(parts->second.begin(), parts->second.end(), after->second.begin(),
                               after->second.end()))
        each.series += kOfOtherCounties;
      keys.push_back(std::move(each));
    }
    return keys;
  };
  Publication made;
  made.rule = older.rule;
  for (const auto& [key, record] : older.records)
    for (CountKey& each : now(key)) {
      const auto [at, fresh] = made.records.emplace(std::move(each), record);
      // Of two that were told apart before, one that was shown has been shown.
      if (!fresh && !at->second.count) at->second = record;
    }
  for (const auto& [key, counties] : older.areas)
    for (CountKey& each : now(key)) made.areas.emplace(std::move(each), counties);
  return made;
}

Publication combined(const std::vector<Publication>& oldest_first) {
  Publication made;
  for (const Publication& release : oldest_first) {
    const Publication each = renamed(release, oldest_first.back());
    for (const auto& [key, record] : each.records) {
      const auto found = made.records.find(key);
      if (found == made.records.end()) {
        made.records.emplace(key, record);
        continue;
      }
      CountRecord& before = found->second;
      CountRecord now = record;
      now.earlier = before.count ? before.count : before.earlier;
      now.low = now.low ? now.low : before.low;
      now.high = now.high ? now.high : before.high;
      before = now;
    }
    for (const auto& [key, counties] : each.areas) made.areas[key] = counties;
    made.rule = each.rule;
  }
  return made;
}

}  // namespace setpoint
