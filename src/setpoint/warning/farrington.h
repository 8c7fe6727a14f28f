// Is a count more, or fewer, than its own past leads one to expect?
//
// The algorithm of Farrington et al. 1996 (J. R. Statist. Soc. A 159:547) and its improvement by
// Noufaily et al. 2013 (Statistics in Medicine 32:1206). Counts of past periods give a
// quasi-Poisson regression with a linear trend; past outbreaks are weighed down by their Anscombe
// residuals
//
//   s = 3/2 (y^(2/3) mu^(-1/6) - mu^(1/2)) / sqrt(phi (1 - h)),  weight ~ s^-2 where s > threshold
//
// and the model is fitted again. The trend stays where it is significant, there are three years or
// more, and it does not lead beyond the largest count of the past. Both follow R's surveillance
// 1.20.3 (algo.farrington and farringtonFlexible), with which they agree to rounding:
//
//   original   the past is the half_window periods on either side of the same period in each of
//              `years` years; the threshold is that of alpha / 2
//   flexible   the past is every period from the earliest window on but for the latest
//              not_included, with a factor of `levels` levels for the season; alpha
//
// In farringtonFlexible the standard error of the expectation, and the test of the trend, come from
// a dispersion that was computed after the working weights had been replaced by the weights of the
// residuals: sum of w ((y - mu) / mu)^2, too small by about mu. `as_surveillance` does the same;
// without it both come from phi, as the article says.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace setpoint {

enum class FarringtonKind : std::uint8_t { original, flexible };

// How a threshold follows from mu, the dispersion phi and the standard error of log mu.
enum class ThresholdRule : std::uint8_t {
  two_thirds,  // normal on y^(2/3): Farrington 1996; variance mu (phi + se^2 mu)
  square_root,
  identity,
  plug_in,     // negative binomial with mean mu and dispersion phi: Noufaily 2013
  upper_mean,  // the same at the upper confidence limit of mu (R's "muan")
  // Negative binomial with mean mu and dispersion phi + se^2 mu, both variances; its probabilities
  // widened as Student's t is to the normal distribution, for phi is an estimate.
  predictive,
};
[[nodiscard]] std::string_view name(ThresholdRule rule);
[[nodiscard]] std::optional<ThresholdRule> parse_threshold_rule(std::string_view text);

struct FarringtonSettings {
  FarringtonKind kind = FarringtonKind::flexible;
  std::size_t frequency = 12;  // periods in a year
  std::size_t years = 5;
  std::size_t half_window = 3;
  std::size_t levels = 1;        // flexible: of the season; 1 is the windows alone
  std::size_t not_included = 3;  // flexible: latest periods that are not the past
  bool reweight = true;
  double reweight_threshold = 2.58;  // 1 in the original
  double alpha = 0.05;
  bool trend = true;
  double trend_p = 0.05;
  // No alarm where the last `least_periods` have fewer than `least_count` in all.
  double least_count = 5;
  std::size_t least_periods = 4;
  ThresholdRule rule = ThresholdRule::two_thirds;
  bool offset = false;  // flexible: log population
  bool as_surveillance = false;
};

struct FarringtonVerdict {
  double observed = 0;
  double expected = 0;
  double lower = 0;  // thresholds
  double upper = 0;
  double phi = 1;
  double standard_error = 0;  // of log expected
  double freedom = 0;         // of the regression
  double p_rise = 1;          // P(as many or more)
  double p_fall = 1;          // P(as few or fewer)
  bool trend = false;
  bool enough = true;  // least_count is met
  bool alarm = false;  // observed above upper, and enough
  // Not from a regression but exactly (own_past.h): so many reference periods, without a case.
  std::size_t empty_periods = 0;
  bool of_season = false;  // those of the same season alone; other periods of the past had cases
};

// The first position that has its whole past.
[[nodiscard]] std::size_t first_judged(const FarringtonSettings& settings);

// Whether the least_periods that end with this one have least_count cases.
[[nodiscard]] bool enough_cases(std::span<const double> counts, std::size_t at,
                                const FarringtonSettings& settings);

// The verdict on counts[at] by what stands before it. Populations may be empty where there is no
// offset. Nothing where the past does not reach back far enough, has no case, or gives no model.
[[nodiscard]] std::optional<FarringtonVerdict> farrington(std::span<const double> counts,
                                                          std::span<const double> populations,
                                                          std::size_t at,
                                                          const FarringtonSettings& settings);

}  // namespace setpoint
