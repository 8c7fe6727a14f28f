// The layouts of the U.S. Census Bureau's import files.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "setpoint/data/formats.h"

namespace setpoint {

// "U.S. Trade in Goods by Country": general imports by month in millions of dollars. Months that
// are not yet published are 0 for every partner.
[[nodiscard]] bool is_census_monthly(std::span<const std::string_view> header);
[[nodiscard]] std::span<const Column> census_monthly_columns();
[[nodiscard]] Release<Month, ImportRow> read_census_monthly(TableInput& input, TableReader& table);

// Imports for consumption, customs value in dollars, by country and code of the Harmonised System
// (two, six or ten digits) for a year.
[[nodiscard]] std::span<const Column> census_annual_columns(
    std::span<const std::string_view> header);
[[nodiscard]] Release<std::pair<int, std::string>, ImportRow> read_census_annual(
    TableInput& input, TableReader& table);

// The country of a code in a row; empty with a fault if the code is unknown. Not for groups.
[[nodiscard]] std::optional<Country> census_country(TableReader& table, std::size_t column);

}  // namespace setpoint
