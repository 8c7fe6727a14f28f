// Random numbers that depend on nothing but what is drawn.
//
// A Stream is Philox4x32-10 (Salmon et al. 2011, by Random123) with the seed as key and (hash of
// the name: words 0 and 1, number of the draw: word 2, block: word 3) as counter. Two streams with
// different names or draw numbers are independent, as no counter is in both; the same (seed, name,
// draw) gives the same numbers on any machine, compiler and number of threads, in any order of use.
// A stream holds 2^34 words of 32 bits and then repeats.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace setpoint {

struct Seed {
  std::uint64_t value = 1;
};

// The 64-bit name of what is drawn: the key of a parameter, or the position of a PSU in its
// design. Never a country's name: draws would not survive a permutation of labels. FNV-1a of the
// text, finished by the mix of SplitMix64.
class StreamName {
 public:
  explicit StreamName(std::string_view text);
  // A sub-stream, for the n-th component of the same thing.
  [[nodiscard]] StreamName at(std::uint64_t index) const;
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  explicit StreamName(std::uint64_t value) : value_(value) {}
  std::uint64_t value_;
};

class Stream {
 public:
  Stream(Seed seed, StreamName name, std::uint32_t draw);
  // 32 random bits, and the next.
  [[nodiscard]] std::uint32_t bits();
  // Uniform on the open interval (0, 1): (k + 1/2) / 2^52 for k in [0, 2^52).
  [[nodiscard]] double uniform();

 private:
  void refill();
  std::array<std::uint32_t, 4> counter_;
  std::array<std::uint32_t, 2> key_;
  std::array<std::uint32_t, 4> block_{};
  unsigned used_ = 4;
};

}  // namespace setpoint
