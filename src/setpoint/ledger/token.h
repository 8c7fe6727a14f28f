// Tokens: what a person shows to a service instead of a key.
//
// "sp_" and 43 characters of base64url: 32 random bytes. The ledger keeps the SHA-256 of the text,
// never the text; of a token with 256 random bits that says nothing.
#pragma once

#include <string>
#include <string_view>

#include "setpoint/core/fault.h"
#include "setpoint/core/quarter.h"
#include "setpoint/ledger/state.h"

namespace setpoint::ledger {

// Errors (machine): no randomness.
[[nodiscard]] Result<std::string> new_token();

struct TokenHolder {
  std::string person;
  Roles roles;  // those of the token that the person still has
  friend bool operator==(const TokenHolder&, const TokenHolder&) = default;
};

// Whose token it is on a day; nothing for one that is unknown, revoked, past its last day or
// malformed, or whose holder has none of its roles any more: from outside all the same. Compares
// with every token of the ledger, in a time that does not depend on which one it is.
[[nodiscard]] std::optional<TokenHolder> find_token(const State& state, std::string_view text,
                                                    const Date& today);

}  // namespace setpoint::ledger
