#include "setpoint/disclosure/proved_widths.h"

#include <algorithm>
#include <array>
#include <utility>

namespace setpoint {
namespace {

// Linear programs of one branch and bound: many patterns are asked of, and one that it takes longer
// to decide on is passed over.
constexpr std::size_t kNodes = 200;

}  // namespace

ProvedWidths::ProvedWidths(const CountTables& tables, const SuppressionRule& rule,
                           std::span<const char> small, std::span<const std::int64_t> point)
    : tables_(tables), rule_(rule), small_(small), point_(point), proofs_(tables.cells().size()) {}

std::vector<Range> ProvedWidths::ranges(std::span<const std::uint32_t> cells,
                                        std::span<const Showing> showing,
                                        std::span<const std::int64_t> widths,
                                        std::size_t nodes) const {
  AttackEffort effort;
  effort.widths = widths;
  effort.nodes = nodes;
  effort.moves = 1;  // they have been tried
  effort.first_only = true;
  return attack(public_knowledge(tables_, showing, small_, rule_), cells, effort, point_).ranges;
}

Hiding ProvedWidths::at_best(std::uint32_t cell, std::span<const Showing> showing,
                             std::span<const std::int64_t> price, std::int64_t width) const {
  std::vector<Showing> all(showing.begin(), showing.end());
  for (std::size_t at = 0; at < all.size(); ++at)
    if (price[at] > 0) all[at] = Showing::withheld;
  const auto found = ranges(std::array{cell}, all, std::array{width}, AttackEffort{}.nodes);
  return found.empty() ? Hiding::undecided : found.front().outcome;
}

bool ProvedWidths::prove(std::uint32_t cell, std::span<const Showing> showing, std::int64_t width) {
  return stands(cell) || prove_all(std::array{cell}, showing, std::array{width});
}

bool ProvedWidths::prove_all(std::span<const std::uint32_t> cells, std::span<const Showing> showing,
                             std::span<const std::int64_t> widths) {
  if (cells.empty()) return true;
  std::vector<Range> found = ranges(cells, showing, widths, kNodes);
  for (Range& each : found)
    if (each.outcome == Hiding::open) proofs_[each.variable] = Proof{std::move(each.moved), true};
  return found.size() == cells.size() &&
         std::all_of(found.begin(), found.end(),
                     [](const Range& each) { return each.outcome == Hiding::open; });
}

void ProvedWidths::stand(std::uint32_t cell, bool stands) {
  for (std::optional<Proof>& proof : proofs_)
    if (proof && std::binary_search(proof->moved.begin(), proof->moved.end(), cell))
      proof->stands = stands;
}

}  // namespace setpoint
