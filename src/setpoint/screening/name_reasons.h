// Why two names have the score they have, in sentences.
#pragma once

#include <string>
#include <vector>

#include "setpoint/screening/name_score.h"

namespace setpoint {

struct ExplainedScore {
  NameScore score;
  std::vector<std::string> reasons;
};
[[nodiscard]] ExplainedScore explained_score(const NormalName& typed, const NormalName& listed,
                                             const NameCosts& costs);

// The reasons alone. Of the typed name and the listed one; at least one sentence for any score
// above 0.
[[nodiscard]] std::vector<std::string> name_reasons(const NormalName& typed,
                                                    const NormalName& listed,
                                                    const NameCosts& costs);

}  // namespace setpoint
