#include "setpoint/sampling/generator_scenario.h"

#include <algorithm>

#include "setpoint/sampling/generator_find.h"

namespace setpoint {
namespace {

constexpr double kLeft = 0.4;
constexpr double kNewSourceOfLost = 0.5;
constexpr double kHighestRate = 0.25;
// The country that changes, by rank.
constexpr std::size_t kFirst = 0;

constexpr std::size_t kPills = static_cast<std::size_t>(Outcome::pills);
constexpr std::size_t kPowder = static_cast<std::size_t>(Outcome::powder);

double sum(const FormRates& rates) {
  double result = 0.0;
  for (const double rate : rates) result += rate;
  return result;
}

void improve(GeneratedFrame& frame) {
  for (FrameStratum& stratum : frame.strata)
    for (FrameOrigin& origin : stratum.origins)
      if (origin.country == kFirst)
        for (double& rate : origin.rates) rate *= kLeft;
}

void shift_form(GeneratedFrame& frame) {
  for (FrameStratum& stratum : frame.strata) {
    for (FrameOrigin& origin : stratum.origins) {
      if (origin.country != kFirst) continue;
      const double lost = (1.0 - kLeft) * origin.rates[kPills] * mean_pure_grams(Outcome::pills);
      origin.rates[kPills] *= kLeft;
      origin.rates[kPowder] += lost / mean_pure_grams(Outcome::powder);
    }
  }
}

void begin_by_mail(GeneratedFrame& frame) {
  const std::size_t last = frame.countries.size() - 1;
  double lost = 0.0;  // finds of the first country a unit inspected
  double units = 0.0;
  FormRates forms{};
  for (const FrameStratum& stratum : frame.strata) {
    for (const FrameOrigin& origin : stratum.origins) {
      if (origin.country == kFirst) {
        lost += (1.0 - kLeft) * stratum.share * origin.share * sum(origin.rates);
        if (stratum.channel == Channel::mail) forms = origin.rates;
      }
      if (origin.country == last && stratum.channel == Channel::mail)
        units += stratum.share * origin.share;
    }
  }
  const double rate = std::min(kHighestRate, kNewSourceOfLost * lost / units);
  for (FrameStratum& stratum : frame.strata) {
    if (stratum.channel != Channel::mail) continue;
    for (FrameOrigin& origin : stratum.origins)
      if (origin.country == last)
        for (std::size_t k = 0; k < forms.size(); ++k)
          origin.rates[k] = rate * forms[k] / sum(forms);
  }
}

}  // namespace

GeneratedFrame frame_in_quarter(const GeneratedFrame& frame, Scenario scenario, int quarter,
                                int quarters) {
  GeneratedFrame now = frame;
  if (2 * quarter < quarters) return now;
  switch (scenario) {
    case Scenario::steady:
      break;
    case Scenario::improves:
      improve(now);
      break;
    case Scenario::form_shift:
      shift_form(now);
      break;
    case Scenario::new_source:
      begin_by_mail(now);
      improve(now);
      break;
  }
  return now;
}

}  // namespace setpoint
