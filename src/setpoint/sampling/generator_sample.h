// How many PSUs and units a stratum of a synthetic programme has in a quarter, and how many of them
// are inspected. Sizes vary from quarter to quarter and repeat after four.
#pragma once

#include <cstdint>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/sampling/generator.h"
#include "setpoint/sampling/generator_frame.h"

namespace setpoint {

struct StratumSample {
  std::uint64_t random = 0;      // units drawn
  std::uint64_t targeted = 0;    // units chosen beside them
  std::uint64_t sampled = 0;     // PSUs
  std::uint64_t population = 0;  // PSUs, three to four times as many
  std::uint64_t psu_units = 0;   // in each PSU, two to three times as many as are drawn from it

  // Of the i-th sampled PSU: the rest of an uneven division goes to the first ones, which are
  // first by their place in the stratum and by nothing else.
  [[nodiscard]] std::uint64_t random_of(std::uint64_t i) const {
    return random / sampled + (i < random % sampled ? 1 : 0);
  }
  [[nodiscard]] std::uint64_t targeted_of(std::uint64_t i) const {
    return targeted / sampled + (i < targeted % sampled ? 1 : 0);
  }
};

// By quarter, then stratum; units add up to options.units exactly.
// Errors (usage): a stratum with less than one unit for each of its PSUs, or than two units.
[[nodiscard]] Result<std::vector<std::vector<StratumSample>>> plan_samples(
    const GeneratorOptions& options, const GeneratedFrame& frame);

}  // namespace setpoint
