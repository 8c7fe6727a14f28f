// The words of a DL file, each with its place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"

namespace setpoint {

struct DlWord {
  std::string_view text;  // into the bytes; without its quotes
  std::uint64_t line = 1;
  std::uint64_t column = 1;
  bool quoted = false;

  // As a word of the language, whose case does not matter; empty of one in quotes, which is a name.
  [[nodiscard]] std::string keyword() const;
};

// Parted by blanks, commas, equal signs and line breaks, none of which part what stands in quotes.
// Up to "data:" a colon ends the keywords that have one, so that what is listed may follow at once.
//
// Faults (data): what is not UTF-8; a control character; a quote inside a word or never closed.
[[nodiscard]] Result<std::vector<DlWord>> dl_words(std::string_view bytes, const std::string& name);

// In lower case, as far as ASCII goes.
[[nodiscard]] std::string lower_case(std::string_view text);

}  // namespace setpoint
