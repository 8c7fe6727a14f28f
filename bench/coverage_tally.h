// Counts over many runs, on all processors, the same with any number of them: a run draws from
// streams of its own number, and counts are whole numbers.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

namespace setpoint::bench {

template <std::size_t kCounts>
using Counts = std::array<std::uint64_t, kCounts>;

// run(number, counts) adds to the counts.
template <std::size_t kCounts, class Run>
Counts<kCounts> tally(std::uint32_t runs, const Run& run) {
  const std::uint32_t threads = std::max(1U, std::min(std::thread::hardware_concurrency(), runs));
  std::vector<Counts<kCounts>> parts(threads, Counts<kCounts>{});
  std::vector<std::thread> workers;
  for (std::uint32_t t = 0; t < threads; ++t)
    workers.emplace_back([&, t] {
      for (std::uint32_t r = t; r < runs; r += threads) run(r, parts[t]);
    });
  for (std::thread& worker : workers) worker.join();
  Counts<kCounts> sum{};
  for (const Counts<kCounts>& part : parts)
    for (std::size_t i = 0; i < kCounts; ++i) sum[i] += part[i];
  return sum;
}

inline double percent(std::uint64_t count, std::uint32_t runs) {
  return 100.0 * static_cast<double>(count) / static_cast<double>(runs);
}

// Points of one standard error of a coverage near 90 %.
inline double monte_carlo_error(std::uint32_t runs) {
  return 100.0 * std::sqrt(0.9 * 0.1 / static_cast<double>(runs));
}

inline std::string fixed(double value, int decimals) {
  std::array<char, 64> room{};
  const int n = std::snprintf(room.data(), room.size(), "%.*f", decimals, value);
  return {room.data(), static_cast<std::size_t>(n)};
}

// Bold within 3 points of nominal, italic above.
inline std::string marked(double coverage) {
  const std::string text = fixed(coverage, 1);
  if (coverage > 93.0) return "*" + text + "*";
  return coverage >= 87.0 ? "**" + text + "**" : text;
}

}  // namespace setpoint::bench
