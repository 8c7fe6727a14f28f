// U.S. Census Bureau country codes to ISO 3166-1.
//
// Source: U.S. Census Bureau, Schedule C, Classification of Country and Territory Designations for
// U.S. Foreign Trade Statistics; with the codes that have gone out of use and that older rows of
// the monthly country file still bear.
#pragma once

#include <optional>
#include <string_view>

#include "setpoint/core/country.h"

namespace setpoint {

// A four-digit code that starts with 00 stands for a group of countries or a programme (0003
// European Union, 0015 World): its value is already in its members.
[[nodiscard]] bool is_census_group(std::string_view code);

// Several codes may be one country (5082 Gaza Strip and 5083 West Bank are PS). Codes that are no
// country (8220 unidentified, 8500 international organisations) are ZZ; an unknown one is empty.
[[nodiscard]] std::optional<Country> country_of_census_code(std::string_view code);

}  // namespace setpoint
