#include "core/distribution_sample.h"

namespace setpoint::test {
namespace {

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

}  // namespace
}  // namespace setpoint::test
