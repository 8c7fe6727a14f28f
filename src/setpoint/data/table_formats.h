// The kinds of tables and their formats, by the names that dataset.toml gives them.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "setpoint/data/manifest.h"

namespace setpoint {

// A table of a determination, or one of the regional record.
using AnyKind = std::variant<TableKind, RegionalKind>;

[[nodiscard]] std::string_view kind_name(const AnyKind& kind);
[[nodiscard]] std::optional<AnyKind> parse_kind(std::string_view text);
[[nodiscard]] std::vector<std::string_view> kind_names();

[[nodiscard]] std::optional<Format> parse_format(std::string_view text);
[[nodiscard]] std::span<const std::string_view> format_names();
// The formats that a kind can have.
[[nodiscard]] std::vector<std::string_view> formats_of(const AnyKind& kind);

// Whether the last known quarters of such a table may stand for later ones.
[[nodiscard]] bool can_be_carried(const AnyKind& kind);

}  // namespace setpoint
