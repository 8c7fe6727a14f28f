// Weights fitted to known totals, and what that does to a variance (Deville and Sarndal 1992,
// Journal of the American Statistical Association 87:376).
//
// Each function gives the design with other weights. The variance of an estimate from it is that of
// the residuals of the variable from what the weights were fitted to, as in R's survey package:
//
//   post-stratification  y - its mean in the cell, with the weights before;
//   raking               y - its mean in the cell of each margin, all rows alike, ten times round;
//   linear (GREG)        y - X beta, by least squares with the weights before.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/sampling/design.h"

namespace setpoint {

// Takes from the weighted values of the rows the part that a calibration explains.
class Calibration {
 public:
  virtual ~Calibration() = default;
  Calibration() = default;
  Calibration(const Calibration&) = delete;
  Calibration& operator=(const Calibration&) = delete;
  // x is w y of each row with the weights of the last calibration; becomes w times the residual.
  virtual void take_residual(std::span<double> x) const = 0;
};

// A classification of the rows, and the known number of population units in each cell.
struct Margin {
  std::vector<std::string> cell;
  std::map<std::string, double> totals;
};

// w' = w N_g / (sum of w in g), g the row's cell.
// Errors (data): a cell without a total, a total without rows or that is not positive and finite.
[[nodiscard]] Result<Design> post_stratify(const Design& design, const Margin& margin);

struct RakingLimits {
  int iterations = 100;
  // Done where no cell of the joint table of all margins changed by this many population units in
  // a round; below 1, by this share of the sum of weights. R's rake() stops sooner by default, at
  // {10, 1.0}, with the first margins still off by up to a unit or so.
  double change = 1e-12;
};

// Post-stratifies by each margin in turn, until that changes nothing (iterative proportional
// fitting, Deming and Stephan 1940).
// Errors (data): those of post_stratify; no margins; margins whose totals differ in sum by more
// than 1e-6 of it; no convergence in as many rounds as the limits allow, or to weights that miss a
// total by more than the limit of change and 1e-6 of it.
[[nodiscard]] Result<Design> rake(const Design& design, std::span<const Margin> margins,
                                  const RakingLimits& limits = {});

// A variable with its value in each row and its known total; the number of units is the variable
// that is 1 everywhere.
struct Auxiliary {
  std::string name;
  std::vector<double> values;
  double total = 0;
};

// w' = w (1 + x' (sum of w x x')^-1 (known totals - sum of w x)). Weights may become negative.
// Errors (data): no variables; a column of another length or with values not finite; variables that
// are a linear combination of those before them (to 1e-7 of their length); a weight of 0.
[[nodiscard]] Result<Design> calibrate_linear(const Design& design,
                                              std::span<const Auxiliary> auxiliaries);

}  // namespace setpoint
