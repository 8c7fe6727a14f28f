// A whole solution of a linear system where fixing one variable after the other (complete(), in
// linear_system.h) came to a dead end: part by part, by branch and bound over linear programs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "setpoint/disclosure/linear_system.h"

namespace setpoint {

// Variables of the largest part that is solved as a whole.
inline constexpr std::size_t kLargestPart = 10000;

struct WholeSolution {
  bool possible = true;             // false: proved that there is none
  std::vector<std::int64_t> point;  // checked in integers, but for parts that are not known
  std::vector<char> known;          // by part
  std::size_t programs = 0;
  [[nodiscard]] bool complete() const;
};

// `bounds` are tightened and `parts` are their components(). `nodes`: of one branch and bound.
[[nodiscard]] WholeSolution whole_solution(const LinearSystem& system, const ValueBounds& bounds,
                                           std::span<const std::vector<std::uint32_t>> parts,
                                           std::size_t nodes = 2000);

// The same from the start: by complete() if that finds one.
[[nodiscard]] WholeSolution whole_solution(const LinearSystem& system, ValueBounds bounds);

}  // namespace setpoint
