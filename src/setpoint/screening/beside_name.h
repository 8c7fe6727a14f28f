// What else than the name speaks for a match or against it: dates, countries, addresses.
#pragma once

#include <string>
#include <vector>

#include "setpoint/designation/sanctions_list.h"
#include "setpoint/screening/address.h"
#include "setpoint/screening/customer.h"
#include "setpoint/screening/settings.h"
#include "setpoint/screening/transliteration.h"
#include "setpoint/screening/written_identifier.h"

namespace setpoint {

// The score after the customer's date of birth and country are held against the entry's, each with
// a sentence in `reasons`. What agrees takes a share of what is missing to 1, what differs is a
// factor; what either side leaves open changes nothing. Dates of birth count for individuals only.
[[nodiscard]] double weigh_birth(double score, const Customer& customer, const ListEntry& entry,
                                 const MatchRules& rules, std::vector<std::string>& reasons);
[[nodiscard]] double weigh_country(double score, const Customer& customer, const ListEntry& entry,
                                   const MatchRules& rules, std::vector<std::string>& reasons);

// The first of the entry's addresses with which it agrees (address.h).
[[nodiscard]] double weigh_address(double score, const Address& address, const ListEntry& entry,
                                   const ScreeningSettings& settings, Transliteration& rules,
                                   std::vector<std::string>& reasons);

}  // namespace setpoint
