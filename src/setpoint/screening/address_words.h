// What the words of an address say: which name a way, which number a house, a room or a postcode.
#pragma once

#include <cstdint>
#include <string_view>

namespace setpoint {

enum class AddressPart : std::uint8_t {
  none,      // a name of a street or a place
  way,       // "street", "carrera"
  number,    // "No.", "dom": the number of a house follows
  unit,      // "room", "building": a number within the house or beside it
  postcode,  // "C.P.", "ZIP"
  silent,    // "P.O.", "aereo": nothing by itself
};

struct AddressLabel {
  AddressPart part = AddressPart::none;
  std::string_view name;  // in full; rooms, suites, offices and flats are one: "room"
};

// Of a word of lower-case Latin letters.
[[nodiscard]] AddressLabel address_label(std::string_view word);

}  // namespace setpoint
