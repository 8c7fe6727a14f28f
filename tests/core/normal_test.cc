#include "core/distribution_sample.h"

namespace setpoint::test {
namespace {

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

}  // namespace
}  // namespace setpoint::test
