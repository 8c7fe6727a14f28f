#include "setpoint/designation/register_table.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "setpoint/data/bytes.h"
#include "setpoint/data/table_reader.h"

namespace setpoint {
namespace {

constexpr std::array<std::string_view, 4> kKinds = {"individual", "entity", "vessel", "aircraft"};

std::optional<DateBounds> bounds(TableReader& table, std::size_t column) {
  const auto days = DateBounds::parse(table.text(column));
  if (!days)
    table.fault(column, shown(table.text(column)) + " is not a day or bounds of one",
                "2024-07-02, 2024-01-05/2024-07-02 or /2024-07-02");
  return days;
}

std::optional<std::uint64_t> number(TableReader& table, std::size_t column) {
  const std::string_view text = table.text(column);
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && value > 0) return value;
  table.fault(column, shown(text) + " is not a number of an entry", "a whole number from 1");
  return std::nullopt;
}

// Unlike in tables of evidence the United States is one of them.
std::optional<Country> country(TableReader& table, std::size_t column) {
  const auto value = Country::parse(table.text(column));
  if (!value)
    table.fault(column, "unknown country " + shown(table.text(column)),
                "an ISO 3166-1 alpha-2 code like MX, or ZZ");
  return value;
}

}  // namespace

Result<RegisterTable> read_register_table(std::string_view text, const std::string& file) {
  enum : std::size_t { kEntry, kProgramme, kCountry, kKind, kDesignated, kRemoved, kStill };
  static constexpr std::array kColumns = {Column{"entry"},
                                          Column{"programme"},
                                          Column{"country"},
                                          Column{"kind"},
                                          Column{"designated"},
                                          Column{"removed"},
                                          Column{"still_listed", {}, false}};
  MemoryBytes bytes(text);
  FaultLog faults;
  std::vector<std::string> notes;
  TableInput input{.file = file,
                   .path = file,
                   .bytes = bytes,
                   .faults = faults,
                   .notes = notes,
                   .block = std::min(CsvReader::kBlock, text.size() + 1),
                   .chapters = {},
                   .may_be_empty = true};
  RegisterTable result{file, {}};
  TableReader table(input, kColumns);
  while (table.next()) {
    const auto entry = number(table, kEntry);
    const auto programme = table.required_text(kProgramme);
    const auto where = country(table, kCountry);
    const auto kind = table.one_of(kKind, kKinds);
    const auto designated = bounds(table, kDesignated);
    std::optional<DateBounds> removed;
    if (!table.text(kRemoved).empty()) {
      removed = bounds(table, kRemoved);
      if (!removed) continue;
    }
    const std::string_view still = table.position(kStill) ? table.text(kStill) : "";
    if ((still != "yes" && still != "no" && !still.empty()) || (still == "yes" && !removed)) {
      table.fault(kStill, "still_listed is " + shown(still),
                  "yes, no or nothing; yes of what was removed alone");
      continue;
    }
    if (!entry || !programme || !where || !kind || !designated) continue;
    if (removed && designated->first && removed->last < *designated->first) {
      table.fault(kRemoved, "removed before it was designated", "a day not before the other");
      continue;
    }
    const std::string key = std::to_string(*entry) + " " + *programme + " " +
                            std::string(where->code()) + " " + designated->text();
    if (!table.unique(key, "entry " + key)) continue;
    result.rows.push_back({*entry, *programme, *where, static_cast<ListedKind>(*kind), *designated,
                           removed, still == "yes", table.line()});
  }
  if (!faults.empty()) return faults.all(file);
  return result;
}

}  // namespace setpoint
