// Numbers of documents and registrations, as a customer and the list write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/designation/sanctions_list.h"
#include "setpoint/screening/customer.h"
#include "setpoint/screening/match.h"

namespace setpoint {

// A document or registration as somebody writes it: "Passport 12345 (Mexico)", "12345 (Mexico)",
// "IMO 9150377", "9150377".
struct WrittenIdentifier {
  std::string kind;    // as the list calls it; empty: not said
  std::string number;  // the rest, without "IMO" before seven digits
  std::string country;
};
[[nodiscard]] WrittenIdentifier written_identifier(std::string_view text);

// The number of an identifier as it is compared: letters and digits of any script alone, case
// folded; empty if fewer than five are left, which too many documents share.
[[nodiscard]] std::string plain_identifier(std::string_view text);

// What the identifiers of a customer and of an entry have in common, each with a sentence in
// `reasons`.
enum class IdentifierAgreement : std::uint8_t {
  none,
  number,  // the number; its kind or its country, said on both sides, differ
  whole,   // the number, and nothing that is said beside it differs
};
[[nodiscard]] IdentifierAgreement compare_identifiers(const Customer& customer,
                                                      const ListEntry& entry,
                                                      std::vector<std::string>& reasons);

// The best grade that identifiers alone give: exact needs the name, at least in part, and a number
// whose kind and country do not differ. Empty if none agrees. Where the name does not agree at all
// a sentence in `reasons` says so.
[[nodiscard]] std::optional<MatchGrade> grade_by_identifiers(IdentifierAgreement agreement,
                                                             bool named,
                                                             std::vector<std::string>& reasons);

}  // namespace setpoint
