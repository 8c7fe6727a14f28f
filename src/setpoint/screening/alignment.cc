#include "setpoint/screening/alignment.h"

#include <algorithm>
#include <array>
#include <vector>

#include "setpoint/screening/assignment.h"

namespace setpoint {
namespace {

class Aligner {
 public:
  Aligner(const NormalName& a, const NormalName& b, WordMatches& matches, const NameCosts& costs,
          Alignment& made)
      : a_(a), b_(b), matches_(matches), costs_(costs), made_(made) {}

  void run() {
    if (rows() == 0 || columns() == 0) return;
    if (matches_.joined) {
      const WordMatch whole = match_unspaced(a_, b_, costs_);
      if (whole.likeness > 0) {
        add(0, 0, rows(), columns(), 1, whole);
        made_.unspaced = true;
        return;
      }
      glue(a_, b_, false);
      glue(b_, a_, true);
    }
    assign();
    if (a_.kind == NameKind::person) syllables();
    std::sort(made_.pairs.begin(), made_.pairs.begin() + static_cast<std::ptrdiff_t>(made_.count),
              [](const WordPair& x, const WordPair& y) { return x.a < y.a; });
  }

 private:
  [[nodiscard]] std::size_t rows() const { return a_.words.size(); }
  [[nodiscard]] std::size_t columns() const { return b_.words.size(); }
  WordMatch& cell(std::size_t i, std::size_t j) { return matches_.at(i, j); }

  static double weight(const NameWord& a, const NameWord& b) { return (a.weight + b.weight) / 2; }

  void add(std::size_t i, std::size_t j, std::size_t a_words, std::size_t b_words, double weight,
           const WordMatch& match) {
    WordPair& pair = made_.pairs[made_.count++];
    pair = {static_cast<std::uint8_t>(i),
            static_cast<std::uint8_t>(j),
            static_cast<std::uint8_t>(a_words),
            static_cast<std::uint8_t>(b_words),
            weight,
            match};
    std::fill_n(made_.a_matched.begin() + static_cast<std::ptrdiff_t>(i), a_words, true);
    std::fill_n(made_.b_matched.begin() + static_cast<std::ptrdiff_t>(j), b_words, true);
  }

  // Neighbours on one side that are one word on the other, where that word has no equal.
  void glue(const NormalName& parted, const NormalName& whole, bool turned) {
    auto& parted_matched = turned ? made_.b_matched : made_.a_matched;
    auto& whole_matched = turned ? made_.a_matched : made_.b_matched;
    for (std::size_t j = 0; j < whole.words.size(); ++j) {
      if (whole_matched[j] || whole.words[j].text.size() < 4) continue;
      double own = 0;
      for (std::size_t i = 0; i < parted.words.size(); ++i)
        own = std::max(own, (turned ? cell(j, i) : cell(i, j)).likeness);
      for (std::size_t i = 0; i + 1 < parted.words.size(); ++i) {
        if (parted_matched[i] || parted_matched[i + 1]) continue;
        const WordMatch match =
            match_glued(parted.words[i], parted.words[i + 1], whole.words[j], costs_);
        if (match.likeness <= own) continue;
        const double both = std::max(parted.words[i].weight, parted.words[i + 1].weight);
        const double mean = (both + whole.words[j].weight) / 2;
        if (turned)
          add(j, i, 1, 2, mean, match);
        else
          add(i, j, 2, 1, mean, match);
        break;
      }
    }
  }

