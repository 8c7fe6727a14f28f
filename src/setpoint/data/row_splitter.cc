#include "setpoint/data/row_splitter.h"

#include <bit>

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace setpoint {
namespace {

constexpr std::size_t kStride = RowSplitter::kStride;

// One bit a byte of a stride.
struct Masks {
  std::uint64_t commas = 0;
  std::uint64_t feeds = 0;
  std::uint64_t odd = 0;  // a quote, a control character but breaks, beyond ASCII
};

// What split() makes of the masks of every stride.
struct Split {
  std::uint64_t* commas;
  std::uint32_t* feed;
  std::uint64_t odd = 0;

  [[gnu::always_inline]] void take(Masks found, std::size_t at, std::size_t size) {
    if (size - at < kStride) {
      const std::uint64_t inside = (std::uint64_t{1} << (size - at)) - 1;
      found.commas &= inside;
      found.feeds &= inside;
      found.odd &= inside;
    }
    odd |= found.odd;
    commas[at / kStride] = found.commas;
    for (std::uint64_t left = found.feeds; left != 0; left &= left - 1)
      *feed++ = static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(std::countr_zero(left));
  }
};

#ifdef __x86_64__
// The same twice: with the instructions that every x86-64 has, and with those that most have.
Masks masks_sse2(const char* at) {
  Masks result;
  for (unsigned part = 0; part < kStride; part += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + part));
    const auto bits = [part](__m128i lanes) {
      return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(lanes))) << part;
    };
    result.commas |= bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(',')));
    result.feeds |= bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')));
    // Signed: a byte beyond ASCII is below a space too.
    const __m128i low = _mm_cmpgt_epi8(_mm_set1_epi8(' '), bytes);
    const __m128i breaks = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')),
                                        _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r')));
    result.odd |= bits(
        _mm_or_si128(_mm_andnot_si128(breaks, low), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'))));
  }
  return result;
}

void run_sse2(std::span<const char> text, Split& split) {
  for (std::size_t at = 0; at < text.size(); at += kStride)
    split.take(masks_sse2(text.data() + at), at, text.size());
}

[[gnu::target("avx2")]] inline std::uint64_t bits_avx2(__m256i low, __m256i high) {
  return static_cast<std::uint64_t>(static_cast<unsigned>(_mm256_movemask_epi8(low))) |
         static_cast<std::uint64_t>(static_cast<unsigned>(_mm256_movemask_epi8(high))) << 32U;
}

[[gnu::target("avx2")]] inline __m256i odd_avx2(__m256i bytes, __m256i feeds) {
  const __m256i low = _mm256_cmpgt_epi8(_mm256_set1_epi8(' '), bytes);
  const __m256i breaks = _mm256_or_si256(feeds, _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\r')));
  return _mm256_or_si256(_mm256_andnot_si256(breaks, low),
                         _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('"')));
}

[[gnu::target("avx2")]] void run_avx2(std::span<const char> text, Split& split) {
  const __m256i comma = _mm256_set1_epi8(',');
  const __m256i feed = _mm256_set1_epi8('\n');
  for (std::size_t at = 0; at < text.size(); at += kStride) {
    const auto* const bytes = reinterpret_cast<const __m256i*>(text.data() + at);
    const __m256i low = _mm256_loadu_si256(bytes);
    const __m256i high = _mm256_loadu_si256(bytes + 1);
    const __m256i low_feeds = _mm256_cmpeq_epi8(low, feed);
    const __m256i high_feeds = _mm256_cmpeq_epi8(high, feed);
    split.take({bits_avx2(_mm256_cmpeq_epi8(low, comma), _mm256_cmpeq_epi8(high, comma)),
                bits_avx2(low_feeds, high_feeds),
                bits_avx2(odd_avx2(low, low_feeds), odd_avx2(high, high_feeds))},
               at, text.size());
  }
}

void run(std::span<const char> text, Split& split) {
  if (__builtin_cpu_supports("avx2"))
    run_avx2(text, split);
  else
    run_sse2(text, split);
}
#else
void run(std::span<const char> text, Split& split) {
  for (std::size_t at = 0; at < text.size(); at += kStride) {
    Masks found;
    for (unsigned i = 0; i < kStride; ++i) {
      const auto byte = static_cast<unsigned char>(text.data()[at + i]);
      const std::uint64_t bit = std::uint64_t{1} << i;
      if (byte == ',') found.commas |= bit;
      if (byte == '\n') found.feeds |= bit;
      const bool control = byte < ' ' && byte != '\n' && byte != '\r';
      if (byte == '"' || control || byte >= 0x80) found.odd |= bit;
    }
    split.take(found, at, text.size());
  }
}
#endif

}  // namespace

void RowSplitter::split(std::span<const char> text) {
  commas_.resize((text.size() + kStride - 1) / kStride);
  if (feeds_.size() < text.size()) feeds_.resize(text.size());
  Split split{commas_.data(), feeds_.data()};
  run(text, split);
  count_ = static_cast<std::size_t>(split.feed - feeds_.data());
  plain_ = split.odd == 0;
}

}  // namespace setpoint
