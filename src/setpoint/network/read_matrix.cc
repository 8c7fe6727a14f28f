#include "setpoint/network/read_matrix.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "setpoint/core/decimal.h"
#include "setpoint/core/utf8.h"
#include "setpoint/data/bytes.h"
#include "setpoint/data/csv.h"
#include "setpoint/data/fault_log.h"
#include "setpoint/data/field.h"
#include "setpoint/network/chain.h"

namespace setpoint {
namespace {

// A weight as written: 0 and nothing are no tie.
std::optional<double> weight_of(std::string_view text) {
  if (text.empty()) return 0;
  const auto number = parse_number(text);
  if (!number || *number < 0 || *number > 1e18) return std::nullopt;
  return *number;
}

// A tabulator apart, which parts fields.
bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < ' ' && c != '\t') || c == '\x7f';
  });
}

// What a column of ends of ties is called elsewhere.
bool names_columns(std::string_view word) {
  const std::string folded = folded_role(word);
  static constexpr std::array<std::string_view, 6> kNames = {"from",   "to",     "source",
                                                             "target", "sender", "receiver"};
  return std::find(kNames.begin(), kNames.end(), folded) != kNames.end();
}

// "1,5"
bool decimal_comma(std::string_view text) {
  return std::count(text.begin(), text.end(), ',') == 1 && text.front() != ',' &&
         text.back() != ',' && std::all_of(text.begin(), text.end(), [](char c) {
           return c == ',' || (c >= '0' && c <= '9');
         });
}

Result<MatrixCells> read_cells(std::string_view bytes, const std::string& name) {
  MemoryBytes source(bytes);
  CsvReader csv(source, name);
  FaultLog faults;
  MatrixCells matrix;
  std::set<std::string, std::less<>> seen;
  const auto label = [&](std::size_t field, std::vector<std::string>& into,
                         std::set<std::string, std::less<>>& known) {
    const std::string text(csv.fields()[field]);
    if (text.empty() || has_control(text))
      faults.add({FaultKind::data, csv.where(field),
                  text.empty() ? "an empty label" : "a control character in a label",
                  "the name of an actor"});
    else if (!known.insert(text).second)
      faults.add({FaultKind::data, csv.where(field), "label " + shown(text) + " comes twice",
                  "each label once"});
    into.push_back(text);
  };
  if (csv.next())
    for (std::size_t i = 1; i < csv.fields().size(); ++i) label(i, matrix.columns, seen);
  std::set<std::string, std::less<>> seen_rows;
  while (csv.next()) {
    const auto row = static_cast<std::uint32_t>(matrix.rows.size());
    label(0, matrix.rows, seen_rows);
    for (std::size_t i = 1; i < csv.fields().size(); ++i) {
      const auto weight = weight_of(csv.fields()[i]);
      if (!weight)
        faults.add({FaultKind::data, csv.where(i), shown(csv.fields()[i]) + " is not a tie",
                    decimal_comma(csv.fields()[i]) ? "a decimal point, as in 1.5"
                                                   : "a number of at least 0, or nothing"});
      else if (*weight > 0)
        matrix.cells.push_back({row, static_cast<std::uint32_t>(i - 1), *weight, csv.where(i)});
    }
  }
  if (csv.fault()) faults.add(*csv.fault());
  if (!faults.empty()) return faults.all(name);
  return matrix;
}

std::vector<Actor> actors_named(const std::vector<std::string>& ids) {
  std::vector<Actor> actors;
  actors.reserve(ids.size());
  for (const std::string& id : ids) actors.push_back(Actor{id, "", std::nullopt, 1, 1});
  return actors;
}

NetworkRead one_mode(const MatrixCells& matrix) {
  std::map<std::string, ActorIndex, std::less<>> number;
  for (const std::string& row : matrix.rows)
    number.emplace(row, static_cast<ActorIndex>(number.size()));
  std::vector<Tie> ties;
  std::size_t diagonal = 0;
  for (const MatrixCells::Cell& cell : matrix.cells) {
    const ActorIndex to = number.find(matrix.columns[cell.column])->second;
    if (to == cell.row)
      ++diagonal;
    else
      ties.push_back({cell.row, to, 0, cell.weight});
  }
  std::vector<std::string> notes;
  if (diagonal > 0) notes.push_back(diagonal_note(diagonal));
  return {SupplyNetwork(actors_named(matrix.rows), std::move(ties), {"tie"}, {}), std::move(notes)};
}

Result<NetworkRead> two_mode(const MatrixCells& matrix, const std::string& name) {
  FaultLog faults;
  for (const MatrixCells::Cell& cell : matrix.cells)
    if (cell.weight != 1)
      faults.add({FaultKind::data, cell.where,
                  "rows and columns have no label in common, and a cell is not 0 or 1",
                  "actors by events (1 where an actor was there), the same labels in both, or a "
                  "list of ties with the columns from and to"});
  if (!faults.empty()) return faults.all(name);
  std::vector<std::vector<ActorIndex>> events(matrix.columns.size());
  for (const MatrixCells::Cell& cell : matrix.cells) events[cell.column].push_back(cell.row);
  std::map<std::pair<ActorIndex, ActorIndex>, double> shared;
  for (const std::vector<ActorIndex>& event : events)
    for (std::size_t i = 0; i < event.size(); ++i)
      for (std::size_t k = i + 1; k < event.size(); ++k) shared[{event[i], event[k]}] += 1;
  std::vector<Tie> ties;
  ties.reserve(shared.size());
  for (const auto& [pair, count] : shared) ties.push_back({pair.first, pair.second, 0, count});
  return NetworkRead{
      SupplyNetwork(actors_named(matrix.rows), std::move(ties), {"tie"}, {}),
      {"rows and columns differ: read as " + std::to_string(matrix.rows.size()) + " actors at " +
       std::to_string(matrix.columns.size()) + " events, tied where they shared one"}};
}

}  // namespace

