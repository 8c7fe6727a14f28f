// How many typing errors lie between two words: the optimal string alignment distance
// (Damerau 1964; insertions, deletions, substitutions and exchanges of neighbours, none edited
// twice), cut off at a limit.
#pragma once

#include <cstddef>
#include <string_view>

namespace setpoint {

inline constexpr std::size_t kLongestWord = 64;

// The distance if it is at most `limit`, else limit + 1. Words longer than kLongestWord are equal
// or farther apart than any limit.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace setpoint
