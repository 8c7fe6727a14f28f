// Replicate weights: a sample weighted many ways, whose estimates scatter as its design's would.
//
// As as.svrepdesign() of R's survey package, by first-stage clusters (PSUs):
//
//   JK1   without strata: each PSU left out in turn, the others times n / (n - 1);
//         variance (1 - f)(n - 1) / n * sum of squares
//   JKn   each PSU left out in turn, the others of its stratum times n / (n - 1);
//         variance sum of (1 - f)(n - 1) / n * square, f and n of its stratum
//   bootstrap  of Rao and Wu (rao_wu.h); variance sum of squares / (R - 1)
//
// Squares are of the distance from the mean of the replicates. Corrections for stages after the
// first are not used. Weights are the design's as they are: a calibrated design is not calibrated
// anew in each replicate. A factor is held for each PSU and replicate; a log of many PSUs takes
// rao_wu.h for those with a find.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/core/random.h"
#include "setpoint/sampling/design.h"
#include "setpoint/sampling/estimate.h"

namespace setpoint {

class Replicates {
 public:
  // Errors (data): strata, or one PSU.
  [[nodiscard]] static Result<Replicates> jk1(const Design& design);
  // Strata of a single PSU that are not sampled whole: under certainty they have no replicate;
  // under average neither, and the variance is multiplied by all PSUs over those with one; under
  // adjust the stratum is left out, the H - 1 others times H / (H - 1), with (H - 1) / H.
  // Errors (data): no replicate is left; under adjust, a single stratum.
  [[nodiscard]] static Result<Replicates> jkn(const Design& design);
  // Strata of a single PSU keep their weight. Errors (data): fewer than two draws; such strata
  // under adjust or average, which have no resample.
  [[nodiscard]] static Result<Replicates> bootstrap(const Design& design, Seed seed,
                                                    std::uint32_t draws);

  [[nodiscard]] std::size_t size() const { return factors_.size(); }
  // By PSU, what multiplies its weight in a replicate.
  [[nodiscard]] const std::vector<double>& factors(std::size_t replicate) const {
    return factors_[replicate];
  }
  // The variance of an estimate from its value in each replicate.
  [[nodiscard]] double variance(std::span<const double> values) const;

 private:
  std::vector<std::vector<double>> factors_;
  std::vector<double> scales_;
};

struct ReplicateEstimate {
  Estimate estimate;           // by the design's weights; variance from the replicates; no effect
  std::vector<double> values;  // by replicate
};

// As those of estimate.h. Errors (data): also a mean or ratio without a denominator in a replicate.
[[nodiscard]] Result<ReplicateEstimate> replicate_total(const Design& design,
                                                        const Replicates& replicates,
                                                        std::span<const double> y,
                                                        const Domain& domain = {});
[[nodiscard]] Result<ReplicateEstimate> replicate_mean(const Design& design,
                                                       const Replicates& replicates,
                                                       std::span<const double> y,
                                                       const Domain& domain = {});
[[nodiscard]] Result<ReplicateEstimate> replicate_ratio(const Design& design,
                                                        const Replicates& replicates,
                                                        std::span<const double> y,
                                                        std::span<const double> z,
                                                        const Domain& domain = {});

}  // namespace setpoint
