// What the cylinders of a scan (scan.h) are made of: windows of periods, what is expected in each
// place and window, and which places are near.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "setpoint/warning/scan.h"

namespace setpoint {

struct ScanWindow {
  std::size_t from;
  std::size_t to;
};

struct ScanGrid {
  const ScanData& data;
  std::vector<double> expected;  // by place, period; sums to total
  double total = 0;
  std::vector<ScanWindow> windows;
  std::size_t first_period = 0;         // the earliest that a window has
  std::vector<double> window_expected;  // by place, window
  std::vector<std::vector<std::uint32_t>> nearest;
};

// The data must outlive the grid. No neighbours where nothing is expected.
[[nodiscard]] ScanGrid scan_grid(const ScanData& data, const ScanSettings& settings);

// The sum of each window, from what is there by period: put(window, sum).
template <class OfPeriod, class Put>
void fill_windows(const ScanGrid& grid, const OfPeriod& of_period, const Put& put) {
  for (std::size_t w = 0; w < grid.windows.size(); ++w) {
    double sum = 0;
    for (std::size_t t = grid.windows[w].from; t <= grid.windows[w].to; ++t) sum += of_period(t);
    put(w, sum);
  }
}

}  // namespace setpoint
