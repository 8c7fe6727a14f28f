// All whole solutions of a small linear system, by trying every value: the answer that moves,
// linear programs and branch and bound must agree with.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "setpoint/disclosure/count_tables.h"
#include "setpoint/disclosure/linear_system.h"

namespace setpoint::test {

struct Enumerated {
  std::size_t solutions = 0;
  std::vector<std::int64_t> low;  // by variable, over all solutions
  std::vector<std::int64_t> high;
};

// Every row must leave each of its last variables few values; bounds above `cap` are taken as it.
inline Enumerated enumerate(const LinearSystem& system, std::int64_t cap) {
  const std::size_t n = system.variables();
  Enumerated all{0, std::vector<std::int64_t>(n, kNoLimit), std::vector<std::int64_t>(n, -1)};
  std::vector<std::int64_t> value(n, 0);
  const auto high_of = [&](std::size_t v) { return std::min(cap, system.bounds().high[v]); };
  // Whether a row can still hold when the variables below `next` have their values.
  const auto open = [&](std::size_t next) {
    for (const Row& row : system.rows()) {
      std::int64_t least = 0;
      std::int64_t most = 0;
      for (const Term& term : row.terms) {
        const std::size_t v = term.variable;
        const std::int64_t a = term.factor * (v < next ? value[v] : system.bounds().low[v]);
        const std::int64_t b = term.factor * (v < next ? value[v] : high_of(v));
        least += std::min(a, b);
        most += std::max(a, b);
      }
      if (least > row.right || most < row.right) return false;
    }
    return true;
  };
  const std::function<void(std::size_t)> go = [&](std::size_t next) {
    if (!open(next)) return;
    if (next == n) {
      ++all.solutions;
      for (std::size_t v = 0; v < n; ++v) {
        all.low[v] = std::min(all.low[v], value[v]);
        all.high[v] = std::max(all.high[v], value[v]);
      }
      return;
    }
    for (value[next] = system.bounds().low[next]; value[next] <= high_of(next); ++value[next])
      go(next + 1);
  };
  go(0);
  return all;
}

// A linear congruential generator: the same tables everywhere.
class Choices {
 public:
  explicit Choices(std::uint64_t seed) : state_(seed * 2654435761U + 1) {}
  std::int64_t below(std::int64_t n) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::int64_t>((state_ >> 33U) % static_cast<std::uint64_t>(n));
  }

 private:
  std::uint64_t state_;
};

// A table of one count for each combination of `sizes` categories, with every margin: the last
// category of each dimension is its total.
struct Cube {
  std::vector<CountCell> cells;
  std::vector<Relation> relations;
};
inline Cube cube(const std::vector<int>& sizes, const std::function<std::int64_t()>& draw) {
  Cube made;
  std::vector<int> extent;
  std::size_t all = 1;
  for (const int size : sizes) {
    extent.push_back(size + 1);
    all *= static_cast<std::size_t>(size) + 1;
  }
  const auto digits = [&](std::size_t at) {
    std::vector<int> each;
    for (const int size : extent) {
      each.push_back(static_cast<int>(at % static_cast<std::size_t>(size)));
      at /= static_cast<std::size_t>(size);
    }
    return each;
  };
  const auto position = [&](const std::vector<int>& each) {
    std::size_t at = 0;
    for (std::size_t d = each.size(); d-- > 0;)
      at = at * static_cast<std::size_t>(extent[d]) + static_cast<std::size_t>(each[d]);
    return at;
  };
  std::vector<std::int64_t> count(all, 0);
  for (std::size_t at = 0; at < all; ++at) {
    const auto each = digits(at);
    bool inner = true;
    for (std::size_t d = 0; d < each.size(); ++d) inner = inner && each[d] < sizes[d];
    if (inner) count[at] = draw();
  }
  for (std::size_t d = 0; d < sizes.size(); ++d)
    for (std::size_t at = 0; at < all; ++at) {
      auto each = digits(at);
      if (each[d] != sizes[d]) continue;
      // Totals over dimensions before this one are there; those after are made later.
      std::int64_t sum = 0;
      for (int k = 0; k < sizes[d]; ++k) {
        each[d] = k;
        sum += count[position(each)];
      }
      count[at] = sum;
    }
  for (std::size_t at = 0; at < all; ++at) {
    CountCell cell;
    for (const int digit : digits(at)) cell.key += static_cast<char>('a' + digit);
    cell.count = count[at];
    made.cells.push_back(cell);
    for (std::size_t d = 0; d < sizes.size(); ++d) {
      auto each = digits(at);
      if (each[d] != sizes[d]) continue;
      Relation relation;
      relation.total = static_cast<std::uint32_t>(at);
      for (int k = 0; k < sizes[d]; ++k) {
        each[d] = k;
        relation.parts.push_back(static_cast<std::uint32_t>(position(each)));
      }
      made.relations.push_back(relation);
    }
  }
  return made;
}

}  // namespace setpoint::test
