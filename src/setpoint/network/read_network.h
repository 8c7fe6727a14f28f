// A network from files.
//
// Actors and ties, CSV with a header:
//   actors  id[, role][, country][, capacity][, cost]   a row each; id unique; country alpha-2 or
//           empty; capacity at least 0, all together at most 1e12, cost at least
//           1e-6, where the column is there
//   ties    from, to[, kind][, weight]                  both actors of the actors' file; a tie of
//           one kind from one actor to another once; weight above 0
// or one file alone, told by its content or by what the user says of it (network_form.h), fields
// parted by commas, semicolons, tabs or, of a matrix and an edge list, blanks:
//   a matrix of ties, as UCINET exports it: labels in the first row and the first column, 0 or
//           nothing for no tie, else its weight. With the same labels in both: a tie for each cell
//           off the diagonal, which is left out with a note. With labels that differ throughout:
//           actors by events, projected to ties between the actors of an event, the weight the
//           events shared
//   an edge list without header: from, to[, weight]; what comes again counts again; parted by
//           commas or semicolons only if the user says that it is one
//   ties as above, whose actors are those that they name
//   UCINET's DL (read_dl.h)
//
// Faults (data), each with its line and column: whatever is not as said here; a tie of an actor
// with itself in a list; more than 2^32 - 2 actors.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/network/network_form.h"
#include "setpoint/network/supply_network.h"

namespace setpoint {

struct NetworkFiles {
  std::string actors;  // with ties
  std::string ties;
  std::string network;                             // alone
  std::optional<NetworkForm> form = std::nullopt;  // of `network`, where the user says it
};

struct NetworkRead {
  SupplyNetwork network;
  std::vector<std::string> notes;  // what a reader of the result should know of the files
};

// Precondition: `network` alone, or `ties` with or without `actors`.
[[nodiscard]] Result<NetworkRead> read_network(const NetworkFiles& files);

// The same from bytes; `name` stands for the file in faults.
[[nodiscard]] Result<NetworkRead> parse_network(std::string_view bytes, const std::string& name,
                                                std::optional<NetworkForm> said = std::nullopt);
[[nodiscard]] Result<NetworkRead> parse_actors_and_ties(std::string_view actors,
                                                        const std::string& actors_name,
                                                        std::string_view ties,
                                                        const std::string& ties_name);

}  // namespace setpoint
