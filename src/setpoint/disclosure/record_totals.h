// The record's counts of deaths of a place at all ages in whole calendar years.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "setpoint/data/regional.h"

namespace setpoint {

struct RecordTotal {
  std::int64_t count = 0;
  bool shown = true;  // false: withheld here, known to who protects it
};

class RecordTotals {
 public:
  // deaths: protected; reported: by row, before. Both outlive this.
  RecordTotals(std::span<const RegionalDeathRow> deaths,
               std::span<const std::optional<double>> reported);

  // By cause, release and whether it is counted by months: twelve months that end with a
  // December, or twelve months each, of every year from the first to the last.
  [[nodiscard]] std::vector<RecordTotal> of(const Place& place, std::pair<int, int> years) const;

 private:
  std::span<const RegionalDeathRow> deaths_;
  std::span<const std::optional<double>> reported_;
  std::map<Place, std::vector<std::uint32_t>> rows_;
};

}  // namespace setpoint
