#include "setpoint/core/distribution.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

namespace setpoint {
namespace {

constexpr int kDraws = 200000;
constexpr double kPi = 3.14159265358979323846;
// Kolmogorov-Smirnov: P(root(n) D > 2.2) is 0.00013. Chi-square: four standard errors.
constexpr double kKolmogorovLimit = 2.2;
constexpr double kStandardErrors = 4.0;

using Draw = std::function<double(Stream&)>;
using CountDraw = std::function<std::uint64_t(Stream&)>;
using Function = std::function<double(double)>;

std::vector<double> sample(const std::string& name, const Draw& draw, int n = kDraws) {
  Stream stream(Seed{1}, StreamName(name), 0);
  std::vector<double> values(static_cast<std::size_t>(n));
  std::generate(values.begin(), values.end(), [&] { return draw(stream); });
  return values;
}

// root(n) times the greatest distance between the sample's distribution and the given one.
double kolmogorov(std::vector<double> values, const Function& cdf) {
  std::sort(values.begin(), values.end());
  const auto n = static_cast<double>(values.size());
  double distance = 0.0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double f = cdf(values[i]);
    const auto rank = static_cast<double>(i);
    distance = std::max({distance, (rank + 1.0) / n - f, f - rank / n});
  }
  return std::sqrt(n) * distance;
}

struct Moments {
  double mean_error = 0.0;      // in standard errors, of the given mean
  double variance_error = 0.0;  // in standard errors, of the given variance
};

// The errors of the sample's moments about the given ones. kurtosis: fourth central moment over
// the squared variance, which gives the standard error of the variance.
Moments moments(const std::vector<double>& values, double mean, double variance, double kurtosis) {
  const auto n = static_cast<double>(values.size());
  double first = 0.0;
  double second = 0.0;
  for (const double value : values) {
    first += value - mean;
    second += (value - mean) * (value - mean) - variance;
  }
  return {std::abs(first) / std::sqrt(n * variance),
          std::abs(second) / (variance * std::sqrt(n * (kurtosis - 1.0)))};
}

// Chi-square of counts against a mass function, in standard errors over its degrees of freedom.
// Values of less than 20 expected draws are pooled with their neighbours.
double chi_square(const std::string& name, const CountDraw& draw, const Function& mass,
                  std::uint64_t from, std::uint64_t to) {
  Stream stream(Seed{1}, StreamName(name), 0);
  std::vector<double> observed(to - from + 2, 0.0);
  for (int i = 0; i < kDraws; ++i) {
    const std::uint64_t k = draw(stream);
    // Below from and above to go to the first and last cells, and so do their probabilities.
    ++observed[std::clamp(k, from, to + 1) - from];
  }
  double statistic = 0.0;
  double cells = 0.0;
  double pooled_observed = 0.0;
  double pooled_expected = 0.0;
  double total = 0.0;
  for (std::uint64_t k = from; k <= to + 1; ++k) {
    const double expected =
        k <= to ? kDraws * mass(static_cast<double>(k)) : std::max(0.0, kDraws - total);
    total += expected;
    pooled_observed += observed[k - from];
    pooled_expected += expected;
    const bool rest_is_small = kDraws - total < 20.0;
    if (pooled_expected >= 20.0 && (!rest_is_small || k == to + 1)) {
      statistic += (pooled_observed - pooled_expected) * (pooled_observed - pooled_expected) /
                   pooled_expected;
      ++cells;
      pooled_observed = 0.0;
      pooled_expected = 0.0;
    }
  }
  EXPECT_NEAR(total, kDraws, 0.5) << name << ": the mass function does not add up to 1";
  EXPECT_EQ(pooled_expected, 0.0) << name << ": draws left out of the statistic";
  return (statistic - (cells - 1.0)) / std::sqrt(2.0 * (cells - 1.0));
}

double poisson_mass(double k, double mean) {
  const long double m = mean;
  return static_cast<double>(
      std::exp(static_cast<long double>(k) * std::log(m) - m - std::lgamma(k + 1.0L)));
}

double binomial_mass(double k, double n, double p) {
  const long double q = 1.0L - static_cast<long double>(p);
  return static_cast<double>(
      std::exp(std::lgamma(n + 1.0L) - std::lgamma(k + 1.0L) - std::lgamma(n - k + 1.0L) +
               static_cast<long double>(k) * std::log(static_cast<long double>(p)) +
               static_cast<long double>(n - k) * std::log(q)));
}

// P(G <= x), G gamma of the given shape, by its power series.
double gamma_cdf(double shape, double x) {
  if (x <= 0.0) {
    return 0.0;
  }
  const long double a = shape;
  const long double y = x;
  long double term = std::exp(a * std::log(y) - y - std::lgamma(a + 1.0L));
  long double sum = term;
  for (int n = 1; n < 10000 && term > 1e-18L * sum; ++n) {
    term *= y / (a + n);
    sum += term;
  }
  return static_cast<double>(std::min(sum, 1.0L));
}

// ---- the normal ----------------------------------------------------------------------------

TEST(NormalQuantile, KnownValues) {
  const auto check = [](double p, double expected) {
    EXPECT_NEAR(normal_quantile(p) / expected, 1.0, 1e-15) << p;
  };
  check(0.975, 1.959963984540054);
  check(0.25, -0.6744897501960817);
  check(0.001, -3.090232306167813);
  check(1e-20, -9.262340089798408);  // Wichura 1988
  EXPECT_EQ(normal_quantile(0.5), 0.0);
}

TEST(NormalQuantile, InvertsTheComplementaryErrorFunction) {
  // One Newton step by the long double function tells the error: it is relative to the result.
  double worst = 0.0;
  for (double log_p = -708.0; log_p < -0.6935; log_p *= 0.9997) {
    const double p = std::exp(log_p);
    const long double z = normal_quantile(p);
    const long double tail = 0.5L * std::erfc(-z / std::sqrt(2.0L));
    const long double density = std::exp(-0.5L * z * z) / std::sqrt(2.0L * 3.14159265358979323846L);
    worst = std::max(worst, static_cast<double>(std::abs((tail - p) / density / z)));
  }
  EXPECT_LT(worst, 2e-15);
}

TEST(NormalQuantile, IsOddAboutOneHalf) {
  for (int i = 1; i < 4096; ++i) {
    const double p = i / 4096.0;
    EXPECT_EQ(normal_quantile(p), -normal_quantile(1.0 - p));
  }
}

TEST(NormalQuantile, ExtremesOfTheUniformAreFinite) {
  EXPECT_NEAR(normal_quantile(0x1p-53), -8.2095361516013857, 1e-14);
  EXPECT_NEAR(normal_quantile(1.0 - 0x1p-53), 8.2095361516013857, 1e-14);
}

TEST(NormalCdf, MatchesTheComplementaryErrorFunctionInBothTails) {
  double worst = 0.0;
  for (int i = -375000; i <= 90000; ++i) {
    const double x = i / 10000.0;
    const long double exact = 0.5L * std::erfc(-static_cast<long double>(x) / std::sqrt(2.0L));
    const long double error = std::abs((normal_cdf(x) - exact) / exact);
    if (!(error <= worst)) {
      worst = static_cast<double>(error);
    }
  }
  EXPECT_LT(worst, 2e-15);
}

TEST(NormalCdf, Ends) {
  EXPECT_EQ(normal_cdf(0.0), 0.5);
  EXPECT_EQ(normal_cdf(40.0), 1.0);
  EXPECT_EQ(normal_cdf(-40.0), 0.0);
  EXPECT_EQ(normal_cdf(1e300), 1.0);
  EXPECT_EQ(normal_cdf(-1e300), 0.0);
}

TEST(NormalCdf, UndoesTheQuantile) {
  for (int i = 1; i < 1000; ++i) {
    EXPECT_NEAR(normal_cdf(normal_quantile(i / 1000.0)), i / 1000.0, 4e-16);
  }
}

// ---- continuous draws ----------------------------------------------------------------------

TEST(DrawNormal, FollowsTheNormalDistribution) {
  const auto values = sample("normal", draw_normal);
  EXPECT_LT(kolmogorov(values, normal_cdf), kKolmogorovLimit);
  const Moments errors = moments(values, 0.0, 1.0, 3.0);
  EXPECT_LT(errors.mean_error, kStandardErrors);
  EXPECT_LT(errors.variance_error, kStandardErrors);
}

TEST(DrawUniform, FollowsTheUniformDistribution) {
  const auto values = sample("uniform", [](Stream& s) { return draw_uniform(s, -3.0, 5.0); });
  EXPECT_LT(kolmogorov(values, [](double x) { return (x + 3.0) / 8.0; }), kKolmogorovLimit);
  EXPECT_GT(*std::min_element(values.begin(), values.end()), -3.0);
  EXPECT_LT(*std::max_element(values.begin(), values.end()), 5.0);
}

TEST(DrawLognormal, FollowsTheLognormalDistribution) {
  const auto values = sample("lognormal", [](Stream& s) { return draw_lognormal(s, 0.3, 0.7); });
  const auto cdf = [](double x) { return normal_cdf((std::log(x) - 0.3) / 0.7); };
  EXPECT_LT(kolmogorov(values, cdf), kKolmogorovLimit);
  Stream stream(Seed{1}, StreamName("certain"), 0);
  EXPECT_EQ(draw_lognormal(stream, 0.0, 0.0), 1.0);
}

TEST(DrawTriangular, FollowsTheTriangularDistribution) {
  struct Case {
    double low, mode, high;
  };
  for (const Case c : {Case{0.0, 0.2, 1.0}, Case{-1.0, -1.0, 3.0}, Case{2.0, 5.0, 5.0}}) {
    const auto values =
        sample("triangular", [c](Stream& s) { return draw_triangular(s, c.low, c.mode, c.high); });
    const auto cdf = [c](double x) {
      const double width = c.high - c.low;
      return x < c.mode ? (x - c.low) * (x - c.low) / (width * (c.mode - c.low))
             : c.mode == c.high && x >= c.high
                 ? 1.0
                 : 1.0 - (c.high - x) * (c.high - x) / (width * (c.high - c.mode));
    };
    EXPECT_LT(kolmogorov(values, cdf), kKolmogorovLimit) << c.mode;
    EXPECT_GE(*std::min_element(values.begin(), values.end()), c.low);
    EXPECT_LE(*std::max_element(values.begin(), values.end()), c.high);
  }
}

TEST(DrawGamma, FollowsTheGammaDistribution) {
  for (const double shape : {0.01, 0.1, 0.5, 0.999, 1.0, 1.5, 3.0, 30.0, 500.0}) {
    const auto values = sample("gamma", [shape](Stream& s) { return draw_gamma(s, shape); });
    // At shape 0.01 a draw in 1,700 is below the least double and reads 0: there the distribution
    // is compared as the probability of what rounds to the value.
    const auto cdf = [shape](double x) { return gamma_cdf(shape, std::max(x, 5e-324)); };
    const double slack = shape == 0.01 ? 0.0006 * std::sqrt(kDraws) : 0.0;
    EXPECT_LT(kolmogorov(values, cdf), kKolmogorovLimit + slack) << shape;
    const Moments errors = moments(values, shape, shape, 3.0 + 6.0 / shape);
    EXPECT_LT(errors.mean_error, kStandardErrors) << shape;
    EXPECT_LT(errors.variance_error, kStandardErrors) << shape;
  }
}

TEST(DrawGamma, SmallShapeUnderflowsOnlyWhereItMust) {
  const auto values = sample("tiny gamma", [](Stream& s) { return draw_gamma(s, 0.01); });
  const auto zeros = static_cast<double>(std::count(values.begin(), values.end(), 0.0));
  // P(G < 2^-1075) = 2^(-10.75) / gamma(1.01).
  const double expected = kDraws * gamma_cdf(0.01, 4.9406564584124654e-324) * std::pow(2.0, -0.01);
  EXPECT_NEAR(zeros, expected, kStandardErrors * std::sqrt(expected));
  const auto larger = sample("small gamma", [](Stream& s) { return draw_gamma(s, 0.05); });
  EXPECT_GT(*std::min_element(larger.begin(), larger.end()), 0.0);
}

TEST(DrawGamma, LargeShapeIsNearlyNormal) {
  for (const double shape : {1e8, 1e12}) {
    const auto values = sample("large gamma", [shape](Stream& s) { return draw_gamma(s, shape); });
    // Wilson and Hilferty 1931: the cube root is normal but for terms of order 1 / shape.
    const auto cdf = [shape](double x) {
      return normal_cdf((std::cbrt(x / shape) - (1.0 - 1.0 / (9.0 * shape))) * 3.0 *
                        std::sqrt(shape));
    };
    EXPECT_LT(kolmogorov(values, cdf), kKolmogorovLimit) << shape;
  }
}

TEST(DrawBeta, FollowsTheBetaDistribution) {
  struct Case {
    double a, b;
    Function cdf;
  };
  const std::vector<Case> cases{
      {1.0, 1.0, [](double x) { return x; }},
      {0.5, 0.5, [](double x) { return 2.0 / kPi * std::asin(std::sqrt(x)); }},
      {2.0, 2.0, [](double x) { return x * x * (3.0 - 2.0 * x); }},
      {0.02, 1.0, [](double x) { return std::pow(x, 0.02); }},
      {1.0, 7.5, [](double x) { return 1.0 - std::pow(1.0 - x, 7.5); }},
      {0.3, 1.0, [](double x) { return std::pow(x, 0.3); }},
      {40.0, 1.0, [](double x) { return std::pow(x, 40.0); }},
      {2.0, 4.0, [](double x) { return x * x * (10.0 + x * (-20.0 + x * (15.0 - 4.0 * x))); }}};
  for (const Case& c : cases) {
    const auto values = sample("beta", [&c](Stream& s) { return draw_beta(s, c.a, c.b); });
    EXPECT_LT(kolmogorov(values, c.cdf), kKolmogorovLimit) << c.a << " " << c.b;
    const double sum = c.a + c.b;
    const double variance = c.a * c.b / (sum * sum * (sum + 1.0));
    const double excess = 6.0 *
                          ((c.a - c.b) * (c.a - c.b) * (sum + 1.0) - c.a * c.b * (sum + 2.0)) /
                          (c.a * c.b * (sum + 2.0) * (sum + 3.0));
    const Moments errors = moments(values, c.a / sum, variance, 3.0 + excess);
    EXPECT_LT(errors.mean_error, kStandardErrors) << c.a << " " << c.b;
    EXPECT_LT(errors.variance_error, kStandardErrors) << c.a << " " << c.b;
  }
}

TEST(DrawBeta, TinyParametersGiveACoinAndNoNaN) {
  // Beta(a, b) tends to a Bernoulli of a / (a + b) as both tend to 0.
  for (const double size : {1e-3, 1e-10, 1e-300}) {
    const auto values =
        sample("tiny beta", [size](Stream& s) { return draw_beta(s, size, 3.0 * size); });
    double sum = 0.0;
    for (const double value : values) {
      ASSERT_GE(value, 0.0);
      ASSERT_LE(value, 1.0);
      sum += value;
    }
    EXPECT_NEAR(sum / kDraws, 0.25, kStandardErrors * std::sqrt(0.1875 / kDraws)) << size;
  }
}

// ---- counts --------------------------------------------------------------------------------

TEST(DrawPoisson, FollowsThePoissonDistribution) {
  // Both sides of mean 10, where the method changes.
  for (const double mean : {0.01, 0.5, 3.0, 9.99, 10.0, 10.5, 14.2, 40.0, 1000.0, 12345.6}) {
    const double spread = 8.0 * std::sqrt(mean) + 10.0;
    const auto from = static_cast<std::uint64_t>(std::max(0.0, mean - spread));
    const auto to = static_cast<std::uint64_t>(mean + spread);
    const double z = chi_square(
        "poisson", [mean](Stream& s) { return draw_poisson(s, mean); },
        [mean](double k) { return poisson_mass(k, mean); }, from, to);
    EXPECT_LT(std::abs(z), kStandardErrors) << mean;
    const auto values = sample("poisson moments", [mean](Stream& s) {
      return static_cast<double>(draw_poisson(s, mean));
    });
    const Moments errors = moments(values, mean, mean, 3.0 + 1.0 / mean);
    EXPECT_LT(errors.mean_error, kStandardErrors) << mean;
    EXPECT_LT(errors.variance_error, kStandardErrors) << mean;
  }
}

TEST(DrawPoisson, LargeMeansAreNearlyNormal) {
  // The distribution differs from the normal by the skewness, 1 / (6 root(mean)) / root(2 pi).
  for (const double mean : {1e9, 1e12, 1e15}) {
    const auto values = sample(
        "large poisson", [mean](Stream& s) { return static_cast<double>(draw_poisson(s, mean)); });
    const auto cdf = [mean](double x) { return normal_cdf((x + 0.5 - mean) / std::sqrt(mean)); };
    EXPECT_LT(kolmogorov(values, cdf), kKolmogorovLimit) << mean;
    const Moments errors = moments(values, mean, mean, 3.0);
    EXPECT_LT(errors.mean_error, kStandardErrors) << mean;
    EXPECT_LT(errors.variance_error, kStandardErrors) << mean;
  }
}

TEST(DrawPoisson, MeanZeroIsZero) {
  Stream stream(Seed{1}, StreamName("zero"), 0);
  for (int i = 0; i < 1000; ++i) {
    EXPECT_EQ(draw_poisson(stream, 0.0), 0U);
    EXPECT_EQ(draw_poisson(stream, 1e-300), 0U);
  }
}

struct Trials {
  std::uint64_t n;
  double p;
};

TEST(DrawBinomial, FollowsTheBinomialDistribution) {
  // Both sides of n p = 10 and of p = 1/2, and a mean near the number of trials.
  for (const Trials t : std::vector<Trials>{{1, 0.3},
                                            {5, 0.5},
                                            {19, 0.5},
                                            {20, 0.5},
                                            {30, 0.7},
                                            {100, 0.0999},
                                            {100, 0.1},
                                            {100, 0.97},
                                            {1000, 0.001},
                                            {1000, 0.4},
                                            {5000, 0.83},
                                            {100000, 0.0005},
                                            {1000000000, 3e-9}}) {
    const auto n = static_cast<double>(t.n);
    const double spread = 8.0 * std::sqrt(n * t.p * (1.0 - t.p)) + 10.0;
    const auto from = static_cast<std::uint64_t>(std::max(0.0, n * t.p - spread));
    const auto to = static_cast<std::uint64_t>(std::min(n, n * t.p + spread));
    const double z = chi_square(
        "binomial", [t](Stream& s) { return draw_binomial(s, t.n, t.p); },
        [n, t](double k) { return binomial_mass(k, n, t.p); }, from, to);
    EXPECT_LT(std::abs(z), kStandardErrors) << t.n << " " << t.p;
    const auto values = sample("binomial moments", [t](Stream& s) {
      return static_cast<double>(draw_binomial(s, t.n, t.p));
    });
    const double variance = n * t.p * (1.0 - t.p);
    const double kurtosis = 3.0 + (1.0 - 6.0 * t.p * (1.0 - t.p)) / variance;
    const Moments errors = moments(values, n * t.p, variance, kurtosis);
    EXPECT_LT(errors.mean_error, kStandardErrors) << t.n << " " << t.p;
    if (t.n > 1) {
      EXPECT_LT(errors.variance_error, kStandardErrors) << t.n << " " << t.p;
    }
  }
}

TEST(DrawBinomial, LargeNumbersAreNearlyNormal) {
  for (const Trials t : std::vector<Trials>{{1000000000000, 0.3},
                                            {1000000000000, 0.9},
                                            {1000000000000000, 0.5},
                                            {1ULL << 53, 1e-4}}) {
    const auto n = static_cast<double>(t.n);
    const double mean = n * t.p;
    const double variance = n * t.p * (1.0 - t.p);
    const auto values = sample("large binomial", [t](Stream& s) {
      return static_cast<double>(draw_binomial(s, t.n, t.p));
    });
    const auto cdf = [=](double x) { return normal_cdf((x + 0.5 - mean) / std::sqrt(variance)); };
    EXPECT_LT(kolmogorov(values, cdf), kKolmogorovLimit) << t.n << " " << t.p;
    const Moments errors = moments(values, mean, variance, 3.0);
    EXPECT_LT(errors.mean_error, kStandardErrors) << t.n << " " << t.p;
    EXPECT_LT(errors.variance_error, kStandardErrors) << t.n << " " << t.p;
  }
}

TEST(DrawBinomial, CertainAnswersTakeNothingFromTheStream) {
  Stream stream(Seed{1}, StreamName("certain"), 0);
  EXPECT_EQ(draw_binomial(stream, 0, 0.4), 0U);
  EXPECT_EQ(draw_binomial(stream, 0, 0.9), 0U);
  EXPECT_EQ(draw_binomial(stream, 1000, 0.0), 0U);
  EXPECT_EQ(draw_binomial(stream, 1000, 1.0), 1000U);
  EXPECT_EQ(draw_binomial(stream, 1ULL << 53, 1.0), 1ULL << 53);
  EXPECT_EQ(stream.bits(), Stream(Seed{1}, StreamName("certain"), 0).bits());
}

TEST(DrawMultinomial, CountsAddUpToTheTrials) {
  Stream stream(Seed{1}, StreamName("multinomial sums"), 0);
  const std::vector<double> probabilities{0.1, 0.0, 0.7, 1e-12, 0.3, 0.05, 0.0};
  for (const std::uint64_t n : {0ULL, 1ULL, 17ULL, 100000ULL, 1000000000000ULL}) {
    for (int i = 0; i < 1000; ++i) {
      const auto counts = draw_multinomial(stream, n, probabilities);
      ASSERT_EQ(counts.size(), probabilities.size());
      ASSERT_EQ(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}), n);
      ASSERT_EQ(counts[1], 0U);
      ASSERT_EQ(counts[6], 0U);
    }
  }
}

