#include "setpoint/warning/settings.h"

#include <array>
#include <string>
#include <utility>

#include "setpoint/policy/policy_reader.h"

namespace setpoint {
namespace {

constexpr std::array kPure = {UnitName{"1"}, UnitName{"share"}, UnitName{"%", 1, 100}};
constexpr std::array kWord = {UnitName{"text"}};
constexpr std::array kPeriods = {UnitName{"periods"}};
constexpr std::array kMonths = {UnitName{"months"}};
constexpr std::array kYears = {UnitName{"years"}};
constexpr std::array kPersons = {UnitName{"persons"}};
constexpr std::array kReports = {UnitName{"reports"}};
constexpr std::array kRuns = {UnitName{"runs"}};
constexpr std::array<std::string_view, 3> kRules = {"none", "benjamini-hochberg", "holm"};
constexpr std::array<std::string_view, 6> kThresholds = {"two-thirds", "square-root", "identity",
                                                         "plug-in",    "upper-mean",  "predictive"};

struct NumberLimits {
  std::string_view key;
  std::span<const UnitName> units;
  double low;
  double high;
  bool whole;
};
constexpr std::array<NumberLimits, 22> kNumbers = {
    {{"alarm.level", kPure, 0.000001, 0.5, false},
     {"alarm.recent", kPeriods, 1, 24, true},
     {"reporting.settled", kMonths, 0, 60, true},
     {"reporting.complete", kPure, 0, 1, false},
     // Below 10 would break the publisher's terms: a user may only withhold more.
     {"disclosure.least_count", kPersons, 10, 1000, true},
     {"baseline.years", kYears, 3, 20, true},
     {"baseline.half_window", kPeriods, 0, 5, true},
     {"baseline.levels", kPeriods, 1, 10, true},
     {"baseline.not_included", kPeriods, 0, 24, true},
     {"baseline.reweight", kPure, 0.5, 100, false},
     {"baseline.trend_p", kPure, 0, 1, false},
     {"baseline.least_count", kPersons, 0, 1000, true},
     {"year.months", kMonths, 1, 12, true},
     {"composition.periods", kPeriods, 4, 40, true},
     {"composition.least_reports", kReports, 10, 100000, true},
     {"size.past", kMonths, 6, 240, true},
     {"size.permutations", kRuns, 19, 1000000, true},
     {"scan.largest_share", kPure, 0.001, 0.5, false},
     {"scan.months", kMonths, 1, 60, true},
     {"scan.history", kMonths, 6, 240, true},
     {"scan.prior", kPersons, 0, 1000, false},
     {"scan.replicates", kRuns, 19, 1000000, true}}};

Schema build() {
  std::vector<KeySchema> keys;
  for (const NumberLimits& limits : kNumbers) {
    KeySchema entry;
    entry.key = limits.key;
    entry.units = limits.units;
    entry.low = limits.low;
    entry.high = limits.high;
    entry.whole = limits.whole;
    keys.push_back(std::move(entry));
  }
  const auto add_word = [&](std::string_view key, std::span<const std::string_view> words) {
    KeySchema entry;
    entry.key = key;
    entry.type = ValueType::text;
    entry.units = kWord;
    entry.words = words;
    keys.push_back(std::move(entry));
  };
  add_word("alarm.rule", kRules);
  add_word("baseline.threshold", kThresholds);
  return Schema(std::move(keys));
}

}  // namespace

const Schema& warning_schema() {
  static const Schema schema = build();
  return schema;
}

Result<WarningPolicy> read_warning_policy(const std::optional<std::filesystem::path>& file,
                                          std::span<const PolicyOverride> overrides) {
  auto policy = PolicyReader::read(
      warning_schema(), {shipped_warning_settings(), kShippedWarningSettingsName}, file, overrides);
  if (!policy) return policy.faults();
  for (const auto& [key, parameter] : policy->parameters())
    for (const DatedValue& value : parameter.values)
      if (value.distribution.kind != DistributionKind::fixed)
        return Fault{FaultKind::policy, value.where, key + " has a distribution",
                     "none: a warning does not vary a setting"};
  // A warning has no calendar of its own: the last value in force counts.
  const Date day = *Date::of(9999, 12, 31);
  const auto number = [&](std::string_view key) {
    return std::get<double>(policy->in_force(key, day).value);
  };
  const auto whole = [&](std::string_view key) { return static_cast<std::size_t>(number(key)); };
  WarningSettings settings;
  settings.level = number("alarm.level");
  settings.rule = *parse_multiple_rule(policy->text("alarm.rule", day));
  settings.recent = whole("alarm.recent");
  settings.settled = static_cast<int>(whole("reporting.settled"));
  settings.complete = number("reporting.complete");
  settings.least_count = number("disclosure.least_count");
  settings.baseline.years = whole("baseline.years");
  settings.baseline.half_window = whole("baseline.half_window");
  settings.baseline.levels = whole("baseline.levels");
  settings.baseline.not_included = whole("baseline.not_included");
  settings.baseline.reweight_threshold = number("baseline.reweight");
  settings.baseline.trend_p = number("baseline.trend_p");
  settings.baseline.rule = *parse_threshold_rule(policy->text("baseline.threshold", day));
  settings.baseline.least_count = number("baseline.least_count");
  settings.baseline.alpha = settings.level;
  settings.year_months = static_cast<int>(whole("year.months"));
  settings.composition_periods = whole("composition.periods");
  settings.least_reports = number("composition.least_reports");
  settings.size_past = whole("size.past");
  settings.permutations = static_cast<std::uint32_t>(whole("size.permutations"));
  settings.scan.largest_share = number("scan.largest_share");
  settings.scan.most_periods = whole("scan.months");
  settings.scan.by_period = true;
  settings.scan.replicates = static_cast<std::uint32_t>(whole("scan.replicates"));
  settings.scan_history = whole("scan.history");
  settings.scan_prior = number("scan.prior");
  return WarningPolicy{*std::move(policy), settings};
}

}  // namespace setpoint
