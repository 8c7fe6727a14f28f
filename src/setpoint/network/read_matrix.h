// A matrix of ties and an edge list: the two forms of a network in one file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/network/read_network.h"

namespace setpoint {

// What labels a matrix must have.
enum class MatrixLabels : std::uint8_t { by_content, same, other };

// As read_network.h says of them, with commas between the fields of a matrix. `name` stands for the
// file in faults.
[[nodiscard]] Result<NetworkRead> parse_matrix(std::string_view bytes, const std::string& name,
                                               MatrixLabels labels = MatrixLabels::by_content);
// `parting`: the signs that part fields.
[[nodiscard]] Result<NetworkRead> parse_edge_list(std::string_view bytes, const std::string& name,
                                                  std::string_view parting = " \t");

// A matrix as it is read: the labels, and what is not 0.
struct MatrixCells {
  std::vector<std::string> columns;
  std::vector<std::string> rows;
  struct Cell {
    std::uint32_t row;
    std::uint32_t column;
    double weight;
    Location where;
  };
  std::vector<Cell> cells;
};
[[nodiscard]] Result<NetworkRead> network_of(const MatrixCells& matrix, const std::string& name,
                                             MatrixLabels labels = MatrixLabels::by_content);

// Of ties of actors with themselves that a matrix counts.
[[nodiscard]] std::string diagonal_note(std::size_t cells);

}  // namespace setpoint
