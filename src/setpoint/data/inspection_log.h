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
#include "setpoint/data/fixed_sum.h"
#include "setpoint/data/key_index.h"
#include "setpoint/data/table_reader.h"

namespace setpoint {

// The rows of one PSU in one cell, added up. Texts are as in the log but for commas, which stand as
// kComma; they live as long as the log.
struct alignas(64) LogGroup {
  static constexpr char kComma = '\x1f';

  // What every row changes lies in one line of the cache.
  FixedSum weighted;        // the sum of the weights of those selected at random
  std::uint64_t units = 0;  // selected at random
  std::uint64_t targeted = 0;
  std::uint64_t line = 0;     // of the first row
  double largest_weight = 0;  // of those selected at random
  std::string_view stratum;   // this and psu are empty for targeted units outside the design
  Quarter period;
  Country origin = Country::unidentified();
  Channel channel{};
  std::string_view psu;
  std::string_view port;
};

struct LogFind {
  std::uint32_t group = 0;
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
  KeyIndex keys;
  std::vector<LogGroup> groups;  // in no order
  std::vector<LogFind> finds;    // in the order of the log
};

// Faults go to the input's, in the order of the log. threads 0: as many as the machine has.
[[nodiscard]] InspectionLog read_inspection_log(TableInput& input, unsigned threads);

}  // namespace setpoint
