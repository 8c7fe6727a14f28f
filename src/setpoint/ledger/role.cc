#include "setpoint/ledger/role.h"

#include <algorithm>

namespace setpoint::ledger {

std::string_view name(Role role) {
  switch (role) {
    case Role::keeper:
      return "keeper";
    case Role::analyst:
      return "analyst";
    case Role::reviewer:
      return "reviewer";
    case Role::publisher:
      return "publisher";
    case Role::viewer:
      return "viewer";
    case Role::service:
      return "service";
  }
  return "";
}

std::optional<Role> parse_role(std::string_view text) {
  for (const Role role : kRoles)
    if (name(role) == text) return role;
  return std::nullopt;
}

Roles ordered(const Roles& roles) {
  Roles result;
  for (const Role role : kRoles)
    if (has(roles, role)) result.push_back(role);
  return result;
}

bool has(const Roles& roles, Role role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

std::string text(const Roles& roles) {
  std::string all;
  for (const Role role : roles) {
    if (!all.empty()) all += ", ";
    all += name(role);
  }
  return all.empty() ? "none" : all;
}

bool may_be_in_token(Role role) {
  return role != Role::keeper && role != Role::service;
}

}  // namespace setpoint::ledger
