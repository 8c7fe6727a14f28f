#include "setpoint/report/parameter_text.h"

#include <cmath>

#include "setpoint/core/decimal.h"
#include "setpoint/policy/schema.h"

namespace setpoint {
namespace {

// Of a figure with many digits before the point, a reader counts the thousands.
std::string readable_number(double value) {
  constexpr double kLong = 10000;
  return std::fabs(value) >= kLong && std::floor(value) == value ? grouped(value, 0)
                                                                 : shortest(value);
}

struct ValueText {
  std::string operator()(double value) const { return shortest(value); }
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(const std::vector<double>& values) const {
    std::string result = "[";
    for (const double value : values) result += (result.size() > 1 ? ", " : "") + shortest(value);
    return result + "]";
  }
  std::string operator()(const Shares& shares) const {
    std::string result;
    for (const auto& [what, share] : shares)
      result += (result.empty() ? "" : ", ") + what + " " + shortest(share);
    return result;
  }
};

std::string deviations(const Distribution& distribution, std::string_view scale) {
  std::string result = ", standard deviation " + shortest(distribution.common) + " common";
  if (distribution.yearly != 0) result += " and " + shortest(distribution.yearly) + " yearly";
  if (!scale.empty()) result += " (" + std::string(scale) + ")";
  return result;
}

}  // namespace

std::string base_unit(std::string_view key, std::string_view written) {
  const KeySchema* known = find_key(key);
  if (known == nullptr || known->units.empty()) return std::string(written);
  return std::string(known->units.front().name);
}

std::string value_text(const ParameterValue& value) {
  return std::visit(ValueText{}, value);
}

std::string readable(const ParameterValue& value) {
  const double* number = std::get_if<double>(&value);
  return number != nullptr ? readable_number(*number) : value_text(value);
}

std::string range_text(const DatedValue& value) {
  if (!value.range) return "";
  return readable_number(value.range->low) + " to " + readable_number(value.range->high);
}

std::string distribution_text(const Distribution& distribution) {
  switch (distribution.kind) {
    case DistributionKind::fixed:
      return "certain";
    case DistributionKind::normal:
      return "normal" + deviations(distribution, "");
    case DistributionKind::lognormal:
      return "log-normal" + deviations(distribution, "log scale");
    case DistributionKind::logit_normal:
      return "logit-normal" + deviations(distribution, "logit scale");
    case DistributionKind::triangular:
      return "triangular, " + readable_number(distribution.low) + " to " +
             readable_number(distribution.high);
    case DistributionKind::uniform:
      return "uniform, " + readable_number(distribution.low) + " to " +
             readable_number(distribution.high);
    case DistributionKind::beta:
      return "beta, concentration " + shortest(distribution.concentration);
    case DistributionKind::logistic_normal:
      return "logistic-normal shares" + deviations(distribution, "log scale");
  }
  return "";
}

}  // namespace setpoint
