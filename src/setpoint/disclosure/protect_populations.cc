#include "setpoint/disclosure/protect_populations.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "setpoint/disclosure/count_differences.h"
#include "setpoint/disclosure/parts_of_places.h"
#include "setpoint/disclosure/population_counts.h"
#include "setpoint/disclosure/population_places.h"
#include "setpoint/disclosure/record_totals.h"

namespace setpoint {
namespace {

class Protection {
 public:
  Protection(RegionalTables& tables, std::span<const std::optional<double>> reported,
             const SuppressionRule& rule)
      : rows_(tables.special_populations),
        rule_(rule),
        counts_(population_counts(rows_, tables.population, rule)),
        record_(tables.deaths, reported),
        withheld_(rows_.size(), 0),
        known_(rows_.size(), 0) {}

  Result<Done> run();
  // Whether anything is withheld.
  bool write();

 private:
  using Group = std::vector<std::size_t>;  // rows

  void begin();
  Result<Done> by_places(const Group& group);
  bool of_foreign(const Group& group);
  bool of_differences(const Group& group);
  bool without_people();
  bool withhold(const Group& group);
  [[nodiscard]] std::vector<RecordTotal> totals(const Place& place, std::size_t row) const {
    return counts_[row].years ? record_.of(place, *counts_[row].years) : std::vector<RecordTotal>();
  }

  std::vector<SpecialPopulationRow>& rows_;
  const SuppressionRule& rule_;
  std::vector<PopulationCount> counts_;
  RecordTotals record_;
  std::vector<char> withheld_;   // by row
  std::vector<char> known_;      // by row: the record of deaths shows the count
  std::vector<char> summed_;     // by row: in a sum of places, and withheld as it takes
  std::vector<Group> bound_;     // rows in sums of places
  std::vector<Group> together_;  // rows of a population, place and period
};

void Protection::begin() {
  std::map<std::tuple<std::string, std::string, std::string, std::string>, Group> measures;
  std::map<std::tuple<std::string, Place, std::string>, Group> places;
  for (std::size_t k = 0; k < rows_.size(); ++k) {
    withheld_[k] = counts_[k].small ? 1 : 0;
    if (!counts_[k].count) continue;
    const SpecialPopulationRow& row = rows_[k];
    if (counts_[k].exact)
      measures[{row.population, row.measure, row.period, row.unit}].push_back(k);
    places[{row.population, row.place, row.period}].push_back(k);
    for (const RecordTotal& total : totals(row.place, k))
      if (total.shown && total.count == counts_[k].count && !counts_[k].small) known_[k] = 1;
  }
  summed_.assign(rows_.size(), 0);
  for (auto& [key, group] : measures) bound_.push_back(std::move(group));
  for (auto& [key, group] : places) together_.push_back(std::move(group));
}

// The rows that may be withheld are; whether any was not yet.
bool Protection::withhold(const Group& group) {
  bool more = false;
  for (const std::size_t k : group) {
    if (known_[k] || withheld_[k]) continue;
    withheld_[k] = 1;
    more = true;
  }
  return more;
}

Result<Done> Protection::by_places(const Group& group) {
  std::vector<CountedPlace> places;
  for (const std::size_t k : group)
    places.push_back({rows_[k].place, *counts_[k].count, known_[k] != 0});
  const auto made = places_to_withhold(
      places, [&](const Place& place) { return totals(place, group.front()); }, rule_);
  if (!made) return made.faults();
  for (const std::size_t at : made->withheld) {
    withheld_[group[at]] = 1;
    summed_[group[at]] = 1;
  }
  Group bound;
  for (const std::size_t at : made->bound) bound.push_back(group[at]);
  bound_.push_back(std::move(bound));
  return Done{};
}

// What is withheld for another reason than its sums is not protected by them.
bool Protection::of_foreign(const Group& group) {
  const bool any = std::any_of(group.begin(), group.end(), [&](std::size_t k) {
    return withheld_[k] && !summed_[k] && !counts_[k].small;
  });
  return any && withhold(group);
}

// The least count that is enough goes, or if none is the least, and so on; equal ones go together,
// so the order of rows does not matter.
bool Protection::of_differences(const Group& group) {
  const std::vector<RecordTotal> record = totals(rows_[group.front()].place, group.front());
  const auto tell_without = [&](std::optional<std::int64_t> gone) {
    std::vector<PartCount> parts;
    for (const std::size_t k : group) {
      const bool goes = counts_[k].count == gone && !known_[k];
      parts.push_back({*counts_[k].count, !goes && withheld_[k] == 0});
    }
    return differences_tell(parts, record, rule_);
  };
  bool any = false;
  while (tell_without(std::nullopt)) {
    std::map<std::int64_t, Group> left;  // by count
    for (const std::size_t k : group)
      if (!known_[k] && !withheld_[k]) left[*counts_[k].count].push_back(k);
    if (left.empty()) break;
    auto least = std::find_if(left.begin(), left.end(),
                              [&](const auto& each) { return !tell_without(each.first); });
    if (least == left.end()) least = left.begin();
    any = withhold(least->second) || any;
  }
  return any;
}

bool Protection::without_people() {
  bool more = false;
  for (std::size_t k = 0; k < rows_.size(); ++k) {
    if (withheld_[k] || counts_[k].count || !counts_[k].rate) continue;
    const auto same = [&](std::size_t other) {
      return withheld_[other] && rows_[other].population == rows_[k].population &&
             rows_[other].place == rows_[k].place && rows_[other].period == rows_[k].period;
    };
    for (std::size_t other = 0; other < rows_.size() && !withheld_[k]; ++other)
      if (same(other)) withheld_[k] = 1;
    more = more || withheld_[k];
  }
  return more;
}

Result<Done> Protection::run() {
  begin();
  const std::vector<Group> measures = std::exchange(bound_, {});
  for (const Group& group : measures)
    if (const auto made = by_places(group); !made) return made;
  for (bool more = true; more;) {
    more = false;
    for (const Group& group : together_) more = of_differences(group) || more;
    for (const Group& group : bound_) more = of_foreign(group) || more;
    more = without_people() || more;
  }
  return Done{};
}

bool Protection::write() {
  bool any = false;
  for (std::size_t k = 0; k < rows_.size(); ++k) {
    if (!withheld_[k]) continue;
    any = true;
    SpecialPopulationRow& row = rows_[k];
    row.value.reset();
    row.low.reset();
    row.high.reset();
    row.withheld = Withheld::suppressed;
  }
  return any;
}

}  // namespace

Result<Done> protect_populations(RegionalTables& tables,
                                 std::span<const std::optional<double>> reported,
                                 const SuppressionRule& rule) {
  Protection protection(tables, reported, rule);
  if (const auto made = protection.run(); !made) return made;
  if (protection.write()) {
    tables.notes.push_back("special populations: counts of deaths below " +
                           std::to_string(rule.largest(false) + 1) +
                           " and rates of them are withheld, and with them figures from which "
                           "they could be worked out");
    std::sort(tables.notes.begin(), tables.notes.end());
  }
  return Done{};
}

}  // namespace setpoint