TEST(DrawMultinomial, HasTheMultinomialMoments) {
  Stream stream(Seed{1}, StreamName("multinomial"), 0);
  const std::vector<double> weights{2.0, 1.0, 5.0, 0.5};
  const double total = 8.5;
  constexpr std::uint64_t kTrials = 60;
  const double n = kTrials;
  const std::size_t size = weights.size();
  std::vector<double> means(size, 0.0);
  std::vector<double> products(size * size, 0.0);
  for (int i = 0; i < kDraws; ++i) {
    const auto counts = draw_multinomial(stream, kTrials, weights);
    for (std::size_t a = 0; a < size; ++a) {
      const double difference = static_cast<double>(counts[a]) - n * weights[a] / total;
      means[a] += difference / kDraws;
      for (std::size_t b = 0; b < size; ++b) {
        const double other = static_cast<double>(counts[b]) - n * weights[b] / total;
        products[a * size + b] += difference * other / kDraws;
      }
    }
  }
  for (std::size_t a = 0; a < size; ++a) {
    const double p = weights[a] / total;
    const double variance = n * p * (1.0 - p);
    EXPECT_LT(std::abs(means[a]), kStandardErrors * std::sqrt(variance / kDraws)) << a;
    for (std::size_t b = 0; b < size; ++b) {
      const double q = weights[b] / total;
      const double expected = a == b ? variance : -n * p * q;
      // Nearly normal: the variance of a product is about v_a v_b + cov^2; 1.5 allows for the rest.
      const double error =
          1.5 * std::sqrt((variance * n * q * (1.0 - q) + expected * expected) / kDraws);
      EXPECT_LT(std::abs(products[a * size + b] - expected), kStandardErrors * error)
          << a << " " << b;
    }
  }
}

