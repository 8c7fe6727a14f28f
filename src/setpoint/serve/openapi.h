// The description of the interface, OpenAPI 3.1, as served at /openapi.json.
#pragma once

#include <string_view>

namespace setpoint {

[[nodiscard]] std::string_view openapi_json();

}  // namespace setpoint
