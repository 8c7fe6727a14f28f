#include "setpoint/warning/scan_maxima.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <type_traits>

#include "setpoint/core/distribution.h"
#include "setpoint/warning/scan_floor.h"

namespace setpoint {
namespace {

// Data sets that are scanned together: what a cylinder has counted in each is as wide as a count
// needs, so that the places about a centre stay in the nearest cache.
constexpr std::size_t kLanes = 32;

template <class Count>
struct Vectors {
  // The least registers that every 64-bit processor has. The compiler's own vectors give the same
  // answers as one number after the other.
  using Vector [[gnu::vector_size(16)]] = Count;
  static constexpr std::size_t kWide = 16 / sizeof(Count);
  static constexpr std::size_t kCount = kLanes / kWide;
  // A sum of counts begins at the least number there is, so that two bytes hold 65,535.
  static constexpr Count kStart =
      std::is_integral_v<Count> ? std::numeric_limits<Count>::min() : Count{0};
  static constexpr double kMost = std::is_integral_v<Count>
                                      ? 2.0 * std::numeric_limits<Count>::max() + 1
                                      : 9007199254740992.0;  // 2^53
  static Count shifted(double count) {
    return static_cast<Count>(std::min(count, kMost) + double{kStart});
  }
  Vector part[kCount];

  [[nodiscard]] Count lane(std::size_t at) const { return part[at / kWide][at % kWide]; }
  void set_lane(std::size_t at, Count count) { part[at / kWide][at % kWide] = count; }
};

using Bits [[gnu::vector_size(16)]] = std::int64_t;

template <class Count>
struct Batch {
  std::vector<Vectors<Count>> counts;  // by place, window
  std::vector<Vectors<Count>> inside;  // of the cylinder, by window
  std::vector<double> expected;        // of the cylinder, by window
  std::array<double, kLanes> record{};
  double least = 0;  // record
  std::size_t lanes = kLanes;

  Batch(const ScanGrid& grid, std::size_t used)
      : counts(grid.data.places.size() * grid.windows.size()),
        inside(grid.windows.size()),
        expected(grid.windows.size()),
        lanes(used) {}

  void set_record(std::size_t lane, double llr) {
    record[lane] = llr;
    least = *std::min_element(record.begin(), record.begin() + static_cast<std::ptrdiff_t>(lanes));
  }
};

// The lanes one by one, where one of them is above the floor of all.
template <class Count>
bool raise_records(const ScanGrid& grid, std::size_t window, Count floor, Batch<Count>& batch) {
  bool raised = false;
  const double e = batch.expected[window];
  for (std::size_t lane = 0; lane < batch.lanes; ++lane) {
    const Count counted = batch.inside[window].lane(lane);
    if (counted <= floor) continue;
    const double c = static_cast<double>(counted) - double{Vectors<Count>::kStart};
    if (!scan_llr_may_exceed(c, e, grid.total, batch.record[lane])) continue;
    const double llr = scan_llr(c, e, grid.total);
    if (llr <= batch.record[lane]) continue;
    batch.set_record(lane, llr);
    raised = true;
  }
  return raised;
}

// Walks over all cylinders of a centre.
template <class Count>
void walk(const ScanGrid& grid, const ScanFloors& floors, std::size_t centre, Batch<Count>& batch) {
  using Lanes = Vectors<Count>;
  const std::size_t per_place = grid.windows.size();
  std::fill(batch.expected.begin(), batch.expected.end(), 0.0);
  Lanes none;
  for (auto& part : none.part) part = typename Lanes::Vector{} + Lanes::kStart;
  std::fill(batch.inside.begin(), batch.inside.end(), none);
  const std::int32_t* table = floors.table(batch.least);
  for (const std::uint32_t place : grid.nearest[centre]) {
    const Lanes* add = &batch.counts[place * per_place];
    const double* add_expected = &grid.window_expected[place * per_place];
    for (std::size_t w = 0; w < per_place; ++w) {
      batch.expected[w] += add_expected[w];
      const Count floor = Lanes::shifted(table[ScanFloors::cell(batch.expected[w])]);
      Lanes& inside = batch.inside[w];
      Bits over{};
      for (std::size_t k = 0; k < Lanes::kCount; ++k) {
        inside.part[k] += add[w].part[k];
        over |= reinterpret_cast<Bits>(inside.part[k] > floor);
      }
      if ((over[0] | over[1]) == 0) continue;
      if (raise_records(grid, w, floor, batch)) table = floors.table(batch.least);
    }
  }
}

// The counts of one data set under the null, dealt out cell by cell by conditional binomials.
class Dealer {
 public:
  Dealer(const ScanGrid& grid, bool by_period)
      : grid_(grid), by_period_(by_period), expected_(grid.data.periods, 0.0) {
    const std::size_t periods = grid.data.periods;
    for (std::size_t t = 0; t < periods; ++t) {
      double counted = 0;
      for (std::size_t i = 0; i < grid.data.places.size(); ++i) {
        expected_[t] += grid.expected[i * periods + t];
        counted += grid.data.counts[i * periods + t];
      }
      counted_.push_back(counted);
      remaining_ += expected_[t];
      if (t < grid.first_period) before_ += expected_[t];
      if (t >= grid.first_period || !by_period) most_ += counted;
    }
  }

