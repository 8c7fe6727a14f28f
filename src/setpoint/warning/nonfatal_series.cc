#include <cmath>
#include <map>
#include <tuple>

#include "setpoint/region/place_names.h"
#include "setpoint/sampling/student.h"
#include "setpoint/warning/candidate.h"
#include "setpoint/warning/count_tails.h"
#include "setpoint/warning/own_past.h"
#include "setpoint/warning/tested_series.h"

namespace setpoint {
namespace {

constexpr const char* kCaution =
    "Visits are by what facilities code, and which facilities report changes from year to year.";

// A year has no season, and the few years there are say their scatter so poorly that the normal
// distribution would alarm too often: Student's t instead.
void judge_by_t(FarringtonVerdict& verdict, double level) {
  const double mu = verdict.expected;
  const double error = verdict.standard_error;
  const double deviation = std::sqrt(mu * (verdict.phi + error * error * mu));
  const double t = (verdict.observed - mu) / deviation;
  const double reach = student_upper_quantile(level, verdict.freedom) * deviation;
  verdict.lower = std::max(0.0, mu - reach);
  verdict.upper = mu + reach;
  verdict.p_rise = student_upper_tail(t, verdict.freedom);
  verdict.p_fall = student_upper_tail(-t, verdict.freedom);
}

}  // namespace

Tested test_nonfatal(const RegionalTables& tables, const WarningSettings& settings) {
  constexpr std::size_t kLeastYears = 4;
  Tested tested;
  const PlaceNames names(tables);
  std::map<std::pair<Place, std::string>, std::vector<const NonfatalRow*>> all;
  for (const NonfatalRow& row : tables.nonfatal) all[{row.place, row.setting}].push_back(&row);
  for (const auto& [key, rows] : all) {
    std::vector<double> visits;
    const NonfatalRow* last = nullptr;
    for (const NonfatalRow* row : rows) {
      const bool next = last != nullptr && row->year == last->year + 1;
      if (!next || !row->visits) visits.clear();
      if (row->visits) visits.push_back(*row->visits);
      last = row;
    }
    FarringtonSettings yearly = settings.baseline;
    yearly.kind = FarringtonKind::original;
    yearly.frequency = 1;
    yearly.half_window = 0;
    yearly.levels = 1;
    yearly.rule = ThresholdRule::identity;
    yearly.reweight = false;  // of so few years none can be told to be an outbreak
    yearly.years = std::min(visits.size() - (visits.empty() ? 0 : 1), settings.baseline.years);
    std::optional<FarringtonVerdict> verdict;
    if (yearly.years >= kLeastYears)
      verdict = judge_by_past(visits, {}, visits.size() - 1, yearly).verdict;
    if (!verdict) {
      ++tested.left_out;
      continue;
    }
    if (verdict->empty_periods == 0) judge_by_t(*verdict, settings.level);
    Alert alert;
    alert.region = key.first.text();
    alert.region_name = names.of(key.first);
    alert.series = AlertSeries::nonfatal;
    alert.subject = key.second == "ED" ? "emergency department" : "hospital stay";
    alert.measure = "visits for a nonfatal overdose";
    alert.period = std::to_string(last->year);
    alert.method = "yearly trend, Student's t";
    alert.sources = citations(tables, {last->at.table});
    alert.caution = kCaution;
    add_verdict(alert, *verdict, true, settings, tested.candidates);
  }
  return tested;
}

}  // namespace setpoint
