#include "setpoint/screening/edit_distance.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace setpoint {
namespace {

// Letters that agree at both ends cost nothing.
void trim(std::string_view& a, std::string_view& b) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
}

bool begin_exchanged(std::string_view a, std::string_view b) {
  return a.size() >= 2 && b.size() >= 2 && a[0] == b[1] && a[1] == b[0];
}

// Of texts that are trimmed.
bool one_apart(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return a.size() + b.size() == 1;
  return a.size() == 1 || (a.size() == 2 && begin_exchanged(a, b));
}

bool within_one(std::string_view a, std::string_view b) {
  trim(a, b);
  return (a.empty() && b.empty()) || one_apart(a, b);
}

// Of texts that are trimmed, `a` not the longer: the first letters differ, so one error is there.
bool within_two(std::string_view a, std::string_view b) {
  return within_one(a.substr(1), b.substr(1)) || within_one(a, b.substr(1)) ||
         (a.size() == b.size() && within_one(a.substr(1), b)) ||
         (begin_exchanged(a, b) && within_one(a.substr(2), b.substr(2)));
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t beyond = limit + 1;
  if (a == b) return 0;
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit || b.size() > kLongestWord) return beyond;
  trim(a, b);
  if (a.empty()) return std::min(b.size(), beyond);
  // Words are hardly ever asked for more, and two errors are found sooner without a table.
  if (limit <= 2) {
    if (limit > 0 && one_apart(a, b)) return 1;
    return limit == 2 && within_two(a, b) ? 2 : beyond;
  }

  // One bit a letter of `a` (Hyyro 2003, the bit-parallel form of the distance): VP and VN hold
  // where the column of the table rises and falls, D0 where its diagonal stays.
  // Only the letters that occur are cleared: the whole table would cost more than the rest.
  std::array<std::uint64_t, 256> places;
  for (const char letter : b) places[static_cast<unsigned char>(letter)] = 0;
  for (const char letter : a) places[static_cast<unsigned char>(letter)] = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    places[static_cast<unsigned char>(a[i])] |= std::uint64_t{1} << i;
  const std::uint64_t last = std::uint64_t{1} << (a.size() - 1);
  std::uint64_t rises = ~std::uint64_t{0};
  std::uint64_t falls = 0;
  std::uint64_t stays = 0;
  std::uint64_t before = 0;
  std::size_t distance = a.size();
  for (const char letter : b) {
    const std::uint64_t here = places[static_cast<unsigned char>(letter)];
    const std::uint64_t exchanged = ((~stays & here) << 1U) & before;
    stays = (((here & rises) + rises) ^ rises) | here | falls | exchanged;
    std::uint64_t up = falls | ~(stays | rises);
    std::uint64_t down = stays & rises;
    if ((up & last) != 0) ++distance;
    if ((down & last) != 0) --distance;
    up = (up << 1U) | 1U;
    down <<= 1U;
    rises = down | ~(stays | up);
    falls = up & stays;
    before = here;
  }
  return std::min(distance, beyond);
}

}  // namespace setpoint
