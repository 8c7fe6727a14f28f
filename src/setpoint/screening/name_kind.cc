#include "setpoint/screening/name_kind.h"

#include <array>

namespace setpoint {
namespace {

constexpr std::array<std::string_view, 4> kNames = {"person", "entity", "vessel", "address"};

}  // namespace

std::string_view name(NameKind kind) {
  return kNames[static_cast<std::size_t>(kind)];
}

std::optional<NameKind> parse_name_kind(std::string_view text) {
  for (std::size_t k = 0; k < kNames.size(); ++k)
    if (kNames[k] == text) return static_cast<NameKind>(k);
  return std::nullopt;
}

}  // namespace setpoint
