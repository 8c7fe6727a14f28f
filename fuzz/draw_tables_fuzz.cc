// The tables of planning and drawing, whatever the bytes: one-line faults, or rows that hold to
// what draw_tables.h promises. An allocation that is written and read again is the same.
#include <cmath>
#include <cstdlib>
#include <set>
#include <string>
#include <tuple>

#include "setpoint/data/draw_tables.h"

namespace {

using namespace setpoint;

void require(bool holds) {
  if (!holds) std::abort();
}

void require_name(const std::string& name) {
  require(!name.empty() && std::string_view("=+-@").find(name.front()) == std::string_view::npos);
  for (const char c : name) require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
}

template <class T>
bool sound(const Result<T>& result) {
  if (result.ok()) return true;
  require(!result.faults().empty());
  for (const Fault& fault : result.faults()) {
    require(fault.kind == FaultKind::data && fault.where.file == "t.csv");
    require(fault.text().find('\n') == std::string::npos);
  }
  return false;
}

void frame(std::string_view text) {
  const auto read = read_frame(text, "t.csv");
  if (!sound(read)) return;
  std::set<std::tuple<Quarter, std::string, std::string>> keys;
  std::uint64_t line = 1;
  for (const FramePsu& psu : read->psus) {
    require_name(psu.stratum);
    require_name(psu.psu);
    require(psu.units >= 1 && psu.units <= kMostUnitsOfPsu);
    require(psu.line > line);
    line = psu.line;
    require(keys.insert({psu.period, psu.stratum, psu.psu}).second);
  }
}

void allocation(std::string_view text) {
  const auto read = read_allocation(text, "t.csv");
  if (!sound(read)) return;
  std::set<std::tuple<Quarter, std::string>> keys;
  for (const AllocatedStratum& each : read->strata) {
    require_name(each.stratum);
    require(each.psus >= 1 && each.units_per_psu >= 1 && each.units_per_psu <= kMostUnitsOfPsu);
    require(keys.insert({each.period, each.stratum}).second);
  }
  const auto written = allocation_csv(read->strata);
  require(written.ok());
  const auto again = read_allocation(*written, "t.csv");
  // What a reader says of a table without rows is its own affair.
  if (read->strata.empty()) return;
  require(again.ok() && again->strata.size() == read->strata.size());
  for (std::size_t n = 0; n < read->strata.size(); ++n) {
    const AllocatedStratum& a = read->strata[n];
    const AllocatedStratum& b = again->strata[n];
    require(a.period == b.period && a.stratum == b.stratum && a.psus == b.psus &&
            a.units_per_psu == b.units_per_psu);
  }
}

void selection(std::string_view text) {
  MemoryBytes bytes(text);
  const auto read = read_selection(bytes, "t.csv");
  if (!sound(read)) return;
  std::set<std::tuple<Quarter, std::string, std::string>> keys;
  for (const SelectedPsu& psu : read->psus) {
    require_name(psu.stratum);
    require_name(psu.psu);
    require(psu.weight > 0 && std::isfinite(psu.weight) && psu.line > 1 && !psu.units.empty());
    for (std::size_t n = 0; n < psu.units.size(); ++n) {
      require(psu.units[n] >= 1 && psu.units[n] <= kMostUnitsOfPsu);
      require(n == 0 || psu.units[n - 1] <= psu.units[n]);
    }
    require(keys.empty() || *keys.rbegin() < std::tuple(psu.period, psu.stratum, psu.psu));
    keys.insert({psu.period, psu.stratum, psu.psu});
  }
}

void costs(std::string_view text) {
  const auto read = read_costs(text, "t.csv");
  if (!sound(read)) return;
  std::set<std::string> keys;
  for (const StratumCost& each : read->strata) {
    require(!each.stratum.empty() && each.cost > 0 && std::isfinite(each.cost));
    require(keys.insert(each.stratum).second);
  }
}

}  // namespace

// The first byte picks the table.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  constexpr int kTables = 4;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch ((data[0] >= 'a' ? data[0] - 'a' : data[0]) % kTables) {
    case 0:
      frame(text);
      break;
    case 1:
      allocation(text);
      break;
    case 2:
      selection(text);
      break;
    default:
      costs(text);
  }
  return 0;
}
