#include "setpoint/screening/flag_thresholds.h"

#include <algorithm>
#include <array>

#include "setpoint/policy/value_reader.h"

namespace setpoint {

void FlagThresholds::read(const toml::table& table, const Complain& complain) {
  static constexpr std::array<std::string_view, 6> kKeys = {"value",  "unit",   "standing",
                                                            "source", "reason", "range"};
  for (const auto& [key, node] : in_file_order(table)) {
    const std::string name(key->str());
    const toml::table* entry = node->as_table();
    if (entry == nullptr) {
      complain(key->source(), "threshold '" + name + "' is no table", "[threshold." + name + "]");
      continue;
    }
    for (const auto& [inner, value] : in_file_order(*entry))
      if (std::find(kKeys.begin(), kKeys.end(), inner->str()) == kKeys.end())
        complain(inner->source(), "unknown key '" + std::string(inner->str()) + "'",
                 "value, unit, standing, source, reason, range");
    for (const std::string_view required : {"value", "unit", "standing", "reason"})
      if (!entry->contains(required))
        complain(key->source(), "threshold '" + name + "' has no " + std::string(required), "it");
    const auto value = (*entry)["value"].value<double>();
    if (!value || !(*value >= 0) || *value > 1e18)
      complain(key->source(), "threshold '" + name + "' is no number of at least 0", "one");
    else
      thresholds_[name] = {*value, key->source(), false};
    static_cast<void>(standing_of(*entry, key->source(), complain));
  }
}

std::optional<double> FlagThresholds::use(std::string_view name) {
  const auto found = thresholds_.find(name);
  if (found == thresholds_.end()) return std::nullopt;
  found->second.used = true;
  return found->second.value;
}

void FlagThresholds::complain_of_unused(const Complain& complain) const {
  for (const auto& [name, threshold] : thresholds_)
    if (!threshold.used)
      complain(threshold.where, "threshold '" + name + "' is used by no rule",
               "a rule that names it");
}

Standing standing_of(const toml::table& table, const toml::source_region& where,
                     const Complain& complain) {
  const auto word = table["standing"].value<std::string>();
  for (const Standing standing : kStandings)
    if (word && *word == name(standing)) return standing;
  complain(where, "no known standing",
           "published, reported, white_paper, derived, unverified, assumption or choice");
  return Standing::assumption;
}

}  // namespace setpoint
