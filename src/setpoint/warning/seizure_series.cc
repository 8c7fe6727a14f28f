#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "setpoint/core/decimal.h"
#include "setpoint/region/month_count.h"
#include "setpoint/warning/candidate.h"
#include "setpoint/warning/own_past.h"
#include "setpoint/warning/seizure_size.h"
#include "setpoint/warning/tested_series.h"

namespace setpoint {
namespace {

constexpr const char* kCaution =
    "Seizures are what was found. More of them may mean more supply, more searching or better "
    "searching, and fewer the opposite; only a sample of inspections tells which.";

struct Series {
  std::vector<double> events;     // by month; a month without a row had none
  std::vector<double> kilograms;  // gross
  std::vector<std::uint32_t> tables;
};
using SeriesByArea = std::map<std::pair<std::string, std::string>, Series>;  // area, drug

// From the first month that any area has a row for to the last.
SeriesByArea collect(const RegionalTables& tables, int& first) {
  SeriesByArea all;
  if (tables.area_seizures.empty()) return all;
  first = month_number(tables.area_seizures.front().month);
  int last = first;
  for (const AreaSeizureRow& row : tables.area_seizures) {
    first = std::min(first, month_number(row.month));
    last = std::max(last, month_number(row.month));
  }
  const auto months = static_cast<std::size_t>(last - first + 1);
  for (const AreaSeizureRow& row : tables.area_seizures) {
    Series& series = all[{row.area, row.drug}];
    if (series.events.empty()) {
      series.events.assign(months, 0.0);
      series.kilograms.assign(months, 0.0);
    }
    const auto at = static_cast<std::size_t>(month_number(row.month) - first);
    series.events[at] += row.events;
    series.kilograms[at] += row.kilograms;
    if (std::find(series.tables.begin(), series.tables.end(), row.at.table) == series.tables.end())
      series.tables.push_back(row.at.table);
  }
  return all;
}

void test_sizes(const Alert& base, const Series& series, int first, const WarningSettings& settings,
                Seed seed, std::uint32_t number, Tested& tested) {
  const std::size_t n = series.events.size();
  if (n < settings.recent + settings.size_past) return;
  std::vector<double> recent;
  std::vector<double> past;
  for (std::size_t at = n - settings.recent - settings.size_past; at < n; ++at)
    if (series.events[at] > 0 && series.kilograms[at] > 0)
      (at + settings.recent >= n ? recent : past)
          .push_back(series.kilograms[at] / series.events[at]);
  // Half of the months are enough for a median; fewer are not.
  if (recent.size() < settings.recent || 2 * past.size() < settings.size_past) return;
  Stream stream(seed, StreamName("warning.size"), number);
  const SizeChange change = size_change(past, recent, settings.permutations, stream);
  const auto add = [&](AlertChange direction, double p) {
    Candidate candidate{base, p};
    Alert& alert = candidate.alert;
    alert.measure = "kilograms a seizure";
    alert.method = "permutation of medians";
    alert.change = direction;
    alert.period = month_of_number(first + static_cast<int>(n - settings.recent)).text() + "/" +
                   month_of_number(first + static_cast<int>(n - 1)).text();
    alert.observed = change.recent;
    alert.expected = Expected{change.past, change.past, change.past};
    alert.reasons = {
        "The median month of the last " + grouped(static_cast<double>(settings.recent), 0) +
            " had " + grouped(change.recent, 3) + " kg a seizure, that of the " +
            grouped(static_cast<double>(settings.size_past), 0) + " before " +
            grouped(change.past, 3) + " kg.",
        "Medians, because weights are heavy-tailed: one load can outweigh a year of others."};
    set_id(alert);
    tested.candidates.push_back(std::move(candidate));
  };
  add(AlertChange::rise, change.p_rise);
  add(AlertChange::fall, change.p_fall);
}

}  // namespace

Tested test_seizures(const RegionalTables& tables, const WarningSettings& settings, Seed seed) {
  Tested tested;
  int first = 0;
  const SeriesByArea all = collect(tables, first);
  std::uint32_t number = 0;
  for (const auto& [key, series] : all) {
    Alert alert;
    alert.region = key.first;
    alert.region_name = key.first;
    alert.series = AlertSeries::seizures;
    alert.subject = key.second;
    alert.sources = citations(tables, series.tables);
    alert.caution = kCaution;
    test_sizes(alert, series, first, settings, seed, number++, tested);
    alert.measure = "seizures";
    alert.method = "farrington";
    bool judged = false;
    const std::size_t n = series.events.size();
    for (std::size_t at = n - std::min(n, settings.recent); at < n; ++at) {
      FarringtonSettings baseline = settings.baseline;
      while (baseline.years > 3 && first_judged(baseline) > at) --baseline.years;
      const auto verdict = judge_by_past(series.events, {}, at, baseline).verdict;
      if (!verdict) continue;
      judged = true;
      alert.period = month_of_number(first + static_cast<int>(at)).text();
      add_verdict(alert, *verdict, true, settings, tested.candidates);
    }
    if (!judged) ++tested.left_out;
  }
  return tested;
}

}  // namespace setpoint
