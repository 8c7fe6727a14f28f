// The mix of units that arrive in a stratum: where one comes from and what it holds.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "setpoint/core/channel.h"
#include "setpoint/core/random.h"
#include "setpoint/sampling/generator_frame.h"

namespace setpoint {

class UnitMix {
 public:
  explicit UnitMix(const FrameStratum& stratum);

  // The chance that a unit holds something: over all origins, of the likeliest, of one.
  [[nodiscard]] double rate() const { return rate_upto_.back(); }
  [[nodiscard]] double highest() const { return highest_; }
  [[nodiscard]] double chance(std::size_t origin) const { return chance_upto_[origin].back(); }

  // The position of its origin in the stratum.
  [[nodiscard]] std::size_t draw_origin(Stream& stream) const;
  // What a unit of that origin holds where chances are `times` the mix's, if anything. times
  // highest() at most 1.
  [[nodiscard]] std::optional<Outcome> draw_form(Stream& stream, std::size_t origin,
                                                 double times) const;
  // Origin and form of a unit that holds something. rate() above 0.
  [[nodiscard]] std::pair<std::size_t, Outcome> draw_found(Stream& stream) const;

 private:
  std::vector<double> share_upto_;      // running sums by origin
  std::vector<FormRates> chance_upto_;  // running sums by form, of each origin
  std::vector<double> rate_upto_;       // running sums by origin and form
  double highest_ = 0.0;
};

}  // namespace setpoint
