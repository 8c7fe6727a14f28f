// Short fixed sets of words, sorted by the compiler and searched by halves.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace setpoint {

template <std::size_t N>
constexpr std::array<std::string_view, N> in_order(std::array<std::string_view, N> words) {
  std::sort(words.begin(), words.end());
  return words;
}

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

// A word and the one that it stands for.
struct WordInFull {
  std::string_view from, to;
};

template <std::size_t N>
constexpr std::array<WordInFull, N> by_word(std::array<WordInFull, N> pairs) {
  std::sort(pairs.begin(), pairs.end(),
            [](const WordInFull& a, const WordInFull& b) { return a.from < b.from; });
  return pairs;
}

template <std::size_t N>
std::string_view in_full(const std::array<WordInFull, N>& pairs, std::string_view word) {
  const auto found =
      std::lower_bound(pairs.begin(), pairs.end(), word,
                       [](const WordInFull& row, std::string_view key) { return row.from < key; });
  return found != pairs.end() && found->from == word ? found->to : word;
}

}  // namespace setpoint
