// Distributions over a Stream: our own, because the standard library's are not portable.
//
// Each function takes from the stream as many numbers as it needs. All arithmetic is IEEE 754
// double with the elementary functions of core/elementary.h, so results are the same bits on
// every platform and compiler. Preconditions are stated; violating one is a fault of the caller.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "setpoint/core/random.h"

namespace setpoint {

// Uniform on (low, high), where rounding can reach an end only if the interval is a few units in
// the last place wide. low < high, high - low finite.
[[nodiscard]] double draw_uniform(Stream& stream, double low, double high);
// Standard normal, by inversion of one uniform (Wichura 1988, algorithm AS 241, PPND16).
[[nodiscard]] double draw_normal(Stream& stream);
// exp(mu + sigma * Z). sigma >= 0. mu + 9 sigma below 709, or the draw may be infinite.
[[nodiscard]] double draw_lognormal(Stream& stream, double mu, double sigma);
// Triangular on [low, high] with the given mode, by inversion. low <= mode <= high, low < high.
[[nodiscard]] double draw_triangular(Stream& stream, double low, double mode, double high);
// Gamma with mean shape (scale 1). 1e-300 <= shape <= 1e300. Marsaglia and Tsang 2000. Below shape
// 0.05 a draw may be less than the least double, and is then 0 (at shape 0.01, one in 1,700).
[[nodiscard]] double draw_gamma(Stream& stream, double shape);
// Beta(a, b). 1e-300 <= a, b <= 1e300. By two gammas, in logarithms where a or b is below 1, so a
// quotient of zeros never arises; a draw nearer to 0 or 1 than doubles go is 0 or 1.
[[nodiscard]] double draw_beta(Stream& stream, double a, double b);
// Poisson. 0 <= mean <= 1e15. By inversion below mean 10, by rejection above (Hormann 1993, PTRS)
// with the probabilities in the form of Loader 2000, whose terms do not cancel at large means.
[[nodiscard]] std::uint64_t draw_poisson(Stream& stream, double mean);
// Binomial(n, p). 0 <= p <= 1, n at most 2^53. By inversion where n min(p, 1 - p) < 10, by
// rejection above (Hormann 1993, BTRS). Takes nothing from the stream where the answer is certain.
[[nodiscard]] std::uint64_t draw_binomial(Stream& stream, std::uint64_t n, double p);
// Multinomial counts of n trials over the given probabilities (they are normalised by their sum,
// which must be positive and finite; none negative), by conditional binomials. n at most 2^53.
[[nodiscard]] std::vector<std::uint64_t> draw_multinomial(Stream& stream, std::uint64_t n,
                                                          std::span<const double> probabilities);

// The standard normal quantile function (Wichura 1988, AS 241; relative error below 2e-15, though
// for p near 1 the rounding of p itself is felt). 0 < p < 1.
[[nodiscard]] double normal_quantile(double p);
// The standard normal distribution function (Cody 1969 and 1993), with relative error below 2e-15
// also in the lower tail, down to the least normal double at x = -37.5.
[[nodiscard]] double normal_cdf(double x);

}  // namespace setpoint
