// The two tails of a distribution at a point, each computed so that it is accurate when small.
#pragma once

namespace setpoint {

enum class Tail { lower, upper };

struct Tails {
  double lower = 0;
  double upper = 1;
  [[nodiscard]] double of(Tail tail) const { return tail == Tail::lower ? lower : upper; }
};

}  // namespace setpoint
