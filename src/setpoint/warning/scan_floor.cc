#include "setpoint/warning/scan_floor.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "setpoint/warning/scan.h"

namespace setpoint {
namespace {

// Levels of the ratio from 0 on; above the last, its floors are used.
constexpr double kStep = 0.5;
constexpr std::size_t kLevels = 25;

// The largest count from `from` on whose ratio is not above the level, found by ever longer steps
// and then by halves.
double floor_of(double e, double total, double level, double from) {
  // The ratio is rounded, and a difference of large terms.
  const double highest = level - 1e-6 - 1e-12 * total;
  const auto above = [&](double c) { return c > total || scan_llr(c, e, total) > highest; };
  double low = from;
  double step = 1;
  while (!above(low + step)) {
    low += step;
    step *= 2;
  }
  double high = low + step;
  while (high - low > 1) {
    const double middle = std::floor((low + high) / 2);
    (above(middle) ? high : low) = middle;
  }
  return low;
}

}  // namespace

ScanFloors::ScanFloors(double total, double largest)
    : cells_(cell(largest) + 1), floors_(kLevels * cells_, 0) {
  constexpr double kMost = std::numeric_limits<std::int32_t>::max();
  tbb::parallel_for(std::size_t{1}, kLevels, [&](std::size_t level) {
    double floor = 0;
    for (std::size_t i = 1; i < cells_; ++i) {
      // A count that is not above what is expected has no ratio.
      const double root = static_cast<double>(i) / kFine;
      const double e = root * root;
      floor =
          floor_of(e, total, kStep * static_cast<double>(level), std::max(floor, std::floor(e)));
      floors_[level * cells_ + i] = static_cast<std::int32_t>(std::min(floor, kMost));
    }
  });
}

const std::int32_t* ScanFloors::table(double llr) const {
  const auto level = std::min(kLevels - 1, static_cast<std::size_t>(llr / kStep));
  return &floors_[level * cells_];
}

}  // namespace setpoint
