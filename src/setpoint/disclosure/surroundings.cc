#include "setpoint/disclosure/surroundings.h"

#include <optional>
#include <utility>

namespace setpoint {

std::vector<std::uint32_t> cheapest_around(const LinearSystem& system,
                                           std::span<const std::int64_t> price,
                                           std::uint32_t variable, std::size_t rows) {
  std::vector<std::uint32_t> taken;
  std::vector<std::uint32_t> reached = {variable};
  std::vector<char> seen(system.variables(), 0);
  std::vector<char> passed(system.rows().size(), 0);
  seen[variable] = 1;
  const auto pass = [&](const Row& row) {
    std::optional<std::uint32_t> cheapest;
    for (const Term& term : row.terms) {
      const std::uint32_t v = term.variable;
      if (price[v] > 0 && seen[v] == 0 && (!cheapest || price[v] < price[*cheapest])) cheapest = v;
      if (price[v] == 0 && std::exchange(seen[v], 1) == 0) reached.push_back(v);
    }
    if (!cheapest) return;
    seen[*cheapest] = 1;
    reached.push_back(*cheapest);
    taken.push_back(*cheapest);
  };
  std::size_t from = 0;
  for (std::size_t ring = 0; (ring < rows || taken.empty()) && from < reached.size(); ++ring)
    for (const std::size_t until = reached.size(); from < until; ++from)
      for (const Term& column : system.rows_of(reached[from]))
        if (std::exchange(passed[column.variable], 1) == 0) pass(system.rows()[column.variable]);
  return taken;
}

}  // namespace setpoint
