// The known word that was probably meant.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace setpoint {

// Optimal string alignment distance: the fewest insertions, deletions, substitutions and swaps of
// neighbours that turn a into b. Only the first 100 bytes of each are compared.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

// The candidate at the least distance; the first of equals. Empty if there are no candidates.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       std::span<const std::string_view> candidates);

// Text of an input for a message: in double quotes, control characters and quotes as '?', cut
// after 80 bytes.
[[nodiscard]] std::string in_quotes(std::string_view text);
// "a, b or c"
[[nodiscard]] std::string alternatives(std::span<const std::string_view> words);

}  // namespace setpoint
