#include "setpoint/screening/name_index.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "setpoint/screening/edit_distance.h"
#include "setpoint/screening/fetch.h"
#include "setpoint/screening/spelling.h"
#include "setpoint/screening/word_keys.h"
#include "setpoint/screening/word_match.h"
#include "setpoint/screening/word_outline.h"

namespace setpoint {
namespace {

float against(const NameWord& word) {
  // An initial stands for any word that begins with it: it is never sought.
  return word.role == WordRole::initial ? 0.0F : static_cast<float>(word.against);
}

NameWord read_as_one(const std::string& text) {
  NameWord word;
  word.text = text;
  word.folded = folded_spelling(text);
  return word;
}

NameWord read_as_one(const NameWord& first, const NameWord& second) {
  NameWord word = read_as_one(as_typed(first) + as_typed(second));
  if (!first.wade.empty() && !second.wade.empty()) word.wade = first.wade + second.wade;
  return word;
}

bool joinable(const NameWord& first, const NameWord& second) {
  return first.role != WordRole::number && second.role != WordRole::number && !first.text.empty() &&
         !second.text.empty() && first.text.size() + second.text.size() >= 4;
}

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

float total_against(const NormalName& name) {
  float sum = 0;
  for (const NameWord& word : name.words) sum += against(word);
  return sum;
}

// Empty where match_unspaced() would not read the name so. A name of particles and initials has
// nothing else to be found by.
std::string unspaced(const NormalName& name) {
  std::string text;
  for (const NameWord& word : name.words) text += as_typed(word);
  const bool read = text.size() >= 6 && text.size() <= kLongestWord;
  return read || total_against(name) <= 0 ? text : std::string();
}

float initials(const NormalName& name) {
  return static_cast<float>(
      std::count_if(name.words.begin(), name.words.end(),
                    [](const NameWord& word) { return word.role == WordRole::initial; }));
}

}  // namespace

double most_contradiction(double threshold, const NameCosts& costs) {
  if (threshold > costs.contradiction) return (1 - threshold) / (1 - costs.contradiction);
  return costs.contradiction / threshold;
}

NameIndex::NameIndex(std::vector<NormalName> names, const NameCosts& costs)
    : costs_(costs), names_(std::move(names)) {
  if (!names_.empty()) kind_ = names_.front().kind;
  // Everything that match_words() reads.
  using Key =
      std::tuple<std::string, char32_t, WordRole, NameScript, bool, std::string, std::string, bool>;
  std::map<Key, std::uint32_t> numbers;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> in;  // word, name
  const auto number_of = [&](NameWord word, bool joined, float weight) {
    Key key{word.text, word.character, word.role,    word.script,
            joined,    word.wade,      word.written, word.syllables};
    const auto [at, fresh] =
        numbers.emplace(std::move(key), static_cast<std::uint32_t>(words_.size()));
    if (fresh) words_.push_back({std::move(word), joined, weight, 0, 0});
    words_[at->second].weight = std::max(words_[at->second].weight, weight);
    return at->second;
  };
  for (std::uint32_t n = 0; n < names_.size(); ++n) {
    const NormalName& name = names_[n];
    const float total = total_against(name);
    summary_.push_back(summary(name));
    for (std::size_t k = 0; k < name.words.size(); ++k) {
      const NameWord& word = name.words[k];
      if (against(word) > 0) in.emplace_back(number_of(word, false, against(word)), n);
      if (k + 1 == name.words.size() || !joinable(word, name.words[k + 1])) continue;
      in.emplace_back(number_of(read_as_one(word, name.words[k + 1]), true,
                                against(word) + against(name.words[k + 1])),
                      n);
    }
    if (const std::string text = unspaced(name); !text.empty())
      in.emplace_back(number_of(read_as_one(text), true, total), n);
    for (const std::string& acronym : name.acronyms)
      in.emplace_back(number_of(read_as_one(acronym), true, total), n);
  }
  std::sort(in.begin(), in.end());
  in.erase(std::unique(in.begin(), in.end()), in.end());
  for (const auto& [word, name] : in) {
    if (words_[word].end == 0) words_[word].first = static_cast<std::uint32_t>(names_of_.size());
    names_of_.push_back(name);
    words_[word].end = static_cast<std::uint32_t>(names_of_.size());
  }
  std::vector<std::pair<std::uint64_t, WordRef>> pairs;
  WordKeys keys;
  for (std::uint32_t w = 0; w < words_.size(); ++w) {
    keys.typing.clear();
    keys.other.clear();
    add_joined_keys(words_[w].word, keys.other);
    if (!words_[w].joined) add_word_keys(words_[w].word, false, keys);
    const WordRef word{w, outline(words_[w].word)};
    for (const std::uint64_t key : keys.typing) pairs.emplace_back(key, word);
    for (const std::uint64_t key : keys.other) pairs.emplace_back(key, word);
  }
  keys_ = KeyTable(std::move(pairs));
}

NameIndex::Summary NameIndex::summary(const NormalName& name) {
  Summary made;
  std::size_t carrying = 0;
  for (const NameWord& word : name.words) {
    made.weight += against(word);
    const bool person = name.kind == NameKind::person;
    made.most += person ? 1.0F : static_cast<float>(word.weight);
    // What a personal name says twice is nothing more, and an initial may be any word.
    const bool counts = person ? word.role == WordRole::part && !said_before(name, word)
                               : word.role != WordRole::number;
    if (counts) made.extra += static_cast<float>(word.extra);
    carrying += word.role == WordRole::part ? 1U : 0U;
  }
  made.initials = initials(name);
  made.syllables = has_syllables(name);
  made.single = carrying <= 1;
  made.titled = !name.titles.empty();
  return made;
}

NameIndex::Reach NameIndex::reach(const Summary& asked, const Summary& listed,
                                  const Scratch::Met& met, double threshold) const {
  const double left = double{asked.weight} - double{met.asked} - double{listed.initials};
  const double right = double{listed.weight} - double{met.listed} - double{asked.initials};
  const bool person = kind_ == NameKind::person;
  const bool syllables = person && asked.syllables && listed.syllables;
  const double most = most_contradiction(threshold, costs_) + 1e-3;
  const double against = std::min(left, right);
  if (against > most + (syllables ? 1 : 0)) return Reach::no;
  if (left > 0 || right > 0) {
    // A word weighs no more as an extra one than against another. Of the side that has less left
    // at most `most` is cancelled, and a syllable that its neighbour brings along.
    if (person && asked.single != listed.single && !asked.titled && !listed.titled &&
        costs_.single_word < threshold)
      return Reach::no;
    const double rest = std::max(double{asked.extra} - double{met.asked},
                                 double{listed.extra} - double{met.listed}) -
                        most - (syllables ? 1 : 0);
    const double agree = std::min(asked.most, listed.most);
    const double share = person ? costs_.extra_person : costs_.extra_entity;
    const bool titled =
        person && (asked.titled != listed.titled) && (asked.single || listed.single);
    if (rest > 0 && !titled && agree < threshold * (agree + share * rest)) return Reach::no;
  }
  return against > most ? Reach::by_syllables : Reach::yes;
}

void NameIndex::meet(const Listed& word, std::uint32_t stamp, float weight,
                     Scratch& scratch) const {
  for (std::uint32_t k = word.first; k < word.end; ++k) {
    const std::uint32_t name = names_of_[k];
    Scratch::Met& met = scratch.met[name];
    if (met.last == 0) {
      scratch.touched.push_back(name);
      fetch(&summary_[name], sizeof(Summary));
    }
    if (met.last != stamp) {
      met.last = stamp;
      met.asked += weight;
    }
    met.listed += word.weight;
  }
}

void NameIndex::ask(const NameWord& word, bool joined, std::uint32_t stamp, float weight,
                    Scratch& scratch) const {
  scratch.keys.typing.clear();
  scratch.keys.other.clear();
  scratch.words.clear();
  add_joined_keys(word, scratch.keys.other);
  if (!joined) add_word_keys(word, true, scratch.keys);
  const std::uint32_t mine = outline(word);
  const auto take = [&](std::uint32_t found) {
    if (scratch.seen[found] != 0) return;
    scratch.seen[found] = 1;
    scratch.words.push_back(found);
    // Compared further down, when it has arrived.
    fetch(&words_[found], sizeof(Listed));
  };
  keys_.find(scratch.keys.typing, scratch.lists);
  for (const std::span<const WordRef> list : scratch.lists)
    for (const WordRef& found : list)
      if (near(mine, found.outline)) take(found.word);
  keys_.find(scratch.keys.other, scratch.lists);
  for (const std::span<const WordRef> list : scratch.lists)
    for (const WordRef& found : list) take(found.word);
  std::size_t kept = 0;
  for (const std::uint32_t found : scratch.words) {
    scratch.seen[found] = 0;
    const Listed& listed = words_[found];
    const bool alike = joined || listed.joined
                           ? listed.word.folded == word.folded || listed.word.wade == word.text ||
                                 word.wade == listed.word.text ||
                                 edit_distance(as_typed(listed.word), as_typed(word), 1) <= 1
                           : match_words(word, listed.word, kind_, costs_).likeness > 0;
    if (!alike) continue;
    scratch.words[kept++] = found;
    fetch(&names_of_[listed.first], 1);
  }
  scratch.words.resize(kept);
  for (const std::uint32_t found : scratch.words) meet(words_[found], stamp, weight, scratch);
}

std::vector<std::uint32_t> NameIndex::candidates(const NormalName& asked, double threshold,
                                                 Scratch& scratch) const {
  scratch.met.resize(names_.size());
  scratch.seen.resize(words_.size());
  std::uint32_t stamp = 0;
  for (std::size_t k = 0; k < asked.words.size(); ++k) {
    const NameWord& word = asked.words[k];
    if (against(word) > 0) ask(word, false, ++stamp, against(word), scratch);
    if (k + 1 < asked.words.size() && joinable(word, asked.words[k + 1]))
      ask(read_as_one(word, asked.words[k + 1]), true, ++stamp,
          against(word) + against(asked.words[k + 1]), scratch);
  }
  const float total = total_against(asked);
  if (const std::string text = unspaced(asked); !text.empty())
    ask(read_as_one(text), true, ++stamp, total, scratch);
  for (const std::string& acronym : asked.acronyms)
    ask(read_as_one(acronym), true, ++stamp, total, scratch);

  const Summary mine = summary(asked);
  std::vector<std::uint32_t> chosen;
  std::vector<std::uint32_t> doubtful;
  for (const std::uint32_t name : scratch.touched) {
    Scratch::Met& met = scratch.met[name];
    const Reach reached = reach(mine, summary_[name], met, threshold);
    met = {};
    if (reached == Reach::yes)
      chosen.push_back(name);
    else if (reached == Reach::by_syllables)
      doubtful.push_back(name);
  }
  scratch.touched.clear();
  for (std::size_t k = 0; k < doubtful.size(); ++k) {
    if (k + 4 < doubtful.size()) fetch(&names_[doubtful[k + 4]], sizeof(NormalName));
    if (k + 2 < doubtful.size()) {
      const std::vector<NameWord>& next = names_[doubtful[k + 2]].words;
      fetch(next.data(), next.size() * sizeof(NameWord));
    }
    if (may_join_syllables(asked, names_[doubtful[k]], costs_)) chosen.push_back(doubtful[k]);
  }
  std::sort(chosen.begin(), chosen.end());
  for (const std::uint32_t name : chosen) fetch(&names_[name], sizeof(NormalName));
  return chosen;
}

std::size_t NameIndex::bytes() const {
  return keys_.bytes() + names_of_.size() * 4 + words_.size() * sizeof(Listed);
}

}  // namespace setpoint
