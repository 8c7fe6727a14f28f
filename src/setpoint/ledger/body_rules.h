// The kinds of bodies by name, and what a text in one may be.
#pragma once

#include <array>
#include <string_view>
#include <variant>

#include "setpoint/ledger/body.h"

namespace setpoint::ledger {

// In the order of Body's alternatives.
inline constexpr std::array<std::string_view, std::variant_size_v<Body>> kKinds = {
    "person", "determination", "review",    "publication", "draw",
    "token",  "revocation",    "objection", "answer"};

// Ids become names of files: letters, digits, '.', '-' and '_', at most 100, not beginning with
// '.'.
[[nodiscard]] bool is_id(std::string_view text);
// UTF-8 of at most 100,000 bytes, without control characters but line breaks and tabs.
[[nodiscard]] bool is_prose(std::string_view text);

}  // namespace setpoint::ledger