  // The most that a cylinder can hold in any data set.
  [[nodiscard]] double most() const { return most_; }

  // By place, period; 0 before the first period of a window.
  void deal(Stream& stream, std::vector<double>& counts) const {
    const std::size_t periods = grid_.data.periods;
    std::fill(counts.begin(), counts.end(), 0.0);
    double remaining = remaining_;
    auto left = static_cast<std::uint64_t>(grid_.total);
    // Periods that no window has are dealt out together, and not at all where periods are kept.
    if (!by_period_ && before_ > 0) {
      left -= take(stream, left, before_, remaining);
      remaining -= before_;
    }
    for (std::size_t t = grid_.first_period; t < periods; ++t) {
      if (!(expected_[t] > 0)) continue;
      auto n = static_cast<std::uint64_t>(counted_[t]);
      if (!by_period_) {
        n = t + 1 == periods ? left : take(stream, left, expected_[t], remaining);
        left -= n;
        remaining -= expected_[t];
      }
      double whole = expected_[t];
      for (std::size_t i = 0; i < grid_.data.places.size() && n > 0; ++i) {
        const double part = grid_.expected[i * periods + t];
        if (!(part > 0)) continue;
        const std::uint64_t k = take(stream, n, part, whole);
        counts[i * periods + t] = static_cast<double>(k);
        n -= k;
        whole -= part;
      }
    }
  }

 private:
  static std::uint64_t take(Stream& stream, std::uint64_t n, double part, double whole) {
    return draw_binomial(stream, n, part >= whole ? 1.0 : part / whole);
  }

  const ScanGrid& grid_;
  bool by_period_;
  std::vector<double> expected_;  // by period
  std::vector<double> counted_;
  double remaining_ = 0;
  double before_ = 0;
  double most_ = 0;
};

template <class Count>
std::vector<double> maxima(const ScanGrid& grid, const ScanSettings& settings, Seed seed,
                           const Dealer& dealer) {
  double largest = 0;  // that any cylinder can have expected
  for (const double expected : grid.expected) largest += expected;
  const ScanFloors floors(grid.total, 2 * largest);
  std::vector<double> result(settings.replicates);
  const std::size_t per_place = grid.windows.size();
  const std::size_t batches = (settings.replicates + kLanes - 1) / kLanes;
  tbb::parallel_for(std::size_t{0}, batches, [&](std::size_t number) {
    const std::size_t first = number * kLanes;
    Batch<Count> batch(grid, std::min<std::size_t>(kLanes, settings.replicates - first));
    std::vector<double> counts(grid.data.counts.size());
    for (std::size_t lane = 0; lane < batch.lanes; ++lane) {
      Stream stream(seed, StreamName("warning.scan"), static_cast<std::uint32_t>(first + lane));
      dealer.deal(stream, counts);
      for (std::size_t i = 0; i < grid.data.places.size(); ++i)
        fill_windows(
            grid, [&](std::size_t t) { return counts[i * grid.data.periods + t]; },
            [&](std::size_t w, double sum) {
              batch.counts[i * per_place + w].set_lane(lane, static_cast<Count>(sum));
            });
    }
    for (std::size_t centre = 0; centre < grid.nearest.size(); ++centre)
      walk(grid, floors, centre, batch);
    for (std::size_t lane = 0; lane < batch.lanes; ++lane)
      result[first + lane] = batch.record[lane];
  });
  return result;
}

}  // namespace

std::vector<double> scan_null_maxima(const ScanGrid& grid, const ScanSettings& settings,
                                     Seed seed) {
  const Dealer dealer(grid, settings.by_period);
  if (dealer.most() <= Vectors<std::int16_t>::kMost)
    return maxima<std::int16_t>(grid, settings, seed, dealer);
  if (dealer.most() <= Vectors<std::int32_t>::kMost)
    return maxima<std::int32_t>(grid, settings, seed, dealer);
  return maxima<double>(grid, settings, seed, dealer);
}

}  // namespace setpoint
