#include "setpoint/screening/name_bound.h"

#include <algorithm>

namespace setpoint {
namespace {

bool is_short(const NameWord& word) {
  return !word.syllables && word.text.size() >= 2 && word.text.size() <= 5 &&
         word.role == WordRole::part;
}

bool said_before(const NormalName& name, const NameWord& word) {
  for (const NameWord& other : name.words) {
    if (&other == &word) return false;
    if (other.folded == word.folded) return true;
  }
  return false;
}

bool has_syllables(const NormalName& name) {
  for (std::size_t k = 0; k + 1 < name.words.size(); ++k)
    if (is_short(name.words[k]) && is_short(name.words[k + 1])) return true;
  return false;
}

float initials(const NormalName& name) {
  return static_cast<float>(
      std::count_if(name.words.begin(), name.words.end(),
                    [](const NameWord& word) { return word.role == WordRole::initial; }));
}

}  // namespace

float sought_weight(const NameWord& word) {
  // An initial stands for any word that begins with it: it is never sought.
  return word.role == WordRole::initial ? 0.0F : static_cast<float>(word.against);
}

double most_contradiction(double threshold, const NameCosts& costs) {
  if (threshold > costs.contradiction) return (1 - threshold) / (1 - costs.contradiction);
  return costs.contradiction / threshold;
}

NameBound name_bound(const NormalName& name) {
  NameBound made;
  std::size_t carrying = 0;
  for (const NameWord& word : name.words) {
    made.weight += sought_weight(word);
    const bool person = name.kind == NameKind::person;
    made.most += person ? 1.0F : static_cast<float>(word.weight);
    // What a personal name says twice is nothing more, and an initial may be any word.
    const bool counts = person ? word.role == WordRole::part && !said_before(name, word)
                               : word.role != WordRole::number;
    if (counts) made.extra += static_cast<float>(word.extra);
    // An initial makes more of one word (name_score.cc).
    carrying += word.role == WordRole::part || word.role == WordRole::initial ? 1U : 0U;
    made.unsought = made.unsought || (sought_weight(word) <= 0 && word.text.size() >= kLeastJoined);
  }
  made.initials = initials(name);
  made.syllables = has_syllables(name);
  made.single = carrying <= 1;
  made.titled = !name.titles.empty();
  return made;
}

ScoreBound::ScoreBound(NameKind kind, double threshold, const NameCosts& costs)
    : costs_(costs),
      person_(kind == NameKind::person),
      threshold_(threshold),
      // What is added is for the rounding of sums of weights.
      most_(most_contradiction(threshold, costs) + 1e-3) {}

Reach ScoreBound::reach(const NameBound& asked, const NameBound& listed, float asked_met,
                        float listed_met) const {
  const double left = double{asked.weight} - double{asked_met} - double{listed.initials};
  const double right = double{listed.weight} - double{listed_met} - double{asked.initials};
  const bool syllables = person_ && asked.syllables && listed.syllables;
  const double against = std::min(left, right);
  if (against > most_ + (syllables ? 1 : 0)) return Reach::no;
  if (left > 0 || right > 0) {
    // A word weighs no more as an extra one than against another. Of the side that has less left
    // at most `most_` is cancelled, and a syllable that its neighbour brings along.
    if (person_ && asked.single != listed.single && !asked.titled && !listed.titled &&
        costs_.single_word < threshold_)
      return Reach::no;
    const double rest = std::max(double{asked.extra} - double{asked_met},
                                 double{listed.extra} - double{listed_met}) -
                        most_ - (syllables ? 1 : 0);
    const double agree = std::min(asked.most, listed.most);
    const double share = person_ ? costs_.extra_person : costs_.extra_entity;
    const bool titled =
        person_ && (asked.titled != listed.titled) && (asked.single || listed.single);
    if (rest > 0 && !titled && agree < threshold_ * (agree + share * rest)) return Reach::no;
  }
  return against > most_ ? Reach::by_syllables : Reach::yes;
}

bool ScoreBound::contradicted(const NameBound& a, const NameBound& b, std::size_t pairs) const {
  if (a.syllables && b.syllables) return false;
  return double{std::min(a.weight, b.weight)} - static_cast<double>(pairs) > most_;
}

}  // namespace setpoint
