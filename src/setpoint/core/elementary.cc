#include "setpoint/core/elementary.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

// Method: table-driven range reduction (Tang 1989 and 1990, ACM Transactions on Mathematical
// Software 15:144 and 16:378) with Taylor polynomials on the small remainder. The logarithm is
// carried as an unevaluated sum of two doubles (Dekker 1971, Numerische Mathematik 18:224),
// because power multiplies its error by the exponent. The tables are computed by the compiler, in
// the same arithmetic, so that no digit of them is typed in.

namespace setpoint {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// high + low, where low is at most half a unit in the last place of high.
struct Pair {
  double high = 0.0;
  double low = 0.0;
};

// a + b exactly (Knuth).
constexpr Pair exact_sum(double a, double b) {
  const double sum = a + b;
  const double part = sum - a;
  return {sum, (a - (sum - part)) + (b - part)};
}

// a + b exactly where |a| >= |b| or a is 0 (Dekker).
constexpr Pair ordered_sum(double a, double b) {
  const double sum = a + b;
  return {sum, b - (sum - a)};
}

// The leading 26 bits of a, and the rest (Veltkamp). |a| < 2^996.
constexpr Pair split(double a) {
  const double scaled = 134217729.0 * a;  // 2^27 + 1
  const double high = scaled - (scaled - a);
  return {high, a - high};
}

// a * b exactly, barring underflow (Dekker). No fused multiply-add: not every machine has one.
constexpr Pair exact_product(double a, double b) {
  const Pair x = split(a);
  const Pair y = split(b);
  const double product = a * b;
  const double error =
      ((x.high * y.high - product) + x.high * y.low + x.low * y.high) + x.low * y.low;
  return {product, error};
}

constexpr Pair add(Pair a, Pair b) {
  const Pair sum = exact_sum(a.high, b.high);
  return ordered_sum(sum.high, sum.low + (a.low + b.low));
}

constexpr Pair multiply(Pair a, Pair b) {
  const Pair product = exact_product(a.high, b.high);
  return ordered_sum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

constexpr Pair divide(Pair a, double b) {
  const double quotient = a.high / b;
  const Pair back = exact_product(quotient, b);
  return ordered_sum(quotient, ((a.high - back.high) - back.low + a.low) / b);
}

// log 2 to 106 bits; to 42 bits and the rest, so that a multiple by an exponent is exact.
constexpr Pair kLog2{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};
constexpr double kLog2Leading = 0x1.62e42fefa3800p-1;
constexpr double kLog2Rest = 0x1.ef35793c76730p-45;

// ---- e^x ----------------------------------------------------------------------------------

// x = (k/64) log 2 + r: (log 2)/64 to 36 bits, exact when multiplied by any k in range.
constexpr int kExponentialCells = 64;
constexpr double kCellLeading = 0x1.62e42fefa0000p-7;
constexpr double kCellRest = 0x1.cf79abc9e3b3ap-46;
constexpr double kCellsPerUnit = 0x1.71547652b82fep+6;
constexpr double kOverflowsAbove = 710.0;
constexpr double kUnderflowsBelow = -746.0;

constexpr Pair taylor_exponential(Pair x) {
  Pair sum{1.0, 0.0};
  for (int n = 30; n >= 1; --n) {
    sum = add({1.0, 0.0}, divide(multiply(x, sum), n));
  }
  return sum;
}

// 2^(j/64).
constexpr std::array<Pair, kExponentialCells> make_exponential_table() {
  std::array<Pair, kExponentialCells> table{};
  for (std::size_t j = 0; j < table.size(); ++j) {
    const double fraction = static_cast<double>(j) / kExponentialCells;
    table[j] = taylor_exponential(multiply(kLog2, {fraction, 0.0}));
  }
  return table;
}
constexpr auto kExponentialTable = make_exponential_table();

double power_of_two(int exponent) {  // -1022 <= exponent <= 1023
  return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52);
}

// value * 2^exponent, for value in [1, 2], in two steps where one would leave the range.
double scale(double value, int exponent) {
  if (exponent > 1023) {
    return value * power_of_two(1023) * power_of_two(exponent - 1023);
  }
  if (exponent < -1022) {
    return value * power_of_two(exponent + 128) * power_of_two(-128);
  }
  return value * power_of_two(exponent);
}

// e^(high + low), for high within the range where the result is neither 0 nor infinite.
double exponential_of(Pair x) {
  const double position = x.high * kCellsPerUnit;
  const int k = static_cast<int>(position < 0.0 ? position - 0.5 : position + 0.5);
  const double r = (x.high - k * kCellLeading) - (k * kCellRest - x.low);
  // e^r - 1 for |r| < 0.0055: the first term left out is below 2^-64.
  const double tail =
      r * r * (1.0 / 2 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 + r * (1.0 / 720)))));
  const int cell = k & (kExponentialCells - 1);
  const Pair& root = kExponentialTable[static_cast<std::size_t>(cell)];
  const double value = root.high + (root.low + root.high * (r + tail));
  return scale(value, (k - cell) / kExponentialCells);
}

