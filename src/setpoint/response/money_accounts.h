// The accounts of the money ledger by their names, and which of them may give to which (the table
// of docs/money.md):
//   country:ID/adjustments, country:ID/tolls   to revenue
//   revenue                                    to administration, reserve, programme
//   programme                                  to region:ID, unallocated
//   region:ID                                  to region:ID/INTERVENTION, its own
// The others are ends and give nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace setpoint {

enum class AccountKind : std::uint8_t {
  source,
  revenue,
  share,  // administration, reserve
  programme,
  unallocated,
  region,
  intervention,  // in a region
};

// None: no account of the ledger has such a name.
[[nodiscard]] std::optional<AccountKind> account_kind(std::string_view account);

// Neither a source nor an end: what it gets it gives.
[[nodiscard]] bool gives_and_gets(AccountKind kind);

// What was expected instead of an entry between these two; none: it is one that there may be.
[[nodiscard]] std::optional<std::string> expected_instead(std::string_view from,
                                                          std::string_view to);

}  // namespace setpoint
