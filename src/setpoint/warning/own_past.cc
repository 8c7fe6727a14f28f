#include "setpoint/warning/own_past.h"

#include <vector>

#include "setpoint/warning/reference_periods.h"
#include "setpoint/warning/two_rates.h"

namespace setpoint {
namespace {

struct Reference {
  std::size_t periods = 0;
  double cases = 0;
  double exposure = 0;
};

FarringtonVerdict after_none(const Reference& reference, double count, double exposure,
                             const FarringtonSettings& settings) {
  FarringtonVerdict verdict;
  verdict.observed = count;
  verdict.empty_periods = reference.periods;
  verdict.upper = most_after_none(settings.alpha, exposure, reference.exposure);
  verdict.p_rise = higher_rate_p({count, exposure}, {0, reference.exposure});
  return verdict;
}

}  // namespace

OwnPast judge_by_past(std::span<const double> counts, std::span<const double> populations,
                      std::size_t at, const FarringtonSettings& settings) {
  const std::vector<ReferencePeriod> periods = reference_periods(at, settings);
  if (at < first_judged(settings))
    return {std::nullopt, "its past does not reach back as far as baseline.years asks for"};
  if (periods.empty() || at >= counts.size())
    return {std::nullopt, "a year has not so many periods as the seasons of the settings"};
  const bool flexible = settings.kind == FarringtonKind::flexible;
  const bool by_people = settings.offset && flexible;
  const std::size_t season = flexible ? settings.levels : 1;
  Reference all;
  Reference same;
  for (const ReferencePeriod& period : periods) {
    const double exposure = by_people ? populations[period.at] : 1.0;
    for (Reference* reference : {&all, &same}) {
      if (reference == &same && period.level != season) continue;
      ++reference->periods;
      reference->cases += counts[period.at];
      reference->exposure += exposure;
    }
  }
  if (same.cases > 0) {
    auto verdict = farrington(counts, populations, at, settings);
    if (!verdict) return {std::nullopt, "the regression of its past does not converge"};
    return {verdict, {}};
  }
  const bool none = !(all.cases > 0);
  FarringtonVerdict verdict =
      after_none(none ? all : same, counts[at], by_people ? populations[at] : 1.0, settings);
  verdict.of_season = !none;
  verdict.enough = enough_cases(counts, at, settings);
  verdict.alarm = verdict.enough && verdict.p_rise <= settings.alpha;
  return {verdict, {}};
}

}  // namespace setpoint
