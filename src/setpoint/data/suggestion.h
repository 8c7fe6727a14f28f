// What a fault says was expected in place of an unknown word.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace setpoint {

// "'b' (known: a, b or c)" if one of the known words is near, at an edit distance of at most half
// the word's length, rounded up; else "a, b or c".
[[nodiscard]] std::string suggestion(std::string_view word,
                                     std::span<const std::string_view> known);

}  // namespace setpoint
