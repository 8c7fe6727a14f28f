// UCINET's DL, the text form of its data sets.
#pragma once

#include <string>
#include <string_view>

#include "setpoint/core/fault.h"
#include "setpoint/network/read_network.h"

namespace setpoint {

// "dl n=N [format=fullmatrix|edgelist1]", then perhaps "labels:" with N names (commas, blanks or
// line breaks between, in quotes where they hold one) or "labels embedded", then "data:". A full
// matrix is N by N numbers, with embedded labels each in its first row and column; an edge list is
// a tie a line, by number from 1 or by label, with a weight or without. Case of the words does not
// matter.
//
// Faults (data): another format or more than one matrix; nr and nc (two modes); a count that is not
// what n says; an edge that is none.
[[nodiscard]] Result<NetworkRead> parse_dl(std::string_view bytes, const std::string& name);

}  // namespace setpoint
