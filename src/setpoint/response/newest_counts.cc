#include "setpoint/response/newest_counts.h"

#include <vector>

#include "setpoint/region/month_count.h"
#include "setpoint/response/baseline.h"

namespace setpoint {
namespace {

constexpr int kYear = 12;
constexpr int kOldest = 60;  // months

std::vector<const RegionalDeathRow*> newest_first(const DeathRecord& record, const SeriesKey& key) {
  const auto rows = record.series(key);
  return {rows.rbegin(), rows.rend()};
}

}  // namespace

NewestCounts::NewestCounts(const RegionalTables& tables, Cause cause, double suppressed)
    : record_(tables), cause_(cause), suppressed_(suppressed) {
  for (const RegionalDeathRow* const row : newest_first(record_, {Place::nation(), cause, kYear})) {
    const auto taken = of_row(*row);
    if (!taken || taken->some_assumed) continue;
    nation_ = {row->ending, taken->counted};
    return;
  }
}

std::optional<NewestCounts::Taken> NewestCounts::of_row(const RegionalDeathRow& row) const {
  const Shown count = shown(row, kLeastDeathsShown);
  if (count.withheld == Withheld::suppressed) return Taken{0, suppressed_, true};
  if (count.predicted) return Taken{*count.predicted, 0, false};
  if (count.reported) return Taken{*count.reported, 0, false};
  return std::nullopt;
}

std::optional<NewestCounts::Taken> NewestCounts::at(const SeriesKey& key,
                                                    const Month& ending) const {
  const RegionalDeathRow* const row = record_.at(key, ending);
  if (row == nullptr) return std::nullopt;
  const auto own = of_row(*row);
  if (!own || !record_.city().without_city(*row)) return own;
  const auto city = at({CityApart::city(), key.cause, key.months}, ending);
  if (!city) return std::nullopt;
  return Taken{own->counted + city->counted, own->assumed + city->assumed,
               own->some_assumed || city->some_assumed};
}

std::optional<NewestCounts::Taken> NewestCounts::of_months(const SeriesKey& key,
                                                           const Month& ending) const {
  Taken sum;
  for (int back = 0; back < kYear; ++back) {
    const auto one = at(key, month_of_number(month_number(ending) - back));
    if (!one) return std::nullopt;
    sum.counted += one->counted;
    sum.assumed += one->assumed;
    sum.some_assumed = sum.some_assumed || one->some_assumed;
  }
  return sum;
}

bool NewestCounts::is_recent(const Month& ending) const {
  const int age = months_between(ending, nation_->first);
  return age >= 0 && age <= kOldest;
}

// The assumption is the same everywhere and moves with nothing. None where the nation has no count
// of then to move what was counted by.
std::optional<StateDeaths> NewestCounts::moved(const Taken& taken, const Month& ending) const {
  StateDeaths made{ending, taken.assumed, false, taken.some_assumed};
  if (!(taken.counted > 0)) return made;
  const auto then = at({Place::nation(), cause_, kYear}, ending);
  if (!then || !(then->counted > 0)) return std::nullopt;
  made.deaths += taken.counted * (nation_->second / then->counted);
  return made;
}

std::optional<StateDeaths> NewestCounts::of_state(const Place& state) const {
  if (!nation_) return std::nullopt;
  std::optional<StateDeaths> found;
  const SeriesKey years{state, cause_, kYear}, months{state, cause_, 1};
  for (const RegionalDeathRow* const row : newest_first(record_, years)) {
    if (found || !is_recent(row->ending)) continue;
    if (const auto taken = at(years, row->ending)) found = moved(*taken, row->ending);
  }
  std::optional<StateDeaths> with_assumed;
  for (const RegionalDeathRow* const row : newest_first(record_, months)) {
    if (!is_recent(row->ending) || (found && row->ending < found->ending)) continue;
    // A shown count of the twelve months says more than their sum.
    if (found && !found->assumed && row->ending == found->ending) break;
    const auto taken = of_months(months, row->ending);
    auto sum = taken ? moved(*taken, row->ending) : std::nullopt;
    if (!sum) continue;
    sum->months = true;
    if (!sum->assumed) return sum;
    if (!with_assumed) with_assumed = sum;
  }
  return found ? found : with_assumed;
}

CountyDeaths NewestCounts::of_county(const Place& county) const {
  for (const Cause cause : {cause_, Cause::all_drugs})
    for (const RegionalDeathRow* const row : newest_first(record_, {county, cause, kYear})) {
      const auto taken = of_row(*row);
      if (!taken) continue;
      // Fewer than ten of the cause: all drugs would put a number in its place.
      if (taken->some_assumed) return {};
      const auto state = at({Place::of(*county.state()), cause, kYear}, row->ending);
      return {taken->counted,
              state && !state->some_assumed ? std::optional(state->counted) : std::nullopt};
    }
  return {};
}

}  // namespace setpoint
