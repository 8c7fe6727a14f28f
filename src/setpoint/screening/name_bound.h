// What two names may score at most, as far as it follows from how many of their words have a
// partner: the bound errs towards comparing.
#pragma once

#include <cstddef>
#include <cstdint>

#include "setpoint/screening/normal_name.h"
#include "setpoint/screening/settings.h"

namespace setpoint {

// Letters: the fewest of a word that neighbours may match as one.
inline constexpr std::size_t kLeastJoined = 4;

// What a word weighs against another; nothing where keys do not find it (word_index.h).
[[nodiscard]] float sought_weight(const NameWord& word);

// Of a name, what the bound needs.
struct NameBound {
  float weight = 0;        // of the words that count against
  float extra = 0;         // of all words where the other name has nothing in their place
  float most = 0;          // of all words where they agree; of persons a word each
  bool single = false;     // carried by one word
  bool titled = false;     // a title was set aside
  float initials = 0;      // each of which may stand for any word
  bool syllables = false;  // has neighbours that match_syllables() may join
  bool unsought = false;   // has a word that neighbours may match and no key finds
};
[[nodiscard]] NameBound name_bound(const NormalName& name);

// Whether names may score a threshold; by_syllables: only if match_syllables() joins neighbours.
enum class Reach : std::uint8_t { no, by_syllables, yes };

// Of names of one kind and one threshold.
class ScoreBound {
 public:
  ScoreBound(NameKind kind, double threshold, const NameCosts& costs);
  // Where words of these weights were met, each for all that it could match.
  [[nodiscard]] Reach reach(const NameBound& asked, const NameBound& listed, float asked_met,
                            float listed_met) const;
  // Whether too much is contradicted where so many pairs of words match at most, and no neighbours
  // as one. A pair takes a weight of 1 at most from either side.
  [[nodiscard]] bool contradicted(const NameBound& a, const NameBound& b, std::size_t pairs) const;

 private:
  NameCosts costs_;
  bool person_ = false;
  double threshold_ = 0;
  double most_ = 0;  // that may contradict
};

// The weight that may contradict at most where a score of `threshold` is to be reached.
[[nodiscard]] double most_contradiction(double threshold, const NameCosts& costs);

}  // namespace setpoint
