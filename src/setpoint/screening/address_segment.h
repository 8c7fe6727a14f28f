// One part of an address between commas, as pieces.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/screening/address.h"
#include "setpoint/screening/typed_words.h"

namespace setpoint {

// What is left of a segment without rooms, buildings and postcodes that are told by their label or
// their letters.
struct AddressPiece {
  enum class Kind : std::uint8_t {
    word,
    way,               // "street"
    number,            // of a house
    letter,            // of a house: B of 221 B
    perhaps_postcode,  // digits in the shape of one
  };
  Kind kind = Kind::word;
  std::string text;
  std::string_view full;  // of ways
};

// "north" to "west" and "nw" to "sw".
[[nodiscard]] bool is_direction(std::string_view word);

// "221B" as 221 and B, "Rm501" as Rm and 501, "Hauptstr" as haupt and street.
[[nodiscard]] std::vector<TypedWord> parted_words(std::vector<TypedWord> words);

// Stands for the sign "#" in a text.
inline constexpr std::string_view kNumberSign = "numbersign";
// "#" is a room behind the number of a house ("123 Main St #4", "50 Raffles Place, #12-03"), and
// the number itself elsewhere ("Cra. 7 #10-20").
void read_number_signs(std::vector<TypedWord>& words);

// Units and postcodes go to the address.
[[nodiscard]] std::vector<AddressPiece> address_pieces(std::span<const TypedWord> segment,
                                                       Address& made);

}  // namespace setpoint
