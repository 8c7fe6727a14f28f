// The sampling programme as a design: its strata, and the variance of totals over its PSUs.
//
// Stratified by quarter and stratum, PSUs with one stage: what varies within a PSU shows in the
// PSU's total (Cochran 1977, section 11.9). Each quarter is a sample of its own; under
// SinglePsu::average a stratum of one PSU takes the average of its own quarter's.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/data/inspections.h"
#include "setpoint/policy/policy.h"
#include "setpoint/sampling/single_psu.h"

namespace setpoint {

// A weighted total of one PSU.
struct PsuTotal {
  std::uint32_t psu = 0;
  double total = 0;
};

// As the policy says (sampling.single_psu).
[[nodiscard]] SinglePsu single_psu_treatment(const Policy& policy, const Date& day);

class Programme {
 public:
  // The inspections must outlive it. Errors (data): strata of a single PSU under SinglePsu::fail,
  // all named, or every stratum of a quarter so under average.
  [[nodiscard]] static Result<Programme> of(const Inspections& inspections, SinglePsu single_psu);

  [[nodiscard]] const Inspections& inspections() const { return *inspections_; }
  // Of a stratum: sampled over population PSUs; 0 where the population is unknown.
  [[nodiscard]] double fraction(std::uint32_t stratum) const { return strata_[stratum].fraction; }

  // Of the sum of the totals: V = sum over strata of (1 - f) n / (n - 1) sum of (z - mean z)^2, by
  // PSUs that are not listed having 0. One entry a PSU, PSUs ascending. Units: those of the totals,
  // squared.
  [[nodiscard]] double variance(std::span<const PsuTotal> totals) const;
  // PSUs less strata among these PSUs, ascending.
  [[nodiscard]] std::uint64_t degrees_of_freedom(std::span<const PsuTotal> psus) const;

 private:
  struct Stratum {
    double fraction = 0;
    double multiplier = 1;  // of its variance
  };
  Programme() = default;

  const Inspections* inspections_ = nullptr;
  std::vector<Stratum> strata_;
};

}  // namespace setpoint
