// Words of names read as one.
#include <algorithm>
#include <string>

#include "setpoint/screening/edit_distance.h"
#include "setpoint/screening/spelling.h"
#include "setpoint/screening/word_match.h"

namespace setpoint {
namespace {

bool in_characters(const NameWord& word) {
  return word.character != 0;
}

}  // namespace

WordMatch match_glued(const NameWord& first, const NameWord& second, const NameWord& whole,
                      const NameCosts& costs) {
  const std::string& left = as_typed(first);
  const std::string& right = as_typed(second);
  const std::string& one = as_typed(whole);
  const std::size_t size = left.size() + right.size();
  if (size < 4 || left.empty() || right.empty() || one.empty() || size + 2 < one.size() ||
      one.size() + 2 < size || first.role == WordRole::number || second.role == WordRole::number)
    return {};
  // Letters at one end settle most of it without a copy.
  const bool begins = left.front() == one.front();
  const bool ends = right.back() == one.back();
  if (!begins && !ends && first.wade.empty() && whole.wade.empty()) return {};
  const std::string text = left + right;
  if (text == one) return {1 - costs.spelling / 4, WordRelation::glued, 0};
  if (folded_spelling(text) == whole.folded) return {1 - costs.spelling, WordRelation::glued, 0};
  if (!whole.wade.empty() && whole.wade == text)
    return {1 - costs.spelling, WordRelation::romanised, 0};
  if (!first.wade.empty() && !second.wade.empty()) {
    if (first.wade + second.wade == whole.text)
      return {1 - costs.spelling, WordRelation::romanised, 0};
    if (!whole.wade.empty()) return {};
  }
  if (size >= 7 && edit_distance(text, one, 1) == 1)
    return {1 - costs.typing / static_cast<double>(size), WordRelation::glued, 1};
  return {};
}

WordMatch match_unspaced(const NormalName& a, const NormalName& b, const NameCosts& costs) {
  const auto length = [](const NormalName& name) {
    std::size_t sum = 0;
    for (const NameWord& word : name.words) sum += as_typed(word).size();
    return sum;
  };
  const std::size_t size = length(a);
  const std::size_t other = length(b);
  if (a.words.size() == b.words.size() || size < 6 || other < 6 || size > kLongestWord ||
      other > kLongestWord || size > other + 1 || other > size + 1)
    return {};
  const auto numeric = [](const NameWord& word) {
    return word.role == WordRole::number || word.text.empty();
  };
  if (std::any_of(a.words.begin(), a.words.end(), numeric) ||
      std::any_of(b.words.begin(), b.words.end(), numeric))
    return {};
  // Letters at one end settle most of it without a copy.
  if (as_typed(a.words.front()).front() != as_typed(b.words.front()).front() &&
      as_typed(a.words.back()).back() != as_typed(b.words.back()).back())
    return {};
  const auto joined = [](const NormalName& name) {
    std::string text;
    for (const NameWord& word : name.words) text += as_typed(word);
    return text;
  };
  const std::string left = joined(a);
  const std::string right = joined(b);
  const bool errs = size >= 8 && edit_distance(left, right, 1) == 1;
  if (left != right && !errs && folded_spelling(left) != folded_spelling(right)) return {};
  return {1 - costs.spelling - (errs ? costs.typing / static_cast<double>(size) : 0),
          WordRelation::glued, static_cast<std::uint8_t>(errs ? 1 : 0)};
}

WordMatch match_syllables(const NameWord& a1, const NameWord& a2, const NameWord& b1,
                          const NameWord& b2, const NameCosts& costs) {
  const auto is_short = [](const NameWord& word) {
    return word.text.size() >= 2 && word.text.size() <= 5 && word.role == WordRole::part &&
           !in_characters(word);
  };
  if (!is_short(a1) || !is_short(a2) || !is_short(b1) || !is_short(b2)) return {};
  // Other syllables of Mandarin are other names; and of two syllables one must agree.
  if (a1.syllables || b1.syllables) return {};
  if (a1.text != b1.text && a2.text != b2.text) return {};
  const std::string a = a1.text + a2.text;
  const std::string b = b1.text + b2.text;
  const std::size_t length = std::max(a.size(), b.size());
  if (length < 6) return {};
  const std::size_t edits = edit_distance(a, b, 2);
  if (edits > 2) return {};
  return {1 - costs.typing * static_cast<double>(edits) / static_cast<double>(length),
          edits == 0 ? WordRelation::glued : WordRelation::typing,
          static_cast<std::uint8_t>(edits)};
}

bool may_join_syllables(const NormalName& a, const NormalName& b, const NameCosts& costs) {
  for (std::size_t i = 0; i + 1 < a.words.size(); ++i)
    for (std::size_t j = 0; j + 1 < b.words.size(); ++j) {
      const bool one = a.words[i].text == b.words[j].text;
      if (!one && a.words[i + 1].text != b.words[j + 1].text) continue;
      if (match_syllables(a.words[i], a.words[i + 1], b.words[j], b.words[j + 1], costs).likeness >
          0)
        return true;
    }
  return false;
}

}  // namespace setpoint
