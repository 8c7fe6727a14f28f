#include <bit>
#include <cstddef>

#include "core/distribution_sample.h"

namespace setpoint::test {
namespace {

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
}  // namespace setpoint::test
