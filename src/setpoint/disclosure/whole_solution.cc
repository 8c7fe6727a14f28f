#include "setpoint/disclosure/whole_solution.h"

#include <algorithm>

#include "setpoint/disclosure/linear_program.h"

namespace setpoint {

bool WholeSolution::complete() const {
  return possible && std::all_of(known.begin(), known.end(), [](char each) { return each != 0; });
}

WholeSolution whole_solution(const LinearSystem& system, const ValueBounds& bounds,
                             std::span<const std::vector<std::uint32_t>> parts, std::size_t nodes) {
  WholeSolution made;
  made.point = bounds.low;
  made.known.assign(parts.size(), 0);
  for (std::size_t part = 0; part < parts.size(); ++part) {
    if (parts[part].size() > kLargestPart) continue;
    LinearProgram program(system, bounds, parts[part]);
    const auto whole = program.reach(0, 1, bounds.low[parts[part][0]], nodes);
    ++made.programs;
    if (whole.answer == LinearProgram::Answer::none) made.possible = false;
    if (whole.answer != LinearProgram::Answer::found) continue;
    made.known[part] = 1;
    for (std::size_t k = 0; k < whole.values.size(); ++k)
      made.point[parts[part][k]] = whole.values[k];
  }
  return made;
}

WholeSolution whole_solution(const LinearSystem& system, ValueBounds bounds) {
  WholeSolution made;
  if (!tighten(system, bounds)) {
    made.possible = false;
    return made;
  }
  if (auto point = complete(system, bounds)) {
    made.point = *std::move(point);
    return made;
  }
  made = whole_solution(system, bounds, components(system, bounds));
  if (made.complete() && !system.holds(made.point, bounds)) made.known.assign(1, 0);
  return made;
}

}  // namespace setpoint
