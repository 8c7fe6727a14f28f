#include "setpoint/screening/name_index.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <tuple>

#include "setpoint/screening/edit_distance.h"
#include "setpoint/screening/fetch.h"
#include "setpoint/screening/name_score.h"
#include "setpoint/screening/spelling.h"
#include "setpoint/screening/word_keys.h"

namespace setpoint {
namespace {

// In the place of a word's number: no key finds it.
constexpr std::uint32_t kUnsought = 0xffffffffU;

void fetch_words(const NormalName& name) {
  fetch(name.words.data(), name.words.size() * sizeof(NameWord));
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
         !second.text.empty() && first.text.size() + second.text.size() >= kLeastJoined;
}

float total_weight(const NormalName& name) {
  float sum = 0;
  for (const NameWord& word : name.words) sum += sought_weight(word);
  return sum;
}

// Empty where match_unspaced() would not read the name so. A name of particles and initials has
// nothing else to be found by.
std::string unspaced(const NormalName& name) {
  std::string text;
  for (const NameWord& word : name.words) text += as_typed(word);
  const bool read = text.size() >= 6 && text.size() <= kLongestWord;
  return read || total_weight(name) <= 0 ? text : std::string();
}

}  // namespace

NameIndex::NameIndex(std::vector<NormalName> names, const NameCosts& costs)
    : costs_(costs), names_(std::move(names)) {
  if (!names_.empty()) kind_ = names_.front().kind;
  // Everything that match_words() reads.
  using Key = std::tuple<std::string, char32_t, WordRole, NameScript, bool, std::string,
                         std::string, bool, bool, std::vector<std::size_t>>;
  std::map<Key, std::uint32_t> numbers;
  std::vector<IndexedWord> words;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> in;  // word, name
  const auto add = [&](NameWord word, bool joined, float weight, std::uint32_t name) {
    Key key{word.text, word.character, word.role,      word.script, joined,
            word.wade, word.written,   word.syllables, word.korean, word.surnames};
    const auto [at, fresh] =
        numbers.emplace(std::move(key), static_cast<std::uint32_t>(words.size()));
    if (fresh) {
      words.push_back({std::move(word), joined});
      names_of_word_.emplace_back();
    }
    Names& names_of = names_of_word_[at->second];
    names_of.weight = std::max(names_of.weight, weight);
    in.emplace_back(at->second, name);
    return at->second;
  };
  for (std::uint32_t n = 0; n < names_.size(); ++n) {
    const NormalName& name = names_[n];
    const float total = total_weight(name);
    bounds_.push_back(name_bound(name));
    first_numbers_.push_back(static_cast<std::uint32_t>(numbers_.size()));
    for (std::size_t k = 0; k < name.words.size(); ++k) {
      const NameWord& word = name.words[k];
      numbers_.push_back(sought_weight(word) > 0 ? add(word, false, sought_weight(word), n)
                                                 : kUnsought);
      if (k + 1 == name.words.size() || !joinable(word, name.words[k + 1])) continue;
      add(read_as_one(word, name.words[k + 1]), true,
          sought_weight(word) + sought_weight(name.words[k + 1]), n);
    }
    if (const std::string text = unspaced(name); !text.empty())
      add(read_as_one(text), true, total, n);
    for (const std::string& acronym : name.acronyms) add(read_as_one(acronym), true, total, n);
  }
  std::sort(in.begin(), in.end());
  in.erase(std::unique(in.begin(), in.end()), in.end());
  for (const auto& [word, name] : in) {
    Names& names_of = names_of_word_[word];
    if (names_of.end == 0) names_of.first = static_cast<std::uint32_t>(names_of_.size());
    names_of_.push_back(name);
    names_of.end = static_cast<std::uint32_t>(names_of_.size());
  }
  words_ = WordIndex(std::move(words));
}

void NameIndex::ask(const NameWord& word, bool joined, std::size_t at, float weight,
                    std::uint16_t stamp, Scratch& scratch) const {
  words_.find(word, joined, kind_, costs_, scratch.words);
  const std::vector<WordIndex::Found>& found = scratch.words.found;
  for (const WordIndex::Found& each : found) fetch(&names_of_word_[each.word], sizeof(Names));
  for (const WordIndex::Found& each : found) {
    fetch(&names_of_[names_of_word_[each.word].first], 1);
    if (each.match.likeness <= 0) continue;
    std::uint32_t& first = scratch.first_alike[each.word];
    scratch.alike.push_back({at, each.word, first, each.match});
    first = static_cast<std::uint32_t>(scratch.alike.size());
  }
  for (const WordIndex::Found& each : found) {
    const Names& names = names_of_word_[each.word];
    // Two single words have a match; without, one is neighbours read as one.
    const bool as_one = each.match.likeness <= 0;
    for (std::uint32_t k = names.first; k < names.end; ++k) {
      const std::uint32_t name = names_of_[k];
      Scratch::Met& met = scratch.met[name];
      if (met.last == 0) {
        scratch.touched.push_back(name);
        fetch(&bounds_[name], sizeof(NameBound));
      }
      if (met.last != stamp) {
        met.last = stamp;
        met.asked += weight;
      }
      met.listed += names.weight;
      met.joined = met.joined || as_one;
    }
  }
}

void NameIndex::ask_all(const NormalName& asked, Scratch& scratch) const {
  for (const Scratch::Alike& old : scratch.alike) scratch.first_alike[old.word] = 0;
  scratch.alike.clear();
  scratch.first_alike.resize(words_.words().size());
  scratch.met.resize(names_.size());
  std::uint16_t stamp = 0;
  for (std::size_t k = 0; k < asked.words.size(); ++k) {
    const NameWord& word = asked.words[k];
    if (sought_weight(word) > 0) ask(word, false, k, sought_weight(word), ++stamp, scratch);
    if (k + 1 < asked.words.size() && joinable(word, asked.words[k + 1]))
      ask(read_as_one(word, asked.words[k + 1]), true, k,
          sought_weight(word) + sought_weight(asked.words[k + 1]), ++stamp, scratch);
  }
  const float total = total_weight(asked);
  if (const std::string text = unspaced(asked); !text.empty())
    ask(read_as_one(text), true, 0, total, ++stamp, scratch);
  for (const std::string& acronym : asked.acronyms)
    ask(read_as_one(acronym), true, 0, total, ++stamp, scratch);
}

std::vector<NameIndex::Candidate> NameIndex::candidates(const NormalName& asked,
                                                        const NameBound& mine,
                                                        const ScoreBound& bound,
                                                        Scratch& scratch) const {
  ask_all(asked, scratch);
  std::vector<Candidate> chosen;
  std::vector<Candidate> doubtful;
  for (const std::uint32_t name : scratch.touched) {
    Scratch::Met& met = scratch.met[name];
    const NameBound& listed = bounds_[name];
    const Reach reached = bound.reach(mine, listed, met.asked, met.listed);
    const Candidate candidate{name, met.joined || mine.unsought || listed.unsought};
    met = {};
    if (reached == Reach::yes)
      chosen.push_back(candidate);
    else if (reached == Reach::by_syllables)
      doubtful.push_back(candidate);
  }
  scratch.touched.clear();
  for (std::size_t k = 0; k < doubtful.size(); ++k) {
    if (k + 4 < doubtful.size()) fetch(&names_[doubtful[k + 4].name], sizeof(NormalName));
    if (k + 2 < doubtful.size()) fetch_words(names_[doubtful[k + 2].name]);
    if (may_join_syllables(asked, names_[doubtful[k].name], costs_)) chosen.push_back(doubtful[k]);
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const Candidate& a, const Candidate& b) { return a.name < b.name; });
  for (const Candidate& each : chosen) fetch(&names_[each.name], sizeof(NormalName));
  return chosen;
}

