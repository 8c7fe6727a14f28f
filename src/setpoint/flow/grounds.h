// What a flow rests on.
#pragma once

#include <cstdint>

#include "setpoint/flow/tier.h"

namespace setpoint {

struct Grounds {
  bool by_default = false;
  bool by_sample = false;
  // A quarter of the window has no evidence; what there is was scaled.
  bool incomplete = false;
  std::uint64_t finds = 0;  // sampled at random

  // A flow that is the sum of two rests on what both rest on.
  void add(const Grounds& other) {
    by_default = by_default || other.by_default;
    by_sample = by_sample || other.by_sample;
    incomplete = incomplete || other.incomplete;
    finds += other.finds;
  }
  [[nodiscard]] Tier tier() const {
    if (by_default && by_sample) return Tier::mixed;
    return by_sample ? Tier::sampled : by_default ? Tier::default_ : Tier::none;
  }
};

}  // namespace setpoint
