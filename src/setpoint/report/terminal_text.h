// Text set in columns of a terminal. Width is the number of UTF-8 code points: the names of
// countries hold no combining and no double-width characters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace setpoint {

[[nodiscard]] std::size_t width(std::string_view text);
// Cut to a width, with an ellipsis where something is lost.
[[nodiscard]] std::string cut(std::string_view text, std::size_t to);
[[nodiscard]] std::string padded_right(std::string_view text, std::size_t to);
[[nodiscard]] std::string padded_left(std::string_view text, std::size_t to);
// Broken at spaces into lines of at most a width; a longer word gets a line of its own, cut.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t to);
// No-break spaces as plain ones: a terminal may not know them.
[[nodiscard]] std::string spaced(std::string text);

}  // namespace setpoint
