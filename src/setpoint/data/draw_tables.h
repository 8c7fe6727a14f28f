// The tables of planning and drawing a sample: the frame, the allocation, the selection, and costs.
//
// All are CSV with exactly the columns below, in any order, one row a key. Counts are whole numbers
// from 1. Names of strata and PSUs are text without control characters that does not start with
// = + - @ (a spreadsheet would take it for a formula), so that what is written reads back as it is.
// Every fault of a file is reported, the first hundred with their places.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/core/quarter.h"
#include "setpoint/data/bytes.h"

namespace setpoint {

// period,stratum,psu,units: every PSU that could be selected, and the units that it is expected to
// hold (at most kMostUnitsOfPsu, which keeps the arithmetic of a draw in 64 bits).
struct FramePsu {
  Quarter period;
  std::string stratum;
  std::string psu;
  std::uint64_t units = 0;
  std::uint64_t line = 0;
};
struct Frame {
  std::string file;
  std::vector<FramePsu> psus;  // as in the file
};
inline constexpr std::uint64_t kMostUnitsOfPsu = 1'000'000'000;
[[nodiscard]] Result<Frame> read_frame(std::string_view bytes, const std::string& file);

// period,stratum,psus,units_per_psu: how many PSUs of a stratum to select, and how many units in
// each (all of them where it holds no more).
struct AllocatedStratum {
  Quarter period;
  std::string stratum;
  std::uint64_t psus = 0;
  std::uint64_t units_per_psu = 0;
  std::uint64_t line = 0;
};
struct Allocation {
  std::string file;
  std::vector<AllocatedStratum> strata;  // as in the file
};
[[nodiscard]] Result<Allocation> read_allocation(std::string_view bytes, const std::string& file);
// Errors (data): a name that read_allocation would refuse.
[[nodiscard]] Result<std::string> allocation_csv(const std::vector<AllocatedStratum>& strata);

// period,stratum,psu,unit,weight: the units selected, numbered from 1 within their PSU. Rows of a
// PSU are gathered wherever they stand.
struct SelectedPsu {
  Quarter period;
  std::string stratum;
  std::string psu;
  std::vector<std::uint32_t> units;  // ascending; a unit that is listed twice is here twice
  double weight = 0;                 // of its first row
  bool one_weight = true;            // whether all its rows have it
  std::uint64_t line = 0;            // of its first row
};
struct SelectionTable {
  std::string file;
  std::vector<SelectedPsu> psus;  // by period, stratum, PSU
};
[[nodiscard]] Result<SelectionTable> read_selection(ByteSource& bytes, const std::string& file);

// stratum,cost: what a PSU of a stratum costs, above 0, in any one unit.
struct StratumCost {
  std::string stratum;
  double cost = 0;
  std::uint64_t line = 0;
};
struct CostTable {
  std::string file;
  std::vector<StratumCost> strata;  // as in the file
};
[[nodiscard]] Result<CostTable> read_costs(std::string_view bytes, const std::string& file);

// One field of a record by RFC 4180: in quotes where it must be. Unlike the writer of reports it
// changes no text, because names are read back.
void append_csv_field(std::string& out, std::string_view text);

}  // namespace setpoint
