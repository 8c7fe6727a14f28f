#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "setpoint/core/decimal.h"
#include "setpoint/region/month_count.h"
#include "setpoint/region/place_names.h"
#include "setpoint/sampling/student.h"
#include "setpoint/warning/candidate.h"
#include "setpoint/warning/count_tails.h"
#include "setpoint/warning/own_past.h"
#include "setpoint/warning/tested_series.h"
#include "setpoint/warning/two_rates.h"
#include "setpoint/warning/year_change.h"

namespace setpoint {
namespace {

constexpr const char* kIncomplete =
    "The count is not complete: deaths are still being reported. A rise in an incomplete count is "
    "a rise all the more.";
constexpr const char* kComplete =
    "Deaths are by what certificates name, which varies with testing and with who certifies.";

// What every test is made with.
struct Setting {
  const RegionalTables& tables;
  const PlaceNames& names;
  const WarningSettings& settings;
};

Alert of_deaths(const Setting& with, const SeriesKey& key, const RegionalDeathRow& row,
                bool complete) {
  Alert alert;
  alert.region = key.place.text();
  alert.region_name = with.names.of(key.place);
  alert.series = AlertSeries::deaths;
  alert.subject = std::string(name(key.cause));
  alert.period = row.ending.text();
  alert.sources = citations(with.tables, {row.at.table});
  alert.caution = complete ? kComplete : std::string(kIncomplete) + " " + kComplete;
  return alert;
}

// The shortest past that the settings allow, where the series has not the one they ask for.
FarringtonSettings fitting(FarringtonSettings settings, std::size_t at) {
  constexpr std::size_t kLeastYears = 3;
  while (settings.years > kLeastYears && first_judged(settings) > at) --settings.years;
  return settings;
}

// The months of a run from `since` on.
bool test_months(const Setting& with, const SeriesKey& key, const MonthlyCounts& run, int since,
                 Tested& tested) {
  const WarningSettings& settings = with.settings;
  bool judged = false;
  for (std::size_t at = static_cast<std::size_t>(std::max(0, since - run.first));
       at < run.rows.size(); ++at) {
    const auto verdict = judge_by_past(run.counts, {}, at, fitting(settings.baseline, at)).verdict;
    if (!verdict) continue;
    judged = true;
    const bool complete = settled(with.tables, *run.rows[at], settings);
    Alert alert = of_deaths(with, key, *run.rows[at], complete);
    alert.measure = "deaths";
    alert.method = "farrington";
    set_age(alert, run.rows[at]->ending, with.tables, settings);
    add_verdict(alert, *verdict, complete, settings, tested.candidates);
  }
  return judged;
}

// The change of the counts that the publisher predicts, where it gives both; scattered as those
// reported.
std::optional<YearChange> with_late_records(const MonthlyCounts& run, YearChange change,
                                            const WarningSettings& settings) {
  const std::size_t last = run.rows.size() - 1;
  const auto now = run.rows[last]->predicted;
  const auto before = run.rows[last - static_cast<std::size_t>(settings.year_months)]->predicted;
  if (!now || !before || change.none_before) return std::nullopt;
  change.now = *now;
  change.before = *before;
  const double t = (change.now - change.before) / change.deviation;
  change.p_rise = student_upper_tail(t, change.freedom);
  change.p_fall = student_upper_tail(-t, change.freedom);
  return change;
}

// None of a series that ended before others of its kind (its counts became too few to be shown, or
// its publisher stopped): it says nothing of now.
std::vector<MonthlyCounts> current_runs(const DeathRecord& record, const SeriesKey& key,
                                        const WarningSettings& settings) {
  std::vector<MonthlyCounts> runs = reported_runs(record, key);
  const auto last = record.last(key);
  if (!runs.empty() && last &&
      month_number(*last) - runs.back().last() >= static_cast<int>(settings.recent))
    return {};
  return runs;
}

constexpr const char* kYearChange = "year-change";
constexpr const char* kSums = "deaths in twelve months";
constexpr double kYearMonths = 12;

// Nothing in the twelve months before the last few.
Candidate after_none(Alert alert, const YearChange& change, const WarningSettings& settings) {
  const double months = settings.year_months;
  const std::string span = grouped(months, 0);
  alert.measure = kSums;
  alert.method = std::string(kExact);
  alert.change = AlertChange::appearance;
  alert.observed = change.now;
  alert.threshold = most_after_none(settings.level, months, kYearMonths);
  alert.expected = Expected{0, 0, *alert.threshold};
  alert.reasons = {grouped(change.now, 0) + " deaths in the twelve months to " + alert.period +
                       ", none in those to " + span + " months before: all are of the last " +
                       span + " months.",
                   "There is nothing that a scatter could be estimated from, so it is counted "
                   "exactly: at an unchanged rate each would fall into these months, and not the "
                   "twelve before, with probability " +
                       span + " in " + grouped(months + kYearMonths, 0) + "."};
  return {std::move(alert), change.p_rise, 1, kYearChange};
}

bool test_year(const Setting& with, const SeriesKey& key, const MonthlyCounts& run,
               Tested& tested) {
  const WarningSettings& settings = with.settings;
  const auto change = year_change(run.counts, static_cast<std::size_t>(settings.year_months));
  if (!change) return false;
  const RegionalDeathRow& row = *run.rows.back();
  const std::optional<YearChange> late = with_late_records(run, *change, settings);
  const bool complete = settled(with.tables, row, settings);
  if (change->none_before) {
    Candidate candidate = after_none(of_deaths(with, key, row, complete), *change, settings);
    set_age(candidate.alert, row.ending, with.tables, settings);
    set_id(candidate.alert);
    hide_few(candidate.alert, change->now, settings);
    tested.candidates.push_back(std::move(candidate));
    return true;
  }
  const double reach = student_upper_quantile(settings.level, change->freedom) * change->deviation;
  const auto add = [&](AlertChange direction, double p) {
    Candidate candidate{of_deaths(with, key, row, complete), p};
    Alert& alert = candidate.alert;
    alert.measure = kSums;
    alert.method = kYearChange;
    alert.change = direction;
    alert.observed = change->now;
    alert.expected =
        Expected{change->before, std::max(0.0, change->before - reach), change->before + reach};
    alert.threshold = direction == AlertChange::rise ? alert.expected->high : alert.expected->low;
    const std::string span = grouped(settings.year_months, 0);
    alert.reasons = {grouped(change->now, 0) + " deaths in the twelve months to " + alert.period +
                         ", " + grouped(change->before, 0) + " in those to " + span +
                         " months before: the last " + span + " months " +
                         (direction == AlertChange::rise ? "had more" : "had fewer") +
                         " deaths than the same months a year ago.",
                     "It is a test of change against a year ago: sums of twelve months overlap, "
                     "and a regression on them would be wrong."};
    if (late)
      alert.reasons.push_back("With the records that the publisher expects still to come, " +
                              grouped(late->now, 0) + " and " + grouped(late->before, 0) + ".");
    set_age(alert, row.ending, with.tables, settings);
    set_id(alert);
    hide_few(alert, std::min(change->now, change->before), settings);
    tested.candidates.push_back(std::move(candidate));
  };
  add(AlertChange::rise, change->p_rise);
  // The newest sum lacks more of its records than the one before it, which looks like a fall.
  if (complete)
    add(AlertChange::fall, late ? std::max(change->p_fall, late->p_fall) : change->p_fall);
  return true;
}

// Says of which series the newest periods are not judged, as New York City came or went.
class CityNotes {
 public:
  explicit CityNotes(const PlaceNames& names) : names_(names) {}

