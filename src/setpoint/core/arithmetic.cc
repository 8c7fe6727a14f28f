#include "setpoint/core/arithmetic.h"

#include <array>

#include "setpoint/core/decimal.h"
#include "setpoint/core/elementary.h"

namespace setpoint {
namespace {

double divide(double a, double b) {
  return a == 0 && b == 0 ? 0.0 : a / b;
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

void apply(Operation operation, std::span<const double* const> x, std::span<double> out) {
  const std::size_t n = out.size();
  const auto fold = [&](auto combine) {
    for (std::size_t r = 0; r < n; ++r) out[r] = x[0][r];
    for (const double* operand : x.subspan(1))
      for (std::size_t r = 0; r < n; ++r) out[r] = combine(out[r], operand[r]);
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
