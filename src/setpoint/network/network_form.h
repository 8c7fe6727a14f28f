// What form a network in one file has, told by its content or said by the user.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "setpoint/core/fault.h"

namespace setpoint {

enum class NetworkForm : std::uint8_t {
  ties,    // a header that names from and to
  edges,   // a list of ties without a header
  matrix,  // the same labels in the first row and the first column
  events,  // actors by events
  dl,      // UCINET's DL
};
inline constexpr std::array kNetworkForms = {NetworkForm::ties, NetworkForm::edges,
                                             NetworkForm::matrix, NetworkForm::events,
                                             NetworkForm::dl};
[[nodiscard]] std::string_view name(NetworkForm form);
[[nodiscard]] std::optional<NetworkForm> parse_network_form(std::string_view text);

// What parts the fields of a file.
enum class Parting : std::uint8_t { commas, semicolons, tabs, blanks };

struct FoundForm {
  NetworkForm form = NetworkForm::edges;
  Parting parting = Parting::blanks;
};

// The form by the first lines; `said` where the user says it.
//
// A table with nothing in its first field, or one that begins with a blank and whose other lines
// have a field more, is a matrix (of `matrix` or `events` by its labels); one that names from and
// to is a list of ties; fields parted by blanks or tabs without either are a list of ties without a
// header. Fault (data): what may be two of them and nobody says which, such as two or three fields
// parted by commas without a header.
[[nodiscard]] Result<FoundForm> find_network_form(std::string_view bytes, const std::string& name,
                                                  std::optional<NetworkForm> said);

// The bytes with commas between their fields, those that hold a comma in quotes; lines stay where
// they are. Of
// lines parted by blanks the first has an empty field before it: the corner of a matrix.
[[nodiscard]] std::string with_commas(std::string_view bytes, Parting parting);

}  // namespace setpoint
