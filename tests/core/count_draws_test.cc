#include "core/distribution_sample.h"

namespace setpoint::test {
namespace {

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

}  // namespace
}  // namespace setpoint::test
