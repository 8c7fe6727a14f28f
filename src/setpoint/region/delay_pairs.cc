#include "setpoint/region/delay_pairs.h"

#include <algorithm>
#include <tuple>

#include "setpoint/region/city_apart.h"
#include "setpoint/region/month_count.h"

namespace setpoint {
namespace {

bool same_count(const RegionalDeathRow& a, const RegionalDeathRow& b) {
  return a.place == b.place && a.cause == b.cause && a.ages == b.ages && a.months == b.months &&
         a.ending == b.ending;
}

bool usable(const RegionalDeathRow& row, double suppressed_below) {
  return row.withheld == Withheld::no && row.reported && *row.reported >= suppressed_below;
}

}  // namespace

DelayKey delay_key(const RegionalDeathRow& row) {
  return {row.place.kind() == PlaceKind::county, row.cause, row.months};
}

DelayPairs delay_pairs(const RegionalTables& tables, int final_after, double suppressed_below) {
  DelayPairs pairs;
  const std::vector<RegionalDeathRow>& rows = tables.deaths;
  const CityApart city(tables);
  const auto age = [&](const RegionalDeathRow& row) {
    return months_between(row.ending, tables.releases[row.release].last);
  };
  for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
    // Rows of one count, by release.
    for (end = begin + 1; end < rows.size() && same_count(rows[begin], rows[end]);) ++end;
    const RegionalDeathRow& late = rows[end - 1];
    if (late.ages || late.place.kind() == PlaceKind::nation || age(late) < final_after ||
        !usable(late, suppressed_below))
      continue;
    for (std::size_t i = begin; i + 1 < end; ++i) {
      const RegionalDeathRow& early = rows[i];
      const int months = age(early);
      if (months < 0 || months >= final_after || !usable(early, suppressed_below) ||
          !city.same_people(early, late))
        continue;
      pairs[delay_key(early)].push_back({early.place, early.ending, months, *early.reported,
                                         *late.reported, early.predicted, early.pending,
                                         early.release, late.release});
    }
  }
  for (auto& [key, list] : pairs)
    std::sort(list.begin(), list.end(), [](const DelayPair& a, const DelayPair& b) {
      return std::tie(a.age, a.place, a.ending, a.early_release) <
             std::tie(b.age, b.place, b.ending, b.early_release);
    });
  return pairs;
}

}  // namespace setpoint
