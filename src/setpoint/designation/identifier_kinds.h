// What the publisher's remarks and its list of identifiers call documents and registrations.
//
// The publisher mixes them with what identifies nothing (gender, risks, dates of a company): its
// XML has both in <idList>, its CSV both in the remarks. These are the kinds that identify, found
// in the list of 2 July 2024; another one is not lost but stays among the remarks.
#pragma once

#include <span>
#include <string_view>

namespace setpoint {

// The kind that `text` begins with, as published ("Passport", "Digital Currency Address - XBT"),
// the longest where several do; empty if none does. What follows a kind is a space and the value.
[[nodiscard]] std::string_view identifier_kind(std::string_view text);

// Whether `text` is one of the kinds itself.
[[nodiscard]] bool is_identifier_kind(std::string_view text);

}  // namespace setpoint