TEST(DrawMultinomial, EdgesOfTheList) {
  Stream stream(Seed{1}, StreamName("multinomial edges"), 0);
  EXPECT_TRUE(draw_multinomial(stream, 0, {}).empty());
  const std::vector<double> one{0.2};
  EXPECT_EQ(draw_multinomial(stream, 9, one), (std::vector<std::uint64_t>{9}));
  const std::vector<double> sure{0.0, 3.0, 0.0};
  EXPECT_EQ(draw_multinomial(stream, 9, sure), (std::vector<std::uint64_t>{0, 9, 0}));
}

// ---- streams -------------------------------------------------------------------------------

TEST(Draws, OfDifferentNamesAndDrawNumbersAreUncorrelated) {
  double names = 0.0;
  double draws = 0.0;
  double before = 0.0;
  for (std::uint32_t draw = 0; draw < kDraws; ++draw) {
    Stream a(Seed{1}, StreamName("a"), draw);
    Stream b(Seed{1}, StreamName("b"), draw);
    const double x = draw_normal(a);
    names += x * draw_normal(b);
    draws += x * before;
    before = x;
  }
  EXPECT_LT(std::abs(names) / std::sqrt(kDraws), kStandardErrors);
  EXPECT_LT(std::abs(draws) / std::sqrt(kDraws), kStandardErrors);
}

