// Units of a log by PSU and cell, looked up by both numbers.
#pragma once

#include <cstdint>
#include <vector>

#include "setpoint/data/fixed_sum.h"
#include "setpoint/data/key_index.h"

namespace setpoint {

struct LogUnits {
  FixedSum weighted;        // the sum of the weights of those selected at random
  std::uint64_t units = 0;  // selected at random
  std::uint64_t targeted = 0;
  double largest_weight = 0;  // of those selected at random
  std::uint32_t psu = 0;      // KeyIndex::kNone for targeted units outside the design
  std::uint32_t cell = 0;

  // More than there are of anything at a border; a number that reaches it stays there.
  static constexpr std::uint64_t kMostUnits = 1'000'000'000'000'000;
  static void add(std::uint64_t& number, std::uint64_t count) {
    number = count < kMostUnits - number ? number + count : kMostUnits;
  }
  // Whether numbers and weights are what they say.
  [[nodiscard]] bool countable() const {
    return units < kMostUnits && targeted < kMostUnits && !weighted.overflown();
  }
};

class LogUnitsIndex {
 public:
  // The number of the units of a PSU and cell, made if they are new.
  std::uint32_t number(std::uint32_t psu, std::uint32_t cell);
  // As KeyIndex::fetch and likely, for a loop that looks up many.
  void fetch(std::uint32_t psu, std::uint32_t cell) const;
  void fetch_units(std::uint32_t psu, std::uint32_t cell) const;

  [[nodiscard]] std::vector<LogUnits>& all() { return units_; }

 private:
  struct Bucket {
    std::uint32_t number = 0;  // + 1; 0 is free
    std::uint32_t tag = 0;     // lower half of the hash
  };
  [[nodiscard]] static std::uint64_t hash(std::uint32_t psu, std::uint32_t cell);
  [[nodiscard]] std::size_t first(std::uint64_t hash) const {
    return static_cast<std::size_t>(hash >> 32U) & (buckets_.size() - 1);
  }
  void grow();

  std::vector<Bucket> buckets_;  // a power of two of them
  std::vector<LogUnits> units_;
};

}  // namespace setpoint
