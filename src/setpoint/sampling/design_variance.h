// The variance of a weighted sum over a sample, by its design.
#pragma once

#include <cstdint>
#include <vector>

#include "setpoint/sampling/design.h"

namespace setpoint {

// A row is in the domain (not 0) or outside; empty is everywhere.
using Domain = std::vector<char>;

// V = sum over stages and their strata of multiplier * (1 - f) n / (n - 1) * sum of (z - mean z)^2
//
// with z the sum of x over a cluster, after what the weights were calibrated to is taken from x.
// x is the weighted value of each row: an estimate's derivative by its weight, times that (Binder
// 1983; for a total, w y). Multistage: the variance within a cluster of stage s is that of its
// substrata, times the sampling fractions of the stages before (Sarndal, Swensson and Wretman 1992,
// section 4.4). Units: those of x, squared. x.size() = design.rows().
[[nodiscard]] double design_variance(const Design& design, std::vector<double> x);

// PSUs less strata that have a row in the domain; 0 where none has.
[[nodiscard]] std::uint64_t degrees_of_freedom(const Design& design, const Domain& domain = {});

}  // namespace setpoint
