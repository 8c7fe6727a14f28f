// Postcodes of many countries by their shape.
//
// The shapes are common knowledge of what stands on letters: four to seven digits, also in two
// groups (110 00, 00-950, 01310-100, 110 001) and behind the letters of a country (D-10115); four
// digits and two letters (Netherlands); groups of letters and digits (United Kingdom, Canada,
// Ireland), written apart or together. A shape alone does not tell a postcode from the number of a
// house: where the digits stand does (address_reader.cc).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "setpoint/screening/typed_words.h"

namespace setpoint {

struct PostcodeShape {
  std::string text;       // without spaces and hyphens
  std::size_t words = 1;  // how many it is
  bool certain = false;   // letters and digits as no number of a house has them
  bool spaced = false;    // digits in two groups with a space between
};

// At the front of these words; empty if none stands there.
[[nodiscard]] std::optional<PostcodeShape> postcode_shape(std::span<const TypedWord> words);

// Equal, or one is the beginning of the other (10001 and 10001-1234, SW1 and SW1A 2AA).
[[nodiscard]] bool same_postcode(const std::string& a, const std::string& b);

}  // namespace setpoint
