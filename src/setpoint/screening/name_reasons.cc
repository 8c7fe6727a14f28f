#include "setpoint/screening/name_reasons.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace setpoint {
namespace {

std::string in_quotes(std::string_view text) {
  return "'" + std::string(text) + "'";
}

std::string words_of(const NormalName& name, std::size_t first, std::size_t count) {
  std::string text = "'";
  for (std::size_t k = first; k < first + count; ++k) {
    if (text.size() > 1) text += ' ';
    text += as_typed(name.words[k]);
  }
  return text += '\'';
}

std::string pair_reason(const NormalName& a, const NormalName& b, const WordPair& pair) {
  if (pair.match.relation == WordRelation::identical) return {};
  const std::string both =
      words_of(a, pair.a, pair.a_words) + " and " + words_of(b, pair.b, pair.b_words);
  switch (pair.match.relation) {
    case WordRelation::spelling:
      return both + " are spellings of one sound";
    case WordRelation::form:
      return both + " are forms of one word";
    case WordRelation::romanised:
      return both + " are romanisations of one Chinese word";
    case WordRelation::surname:
      return both + " are forms of one Chinese surname";
    case WordRelation::given_form:
      return both + " are forms of one given name";
    case WordRelation::initial:
      return both + ": an initial and a name that begins with it";
    case WordRelation::vowels:
      return both + " have the same consonants";
    case WordRelation::typing:
      return both + " are " +
             (pair.match.edits == 1 ? "one letter apart"
                                    : std::to_string(pair.match.edits) + " letters apart");
    case WordRelation::misread: {
      const NameWord& slip = a.words[pair.a].mistyped == 0 ? b.words[pair.b] : a.words[pair.a];
      return both + ": " + in_quotes(as_typed(slip)) + " is read as " +
             in_quotes(text_of(slip.mistyped)) + ", a form of the other";
    }
    case WordRelation::scrambled:
      return both + " have the same letters in another order";
    case WordRelation::glued:
      return both + " are the same but for spaces" +
             (pair.match.edits > 0 ? " and one letter" : "");
    case WordRelation::servant:
      return both + ": 'Abdul' is left out";
    case WordRelation::identical:
    case WordRelation::none:
      break;
  }
  return {};
}

std::string listing(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t k = 0; k < words.size(); ++k) {
    if (k > 0) text += k + 1 == words.size() ? " and " : ", ";
    text += words[k];
  }
  return text;
}

std::vector<std::string> unmatched(const NormalName& name,
                                   const std::array<bool, kMostWords>& matched, bool numbers) {
  std::vector<std::string> words;
  for (std::size_t k = 0; k < name.words.size(); ++k)
    if (!matched[k] && (name.words[k].role == WordRole::number) == numbers &&
        name.words[k].role != WordRole::particle)
      words.push_back(words_of(name, k, 1));
  return words;
}

void add_unmatched(const NormalName& typed, const NormalName& listed, const Alignment& alignment,
                   std::vector<std::string>& reasons) {
  const auto left = unmatched(typed, alignment.a_matched, false);
  const auto right = unmatched(listed, alignment.b_matched, false);
  if (!left.empty() && !right.empty())
    reasons.push_back(listing(left) + " stands against " + listing(right));
  else if (!left.empty())
    reasons.push_back("the list does not have " + listing(left));
  else if (!right.empty())
    reasons.push_back("only the list has " + listing(right));
  const auto mine = unmatched(typed, alignment.a_matched, true);
  const auto theirs = unmatched(listed, alignment.b_matched, true);
  if (!mine.empty() && !theirs.empty())
    reasons.push_back("the numbers differ: " + listing(mine) + ", listed " + listing(theirs));
  else if (!mine.empty())
    reasons.push_back("the list does not have the number " + listing(mine));
  else if (!theirs.empty())
    reasons.push_back("only the list has the number " + listing(theirs));
}

void add_agreement(const NormalName& a, const NormalName& b, const Alignment& alignment,
                   std::vector<std::string>& reasons) {
  std::vector<std::string> same;
  for (const WordPair& pair : alignment)
    if (pair.match.relation == WordRelation::identical &&
        a.words[pair.a].role != WordRole::particle)
      same.push_back(words_of(a, pair.a, 1));
  if (!same.empty()) reasons.push_back(listing(same) + (same.size() == 1 ? " agrees" : " agree"));
  for (const WordPair& pair : alignment) {
    if (a.words[pair.a].role == WordRole::particle && pair.a_words == 1) continue;
    std::string reason = pair_reason(a, b, pair);
    if (!reason.empty()) reasons.push_back(std::move(reason));
  }
}

