#include "setpoint/disclosure/count_differences.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace setpoint {
namespace {

// More deaths than the nation has people: no count of them is compared.
constexpr std::int64_t kMost = 400'000'000;

// Whole numbers from 0 to a greatest one, one bit each.
class NumberSet {
 public:
  explicit NumberSet(std::int64_t most) : words_(word(most) + 1) {}
  [[nodiscard]] bool contains(std::int64_t number) const {
    return number >= 0 && word(number) < words_.size() &&
           (words_[word(number)] >> bit(number) & 1U) != 0;
  }
  void insert(std::int64_t number) { words_[word(number)] |= std::uint64_t{1} << bit(number); }
  // Each of the other's with `more` added; those beyond the greatest are left out. The other may be
  // this one: from the last word on, what is read has not been written.
  void insert_moved(const NumberSet& other, std::int64_t more) {
    const std::size_t words = word(more);
    const std::size_t bits = bit(more);
    for (std::size_t k = words_.size(); k-- > words;) {
      std::uint64_t moved = other.words_[k - words] << bits;
      if (bits > 0 && k > words) moved |= other.words_[k - words - 1] >> (kBits - bits);
      words_[k] |= moved;
    }
  }

 private:
  static constexpr std::size_t kBits = 64;
  static std::size_t word(std::int64_t number) { return static_cast<std::size_t>(number) / kBits; }
  static std::size_t bit(std::int64_t number) { return static_cast<std::size_t>(number) % kBits; }
  std::vector<std::uint64_t> words_;
};

// What some of the shown parts come to.
struct Sums {
  NumberSet any;      // one or more of them
  NumberSet several;  // two or more

  Sums(std::span<const PartCount> parts, std::int64_t most) : any(most), several(most) {
    for (const PartCount& part : parts) {
      if (!part.shown || part.count > most) continue;
      several.insert_moved(several, part.count);
      several.insert_moved(any, part.count);
      any.insert_moved(any, part.count);
      any.insert(part.count);
    }
  }
};

// Whether a choice of parts leaves of a shown total what is not to be known.
bool left_over(const Sums& sums, std::int64_t total, std::span<const std::int64_t> withheld,
               const SuppressionRule& rule) {
  for (std::int64_t left = 1; left <= rule.largest(true); ++left)
    if (rule.withholds(left, true) && sums.any.contains(total - left)) return true;
  return std::any_of(withheld.begin(), withheld.end(), [&](std::int64_t hidden) {
    // Where nothing is left the choice must not be the total itself.
    return (hidden > 0 ? sums.any : sums.several).contains(total - hidden);
  });
}

}  // namespace

bool differences_tell(std::span<const PartCount> parts, std::span<const RecordTotal> totals,
                      const SuppressionRule& rule) {
  const std::int64_t largest = rule.largest(true);
  std::int64_t most = 0;
  std::vector<std::int64_t> withheld;
  for (const PartCount& part : parts) {
    most = std::max(most, part.count);
    if (!part.shown) withheld.push_back(part.count);
  }
  for (const RecordTotal& total : totals) most = std::max(most, total.count);
  const Sums sums(parts, std::min(most, kMost));
  for (const PartCount& part : parts)
    if (part.shown ? left_over(sums, part.count, withheld, rule) : sums.any.contains(part.count))
      return true;
  for (const RecordTotal& total : totals) {
    if (total.shown ? left_over(sums, total.count, withheld, rule) : sums.any.contains(total.count))
      return true;
    if (total.shown) continue;
    for (const PartCount& part : parts)
      if (part.shown && std::abs(part.count - total.count) <= largest) return true;
  }
  return false;
}

}  // namespace setpoint
