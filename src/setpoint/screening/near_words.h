// The words of a list that one typing error makes of another word.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "setpoint/screening/edit_distance.h"
#include "setpoint/screening/normal_name.h"

namespace setpoint {

class NearWords {
 public:
  // Letters: one error makes too many other words of a shorter one.
  static constexpr std::size_t kLeast = 5;

  // Of lower-case letters, which must outlive it. Shorter ones are left out.
  explicit NearWords(std::vector<std::string_view> words) {
    std::sort(words.begin(), words.end(), [](std::string_view a, std::string_view b) {
      return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    words.erase(std::unique(words.begin(), words.end()), words.end());
    for (const std::string_view word : words) {
      if (word.size() < kLeast) continue;
      by_first_[place(word.front())].push_back({letters_of(word), word});
      by_last_[place(word.back())].push_back({letters_of(word), word});
    }
  }

  // Calls take(word) for each that is one insertion, deletion, substitution or exchange of
  // neighbours away, in an order that depends on the words alone.
  template <class Take>
  void each(std::string_view word, Take take) const {
    if (word.size() + 1 < kLeast) return;
    const std::uint32_t letters = letters_of(word);
    const auto visit = [&](const std::vector<Entry>& entries, bool first_differs) {
      auto entry = std::lower_bound(
          entries.begin(), entries.end(), word.size() - 1,
          [](const Entry& each, std::size_t size) { return each.word.size() < size; });
      for (; entry != entries.end() && entry->word.size() <= word.size() + 1; ++entry)
        // One error changes two letters at most.
        if (at_most_two(entry->letters ^ letters) &&
            !(first_differs && entry->word.front() == word.front()) &&
            edit_distance(entry->word, word, 1) == 1)
          take(entry->word);
    };
    // It leaves the first letter or the last.
    visit(by_first_[place(word.front())], false);
    visit(by_last_[place(word.back())], true);
  }

  // The first of them; empty without one.
  [[nodiscard]] std::string_view first(std::string_view word) const {
    std::string_view found;
    each(word, [&](std::string_view near) {
      if (found.empty()) found = near;
    });
    return found;
  }

 private:
  struct Entry {
    std::uint32_t letters = 0;  // a bit each
    std::string_view word;
  };
  // Whether that many bits are set: each step clears the lowest.
  static bool at_most_two(std::uint32_t bits) {
    bits &= bits - 1U;
    return (bits & (bits - 1U)) == 0;
  }
  static constexpr std::size_t kLetters = 26;
  // What is no letter has the last place.
  static std::size_t place(char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<std::size_t>(letter - 'a') : kLetters;
  }
  std::array<std::vector<Entry>, kLetters + 1> by_first_, by_last_;  // shorter words first
};

}  // namespace setpoint
