#include "setpoint/screening/acronyms.h"

#include <algorithm>

namespace setpoint {
namespace {

constexpr std::size_t kShortest = 3;
constexpr std::size_t kLongest = 12;

struct Initials {
  std::string bare, with_small;
};

Initials initials(std::span<const NameWord> words) {
  Initials made;
  for (const NameWord& word : words) {
    if (word.role == WordRole::number || word.text.empty()) continue;
    made.with_small += as_typed(word).front();
    if (word.role != WordRole::particle) made.bare += as_typed(word).front();
  }
  return made;
}

}  // namespace

std::vector<std::string> acronyms_of(const std::vector<NameWord>& words,
                                     std::span<const std::string_view> form) {
  std::vector<std::string> acronyms;
  const Initials made = initials(words);
  if (made.bare.size() < 2) return acronyms;
  std::string behind;
  for (const std::string_view word : form) behind += word.size() <= 2 ? word : word.substr(0, 1);
  for (const std::string& letters :
       {made.bare, made.with_small, made.bare + behind, made.with_small + behind})
    if (letters.size() >= kShortest && letters.size() <= kLongest &&
        std::find(acronyms.begin(), acronyms.end(), letters) == acronyms.end())
      acronyms.push_back(letters);
  return acronyms;
}

void leave_own_acronym_out(NormalName& name) {
  if (name.words.size() <= kShortest) return;
  const std::string last = name.words.back().text;
  const Initials made = initials(std::span(name.words).first(name.words.size() - 1));
  if (last.size() < kShortest || (last != made.bare && last != made.with_small)) return;
  name.titles.push_back(last);
  name.words.pop_back();
}

}  // namespace setpoint
