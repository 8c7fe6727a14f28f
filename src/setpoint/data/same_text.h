// Equality of short texts without a call: what a loop over millions of rows asks again and again.
#pragma once

#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace setpoint {

[[nodiscard]] inline bool same_text(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
#ifdef __SSE2__
  constexpr std::size_t kLane = 16;
  if (a.size() >= kLane) {
    const auto differ = [&](std::size_t at) {
      const __m128i left = _mm_loadu_si128(reinterpret_cast<const __m128i*>(a.data() + at));
      const __m128i right = _mm_loadu_si128(reinterpret_cast<const __m128i*>(b.data() + at));
      return _mm_movemask_epi8(_mm_cmpeq_epi8(left, right)) != 0xFFFF;
    };
    for (std::size_t at = 0; at + kLane <= a.size(); at += kLane)
      if (differ(at)) return false;
    // The last bytes, some of them once more.
    return !differ(a.size() - kLane);
  }
#endif
  return a.empty() || std::memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace setpoint
