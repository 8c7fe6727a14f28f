// TOML text in a form that toml++ 3.3 reads without undefined behaviour.
//
// Its test for Unicode white space runs into an unreachable end for most characters from U+00A1 to
// U+FEFF, among them all accented letters: in a value that is not one, and in a multi-line string
// after a backslash. Characters beyond U+FEFF pass. So every one from U+0080 to U+FFFF is moved up
// by 0x100000, into private use, for the parser, and what the parser returns is moved back. Lines
// and columns in code points stay as they are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace setpoint {

// The position of the first character from U+100000 on, which could not be told from a moved one,
// or text.size().
[[nodiscard]] std::size_t first_unshieldable(std::string_view text);

// Where a text cannot be given to the parser, and why: a byte that is not UTF-8, or a character
// that could not be told from a moved one. Nothing if it can.
struct Unreadable {
  std::uint64_t line = 0;
  std::uint64_t column = 0;  // in bytes
  std::string_view what;
};
[[nodiscard]] std::optional<Unreadable> first_unreadable(std::string_view text);

// Preconditions: well-formed UTF-8; no character from U+100000 on. A byte-order mark at the start
// stays.
[[nodiscard]] std::string shielded(std::string_view text);
[[nodiscard]] std::string unshielded(std::string_view text);

}  // namespace setpoint
