// A hold for insufficient evidence as an order for data: what is lacking, how much of it would be
// expected to settle the movement, and where.
//
// A movement is tested by w- (it fell) and w+ (it rose), each with mean m and standard deviation d
// over the draws (rate/movement.h), one-sided at alpha = 1 - confidence. To be called with a power
// of 0.8 where things are as they look, the deviation may be at most, before error control,
//
//   looks like a fall, m(w-) < 0       |m(w-)| / (z_{1-alpha} + z_0.8)
//   looks like a rise, m(w+) > 0       m(w+) / (z_{1-alpha} + z_0.8)
//   looks like neither                 min(m(w-), -m(w+)) / (z_{1-alpha} + z_0.8)
//
// Sampled evidence: the variance goes as one over the number of inspections, so they must be
// f = (d / needed)^2 times as many; `sample_plan` for the pilot's relative standard error over
// sqrt(f) says how many in which stratum.
//
// Default evidence: more seizures do not narrow an assumed probability of interception, so what is
// missing is a sampling programme. With a relative standard error r of the flow in each of the two
// windows, independent, x now and y the reference before,
//
//   d = r sqrt(2) x / (x + a y)        (of both, by the delta method; a the start of the log
//   ratios)
//
// and a total of n finds whose masses are lognormal with sigma 1 has r^2 = e / n (1 + cv^2 = e), so
// n = max(movement.min_finds, e / r^2) finds in each window, and n / prevalence inspections: a
// planning figure that takes units drawn one by one and a prevalence that nobody has measured.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "setpoint/determination/determine.h"
#include "setpoint/sampling/sample_plan.h"

namespace setpoint {

inline constexpr double kPower = 0.8;
// Of finds among units; at borders they are thought to lie between these. An assumption.
inline constexpr std::array kPrevalences = {1e-3, 1e-4, 1e-5};

enum class HoldReason {
  no_flow,      // in either window: nothing to settle
  unlike,       // the windows have different tiers
  below_floor,  // too small to be judged against itself
  few_finds,    // a call was withheld for want of finds
  credit,       // a fall was not credited: rule.credit_requires
  undecided,    // too wide
};

// What the point of the evidence looks like.
enum class Looks { fall, rise, unchanged };

struct Settling {
  Looks looks{};
  double mean = 0;       // of the statistic that binds
  double deviation = 0;  // of its draws
  double needed = 0;     // the largest deviation that would be expected to settle it
  // The factor on the number of inspections: (deviation / needed)^2. Below 1: spread alone would
  // do, and error control holds it. Not finite where the mean is 0.
  [[nodiscard]] double times() const;
};
[[nodiscard]] Settling settling(const ChangeTests& tests, double confidence);

// Finds in each window for the deviation wanted; before: the reference.
[[nodiscard]] double finds_needed(const Settling& settling, double before, double now,
                                  double least_finds);

// A route whose two windows do not have the same tier in every quarter.
struct RouteGap {
  Country seen;
  Channel channel{};
  Tier before = Tier::none;  // none: a quarter is missing too
  Tier now = Tier::none;
  std::vector<Quarter> unsampled{};  // quarters of both windows that the programme does not cover
};

struct ChannelShare {
  std::optional<Channel> channel{};  // none: through its precursors
  double share = 0;                  // of the outcome's flow in the window
};

struct Hold {
  Outcome outcome{};
  HoldReason reason{};
  std::string why{};  // as the determination has it
  Tier tier = Tier::none;
  std::uint64_t finds_before = 0, finds = 0;  // sampled at random
  std::optional<Settling> settling{};
  // How many times the present inspections; sampled and mixed tiers.
  std::optional<double> times{};
  std::optional<SamplePlan> plan{};
  std::string no_plan{};  // why there is none
  // In each window; where a part rests on the default tier.
  std::optional<double> finds_wanted{};
  std::vector<ChannelShare> where{};
  std::vector<RouteGap> gaps{};
};

// Of every outcome of the country that row 1 holds.
[[nodiscard]] std::vector<Hold> holds(const Tables& tables, const Policy& policy,
                                      const Determination& determination,
                                      const CountryResult& country);

}  // namespace setpoint
