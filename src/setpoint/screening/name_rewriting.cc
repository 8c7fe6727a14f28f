#include "setpoint/screening/name_rewriting.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "setpoint/screening/chinese_names.h"
#include "setpoint/screening/given_names.h"
#include "setpoint/screening/legal_forms.h"
#include "setpoint/screening/word_lists.h"

namespace setpoint {
namespace {

// "Bakr" of "Abu Bakr", which is one given name.
bool is_bakr(std::string_view text) {
  return text == "bakr" || text == "bakar" || text == "baker" || text == "bakir" ||
         text == "bacar" || text == "bekr" || text == "bekir" || text == "bkr";
}

bool is_abu(std::string_view text) {
  return text == "abu" || text == "abou" || text == "abo" || text == "aboo" || text == "ebu";
}

// "Allah" behind what it makes a name of: "Nasr Allah".
bool is_allah(std::string_view text) {
  return text == "allah" || text == "ullah" || text == "ollah" || text == "alla" ||
         text == "ulla" || text == "allh";
}

bool begins_abd(std::string_view text) {
  return text == "abd" || text == "abdul" || text == "abdel" || text == "abdal" ||
         text == "abdol" || text == "abdoul" || text == "abdur" || text == "abder" ||
         text == "abdus" || text == "abdu" || text == "abdi";
}

}  // namespace

void join_initials(std::vector<TypedWord>& words) {
  std::vector<TypedWord> made;
  bool open = false;  // the last word made is letters with points
  for (TypedWord& word : words) {
    const bool letter = word.text.size() == 1 && word.script == NameScript::letters;
    if (letter && open) {
      made.back().text += word.text;
      made.back().comma_after = word.comma_after;
      made.back().slash_after = true;  // letters set apart: "d/b/a", "t.a."
      open = word.point_after || word.slash_after;
      continue;
    }
    // "o.O.O." and "G.m.b.H." too: the second of a run may be longer ("mb" of "G.mb.H.").
    open = letter && (word.point_after || word.slash_after);
    made.push_back(std::move(word));
  }
  words = std::move(made);
}

void part_glued_forms(std::vector<TypedWord>& words) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::size_t cut = words[at].capital_at;
    if (cut < 2 || cut >= words[at].text.size() ||
        !glued_form(std::string_view(words[at].text).substr(cut)))
      continue;
    TypedWord form = words[at];
    form.text.erase(0, cut);
    form.capital_at = 0;
    words[at].text.erase(cut);
    words[at].capital_at = 0;
    words[at].hyphen_after = words[at].comma_after = words[at].point_after = false;
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(at) + 1, std::move(form));
    ++at;
  }
}

void part_capitals(std::vector<TypedWord>& words) {
  constexpr std::size_t kLeast = 3;
  if (words.size() != 1) return;
  const std::size_t cut = words[0].capital_at;
  if (cut < kLeast || words[0].text.size() < cut + kLeast || words[0].capitals != 2) return;
  TypedWord rest = words[0];
  rest.text.erase(0, cut);
  words[0].text.erase(cut);
  rest.capital_at = words[0].capital_at = 0;
  words.push_back(std::move(rest));
}

bool rotate_surname(std::vector<TypedWord>& words) {
  const auto comma = std::find_if(words.begin(), words.end(),
                                  [](const TypedWord& word) { return word.comma_after; });
  if (comma == words.end() || comma + 1 == words.end()) return false;
  if (std::all_of(comma + 1, words.end(),
                  [](const TypedWord& word) { return is_title(word.text); }))
    return false;
  const auto next =
      std::find_if(comma + 1, words.end(), [](const TypedWord& word) { return word.comma_after; });
  comma->comma_after = false;
  for (auto word = words.begin(); word != comma + 1; ++word) word->surname = true;
  std::rotate(words.begin(), comma + 1, next == words.end() ? next : next + 1);
  return true;
}

void part_run_initials(std::vector<TypedWord>& words) {
  const bool small = std::any_of(words.begin(), words.end(), [](const TypedWord& word) {
    return word.capitals < word.text.size() && word.text.size() > 2;
  });
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::string text = words[at].text;
    const bool vowel = text.find_first_of("aeiouy") != std::string::npos;
    const bool capitals = words[at].capitals == text.size() && small;
    if (text.size() != 2 || words[at].character != 0 || (vowel && !capitals) ||
        words[at].capitals == 0 || words[at].point_after || words[at].hyphen_after ||
        (at > 0 && words[at - 1].hyphen_after) || words.size() < 2)
      continue;
    // Dr, Ng, Li, Al are words.
    if (is_title(text) || is_degree(text) || is_title_and_name(text) || is_particle(text) ||
        generation_suffix(text) > 0 || is_chinese_surname(text) ||
        is_korean_or_vietnamese_surname(text) || !surname_forms(text).empty() ||
        !given_names(text).empty() || personal_word_in_full(text, false) != text || text == "st")
      continue;
    const TypedWord first{.text = text.substr(0, 1), .point_after = true};
    words[at].text.erase(0, 1);
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(at), first);
    ++at;
  }
}

