#include "setpoint/network/read_network.h"

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>
#include <utility>

#include "setpoint/data/bytes.h"
#include "setpoint/data/table_reader.h"
#include "setpoint/network/chain_flow.h"
#include "setpoint/network/read_dl.h"
#include "setpoint/network/read_matrix.h"

namespace setpoint {
namespace {

// Below it a value per unit of cost says nothing.
constexpr double kLeastCost = 1e-6;

// Flows are kept in millionths.
constexpr double kLeastCapacity = 1e-6;

using Numbers = std::unordered_map<std::string, ActorIndex>;

template <class Row>
Faults read_table(std::string_view bytes, const std::string& name, std::span<const Column> columns,
                  const Row& row) {
  FaultLog faults;
  std::vector<std::string> notes;
  MemoryBytes source(bytes);
  TableInput input{.table = 0,
                   .file = name,
                   .path = name,
                   .bytes = source,
                   .faults = faults,
                   .notes = notes,
                   .chapters = {}};
  TableReader table(input, columns);
  while (table.next()) row(table);
  return faults.empty() ? Faults() : faults.all(name);
}

struct ActorTable {
  std::vector<Actor> actors;
  Numbers numbers;
  SupplyNetwork::Known known;
};

Result<ActorTable> read_actors(std::string_view bytes, const std::string& name) {
  enum : std::size_t { kId, kRole, kCountry, kCapacity, kCost };
  static constexpr std::array kColumns = {Column{"id"}, Column{"role", {}, false},
                                          Column{"country", {}, false},
                                          Column{"capacity", {}, false}, Column{"cost", {}, false}};
  ActorTable result;
  double capacities = 0;
  Faults faults = read_table(bytes, name, kColumns, [&](TableReader& table) {
    result.known = {table.position(kRole).has_value(), table.position(kCapacity).has_value(),
                    table.position(kCost).has_value()};
    Actor actor;
    const auto id = table.required_text(kId);
    if (id && !result.numbers.emplace(*id, static_cast<ActorIndex>(result.actors.size())).second)
      table.fault(kId, "actor " + shown(*id) + " comes twice", "each actor once");
    if (result.known.roles)
      if (const auto role = table.required_text(kRole)) actor.role = *role;
    if (const std::string_view text = table.text(kCountry); !text.empty()) {
      actor.country = Country::parse(text);
      if (!actor.country)
        table.fault(kCountry, shown(text) + " is not a country", "an ISO 3166-1 alpha-2 code");
    }
    if (result.known.capacities)
      if (const auto capacity = table.amount(kCapacity)) {
        actor.capacity = capacity->written;
        const bool fitted = capacities <= kLargestCapacities;
        if (actor.capacity > 0 && actor.capacity < kLeastCapacity)
          table.fault(kCapacity, "a capacity of " + std::string(table.text(kCapacity)),
                      "0 or at least 1e-6, in a smaller unit");
        capacities += actor.capacity;
        if (fitted && capacities > kLargestCapacities)
          table.fault(kCapacity, "the capacities sum to more than 1e12", "a larger unit");
      }
    if (result.known.costs)
      if (const auto cost = table.amount(kCost)) {
        actor.cost = cost->written;
        if (actor.cost < kLeastCost)
          table.fault(kCost, "a cost of " + std::string(table.text(kCost)), "at least 1e-6");
      }
    if (!id) return;
    actor.id = *id;
    result.actors.push_back(std::move(actor));
  });
  if (!faults.empty()) return faults;
  return result;
}

// `grow`: a name that is not known yet is a new actor.
Result<std::pair<std::vector<Tie>, std::vector<std::string>>> read_ties(std::string_view bytes,
                                                                        const std::string& name,
                                                                        ActorTable& actors,
                                                                        bool grow) {
  enum : std::size_t { kFrom, kTo, kKind, kWeight };
  static constexpr std::array kColumns = {Column{"from"}, Column{"to"}, Column{"kind", {}, false},
                                          Column{"weight", {}, false}};
  std::vector<Tie> ties;
  std::vector<std::uint64_t> lines;
  std::vector<std::string> kinds;
  std::string key;
  Faults faults = read_table(bytes, name, kColumns, [&](TableReader& table) {
    const auto actor = [&](std::size_t column) -> std::optional<ActorIndex> {
      key.assign(table.text(column));
      if (key.empty()) {
        table.fault(column, "no actor", "the id of an actor");
        return std::nullopt;
      }
      if (const auto found = actors.numbers.find(key); found != actors.numbers.end())
        return found->second;
      if (!grow) {
        table.fault(column, shown(key) + " is not among the actors", "the id of an actor");
        return std::nullopt;
      }
      const auto number = static_cast<ActorIndex>(actors.actors.size());
      actors.numbers.emplace(key, number);
      actors.actors.push_back(Actor{key, "", std::nullopt, 1, 1});
      return number;
    };
    Tie tie;
    const auto from = actor(kFrom);
    const auto to = actor(kTo);
    std::string_view kind = table.text(kKind);
    if (!table.position(kKind)) kind = "tie";
    if (kind.empty()) table.fault(kKind, "no kind", "what the tie is, such as supply");
    const auto known = std::find(kinds.begin(), kinds.end(), kind);
    tie.kind = static_cast<std::uint16_t>(known - kinds.begin());
    if (known == kinds.end()) {
      if (kinds.size() == UINT16_MAX) {
        table.fault(kKind, "more than 65,535 kinds of ties", "fewer");
        return;
      }
      kinds.emplace_back(kind);
    }
    if (table.position(kWeight))
      if (const auto weight = table.amount(kWeight)) {
        tie.weight = weight->written;
        if (tie.weight <= 0) table.fault(kWeight, "a weight of 0", "a number above 0");
      }
    if (!from || !to) return;
    if (*from == *to) {
      table.fault(kTo, "a tie of " + shown(table.text(kTo)) + " with itself", "another actor");
      return;
    }
    tie.from = *from;
    tie.to = *to;
    ties.push_back(tie);
    lines.push_back(table.line());
  });
  if (!faults.empty()) return faults;

  // The same tie twice: found by sorting, as there may be millions.
  std::vector<std::uint32_t> order(ties.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto same = [&](std::uint32_t a, std::uint32_t b) {
    return ties[a].from == ties[b].from && ties[a].to == ties[b].to && ties[a].kind == ties[b].kind;
  };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (ties[a].from != ties[b].from) return ties[a].from < ties[b].from;
    if (ties[a].to != ties[b].to) return ties[a].to < ties[b].to;
    if (ties[a].kind != ties[b].kind) return ties[a].kind < ties[b].kind;
    return a < b;
  });
  FaultLog twice;
  for (std::size_t i = 1; i < order.size(); ++i)
    if (same(order[i - 1], order[i]))
      twice.add({FaultKind::data,
                 {name, lines[order[i]], 1},
                 "the tie of line " + std::to_string(lines[order[i - 1]]) + " again",
                 "a tie of one kind from one actor to another once"});
  if (!twice.empty()) return twice.all(name);
  return std::pair(std::move(ties), std::move(kinds));
}

Result<NetworkRead> ties_alone(std::string_view bytes, const std::string& name) {
  ActorTable actors;
  auto ties = read_ties(bytes, name, actors, true);
  if (!ties) return ties.faults();
  return NetworkRead{
      SupplyNetwork(std::move(actors.actors), std::move(ties->first), std::move(ties->second), {}),
      {}};
}

}  // namespace

