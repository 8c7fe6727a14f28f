// Planning a sample for what is rare: how many inspections without a find support a claim.
//
// Cannon 2001, "Sense and sensitivity: designing surveys based on an imperfect test"; the
// hypergeometric and binomial probabilities of no find, detection being perfect.
#pragma once

#include <cstdint>

#include "setpoint/core/fault.h"

namespace setpoint {

// The least n with C(N - D, n) / C(N, n) <= 1 - confidence: so many of a population of N, drawn at
// random without replacement, have at least one of its D positives with that confidence.
// Errors (usage): D is 0 or above N; a confidence outside (0, 1).
[[nodiscard]] Result<std::uint64_t> detection_sample_size(std::uint64_t population,
                                                          std::uint64_t positives,
                                                          double confidence);

// The least n with (1 - p)^n <= 1 - confidence: so many independent inspections without a find
// reject a prevalence of p or more, one-sided. Errors (usage): p or a confidence outside (0, 1).
[[nodiscard]] Result<std::uint64_t> zero_find_sample_size(double prevalence, double confidence);

// What no find in n proves, one-sided. Of an endless population, the prevalence p with
// (1 - p)^n = 1 - confidence: 1 - (1 - confidence)^(1/n), the limit of Clopper and Pearson 1934. Of
// a population of N, the most positives D with C(N - D, n) / C(N, n) > 1 - confidence; as D and n
// can be exchanged there, one less than detection_sample_size(N, n, confidence). Errors (usage): n
// is 0, or above N; a confidence outside (0, 1).
[[nodiscard]] Result<double> zero_find_limit(std::uint64_t n, double confidence);
[[nodiscard]] Result<std::uint64_t> zero_find_positives(std::uint64_t population, std::uint64_t n,
                                                        double confidence);

}  // namespace setpoint
