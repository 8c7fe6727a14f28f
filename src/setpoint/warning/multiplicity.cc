#include "setpoint/warning/multiplicity.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace setpoint {
namespace {

constexpr std::array<std::pair<MultipleRule, std::string_view>, 3> kNames = {
    {{MultipleRule::none, "none"},
     {MultipleRule::benjamini_hochberg, "benjamini-hochberg"},
     {MultipleRule::holm, "holm"}}};

}  // namespace

std::string_view name(MultipleRule rule) {
  for (const auto& [each, text] : kNames)
    if (each == rule) return text;
  return {};
}

std::optional<MultipleRule> parse_multiple_rule(std::string_view text) {
  for (const auto& [rule, each] : kNames)
    if (each == text) return rule;
  return std::nullopt;
}

std::vector<double> adjusted(std::span<const double> p, MultipleRule rule) {
  std::vector<double> result(p.begin(), p.end());
  if (rule == MultipleRule::none) return result;
  const std::size_t n = p.size();
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return p[a] != p[b] ? p[a] < p[b] : a < b; });
  const auto count = static_cast<double>(n);
  if (rule == MultipleRule::holm) {
    double most = 0;
    for (std::size_t i = 0; i < n; ++i) {
      most = std::max(most, std::min(1.0, (count - static_cast<double>(i)) * p[order[i]]));
      result[order[i]] = most;
    }
    return result;
  }
  double least = 1;
  for (std::size_t i = n; i > 0; --i) {
    least = std::min(least, count / static_cast<double>(i) * p[order[i - 1]]);
    result[order[i - 1]] = least;
  }
  return result;
}

double expected_false_rejections(std::size_t tests, double level, MultipleRule rule) {
  if (rule == MultipleRule::none) return level * static_cast<double>(tests);
  if (tests == 0) return 0;
  return rule == MultipleRule::holm ? level : level / ((1 - level) * (1 - level));
}

}  // namespace setpoint
