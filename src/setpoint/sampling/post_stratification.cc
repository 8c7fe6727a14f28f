#include <utility>

#include "setpoint/sampling/calibration.h"
#include "setpoint/sampling/cells.h"

namespace setpoint {
namespace {

class PostStratification : public Calibration {
 public:
  PostStratification(Cells cells, std::vector<double> before, std::vector<double> after)
      : cells_(std::move(cells)),
        before_(std::move(before)),
        after_(std::move(after)),
        size_(cells_.sums(before_)) {}

  void take_residual(std::span<double> x) const override {
    std::vector<double> mean(cells_.size(), 0.0);
    for (std::size_t row = 0; row < x.size(); ++row) {
      mean[cells_.of_row[row]] += x[row] / after_[row] * before_[row];
    }
    for (std::size_t cell = 0; cell < mean.size(); ++cell) {
      mean[cell] /= size_[cell];
    }
    for (std::size_t row = 0; row < x.size(); ++row) {
      x[row] -= mean[cells_.of_row[row]] * after_[row];
    }
  }

 private:
  Cells cells_;
  std::vector<double> before_;
  std::vector<double> after_;
  std::vector<double> size_;
};

}  // namespace

Result<Design> post_stratify(const Design& design, const Margin& margin) {
  auto cells = number_cells(margin, design.rows());
  if (!cells) {
    return std::move(cells).faults();
  }
  const std::vector<double>& before = design.expansion();
  const std::vector<double> sums = cells->sums(before);
  for (const double sum : sums) {
    // Only after a linear calibration that made weights negative.
    if (!(sum > 0.0)) {
      return Fault{FaultKind::data,
                   {},
                   "a cell whose weights do not sum to a positive number",
                   "positive weights"};
    }
  }
  std::vector<double> after = before;
  for (std::size_t row = 0; row < after.size(); ++row) {
    const std::size_t cell = cells->of_row[row];
    after[row] *= cells->totals[cell] / sums[cell];
  }
  return design.calibrated(after,
                           std::make_shared<PostStratification>(*std::move(cells), before, after));
}

}  // namespace setpoint
