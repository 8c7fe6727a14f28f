#include "setpoint/warning/alerts.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "setpoint/core/decimal.h"
#include "setpoint/region/record.h"
#include "setpoint/warning/multiplicity.h"
#include "setpoint/warning/tested_series.h"

namespace setpoint {
namespace {

Severity severity_of(const Alert& alert, double adjusted_p, double level) {
  if (alert.change == AlertChange::fall || alert.old || alert.few || adjusted_p > level / 5)
    return Severity::notice;
  return adjusted_p > level / 50 ? Severity::warning : Severity::severe;
}

// Of alarms of one series and change the newest period: a rise that goes on is one alert.
std::vector<Alert> newest(std::vector<Alert> found) {
  using Key = std::tuple<AlertSeries, std::string, std::string, std::string, AlertChange>;
  std::map<Key, Alert> kept;
  std::vector<Alert> result;
  for (Alert& alert : found) {
    if (alert.series == AlertSeries::scan) {
      result.push_back(std::move(alert));
      continue;
    }
    const Key key{alert.series, alert.region, alert.subject, alert.measure, alert.change};
    const auto at = kept.find(key);
    if (at == kept.end())
      kept.emplace(key, std::move(alert));
    else if (at->second.period < alert.period)
      at->second = std::move(alert);
  }
  for (auto& [key, alert] : kept) result.push_back(std::move(alert));
  return result;
}

void take(Alerts& all, std::vector<Candidate>& candidates, AlertSeries series, Tested tested) {
  all.kinds.push_back({series, tested.candidates.size(), tested.left_out});
  for (Candidate& candidate : tested.candidates) candidates.push_back(std::move(candidate));
  for (std::string& note : tested.notes) all.notes.push_back(std::move(note));
}

using Families = std::map<std::pair<AlertSeries, std::string>, std::size_t>;  // tests in each

// Within each kind of test. A probability by Monte Carlo cannot be below 1 / (runs + 1): among the
// thousands of the regressions no cluster could ever be told.
Families adjust(std::vector<Candidate>& candidates, const WarningSettings& settings) {
  std::map<std::pair<AlertSeries, std::string>, std::vector<std::size_t>> families;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& each = candidates[i];
    families[{each.alert.series, each.family.empty() ? each.alert.method : each.family}].push_back(
        i);
  }
  Families sizes;
  for (const auto& [family, members] : families) {
    sizes[family] = members.size();
    std::vector<double> p;
    for (const std::size_t i : members) p.push_back(candidates[i].p);
    const std::vector<double> all = adjusted(p, settings.rule);
    for (std::size_t k = 0; k < members.size(); ++k) candidates[members[k]].adjusted_p = all[k];
  }
  return sizes;
}

// How often the publisher adds a period.
double releases_a_year(AlertSeries series) {
  if (series == AlertSeries::composition) return 2;
  return series == AlertSeries::nonfatal ? 1 : 12;
}
constexpr const char* kReleases =
    "one run a release, twelve a year of deaths and seizures, two of laboratory reports and one of "
    "visits. A false alarm on a period that is looked at again is the same alarm.";

bool is_tested(RegionalKind kind) {
  return kind == RegionalKind::deaths || kind == RegionalKind::lab_reports ||
         kind == RegionalKind::area_seizures || kind == RegionalKind::nonfatal;
}

}  // namespace

Alerts alerts(const RegionalTables& tables, const WarningSettings& settings, Seed seed,
              unsigned threads) {
  Alerts all;
  all.dataset = tables.name;
  all.sha256 = tables.sha256;
  all.settings = settings;
  all.seed = seed.value;
  for (const RegionalSource& source : tables.sources)
    if (is_tested(source.kind) && (!all.as_of || source.retrieved > *all.as_of))
      all.as_of = source.retrieved;

  std::vector<Candidate> candidates;
  const DeathRecord record(tables);
  take(all, candidates, AlertSeries::deaths, test_deaths(tables, record, settings));
  take(all, candidates, AlertSeries::seizures, test_seizures(tables, settings, seed));
  take(all, candidates, AlertSeries::composition, test_composition(tables, settings));
  take(all, candidates, AlertSeries::nonfatal, test_nonfatal(tables, settings));
  take(all, candidates, AlertSeries::scan, test_scan(tables, record, settings, seed, threads));
  all.tested = candidates.size();

  const Families families = adjust(candidates, settings);
  std::vector<Alert> found;
  for (Candidate& candidate : candidates) {
    if (candidate.adjusted_p > settings.level) continue;
    Alert alert = std::move(candidate.alert);
    alert.severity = severity_of(alert, candidate.adjusted_p, settings.level);
    if (!alert.few) {
      alert.p = candidate.p;
      alert.adjusted_p = candidate.adjusted_p;
    }
    found.push_back(std::move(alert));
  }
  const auto rejected = static_cast<double>(found.size());
  all.alerts = newest(std::move(found));
  std::sort(all.alerts.begin(), all.alerts.end(), [](const Alert& a, const Alert& b) {
    return a.severity != b.severity ? a.severity > b.severity : a.id < b.id;
  });
  const auto of_rule = [&](double none, double holm, double hochberg) {
    if (settings.rule == MultipleRule::none) return settings.level * none;
    return settings.rule == MultipleRule::holm ? settings.level * holm : settings.level * hochberg;
  };
  all.expected_false =
      of_rule(static_cast<double>(all.tested), static_cast<double>(families.size()), rejected);
  for (const auto& [family, tests] : families)
    all.expected_false_per_year += releases_a_year(family.first) *
                                   expected_false_rejections(tests, settings.level, settings.rule);
  all.notes.push_back("If nothing changed anywhere, " + grouped(all.expected_false_per_year, 1) +
                      " false alarms would be expected in a year, of " +
                      grouped(static_cast<double>(families.size()), 0) +
                      " kinds of test: " + kReleases);
  all.notes.push_back(
      "Counts of deaths grow as records come in. Rises are told of the newest counts, for a rise "
      "in "
      "an incomplete count is a rise all the more; falls and the scan only of settled months.");
  all.notes.push_back(
      "No alert is no proof that nothing changed: docs/early-warning.md says how large a change "
      "must "
      "be to be found.");
  return all;
}

}  // namespace setpoint
