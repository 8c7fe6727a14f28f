// The initial letters of the name of an organisation.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/screening/normal_name.h"

namespace setpoint {

// Three to twelve letters: with and without small words ("of"), each with and without the legal
// form ("C" of company, "SA" as it stands). Empty for a name of one word.
[[nodiscard]] std::vector<std::string> acronyms_of(const std::vector<NameWord>& words,
                                                   std::span<const std::string_view> form);

// "Example Bank of Examplia (EBE)": the abbreviation says nothing more; it goes to the titles.
void leave_own_acronym_out(NormalName& name);

}  // namespace setpoint
