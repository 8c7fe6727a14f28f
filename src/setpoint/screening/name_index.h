// Names of one kind, found by the words that they share with a name that is asked for, and scored.
//
// Every word of a listed name is found by its keys (word_index.h); the names that hold enough such
// words are compared. What is "enough" follows from the score: words without a partner on both
// sides contradict each other, and a name that must be contradicted too much to reach the
// threshold is left out without being compared. The bound counts each word for all that it could
// match, so it only errs towards comparing. Words are not compared again: those that no key brought
// together do not match, but for the few that found_by_keys() tells.
//
// Reading changes nothing: threads share an index and have a Scratch each.
#pragma once

#include <cstdint>
#include <vector>

#include "setpoint/screening/alignment.h"
#include "setpoint/screening/name_bound.h"
#include "setpoint/screening/normal_name.h"
#include "setpoint/screening/settings.h"
#include "setpoint/screening/word_index.h"

namespace setpoint {

class NameIndex {
 public:
  NameIndex() = default;
  NameIndex(std::vector<NormalName> names, const NameCosts& costs);

  // What a query writes on.
  struct Scratch {
    struct Met {
      float asked = 0, listed = 0;  // the weight matched on either side
      std::uint16_t last = 0;       // the last word of the query that met the name; 0: none
      bool joined = false;          // neighbours read as one met it
    };
    // A word of the query and a word of the index that match.
    struct Alike {
      std::size_t asked = 0;   // its position in the name
      std::uint32_t word = 0;  // of the index
      std::uint32_t next = 0;  // 1 + the position of another with the same word; 0: none
      WordMatch match;
    };
    std::vector<Met> met;  // by name
    std::vector<std::uint32_t> touched;
    std::vector<Alike> alike;
    std::vector<std::uint32_t> first_alike;  // by word of the index: as Alike::next
    WordIndex::Scratch words;
    WordMatches matches;
  };

  struct Scored {
    std::uint32_t name = 0;
    double score = 0;  // name_score() to the last bit
  };
  // The names (ascending) that score at least `threshold` against `asked`, which is of the index's
  // kind.
  [[nodiscard]] std::vector<Scored> find(const NormalName& asked, double threshold,
                                         Scratch& scratch) const;
  [[nodiscard]] const std::vector<NormalName>& names() const { return names_; }

 private:
  // The names of a word of the index.
  struct Names {
    float weight = 0;                  // of the word
    std::uint32_t first = 0, end = 0;  // where they stand in names_of_
  };
  // A name that may score enough.
  struct Candidate {
    std::uint32_t name = 0;
    bool joined = false;  // neighbours read as one may match
  };
  void ask(const NameWord& word, bool joined, std::size_t at, float weight, std::uint16_t stamp,
           Scratch& scratch) const;
  void ask_all(const NormalName& asked, Scratch& scratch) const;
  [[nodiscard]] std::vector<Candidate> candidates(const NormalName& asked, const NameBound& mine,
                                                  const ScoreBound& bound, Scratch& scratch) const;
  // The score, or 0 where the bound says enough.
  [[nodiscard]] double score(const NormalName& asked, const NameBound& mine,
                             const ScoreBound& bound, const Candidate& candidate,
                             Scratch& scratch) const;

  NameCosts costs_;
  NameKind kind_ = NameKind::entity;
  std::vector<NormalName> names_;
  std::vector<NameBound> bounds_;
  std::vector<std::uint32_t> numbers_;        // of the words of all names, in the index
  std::vector<std::uint32_t> first_numbers_;  // of each name, where its words stand in numbers_
  WordIndex words_;
  std::vector<Names> names_of_word_;
  std::vector<std::uint32_t> names_of_;
};

}  // namespace setpoint
