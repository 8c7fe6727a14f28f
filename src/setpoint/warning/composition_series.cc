#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "setpoint/core/decimal.h"
#include "setpoint/region/month_count.h"
#include "setpoint/region/place_names.h"
#include "setpoint/warning/candidate.h"
#include "setpoint/warning/composition.h"
#include "setpoint/warning/tested_series.h"
#include "setpoint/warning/two_rates.h"

namespace setpoint {
namespace {

constexpr const char* kCaution =
    "Laboratories report what is submitted to them, which follows enforcement and what a "
    "laboratory can identify; reports are neither seizures nor weights.";

struct Period {
  double all = 0;
  std::map<std::string, double> by_substance;
  std::set<std::uint32_t> tables;
  [[nodiscard]] Reports of(const std::string& substance) const {
    const auto found = by_substance.find(substance);
    return {found == by_substance.end() ? 0.0 : found->second, all};
  }
};
using Periods = std::map<int, Period>;  // by number of the last month

void add(Period& period, const LabReportRow& row) {
  period.all += row.reports;
  period.by_substance[row.substance] += row.reports;
  period.tables.insert(row.at.table);
}

// "reports", or "reports of Fentanyl and Fentanyl-related" where the record has no other: a share
// is then of those alone.
std::string reports_words(const RegionalTables& tables) {
  std::set<std::string> categories;
  for (const LabReportRow& row : tables.lab_reports) categories.insert(row.category);
  if (categories.size() != 1 || categories.begin()->empty()) return "reports";
  return "reports of " + *categories.begin();
}

// Half-years, as a file of years has the same reports again.
std::map<Place, Periods> collect(const RegionalTables& tables) {
  std::map<Place, Periods> all;
  std::set<Place> states;
  for (const LabReportRow& row : tables.lab_reports) {
    if (row.months != 6) continue;
    states.insert(row.place);
    add(all[row.place][month_number(row.ending)], row);
  }
  // A substance that is rare in every state may not be rare in all.
  if (states.size() > 1 && !states.contains(Place::nation()))
    for (const LabReportRow& row : tables.lab_reports)
      if (row.months == 6) add(all[Place::nation()][month_number(row.ending)], row);
  return all;
}

struct Judged {
  int ending = 0;
  const Period* now = nullptr;
  std::vector<const Period*> past;
};

// The last period and the consecutive ones before it, if there are as many as the settings ask for.
std::optional<Judged> judged_period(const Periods& periods, const WarningSettings& settings) {
  if (periods.empty()) return std::nullopt;
  Judged judged{periods.rbegin()->first, &periods.rbegin()->second, {}};
  if (judged.now->all < settings.least_reports) return std::nullopt;
  for (std::size_t i = settings.composition_periods; i > 0; --i) {
    const auto found = periods.find(judged.ending - 6 * static_cast<int>(i));
    if (found == periods.end() || !(found->second.all > 0)) return std::nullopt;
    judged.past.push_back(&found->second);
  }
  return judged;
}

// Everything that any place reported in the past of a period.
Reports everywhere(const std::map<Place, Periods>& all, const std::string& substance, int ending,
                   const WarningSettings& settings) {
  Reports sum;
  for (const auto& [place, periods] : all) {
    if (place.kind() == PlaceKind::nation) continue;
    for (std::size_t i = settings.composition_periods; i > 0; --i) {
      const auto found = periods.find(ending - 6 * static_cast<int>(i));
      if (found == periods.end()) continue;
      const Reports reports = found->second.of(substance);
      sum.substance += reports.substance;
      sum.all += reports.all;
    }
  }
  return sum;
}

double exact_p(const Reports& now, const Reports& past) {
  return higher_rate_p({now.substance, now.all}, {past.substance, past.all});
}

// More than a few times in three years is not "new", and fewer than ten a half-year has no trend:
// by the rate of its own past.
void add_rare(Alert alert, const Reports& now, const Reports& past, const std::string& words,
              const WarningSettings& settings, Tested& tested) {
  alert.change = AlertChange::rise;
  alert.method = std::string(kExact);
  alert.observed = now.substance / now.all;
  const double usual = past.substance / past.all;
  alert.expected = Expected{usual, usual, usual};
  alert.reasons = {grouped(now.substance, 0) + " of " + grouped(now.all, 0) + " " + words +
                   " in the half-year to " + alert.period + " were " + alert.subject +
                   ", where the " + grouped(static_cast<double>(settings.composition_periods), 0) +
                   " half-years before had " + grouped(past.substance, 0) + " in all, " +
                   grouped(usual * 10000, 1) + " of 10,000."};
  set_id(alert);
  tested.candidates.push_back({std::move(alert), exact_p(now, past)});
}

void add_new(Alert alert, const Reports& now, const Reports& past, const std::string& words,
             const WarningSettings& settings, Tested& tested) {
  alert.change = AlertChange::appearance;
  alert.method = std::string(kExact);
  alert.observed = now.substance / now.all;
  const double usual = past.substance / past.all;
  alert.expected = Expected{usual, usual, usual};
  alert.reasons = {grouped(now.substance, 0) + " of " + grouped(now.all, 0) + " " + words +
                       " in the half-year to " + alert.period + " were " + alert.subject +
                       ", which the " +
                       grouped(static_cast<double>(settings.composition_periods), 0) +
                       " half-years before did not have here.",
                   "All states together had it in " + grouped(usual * 10000, 1) +
                       " of 10,000 reports of those half-years."};
  set_id(alert);
  tested.candidates.push_back({std::move(alert), exact_p(now, past)});
}

void add_shares(const Alert& base, const ShareChange& change, const Reports& now,
                const std::string& words, Tested& tested) {
  const auto add = [&](AlertChange direction, double p) {
    Candidate candidate{base, p};
    Alert& alert = candidate.alert;
    alert.change = direction;
    alert.method = "quasi-binomial trend";
    alert.observed = change.observed;
    alert.expected = Expected{change.expected, change.low, change.high};
    alert.threshold = direction == AlertChange::rise ? change.high : change.low;
    alert.reasons = {alert.subject + " was " + grouped(change.observed * 100, 1) + " % of " +
                     grouped(now.all, 0) + " " + words + " in the half-year to " + alert.period +
                     "; the trend of the half-years before leads to " +
                     grouped(change.expected * 100, 1) + " %."};
    set_id(alert);
    tested.candidates.push_back(std::move(candidate));
  };
  add(AlertChange::rise, change.p_rise);
  add(AlertChange::fall, change.p_fall);
}

void add_year_ago(const Alert& base, const ShareDifference& change, const Reports& now,
                  const std::string& words, Tested& tested) {
  const auto add = [&](AlertChange direction, double p) {
    Candidate candidate{base, p};
    Alert& alert = candidate.alert;
    alert.change = direction;
    alert.measure += " against a year ago";
    alert.method = "quasi-binomial difference from a year ago";
    alert.observed = change.observed;
    alert.expected = Expected{change.before, change.low, change.high};
    alert.threshold = direction == AlertChange::rise ? change.high : change.low;
    alert.reasons = {alert.subject + " was " + grouped(change.observed * 100, 1) + " % of " +
                     grouped(now.all, 0) + " " + words + " in the half-year to " + alert.period +
                     "; a year before it was " + grouped(change.before * 100, 1) + " %."};
    set_id(alert);
    tested.candidates.push_back(std::move(candidate));
  };
  add(AlertChange::rise, change.p_rise);
  add(AlertChange::fall, change.p_fall);
}

}  // namespace

Tested test_composition(const RegionalTables& tables, const WarningSettings& settings) {
  Tested tested;
  const PlaceNames names(tables);
  const auto all = collect(tables);
  const std::string words = reports_words(tables);
  // Of all places: that a substance was looked for and not found is a test as well. Those found
  // alone would be tested for having been found.
  std::set<std::string> substances;
  for (const LabReportRow& row : tables.lab_reports)
    if (row.months == 6) substances.insert(row.substance);
  for (const auto& [place, periods] : all) {
    const auto judged = judged_period(periods, settings);
    if (!judged) {
      ++tested.left_out;
      continue;
    }
    Alert alert;
    alert.region = place.text();
    alert.region_name = names.of(place);
    alert.series = AlertSeries::composition;
    alert.measure = "share of laboratory reports";
    alert.period = month_of_number(judged->ending).text();
    alert.sources = citations(tables, {judged->now->tables.begin(), judged->now->tables.end()});
    alert.caution = kCaution;
    for (const std::string& substance : substances) {
      alert.subject = substance;
      const Reports now = judged->now->of(substance);
      std::vector<Reports> past;
      double before = 0;
      for (const Period* period : judged->past) {
        past.push_back(period->of(substance));
        before += past.back().substance;
      }
      if (before == 0) {
        const Reports usual = everywhere(all, substance, judged->ending, settings);
        add_new(alert, now, usual, words, settings, tested);
        continue;
      }
      if (before < settings.least_count * static_cast<double>(past.size())) {
        Reports own{before, 0};
        for (const Reports& reports : past) own.all += reports.all;
        add_rare(alert, now, own, words, settings, tested);
        continue;
      }
      const auto change = share_change(past, now);
      if (!change) continue;
      add_shares(alert, *change, now, words, tested);
      if (const auto year = share_difference(past[past.size() - 2], now, *change))
        add_year_ago(alert, *year, now, words, tested);
    }
  }
  return tested;
}

}  // namespace setpoint
