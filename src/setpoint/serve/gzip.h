// Compression of an answer, RFC 1952. The same bytes compress to the same bytes.
#pragma once

#include <string>
#include <string_view>

namespace setpoint {

// Empty if the library cannot (no memory): the answer then goes as it is.
[[nodiscard]] std::string gzip(std::string_view bytes);

}  // namespace setpoint
