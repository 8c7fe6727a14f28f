#include "setpoint/disclosure/rule.h"

#include <algorithm>
#include <cmath>

#include "setpoint/core/elementary.h"

namespace setpoint {

const PublisherRule* find_publisher_rule(std::string_view name) {
  const auto* const at = std::find_if(kPublisherRules.begin(), kPublisherRules.end(),
                                      [&](const PublisherRule& each) { return each.name == name; });
  return at == kPublisherRules.end() ? nullptr : at;
}

std::string_view name(Weight weight) {
  switch (weight) {
    case Weight::equal:
      return "equal";
    case Weight::count:
      return "count";
    case Weight::log_count:
      return "log-count";
  }
  return {};
}

std::int64_t price_of(std::int64_t count, Weight weight) {
  switch (weight) {
    case Weight::equal:
      return 1;
    case Weight::count:
      return count + 1;
    case Weight::log_count:
      break;
  }
  // Thousandths, at least one: whole numbers so that equal sums are equal.
  return 1 + static_cast<std::int64_t>(1000 * logarithm(static_cast<double>(count) + 1));
}

std::optional<CountInterval> counts_of_rate(double rate, int decimals, double population,
                                            double per) {
  double unit = 1;
  for (int k = 0; k < decimals; ++k) unit *= 10;
  // Either way of rounding a half: the ends count. 1e-9 of a death covers the arithmetic.
  const double half = 0.5 / unit;
  const double low = std::ceil((rate - half) * population / per - 1e-9);
  const double high = std::floor((rate + half) * population / per + 1e-9);
  if (!(high >= low) || high > 1e12) return std::nullopt;
  return CountInterval{std::max<std::int64_t>(0, static_cast<std::int64_t>(low)),
                       static_cast<std::int64_t>(high)};
}

}  // namespace setpoint
