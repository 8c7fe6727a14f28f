// Fields that several tables of the regional record have. Each gives nothing, and adds a fault, if
// the field is not what it should be.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "setpoint/data/month.h"
#include "setpoint/data/place.h"
#include "setpoint/data/regional.h"
#include "setpoint/data/table_reader.h"

namespace setpoint {

// A place of one of the kinds.
[[nodiscard]] std::optional<Place> read_place(TableReader& table, std::size_t column,
                                              std::initializer_list<PlaceKind> kinds);
[[nodiscard]] std::optional<Month> read_month(TableReader& table, std::size_t column);
[[nodiscard]] std::optional<int> read_year(TableReader& table, std::size_t column);
// Code of an area: three to eight capitals and digits, the first a capital.
[[nodiscard]] std::optional<std::string> read_area(TableReader& table, std::size_t column);
// One of the eleven age groups, or all ages where the field is empty. False at a fault.
[[nodiscard]] bool read_ages(TableReader& table, std::size_t column, std::optional<AgeGroup>& ages);

// A number of at least zero, or nothing where the field is empty. False at a fault.
[[nodiscard]] bool read_optional(TableReader& table, std::size_t column,
                                 std::optional<double>& value);
// ... without a fraction.
[[nodiscard]] bool read_optional_whole(TableReader& table, std::size_t column,
                                       std::optional<double>& value);
// A percentage from 0 to 100, as a share; "99.5+" is how a publisher writes at least 99.5.
[[nodiscard]] bool read_percent(TableReader& table, std::size_t column,
                                std::optional<double>& share);

// A whole number of at most nine digits, its thousands separated by commas or not.
[[nodiscard]] std::optional<double> grouped_count(std::string_view text);

}  // namespace setpoint