std::string diagonal_note(std::size_t cells) {
  return std::to_string(cells) +
         (cells == 1 ? " tie of an actor with itself is" : " ties of actors with themselves are") +
         " left out";
}

Result<NetworkRead> parse_matrix(std::string_view bytes, const std::string& name,
                                 MatrixLabels labels) {
  const auto matrix = read_cells(bytes, name);
  if (!matrix) return matrix.faults();
  return network_of(*matrix, name, labels);
}

Result<NetworkRead> network_of(const MatrixCells& matrix, const std::string& name,
                               MatrixLabels labels) {
  const std::set<std::string> rows(matrix.rows.begin(), matrix.rows.end());
  const auto known = std::count_if(matrix.columns.begin(), matrix.columns.end(),
                                   [&](const std::string& label) { return rows.contains(label); });
  if (rows.empty() || matrix.columns.empty())
    return Fault{FaultKind::data,
                 {name, 1, 1},
                 "a matrix without actors",
                 "labels in the first row and the first column"};
  if (labels == MatrixLabels::other || (labels == MatrixLabels::by_content && known == 0))
    return two_mode(matrix, name);
  if (static_cast<std::size_t>(known) != matrix.columns.size() ||
      rows.size() != matrix.columns.size())
    return Fault{FaultKind::data,
                 {name, 1, 1},
                 "the labels of rows and columns differ in part",
                 "the same labels (ties between actors) or none in common (actors by events)"};
  return one_mode(matrix);
}

Result<NetworkRead> parse_edge_list(std::string_view bytes, const std::string& name,
                                    std::string_view parting) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  // Blank lines at the end are none; the last line keeps its own break.
  if (const std::size_t last = bytes.find_last_not_of(" \t\r\n"); last != std::string_view::npos)
    bytes = bytes.substr(0, std::min(bytes.find('\n', last), bytes.size()));
  FaultLog faults;
  bool decimal_comma_seen = false;
  const auto wrong = [&](std::uint64_t line, std::size_t column, std::string what) {
    faults.add({FaultKind::data,
                {name, line, column + 1},
                std::move(what),
                decimal_comma_seen ? "a decimal point, as in 1.5"
                                   : "from, to and perhaps a weight above 0, parted by spaces"});
    decimal_comma_seen = false;
  };
  if (const std::size_t bad = first_malformed(bytes); bad != bytes.size()) {
    const auto line = static_cast<std::uint64_t>(
        1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(bad), '\n'));
    wrong(line, 0, "bytes that are not UTF-8");
    return faults.all(name);
  }
  std::unordered_map<std::string, ActorIndex> number;
  std::vector<std::string> ids;
  std::map<std::pair<ActorIndex, ActorIndex>, double> ties;
  std::size_t again = 0;
  std::uint64_t line = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    std::string_view text = bytes.substr(begin, end - begin);
    begin = end + 1;
    ++line;
    if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
    if (has_control(text)) {
      wrong(line, 0, "a control character");
      continue;
    }
    if (text.find('"') != std::string_view::npos) {
      wrong(line, text.find('"'), "a quote");
      continue;
    }
    std::vector<std::pair<std::string_view, std::size_t>> fields;
    for (std::size_t at = 0; at < text.size();) {
      if (text[at] == ' ' || text[at] == '\t' || parting.find(text[at]) != std::string_view::npos) {
        ++at;
        continue;
      }
      const std::size_t stop = std::min(text.find_first_of(parting, at), text.size());
      fields.emplace_back(text.substr(at, stop - at), at);
      at = stop;
    }
    if (fields.size() != 2 && fields.size() != 3) {
      wrong(line, 0, "a line of " + std::to_string(fields.size()) + " fields");
      continue;
    }
    if (line == 1 && names_columns(fields[0].first) && names_columns(fields[1].first)) {
      wrong(line, 0, "a header");
      continue;
    }
    const auto actor = [&](std::string_view id) {
      const auto [found, fresh] =
          number.emplace(std::string(id), static_cast<ActorIndex>(ids.size()));
      if (fresh) ids.emplace_back(id);
      return found->second;
    };
    const ActorIndex from = actor(fields[0].first);
    const ActorIndex to = actor(fields[1].first);
    std::optional<double> weight = 1;
    if (fields.size() == 3) weight = weight_of(fields[2].first);
    decimal_comma_seen = !weight && decimal_comma(fields[2].first);
    if (!weight || *weight == 0)
      wrong(line, fields[2].second, "weight " + shown(fields[2].first));
    else if (from == to)
      wrong(line, fields[1].second, "a tie of " + shown(fields[0].first) + " with itself");
    else if (const auto [tie, fresh] = ties.emplace(std::pair(from, to), *weight); !fresh) {
      tie->second += *weight;
      ++again;
    }
  }
  if (faults.empty() && ties.empty()) wrong(1, 0, "no tie");
  if (!faults.empty()) return faults.all(name);
  std::vector<Tie> all;
  all.reserve(ties.size());
  for (const auto& [pair, weight] : ties) all.push_back({pair.first, pair.second, 0, weight});
  std::vector<std::string> notes;
  if (again > 0)
    notes.push_back(std::to_string(again) + " lines repeat a tie; their weights are added");
  return NetworkRead{SupplyNetwork(actors_named(ids), std::move(all), {"tie"}, {}),
                     std::move(notes)};
}

}  // namespace setpoint
