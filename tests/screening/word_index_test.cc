// The index of words finds what a comparison with every word finds.
#include "setpoint/screening/word_index.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "screening/names.h"

namespace setpoint::test {
namespace {

// Deterministic choices of a test; any generator would do.
class Choices {
 public:
  std::size_t below(std::size_t n) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33U) % n;
  }

 private:
  std::uint64_t state_ = 11;
};

// Few letters and syllables, so that many words are near each other; half are others retyped.
std::vector<std::string> invented(std::size_t count, Choices& choices) {
  constexpr const char* kSyllables[] = {"al", "ha", "san", "mo", "kha", "li", "ou", "sh",
                                        "ab", "ra", "in",  "ee", "chi", "zh", "v",  "ov"};
  std::vector<std::string> words = {"abdulhasan", "abdullah", "abdulrahman", "hasan", "rahman"};
  while (words.size() < count) {
    std::string word;
    if (choices.below(2) == 0) {
      for (std::size_t k = 1 + choices.below(4); k > 0; --k) word += kSyllables[choices.below(16)];
    } else {
      word = words[choices.below(words.size())];
      for (std::size_t edits = 1 + choices.below(2); edits > 0 && word.size() > 2; --edits) {
        const std::size_t at = 1 + choices.below(word.size() - 1);
        const std::size_t how = choices.below(4);
        if (how == 0) word.erase(at, 1);
        if (how == 1) word.insert(at, 1, static_cast<char>('a' + choices.below(26)));
        if (how == 2) word[at] = static_cast<char>('a' + choices.below(26));
        if (how == 3) std::swap(word[at], word[at - 1]);
      }
    }
    words.push_back(std::move(word));
  }
  return words;
}

// A word that is found has the match of match_words(); one that is not has none, but for the few
// that found_by_keys() tells.
void compare(NameKind kind) {
  Choices choices;
  std::vector<IndexedWord> words;
  for (const std::string& text : invented(900, choices))
    for (const NameWord& word : normal("Example " + text + " Zorro", kind).words)
      if (word.role == WordRole::part) words.push_back({word, false});
  const WordIndex index(words);
  WordIndex::Scratch scratch;
  std::size_t matches = 0;
  std::size_t excused = 0;
  for (std::size_t a = 0; a < words.size(); a += 3) {
    const NameWord& asked = words[a].word;
    index.find(asked, false, kind, NameCosts{}, scratch);
    std::vector<double> found(words.size(), 0.0);
    for (const WordIndex::Found& each : scratch.found) found[each.word] = each.match.likeness;
    for (std::size_t b = 0; b < words.size(); ++b) {
      const double likeness = match_words(asked, words[b].word, kind, NameCosts{}).likeness;
      if (likeness > 0) ++matches;
      if (found[b] == likeness) continue;
      EXPECT_EQ(found[b], 0) << asked.text << " / " << words[b].word.text;
      EXPECT_FALSE(found_by_keys(asked, words[b].word))
          << asked.text << " / " << words[b].word.text;
      ++excused;
    }
  }
  EXPECT_GT(matches, 5000U);
  EXPECT_LT(excused * 20, matches);
}

TEST(WordIndex, FindsWhatAComparisonWithEveryWordFinds) {
  compare(NameKind::person);
  compare(NameKind::entity);
}

}  // namespace
}  // namespace setpoint::test
