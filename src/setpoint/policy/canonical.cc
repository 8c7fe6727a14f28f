#include "setpoint/policy/canonical.h"

#include "setpoint/core/decimal.h"
#include "setpoint/policy/distribution_rule.h"

namespace setpoint {
namespace {

std::string sized(std::string_view text) {
  return std::to_string(text.size()) + ":" + std::string(text);
}

struct Rendered {
  std::string operator()(double number) const { return "number " + shortest(number); }
  std::string operator()(const std::vector<double>& list) const {
    std::string text = "list";
    for (const double entry : list) text += " " + shortest(entry);
    return text;
  }
  std::string operator()(const std::string& word) const { return "text " + sized(word); }
  std::string operator()(const Shares& shares) const {
    std::string text = "shares";
    for (const auto& [entry, share] : shares) text += " " + sized(entry) + "=" + shortest(share);
    return text;
  }
};

std::string rendered(const Distribution& distribution) {
  std::string text(name(distribution.kind));
  for (const auto& [field, number] : given(distribution).fields)
    text += " " + field + "=" + shortest(number);
  return text;
}

}  // namespace

std::string canonical_text(const Parameters& parameters) {
  std::string text;
  for (const auto& [key, parameter] : parameters) {
    for (const DatedValue& value : parameter.values) {
      text += key + " from " + value.from.text() + ": " + std::visit(Rendered{}, value.value) +
              "; " + rendered(value.distribution) + "; " + std::string(name(value.standing)) + " " +
              sized(value.source) + " " + sized(value.reason);
      if (value.range)
        text += " range " + shortest(value.range->low) + " " + shortest(value.range->high);
      text += "\n";
    }
  }
  return text;
}

}  // namespace setpoint
