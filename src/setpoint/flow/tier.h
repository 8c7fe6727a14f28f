// How good the evidence under a figure is.
#pragma once

#include <string_view>

namespace setpoint {

enum class Tier {
  none,      // no evidence: absent, not zero
  default_,  // from seizures and interception probabilities
  sampled,   // from the randomised sampling programme
  mixed,     // some cells sampled, others default
};
[[nodiscard]] constexpr std::string_view name(Tier tier) {
  switch (tier) {
    case Tier::none:
      return "none";
    case Tier::default_:
      return "default";
    case Tier::sampled:
      return "sampled";
    case Tier::mixed:
      return "mixed";
  }
  return "none";
}

}  // namespace setpoint
