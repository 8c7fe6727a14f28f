#include "setpoint/rate/error_control.h"

#include <algorithm>
#include <numeric>

namespace setpoint {

std::string_view name(ErrorControl control) {
  constexpr std::array<std::string_view, 4> kNames = {"bh", "by", "holm", "none"};
  return kNames[static_cast<std::size_t>(control)];
}

std::optional<ErrorControl> parse_error_control(std::string_view text) {
  for (const ErrorControl control : kErrorControls)
    if (name(control) == text) return control;
  return std::nullopt;
}

std::vector<double> adjusted(std::span<const double> p, ErrorControl control) {
  std::vector<double> result(p.begin(), p.end());
  if (control == ErrorControl::none) return result;
  const std::size_t m = p.size();
  std::vector<std::size_t> order(m);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  const auto count = static_cast<double>(m);
  if (control == ErrorControl::holm) {
    double largest = 0;
    for (std::size_t i = 0; i < m; ++i) {
      largest = std::max(largest, p[order[i]] * (count - static_cast<double>(i)));
      result[order[i]] = std::min(1.0, largest);
    }
    return result;
  }
  double dependence = 1;
  if (control == ErrorControl::by) {
    dependence = 0;
    for (std::size_t i = 1; i <= m; ++i) dependence += 1 / static_cast<double>(i);
  }
  double smallest = 1;
  for (std::size_t i = m; i-- > 0;) {
    smallest = std::min(smallest, dependence * p[order[i]] * count / static_cast<double>(i + 1));
    result[order[i]] = smallest;
  }
  return result;
}

}  // namespace setpoint
