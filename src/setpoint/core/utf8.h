// Whether bytes are well-formed UTF-8 (Unicode 15, table 3-7).
#pragma once

#include <cstddef>
#include <string_view>

namespace setpoint {

// The position of the first byte that does not belong to a well-formed sequence, or text.size().
[[nodiscard]] std::size_t first_malformed(std::string_view text);

}  // namespace setpoint
