#include "setpoint/core/distribution.h"

#include <array>
#include <cmath>
#include <cstddef>

#include "setpoint/core/elementary.h"

namespace setpoint {
namespace {

constexpr double kTwoPi = 6.28318530717958647693;

// coefficients[0] + coefficients[1] x + coefficients[2] x^2 + ...
template <std::size_t N>
double polynomial(const std::array<double, N>& coefficients, double x) {
  double sum = 0.0;
  for (std::size_t i = N; i-- > 0;) {
    sum = sum * x + coefficients[i];
  }
  return sum;
}

// ---- the normal distribution function -----------------------------------------------------

// Rational Chebyshev approximations of Cody 1969 (Mathematics of Computation 23:631), in the form
// for the normal distribution of Cody 1993 (ACM TOMS 19:22, algorithm 715, ANORM).
constexpr double kInverseRootTwoPi = 0.39894228040143267794;
constexpr double kCentre = 0.66291;
constexpr double kFarTail = 5.656854249492380195;  // sqrt(32)

constexpr std::array<double, 5> kCentreNumerator{18154.981253343561249, 1067.6894854603709582,
                                                 161.02823106855587881, 2.2352520354606839287,
                                                 0.065682337918207449113};
constexpr std::array<double, 5> kCentreDenominator{
    45507.789335026729956, 10260.932208618978205, 976.09855173777669322, 47.20258190468824187, 1.0};
constexpr std::array<double, 9> kTailNumerator{
    9842.7148383839780218, 11602.651437647350124,  6848.1904505362823326,
    2494.5375852903726711, 597.27027639480026226,  93.506656132177855979,
    8.8831497943883759412, 0.39894151208813466764, 1.0765576773720192317e-8};
constexpr std::array<double, 9> kTailDenominator{
    19685.429676859990727, 38912.003286093271411, 34900.952721145977266,
    18615.571640885098091, 6485.558298266760755,  1519.377599407554805,
    235.38790178262499861, 22.266688044328115691, 1.0};
constexpr std::array<double, 6> kFarNumerator{2.9112874951168792e-5, 0.001421619193227893466,
                                              0.022235277870649807,  0.1274011611602473639,
                                              0.21589853405795699,   0.02307344176494017303};
constexpr std::array<double, 6> kFarDenominator{7.29751555083966205e-5, 0.00378239633202758244,
                                                0.0659881378689285515,  0.468238212480865118,
                                                1.28426009614491121,    1.0};

// P(Z > x) for x > kCentre.
double normal_upper_tail(double x) {
  double ratio = 0.0;
  if (x < kFarTail) {
    ratio = polynomial(kTailNumerator, x) / polynomial(kTailDenominator, x);
  } else {
    const double y = 1.0 / (x * x);
    const double correction = y * polynomial(kFarNumerator, y) / polynomial(kFarDenominator, y);
    ratio = (kInverseRootTwoPi - correction) / x;
  }
  // x^2 / 2 in two parts, of which the first is exact: rounding x^2 would cost digits of the
  // exponential in the tail.
  const double coarse = std::trunc(x * 16.0) / 16.0;
  const double rest = (x - coarse) * (x + coarse);
  return exponential(-0.5 * coarse * coarse) * exponential(-0.5 * rest) * ratio;
}

// ---- log-gamma differences without cancellation -------------------------------------------

// log n! - log(sqrt(2 pi n) (n / e)^n) (Loader 2000, "Fast and accurate computation of binomial
// probabilities"): what a Stirling formula lacks. n >= 1. The main terms of the two formulas below
// cancel exactly, where log_gamma of 10^12 would leave an error of 0.01.
double stirling_remainder(double n) {
  if (n < 16.0) {
    return log_gamma(n + 1.0) - (n + 0.5) * logarithm(n) + n - 0.5 * logarithm(kTwoPi);
  }
  const double y = 1.0 / (n * n);
  return (1.0 / 12 - y * (1.0 / 360 - y * (1.0 / 1260 - y * (1.0 / 1680 - y / 1188)))) / n;
}

// k log(k / mean) + mean - k (Loader 2000, the deviance). k >= 1, mean > 0.
double deviance(double k, double mean) {
  const double difference = k - mean;
  if (std::abs(difference) >= 0.1 * (k + mean)) {
    return k * logarithm(k / mean) - difference;
  }
  // With v = (k - mean) / (k + mean), log(k / mean) = 2 atanh(v).
  const double v = difference / (k + mean);
  const double square = v * v;
  double sum = difference * v;
  double term = 2.0 * k * v;
  for (int n = 3; n < 60; n += 2) {
    term *= square;
    const double next = sum + term / n;
    if (next == sum) {
      break;
    }
    sum = next;
  }
  return sum;
}

// log of P(K = k), K Poisson with the given mean.
double log_poisson_mass(double k, double mean) {
  if (k == 0.0) {
    return -mean;
  }
  return -stirling_remainder(k) - deviance(k, mean) - 0.5 * logarithm(kTwoPi * k);
}

// log of P(K = k), K binomial of n trials; 0 < p < 1, q = 1 - p.
double log_binomial_mass(double k, double n, double p, double q) {
  if (k == 0.0) {
    return n * logarithm_1p(-p);
  }
  if (k == n) {
    return n * logarithm(p);
  }
  const double rest = n - k;
  return stirling_remainder(n) - stirling_remainder(k) - stirling_remainder(rest) -
         deviance(k, n * p) - deviance(rest, n * q) + 0.5 * logarithm(n / (kTwoPi * k * rest));
}

// ---- counts -------------------------------------------------------------------------------

// Below this mean counts are found by adding up the probabilities, above it by rejection.
constexpr double kSmallMean = 10.0;
// A cumulative sum of doubles may stop just short of 1. Past the mean, masses below this can no
// longer move a uniform of 52 bits.
constexpr double kNegligibleMass = 0x1p-60;

// Transformed rejection with squeeze (Hormann 1993, Insurance: Mathematics and Economics 12:39,
// algorithm PTRS).
std::uint64_t draw_large_poisson(Stream& stream, double mean) {
  const double b = 0.931 + 2.53 * std::sqrt(mean);
  const double a = -0.059 + 0.02483 * b;
  const double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
  const double squeeze = 0.9277 - 3.6224 / (b - 2.0);
  for (;;) {
    const double u = stream.uniform() - 0.5;
    const double v = stream.uniform();
    const double edge = 0.5 - std::abs(u);
    const double k = std::floor((2.0 * a / edge + b) * u + mean + 0.43);
    if (edge >= 0.07 && v <= squeeze) {
      return static_cast<std::uint64_t>(k);
    }
    if (k < 0.0 || k > 0x1p62 || (edge < 0.013 && v > edge)) {
      continue;
    }
    if (logarithm(v * inverse_alpha / (a / (edge * edge) + b)) <= log_poisson_mass(k, mean)) {
      return static_cast<std::uint64_t>(k);
    }
  }
}

// Inversion by sequential search. n p < kSmallMean, 0 < p <= 1/2.
std::uint64_t draw_small_binomial(Stream& stream, std::uint64_t n, double p) {
  const double trials = static_cast<double>(n);
  const double mean = trials * p;
  const double odds = p / (1.0 - p);
  double mass = exponential(trials * logarithm_1p(-p));
  double u = stream.uniform();
  std::uint64_t k = 0;
  while (u > mass && k < n) {
    u -= mass;
    ++k;
    const double count = static_cast<double>(k);
    mass *= (trials - count + 1.0) / count * odds;
    if (count > mean && mass < kNegligibleMass) {
      break;
    }
  }
  return k;
}

// Transformed rejection with squeeze (Hormann 1993, Journal of Statistical Computation and
// Simulation 46:101, algorithm BTRS). n p >= kSmallMean, p <= 1/2.
std::uint64_t draw_large_binomial(Stream& stream, std::uint64_t n, double p) {
  const double trials = static_cast<double>(n);
  const double q = 1.0 - p;
  const double spread = std::sqrt(trials * p * q);
  const double b = 1.15 + 2.53 * spread;
  const double a = -0.0873 + 0.0248 * b + 0.01 * p;
  const double c = trials * p + 0.5;
  const double squeeze = 0.92 - 4.2 / b;
  const double alpha = (2.83 + 5.1 / b) * spread;
  const double mode = std::floor((trials + 1.0) * p);
  const double log_mode_mass = log_binomial_mass(mode, trials, p, q);
  for (;;) {
    const double u = stream.uniform() - 0.5;
    const double v = stream.uniform();
    const double edge = 0.5 - std::abs(u);
    const double k = std::floor((2.0 * a / edge + b) * u + c);
    if (edge >= 0.07 && v <= squeeze) {
      return static_cast<std::uint64_t>(k);
    }
    if (k < 0.0 || k > trials) {
      continue;
    }
    if (logarithm(v * alpha / (a / (edge * edge) + b)) <=
        log_binomial_mass(k, trials, p, q) - log_mode_mass) {
      return static_cast<std::uint64_t>(k);
    }
  }
}

// ---- gamma --------------------------------------------------------------------------------

// Marsaglia and Tsang 2000 (ACM TOMS 26:363). shape >= 1.
double draw_large_gamma(Stream& stream, double shape) {
  const double d = shape - 1.0 / 3.0;
  const double c = 1.0 / (3.0 * std::sqrt(d));
  for (;;) {
    const double x = draw_normal(stream);
    const double root = 1.0 + c * x;
    if (root <= 0.0) {
      continue;
    }
    const double v = root * root * root;
    const double u = stream.uniform();
    const double square = x * x;
    if (u < 1.0 - 0.0331 * square * square) {
      return d * v;
    }
    if (logarithm(u) < 0.5 * square + d * (1.0 - v + logarithm(v))) {
      return d * v;
    }
  }
}

// log of a gamma variate. Below shape 1, G(shape) = G(shape + 1) U^(1 / shape): in logarithms,
// because at small shapes most of the distribution is below the least double.
double draw_log_gamma(Stream& stream, double shape) {
  if (shape >= 1.0) {
    return logarithm(draw_large_gamma(stream, shape));
  }
  const double larger = draw_large_gamma(stream, shape + 1.0);
  return logarithm(larger) + logarithm(stream.uniform()) / shape;
}

}  // namespace

double draw_uniform(Stream& stream, double low, double high) {
  return low + (high - low) * stream.uniform();
}

double draw_normal(Stream& stream) {
  return normal_quantile(stream.uniform());
}

double draw_lognormal(Stream& stream, double mu, double sigma) {
  return exponential(mu + sigma * draw_normal(stream));
}

double draw_triangular(Stream& stream, double low, double mode, double high) {
  const double u = stream.uniform();
  const double width = high - low;
  if (u * width < mode - low) {
    return low + std::sqrt(u * width * (mode - low));
  }
  return high - std::sqrt((1.0 - u) * width * (high - mode));
}

double draw_gamma(Stream& stream, double shape) {
  return shape >= 1.0 ? draw_large_gamma(stream, shape)
                      : exponential(draw_log_gamma(stream, shape));
}

double draw_beta(Stream& stream, double a, double b) {
  if (a >= 1.0 && b >= 1.0) {
    const double x = draw_large_gamma(stream, a);
    const double y = draw_large_gamma(stream, b);
    return x / (x + y);
  }
  const double log_x = draw_log_gamma(stream, a);
  const double log_y = draw_log_gamma(stream, b);
  return 1.0 / (1.0 + exponential(log_y - log_x));
}

std::uint64_t draw_poisson(Stream& stream, double mean) {
  if (mean >= kSmallMean) {
    return draw_large_poisson(stream, mean);
  }
  double mass = exponential(-mean);
  double u = stream.uniform();
  std::uint64_t k = 0;
  while (u > mass) {
    u -= mass;
    ++k;
    const double count = static_cast<double>(k);
    mass *= mean / count;
    if (count > mean && mass < kNegligibleMass) {
      break;
    }
  }
  return k;
}

std::uint64_t draw_binomial(Stream& stream, std::uint64_t n, double p) {
  if (p > 0.5) {
    return n - draw_binomial(stream, n, 1.0 - p);
  }
  if (n == 0 || p <= 0.0) {
    return 0;
  }
  return static_cast<double>(n) * p < kSmallMean ? draw_small_binomial(stream, n, p)
                                                 : draw_large_binomial(stream, n, p);
}

std::vector<std::uint64_t> draw_multinomial(Stream& stream, std::uint64_t n,
                                            std::span<const double> probabilities) {
  // Summed from the end, not taken from a total: the last ratio is then exactly 1, and no
  // difference of nearly equal sums is taken.
  std::vector<double> at_or_after(probabilities.size());
  double sum = 0.0;
  for (std::size_t i = probabilities.size(); i-- > 0;) {
    sum += probabilities[i];
    at_or_after[i] = sum;
  }
  std::vector<std::uint64_t> counts(probabilities.size(), 0);
  std::uint64_t left = n;
  for (std::size_t i = 0; i < counts.size() && left > 0 && at_or_after[i] > 0.0; ++i) {
    counts[i] = draw_binomial(stream, left, probabilities[i] / at_or_after[i]);
    left -= counts[i];
  }
  return counts;
}

double normal_quantile(double p) {
  // Wichura 1988 (Applied Statistics 37:477), algorithm AS 241, PPND16.
  constexpr std::array<double, 8> kA{3.3871328727963666080e0,  1.3314166789178437745e+2,
                                     1.9715909503065514427e+3, 1.3731693765509461125e+4,
                                     4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                     3.3430575583588128105e+4, 2.5090809287301226727e+3};
  constexpr std::array<double, 8> kB{1.0,
                                     4.2313330701600911252e+1,
                                     6.8718700749205790830e+2,
                                     5.3941960214247511077e+3,
                                     2.1213794301586595867e+4,
                                     3.9307895800092710610e+4,
                                     2.8729085735721942674e+4,
                                     5.2264952788528545610e+3};
  constexpr std::array<double, 8> kC{1.42343711074968357734e0,  4.63033784615654529590e0,
                                     5.76949722146069140550e0,  3.64784832476320460504e0,
                                     1.27045825245236838258e0,  2.41780725177450611770e-1,
                                     2.27238449892691845833e-2, 7.74545014278341407640e-4};
  constexpr std::array<double, 8> kD{1.0,
                                     2.05319162663775882187e0,
                                     1.67638483018380384940e0,
                                     6.89767334985100004550e-1,
                                     1.48103976427480074590e-1,
                                     1.51986665636164571966e-2,
                                     5.47593808499534494600e-4,
                                     1.05075007164441684324e-9};
  constexpr std::array<double, 8> kE{6.65790464350110377720e0,  5.46378491116411436990e0,
                                     1.78482653991729133580e0,  2.96560571828504891230e-1,
                                     2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                     2.71155556874348757815e-5, 2.01033439929228813265e-7};
  constexpr std::array<double, 8> kF{1.0,
                                     5.99832206555887937690e-1,
                                     1.36929880922735805310e-1,
                                     1.48753612908506148525e-2,
                                     7.86869131145613259100e-4,
                                     1.84631831751005468180e-5,
                                     1.42151175831644588870e-7,
                                     2.04426310338993978564e-15};
  const double q = p - 0.5;
  if (std::abs(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * polynomial(kA, r) / polynomial(kB, r);
  }
  const double r = std::sqrt(-logarithm(q < 0.0 ? p : 1.0 - p));
  const double size = r <= 5.0 ? polynomial(kC, r - 1.6) / polynomial(kD, r - 1.6)
                               : polynomial(kE, r - 5.0) / polynomial(kF, r - 5.0);
  return q < 0.0 ? -size : size;
}

double normal_cdf(double x) {
  if (std::abs(x) <= kCentre) {
    const double square = x * x;
    return 0.5 + x * polynomial(kCentreNumerator, square) / polynomial(kCentreDenominator, square);
  }
  return x < 0.0 ? normal_upper_tail(-x) : 1.0 - normal_upper_tail(x);
}

}  // namespace setpoint
