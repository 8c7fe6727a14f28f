#include "setpoint/core/arithmetic.h"

#include <array>

#include "setpoint/core/decimal.h"
#include "setpoint/core/elementary.h"

namespace setpoint {
namespace {

// Both sides are computed and one is taken, so that blocks need no branch.
double divide(double a, double b) {
  const double quotient = a / b;
  const bool nothing = (a == 0) & (b == 0);
  return nothing ? 0.0 : quotient;
}

}  // namespace

std::string_view name(Operation operation) {
  constexpr std::array<std::string_view, 10> kNames = {
      "leaf",    "sum",     "difference", "product",       "quotient",
      "minimum", "maximum", "power",      "round_half_up", "point"};
  return kNames[static_cast<std::size_t>(operation)];
}

double apply(Operation operation, std::span<const double> x) {
  switch (operation) {
    case Operation::sum: {
      double total = x[0];
      for (const double v : x.subspan(1)) total += v;
      return total;
    }
    case Operation::product: {
      double total = x[0];
      for (const double v : x.subspan(1)) total *= v;
      return total;
    }
    case Operation::difference:
      return x[0] - x[1];
    case Operation::quotient:
      return divide(x[0], x[1]);
    case Operation::minimum:
      return x[1] < x[0] ? x[1] : x[0];
    case Operation::maximum:
      return x[0] < x[1] ? x[1] : x[0];
    case Operation::power:
      return power(x[0], x[1]);
    case Operation::round_half_up:
      return round_half_up(x[0], x[1]);
    case Operation::point:
    case Operation::leaf:
      break;
  }
  return x[0];
}

namespace {

// A loop of a fixed length is one that the compiler turns into vector instructions.
template <class Step>
void each(std::size_t n, Step step) {
  if (n == kBlock) {
    for (std::size_t r = 0; r < kBlock; ++r) step(r);
    return;
  }
  for (std::size_t r = 0; r < n; ++r) step(r);
}

template <class Combine>
void two(double* __restrict out, const BlockOperand& a, const BlockOperand& b, std::size_t n,
         Combine combine) {
  const double* __restrict x = a.values;
  const double* __restrict y = b.values;
  if (a.one && b.one)
    each(n, [&](std::size_t r) { out[r] = combine(*x, *y); });
  else if (a.one)
    each(n, [&, c = *x](std::size_t r) { out[r] = combine(c, y[r]); });
  else if (b.one)
    each(n, [&, c = *y](std::size_t r) { out[r] = combine(x[r], c); });
  else
    each(n, [&](std::size_t r) { out[r] = combine(x[r], y[r]); });
}

}  // namespace

void apply(Operation operation, std::span<const BlockOperand> x, std::span<double> out) {
  const std::size_t n = out.size();
  // From the first operand to the last.
  const auto fold = [&](auto combine) {
    if (x.size() == 1) {
      each(n, [&, v = x[0]](std::size_t r) { out[r] = v.one ? *v.values : v.values[r]; });
      return;
    }
    two(out.data(), x[0], x[1], n, combine);
    for (const BlockOperand& operand : x.subspan(2)) {
      double* __restrict total = out.data();
      const double* __restrict y = operand.values;
      if (operand.one)
        each(n, [&, c = *y](std::size_t r) { total[r] = combine(total[r], c); });
      else
        each(n, [&](std::size_t r) { total[r] = combine(total[r], y[r]); });
    }
  };
  switch (operation) {
    case Operation::sum:
      return fold([](double a, double b) { return a + b; });
    case Operation::product:
      return fold([](double a, double b) { return a * b; });
    case Operation::difference:
      return fold([](double a, double b) { return a - b; });
    case Operation::quotient:
      return fold(divide);
    case Operation::minimum:
      return fold([](double a, double b) { return b < a ? b : a; });
    case Operation::maximum:
      return fold([](double a, double b) { return a < b ? b : a; });
    case Operation::power:
      return fold([](double a, double b) { return power(a, b); });
    case Operation::round_half_up:
      return fold([](double a, double b) { return round_half_up(a, b); });
    case Operation::point:
    case Operation::leaf:
      break;
  }
  fold([](double a, double) { return a; });
}

}  // namespace setpoint
