#include "setpoint/disclosure/count_tables.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace setpoint {
namespace {

Fault wrong(std::string what, std::string expected) {
  return {FaultKind::data, {}, std::move(what), std::move(expected)};
}

// Whether the counts that are known leave room for the relation to hold.
bool can_hold(const std::vector<CountCell>& cells, const Relation& relation) {
  std::int64_t sum = 0;
  bool whole = true;
  for (const std::uint32_t part : relation.parts) {
    if (cells[part].count)
      sum += *cells[part].count;
    else
      whole = false;
  }
  const auto& total = cells[relation.total].count;
  if (!total) return true;
  return whole && relation.all ? sum == *total : sum <= *total;
}

}  // namespace

Result<CountTables> CountTables::build(std::vector<CountCell> cells,
                                       std::vector<Relation> relations) {
  Faults faults;
  std::vector<std::uint32_t> order(cells.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return cells[a].key < cells[b].key; });
  CountTables made;
  std::vector<std::uint32_t> place(cells.size());
  made.cells_.reserve(cells.size());
  for (const std::uint32_t at : order) {
    CountCell& cell = cells[at];
    if (!made.cells_.empty() && made.cells_.back().key == cell.key)
      faults.push_back(wrong("two counts of '" + cell.key + "'", "one"));
    if (cell.count && (*cell.count < 0 || *cell.count >= kNoLimit / 4))
      faults.push_back(wrong("the count of '" + cell.key + "' is " + std::to_string(*cell.count),
                             "a number of deaths"));
    place[at] = static_cast<std::uint32_t>(made.cells_.size());
    made.cells_.push_back(std::move(cell));
  }
  for (Relation& relation : relations) {
    std::vector<std::uint32_t> members = relation.parts;
    members.push_back(relation.total);
    if (std::any_of(members.begin(), members.end(),
                    [&](std::uint32_t at) { return at >= place.size(); })) {
      faults.push_back(wrong("a relation holds a count that is not there",
                             "positions below " + std::to_string(place.size())));
      continue;
    }
    relation.total = place[relation.total];
    for (std::uint32_t& part : relation.parts) part = place[part];
    std::sort(relation.parts.begin(), relation.parts.end());
    const std::string& key = made.cells_[relation.total].key;
    if (std::adjacent_find(relation.parts.begin(), relation.parts.end()) != relation.parts.end() ||
        std::binary_search(relation.parts.begin(), relation.parts.end(), relation.total))
      faults.push_back(wrong("a sum to '" + key + "' holds one count twice", "each once"));
    else if (!can_hold(made.cells_, relation))
      faults.push_back(wrong("the parts of '" + key + "' do not sum to it",
                             relation.all ? "their sum" : "a sum of no more"));
    made.relations_.push_back(std::move(relation));
  }
  if (!faults.empty()) return faults;
  const auto less = [](const Relation& a, const Relation& b) {
    return std::tie(a.total, a.parts, a.all) < std::tie(b.total, b.parts, b.all);
  };
  const auto same = [&](const Relation& a, const Relation& b) {
    return !less(a, b) && !less(b, a);
  };
  std::sort(made.relations_.begin(), made.relations_.end(), less);
  made.relations_.erase(std::unique(made.relations_.begin(), made.relations_.end(), same),
                        made.relations_.end());
  return made;
}

std::optional<std::uint32_t> CountTables::find(std::string_view key) const {
  const auto at = std::lower_bound(
      cells_.begin(), cells_.end(), key,
      [](const CountCell& cell, std::string_view text) { return cell.key < text; });
  if (at == cells_.end() || at->key != key) return std::nullopt;
  return static_cast<std::uint32_t>(at - cells_.begin());
}

Possible possible(const CountCell& cell, bool small, const SuppressionRule& rule) {
  Possible made{rule.least(), kNoLimit};
  if (small && rule.reader_knows_small)
    made.high = rule.largest(cell.county);
  else if (rule.reader_knows_small)
    made.low = rule.largest(cell.county) + 1;
  made.low = std::max(made.low, cell.low.value_or(0));
  made.high = std::min(made.high, cell.high.value_or(kNoLimit));
  return made;
}

LinearSystem public_knowledge(const CountTables& tables, std::span<const Showing> showing,
                              std::span<const char> small, const SuppressionRule& rule) {
  LinearSystem system;
  SuppressionRule unknowing = rule;
  unknowing.reader_knows_small = false;
  for (std::size_t at = 0; at < tables.cells().size(); ++at) {
    const CountCell& cell = tables.cells()[at];
    // A count shown before and changed since is taken for known as it is now.
    const bool known_before =
        cell.earlier && (!cell.count || *cell.earlier == *cell.count || rule.revised_is_known);
    if ((showing[at] == Showing::shown && cell.count) || (known_before && cell.count)) {
      (void)system.add_variable(*cell.count, *cell.count);
    } else if (known_before) {
      (void)system.add_variable(*cell.earlier, *cell.earlier);
    } else if (showing[at] == Showing::withheld) {
      const Possible each =
          small.empty() ? possible(cell, false, unknowing) : possible(cell, small[at] != 0, rule);
      (void)system.add_variable(each.low, each.high);
    } else {
      (void)system.add_variable(cell.low.value_or(0), cell.high.value_or(kNoLimit));
    }
  }
  for (const Relation& relation : tables.relations()) {
    Row row;
    for (const std::uint32_t part : relation.parts) row.terms.push_back({part, 1});
    row.terms.push_back({relation.total, -1});
    if (!relation.all) row.terms.push_back({system.add_variable(0, kNoLimit), 1});
    system.add_row(std::move(row));
  }
  return system;
}

}  // namespace setpoint
