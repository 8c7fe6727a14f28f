// The operations of the model, each in one place: on numbers, and draw by draw on blocks.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace setpoint {

enum class Operation : unsigned char {
  leaf,        // a datum, a parameter or a constant: no operands
  sum,         // of any number of operands, from the first to the last
  difference,  // a - b
  product,     // of any number of operands, from the first to the last
  quotient,    // a / b; 0 / 0 is 0: a share of nothing is nothing
  minimum,
  maximum,
  power,          // a ^ b, a >= 0
  round_half_up,  // a to the nearest multiple of b, halves up
  point,          // the point value of a, the same in every draw
};

[[nodiscard]] std::string_view name(Operation operation);

// One result from its operands. At least one operand; two for the binary operations.
[[nodiscard]] double apply(Operation operation, std::span<const double> operands);

// Draws are computed in blocks of so many: they stay in the processor's cache.
inline constexpr std::size_t kBlock = 64;

// An operand of a block: a value for each draw, or one for all.
struct BlockOperand {
  const double* values = nullptr;
  bool one = false;
};

// out[r] = apply(operation, {operands[0][r], operands[1][r], ...}), to the same bits. No operand
// overlaps out. Fastest where out.size() is kBlock.
void apply(Operation operation, std::span<const BlockOperand> operands, std::span<double> out);

}  // namespace setpoint
