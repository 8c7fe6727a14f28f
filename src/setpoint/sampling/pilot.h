// A past quarter of the sampling programme as the pilot of the next: what each stratum showed.
//
// With z the weighted finds of a sampled PSU, n PSUs sampled and N in the population, the total of
// a stratum is the sum of z, that is N times the mean of t = z n / N, the PSU totals on their own
// scale. What planning needs is A = N S, S the standard deviation of t between PSUs:
//
//   A = n s,   s^2 = sum of (z - mean z)^2 / (n - 1)
//
// which does not need N. S holds the spread within PSUs too, for the number of units that the pilot
// inspected in each; the plan keeps that number. Finds are counted, whatever their mass.
//
// A stratum with one PSU, or whose PSUs are all alike, shows s = 0, which is not knowledge. There
// finds are taken to be Poisson with prevalence p: a cell of a PSU with u units of weight w has
// variance w^2 u p, so A^2 = n * sum over the PSUs' cells of (w u)^2 / u * p. With finds p is the
// stratum's own. Without, p is that of the channel over all strata, or of all channels where the
// channel shows none either, but no more than the upper limit that the stratum's own units prove.
// Assumptions both: the first neglects that finds cluster, the second that strata differ.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/core/quarter.h"
#include "setpoint/data/inspections.h"

namespace setpoint {

enum class SpreadFrom {
  psus,         // between the PSUs of the pilot
  own_rate,     // Poisson, the stratum's own prevalence
  pooled_rate,  // Poisson, the prevalence of its channels over all strata
  limit,        // Poisson, at the upper limit of what no find proves
};
// "psus", "own-rate", "pooled-rate", "limit"
[[nodiscard]] std::string_view name(SpreadFrom from);

struct PilotStratum {
  std::string name;
  std::optional<std::uint64_t> population;  // PSUs, N
  std::uint64_t psus = 0;                   // sampled, n
  std::uint64_t units = 0;                  // inspected
  double population_units = 0;              // that they stand for: the sum of their weights
  std::uint64_t finds = 0;
  double total = 0;   // weighted finds
  double spread = 0;  // A = N S, in finds
  SpreadFrom from{};
};

struct Pilot {
  Quarter period;
  std::vector<PilotStratum> strata;  // by name
  double total = 0;                  // finds of all strata
};

// The last quarter with random inspections; nothing where there is none.
[[nodiscard]] std::optional<Quarter> last_sampled_quarter(const Inspections& inspections);

// `confidence` is that of the upper limits, one-sided. Errors (data): a quarter without a random
// inspection; a stratum of the quarter without one; (usage) a confidence outside (0, 1).
[[nodiscard]] Result<Pilot> pilot_of(const Inspections& inspections, Quarter period,
                                     double confidence);

}  // namespace setpoint