void add_forms(const NormalName& a, const NormalName& b, NameScore::Form form,
               std::vector<std::string>& reasons) {
  if (form == NameScore::Form::other || form == NameScore::Form::kindred)
    reasons.push_back("another legal form: " + std::string(name(a.forms.front().kind)) +
                      ", listed as " + std::string(name(b.forms.front().kind)) +
                      (form == NameScore::Form::kindred ? " of another country or name" : ""));
  if (form == NameScore::Form::missing)
    reasons.push_back(a.forms.empty() ? "a legal form only on the list"
                                      : "no legal form on the list");
}

void add_mistyped(const NormalName& name, std::string_view whose,
                  std::vector<std::string>& reasons) {
  for (const MistypedWord& word : name.mistyped_forms)
    reasons.push_back(std::string(whose) + in_quotes(word.typed) + " is read as " +
                      in_quotes(word.read));
}

std::string titles_reason(const NormalName& typed, const NormalName& listed) {
  const bool person = typed.kind == NameKind::person;
  const auto all = [](const NormalName& name) {
    std::vector<std::string> words;
    for (const std::string& title : name.titles) words.push_back(in_quotes(title));
    return listing(words);
  };
  const std::string what = person ? "title" : "addition";
  if (typed.titles.empty()) return "only the list has the " + what + " " + all(listed);
  if (listed.titles.empty()) return "the list does not have the " + what + " " + all(typed);
  return "other " + what + "s: " + all(typed) + ", listed " + all(listed);
}

bool same_but_for_signs(const NormalName& a, const NormalName& b) {
  return a.plain == b.plain ||
         (a.titles == b.titles && a.suffix == b.suffix && a.forms.size() == b.forms.size() &&
          a.words.size() == b.words.size() && !a.foreign && !b.foreign);
}

}  // namespace

ExplainedScore explained_score(const NormalName& typed, const NormalName& listed,
                               const NameCosts& costs) {
  if (typed.typed == listed.typed)
    return {name_score(typed, listed, Alignment{}, costs),
            {"the names are the same, letter for letter"}};
  const Alignment alignment = align(typed, listed, costs);
  const NameScore score = name_score(typed, listed, alignment, costs);
  std::vector<std::string> reasons;
  if (score.acronym) {
    reasons.push_back("one name is the initial letters of the other");
    return {score, std::move(reasons)};
  }
  if (score.whole() && !score.order_differs)
    reasons.push_back(same_but_for_signs(typed, listed)
                          ? "every word agrees; only case, signs or marks differ"
                          : "every word of the name agrees");
  else
    add_agreement(typed, listed, alignment, reasons);
  add_unmatched(typed, listed, alignment, reasons);
  if (score.order_differs)
    reasons.push_back(score.surname_in_front ? "the surname stands in front, without a comma"
                                             : "the words stand in another order");
  if (score.parents_exchanged) reasons.push_back("father and son change places");
  if (score.generations_differ)
    reasons.push_back("another generation of one name: Jr. against Sr. or the like");
  else if (typed.suffix != listed.suffix)
    reasons.push_back("Jr., Sr. or the like in one name only");
  if (score.slip_in_short_word)
    reasons.push_back("the error of typing is in a word that may well be another one");
  if (score.title_surname)
    reasons.push_back("a title and a surname, which many bear");
  else if (score.initial_and_word)
    reasons.push_back("an initial and one word of a longer name: many bear them");
  else if (score.single_word)
    reasons.push_back("one word of a longer name: many bear it");
  add_mistyped(typed, "", reasons);
  add_mistyped(listed, "listed ", reasons);
  add_forms(typed, listed, score.form, reasons);
  if (typed.titles != listed.titles) reasons.push_back(titles_reason(typed, listed));
  if (typed.foreign != listed.foreign) reasons.push_back("read from another script");
  return {score, std::move(reasons)};
}

std::vector<std::string> name_reasons(const NormalName& typed, const NormalName& listed,
                                      const NameCosts& costs) {
  return explained_score(typed, listed, costs).reasons;
}

}  // namespace setpoint
