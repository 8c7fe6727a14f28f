// Fields of a table as typed values: what each kind of field accepts, and the words of the fault
// where it is something else.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "setpoint/core/country.h"
#include "setpoint/core/quarter.h"

namespace setpoint {

struct BadField {
  std::string what;
  std::string expected;
};
template <class T>
using Field = std::variant<T, BadField>;

// `name` is the column's, as the fault calls it.
[[nodiscard]] Field<std::string> text_field(std::string_view text, std::string_view name);
[[nodiscard]] Field<Quarter> quarter_field(std::string_view text);
// Any country but the United States.
[[nodiscard]] Field<Country> country_field(std::string_view text);
// A finite number from 0 to 1e18: far beyond any mass, count or value of trade, and sums and
// products stay finite below it. Never a minus zero.
[[nodiscard]] Field<double> number_field(std::string_view text, std::string_view name);
// ... without a fraction.
[[nodiscard]] Field<double> whole_field(std::string_view text, std::string_view name);
// A number from 0 to 1; the fault calls it `thing` ("a mass fraction").
[[nodiscard]] Field<double> fraction_field(std::string_view text, std::string_view name,
                                           std::string_view thing);

// How a fault shows a field: 'MX', shortened if it is long.
[[nodiscard]] std::string shown(std::string_view field);

}  // namespace setpoint
