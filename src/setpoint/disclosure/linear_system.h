// What is public about a set of counts, as linear equations in whole numbers within bounds.
//
//   low_v <= x_v <= high_v,   sum over the terms of a row of factor * x = right,   x whole
//
// All arithmetic is on 64-bit integers: counts of deaths, sums of tens of thousands of them, and
// kNoLimit as the bound of what has none stay far below 2^63.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace setpoint {

// Above any count: the population of the world is below 2^33.
inline constexpr std::int64_t kNoLimit = std::int64_t{1} << 40;

struct Term {
  std::uint32_t variable = 0;
  std::int32_t factor = 1;
};

struct Row {
  std::vector<Term> terms;
  std::int64_t right = 0;
};

struct ValueBounds {
  std::vector<std::int64_t> low;
  std::vector<std::int64_t> high;
  [[nodiscard]] std::size_t size() const { return low.size(); }
  [[nodiscard]] bool fixed(std::size_t variable) const { return low[variable] == high[variable]; }
};

class LinearSystem {
 public:
  [[nodiscard]] std::uint32_t add_variable(std::int64_t low, std::int64_t high);
  // Terms of different variables.
  void add_row(Row row);

  [[nodiscard]] std::size_t variables() const { return bounds_.size(); }
  [[nodiscard]] const ValueBounds& bounds() const { return bounds_; }
  [[nodiscard]] ValueBounds& bounds() { return bounds_; }
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
  // The rows that a variable is in, with its factor there.
  [[nodiscard]] std::span<const Term> rows_of(std::size_t variable) const {
    return columns_[variable];
  }
  // Every row holds at this point, and every bound: exact.
  [[nodiscard]] bool holds(std::span<const std::int64_t> point, const ValueBounds& bounds) const;

 private:
  ValueBounds bounds_;
  std::vector<Row> rows_;
  std::vector<std::vector<Term>> columns_;  // Term::variable is the row
};

// Tightens bounds by what each row implies of each of its variables, until nothing changes or after
// `passes` times the number of rows. What it excludes is impossible; what it leaves may be. False
// if a bound is empty: no solution.
[[nodiscard]] bool tighten(const LinearSystem& system, ValueBounds& bounds,
                           std::size_t passes = 64);

// A whole solution within bounds, by fixing one variable after the other at its share of what is
// left and tightening; the same on every machine. None after `failures` dead ends, or if there is
// none.
[[nodiscard]] std::optional<std::vector<std::int64_t>> complete(const LinearSystem& system,
                                                                const ValueBounds& bounds,
                                                                std::size_t failures = 2000);

// Variables that are not fixed, apart where no row holds two of them. Each part ascends; parts by
// their first variable.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> components(const LinearSystem& system,
                                                                 const ValueBounds& bounds);

}  // namespace setpoint
