#include "setpoint/designation/placebo.h"

#include <algorithm>
#include <cmath>

namespace setpoint {
namespace {

constexpr double kTail = 0.025;

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

// The means of `count` of the values, drawn without replacement.
std::vector<double> placebo_means(const std::vector<double>& values, std::size_t count,
                                  const std::string& stream, const EvaluationOptions& options) {
  if (count == 1) return values;
  std::vector<double> means;
  const StreamName name(stream);
  for (std::uint32_t draw = 0; draw < options.placebos; ++draw) {
    Stream random(options.seed, name, draw);
    std::vector<double> left = values;
    std::vector<double> chosen;
    for (std::size_t i = 0; i < count; ++i) {
      const double u = random.uniform();
      const auto at = i + static_cast<std::size_t>(u * static_cast<double>(left.size() - i));
      std::swap(left[i], left[at]);
      chosen.push_back(left[i]);
    }
    // Sorted, so that the same set has the same sum.
    std::sort(chosen.begin(), chosen.end());
    means.push_back(mean(chosen));
  }
  return means;
}

}  // namespace

KnownChange change_around(const std::vector<Quarter>& events, const ChangeByQuarter& changes,
                          const std::string& stream, const EvaluationOptions& options) {
  std::vector<double> own;
  for (const Quarter quarter : events)
    if (const auto found = changes.find(quarter); found != changes.end())
      own.push_back(found->second);
  if (own.empty())
    return {std::nullopt,
            "no quarter with additions has evidence of the four quarters before and after"};
  std::sort(own.begin(), own.end());
  Change change;
  change.relative = mean(own);
  change.quarters = own.size();
  change.dates = changes.size();
  if (changes.size() < kFewestDates) {
    change.why_no_placebo = "only " + std::to_string(changes.size()) +
                            " quarters have evidence of the four quarters before and after";
    return {change, ""};
  }
  if (own.size() == changes.size()) {
    change.why_no_placebo = "every quarter that could be a placebo date has additions";
    return {change, ""};
  }
  std::vector<double> values;
  for (const auto& [quarter, value] : changes) values.push_back(value);
  std::vector<double> placebos = placebo_means(values, own.size(), stream, options);
  std::sort(placebos.begin(), placebos.end());
  const auto size = static_cast<double>(placebos.size());
  // The order statistics that leave at most a fortieth outside at either end.
  const auto below = static_cast<std::size_t>(std::floor(size * kTail));
  change.placebo = Interval{placebos[below], placebos[placebos.size() - 1 - below]};
  const auto not_above = std::upper_bound(placebos.begin(), placebos.end(), change.relative);
  change.rank = static_cast<double>(not_above - placebos.begin()) / size;
  change.placebos = placebos.size();
  return {change, ""};
}

}  // namespace setpoint
