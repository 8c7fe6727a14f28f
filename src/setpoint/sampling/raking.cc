#include <algorithm>
#include <cmath>
#include <utility>

#include "setpoint/sampling/calibration.h"
#include "setpoint/sampling/cells.h"

namespace setpoint {
namespace {

class Raking : public Calibration {
 public:
  // by margin: its cells, and the rows' expansions as its last turn left them.
  struct Turn {
    Cells cells;
    std::vector<double> after;
  };

  Raking(std::vector<Turn> turns, std::vector<double> counts)
      : turns_(std::move(turns)), counts_(std::move(counts)) {
    for (const Turn& turn : turns_) {
      size_.push_back(turn.cells.sums(counts_));
    }
  }

  void take_residual(std::span<double> x) const override {
    constexpr int kRounds = 10;
    for (int round = 0; round < kRounds; ++round) {
      for (std::size_t t = 0; t < turns_.size(); ++t) {
        take_means(turns_[t], size_[t], x);
      }
    }
  }

 private:
  void take_means(const Turn& turn, const std::vector<double>& size, std::span<double> x) const {
    std::vector<double> mean(turn.cells.size(), 0.0);
    for (std::size_t row = 0; row < x.size(); ++row) {
      mean[turn.cells.of_row[row]] += x[row] / turn.after[row] * counts_[row];
    }
    for (std::size_t cell = 0; cell < mean.size(); ++cell) {
      mean[cell] /= size[cell];
    }
    for (std::size_t row = 0; row < x.size(); ++row) {
      x[row] -= mean[turn.cells.of_row[row]] * turn.after[row];
    }
  }

  std::vector<Turn> turns_;
  std::vector<double> counts_;
  std::vector<std::vector<double>> size_;
};

double sum(const std::vector<double>& values) {
  double result = 0.0;
  for (const double value : values) {
    result += value;
  }
  return result;
}

std::optional<Fault> inconsistent(const std::vector<Cells>& margins) {
  constexpr double kTolerance = 1e-6;
  const double first = sum(margins.front().totals);
  for (std::size_t m = 1; m < margins.size(); ++m) {
    if (std::abs(sum(margins[m].totals) - first) > kTolerance * first) {
      return Fault{FaultKind::data,
                   {},
                   "known totals of margin " + std::to_string(m + 1) +
                       " with another sum than those of the first",
                   "margins of one population"};
    }
  }
  return std::nullopt;
}

// The cells of the joint table of all margins; its totals are not known and stay empty.
std::vector<std::size_t> joint_cells(const std::vector<Cells>& margins, std::size_t rows,
                                     std::size_t& cells) {
  std::map<std::vector<std::size_t>, std::size_t> number;
  std::vector<std::size_t> of_row;
  for (std::size_t row = 0; row < rows; ++row) {
    std::vector<std::size_t> key;
    for (const Cells& margin : margins) {
      key.push_back(margin.of_row[row]);
    }
    of_row.push_back(number.try_emplace(std::move(key), number.size()).first->second);
  }
  cells = number.size();
  return of_row;
}

std::vector<double> table(const std::vector<std::size_t>& of_row, std::size_t cells,
                          const std::vector<double>& expansion) {
  std::vector<double> result(cells, 0.0);
  for (std::size_t row = 0; row < of_row.size(); ++row) {
    result[of_row[row]] += expansion[row];
  }
  return result;
}

// The first margin whose totals the weights miss by more than what a last round may change: rounds
// of margins that contradict each other settle down, but meet only the last.
std::optional<Fault> missed(const std::vector<Cells>& margins, const std::vector<double>& expansion,
                            double allowed) {
  constexpr double kTolerance = 1e-6;
  for (std::size_t m = 0; m < margins.size(); ++m) {
    const std::vector<double> sums = margins[m].sums(expansion);
    for (std::size_t cell = 0; cell < sums.size(); ++cell) {
      const double total = margins[m].totals[cell];
      if (std::abs(sums[cell] - total) > allowed + kTolerance * total) {
        return Fault{FaultKind::data,
                     {},
                     "known totals of margin " + std::to_string(m + 1) +
                         " that no weights meet together with the others'",
                     "margins that the rows can meet"};
      }
    }
  }
  return std::nullopt;
}

double largest_change(const std::vector<double>& before, const std::vector<double>& after) {
  double largest = 0.0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    largest = std::max(largest, std::abs(after[i] - before[i]));
  }
  return largest;
}

}  // namespace

Result<Design> rake(const Design& design, std::span<const Margin> margins,
                    const RakingLimits& limits) {
  if (margins.empty()) {
    return Fault{FaultKind::data, {}, "raking without margins", "one or more"};
  }
  std::vector<double> expansion = design.expansion();
  if (std::any_of(expansion.begin(), expansion.end(), [](double w) { return w < 0.0; })) {
    return Fault{FaultKind::data, {}, "raking of negative weights", "positive weights"};
  }
  std::vector<Cells> cells;
  for (const Margin& margin : margins) {
    auto numbered = number_cells(margin, design.rows());
    if (!numbered) {
      return std::move(numbered).faults();
    }
    cells.push_back(*std::move(numbered));
  }
  if (auto fault = inconsistent(cells)) {
    return *std::move(fault);
  }
  const double allowed = limits.change < 1.0 ? limits.change * sum(expansion) : limits.change;
  std::size_t joint_size = 0;
  const auto joint = joint_cells(cells, design.rows(), joint_size);
  std::vector<double> before = table(joint, joint_size, expansion);
  for (int round = 0; round < limits.iterations; ++round) {
    std::vector<Raking::Turn> turns;
    for (const Cells& margin : cells) {
      const std::vector<double> sums = margin.sums(expansion);
      for (std::size_t row = 0; row < expansion.size(); ++row) {
        const std::size_t cell = margin.of_row[row];
        expansion[row] *= margin.totals[cell] / sums[cell];
      }
      turns.push_back({margin, expansion});
    }
    std::vector<double> after = table(joint, joint_size, expansion);
    if (largest_change(before, after) < allowed) {
      if (auto fault = missed(cells, expansion, allowed)) {
        return *std::move(fault);
      }
      return design.calibrated(expansion,
                               std::make_shared<Raking>(std::move(turns), design.counts()));
    }
    before = std::move(after);
  }
  return Fault{FaultKind::data,
               {},
               "raking that does not converge in " + std::to_string(limits.iterations) + " rounds",
               "margins that some weights can meet, or more rounds"};
}

}  // namespace setpoint
