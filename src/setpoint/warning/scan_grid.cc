#include "setpoint/warning/scan_grid.h"

#include <algorithm>

#include "setpoint/warning/neighbours.h"

namespace setpoint {
namespace {

std::vector<ScanWindow> windows_of(const ScanData& data, const ScanSettings& settings) {
  std::vector<ScanWindow> windows;
  const std::size_t longest = std::min(settings.most_periods, data.periods);
  for (std::size_t to = settings.prospective ? data.periods - 1 : 0; to < data.periods; ++to)
    for (std::size_t length = 1; length <= std::min(longest, to + 1); ++length)
      windows.push_back({to + 1 - length, to});
  return windows;
}

}  // namespace

ScanGrid scan_grid(const ScanData& data, const ScanSettings& settings) {
  ScanGrid grid{data, data.expected, 0, windows_of(data, settings), data.periods, {}, {}};
  for (const ScanWindow& window : grid.windows)
    grid.first_period = std::min(grid.first_period, window.from);
  double expected = 0;
  for (std::size_t i = 0; i < data.counts.size(); ++i) {
    grid.total += data.counts[i];
    expected += data.expected[i];
  }
  if (!(expected > 0)) return grid;
  // With the total of each period kept, what is expected in it is that total.
  for (std::size_t t = 0; t < data.periods; ++t) {
    double counted = 0;
    double sum = 0;
    for (std::size_t i = 0; i < data.places.size(); ++i) {
      counted += data.counts[i * data.periods + t];
      sum += data.expected[i * data.periods + t];
    }
    const double scale = settings.by_period ? (sum > 0 ? counted / sum : 0) : grid.total / expected;
    for (std::size_t i = 0; i < data.places.size(); ++i)
      grid.expected[i * data.periods + t] *= scale;
  }
  std::vector<double> weights;
  const std::size_t per_place = grid.windows.size();
  grid.window_expected.resize(data.places.size() * per_place);
  for (std::size_t i = 0; i < data.places.size(); ++i) {
    double sum = 0;
    for (std::size_t t = 0; t < data.periods; ++t) sum += grid.expected[i * data.periods + t];
    weights.push_back(sum);
    fill_windows(
        grid, [&](std::size_t t) { return grid.expected[i * data.periods + t]; },
        [&](std::size_t w, double value) { grid.window_expected[i * per_place + w] = value; });
  }
  grid.nearest = nearest_places(data.places, weights, settings.largest_share, settings.most_places);
  return grid;
}

}  // namespace setpoint