void join_servant_names(std::vector<TypedWord>& words) {
  std::vector<TypedWord> made;
  for (std::size_t at = 0; at < words.size(); ++at) {
    TypedWord word = words[at];
    if (begins_abd(word.text) && !word.comma_after) {
      std::size_t next = at + 1;
      if (next + 1 < words.size() && !words[next].comma_after && words[next].text.size() == 2 &&
          is_particle(words[next].text))
        ++next;
      const bool follows = next < words.size() && words[next].text.size() > 2 &&
                           !is_particle(words[next].text) && !begins_abd(words[next].text);
      if (follows) {
        word.text = is_allah(words[next].text) ? "abdullah" : "abdul" + words[next].text;
        word.hyphen_after = words[next].hyphen_after;
        word.comma_after = words[next].comma_after;
        at = next;
      }
    }
    made.push_back(std::move(word));
  }
  words = std::move(made);
}

void join_faith_names(std::vector<TypedWord>& words) {
  static constexpr std::array<std::string_view, 10> kFaith = {
      "din", "deen", "dine", "uddin", "eddin", "eddine", "addin", "aldin", "eldin", "udeen"};
  for (std::size_t at = 1; at < words.size(); ++at) {
    if (std::find(kFaith.begin(), kFaith.end(), words[at].text) == kFaith.end()) continue;
    std::size_t first = at - 1;
    if (first > 0 && words[first].text.size() <= 2 && is_particle(words[first].text)) --first;
    if (words[first].text.size() < 2 || words[first].comma_after || words[at - 1].comma_after)
      continue;
    words[first].text += "uddin";
    words[first].hyphen_after = words[at].hyphen_after;
    words[first].comma_after = words[at].comma_after;
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                words.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    at = first;
  }
}

void part_articles(std::vector<TypedWord>& words) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at].script != NameScript::arabic || words[at].text.size() < 5 ||
        !words[at].text.starts_with("al"))
      continue;
    TypedWord rest = words[at];
    rest.text.erase(0, 2);
    rest.capital_at = words[at].capital_at = 0;
    words[at].text = "al";
    words[at].hyphen_after = true;
    words[at].comma_after = false;
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(at) + 1, std::move(rest));
    ++at;
  }
}

void join_allah_and_bakr(std::vector<TypedWord>& words) {
  constexpr std::size_t kLeast = 3;
  for (std::size_t at = 1; at < words.size(); ++at) {
    TypedWord& first = words[at - 1];
    if (first.comma_after || first.script != words[at].script) continue;
    const bool kunya = is_abu(first.text) && is_bakr(words[at].text);
    const bool of_god = is_allah(words[at].text) && first.text.size() >= kLeast &&
                        !is_particle(first.text) && !is_abu(first.text);
    if (!kunya && !of_god) continue;
    first.text = kunya ? "abubakr" : first.text + "allah";
    first.hyphen_after = words[at].hyphen_after;
    first.comma_after = words[at].comma_after;
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));
    --at;
  }
}

std::string one_bakr_spelling(std::string text) {
  constexpr std::size_t kBakr = 4;
  if (!text.ends_with('r') || (text[0] != 'a' && text[0] != 'e')) return text;
  for (const std::size_t tail : {kBakr, kBakr + 1})
    if (text.size() > tail + 2 && is_abu(std::string_view(text).substr(0, text.size() - tail)) &&
        is_bakr(std::string_view(text).substr(text.size() - tail)))
      return "abubakr";
  return text;
}

std::string one_servant_spelling(std::string text) {
  if (text.size() < 7 || !text.starts_with("abd") || text.starts_with("abdul")) return text;
  std::size_t at = 3;
  while (at < text.size() && (text[at] == 'a' || text[at] == 'e' || text[at] == 'i' ||
                              text[at] == 'o' || text[at] == 'u'))
    ++at;
  if (at == 3 || at + 3 > text.size()) return text;
  if (text[at] == 'l') return "abdul" + text.substr(at + 1);
  if (text[at] == text[at + 1]) return "abdul" + text.substr(at + 1);
  // "Abdirahman", "Abdurahman": the l has become the letter after it, and that is written once.
  constexpr std::string_view kSun = "drstzn";
  if (kSun.find(text[at]) != std::string_view::npos) return "abdul" + text.substr(at);
  return text;
}

void part_street(std::vector<TypedWord>& words) {
  static constexpr std::array<std::string_view, 4> kStreets = {"strasse", "straat", "gasse", "str"};
  for (std::size_t at = 0; at < words.size(); ++at)
    for (const std::string_view street : kStreets) {
      std::string& text = words[at].text;
      if (text.size() < street.size() + 3 || !text.ends_with(street)) continue;
      text.erase(text.size() - street.size());
      words.insert(words.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                   TypedWord{.text = "street"});
      ++at;
      break;
    }
}

}  // namespace setpoint
