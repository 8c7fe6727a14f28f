#include "setpoint/core/random.h"

#include <Random123/philox.h>

namespace setpoint {
namespace {

// The generator SplitMix64 (Steele, Lea and Flood 2014): its increment and finishing mix. FNV-1a
// alone leaves the names of one letter's difference close together.
constexpr std::uint64_t kIncrement = 0x9e3779b97f4a7c15ULL;

std::uint64_t mix(std::uint64_t state) {
  std::uint64_t z = state + kIncrement;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

// FNV-1a of 64 bits (Fowler, Noll and Vo).
std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  }
  return hash;
}

std::uint32_t low_word(std::uint64_t value) {
  return static_cast<std::uint32_t>(value);
}
std::uint32_t high_word(std::uint64_t value) {
  return static_cast<std::uint32_t>(value >> 32);
}

}  // namespace

StreamName::StreamName(std::string_view text) : value_(mix(fnv1a(text))) {}

// The index is mixed on its own first, so that no sum of a name and an index is another name.
StreamName StreamName::at(std::uint64_t index) const {
  return StreamName(mix(value_ ^ mix(index)));
}

Stream::Stream(Seed seed, StreamName name, std::uint32_t draw)
    : counter_{low_word(name.value()), high_word(name.value()), draw, 0},
      key_{low_word(seed.value), high_word(seed.value)} {}

std::uint32_t Stream::bits() {
  if (used_ == block_.size()) {
    refill();
  }
  return block_[used_++];
}

double Stream::uniform() {
  const std::uint64_t high = bits();
  const std::uint64_t low = bits();
  const std::uint64_t k = (high << 20) | (low >> 12);
  return (static_cast<double>(k) + 0.5) * 0x1p-52;
}

void Stream::refill() {
  const philox4x32_ctr_t counter{{counter_[0], counter_[1], counter_[2], counter_[3]}};
  const philox4x32_key_t key{{key_[0], key_[1]}};
  const philox4x32_ctr_t block = philox4x32(counter, key);
  block_ = {block.v[0], block.v[1], block.v[2], block.v[3]};
  ++counter_[3];
  used_ = 0;
}

}  // namespace setpoint
