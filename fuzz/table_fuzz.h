// What every reader of tables must hold to, whatever the bytes.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/data/formats.h"

namespace setpoint::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline void require_sound(const Amount& amount) {
  require(std::isfinite(amount.written) && amount.written >= 0 && amount.factor > 0);
  require(amount.at.line > 1 && !amount.at.column.empty());
}

// Reads the bytes with a large and a small block: the same rows and the same faults, every fault
// one line.
template <class Reader>
void read_twice(const std::uint8_t* data, std::size_t size, Reader reader) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::uint64_t rows[2] = {0, 0};
  std::string faults[2];
  for (const int pass : {0, 1}) {
    MemoryBytes bytes(text);
    FaultLog log;
    std::vector<std::string> notes;
    TableInput input{.table = 0,
                     .file = "t.csv",
                     .path = "t.csv",
                     .bytes = bytes,
                     .faults = log,
                     .notes = notes,
                     .block = pass == 0 ? std::size_t{1} << 16U : std::size_t{7},
                     .chapters = {}};
    rows[pass] = reader(input);
    for (const Fault& fault : log.all("t.csv")) {
      const std::string line = fault.text();
      require(line.find('\n') == std::string::npos);
      faults[pass] += line + "\n";
    }
  }
  // A NUL byte far behind another fault is seen first in a large block.
  if (text.find('\0') == std::string_view::npos) {
    require(rows[0] == rows[1]);
    require(faults[0] == faults[1]);
  }
}

}  // namespace setpoint::fuzz
