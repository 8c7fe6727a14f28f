// What a name is the name of: it decides which words carry it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace setpoint {

enum class NameKind : std::uint8_t { person, entity, vessel, address };
[[nodiscard]] std::string_view name(NameKind kind);
// "person", "entity", "vessel", "address".
[[nodiscard]] std::optional<NameKind> parse_name_kind(std::string_view text);

}  // namespace setpoint
