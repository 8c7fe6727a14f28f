// The named numbers of the rules for red flags: [threshold.NAME], each with its standing and
// reason.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "setpoint/policy/policy.h"
#include "setpoint/policy/toml_source.h"

namespace setpoint {

class FlagThresholds {
 public:
  // Complains of unknown and missing keys and of what is no number from 0 to 1e18.
  void read(const toml::table& table, const Complain& complain);
  // The value of a name, which is then in use; empty if there is none of that name.
  [[nodiscard]] std::optional<double> use(std::string_view name);
  void complain_of_unused(const Complain& complain) const;

 private:
  struct Threshold {
    double value = 0;
    toml::source_region where;
    bool used = false;
  };
  std::map<std::string, Threshold, std::less<>> thresholds_;
};

// The word under "standing"; complains, and takes it for an assumption, if it is none that is
// known.
[[nodiscard]] Standing standing_of(const toml::table& table, const toml::source_region& where,
                                   const Complain& complain);

}  // namespace setpoint
