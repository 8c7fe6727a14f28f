// Overlapping releases: what two files say about the same thing is counted once.
//
// A release divides its rows into groups (a month, a key), each of which it covers wholly. Of the
// releases that cover a group, the one retrieved last wins, whole: publishers revise, and what a
// newer release no longer lists is withdrawn. Releases of the same day stand together: rows that
// only one has are all kept, equal rows count once, and unequal ones are a fault, because nothing
// tells which is right.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "setpoint/data/fault_log.h"
#include "setpoint/data/tables.h"

namespace setpoint {

// A row, and what makes it the same row in another release. Several rows of one identity belong
// together (seizures of one cell add up).
template <class Row>
struct Entry {
  std::string identity;
  Row row;
  std::uint64_t line = 0;
};

template <class Group, class Row>
struct Release {
  std::uint32_t table = 0;
  std::uint64_t rows = 0;  // data rows in the file, kept or not
  std::map<Group, std::vector<Entry<Row>>> groups;
};

struct ReleaseContext {
  std::span<const TableSource> sources;
  std::span<const std::string> files;  // as faults name the tables
  FaultLog& faults;
  std::vector<std::string>& notes;
};

// The text of every row of one identity, sorted: what is compared between releases.
struct Statement {
  std::vector<std::string> texts;
  std::uint32_t table = 0;
  std::uint64_t line = 0;  // of the first row
};

// Counts and compares the statements about one group after another; speaks at the end.
class ReleaseLedger {
 public:
  explicit ReleaseLedger(ReleaseContext context) : context_(context) {}

  // The releases (tables) that cover a group, the winners first. The winners share one date.
  struct Order {
    std::vector<std::uint32_t> winners;
    std::vector<std::uint32_t> losers;
  };
  [[nodiscard]] Order order(std::vector<std::uint32_t> tables) const;

  // Two winners state the same identity: true if they agree; a fault otherwise.
  bool agree(const Statement& first, const Statement& second);
  // A loser states an identity; winner is null where the newer release no longer has it.
  void supersede(std::uint32_t winner, const Statement& old, const Statement* statement);
  // Adds the notes, a line for each pair of files.
  void close();

 private:
  struct Count {
    std::uint64_t values = 0;
    std::uint64_t differing = 0;
  };
  using Pair = std::pair<std::uint32_t, std::uint32_t>;

  ReleaseContext context_;
  std::map<Pair, Count> superseded_;
  std::map<Pair, std::uint64_t> shared_;
};

// The winning rows of every group. `show` gives a row's values as text: equal texts, equal rows.
template <class Group, class Row, class Show>
[[nodiscard]] std::map<Group, std::vector<Row>> newest(
    const std::vector<Release<Group, Row>>& releases, Show show, ReleaseContext context) {
  std::map<Group, std::map<std::uint32_t, const std::vector<Entry<Row>>*>> covering;
  for (const auto& release : releases)
    for (const auto& [group, entries] : release.groups) covering[group][release.table] = &entries;

  using Statements = std::map<std::string, Statement>;
  const auto statements = [&](std::uint32_t table, const std::vector<Entry<Row>>& entries) {
    Statements all;
    for (const Entry<Row>& entry : entries) {
      Statement& statement = all[entry.identity];
      if (statement.texts.empty()) statement.line = entry.line;
      statement.table = table;
      statement.texts.push_back(show(entry.row));
    }
    for (auto& [identity, statement] : all)
      std::sort(statement.texts.begin(), statement.texts.end());
    return all;
  };

  ReleaseLedger ledger(context);
  std::map<Group, std::vector<Row>> result;
  for (const auto& [group, tables] : covering) {
    std::vector<Row>& rows = result[group];
    if (tables.size() == 1) {
      for (const Entry<Row>& entry : *tables.begin()->second) rows.push_back(entry.row);
      continue;
    }
    std::vector<std::uint32_t> names;
    for (const auto& [table, entries] : tables) names.push_back(table);
    const ReleaseLedger::Order order = ledger.order(std::move(names));
    Statements kept;
    for (const std::uint32_t table : order.winners) {
      const std::vector<Entry<Row>>& entries = *tables.at(table);
      Statements fresh = statements(table, entries);
      for (const auto& [identity, statement] : fresh)
        if (const auto known = kept.find(identity); known != kept.end())
          ledger.agree(known->second, statement);
      for (const Entry<Row>& entry : entries)
        if (!kept.contains(entry.identity)) rows.push_back(entry.row);
      kept.merge(fresh);
    }
    for (const std::uint32_t table : order.losers) {
      for (const auto& [identity, statement] : statements(table, *tables.at(table))) {
        const auto known = kept.find(identity);
        ledger.supersede(order.winners.front(), statement,
                         known == kept.end() ? nullptr : &known->second);
      }
    }
  }
  ledger.close();
  return result;
}

}  // namespace setpoint
