// Evidence of one kind from several formats, put together.
//
// Within a format overlapping releases are resolved by release.h. What is left is, for each format,
// rows and the quarters that they cover completely. Figures can be carried forward, and where two
// formats speak of the same key the one retrieved last counts; a carried figure yields to any
// other.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "setpoint/data/release.h"
#include "setpoint/data/tables.h"

namespace setpoint {

template <class Row>
struct Evidence {
  std::string format;
  std::vector<Row> rows;
  std::set<Quarter> known;
};

// The amount that a row states, by which it is dated and placed.
[[nodiscard]] inline Amount& amount_of(RegionalSeizureRow& row) {
  return row.gross;
}
[[nodiscard]] inline Amount& amount_of(CrossingRow& row) {
  return row.entries;
}
[[nodiscard]] inline Amount& amount_of(ImportRow& row) {
  return row.value;
}

// Leaves out the rows of quarters that are not known: part of a quarter is not a quarter.
template <class Row>
void keep_known(Evidence<Row>& evidence, std::string_view kind, std::vector<std::string>& notes) {
  std::set<Quarter> partial;
  for (const Row& row : evidence.rows)
    if (!evidence.known.contains(row.period)) partial.insert(row.period);
  std::erase_if(evidence.rows, [&](const Row& row) { return partial.contains(row.period); });
  for (const Quarter& quarter : partial)
    notes.push_back(std::string(kind) + " (" + evidence.format + "): months of " + quarter.text() +
                    " are missing; what there is of it is left out");
}

// How far a format's figures are to be carried, and where that was said.
struct CarryOrder {
  Quarter to;
  Location where;
};

// Repeats the last four known quarters up to the one ordered: q takes the figures of q - 4k. A
// fault if they are not four in a row, or if it is more than kLongestCarry quarters.
inline constexpr int kLongestCarry = 40;
template <class Row>
void carry(Evidence<Row>& evidence, const CarryOrder& order, std::string_view kind,
           ReleaseContext& context) {
  const auto refuse = [&](std::string what, std::string expected) {
    context.faults.add({FaultKind::data, order.where, std::move(what), std::move(expected)});
  };
  const std::string label = std::string(kind) + " (" + evidence.format + ")";
  if (evidence.known.empty()) return refuse(label + " know no quarter to carry", "four in a row");
  const Quarter last = *evidence.known.rbegin();
  if (order.to <= last) return;
  for (int back = 0; back < 4; ++back)
    if (!evidence.known.contains(last - back))
      return refuse(label + " lack " + (last - back).text() + " and cannot be carried",
                    "the four quarters to " + last.text());
  if (order.to - last > kLongestCarry)
    return refuse(label + " end with " + last.text() + ", " + std::to_string(order.to - last) +
                      " quarters before " + order.to.text(),
                  "at most " + std::to_string(kLongestCarry));
  const std::vector<Row> original = evidence.rows;
  for (Quarter quarter = last + 1; quarter <= order.to; quarter = quarter + 1) {
    const int years = (quarter - last + 3) / 4;
    const Quarter from = quarter - 4 * years;
    for (const Row& row : original) {
      if (row.period != from) continue;
      Row& copy = evidence.rows.emplace_back(row);
      copy.period = quarter;
      amount_of(copy).carried_from = from;
    }
  }
  context.notes.push_back(label + ": " + (last + 1).text() + " to " + order.to.text() +
                          " are carried: they repeat the four quarters to " + last.text());
}

// The rows of all formats; for each key those of one format only. `key` maps a row to what two
// formats may both state; `describe` says it in words.
template <class Row, class KeyOf, class Describe>
[[nodiscard]] std::vector<Row> merged(std::vector<Evidence<Row>> all, std::string_view kind,
                                      KeyOf key, Describe describe, ReleaseContext& context) {
  struct Claim {
    bool carried = false;
    Date retrieved;
    Row* first = nullptr;
  };
  using Key = decltype(key(std::declval<const Row&>()));
  std::map<Key, std::map<std::size_t, Claim>> claims;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (Row& row : all[i].rows) {
      const Amount& amount = amount_of(row);
      const Date date = context.sources[amount.at.table].retrieved.value_or(Date());
      const auto [at, fresh] = claims[key(row)].try_emplace(i);
      Claim& claim = at->second;
      if (fresh) claim = {amount.carried_from.has_value(), date, &row};
      claim.retrieved = std::max(claim.retrieved, date);
    }
  }
  std::map<Key, std::size_t> winners;
  std::map<std::pair<std::size_t, std::size_t>, std::uint64_t> yielded;
  for (auto& [what, by_format] : claims) {
    auto best = by_format.begin();
    for (auto at = std::next(best); at != by_format.end(); ++at) {
      Claim& a = best->second;
      Claim& b = at->second;
      if (a.carried == b.carried && a.retrieved == b.retrieved) {
        const RowRef& left = amount_of(*a.first).at;
        const RowRef& right = amount_of(*b.first).at;
        context.faults.add({FaultKind::data,
                            {context.files[right.table], right.line, 0},
                            std::string(kind) + " of " + describe(*b.first) +
                                " are there twice: also in " + context.sources[left.table].path +
                                ":" + std::to_string(left.line) + ", retrieved on the same day",
                            "one of the two, or dates that tell which is newer"});
      } else if (std::pair(b.carried, a.retrieved) < std::pair(a.carried, b.retrieved)) {
        best = at;
      }
    }
    winners[what] = best->first;
    for (const auto& [format, claim] : by_format)
      if (format != best->first) ++yielded[{best->first, format}];
  }
  for (const auto& [pair, count] : yielded)
    context.notes.push_back(std::string(kind) + ": " + all[pair.first].format + " stands in for " +
                            all[pair.second].format + " in " + std::to_string(count) +
                            " cases that both state");
  std::vector<Row> rows;
  for (std::size_t i = 0; i < all.size(); ++i)
    for (const Row& row : all[i].rows)
      if (winners.at(key(row)) == i) rows.push_back(row);
  return rows;
}

// The quarters of the evidence, the carried ones apart.
template <class Row>
[[nodiscard]] Coverage coverage(const std::vector<Evidence<Row>>& all, std::vector<Row>& rows) {
  Coverage coverage;
  for (const Evidence<Row>& evidence : all)
    coverage.known.insert(evidence.known.begin(), evidence.known.end());
  for (Row& row : rows)
    if (amount_of(row).carried_from) coverage.carried.insert(row.period);
  for (const Quarter& quarter : coverage.carried) coverage.known.erase(quarter);
  return coverage;
}

}  // namespace setpoint