  void add(const CityApart& city, const SeriesKey& key, const MonthlyCounts& run) {
    std::string& causes =
        causes_[{key.place, key.months, run.first, city.without_city(*run.rows.front())}];
    causes += (causes.empty() ? "" : ", ") + std::string(name(key.cause));
  }
  [[nodiscard]] std::vector<std::string> notes() const {
    std::vector<std::string> made;
    for (const auto& [of, causes] : causes_) {
      const auto& [place, months, first, without] = of;
      made.push_back("Not judged: deaths of " + names_.of(place) + " from " +
                     month_of_number(first).text() + " on (" + causes +
                     (months == 1 ? ", by month" : ", in twelve months") + "). They are counted " +
                     (without ? "without New York City, and before with it"
                              : "with New York City, and before without it") +
                     ": a change from then would be one of who is counted.");
    }
    return made;
  }

 private:
  const PlaceNames& names_;
  std::map<std::tuple<Place, int, int, bool>, std::string> causes_;
};

}  // namespace

std::vector<MonthlyCounts> reported_runs(const DeathRecord& record, const SeriesKey& key) {
  std::vector<MonthlyCounts> runs;
  for (const RegionalDeathRow* row : record.series(key)) {
    const int month = month_number(row->ending);
    if (!row->reported || (!runs.empty() && month != runs.back().last() + 1)) runs.clear();
    if (!row->reported) continue;
    if (runs.empty() || !record.city().same_people(*runs.back().rows.back(), *row))
      runs.push_back({month, {}, {}});
    runs.back().rows.push_back(row);
    runs.back().counts.push_back(*row->reported);
  }
  return runs;
}

bool settled(const RegionalTables& tables, const RegionalDeathRow& row,
             const WarningSettings& settings) {
  if (row.complete) return *row.complete >= settings.complete;
  const Month& last = tables.releases[row.release].last;
  return month_number(last) - month_number(row.ending) >= settings.settled;
}

Tested test_deaths(const RegionalTables& tables, const DeathRecord& record,
                   const WarningSettings& settings) {
  Tested tested;
  const PlaceNames names(tables);
  const Setting with{tables, names, settings};
  CityNotes cut(names);
  std::set<std::pair<Place, Cause>> series;
  for (const auto& [key, rows] : record.all()) series.insert({key.place, key.cause});
  for (const auto& [place, cause] : series) {
    std::optional<int> judged_to;  // the end of the newest run that could be judged
    for (const int months : {1, 12}) {
      const SeriesKey key{place, cause, months};
      const auto runs = current_runs(record, key, settings);
      // Sums of twelve months, where months could not be judged or sums are newer.
      if (runs.empty() || (judged_to && runs.back().last() <= *judged_to)) continue;
      const int since = runs.back().last() + 1 - static_cast<int>(settings.recent);
      bool newest = false;
      for (const MonthlyCounts& run : runs) {
        newest = run.last() >= since && (months == 1 ? test_months(with, key, run, since, tested)
                                                     : test_year(with, key, run, tested));
        if (newest) judged_to = std::max(judged_to.value_or(run.last()), run.last());
      }
      if (!newest && runs.size() > 1) cut.add(record.city(), key, runs.back());
    }
    if (!judged_to) ++tested.left_out;
  }
  for (std::string& note : cut.notes()) tested.notes.push_back(std::move(note));
  if (tested.left_out > 0)
    tested.notes.push_back(grouped(static_cast<double>(tested.left_out), 0) +
                           " series of deaths are not judged: months are withheld, the past is "
                           "too short, or the counts ended before those of other places. That is "
                           "not the same as no change.");
  return tested;
}

}  // namespace setpoint
