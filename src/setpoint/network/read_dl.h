// UCINET's DL, the text form of its data sets.
#pragma once

#include <string>
#include <string_view>

#include "setpoint/core/fault.h"
#include "setpoint/network/read_network.h"

namespace setpoint {

// "dl", then in any order and any case, with "=" or without:
//   n=N              actors, before any labels; or nr=N nc=N where labels of rows and of columns
//                    show that both are the same actors
//   nm=1             one matrix; its name may stand behind "level labels:" or "matrix labels:"
//   format=          fullmatrix (which it is where nothing is said), lowerhalf, upperhalf,
//                    edgelist1 or nodelist1
//   diagonal=        present (which it is where nothing is said, of a half too) or absent
//   labels:          N names, parted by blanks, commas or line breaks, in quotes where they hold
//                    one; "row labels:" and "column labels:" name the same actors in the same order
//   labels embedded  the data have them; also "row labels embedded", "column labels embedded"
// and at last "data:". Of a matrix that is its numbers by rows, without regard to lines: N N,
// without the diagonal N (N - 1); of a half, which is symmetric, N (N + 1) / 2 or N (N - 1) / 2.
// Embedded labels of columns come first, all N of them, those of rows each before its row. Of an
// edge list it is a tie a line, with a weight or without; of a node list an actor a line, with
// those to whom it has ties. Both name actors by number from 1, or by label.
//
// The diagonal and ties of an actor with itself are left out with a note, as of a matrix in CSV.
//
// Faults (data), each with its line and column: another format; several matrices; two modes; a part
// of the head twice; a count that is not what n says; an actor who is none or may be two (labels
// that are numbers of others); a tie that is none.
//
// After the help on the language and on its export in UCINET (analytictech.com/ucinet/help/
// hs5000.htm and 13.xsv.htm). That a diagonal is present unless it is said to be absent is read
// from Tulip's reader, which follows UCINET's reference manual, and from the half without a word on
// it in the help of nwcommands for Stata.
[[nodiscard]] Result<NetworkRead> parse_dl(std::string_view bytes, const std::string& name);

}  // namespace setpoint
