#include "setpoint/data/release.h"

namespace setpoint {
namespace {

std::string joined(const std::vector<std::string>& texts) {
  std::string text;
  for (const std::string& each : texts) text += (text.empty() ? "" : " and ") + each;
  return text;
}

std::string dated(const TableSource& source) {
  return source.path + " (" + source.retrieved.value_or(Date()).text() + ")";
}

}  // namespace

ReleaseLedger::Order ReleaseLedger::order(std::vector<std::uint32_t> tables) const {
  // By date, then by path: the order of the tables in dataset.toml must not matter.
  std::sort(tables.begin(), tables.end(), [&](std::uint32_t a, std::uint32_t b) {
    const TableSource& left = context_.sources[a];
    const TableSource& right = context_.sources[b];
    if (left.retrieved != right.retrieved) return left.retrieved > right.retrieved;
    if (left.path != right.path) return left.path < right.path;
    return a < b;
  });
  Order order;
  for (const std::uint32_t table : tables) {
    const bool newest = context_.sources[table].retrieved == context_.sources[tables[0]].retrieved;
    (newest ? order.winners : order.losers).push_back(table);
  }
  return order;
}

bool ReleaseLedger::agree(const Statement& first, const Statement& second) {
  if (first.texts == second.texts) {
    ++shared_[{first.table, second.table}];
    return true;
  }
  const auto says = [&](const Statement& statement) {
    return context_.sources[statement.table].path + ":" + std::to_string(statement.line) +
           " says " + joined(statement.texts);
  };
  const Date date = context_.sources[first.table].retrieved.value_or(Date());
  context_.faults.add(
      {FaultKind::data,
       {context_.files[second.table], second.line, 0},
       "two releases of " + date.text() + " disagree: " + says(first) + ", " + says(second),
       "equal values, or dates that tell which is newer"});
  return false;
}

void ReleaseLedger::supersede(std::uint32_t winner, const Statement& old,
                              const Statement* statement) {
  Count& count = superseded_[{winner, old.table}];
  count.values += old.texts.size();
  if (statement == nullptr || statement->texts != old.texts) count.differing += old.texts.size();
}

void ReleaseLedger::close() {
  for (const auto& [pair, count] : superseded_)
    context_.notes.push_back(dated(context_.sources[pair.first]) + " supersedes " +
                             std::to_string(count.values) + " values of " +
                             dated(context_.sources[pair.second]) + ", " +
                             std::to_string(count.differing) + " of which differ");
  for (const auto& [pair, count] : shared_)
    context_.notes.push_back(dated(context_.sources[pair.first]) + " and " +
                             dated(context_.sources[pair.second]) + " share " +
                             std::to_string(count) + " values, counted once");
}

}  // namespace setpoint
