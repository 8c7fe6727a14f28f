#include "setpoint/data/row_splitter.h"

#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace setpoint {
namespace {

constexpr std::size_t kStride = 64;

// One bit a byte.
struct Masks {
  std::uint64_t separators = 0;
  std::uint64_t feeds = 0;
  std::uint64_t odd = 0;
};

#ifdef __SSE2__
Masks masks(const char* at) {
  const __m128i comma = _mm_set1_epi8(',');
  const __m128i feed = _mm_set1_epi8('\n');
  const __m128i quote = _mm_set1_epi8('"');
  Masks result;
  for (unsigned part = 0; part < kStride; part += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + part));
    const auto bits = [part](__m128i lanes) {
      return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(lanes))) << part;
    };
    const __m128i is_feed = _mm_cmpeq_epi8(bytes, feed);
    const __m128i nul = _mm_cmpeq_epi8(bytes, _mm_setzero_si128());
    result.feeds |= bits(is_feed);
    result.separators |= bits(_mm_or_si128(is_feed, _mm_cmpeq_epi8(bytes, comma)));
    // The sign bit of a byte beyond ASCII is a one.
    result.odd |= bits(_mm_or_si128(bytes, _mm_or_si128(nul, _mm_cmpeq_epi8(bytes, quote))));
  }
  return result;
}
#else
Masks masks(const char* at) {
  Masks result;
  for (unsigned i = 0; i < kStride; ++i) {
    const auto byte = static_cast<unsigned char>(at[i]);
    const std::uint64_t bit = std::uint64_t{1} << i;
    if (byte == '\n') result.feeds |= bit;
    if (byte == '\n' || byte == ',') result.separators |= bit;
    if (byte == '"' || byte == 0 || byte >= 0x80) result.odd |= bit;
  }
  return result;
}
#endif

}  // namespace

void RowSplitter::split(std::span<const char> text) {
  separators_.resize(text.size() + kStride);
  row_ends_.clear();
  std::uint32_t* out = separators_.data();
  std::uint64_t odd = 0;
  for (std::size_t at = 0; at < text.size(); at += kStride) {
    Masks found = masks(text.data() + at);
    if (text.size() - at < kStride) {
      const std::uint64_t inside = (std::uint64_t{1} << (text.size() - at)) - 1;
      found.separators &= inside;
      found.feeds &= inside;
      found.odd &= inside;
    }
    odd |= found.odd;
    const auto base = static_cast<std::uint32_t>(at);
    const auto extract = [&](std::uint64_t bits) {
      for (; bits != 0; bits &= bits - 1)
        *out++ = base + static_cast<std::uint32_t>(std::countr_zero(bits));
    };
    std::uint64_t left = found.separators;
    for (std::uint64_t feeds = found.feeds; feeds != 0; feeds &= feeds - 1) {
      const std::uint64_t up_to_it = feeds ^ (feeds - 1);
      extract(left & up_to_it);
      left &= ~up_to_it;
      row_ends_.push_back(static_cast<std::uint32_t>(out - separators_.data()));
    }
    extract(left);
  }
  count_ = static_cast<std::size_t>(out - separators_.data());
  plain_ = odd == 0;
}

}  // namespace setpoint
