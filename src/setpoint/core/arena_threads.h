// How many threads a task arena gets.
#pragma once

#include <tbb/info.h>

#include <algorithm>
#include <cstddef>

namespace setpoint {

// As many as are asked for (0: one a processor), and no more than the machine has: asked for more,
// the scheduler would not start them and say so on standard error.
[[nodiscard]] inline int arena_threads(std::size_t asked) {
  const auto most = static_cast<std::size_t>(tbb::info::default_concurrency());
  return static_cast<int>(asked == 0 ? most : std::min(most, asked));
}

}  // namespace setpoint
