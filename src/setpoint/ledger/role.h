// What a person of the ledger may do.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace setpoint::ledger {

enum class Role {
  keeper,     // admits persons, issues and revokes tokens
  analyst,    // adds drafts and commitments of draws, answers objections
  reviewer,   // reviews drafts
  publisher,  // publishes what another person reviewed
  viewer,     // reads, objects
  service,    // a program: signs for persons who proved themselves to it; nothing in its own name
};
inline constexpr std::array kRoles = {Role::keeper,    Role::analyst, Role::reviewer,
                                      Role::publisher, Role::viewer,  Role::service};

[[nodiscard]] std::string_view name(Role role);
[[nodiscard]] std::optional<Role> parse_role(std::string_view text);

// Distinct, in the order of kRoles; empty: someone who may do nothing any more.
using Roles = std::vector<Role>;
[[nodiscard]] Roles ordered(const Roles& roles);
[[nodiscard]] bool has(const Roles& roles, Role role);
// "reviewer, publisher"; "none".
[[nodiscard]] std::string text(const Roles& roles);

// A token may give these; the others need a key of one's own.
[[nodiscard]] bool may_be_in_token(Role role);

}  // namespace setpoint::ledger