// Any change here changes every simulated result on record; every compiler must agree.
TEST(Draws, BitsAreFixed) {
  Stream s(Seed{1}, StreamName("golden"), 0);
  EXPECT_EQ(draw_uniform(s, -1.0, 2.0), 0x1.8577db484c3c4p+0);
  EXPECT_EQ(draw_normal(s), -0x1.06b3a1b8fc7d3p+0);
  EXPECT_EQ(draw_lognormal(s, 0.5, 1.2), 0x1.ac9e26d4107b1p-3);
  EXPECT_EQ(draw_triangular(s, 0.0, 0.3, 1.0), 0x1.6fba2e3e708aep-2);
  EXPECT_EQ(draw_gamma(s, 4.5), 0x1.082d7fb978687p+1);
  EXPECT_EQ(draw_gamma(s, 0.2), 0x1.224c3526f25b8p-2);
  EXPECT_EQ(draw_beta(s, 2.5, 3.5), 0x1.ecfa25ed9c799p-3);
  EXPECT_EQ(draw_beta(s, 0.4, 0.1), 0x1.f4c0ef46ab742p-1);
  EXPECT_EQ(draw_poisson(s, 4.0), 3U);
  EXPECT_EQ(draw_poisson(s, 1e6), 1002378U);
  EXPECT_EQ(draw_binomial(s, 12, 0.4), 5U);
  EXPECT_EQ(draw_binomial(s, 1000000000000, 0.7), 700000533884U);
  EXPECT_EQ(draw_multinomial(s, 1000, std::vector<double>{0.2, 0.5, 0.3}),
            (std::vector<std::uint64_t>{200, 521, 279}));
  EXPECT_EQ(normal_quantile(1e-10), -0x1.97203597a2154p+2);
  EXPECT_EQ(normal_cdf(-3.3), 0x1.fae82e1b2d7b5p-12);
}

// However far the streams run, they stay the same: a sum over many draws of every kind.
TEST(Draws, ManyDrawsAreFixed) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  const auto take = [&hash](double value) {
    hash = (hash ^ std::bit_cast<std::uint64_t>(value)) * 0x100000001b3ULL;
  };
  for (std::uint32_t draw = 0; draw < 20000; ++draw) {
    Stream s(Seed{3}, StreamName("many"), draw);
    take(draw_lognormal(s, 0.1, 0.9));
    take(draw_gamma(s, 0.01 + s.uniform() * 3.0));
    const double a = 0.3 + s.uniform();  // named: the order of arguments is the compiler's choice
    const double b = 0.5 + s.uniform();
    take(draw_beta(s, a, b));
    take(static_cast<double>(draw_poisson(s, 30.0 * s.uniform())));
    take(static_cast<double>(draw_binomial(s, 100, s.uniform())));
    take(normal_cdf(draw_normal(s)));
  }
  EXPECT_EQ(hash, 10722154392002970134U);
}

}  // namespace
}  // namespace setpoint
