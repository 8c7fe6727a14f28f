#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "setpoint/core/decimal.h"
#include "setpoint/region/month_count.h"
#include "setpoint/region/people.h"
#include "setpoint/region/place_names.h"
#include "setpoint/warning/candidate.h"
#include "setpoint/warning/history.h"
#include "setpoint/warning/scan.h"
#include "setpoint/warning/tested_series.h"

namespace setpoint {
namespace {

constexpr const char* kCaution =
    "The scan compares places with each other and with their own past, in settled months alone: "
    "places report at different speeds, which would look like a cluster. Deaths that come in "
    "groups scatter more than the scan assumes and make its probability too small.";
constexpr std::size_t kLeastPlaces = 10;
constexpr std::size_t kClusters = 3;  // of a cause that are told

struct Scanned {
  std::vector<Place> places;
  std::vector<ScanPoint> points;
  std::vector<double> people;
  std::vector<MonthlyCounts> runs;
  std::size_t left_out = 0;
  std::vector<Place> nowhere;  // that are counted by month and have no centroid
  int last = 0;                // the last settled month
};

std::size_t settled_months(const RegionalTables& tables, const MonthlyCounts& run,
                           const WarningSettings& settings) {
  std::size_t n = run.rows.size();
  while (n > 0 && !settled(tables, *run.rows[n - 1], settings)) --n;
  return n;
}

std::vector<Place> without_centroid(const RegionalTables& tables, const DeathRecord& record,
                                    Cause cause, PlaceKind kind) {
  std::set<Place> known;
  for (const CentroidRow& row : tables.centroids) known.insert(row.place);
  std::vector<Place> nowhere;
  for (const auto& [key, rows] : record.all())
    if (key.cause == cause && key.months == 1 && key.place.kind() == kind &&
        !known.contains(key.place))
      nowhere.push_back(key.place);
  return nowhere;
}

// Places of a kind whose months are all there, from the history to the last month that most of them
// have settled.
Scanned collect(const RegionalTables& tables, const DeathRecord& record, Cause cause,
                PlaceKind kind, const WarningSettings& settings) {
  Scanned scanned;
  scanned.nowhere = without_centroid(tables, record, cause, kind);
  scanned.left_out = scanned.nowhere.size();
  const Populations populations(tables);
  std::map<int, std::size_t> ends;
  std::vector<std::tuple<const CentroidRow*, std::vector<MonthlyCounts>>> ready;
  for (const CentroidRow& row : tables.centroids) {
    if (row.place.kind() != kind) continue;
    std::vector<MonthlyCounts> runs = reported_runs(record, {row.place, cause, 1});
    std::optional<int> end;
    for (const MonthlyCounts& run : runs)
      if (const std::size_t n = settled_months(tables, run, settings); n > 0)
        end = run.first + static_cast<int>(n) - 1;
    if (!end) {
      ++scanned.left_out;
      continue;
    }
    ++ends[*end];
    ready.emplace_back(&row, std::move(runs));
  }
  std::size_t most = 0;
  for (const auto& [end, count] : ends)
    if (count >= most) {
      most = count;
      scanned.last = end;
    }
  const int first =
      scanned.last + 1 - static_cast<int>(settings.scan.most_periods + settings.scan_history);
  for (auto& [row, runs] : ready) {
    const auto whole = std::find_if(runs.begin(), runs.end(), [&](const MonthlyCounts& run) {
      return run.first <= first && run.last() >= scanned.last;
    });
    const auto people =
        whole == runs.end()
            ? std::nullopt
            : populations.newest(row->place, record.city().without_city(*whole->rows.back()));
    if (!people) {
      ++scanned.left_out;
      continue;
    }
    scanned.places.push_back(row->place);
    scanned.points.push_back({row->latitude, row->longitude});
    scanned.people.push_back(people->value);
    scanned.runs.push_back(std::move(*whole));
  }
  return scanned;
}

double count_of(const MonthlyCounts& run, int month) {
  return run.counts[static_cast<std::size_t>(month - run.first)];
}

ScanData scan_data(const Scanned& scanned, const WarningSettings& settings) {
  ScanData data;
  data.places = scanned.points;
  data.periods = settings.scan.most_periods;
  const int first = scanned.last + 1 - static_cast<int>(data.periods);
  std::vector<double> history;
  for (const MonthlyCounts& run : scanned.runs) {
    double sum = 0;
    for (int month = first - static_cast<int>(settings.scan_history); month < first; ++month)
      sum += count_of(run, month);
    history.push_back(sum);
    for (int month = first; month <= scanned.last; ++month)
      data.counts.push_back(count_of(run, month));
  }
  for (const double usual : expected_from_history(history, scanned.people, settings.scan_prior))
    data.expected.insert(data.expected.end(), data.periods, usual);
  return data;
}

// "Oregon", "Oregon, Washington and Idaho", "214 places about Oregon"
std::string places_named(const std::vector<std::string>& names) {
  constexpr std::size_t kNamed = 8;
  const std::size_t n = names.size();
  std::string text = names.front();
  if (n > kNamed) return grouped(static_cast<double>(n), 0) + " places about " + text;
  // A county's name has a comma in it.
  const bool commas = std::any_of(names.begin(), names.end(), [](const std::string& each) {
    return each.find(',') != std::string::npos;
  });
  for (std::size_t i = 1; i < n; ++i)
    text += (i + 1 == n ? (commas ? "; and " : " and ") : (commas ? "; " : ", ")) + names[i];
  return text;
}

void add_cluster(const RegionalTables& tables, const Scanned& scanned, Cause cause,
                 const ScanCluster& cluster, const WarningSettings& settings, Tested& tested) {
  const PlaceNames names(tables);
  const int first = scanned.last + 1 - static_cast<int>(settings.scan.most_periods);
  const Place& centre = scanned.places[cluster.places.front()];
  Candidate candidate{{}, cluster.p};
  Alert& alert = candidate.alert;
  alert.region = centre.text();
  alert.region_name = names.of(centre);
  alert.series = AlertSeries::scan;
  alert.subject = std::string(name(cause));
  alert.measure = "deaths in a cluster";
  alert.change = AlertChange::rise;
  alert.method = "space-time scan";
  AlertCluster made;
  std::set<std::uint32_t> sources;
  for (const std::size_t place : cluster.places) {
    made.places.push_back(scanned.places[place].text());
    made.names.push_back(names.of(scanned.places[place]));
    sources.insert(scanned.runs[place].rows.back()->at.table);
  }
  made.from = month_of_number(first + static_cast<int>(cluster.from)).text();
  made.to = month_of_number(first + static_cast<int>(cluster.to)).text();
  made.relative_risk = cluster.relative_risk;
  alert.period = made.from + "/" + made.to;
  alert.observed = cluster.observed;
  alert.expected = Expected{cluster.expected, cluster.expected, cluster.expected};
  alert.reasons = {grouped(cluster.observed, 0) + " deaths from " + made.from + " to " + made.to +
                       " in " + places_named(made.names) + ", where " +
                       grouped(cluster.expected, 1) +
                       " were expected from their past and the country's months: " +
                       grouped(cluster.relative_risk, 2) + " times the risk elsewhere.",
                   "The probability is that of any cluster so strong among " +
                       grouped(settings.scan.replicates, 0) + " data sets without one."};
  set_age(alert, month_of_number(scanned.last), tables, settings);
  alert.cluster = std::move(made);
  alert.sources = citations(tables, {sources.begin(), sources.end()});
  alert.caution = kCaution;
  set_id(alert);
  hide_few(alert, cluster.observed, settings);
  tested.candidates.push_back(std::move(candidate));
}

std::string number(std::size_t n) {
  return grouped(static_cast<double>(n), 0);
}

// " Without a centroid in the dataset: Kanawha County, West Virginia; Guam."
std::string nowhere_words(const RegionalTables& tables, const std::vector<Place>& nowhere) {
  constexpr std::size_t kNamed = 5;
  if (nowhere.empty()) return {};
  const PlaceNames names(tables);
  std::string text = " Without a centroid in the dataset: ";
  for (std::size_t i = 0; i < nowhere.size() && i < kNamed; ++i)
    text += (i == 0 ? "" : "; ") + names.of(nowhere[i]);
  if (nowhere.size() > kNamed) text += "; and " + number(nowhere.size() - kNamed) + " more";
  return text + ".";
}

bool counted_by_month(const DeathRecord& record, Cause cause, PlaceKind kind) {
  for (const auto& [key, rows] : record.all())
    if (key.cause == cause && key.months == 1 && key.place.kind() == kind) return true;
  return false;
}

// Why places of a kind ("counties") are not scanned, as the end of a sentence.
std::string too_few(const RegionalTables& tables, const Scanned& scanned, const std::string& kind) {
  if (tables.centroids.empty())
    return "the dataset has no centroids, and without them no place is near to another.";
  return number(scanned.places.size()) + " " + kind +
         " have a centroid, people and settled months, and " + number(kLeastPlaces) +
         " are needed." + nowhere_words(tables, scanned.nowhere);
}

}  // namespace

Tested test_scan(const RegionalTables& tables, const DeathRecord& record,
                 const WarningSettings& settings, Seed seed, unsigned threads) {
  Tested tested;
  bool any = false;
  for (const Cause cause : kCauses) {
    const std::string begin = "No scan of " + std::string(name(cause));
    Scanned scanned;
    bool enough = false;
    for (const auto& [kind, plural] :
         {std::pair(PlaceKind::county, "counties"), std::pair(PlaceKind::state, "states")}) {
      if (enough || !counted_by_month(record, cause, kind)) continue;
      any = true;
      scanned = collect(tables, record, cause, kind, settings);
      tested.left_out += scanned.left_out;
      enough = scanned.places.size() >= kLeastPlaces;
      if (!enough)
        tested.notes.push_back(begin + " over " + plural +
                               " was made: " + too_few(tables, scanned, plural));
    }
    if (!enough) continue;
    ScanSettings scan_settings = settings.scan;
    scan_settings.clusters = kClusters;
    const ScanResult result = scan(scan_data(scanned, settings), scan_settings, seed, threads);
    for (const ScanCluster& cluster : result.clusters)
      add_cluster(tables, scanned, cause, cluster, settings, tested);
    tested.notes.push_back("The scan of " + std::string(name(cause)) + " looks at " +
                           number(scanned.places.size()) + " places to " +
                           month_of_number(scanned.last).text() + " and leaves out " +
                           number(scanned.left_out) +
                           " whose months are withheld, not settled or of other people than "
                           "before, or that have no people or no centroid on record." +
                           nowhere_words(tables, scanned.nowhere));
  }
  if (!any)
    tested.notes.push_back(
        "No scan was made: deaths of counties and states are not counted by month.");
  return tested;
}

}  // namespace setpoint
