#include "setpoint/sampling/single_psu.h"

#include <algorithm>
#include <map>
#include <utility>

namespace setpoint {
namespace {

// A stratum with less than this left out of the sample is sampled whole (as in R's survey).
constexpr double kWhole = 1e-7;
constexpr std::size_t kNamed = 20;

std::string named(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), kNamed); ++i) {
    text += (i == 0 ? "" : ", ") + names[i];
  }
  if (names.size() > kNamed) {
    text += " and " + std::to_string(names.size() - kNamed) + " more";
  }
  return text;
}

}  // namespace

Result<std::vector<double>> variance_multipliers(std::span<const StratumShare> strata,
                                                 SinglePsu treatment, std::string_view where) {
  std::vector<double> multipliers;
  std::map<std::size_t, std::pair<std::size_t, std::size_t>> shown;  // by parent: all, of those
  std::vector<std::string> single;
  for (const StratumShare& stratum : strata) {
    multipliers.push_back(stratum.share);
    const bool alone = stratum.sampled == 1 && 1.0 - stratum.fraction >= kWhole;
    auto& [all, showing] = shown[stratum.parent];
    ++all;
    showing += alone ? 0U : 1U;
    if (alone && stratum.share > 0.0) {
      single.push_back("'" + stratum.name + "'");
      if (treatment != SinglePsu::adjust) {
        multipliers.back() = 0.0;
      }
    }
  }
  if (single.empty()) {
    return multipliers;
  }
  if (treatment == SinglePsu::fail) {
    return Fault{FaultKind::data,
                 {},
                 "strata with a single PSU" + std::string(where) + ": " + named(single),
                 "two or more PSUs a stratum, or another treatment of single PSUs"};
  }
  if (treatment == SinglePsu::average) {
    for (std::size_t h = 0; h < strata.size(); ++h) {
      const auto [all, showing] = shown[strata[h].parent];
      if (showing == 0 && strata[h].share > 0.0) {
        return Fault{FaultKind::data,
                     {},
                     "no stratum with more than one PSU to average" + std::string(where) + ": " +
                         named(single),
                     "at least one stratum with two or more PSUs"};
      }
      if (showing > 0) {
        multipliers[h] *= static_cast<double>(all) / static_cast<double>(showing);
      }
    }
  }
  return multipliers;
}

}  // namespace setpoint
