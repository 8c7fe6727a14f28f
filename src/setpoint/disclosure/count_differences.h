// Whether counts of one population, place and period, taken from one another or from the record's
// counts of deaths, tell what is not to be known.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "setpoint/disclosure/record_totals.h"
#include "setpoint/disclosure/rule.h"

namespace setpoint {

struct PartCount {
  std::int64_t count = 0;
  bool shown = true;
};

// Nobody says which parts go together, so each choice of shown ones counts as one that may. It
// tells too much if what it leaves of a total that is shown, or of another part that is, is a count
// that the rule withholds or that of a withheld part; or if it comes to a total or a part that is
// withheld. Of a withheld total also one part alone tells that is as near to it as two small counts
// can be: who knows which of them holds the other knows that it is no further off. No count in
// between can narrow it to less than the width that any rule asks.
[[nodiscard]] bool differences_tell(std::span<const PartCount> parts,
                                    std::span<const RecordTotal> totals,
                                    const SuppressionRule& rule);

}  // namespace setpoint