// ---- log x --------------------------------------------------------------------------------

// x = 2^k m with m in [0.707, 1.415). Cell i holds the m that round to i/128. It is multiplied by
// c, of 9 bits and near 128/i, so that m c - 1 is small and exact. c is 1 in the cell about 1:
// there nothing is added to the series, and nothing cancels.
constexpr int kLogarithmSteps = 128;
constexpr int kFirstCell = 90;
constexpr int kLastCell = 182;
constexpr std::uint64_t kLeastMantissa = 0x3fe6a09e667f3bcdULL;  // sqrt(1/2)
constexpr std::uint64_t kMantissaMask = (1ULL << 52) - 1;

struct LogarithmCell {
  double reciprocal = 1.0;
  Pair minus_log;  // -log(reciprocal)
};

// log c = 2 atanh((c - 1) / (c + 1)).
constexpr Pair series_logarithm(double c) {
  const Pair s = divide({c - 1.0, 0.0}, c + 1.0);
  const Pair square = multiply(s, s);
  Pair sum{0.0, 0.0};
  for (int n = 51; n >= 1; n -= 2) {
    sum = add(divide({1.0, 0.0}, n), multiply(square, sum));
  }
  const Pair half = multiply(s, sum);
  return {2.0 * half.high, 2.0 * half.low};
}

constexpr auto make_logarithm_table() {
  std::array<LogarithmCell, kLastCell - kFirstCell + 1> table{};
  for (int i = kFirstCell; i <= kLastCell; ++i) {
    const int rounded = (2 * 256 * kLogarithmSteps / i + 1) / 2;  // 256 * 128 / i to nearest
    const double c = rounded / 256.0;
    const Pair log_c = series_logarithm(c);
    table[static_cast<std::size_t>(i - kFirstCell)] = {c, {0.0 - log_c.high, 0.0 - log_c.low}};
  }
  return table;
}
constexpr auto kLogarithmTable = make_logarithm_table();

// log(1 + r.high + r.low) for |r| < 0.0085, to about 2^-68 of itself.
Pair series_logarithm_1p(Pair r) {
  const double x = r.high;
  const Pair square = exact_product(x, x);
  // The odd and even terms apart: two short chains run at once.
  const double s = square.high;
  const double odd = 1.0 / 3 + s * (1.0 / 5 + s * (1.0 / 7 + s * (1.0 / 9 + s * (1.0 / 11))));
  const double even = 1.0 / 4 + s * (1.0 / 6 + s * (1.0 / 8 + s * (1.0 / 10)));
  const double tail = s * x * (odd - x * even);
  const Pair two_terms = ordered_sum(x, -0.5 * square.high);
  const Pair sum = ordered_sum(two_terms.high, tail);
  const double low = sum.low + two_terms.low + (r.low - x * r.low - 0.5 * square.low);
  return ordered_sum(sum.high, low);
}

// log x to about 2^-66 of itself. x finite and positive.
Pair logarithm_of(double x) {
  int k = 0;
  if (x < std::numeric_limits<double>::min()) {
    x *= 0x1p54;
    k = -54;
  }
  const std::uint64_t offset = std::bit_cast<std::uint64_t>(x) - kLeastMantissa;
  k += static_cast<int>(std::bit_cast<std::int64_t>(offset) >> 52);
  const double m = std::bit_cast<double>((offset & kMantissaMask) + kLeastMantissa);
  const int i = static_cast<int>(m * kLogarithmSteps + 0.5);
  const LogarithmCell& cell = kLogarithmTable[static_cast<std::size_t>(i - kFirstCell)];
  const Pair parts = split(m);
  const Pair r = exact_sum(parts.high * cell.reciprocal - 1.0, parts.low * cell.reciprocal);
  const Pair series = series_logarithm_1p(r);
  const Pair whole = exact_sum(k * kLog2Leading, cell.minus_log.high);
  const Pair sum = exact_sum(whole.high, series.high);
  return ordered_sum(sum.high,
                     sum.low + (whole.low + (k * kLog2Rest + cell.minus_log.low + series.low)));
}

// ---- log of the gamma function ------------------------------------------------------------

