#include "setpoint/sampling/generator_scenario.h"

#include <algorithm>

#include "setpoint/core/decimal.h"
#include "setpoint/sampling/generator_find.h"

namespace setpoint {
namespace {

constexpr double kLeft = 0.4;
constexpr double kNewSourceBefore = 0.04;
constexpr double kHighestByMail = 0.1;
// The country that changes, by rank.
constexpr std::size_t kFirst = 0;

constexpr std::size_t kPills = static_cast<std::size_t>(Outcome::pills);
constexpr std::size_t kPowder = static_cast<std::size_t>(Outcome::powder);

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

// Takes `share` of every other country's rates, or of the first's alone, and gives what would have
// entered to the last country's mail.
void hand_over(GeneratedFrame& frame, double share, bool of_first_alone) {
  const std::size_t last = frame.countries.size() - 1;
  FormRates lost{};  // finds a unit inspected
  double mail = 0.0;
  for (FrameStratum& stratum : frame.strata) {
    const bool enters = carrier(stratum.channel) != Carrier::interior;
    for (FrameOrigin& origin : stratum.origins) {
      const bool gives = of_first_alone ? origin.country == kFirst : origin.country != last;
      for (std::size_t k = 0; gives && k < lost.size(); ++k) {
        if (enters) lost[k] += share * stratum.share * origin.share * origin.rates[k];
        origin.rates[k] *= 1.0 - share;
      }
      if (origin.country == last && stratum.channel == Channel::mail)
        mail += stratum.share * origin.share;
    }
  }
  for (FrameStratum& stratum : frame.strata)
    for (FrameOrigin& origin : stratum.origins)
      if (origin.country == last && stratum.channel == Channel::mail)
        for (std::size_t k = 0; k < lost.size(); ++k) origin.rates[k] += lost[k] / mail;
}

// The highest chance of a unit by mail from the last country.
double highest_by_mail(const GeneratedFrame& frame) {
  double highest = 0.0;
  for (const FrameStratum& stratum : frame.strata)
    for (const FrameOrigin& origin : stratum.origins)
      if (origin.country + 1 == frame.countries.size() && stratum.channel == Channel::mail)
        highest = std::max(highest, origin.rates[0] + origin.rates[1] + origin.rates[2]);
  return highest;
}

}  // namespace

bool after_change(int quarter, int quarters) {
  return 2 * quarter >= quarters;
}

Result<GeneratedFrame> scenario_frame(const GeneratorOptions& options) {
  const bool new_source = options.scenario == Scenario::new_source;
  GeneratedFrame frame = make_frame(options.seed, options.countries, options.prevalence,
                                    new_source ? options.countries - 1 : options.countries);
  if (!new_source) return frame;
  hand_over(frame, kNewSourceBefore, false);
  GeneratedFrame after = frame;
  hand_over(after, 1.0 - kLeft, true);
  const double highest = highest_by_mail(after);
  if (highest > kHighestByMail)
    return Fault{FaultKind::usage,
                 {},
                 "the new source's mail is too little to carry what the first country loses",
                 "a prevalence of " + shortest(options.prevalence * kHighestByMail / highest) +
                     " or less, or fewer countries"};
  return frame;
}

GeneratedFrame frame_in_quarter(const GeneratedFrame& frame, Scenario scenario, int quarter,
                                int quarters) {
  GeneratedFrame now = frame;
  if (!after_change(quarter, quarters)) return now;
  switch (scenario) {
    case Scenario::steady:
    case Scenario::deaths_fall:
      break;
    case Scenario::improves:
      improve(now);
      break;
    case Scenario::form_shift:
      shift_form(now);
      break;
    case Scenario::new_source:
      hand_over(now, 1.0 - kLeft, true);
      break;
  }
  return now;
}

}  // namespace setpoint
