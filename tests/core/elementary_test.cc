#include "setpoint/core/elementary.h"

#include <gtest/gtest.h>

#include <bit>
#include <cfloat>
#include <cmath>
#include <cstdint>
#include <limits>

#include "setpoint/core/random.h"

// The reference is the C library's long double functions, of 64 bits or more: eleven bits finer
// than the results under test.

namespace setpoint {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kLeast = std::numeric_limits<double>::denorm_min();
constexpr double kMost = std::numeric_limits<double>::max();

// |value - exact| in units in the last place of exact.
double ulps(double value, long double exact) {
  const double size = std::abs(static_cast<double>(exact));
  const double next = std::nextafter(size, kInfinity);
  const double unit = std::isinf(next) ? size - std::nextafter(size, 0.0) : next - size;
  return static_cast<double>(std::abs(static_cast<long double>(value) - exact) /
                             static_cast<long double>(unit));
}

class Worst {
 public:
  void see(double argument, double error) {
    // Written so that a NaN is seen as the worst.
    if (!(error <= error_)) {
      error_ = error;
      argument_ = argument;
    }
  }
  [[nodiscard]] double error() const { return error_; }
  [[nodiscard]] double argument() const { return argument_; }

 private:
  double error_ = 0.0;
  double argument_ = 0.0;
};

class ElementaryTest : public testing::Test {
 protected:
  void SetUp() override {
    if (LDBL_MANT_DIG < 64) {
      GTEST_SKIP() << "long double is no finer than double here: no reference to compare with";
    }
  }
  Stream stream_{Seed{20240501}, StreamName("elementary_test"), 0};
  double random_on(double low, double high) { return low + (high - low) * stream_.uniform(); }
};

TEST_F(ElementaryTest, ExponentialIsWithinOneUlp) {
  Worst worst;
  const auto check = [&worst](double x) {
    worst.see(x, ulps(exponential(x), std::exp(static_cast<long double>(x))));
  };
  for (int i = -70800; i <= 70970; ++i) {
    check(i / 100.0);
  }
  for (int i = 0; i < 200000; ++i) {
    check(random_on(-708.0, 709.7));
    check(random_on(-1.0, 1.0));
    check(std::ldexp(random_on(-1.0, 1.0), -(i % 80)));
  }
  EXPECT_LT(worst.error(), 0.56) << "at " << worst.argument();
}

TEST_F(ElementaryTest, ExponentialIsWithinOneUlpAmongSubnormals) {
  Worst worst;
  for (int i = 0; i < 100000; ++i) {
    const double x = random_on(-745.2, -708.0);
    worst.see(x, ulps(exponential(x), std::exp(static_cast<long double>(x))));
  }
  EXPECT_LE(worst.error(), 1.0) << "at " << worst.argument();
}

TEST_F(ElementaryTest, ExponentialAtItsEnds) {
  EXPECT_EQ(exponential(0.0), 1.0);
  EXPECT_EQ(exponential(-0.0), 1.0);
  EXPECT_EQ(exponential(1.0), 0x1.5bf0a8b145769p+1);
  // The greatest argument with a finite result and the least with a result that is not 0.
  EXPECT_LT(exponential(0x1.62e42fefa39efp+9), kInfinity);
  EXPECT_GT(exponential(0x1.62e42fefa39efp+9), 1.79e308);
  EXPECT_EQ(exponential(0x1.62e42fefa39f0p+9), kInfinity);
  EXPECT_EQ(exponential(-0x1.74910d52d3051p+9), kLeast);
  EXPECT_EQ(exponential(-745.14), 0.0);
  EXPECT_EQ(exponential(1e300), kInfinity);
  EXPECT_EQ(exponential(kInfinity), kInfinity);
  EXPECT_EQ(exponential(-1e300), 0.0);
  EXPECT_EQ(exponential(-kInfinity), 0.0);
  EXPECT_TRUE(std::isnan(exponential(kNaN)));
}

TEST_F(ElementaryTest, ExponentialNeverFalls) {
  // At the seams between table cells, (k + 1/2) (log 2) / 64, neighbours stay in order.
  for (int k = -1000; k <= 1000; ++k) {
    double x = (k + 0.5) * 0.6931471805599453 / 64.0;
    for (int i = 0; i < 20; ++i) {
      x = std::nextafter(x, -kInfinity);
    }
    for (int i = 0; i < 40; ++i) {
      const double next = std::nextafter(x, kInfinity);
      ASSERT_LE(exponential(x), exponential(next)) << x;
      x = next;
    }
  }
}

TEST_F(ElementaryTest, LogarithmIsWithinOneUlp) {
  Worst worst;
  const auto check = [&worst](double x) {
    worst.see(x, ulps(logarithm(x), std::log(static_cast<long double>(x))));
  };
  for (int i = 1; i <= 400000; ++i) {
    check(i / 100000.0);
  }
  for (int i = 0; i < 200000; ++i) {
    check(std::ldexp(random_on(1.0, 2.0), i % 2000 - 1000));
    check(random_on(0.98, 1.02));
    check(1.0 + std::ldexp(random_on(-1.0, 1.0), -(i % 52)) / 2.0);
  }
  for (int i = 0; i < 20000; ++i) {
    check(std::bit_cast<double>(static_cast<std::uint64_t>(i + 1)));  // subnormals
    check(std::ldexp(random_on(1.0, 2.0), -1023 - i % 50));
  }
  EXPECT_LT(worst.error(), 0.52) << "at " << worst.argument();
}

TEST_F(ElementaryTest, LogarithmAtItsEnds) {
  EXPECT_EQ(logarithm(1.0), 0.0);
  EXPECT_EQ(logarithm(2.0), 0x1.62e42fefa39efp-1);
  EXPECT_EQ(logarithm(10.0), 0x1.26bb1bbb55516p+1);
  EXPECT_EQ(logarithm(kLeast), -0x1.74385446d71c3p+9);
  EXPECT_EQ(logarithm(kMost), 0x1.62e42fefa39efp+9);
  EXPECT_EQ(logarithm(0.0), -kInfinity);
  EXPECT_EQ(logarithm(-0.0), -kInfinity);
  EXPECT_EQ(logarithm(kInfinity), kInfinity);
  EXPECT_TRUE(std::isnan(logarithm(-1.0)));
  EXPECT_TRUE(std::isnan(logarithm(-kInfinity)));
  EXPECT_TRUE(std::isnan(logarithm(kNaN)));
}

TEST_F(ElementaryTest, Logarithm1pIsWithinOneUlp) {
  Worst worst;
  const auto check = [&worst](double x) {
    worst.see(x, ulps(logarithm_1p(x), std::log1p(static_cast<long double>(x))));
  };
  for (int i = -99999; i <= 300000; ++i) {
    check(i / 100000.0);
  }
  for (int i = 0; i < 200000; ++i) {
    check(random_on(-0.01, 0.01));
    check(std::ldexp(random_on(-1.0, 1.0), -(i % 1000)));
    check(std::ldexp(random_on(1.0, 2.0), i % 1000));
    check(-1.0 + std::ldexp(random_on(1.0, 2.0), -(i % 52) - 1));
  }
  EXPECT_LT(worst.error(), 0.55) << "at " << worst.argument();
}

TEST_F(ElementaryTest, Logarithm1pAtItsEnds) {
  EXPECT_EQ(logarithm_1p(0.0), 0.0);
  EXPECT_EQ(logarithm_1p(kLeast), kLeast);
  EXPECT_EQ(logarithm_1p(-1.0), -kInfinity);
  EXPECT_EQ(logarithm_1p(kInfinity), kInfinity);
  EXPECT_EQ(logarithm_1p(kMost), 0x1.62e42fefa39efp+9);
  EXPECT_TRUE(std::isnan(logarithm_1p(-1.5)));
  EXPECT_TRUE(std::isnan(logarithm_1p(kNaN)));
}

TEST_F(ElementaryTest, PowerIsWithinOneUlp) {
  Worst worst;
  double worst_base = 0.0;
  const auto check = [&](double base, double exponent) {
    const long double exact =
        std::pow(static_cast<long double>(base), static_cast<long double>(exponent));
    if (exact < 1e-300L || exact > 1e300L) {
      return;
    }
    const double error = ulps(power(base, exponent), exact);
    if (!(error <= worst.error())) {
      worst_base = base;
    }
    worst.see(exponent, error);
  };
  for (int i = 1; i <= 300; ++i) {
    for (int j = -300; j <= 300; ++j) {
      check(i / 37.0, j / 7.0);
    }
  }
  for (int i = 0; i < 300000; ++i) {
    check(random_on(0.0, 10.0), random_on(-5.0, 5.0));
    const double base = std::ldexp(random_on(1.0, 2.0), i % 1900 - 950);
    check(base, random_on(-700.0, 700.0) / std::log(base));
    // Bases near 1 and large exponents, where a logarithm of 53 bits would lose the most.
    const double near = 1.0 + random_on(-0.01, 0.01);
    check(near, random_on(-690.0, 690.0) / std::log(near));
  }
  EXPECT_LT(worst.error(), 0.6) << "at " << worst_base << " ^ " << worst.argument();
}

TEST_F(ElementaryTest, PowerIsExactForSimpleExponents) {
  for (int i = 0; i < 100000; ++i) {
    const double x = std::ldexp(random_on(1.0, 2.0), i % 1000 - 500);
    ASSERT_EQ(power(x, 0.0), 1.0);
    ASSERT_EQ(power(x, 1.0), x);
    ASSERT_EQ(power(x, 2.0), x * x);
    ASSERT_EQ(power(1.0, x), 1.0);
    ASSERT_LT(ulps(power(x, -1.0), 1.0L / static_cast<long double>(x)), 0.6);
    ASSERT_LT(ulps(power(x, 0.5), std::sqrt(static_cast<long double>(x))), 0.6);
  }
  EXPECT_EQ(power(2.0, 10.0), 1024.0);
  EXPECT_EQ(power(10.0, 3.0), 1000.0);
  EXPECT_EQ(power(10.0, 22.0), 1e22);
  EXPECT_EQ(power(27.0, -2.0 / 2.0), 1.0 / 27.0);
}

TEST_F(ElementaryTest, PowerAtItsEnds) {
  EXPECT_EQ(power(0.0, 0.0), 1.0);
  EXPECT_EQ(power(0.0, 0.5), 0.0);
  EXPECT_EQ(power(0.0, -0.5), kInfinity);
  EXPECT_EQ(power(kInfinity, 0.5), kInfinity);
  EXPECT_EQ(power(kInfinity, -0.5), 0.0);
  EXPECT_EQ(power(2.0, kInfinity), kInfinity);
  EXPECT_EQ(power(2.0, -kInfinity), 0.0);
  EXPECT_EQ(power(0.5, kInfinity), 0.0);
  EXPECT_EQ(power(0.5, -kInfinity), kInfinity);
  EXPECT_EQ(power(2.0, 1024.0), kInfinity);
  EXPECT_EQ(power(2.0, 1023.0), 0x1p1023);
  EXPECT_EQ(power(2.0, -1074.0), kLeast);
  EXPECT_EQ(power(2.0, -1080.0), 0.0);
  EXPECT_EQ(power(kLeast, 0.5), 0x1p-537);
  EXPECT_EQ(power(std::nextafter(1.0, 2.0), 1e308), kInfinity);
  EXPECT_EQ(power(std::nextafter(1.0, 2.0), kLeast), 1.0);
  EXPECT_EQ(power(kNaN, 0.0), 1.0);
  EXPECT_TRUE(std::isnan(power(kNaN, 2.0)));
  EXPECT_TRUE(std::isnan(power(2.0, kNaN)));
  EXPECT_TRUE(std::isnan(power(-2.0, 3.0)));
}

TEST_F(ElementaryTest, LogGammaKeepsThirteenDigits) {
  Worst worst;
  const auto check = [&worst](double x) {
    const long double exact = std::lgamma(static_cast<long double>(x));
    const long double error = std::abs((static_cast<long double>(log_gamma(x)) - exact) / exact);
    worst.see(x, static_cast<double>(error));
  };
  for (int i = 1; i <= 300000; ++i) {
    if (i != 10000 && i != 20000) {
      check(i / 10000.0);
    }
  }
  for (int i = 0; i < 100000; ++i) {
    check(std::ldexp(random_on(1.0, 2.0), i % 2000 - 1000));
    // About the zeros, down to a few units in the last place.
    check(1.0 + std::ldexp(random_on(0.5, 1.0), -(i % 50)));
    check(1.0 - std::ldexp(random_on(0.5, 1.0), -(i % 50) - 1));
    check(2.0 + std::ldexp(random_on(0.5, 1.0), -(i % 50)));
    check(2.0 - std::ldexp(random_on(0.5, 1.0), -(i % 50)));
  }
  EXPECT_LT(worst.error(), 2e-15) << "at " << worst.argument();
}

TEST_F(ElementaryTest, LogGammaAtItsEnds) {
  EXPECT_EQ(log_gamma(1.0), 0.0);
  EXPECT_EQ(log_gamma(2.0), 0.0);
  EXPECT_NEAR(log_gamma(0.5), 0.57236494292470008707, 1e-15);     // log of the root of pi
  EXPECT_NEAR(log_gamma(11.0), std::log(3628800.0), 1e-14 * 15);  // log of 10!
  EXPECT_NEAR(log_gamma(kLeast), 744.44007192138126, 1e-12);      // -log x
  EXPECT_EQ(log_gamma(0.0), kInfinity);
  EXPECT_EQ(log_gamma(kInfinity), kInfinity);
  EXPECT_EQ(log_gamma(kMost), kInfinity);
  EXPECT_TRUE(std::isnan(log_gamma(-0.5)));
  EXPECT_TRUE(std::isnan(log_gamma(kNaN)));
}

// Other machines must give these bits. A change here changes every recorded result.
TEST(ElementaryBits, AreFixed) {
  EXPECT_EQ(exponential(0.1), 0x1.1aec7b35a00d4p+0);
  EXPECT_EQ(exponential(-37.25), 0x1.3278bcd70e981p-54);
  EXPECT_EQ(exponential(-740.0), 0x0.0000000000055p-1022);
  EXPECT_EQ(logarithm(0.1), -0x1.26bb1bbb55515p+1);
  EXPECT_EQ(logarithm(1.0000001), 0x1.ad7f2847b6492p-24);
  EXPECT_EQ(logarithm(12345.678), 0x1.2d79559791e31p+3);
  EXPECT_EQ(logarithm_1p(-0.3), -0x1.6d3c324e13f4ep-2);
  EXPECT_EQ(logarithm_1p(1e-5), 0x1.4f8aea9ae7317p-17);
  EXPECT_EQ(power(1.7, 33.3), 0x1.681d00ea2dc47p+25);
  EXPECT_EQ(power(0.003, 0.21), 0x1.2e5701a28d78dp-2);
  EXPECT_EQ(power(0.999, 123456.0), 0x1.be31a294758a6p-179);
  EXPECT_EQ(log_gamma(0.3), 0x1.188637a6c4196p+0);
  EXPECT_EQ(log_gamma(7.7), 0x1.fb4c741de4476p+2);
  EXPECT_EQ(log_gamma(123456.7), 0x1.4337cf9b3381ep+20);
}

}  // namespace
}  // namespace setpoint