// log gamma(2 + z) = (1 - Euler's constant) z + sum over k >= 2 of (zeta(k) - 1) (-z)^k / k
// (Abramowitz and Stegun 6.1.33; zeta(k) - 1 from their table 23.3, here to 20 digits).
constexpr double kOneLessEuler = 0.42278433509846713939;
constexpr std::array<double, 28> kZetaLessOne{
    0.64493406684822643647,   0.2020569031595942854,    0.082323233711138191516,
    0.036927755143369926331,  0.017343061984449139715,  0.0083492773819228268398,
    0.0040773561979443393787, 0.0020083928260822144179, 0.00099457512781808533715,
    0.0004941886041194645587, 2.4608655330804829864e-4, 1.2271334757848914675e-4,
    6.1248135058704829259e-5, 3.0588236307020493552e-5, 1.5282259408651871733e-5,
    7.6371976378997622736e-6, 3.8172932649998398565e-6, 1.9082127165539389257e-6,
    9.5396203387279611315e-7, 4.7693298678780646312e-7, 2.3845050272773299e-7,
    1.1921992596531107307e-7, 5.9608189051259479612e-8, 2.9803503514652280186e-8,
    1.4901554828365041235e-8, 7.450711789835429492e-9,  3.7253340247884570548e-9,
    1.8626597235130490064e-9};

// log gamma(2 + z), |z| <= 1/2.
double log_gamma_about_two(double z) {
  double sum = 0.0;
  for (std::size_t n = kZetaLessOne.size(); n-- > 0;) {
    sum = kZetaLessOne[n] / static_cast<double>(n + 2) - z * sum;
  }
  return z * (kOneLessEuler + z * sum);
}

// Stirling's series (Abramowitz and Stegun 6.1.41), x >= 12: the first term left out is below
// 1e-17 of the result.
double log_gamma_stirling(double x) {
  constexpr double kHalfLogTwoPi = 0.91893853320467274178;
  const double y = 1.0 / (x * x);
  const double correction =
      (1.0 / 12 -
       y * (1.0 / 360 - y * (1.0 / 1260 - y * (1.0 / 1680 - y * (1.0 / 1188 - y * (691.0 / 360360 -
                                                                                   y / 156)))))) /
      x;
  return (x - 0.5) * logarithm(x) - x + kHalfLogTwoPi + correction;
}

}  // namespace

double exponential(double x) {
  if (x != x) {
    return x;
  }
  if (x > kOverflowsAbove) {
    return kInfinity;
  }
  if (x < kUnderflowsBelow) {
    return 0.0;
  }
  return exponential_of({x, 0.0});
}

double logarithm(double x) {
  if (x == 0.0) {
    return -kInfinity;
  }
  if (!(x > 0.0)) {
    return kNaN;
  }
  return x == kInfinity ? x : logarithm_of(x).high;
}

double logarithm_1p(double x) {
  if (!(x > -1.0)) {
    return x == -1.0 ? -kInfinity : kNaN;
  }
  if (x == kInfinity) {
    return x;
  }
  const double size = x < 0.0 ? -x : x;
  if (size < 0x1p-60) {
    return x;
  }
  if (size < 0x1p-8) {
    return series_logarithm_1p({x, 0.0}).high;
  }
  // What rounding 1 + x loses is put back as the first term of log(sum + lost) - log(sum).
  const Pair sum = exact_sum(1.0, x);
  const Pair log_sum = logarithm_of(sum.high);
  return log_sum.high + (log_sum.low + sum.low / sum.high);
}

double power(double base, double exponent) {
  if (exponent == 0.0 || base == 1.0) {
    return 1.0;
  }
  if (base != base || exponent != exponent || base < 0.0) {
    return kNaN;
  }
  if (exponent == 1.0) {
    return base;
  }
  if (exponent == 2.0) {
    return base * base;
  }
  if (base == 0.0 || base == kInfinity) {
    return (base == 0.0) == (exponent > 0.0) ? 0.0 : kInfinity;
  }
  const Pair log_base = logarithm_of(base);
  const double estimate = exponent * log_base.high;
  if (estimate > kOverflowsAbove) {
    return kInfinity;
  }
  if (estimate < kUnderflowsBelow) {
    return 0.0;
  }
  if (estimate < 0x1p-60 && estimate > -0x1p-60) {
    return 1.0;
  }
  const Pair product = exact_product(exponent, log_base.high);
  return exponential_of({product.high, product.low + exponent * log_base.low});
}

double log_gamma(double x) {
  if (x == 0.0 || x == kInfinity) {
    return kInfinity;
  }
  if (!(x > 0.0)) {
    return kNaN;
  }
  // Each shift below subtracts the logarithm of what the recurrence gamma(x + 1) = x gamma(x)
  // multiplied by; z is exact in each, so the zeros at 1 and 2 keep their relative accuracy.
  if (x < 0.5) {
    return log_gamma_about_two(x) - logarithm_1p(x) - logarithm(x);
  }
  if (x < 1.5) {
    return log_gamma_about_two(x - 1.0) - logarithm_1p(x - 1.0);
  }
  if (x >= 12.0) {
    return log_gamma_stirling(x);
  }
  double product = 1.0;
  while (x > 2.5) {
    x -= 1.0;
    product *= x;
  }
  const double shifted = log_gamma_about_two(x - 2.0);
  return product == 1.0 ? shifted : shifted + logarithm(product);
}

}  // namespace setpoint