double NameIndex::score(const NormalName& asked, const NameBound& mine, const ScoreBound& bound,
                        const Candidate& candidate, Scratch& scratch) const {
  const NormalName& listed = names_[candidate.name];
  const bool first = begins(asked, listed);
  const NormalName& a = first ? asked : listed;
  const NormalName& b = first ? listed : asked;
  WordMatches& matches = scratch.matches;
  matches.clear(a.words.size(), b.words.size());
  matches.joined = candidate.joined;
  std::array<bool, kMostWords> partnered{};
  std::size_t rows = 0;  // of the query's words, how many match any
  std::size_t columns = 0;
  const std::uint32_t* number = numbers_.data() + first_numbers_[candidate.name];
  for (std::size_t k = 0; k < listed.words.size(); ++k, ++number) {
    bool found = false;
    const auto put = [&](std::size_t at, const WordMatch& match) {
      (first ? matches.at(at, k) : matches.at(k, at)) = match;
      found = true;
      if (!partnered[at]) ++rows;
      partnered[at] = true;
    };
    if (*number != kUnsought)
      for (std::uint32_t at = scratch.first_alike[*number]; at != 0;
           at = scratch.alike[at - 1].next)
        put(scratch.alike[at - 1].asked, scratch.alike[at - 1].match);
    const NameWord& word = listed.words[k];
    for (std::size_t at = 0; at < asked.words.size(); ++at) {
      const NameWord& other = asked.words[at];
      if (*number != kUnsought && sought_weight(other) > 0 && found_by_keys(other, word)) continue;
      const WordMatch match = match_words(other, word, kind_, costs_);
      if (match.likeness > 0) put(at, match);
    }
    columns += found ? 1U : 0U;
  }
  const bool hopeless = !candidate.joined &&
                        bound.contradicted(mine, bounds_[candidate.name], std::min(rows, columns));
  return hopeless ? 0 : name_score(a, b, align(a, b, matches, costs_), costs_).score;
}

std::vector<NameIndex::Scored> NameIndex::find(const NormalName& asked, double threshold,
                                               Scratch& scratch) const {
  const NameBound mine = name_bound(asked);
  const ScoreBound bound(kind_, threshold, costs_);
  const std::vector<Candidate> compared = candidates(asked, mine, bound, scratch);
  std::vector<Scored> found;
  for (std::size_t k = 0; k < compared.size(); ++k) {
    if (k + 1 < compared.size()) fetch_words(names_[compared[k + 1].name]);
    const double scored = score(asked, mine, bound, compared[k], scratch);
    if (scored >= threshold) found.push_back({compared[k].name, scored});
  }
  return found;
}

}  // namespace setpoint
