#include "setpoint/policy/distribution_rule.h"

#include <algorithm>
#include <array>

#include "setpoint/core/decimal.h"
#include "setpoint/policy/nearest.h"

namespace setpoint {
namespace {

constexpr std::array<std::string_view, 8> kKinds = {"fixed",        "normal",         "lognormal",
                                                    "logit_normal", "triangular",     "uniform",
                                                    "beta",         "logistic_normal"};
constexpr std::array<std::string_view, 2> kSpread = {"common", "yearly"};
constexpr std::array<std::string_view, 2> kLimits = {"low", "high"};
constexpr std::array<std::string_view, 1> kConcentration = {"concentration"};
constexpr std::array<std::string_view, 5> kAllFields = {"common", "yearly", "low", "high",
                                                        "concentration"};

// exp(8.3 * 2 * 10) is finite: no draw of a standard normal from 52 bits lies beyond 8.3.
constexpr double kLargestLogSpread = 10;
// Below it a beta draw can underflow to 0, and a probability of 0 is divided by.
constexpr double kSmallestBetaShape = 0.1;

bool contains(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Examiner {
 public:
  Examiner(const KeySchema& key, const ParameterValue& value, const GivenDistribution& given)
      : key_(key), value_(value), given_(given) {}

  std::vector<Objection> examine() {
    fields_fit_kind();
    if (!kind_fits_key() || !found_.empty()) return std::move(found_);
    switch (given_.kind) {
      case DistributionKind::fixed:
        break;
      case DistributionKind::normal:
        spread();
        closed_range();
        break;
      case DistributionKind::lognormal:
        spread();
        break;
      case DistributionKind::logistic_normal:
        spread();
        break;
      case DistributionKind::logit_normal:
        spread();
        inside_unit_interval();
        break;
      case DistributionKind::triangular:
      case DistributionKind::uniform:
        limits();
        break;
      case DistributionKind::beta:
        concentration();
        inside_unit_interval();
        break;
    }
    return std::move(found_);
  }

 private:
  void object(std::string_view field, std::string what, std::string expected) {
    found_.push_back({std::string(field), std::move(what), std::move(expected)});
  }
  [[nodiscard]] double field(std::string_view name) const {
    return given_.fields.find(name)->second;
  }
  [[nodiscard]] std::string kind() const { return std::string(name(given_.kind)); }

  void fields_fit_kind() {
    const std::span<const std::string_view> wanted = fields(given_.kind);
    const std::string takes =
        wanted.empty() ? "no further field" : "the fields " + listed(wanted) + " and no other";
    for (const std::string_view name : wanted)
      if (!given_.fields.contains(name))
        object("", "distribution " + kind() + " lacks " + std::string(name), takes);
    for (const auto& [name, number] : given_.fields)
      if (!contains(wanted, name))
        object(name, "distribution " + kind() + " takes no " + name, takes);
  }
  static std::string listed(std::span<const std::string_view> words) {
    std::string text;
    for (const std::string_view word : words)
      text += (text.empty() ? "" : " and ") + std::string(word);
    return text;
  }

  bool kind_fits_key() {
    if (given_.kind == DistributionKind::fixed) return true;
    std::string only;
    if (key_.type == ValueType::text || key_.type == ValueType::list || key_.whole)
      only = "fixed";
    else if (is_shares(key_.type) && given_.kind != DistributionKind::logistic_normal)
      only = "fixed or logistic_normal";
    else if (!is_shares(key_.type) && given_.kind == DistributionKind::logistic_normal)
      only = "a distribution of a number, not of shares";
    if (only.empty()) return true;
    object("", "distribution " + kind() + " does not fit the parameter", only);
    return false;
  }

  void spread() {
    const bool on_log_scale = given_.kind != DistributionKind::normal;
    for (const std::string_view name : kSpread) {
      const double sigma = field(name);
      if (sigma < 0)
        object(name, "distribution " + std::string(name) + " " + shortest(sigma) + " is negative",
               "a standard deviation of at least 0");
      else if (on_log_scale && sigma > kLargestLogSpread)
        object(name, "distribution " + std::string(name) + " " + shortest(sigma) + " is too large",
               "a standard deviation of at most 10 on a logarithmic scale");
    }
  }

  // Draws beyond a limit count at the limit, which must then be an allowed value.
  void closed_range() {
    if (key_.above_low || key_.below_high)
      object("", "distribution normal would reach values that are not allowed",
             "a kind whose draws stay inside the range, such as lognormal or triangular");
  }

  void inside_unit_interval() {
    const double value = std::get<double>(value_);
    if (!(value > 0 && value < 1))
      object("", "distribution " + kind() + " about the value " + shortest(value),
             "a value between 0 and 1, neither included");
  }

  void limits() {
    const double low = field("low");
    const double high = field("high");
    const double value = std::get<double>(value_);
    if (!(low < high)) {
      object("low", "distribution low " + shortest(low) + " is not below high " + shortest(high),
             "low < high");
      return;
    }
    for (const std::string_view name : kLimits)
      if (!key_.allows(field(name)))
        object(
            name,
            "distribution " + std::string(name) + " " + shortest(field(name)) + " is out of range",
            key_.allowed());
    if (value < low || value > high)
      object("",
             "value " + shortest(value) + " lies outside its distribution [" + shortest(low) +
                 ", " + shortest(high) + "]",
             "low <= value <= high");
  }

  void concentration() {
    if (!(field("concentration") > 0))
      object("concentration",
             "distribution concentration " + shortest(field("concentration")) + " is not positive",
             "a number greater than 0");
    const double value = std::get<double>(value_);
    const double smaller = std::min(value, 1 - value) * field("concentration");
    if (found_.empty() && smaller > 0 && smaller < kSmallestBetaShape)
      object("concentration",
             "distribution concentration " + shortest(field("concentration")) + " is too small",
             "at least " + shortest(kSmallestBetaShape) +
                 " when multiplied by the value and by 1 - value");
  }

  const KeySchema& key_;
  const ParameterValue& value_;
  const GivenDistribution& given_;
  std::vector<Objection> found_;
};

}  // namespace

std::string_view name(DistributionKind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}

std::optional<DistributionKind> parse_distribution_kind(std::string_view text) {
  for (std::size_t i = 0; i < kKinds.size(); ++i)
    if (kKinds[i] == text) return static_cast<DistributionKind>(i);
  return std::nullopt;
}

std::string distribution_kinds() {
  return alternatives(kKinds);
}

std::span<const std::string_view> fields(DistributionKind kind) {
  switch (kind) {
    case DistributionKind::fixed:
      return {};
    case DistributionKind::normal:
    case DistributionKind::lognormal:
    case DistributionKind::logit_normal:
    case DistributionKind::logistic_normal:
      return kSpread;
    case DistributionKind::triangular:
    case DistributionKind::uniform:
      return kLimits;
    case DistributionKind::beta:
      break;
  }
  return kConcentration;
}

std::span<const std::string_view> all_fields() {
  return kAllFields;
}

bool has_unit(DistributionKind kind, std::string_view field) {
  return contains(kLimits, field) || (kind == DistributionKind::normal && contains(kSpread, field));
}

GivenDistribution given(const Distribution& distribution) {
  GivenDistribution out{distribution.kind, {}};
  for (const std::string_view name : fields(distribution.kind)) {
    const double number = name == "common"   ? distribution.common
                          : name == "yearly" ? distribution.yearly
                          : name == "low"    ? distribution.low
                          : name == "high"   ? distribution.high
                                             : distribution.concentration;
    out.fields.emplace(name, number);
  }
  return out;
}

std::vector<Objection> objections(const KeySchema& key, const ParameterValue& value,
                                  const GivenDistribution& distribution) {
  return Examiner(key, value, distribution).examine();
}

Distribution settled(const GivenDistribution& distribution) {
  Distribution out;
  out.kind = distribution.kind;
  const auto field = [&](std::string_view name, double& into) {
    if (const auto found = distribution.fields.find(name); found != distribution.fields.end())
      into = found->second;
  };
  field("common", out.common);
  field("yearly", out.yearly);
  field("low", out.low);
  field("high", out.high);
  field("concentration", out.concentration);
  return out;
}

}  // namespace setpoint
