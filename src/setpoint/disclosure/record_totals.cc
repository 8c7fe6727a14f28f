#include "setpoint/disclosure/record_totals.h"

#include <cmath>
#include <tuple>

namespace setpoint {

RecordTotals::RecordTotals(std::span<const RegionalDeathRow> deaths,
                           std::span<const std::optional<double>> reported)
    : deaths_(deaths), reported_(reported) {
  for (std::uint32_t at = 0; at < deaths.size(); ++at) rows_[deaths[at].place].push_back(at);
}

std::vector<RecordTotal> RecordTotals::of(const Place& place, std::pair<int, int> years) const {
  constexpr int kYear = 12;
  using Series = std::tuple<Cause, std::uint32_t, int>;
  struct Sum {
    RecordTotal total;
    int parts = 0;
  };
  std::map<Series, Sum> sums;
  const auto found = rows_.find(place);
  if (found == rows_.end()) return {};
  for (const std::uint32_t at : found->second) {
    const RegionalDeathRow& row = deaths_[at];
    if (row.ages || !reported_[at]) continue;
    if (row.ending.year < years.first || row.ending.year > years.second) continue;
    if (row.months == kYear && row.ending.month != kYear) continue;
    Sum& sum = sums[{row.cause, row.release, row.months}];
    sum.total.count += std::llround(*reported_[at]);
    sum.total.shown = sum.total.shown && row.reported.has_value();
    ++sum.parts;
  }
  std::vector<RecordTotal> totals;
  const int wanted = years.second - years.first + 1;
  for (const auto& [series, sum] : sums) {
    const int each = std::get<int>(series) == kYear ? 1 : kYear;
    if (sum.parts == wanted * each) totals.push_back(sum.total);
  }
  return totals;
}

}  // namespace setpoint
