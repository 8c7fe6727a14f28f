// What a determination says of a country, in plain sentences: what is charged and by which steps,
// what its evidence is, and why each form of supply is in its row of the rule. It describes; it
// does not advocate.
#pragma once

#include <string>
#include <vector>

#include "setpoint/determination/determination.h"

namespace setpoint {

[[nodiscard]] std::string summary_sentences(const Determination& determination,
                                            const CountryResult& country);
[[nodiscard]] std::string evidence_sentence(const CountryResult& country);
// One for each outcome of a country that is liable.
[[nodiscard]] std::vector<std::string> action_sentences(const CountryResult& country);

}  // namespace setpoint
