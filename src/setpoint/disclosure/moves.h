// Whole moves from one solution to another: the proof that a count could be another one.
//
// A move changes some variables by whole amounts so that every row still holds. From a solution, a
// move is sought that changes one variable by a given step: its rows are then out of balance, and
// one out of balance is chosen and repaired by another variable of it, until none is. In a table of
// rows and columns that is a closed path; in more dimensions its closed surface. The search goes by
// least price, then by fewest rows out of balance, and is the same on every machine. It may miss a
// move that is there; it never gives one that is not.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "setpoint/disclosure/linear_system.h"

namespace setpoint {

struct CellChange {
  std::uint32_t variable = 0;
  std::int64_t by = 0;
};
using Move = std::vector<CellChange>;  // ascending by variable

inline constexpr std::int64_t kBarred = -1;

// The largest whole number of times that a move can be made within bounds.
[[nodiscard]] std::int64_t times(const Move& move, std::span<const std::int64_t> point,
                                 const ValueBounds& bounds);

class MoveSearch {
 public:
  explicit MoveSearch(const LinearSystem& system) : system_(system) {}

  // A move that changes `variable` by `step` and keeps the point within bounds. What a variable
  // costs to be moved at all: 0 nothing, kBarred it must not; what costs more than `dearest` is
  // barred as well. `effort` is the greatest number of states looked at.
  [[nodiscard]] std::optional<Move> find(std::span<const std::int64_t> point,
                                         const ValueBounds& bounds,
                                         std::span<const std::int64_t> price,
                                         std::uint32_t variable, std::int64_t step,
                                         std::int64_t dearest, std::size_t effort);

 private:
  struct Imbalance {
    std::uint32_t row;
    std::int64_t by;
  };
  struct State {
    std::uint32_t parent;
    CellChange change;
    std::int64_t price;
    std::uint32_t depth;
    std::uint32_t open;   // where its rows out of balance begin in open_
    std::uint32_t rows;   // how many, ascending by row
    std::uint64_t print;  // a hash of them
  };
  // What was reached before: rows out of balance by their hash, and the least price of it.
  struct Reached {
    std::uint64_t print = 0;
    std::int64_t price = 0;
    std::uint64_t search = 0;
  };
  // Makes the state that comes of a change; false if the same rows were out of balance before by as
  // much at no greater price (nothing new can come of it, but for what that path has moved).
  bool add(std::uint32_t parent, const CellChange& change, std::int64_t price);
  [[nodiscard]] std::span<const Imbalance> open_of(const State& state) const {
    return {open_.data() + state.open, state.rows};
  }
  [[nodiscard]] bool is_new(std::uint64_t print, std::int64_t price);
  [[nodiscard]] Move path(std::uint32_t state) const;
  [[nodiscard]] bool moved(std::uint32_t state, std::uint32_t variable) const;

  const LinearSystem& system_;
  std::vector<State> states_;
  std::vector<Imbalance> open_;  // of all states, one after the other
  std::vector<Reached> reached_;
  std::uint64_t search_ = 0;
  // A heap: cheaper first, then fewer rows out of balance, then found last.
  std::vector<std::tuple<std::int64_t, std::uint32_t, std::uint32_t>> waiting_;
};

}  // namespace setpoint
