#include "setpoint/warning/candidate.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "setpoint/core/decimal.h"
#include "setpoint/region/month_count.h"

namespace setpoint {

std::string_view name(AlertSeries series) {
  switch (series) {
    case AlertSeries::deaths:
      return "deaths";
    case AlertSeries::seizures:
      return "seizures";
    case AlertSeries::composition:
      return "composition";
    case AlertSeries::nonfatal:
      return "nonfatal";
    case AlertSeries::scan:
      return "scan";
  }
  return {};
}

std::string_view name(AlertChange change) {
  switch (change) {
    case AlertChange::rise:
      return "rise";
    case AlertChange::fall:
      return "fall";
    case AlertChange::appearance:
      return "appearance";
  }
  return {};
}

std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::notice:
      return "notice";
    case Severity::warning:
      return "warning";
    case Severity::severe:
      return "severe";
  }
  return {};
}

std::vector<std::string> citations(const RegionalTables& tables,
                                   const std::vector<std::uint32_t>& sources) {
  std::vector<std::string> texts;
  for (const std::uint32_t source : sources) {
    if (source >= tables.sources.size()) continue;
    const std::string& text = tables.sources[source].source;
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
  }
  return texts;
}

std::string id_part(std::string_view text) {
  std::string part;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && std::isalnum(byte) != 0)
      part += static_cast<char>(std::tolower(byte));
    else if (!part.empty() && part.back() != '-')
      part += '-';
  }
  while (!part.empty() && part.back() == '-') part.pop_back();
  return part;
}

void set_id(Alert& alert) {
  alert.id = std::string(name(alert.series)) + "." + id_part(alert.region) + "." +
             id_part(alert.subject) + "." + id_part(alert.measure) + "." + id_part(alert.period) +
             "." + std::string(name(alert.change));
}

void hide_few(Alert& alert, double counted, const WarningSettings& settings) {
  const bool persons = alert.series == AlertSeries::deaths || alert.series == AlertSeries::scan ||
                       alert.series == AlertSeries::nonfatal;
  if (!persons || counted >= settings.least_count) return;
  alert.few = true;
  alert.observed.reset();
  alert.expected.reset();
  alert.threshold.reset();
  alert.p.reset();
  alert.adjusted_p.reset();
  if (alert.cluster) alert.cluster->relative_risk.reset();
  const std::string change = alert.change == AlertChange::rise
                                 ? "There were more than its own past leads one to expect."
                             : alert.change == AlertChange::fall
                                 ? "There were fewer than its own past leads one to expect."
                                 : "There were none in the periods that it is compared with.";
  alert.reasons = {change, "The count is fewer than " + grouped(settings.least_count, 0) +
                               " and is not shown, nor is any number that would tell it."};
}

std::optional<Month> newest_deaths(const RegionalTables& tables) {
  std::optional<Month> newest;
  for (const RegionalDeathRow& row : tables.deaths)
    if (row.reported && (!newest || row.ending > *newest)) newest = row.ending;
  return newest;
}

void set_age(Alert& alert, const Month& ending, const RegionalTables& tables,
             const WarningSettings& settings) {
  const auto newest = newest_deaths(tables);
  if (!newest) return;
  const int age = months_between(ending, *newest);
  if (age <= static_cast<int>(settings.recent)) return;
  alert.old = age > settings.settled;
  alert.reasons.push_back("The newest count of deaths on record is of " + newest->text() + ", " +
                          grouped(age, 0) + " months later: this tells what was then.");
}

namespace {

// Where nothing was: said so, and counted exactly.
Candidate after_none(const Alert& alert, const FarringtonVerdict& verdict,
                     const WarningSettings& settings) {
  Candidate candidate{alert, verdict.enough ? verdict.p_rise : 1.0, 1, alert.method};
  Alert& made = candidate.alert;
  made.method = std::string(kExact);
  made.change = verdict.of_season ? AlertChange::rise : AlertChange::appearance;
  made.observed = verdict.observed;
  made.expected = Expected{0, 0, verdict.upper};
  made.threshold = verdict.upper;
  const std::string periods = grouped(static_cast<double>(verdict.empty_periods), 0);
  made.reasons.insert(
      made.reasons.begin(),
      {grouped(verdict.observed, 0) + " " + made.measure + " in " + made.period + ", where the " +
           periods + " periods of its own past " +
           (verdict.of_season ? "in the same season " : "") + "had none.",
       "A regression has nothing to fit there, so it is counted exactly: at an unchanged rate each "
       "would fall into this period with probability 1 in " +
           grouped(static_cast<double>(verdict.empty_periods + 1), 0) + "."});
  set_id(made);
  hide_few(made, verdict.observed, settings);
  return candidate;
}

}  // namespace

void add_verdict(const Alert& alert, const FarringtonVerdict& verdict, bool falls,
                 const WarningSettings& settings, std::vector<Candidate>& candidates) {
  if (verdict.empty_periods > 0) {
    candidates.push_back(after_none(alert, verdict, settings));
    return;
  }
  const auto add = [&](AlertChange change, double p, double threshold) {
    Candidate candidate{alert, p};
    Alert& made = candidate.alert;
    made.change = change;
    made.observed = verdict.observed;
    made.expected = Expected{verdict.expected, verdict.lower, verdict.upper};
    made.threshold = threshold;
    const bool rise = change == AlertChange::rise;
    made.reasons.insert(
        made.reasons.begin(),
        {grouped(verdict.observed, 0) + " " + made.measure + " in " + made.period + ", where " +
             grouped(verdict.expected, 1) + " were expected from its own past" +
             (verdict.trend ? " and its trend." : "."),
         std::string(rise ? "More than " : "Fewer than ") + grouped(threshold, 1) +
             " is what chance alone gives in fewer than " +
             shortest(round_half_up(settings.level * 100, 0.001)) + " of 100 periods."});
    if (verdict.phi > 1)
      made.reasons.push_back("Its past scatters " + grouped(verdict.phi, 1) +
                             " times as much as a Poisson count, which is allowed for.");
    set_id(made);
    hide_few(made, verdict.observed, settings);
    candidates.push_back(std::move(candidate));
  };
  // Where there are too few cases the algorithm gives no alarm, and the test counts as made.
  add(AlertChange::rise, verdict.enough ? verdict.p_rise : 1.0, verdict.upper);
  if (falls) add(AlertChange::fall, verdict.p_fall, verdict.lower);
}

}  // namespace setpoint
