#include <cmath>
#include <utility>

#include "setpoint/sampling/calibration.h"
#include "setpoint/sampling/orthonormal_basis.h"

namespace setpoint {
namespace {

Fault fault(std::string what, std::string expected) {
  return {FaultKind::data, {}, std::move(what), std::move(expected)};
}

class LinearCalibration : public Calibration {
 public:
  // scale is w' / sqrt(w) of each row: x / scale is sqrt(w) y.
  LinearCalibration(OrthonormalBasis space, std::vector<double> scale)
      : space_(std::move(space)), scale_(std::move(scale)) {}

  void take_residual(std::span<double> x) const override {
    for (std::size_t row = 0; row < x.size(); ++row) {
      x[row] /= scale_[row];
    }
    take_projection(space_, x);
    for (std::size_t row = 0; row < x.size(); ++row) {
      x[row] *= scale_[row];
    }
  }

 private:
  OrthonormalBasis space_;
  std::vector<double> scale_;
};

}  // namespace

Result<Design> calibrate_linear(const Design& design, std::span<const Auxiliary> auxiliaries) {
  const std::vector<double>& weights = design.expansion();
  std::vector<double> root;
  for (const double weight : weights) {
    if (!(weight > 0.0)) {
      return fault("linear calibration of weights that are not positive", "positive weights");
    }
    root.push_back(std::sqrt(weight));
  }
  if (auxiliaries.empty()) {
    return fault("calibration without variables", "one or more");
  }
  std::vector<std::vector<double>> columns;
  std::vector<double> lacking;  // known total - sum of w x
  for (const Auxiliary& auxiliary : auxiliaries) {
    if (auxiliary.values.size() != design.rows()) {
      return fault("calibration variable '" + auxiliary.name + "' of another length",
                   "a value for each row");
    }
    std::vector<double> column = root;
    double total = 0.0;
    for (std::size_t row = 0; row < column.size(); ++row) {
      column[row] *= auxiliary.values[row];
      total += weights[row] * auxiliary.values[row];
    }
    lacking.push_back(auxiliary.total - total);
    if (!std::isfinite(lacking.back())) {
      return fault("calibration variable '" + auxiliary.name + "' with values not finite",
                   "numbers");
    }
    columns.push_back(std::move(column));
  }
  auto found = orthonormal_basis(std::move(columns));
  if (const auto* dependent = std::get_if<std::size_t>(&found)) {
    return fault("calibration variable '" + auxiliaries[*dependent].name +
                     "' is a linear combination of those before it",
                 "variables that are not");
  }
  auto space = std::get<OrthonormalBasis>(std::move(found));

  // With sqrt(w) X = Q R, X (X'WX)^-1 d is Q c / sqrt(w), c the solution of R'c = d.
  std::vector<double> c;
  for (std::size_t j = 0; j < lacking.size(); ++j) {
    double rest = lacking[j];
    for (std::size_t k = 0; k < j; ++k) {
      rest -= space.triangle[j][k] * c[k];
    }
    c.push_back(rest / space.triangle[j][j]);
  }
  std::vector<double> after = weights;
  std::vector<double> scale = root;
  for (std::size_t row = 0; row < after.size(); ++row) {
    double factor = 0.0;
    for (std::size_t j = 0; j < c.size(); ++j) {
      factor += space.basis[j][row] * c[j];
    }
    factor = 1.0 + factor / root[row];
    after[row] *= factor;
    scale[row] *= factor;
    if (after[row] == 0.0 || !std::isfinite(after[row])) {
      return fault("a calibrated weight of 0 in row " + std::to_string(row + 1),
                   "known totals nearer to the sample's");
    }
  }
  return design.calibrated(std::move(after),
                           std::make_shared<LinearCalibration>(std::move(space), std::move(scale)));
}

}  // namespace setpoint
