// Withholds small counts, and as many others as it takes that no withheld count can be worked out
// from what is shown, from an earlier release or from both.
//
// A heuristic in whole numbers, the same on every machine and whatever the order of cells:
//   1. every count that the rule withholds is withheld;
//   2. for each withheld cell whose possible values do not lie `width` apart, the move of least
//      price that makes them so: its shown cells are withheld too (in a table of rows and columns
//      the shortest closed path, as in network models of complementary suppression). Where no move
//      is found the exact attack (proved_widths.h) says whether they lie so far apart, and while
//      they do not, more of what sums bind it to is withheld, at the last all;
//   3. cells withheld in step 2 that are not needed any more are shown again, the dearest first.
// Then the attack by linear programming (attack.h) is made on the result. Where it finds something,
// the leak is named: nothing fails silently.
//
// Of two patterns the solutions of the one that withholds more include those of the other. So what
// is narrow with all withheld that may be is so in every pattern: if the rule withholds it there is
// none (Leak::always), and else it must be shown, and the others are protected without it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "setpoint/disclosure/attack.h"

namespace setpoint {

struct Protected {
  std::vector<Showing> showing;  // by cell of the tables
  std::vector<char> small;       // by cell: the rule itself withholds it. Not for publication
  std::size_t offered = 0;       // cells that could have been shown
  std::size_t primary = 0;       // withheld by the rule
  std::size_t secondary = 0;     // withheld to protect others
  double weight_offered =
      0;  // by SuppressionRule::weight, of all that were offered and are not small
  double weight_lost = 0;
  AttackReport attack;  // on the result, by a reader who knows what the rule says
  [[nodiscard]] bool safe() const { return attack.possible && attack.leaks.empty(); }
};

[[nodiscard]] Result<Protected> protect(const CountTables& tables, const SuppressionRule& rule);

// The simple case: counts of places that may have a total (the state of counties, the nation of
// states), whole sums only.
struct PlacedCount {
  std::string place;
  std::int64_t count = 0;
  std::string total;  // the place that it is a part of; empty: of none
};
// By place as given: whether it may be shown. Faults as of CountTables::build and where a count
// cannot be protected.
[[nodiscard]] Result<std::vector<bool>> may_be_shown(const std::vector<PlacedCount>& counts,
                                                     const SuppressionRule& rule);

}  // namespace setpoint