Result<NetworkRead> parse_network(std::string_view bytes, const std::string& name,
                                  std::optional<NetworkForm> said) {
  const auto found = find_network_form(bytes, name, said);
  if (!found) return found.faults();
  switch (found->form) {
    case NetworkForm::dl:
      return parse_dl(bytes, name);
    case NetworkForm::edges:
      return parse_edge_list(bytes, name,
                             found->parting == Parting::commas       ? ","
                             : found->parting == Parting::semicolons ? ";"
                                                                     : " \t");
    case NetworkForm::ties:
      return ties_alone(with_commas(bytes, found->parting), name);
    case NetworkForm::matrix:
      return parse_matrix(with_commas(bytes, found->parting), name,
                          said ? MatrixLabels::same : MatrixLabels::by_content);
    case NetworkForm::events:
      return parse_matrix(with_commas(bytes, found->parting), name, MatrixLabels::other);
  }
  return Fault{FaultKind::data, {name, 1, 1}, "no form of a network", "one that is known"};
}

Result<NetworkRead> parse_actors_and_ties(std::string_view actors, const std::string& actors_name,
                                          std::string_view ties, const std::string& ties_name) {
  auto table = read_actors(actors, actors_name);
  if (!table) return table.faults();
  auto read = read_ties(ties, ties_name, *table, false);
  if (!read) return read.faults();
  std::vector<std::string> notes;
  if (!table->known.costs) notes.emplace_back("no column cost: every target costs 1");
  if (table->known.roles && !table->known.capacities)
    notes.emplace_back("no column capacity: every actor can pass 1");
  return NetworkRead{SupplyNetwork(std::move(table->actors), std::move(read->first),
                                   std::move(read->second), table->known),
                     std::move(notes)};
}

Result<NetworkRead> read_network(const NetworkFiles& files) {
  if (!files.network.empty()) {
    const auto bytes = read_all(files.network, files.network);
    if (!bytes) return bytes.faults();
    return parse_network(*bytes, files.network, files.form);
  }
  const auto ties = read_all(files.ties, files.ties);
  if (!ties) return ties.faults();
  if (files.actors.empty()) return ties_alone(*ties, files.ties);
  const auto actors = read_all(files.actors, files.actors);
  if (!actors) return actors.faults();
  return parse_actors_and_ties(*actors, files.actors, *ties, files.ties);
}

}  // namespace setpoint
