// The largest count that cannot lift a cylinder's log-likelihood ratio above a level, looked up by
// what is expected in it: nearly every cylinder of a scan is ruled out by one comparison of whole
// numbers, without a logarithm.
//
// The ratio falls with what is expected, so the floor of the least expectation of a cell of the
// table is one for all of the cell. Cells are evenly wide on the scale of the square root.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace setpoint {

// False where the ratio of c counted and e expected, c > e, is not above `llr`: by the upper bound
// (c - e)^2 C / (e (C - e)), for log x <= x - 1 in both terms. It is rounded, and a little room
// keeps it one.
[[nodiscard]] inline bool scan_llr_may_exceed(double c, double e, double total, double llr) {
  constexpr double kRoom = 1 - 1e-9;
  return (c - e) * (c - e) * total > llr * (e * (total - e)) * kRoom;
}

class ScanFloors {
 public:
  // Of a scan with `total` counted and at most `largest` expected in a cylinder.
  ScanFloors(double total, double largest);

  // The table of the highest level that is not above `llr`.
  [[nodiscard]] const std::int32_t* table(double llr) const;
  // Where to look in a table for a cylinder with e expected, 0 <= e <= largest.
  [[nodiscard]] static std::size_t cell(double e) {
    return static_cast<std::size_t>(std::sqrt(e) * kFine);
  }

 private:
  // Cells to the square root of one expected: a 16th of the deviation of a Poisson count, wherever.
  static constexpr double kFine = 16;
  std::size_t cells_ = 0;
  std::vector<std::int32_t> floors_;  // by level, cell
};

}  // namespace setpoint
