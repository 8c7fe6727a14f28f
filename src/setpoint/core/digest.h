// SHA-256, the fingerprint by which data and policies are named.
#pragma once

#include <string>
#include <string_view>

namespace setpoint {

// 64 hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace setpoint
