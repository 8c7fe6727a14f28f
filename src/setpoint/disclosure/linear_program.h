// The least and the greatest value of a variable over one part of a linear system, by linear
// programming (COIN-OR Clp), and whole solutions.
//
// Clp computes in floating point. What it says is not taken on trust:
//   - that a value is possible is believed of a whole solution only, checked in integers;
//   - that a value is impossible is believed where Clp's row prices, rounded to multiples of
//     1/kDenominator, prove it in integers: for any prices p, sum of p_r right_r plus what the
//     reduced factors can add within the bounds is a bound of x_v (weak duality).
// So which of several best vertices Clp returns, and its last digits, decide nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "setpoint/disclosure/linear_system.h"

namespace setpoint {

class LinearProgram {
 public:
  // The part of the system that these variables make (components()); all others are fixed, or rows
  // that hold one that is not are left out: what is proved of the rest holds all the same, while
  // its solutions need not be solutions of the system.
  enum class Others { fixed, left_out };
  LinearProgram(const LinearSystem& system, const ValueBounds& bounds,
                std::vector<std::uint32_t> variables, Others others = Others::fixed);
  ~LinearProgram();
  LinearProgram(const LinearProgram&) = delete;
  LinearProgram& operator=(const LinearProgram&) = delete;

  [[nodiscard]] const std::vector<std::uint32_t>& variables() const { return variables_; }

  struct Optimum {
    // Proved: no solution, whole or not, has the variable beyond it. None: nothing was proved.
    std::optional<std::int64_t> bound;
    // By variables(); empty if the vertex is not whole.
    std::vector<std::int64_t> whole;
  };
  // The greatest (direction 1) or least (-1) of the variable at this position of variables().
  // None: Clp found no solution, or gave up.
  [[nodiscard]] std::optional<Optimum> best(std::size_t position, int direction);

  // A whole solution that has the variable at this position at `value` or beyond it in the
  // direction, by branch and bound over at most `nodes` linear programs.
  enum class Answer { found, none, given_up };
  struct Whole {
    Answer answer = Answer::given_up;
    std::vector<std::int64_t> values;  // by variables(), if found
  };
  [[nodiscard]] Whole reach(std::size_t position, int direction, std::int64_t value,
                            std::size_t nodes);

 private:
  struct Model;
  [[nodiscard]] bool solve(std::size_t position, int direction);
  [[nodiscard]] std::vector<std::int64_t> whole_vertex() const;
  [[nodiscard]] std::optional<std::int64_t> proved_bound(std::size_t position, int direction) const;
  [[nodiscard]] Answer branch(std::size_t position, int direction, std::size_t& nodes,
                              std::vector<std::int64_t>& values);
  void set_bounds(std::size_t position, std::int64_t low, std::int64_t high);

  std::vector<std::uint32_t> variables_;
  LinearSystem part_;  // rows and bounds of the part alone, variables by position
  std::unique_ptr<Model> model_;
};

}  // namespace setpoint
