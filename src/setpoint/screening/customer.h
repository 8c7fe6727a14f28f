// Who is to be screened: what an exporter knows of a customer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/country.h"
#include "setpoint/core/fault.h"
#include "setpoint/core/quarter.h"
#include "setpoint/designation/sanctions_list.h"
#include "setpoint/screening/name_kind.h"

namespace setpoint {

struct Customer {
  std::string id;
  std::string name;
  std::vector<std::string> aliases;
  std::optional<NameKind> kind;  // without it the name is compared with all that is listed
  std::optional<PartialDate> birth;
  std::optional<Country> country;
  std::string address;
  std::vector<std::string> identifiers;
  Location where;
};

// "1970-05-31", "1970-05" or "1970"; empty for anything else and for days that do not exist.
[[nodiscard]] std::optional<PartialDate> parse_partial_date(std::string_view text);
// Whether all of what a date may mean lies after a day.
[[nodiscard]] bool after(const PartialDate& date, const Date& day);
// Parts between semicolons, without the spaces around them; empty ones are left out.
[[nodiscard]] std::vector<std::string> parts_of(std::string_view text);

}  // namespace setpoint
