// The expected values of the tables are from power series in arithmetic of 80 digits (the
// incomplete functions) and bisection of them (the quantiles), rounded to 20.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "setpoint/core/elementary.h"
#include "setpoint/sampling/incomplete_beta.h"
#include "setpoint/sampling/incomplete_gamma.h"
#include "setpoint/sampling/stirling.h"
#include "setpoint/sampling/student.h"

namespace setpoint {
namespace {

constexpr double kRelative = 1e-13;

void expect_relative(double actual, double expected, const std::string& what) {
  EXPECT_NEAR(actual, expected, kRelative * std::abs(expected)) << what;
}

struct BetaTails {
  double a, b, x, lower, upper;
};

TEST(IncompleteBeta, HasThirteenDigits) {
  for (const auto& [a, b, x, lower, upper] : {
           BetaTails{0.5, 2.5, 0.125, 5.63411938979618165391e-01, 4.36588061020381779098e-01},
           BetaTails{3, 7, 0.25, 3.99322509765625000000e-01, 6.00677490234375000000e-01},
           BetaTails{3, 7, 0.5, 9.10156250000000000000e-01, 8.98437500000000000000e-02},
           BetaTails{12.5, 0.5, 0.75, 7.91273835800582019118e-03, 9.92087261641994233585e-01},
           BetaTails{150, 60000, 0.002, 4.91514579249154384688e-03, 9.95084854207508473500e-01},
           BetaTails{150, 60000, 0.003, 9.90996301040000471261e-01, 9.00369895999948884058e-03},
           BetaTails{0.25, 0.125, 0.5, 3.27666344662905839602e-01, 6.72333655337094104887e-01},
           BetaTails{1000, 1000, 0.46875, 2.57522155358742626738e-03, 9.97424778446412529931e-01},
           BetaTails{40000, 60000, 0.398, 9.83025848147229819318e-02, 9.01697415185277018068e-01},
       }) {
    const auto what = std::to_string(a) + " " + std::to_string(b) + " " + std::to_string(x);
    expect_relative(incomplete_beta(a, b, x).lower, lower, what);
    expect_relative(incomplete_beta(a, b, x).upper, upper, what);
  }
}

TEST(IncompleteBeta, IsAPowerWhereOneParameterIsOne) {
  for (const double a : {0.1, 1.0, 7.5, 300.0}) {
    for (const double x : {1e-9, 0.01, 0.4}) {
      expect_relative(incomplete_beta(a, 1.0, x).lower, power(x, a), "x^a");
    }
  }
}

TEST(IncompleteBeta, EndsAtZeroAndOne) {
  EXPECT_EQ(incomplete_beta(2.0, 3.0, 0.0).lower, 0.0);
  EXPECT_EQ(incomplete_beta(2.0, 3.0, 1.0).lower, 1.0);
  EXPECT_EQ(incomplete_beta(2.0, 3.0, 1.0).upper, 0.0);
}

struct GammaTails {
  double shape, x, lower, upper;
};

TEST(IncompleteGamma, HasThirteenDigits) {
  for (const auto& [shape, x, lower, upper] : {
           GammaTails{0.5, 0.125, 3.82924922548026180902e-01, 6.17075077451973763587e-01},
           GammaTails{1, 3, 9.50212931632136048599e-01, 4.97870683678639444625e-02},
           GammaTails{2.5, 10, 9.98750269436968651782e-01, 1.24973056303137532337e-03},
           GammaTails{30, 20, 2.18182175255573901351e-02, 9.78181782474442651498e-01},
           GammaTails{30, 50, 9.99083171138543946199e-01, 9.16828861456079821646e-04},
           GammaTails{0.125, 1e-6, 1.88828563548852634835e-01, 8.11171436451147420676e-01},
           GammaTails{10000, 9700, 1.23417558446849194922e-03, 9.98765824415531522362e-01},
           GammaTails{10000, 10250, 9.93482136511657398792e-01, 6.51786348834255870738e-03},
           GammaTails{65536, 66000, 9.64816528900055758733e-01, 3.51834710999442273893e-02},
       }) {
    const auto what = std::to_string(shape) + " " + std::to_string(x);
    expect_relative(incomplete_gamma(shape, x).lower, lower, what);
    expect_relative(incomplete_gamma(shape, x).upper, upper, what);
  }
  EXPECT_EQ(incomplete_gamma(2.0, 0.0).lower, 0.0);
}

struct BetaQuantile {
  Tail tail;
  double p, a, b, x;
};

TEST(BetaQuantile, HasThirteenDigits) {
  for (const auto& [tail, p, a, b, x] : {
           BetaQuantile{Tail::lower, 0.025, 4, 180, 5.98691324612589913234e-03},
           BetaQuantile{Tail::upper, 0.025, 5, 180, 5.47228031070414386305e-02},
           BetaQuantile{Tail::upper, 0.025, 0.5, 7, 3.10274789256308469731e-01},
           BetaQuantile{Tail::lower, 0.05, 0.5, 0.5, 6.15582970243113737630e-03},
           BetaQuantile{Tail::upper, 1e-6, 2.5, 1000, 1.77708715179478622670e-02},
           BetaQuantile{Tail::lower, 0.3, 40.25, 11.5, 7.50157472759679255780e-01},
           BetaQuantile{Tail::upper, 0.05, 0.75, 30000, 8.30001558791932454902e-05},
       }) {
    expect_relative(beta_quantile(tail, p, a, b).x, x, std::to_string(a));
  }
}

struct GammaQuantile {
  Tail tail;
  double p, shape, x;
};

TEST(GammaQuantile, HasThirteenDigits) {
  for (const auto& [tail, p, shape, x] : {
           GammaQuantile{Tail::lower, 0.05, 1, 5.12932943875505364950e-02},
           GammaQuantile{Tail::lower, 0.025, 7, 2.81436305151986632112e+00},
           GammaQuantile{Tail::upper, 0.025, 8, 1.44226753617023799592e+01},
           GammaQuantile{Tail::upper, 1e-9, 2.5, 2.53460968507715165288e+01},
           GammaQuantile{Tail::lower, 0.05, 0.25, 4.21857542026299179487e-06},
           GammaQuantile{Tail::upper, 0.05, 5000.5, 5.11738026426870146679e+03},
           GammaQuantile{Tail::lower, 0.4, 0.5, 1.37497948864228031196e-01},
       }) {
    expect_relative(gamma_quantile(tail, p, shape), x, std::to_string(shape));
  }
}

TEST(GammaQuantile, OfShapeOneIsALogarithm) {
  for (const double p : {1e-300, 1e-12, 0.05, 0.3}) {
    expect_relative(gamma_quantile(Tail::upper, p, 1.0), -logarithm(p), "upper");
    expect_relative(gamma_quantile(Tail::lower, p, 1.0), -logarithm_1p(-p), "lower");
  }
}

// The search of a quantile ends where the tail has its probability, over wide parameters.
TEST(Quantiles, InvertTheirTails) {
  for (const double a : {0.1, 0.5, 1.0, 3.7, 250.0, 60000.0}) {
    for (const double p : {1e-12, 0.001, 0.05, 0.5, 0.9, 0.999}) {
      for (const Tail tail : {Tail::lower, Tail::upper}) {
        const double x = gamma_quantile(tail, p, a);
        const double slack = 1e-11 * p;  // an error of x by rounding, times the slope
        EXPECT_NEAR(incomplete_gamma(a, x).of(tail), p, slack) << a;
        for (const double b : {0.3, 1.0, 40.0, 90000.0}) {
          const BetaPoint point = beta_quantile(tail, p, a, b);
          EXPECT_NEAR(incomplete_beta(a, b, point).of(tail), p, slack) << a << " " << b << " " << p;
        }
      }
    }
  }
}

TEST(BetaQuantile, IsMirroredExactly) {
  const BetaPoint x = beta_quantile(Tail::lower, 0.025, 3.0, 90.0);
  const BetaPoint mirrored = beta_quantile(Tail::upper, 0.025, 90.0, 3.0);
  EXPECT_EQ(x.x, mirrored.complement);
  EXPECT_EQ(x.complement, mirrored.x);
}

// Beyond the series the quantiles are expansions; their tails are still to be had from the series.
TEST(Quantiles, OfLargeParametersInvertTheirTails) {
  for (const double p : {1e-6, 0.025, 0.4, 0.95}) {
    for (const Tail tail : {Tail::lower, Tail::upper}) {
      const double x = gamma_quantile(tail, p, 1.5e8);
      EXPECT_NEAR(incomplete_gamma(1.5e8, x).of(tail), p, 1e-6 * p) << p;
      const BetaPoint point = beta_quantile(tail, p, 2e8, 3e9);
      EXPECT_NEAR(incomplete_beta(2e8, 3e9, point).of(tail), p, 1e-6 * p) << p;
    }
  }
}

struct StudentQuantile {
  double q, df, t;
};

TEST(Student, HasThirteenDigits) {
  for (const auto& [q, df, t] : {
           StudentQuantile{0.025, 1, 1.27062047361747048058e+01},
           StudentQuantile{0.025, 14, 2.14478668791780391345e+00},
           StudentQuantile{0.025, 197, 1.97207903377850279902e+00},
           StudentQuantile{0.05, 5, 2.01504837333302422309e+00},
           StudentQuantile{0.025, 182, 1.97308407733590351896e+00},
           StudentQuantile{0.025, 1000000, 1.95996635681410702468e+00},
       }) {
    expect_relative(student_upper_quantile(q, df), t, std::to_string(df));
  }
}

TEST(Student, WithOneDegreeOfFreedomIsCauchysAndWithTwoAlgebraic) {
  expect_relative(student_upper_quantile(0.25, 1.0), 1.0, "tan(pi / 4)");
  // t = (1 - 2q) sqrt(2 / (4 q (1 - q)))
  expect_relative(student_upper_quantile(0.1, 2.0), 0.8 * std::sqrt(2.0 / 0.36), "df 2");
  EXPECT_EQ(student_upper_quantile(0.5, 3.0), 0.0);
  EXPECT_EQ(student_upper_quantile(0.9, 3.0), -student_upper_quantile(1.0 - 0.9, 3.0));
}

TEST(Stirling, RemainderIsOfTheFactorial) {
  // 1! = 1, so the remainder at 1 is 1 - log(sqrt(2 pi)).
  expect_relative(stirling_remainder(1.0), 1.0 - 0.91893853320467274178, "1");
  // gamma(3/2) = sqrt(pi) / 2.
  expect_relative(stirling_remainder(0.5), 0.5 - 0.5 * logarithm(2.0), "1/2");
  EXPECT_EQ(poisson_deviance(4.0, 4.0), 0.0);
}

}  // namespace
}  // namespace setpoint
