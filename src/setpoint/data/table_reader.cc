#include "setpoint/data/table_reader.h"

#include <algorithm>
#include <utility>

#include "setpoint/data/suggestion.h"

namespace setpoint {
namespace {

// Whether the heading is the name; YYYY in the name stands for four digits.
bool is_named(std::string_view name, std::string_view heading) {
  // A publisher that calls a column YYYY means the word.
  if (name == "YYYY") return heading == name;
  if (name.empty() || name.size() != heading.size()) return false;
  const std::size_t year = name.find("YYYY");
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (year != std::string_view::npos && i >= year && i < year + 4) {
      if (heading[i] < '0' || heading[i] > '9') return false;
    } else if (name[i] != heading[i]) {
      return false;
    }
  }
  return true;
}

}  // namespace

TableReader::TableReader(TableInput& input, std::span<const Column> columns)
    : TableReader(input, [columns](std::span<const std::string_view>) { return columns; }) {}

TableReader::TableReader(TableInput& input, const ColumnChoice& choose)
    : input_(input), csv_(input.bytes, input.file, input.block) {
  if (csv_.next()) {
    match(choose(csv_.fields()));
  } else if (csv_.fault()) {
    input_.faults.add(*csv_.fault());
  }
}

void TableReader::match(std::span<const Column> columns) {
  position_.resize(columns.size());
  names_.resize(columns.size());
  headings_.resize(columns.size());
  std::vector<std::string_view> known;
  std::string required;
  for (const Column& column : columns) {
    known.push_back(column.name);
    if (column.required) required += (required.empty() ? "" : ",") + std::string(column.name);
  }
  const std::uint64_t before = input_.faults.count();
  const auto& header = csv_.fields();
  for (std::size_t f = 0; f < header.size(); ++f) {
    const auto column = std::find_if(columns.begin(), columns.end(), [&](const Column& each) {
      return is_named(each.name, header[f]) || is_named(each.alternate, header[f]);
    });
    if (column == columns.end()) {
      input_.faults.add({FaultKind::data, csv_.where(f), "unknown column " + shown(header[f]),
                         suggestion(header[f], known)});
      continue;
    }
    const auto c = static_cast<std::size_t>(column - columns.begin());
    if (position_[c]) {
      input_.faults.add(
          {FaultKind::data, csv_.where(f), "column " + shown(header[f]) + " twice", "it once"});
      continue;
    }
    position_[c] = f;
    names_[c] = is_named(column->name, header[f]) ? column->name : column->alternate;
    headings_[c] = header[f];
  }
  for (std::size_t c = 0; c < columns.size(); ++c)
    if (!position_[c] && columns[c].required)
      input_.faults.add({FaultKind::data,
                         {input_.file, csv_.line(), 0},
                         "no column '" + std::string(columns[c].name) + "'",
                         "the columns " + required});
  ready_ = input_.faults.count() == before;
}

bool TableReader::next() {
  if (!ready_) return false;
  if (csv_.next()) {
    ++rows_;
    return true;
  }
  if (csv_.fault())
    input_.faults.add(*csv_.fault());
  else if (rows_ == 0 && !input_.may_be_empty)
    fault("no rows after the header", "at least one");
  ready_ = false;
  return false;
}

std::string_view TableReader::text(std::size_t column) const {
  return position_[column] ? csv_.fields()[*position_[column]] : std::string_view();
}

RowRef TableReader::at(std::size_t column) const {
  return {input_.table, csv_.line(), names_[column]};
}

std::string_view TableReader::name(std::size_t column) const {
  return names_[column];
}

void TableReader::fault(std::size_t column, std::string what, std::string expected) {
  const Location where =
      position_[column] ? csv_.where(*position_[column]) : Location{input_.file, csv_.line(), 0};
  input_.faults.add({FaultKind::data, where, std::move(what), std::move(expected)});
}

void TableReader::fault(std::string what, std::string expected) {
  input_.faults.add({FaultKind::data, {input_.file}, std::move(what), std::move(expected)});
}

template <class T>
std::optional<T> TableReader::taken(std::size_t column, Field<T> field) {
  if (T* value = std::get_if<T>(&field)) return std::move(*value);
  auto& bad = std::get<BadField>(field);
  fault(column, std::move(bad.what), std::move(bad.expected));
  return std::nullopt;
}

std::optional<Amount> TableReader::amount_of(std::size_t column, const Field<double>& field) {
  const auto value = taken(column, field);
  if (!value) return std::nullopt;
  return Amount{*value, 1, {}, at(column), {}};
}

std::optional<std::string> TableReader::required_text(std::size_t column) {
  return taken(column, text_field(text(column), names_[column]));
}

std::optional<Quarter> TableReader::quarter(std::size_t column) {
  return taken(column, quarter_field(text(column)));
}

std::optional<Date> TableReader::date(std::size_t column) {
  const auto value = Date::parse(text(column));
  if (!value)
    fault(column, shown(text(column)) + " is not a day of the calendar", "a date like 2024-09-30");
  return value;
}

std::optional<Country> TableReader::country(std::size_t column) {
  return taken(column, country_field(text(column)));
}

std::optional<Amount> TableReader::amount(std::size_t column) {
  return amount_of(column, number_field(text(column), names_[column]));
}

std::optional<Amount> TableReader::whole(std::size_t column) {
  return amount_of(column, whole_field(text(column), names_[column]));
}

std::optional<Amount> TableReader::fraction(std::size_t column, std::string_view thing) {
  return amount_of(column, fraction_field(text(column), names_[column], thing));
}

std::optional<std::size_t> TableReader::one_of(std::size_t column,
                                               std::span<const std::string_view> names) {
  const auto found = std::find(names.begin(), names.end(), text(column));
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  fault(column, "unknown " + std::string(names_[column]) + " " + shown(text(column)),
        suggestion(text(column), names));
  return std::nullopt;
}

bool TableReader::unique(std::string key, std::string_view key_text) {
  const auto [at, added] = keys_.try_emplace(std::move(key), csv_.line());
  if (added) return true;
  input_.faults.add({FaultKind::data,
                     {input_.file, csv_.line(), 1},
                     "a second row for " + std::string(key_text),
                     "one (the first is on line " + std::to_string(at->second) + ")"});
  return false;
}

}  // namespace setpoint
