// Reads a log of inspections (format setpoint), on as many threads as there are.
//
// The file is cut into blocks at line breaks; every thread reduces the blocks that it takes to
// numbers of units by PSU and cell and to finds, and the threads' tables are then added up. Memory
// grows with PSUs, cells and finds, never with rows, and what is read does not depend on the
// number of threads. So a row is a line: a line break inside quotes is a fault here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/channel.h"
#include "setpoint/core/country.h"
#include "setpoint/core/quarter.h"
#include "setpoint/data/key_index.h"
#include "setpoint/data/log_units.h"
#include "setpoint/data/table_reader.h"

namespace setpoint {

// Names are as in the log but for commas, which stand as kLogComma; they live as long as the log.
inline constexpr char kLogComma = '\x1f';

// How and when something entered.
struct LogCell {
  Quarter period;
  std::string_view port;
  Channel channel{};
  Country origin = Country::unidentified();
};

struct LogPsu {
  Quarter period;
  std::string_view stratum;
  std::string_view name;
  std::uint64_t line = 0;  // of its first row
};

struct LogFind {
  std::uint32_t units = 0;  // those that it is among
  bool targeted = false;
  Outcome outcome{};
  std::uint64_t line = 0;
  std::uint64_t count = 1;
  double weight = 1;
  double mass_g = 0;
  double purity = 0;
  std::optional<double> pills;
  std::string substance;
  std::string host;
};

struct InspectionLog {
  std::uint32_t table = 0;
  std::uint64_t rows = 0;
  KeyIndex cell_keys;
  KeyIndex psu_keys;
  std::vector<LogCell> cells;  // these are in no order
  std::vector<LogPsu> psus;
  std::vector<LogUnits> units;
  std::vector<LogFind> finds;  // in the order of the log
};

// Faults go to the input's, in the order of the log. threads 0: as many as the machine has.
[[nodiscard]] InspectionLog read_inspection_log(TableInput& input, unsigned threads);

}  // namespace setpoint
