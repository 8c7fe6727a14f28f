// Where a change in deaths lies: from the deaths of the window before to those of this one, step by
// step. The steps add up: what no step names stands in the last two.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "setpoint/determination/determination.h"

namespace setpoint {

struct WaterfallStep {
  enum class Kind { total, change };
  Kind kind = Kind::change;
  std::string what;
  double deaths = 0;
  std::optional<Interval> interval;
};

// Deaths before; the change attributed to each country and outcome, largest first, at most `most`
// of them; all others; domestic and unattributed; deaths now. With a country, its outcomes are
// steps whatever their size, and countries other than it are not told apart. Empty where deaths of
// a window before are not known.
[[nodiscard]] std::vector<WaterfallStep> waterfall(const Determination& determination,
                                                   std::size_t most,
                                                   std::optional<Country> country = std::nullopt);

}  // namespace setpoint