  void assign() {
    if (rows() * columns() > kNear) {
      far_gains_.resize(rows() * columns());
      gains_ = far_gains_.data();
    }
    std::fill_n(gains_, rows() * columns(), 0.0);
    // Most names decide themselves: a word has one partner, which has no other.
    std::array<std::uint8_t, 2 * kMostWords> only{};
    for (std::size_t i = 0; i < rows(); ++i)
      for (std::size_t j = 0; j < columns(); ++j)
        if (open(i, j)) {
          gains_[i * columns() + j] = gain(i, j);
          ++only[i];
          ++only[rows() + j];
        }
    bool rest = false;
    for (std::size_t i = 0; i < rows(); ++i)
      for (std::size_t j = 0; j < columns(); ++j) {
        if (gains_[i * columns() + j] <= 0) continue;
        if (only[i] == 1 && only[rows() + j] == 1) {
          add(i, j, 1, 1, weight(a_.words[i], b_.words[j]), cell(i, j));
          gains_[i * columns() + j] = 0;
        } else {
          rest = true;
        }
      }
    if (!rest) return;
    const std::vector<std::size_t> column =
        best_assignment({gains_, rows() * columns()}, rows(), columns());
    for (std::size_t i = 0; i < rows(); ++i)
      if (column[i] != kUnassigned)
        add(i, column[i], 1, 1, weight(a_.words[i], b_.words[column[i]]), cell(i, column[i]));
  }

  bool open(std::size_t i, std::size_t j) {
    return !made_.a_matched[i] && !made_.b_matched[j] && cell(i, j).likeness > 0;
  }

  // One word that is the same outweighs two that are somewhat alike: hence the cube. Of two
  // partners alike the one that stands where the word stands.
  double gain(std::size_t i, std::size_t j) {
    const double place_a = static_cast<double>(i) / static_cast<double>(rows());
    const double place_b = static_cast<double>(j) / static_cast<double>(columns());
    const double apart = place_a > place_b ? place_a - place_b : place_b - place_a;
    const double likeness = cell(i, j).likeness;
    return weight(a_.words[i], b_.words[j]) * likeness * likeness * likeness + 1e-6 * (1 - apart);
  }

  // "Yong-chol" and "Yong-chun": where a syllable has no partner, both together may have one.
  void syllables() {
    for (std::size_t i = 0; i + 1 < rows(); ++i)
      for (std::size_t j = 0; j + 1 < columns(); ++j) {
        const bool first = made_.a_matched[i] || made_.b_matched[j];
        const bool second = made_.a_matched[i + 1] || made_.b_matched[j + 1];
        if (first && second) continue;
        if (first && !partners(i, j)) continue;
        if (second && !partners(i + 1, j + 1)) continue;
        const WordMatch match =
            match_syllables(a_.words[i], a_.words[i + 1], b_.words[j], b_.words[j + 1], costs_);
        if (match.likeness <= 0) continue;
        remove(i);
        remove(i + 1);
        add(i, j, 2, 2, weight(a_.words[i], b_.words[j]) + weight(a_.words[i + 1], b_.words[j + 1]),
            match);
      }
  }

  [[nodiscard]] bool partners(std::size_t i, std::size_t j) const {
    return std::any_of(made_.begin(), made_.end(), [&](const WordPair& pair) {
      return pair.a == i && pair.b == j && pair.a_words == 1 && pair.b_words == 1;
    });
  }

  void remove(std::size_t i) {
    for (std::size_t k = 0; k < made_.count; ++k)
      if (made_.pairs[k].a == i) {
        made_.pairs[k] = made_.pairs[--made_.count];
        return;
      }
  }

  const NormalName& a_;
  const NormalName& b_;
  WordMatches& matches_;
  const NameCosts& costs_;
  Alignment& made_;
  // Names of usual length need no memory from the heap.
  static constexpr std::size_t kNear = 100;
  std::array<double, kNear> near_gains_;
  std::vector<double> far_gains_;
  double* gains_ = near_gains_.data();
};

}  // namespace

Alignment align(const NormalName& a, const NormalName& b, WordMatches& matches,
                const NameCosts& costs) {
  Alignment made;
  Aligner(a, b, matches, costs, made).run();
  return made;
}

Alignment align(const NormalName& a, const NormalName& b, const NameCosts& costs) {
  WordMatches matches;
  matches.clear(a.words.size(), b.words.size());
  for (std::size_t i = 0; i < a.words.size(); ++i)
    for (std::size_t j = 0; j < b.words.size(); ++j)
      matches.at(i, j) = match_words(a.words[i], b.words[j], a.kind, costs);
  return align(a, b, matches, costs);
}

}  // namespace setpoint
