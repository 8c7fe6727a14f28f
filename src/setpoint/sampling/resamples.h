// The bootstrap factors of the PSUs of a stratum that have a find, draw by draw.
//
// A PSU's factor multiplies what it stands for: 1 in the estimate, its Rao-Wu factor in a draw
// (rao_wu.h). Only PSUs with a find need one, so a draw costs the finds, not the log. The
// factors of one stratum are drawn together, and asked for one PSU and a block of draws at a time:
// the blocks asked for last are kept.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "setpoint/core/quarter.h"
#include "setpoint/core/random.h"

namespace setpoint {

class StratumResamples {
 public:
  // `stratum` is its position among those of its quarter: a quarter that is added later does not
  // change the draws of the others. Positions of its PSUs with finds in it, ascending; sampled
  // >= 2.
  StratumResamples(Quarter quarter, std::uint32_t stratum, std::uint64_t sampled, double fraction,
                   std::vector<std::uint64_t> positions);

  // out[i] = factor of the n-th listed PSU in draw first + i. From several threads at once.
  void factors(std::size_t n, Seed seed, std::uint32_t first, std::span<double> out) const;

  // Of all the listed PSUs in one draw.
  [[nodiscard]] std::vector<double> factors(Seed seed, std::uint32_t draw) const;

 private:
  struct Block {
    Seed seed;
    std::uint32_t first = 0;
    std::size_t draws = 0;
    std::vector<double> factors;  // by PSU, then draw
  };
  [[nodiscard]] std::shared_ptr<const Block> block(Seed seed, std::uint32_t first,
                                                   std::size_t draws) const;

  std::uint64_t name_;
  std::uint64_t sampled_;
  double fraction_;
  std::vector<std::uint64_t> positions_;
  mutable std::mutex mutex_;
  mutable std::vector<std::shared_ptr<const Block>> kept_;
  mutable std::size_t oldest_ = 0;
};

}  // namespace setpoint
