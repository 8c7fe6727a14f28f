// How far apart the values are that whole solutions have been seen to give each variable.
//
// Begins with one solution and makes moves (moves.h) up and down from it. Every solution that was
// seen counts for all of its variables, and which priced variables it moved away from the first
// solution is kept: if one of those is fixed again, what it proved must be proved anew.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "setpoint/disclosure/moves.h"

namespace setpoint {

class Widths {
 public:
  // Precondition: the system holds at `point` within the bounds given to push().
  Widths(const LinearSystem& system, std::vector<std::int64_t> point);

  // Moves `variable` up and down until its values are `width` apart; whether they are. Variables
  // whose price is 0 may move.
  bool push(std::uint32_t variable, std::int64_t width, const ValueBounds& bounds,
            std::span<const std::int64_t> price, std::size_t effort);

  [[nodiscard]] std::int64_t low(std::uint32_t variable) const { return low_[variable].value; }
  [[nodiscard]] std::int64_t high(std::uint32_t variable) const { return high_[variable].value; }
  [[nodiscard]] std::int64_t width(std::uint32_t variable) const {
    return high_[variable].value - low_[variable].value;
  }
  [[nodiscard]] const std::vector<std::int64_t>& point() const { return point_; }

  // A solution found otherwise.
  void see(std::span<const std::uint32_t> variables, std::span<const std::int64_t> values);

  // What the solutions at both ends of a variable's range move; ascending.
  [[nodiscard]] std::vector<std::uint32_t> moved(std::uint32_t variable) const;

  // The variables whose range rests on a solution that moved `fixed`; ascending.
  [[nodiscard]] std::vector<std::uint32_t> affected(std::uint32_t fixed) const;
  // What such solutions proved of these variables is forgotten.
  void forget(std::span<const std::uint32_t> variables, std::uint32_t fixed);

  // What forget() changed can be brought back.
  struct Seen {
    std::int64_t value = 0;
    std::uint32_t solution = 0;  // 0: the first
  };
  struct Ends {
    Seen low;
    Seen high;
  };
  [[nodiscard]] Ends ends(std::uint32_t variable) const {
    return {low_[variable], high_[variable]};
  }
  void restore(std::uint32_t variable, const Ends& ends) {
    low_[variable] = ends.low;
    high_[variable] = ends.high;
  }

 private:
  std::int64_t climb(std::uint32_t variable, int direction, std::int64_t wanted,
                     const ValueBounds& bounds, std::span<const std::int64_t> price,
                     std::size_t effort);
  void record(std::span<const std::uint32_t> moved, std::span<const std::int64_t> values);
  [[nodiscard]] bool rests_on(const Seen& seen, std::uint32_t fixed) const;

  std::vector<std::int64_t> point_;
  std::vector<std::int64_t> at_;  // where a climb stands; the first solution between two
  MoveSearch search_;
  std::vector<Seen> low_;
  std::vector<Seen> high_;
  std::vector<std::vector<std::uint32_t>> moved_;  // by solution, ascending
};

}  // namespace setpoint
