// Words in a user's files that no rule knows.
//
// Rules look for words ("pill_press") in some columns. Another word there may be another thing
// ("furniture") or another spelling ("pillpress"), of which every rule would pass in silence: they
// are told.
#pragma once

#include <string>
#include <vector>

#include "setpoint/screening/records.h"
#include "setpoint/screening/red_flags.h"

namespace setpoint {

// One sentence a column, in the order of the columns: its unknown words, the most frequent first,
// and those that the rules know. Nothing of columns that no rule looks at.
[[nodiscard]] std::vector<std::string> unknown_words(const FlagRules& rules,
                                                     const Records& customers,
                                                     const Records* transactions);

}  // namespace setpoint
