// Names of one kind, found by the words that they share with a name that is asked for.
//
// Every word of a listed name is found by its keys (word_keys.h); the names that hold enough such
// words are candidates. What is "enough" follows from the score: words without a partner on both
// sides contradict each other, and a name that must be contradicted too much to reach the
// threshold is left out without being compared. The bound counts each word for all that it could
// match, so it only errs towards comparing.
//
// Reading changes nothing: threads share an index and have a Scratch each.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "setpoint/screening/key_table.h"
#include "setpoint/screening/normal_name.h"
#include "setpoint/screening/settings.h"
#include "setpoint/screening/word_keys.h"

namespace setpoint {

class NameIndex {
 public:
  NameIndex() = default;
  NameIndex(std::vector<NormalName> names, const NameCosts& costs);

  // What a query writes on.
  struct Scratch {
    struct Met {
      float asked = 0, listed = 0;  // the weight matched on either side
      std::uint32_t last = 0;       // the last word of the query that met the name; 0: none
    };
    std::vector<Met> met;  // by name
    std::vector<std::uint32_t> touched;
    WordKeys keys;
    std::vector<std::span<const WordRef>> lists;
    std::vector<std::uint32_t> words;
    std::vector<std::uint8_t> seen;  // by word: 1 where `words` has it
  };

  // The names (ascending) that may score at least `threshold` against `asked`, which is of the
  // index's kind.
  [[nodiscard]] std::vector<std::uint32_t> candidates(const NormalName& asked, double threshold,
                                                      Scratch& scratch) const;
  [[nodiscard]] const std::vector<NormalName>& names() const { return names_; }
  [[nodiscard]] std::size_t words() const { return words_.size(); }
  // Of tables and lists, without the names.
  [[nodiscard]] std::size_t bytes() const;

 private:
  // Of a name, what the bound needs.
  struct Summary {
    float weight = 0;        // of the words that count against
    float extra = 0;         // of all words where the other name has nothing in their place
    float most = 0;          // of all words where they agree; of persons a word each
    bool single = false;     // carried by one word
    bool titled = false;     // a title was set aside
    float initials = 0;      // each of which may stand for any word
    bool syllables = false;  // has neighbours that match_syllables() may join
  };
  [[nodiscard]] static Summary summary(const NormalName& name);
  enum class Reach : std::uint8_t { no, by_syllables, yes };
  [[nodiscard]] Reach reach(const Summary& asked, const Summary& listed, const Scratch::Met& met,
                            double threshold) const;
  // A word of listed names, or neighbours of them read as one.
  struct Listed {
    NameWord word;
    bool joined = false;
    float weight = 0;
    std::uint32_t first = 0, end = 0;  // where its names stand in names_of_
  };
  void meet(const Listed& word, std::uint32_t stamp, float weight, Scratch& scratch) const;
  void ask(const NameWord& word, bool joined, std::uint32_t stamp, float weight,
           Scratch& scratch) const;

  NameCosts costs_;
  NameKind kind_ = NameKind::entity;
  std::vector<NormalName> names_;
  std::vector<Summary> summary_;
  std::vector<Listed> words_;
  std::vector<std::uint32_t> names_of_;
  KeyTable keys_;
};

// The weight that may contradict at most where a score of `threshold` is to be reached.
[[nodiscard]] double most_contradiction(double threshold, const NameCosts& costs);

}  // namespace setpoint
