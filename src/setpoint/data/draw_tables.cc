#include "setpoint/data/draw_tables.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include "setpoint/core/decimal.h"
#include "setpoint/data/table_reader.h"

namespace setpoint {
namespace {

constexpr std::string_view kName = "text without control characters that does not start with =+-@";

bool is_name(std::string_view text) {
  constexpr std::string_view kFormulaStarts = "=+-@";
  constexpr unsigned char kFirstPrintable = 0x20;
  constexpr unsigned char kDelete = 0x7F;
  return !text.empty() && kFormulaStarts.find(text.front()) == std::string_view::npos &&
         std::none_of(text.begin(), text.end(), [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return byte < kFirstPrintable || byte == kDelete;
         });
}

std::optional<std::string> name_of(TableReader& table, std::size_t column) {
  const std::string_view text = table.text(column);
  if (is_name(text)) return std::string(text);
  table.fault(column, shown(text) + " is not a name", std::string(kName));
  return std::nullopt;
}

std::optional<std::uint64_t> count_of(TableReader& table, std::size_t column, std::uint64_t most) {
  const auto written = table.whole(column);
  if (!written) return std::nullopt;
  if (written->written < 1 || written->written > static_cast<double>(most)) {
    table.fault(column, std::string(table.name(column)) + " is " + shortest(written->written),
                "a whole number from 1 to " + std::to_string(most));
    return std::nullopt;
  }
  return static_cast<std::uint64_t>(written->written);
}

// Reads a table with `row` for each record.
template <class Row>
Faults read_table(ByteSource& bytes, const std::string& file, std::span<const Column> columns,
                  const Row& row) {
  FaultLog faults;
  std::vector<std::string> notes;
  TableInput input{.table = 0,
                   .file = file,
                   .path = file,
                   .bytes = bytes,
                   .faults = faults,
                   .notes = notes,
                   .chapters = {}};
  TableReader table(input, columns);
  while (table.next()) row(table);
  return faults.empty() ? Faults() : faults.all(file);
}

// Names hold no control character, so the separator is never in them.
constexpr char kSeparator = '\n';

}  // namespace

Result<Frame> read_frame(std::string_view bytes, const std::string& file) {
  enum : std::size_t { kPeriod, kStratum, kPsu, kUnits };
  static constexpr std::array kColumns = {Column{"period"}, Column{"stratum"}, Column{"psu"},
                                          Column{"units"}};
  Frame frame{file, {}};
  MemoryBytes source(bytes);
  Faults faults = read_table(source, file, kColumns, [&frame](TableReader& table) {
    const auto period = table.quarter(kPeriod);
    auto stratum = name_of(table, kStratum);
    auto psu = name_of(table, kPsu);
    const auto units = count_of(table, kUnits, kMostUnitsOfPsu);
    if (!period || !stratum || !psu || !units) return;
    if (!table.unique(period->text() + kSeparator + *stratum + kSeparator + *psu,
                      period->text() + " " + shown(*stratum) + " " + shown(*psu)))
      return;
    frame.psus.push_back({*period, *std::move(stratum), *std::move(psu), *units, table.line()});
  });
  if (!faults.empty()) return faults;
  return frame;
}

Result<Allocation> read_allocation(std::string_view bytes, const std::string& file) {
  enum : std::size_t { kPeriod, kStratum, kPsus, kUnitsPerPsu };
  static constexpr std::array kColumns = {Column{"period"}, Column{"stratum"}, Column{"psus"},
                                          Column{"units_per_psu"}};
  constexpr std::uint64_t kMostPsus = 0xFFFFFFFFU;
  Allocation allocation{file, {}};
  MemoryBytes source(bytes);
  Faults faults = read_table(source, file, kColumns, [&allocation](TableReader& table) {
    const auto period = table.quarter(kPeriod);
    auto stratum = name_of(table, kStratum);
    const auto psus = count_of(table, kPsus, kMostPsus);
    const auto units = count_of(table, kUnitsPerPsu, kMostUnitsOfPsu);
    if (!period || !stratum || !psus || !units) return;
    if (!table.unique(period->text() + kSeparator + *stratum,
                      period->text() + " " + shown(*stratum)))
      return;
    allocation.strata.push_back({*period, *std::move(stratum), *psus, *units, table.line()});
  });
  if (!faults.empty()) return faults;
  return allocation;
}

Result<std::string> allocation_csv(const std::vector<AllocatedStratum>& strata) {
  std::string out = "period,stratum,psus,units_per_psu\r\n";
  Faults faults;
  for (const AllocatedStratum& each : strata) {
    if (!is_name(each.stratum))
      faults.push_back({FaultKind::data,
                        {},
                        shown(each.stratum) + " is not a name of a stratum for an allocation",
                        std::string(kName)});
    out += each.period.text() + ",";
    append_csv_field(out, each.stratum);
    out += "," + std::to_string(each.psus) + "," + std::to_string(each.units_per_psu) + "\r\n";
  }
  if (!faults.empty()) return faults;
  return out;
}

Result<SelectionTable> read_selection(ByteSource& bytes, const std::string& file) {
  enum : std::size_t { kPeriod, kStratum, kPsu, kUnit, kWeight };
  static constexpr std::array kColumns = {Column{"period"}, Column{"stratum"}, Column{"psu"},
                                          Column{"unit"}, Column{"weight"}};
  std::map<std::tuple<Quarter, std::string, std::string>, SelectedPsu> psus;
  Faults faults = read_table(bytes, file, kColumns, [&psus](TableReader& table) {
    const auto period = table.quarter(kPeriod);
    auto stratum = name_of(table, kStratum);
    auto psu = name_of(table, kPsu);
    const auto unit = count_of(table, kUnit, kMostUnitsOfPsu);
    const auto weight = table.amount(kWeight);
    if (weight && weight->written == 0) table.fault(kWeight, "weight is 0", "a number above 0");
    if (!period || !stratum || !psu || !unit || !weight || weight->written == 0) return;
    SelectedPsu& at = psus[{*period, *stratum, *psu}];
    if (at.units.empty()) {
      at.period = *period;
      at.stratum = *std::move(stratum);
      at.psu = *std::move(psu);
      at.weight = weight->written;
      at.line = table.line();
    }
    at.one_weight = at.one_weight && at.weight == weight->written;
    at.units.push_back(static_cast<std::uint32_t>(*unit));
  });
  if (!faults.empty()) return faults;
  SelectionTable selection{file, {}};
  for (auto& [key, psu] : psus) {
    std::sort(psu.units.begin(), psu.units.end());
    selection.psus.push_back(std::move(psu));
  }
  return selection;
}

Result<CostTable> read_costs(std::string_view bytes, const std::string& file) {
  enum : std::size_t { kStratum, kCost };
  static constexpr std::array kColumns = {Column{"stratum"}, Column{"cost"}};
  CostTable costs{file, {}};
  MemoryBytes source(bytes);
  Faults faults = read_table(source, file, kColumns, [&costs](TableReader& table) {
    auto stratum = table.required_text(kStratum);
    const auto cost = table.amount(kCost);
    if (cost && cost->written == 0) table.fault(kCost, "cost is 0", "a number above 0");
    if (!stratum || !cost || cost->written == 0) return;
    if (!table.unique(*stratum, shown(*stratum))) return;
    costs.strata.push_back({*std::move(stratum), cost->written, table.line()});
  });
  if (!faults.empty()) return faults;
  return costs;
}

void append_csv_field(std::string& out, std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace setpoint
