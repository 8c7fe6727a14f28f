// An alert: what changed, where and when, by how much against what was expected, how sure that is,
// and why. Made of the regional record by alerts().
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/quarter.h"
#include "setpoint/data/month.h"
#include "setpoint/warning/settings.h"

namespace setpoint {

enum class AlertSeries : std::uint8_t { deaths, seizures, composition, nonfatal, scan };
[[nodiscard]] std::string_view name(AlertSeries series);

enum class AlertChange : std::uint8_t { rise, fall, appearance };
[[nodiscard]] std::string_view name(AlertChange change);

// By the adjusted probability: notice below alarm.level, warning below a fifth of it, severe below
// a fiftieth. A fall is never more than a notice; nor is what is old, or too few to be shown, whose
// severity would tell the count.
enum class Severity : std::uint8_t { notice, warning, severe };
[[nodiscard]] std::string_view name(Severity severity);

// An interval that is its value is none: the test has no use for one.
struct Expected {
  double value = 0;
  double low = 0;  // what chance gives: coverage 1 - 2 alarm.level, 95% for a share
  double high = 0;
  [[nodiscard]] bool has_interval() const { return low < high; }
};

struct AlertCluster {
  std::vector<std::string> places;  // ids
  std::vector<std::string> names;   // of each, as region_name
  std::string from;
  std::string to;
  std::optional<double> relative_risk;
};

struct Alert {
  std::string id;           // the same for the same series, period and change in every release
  std::string region;       // "WV", "54039", or the publisher's area, "TUCSON SECTOR"
  std::string region_name;  // "West Virginia", "Kanawha County, West Virginia"; an area as it is
  AlertSeries series{};
  std::string subject;  // "synthetic-opioids", "Fentanyl"
  std::string measure;  // "deaths in a month", "share of laboratory reports"
  std::string period;   // "2024-09"
  AlertChange change{};
  // A count below disclosure.least_count is not shown, nor any number that would tell it: then all
  // of these are empty.
  bool few = false;
  // Of deaths: the period ended more than reporting.settled months before the newest count on
  // record. It is told as what was then, and as no more than a notice.
  bool old = false;
  std::optional<double> observed;
  std::optional<Expected> expected;
  std::optional<double> threshold;
  std::optional<double> p;
  std::optional<double> adjusted_p;
  Severity severity{};
  std::string method;
  std::vector<std::string> reasons;  // sentences
  std::optional<AlertCluster> cluster;
  std::vector<std::string> sources;
  std::string caution;
};

// A test that was made, and what it would say.
struct Candidate {
  Alert alert;
  double p = 1;
  double adjusted_p = 1;
  // The method that it is adjusted together with, of the same series; empty: its own.
  std::string family = {};
};

struct TestedKind {
  AlertSeries series{};
  std::size_t tests = 0;
  std::size_t left_out = 0;  // series that could not be judged
};

struct Alerts {
  std::string dataset;
  std::string sha256;  // of the regional tables
  std::optional<Date> as_of;
  WarningSettings settings;
  std::uint64_t seed = 1;
  std::vector<TestedKind> kinds;
  std::size_t tested = 0;
  // Of the alerts given (benjamini-hochberg: level x alerts), of any in each kind of test (holm),
  // or of all tests (none: level x tests).
  double expected_false = 0;
  // Alarms expected in a year if nothing changed anywhere and every release were looked at once.
  double expected_false_per_year = 0;
  std::vector<Alert> alerts;  // severest first, then by id
  std::vector<std::string> notes;
};

}  // namespace setpoint
