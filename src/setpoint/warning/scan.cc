#include "setpoint/warning/scan.h"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "setpoint/core/arena_threads.h"
#include "setpoint/core/elementary.h"
#include "setpoint/warning/scan_floor.h"
#include "setpoint/warning/scan_grid.h"
#include "setpoint/warning/scan_maxima.h"

namespace setpoint {
namespace {

struct Best {
  double llr = 0;
  std::size_t centre = 0;
  std::size_t size = 0;  // places
  std::size_t window = 0;
  double observed = 0;
  double expected = 0;
};

// counts: by place, window.
Best best_of_centre(const ScanGrid& grid, const std::vector<double>& counts, std::size_t centre) {
  const std::size_t per_place = grid.windows.size();
  std::vector<double> c(per_place, 0.0);
  std::vector<double> e(per_place, 0.0);
  Best best;
  std::size_t size = 0;
  for (const std::uint32_t place : grid.nearest[centre]) {
    ++size;
    for (std::size_t w = 0; w < per_place; ++w) {
      c[w] += counts[place * per_place + w];
      e[w] += grid.window_expected[place * per_place + w];
      if (!(c[w] > e[w]) || !scan_llr_may_exceed(c[w], e[w], grid.total, best.llr)) continue;
      const double llr = scan_llr(c[w], e[w], grid.total);
      if (llr > best.llr) best = {llr, centre, size, w, c[w], e[w]};
    }
  }
  return best;
}

// The best cylinder of every centre, largest first.
std::vector<Best> best_of_centres(const ScanGrid& grid) {
  const std::size_t per_place = grid.windows.size();
  std::vector<double> counts(grid.data.places.size() * per_place);
  for (std::size_t i = 0; i < grid.data.places.size(); ++i)
    fill_windows(
        grid, [&](std::size_t t) { return grid.data.counts[i * grid.data.periods + t]; },
        [&](std::size_t w, double sum) { counts[i * per_place + w] = sum; });
  std::vector<Best> all(grid.nearest.size());
  tbb::parallel_for(std::size_t{0}, grid.nearest.size(), [&](std::size_t centre) {
    all[centre] = best_of_centre(grid, counts, centre);
  });
  std::stable_sort(all.begin(), all.end(),
                   [](const Best& a, const Best& b) { return a.llr > b.llr; });
  return all;
}

ScanResult scan_all(const ScanData& data, const ScanSettings& settings, Seed seed) {
  ScanResult result;
  const ScanGrid grid = scan_grid(data, settings);
  result.total = grid.total;
  if (!(grid.total > 0) || grid.nearest.empty()) return result;
  for (const auto& near : grid.nearest) result.cylinders += near.size() * grid.windows.size();
  result.null_maxima = scan_null_maxima(grid, settings, seed);
  std::vector<bool> taken(data.places.size(), false);
  for (const Best& best : best_of_centres(grid)) {
    if (!(best.llr > 0) || result.clusters.size() == settings.clusters) break;
    const auto& near = grid.nearest[best.centre];
    const auto end = near.begin() + static_cast<std::ptrdiff_t>(best.size);
    if (std::any_of(near.begin(), end, [&](std::uint32_t place) { return taken[place]; })) continue;
    ScanCluster cluster;
    cluster.places.assign(near.begin(), end);
    for (const std::size_t place : cluster.places) taken[place] = true;
    cluster.from = grid.windows[best.window].from;
    cluster.to = grid.windows[best.window].to;
    cluster.observed = best.observed;
    cluster.expected = best.expected;
    cluster.llr = best.llr;
    const double outside = grid.total - best.observed;
    if (outside > 0)
      cluster.relative_risk =
          best.observed / best.expected / (outside / (grid.total - best.expected));
    const auto as_large = std::count_if(result.null_maxima.begin(), result.null_maxima.end(),
                                        [&](double maximum) { return maximum >= best.llr; });
    cluster.p = (1.0 + static_cast<double>(as_large)) / (1.0 + settings.replicates);
    result.clusters.push_back(std::move(cluster));
  }
  return result;
}

}  // namespace

double scan_llr(double c, double e, double total) {
  if (!(c > e) || !(e > 0)) return 0;
  const double inside = c * logarithm(c / e);
  if (c >= total) return inside;
  return inside + (total - c) * logarithm((total - c) / (total - e));
}

ScanResult scan(const ScanData& data, const ScanSettings& settings, Seed seed, unsigned threads) {
  if (data.periods == 0 || data.places.empty() || settings.most_periods == 0) return {};
  if (threads == 0) return scan_all(data, settings, seed);
  tbb::task_arena arena(arena_threads(threads));
  std::optional<ScanResult> result;
  arena.execute([&] { result = scan_all(data, settings, seed); });
  return *std::move(result);
}

}  // namespace setpoint
