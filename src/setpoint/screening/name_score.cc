#include "setpoint/screening/name_score.h"

#include <algorithm>
#include <string_view>

#include "setpoint/screening/edit_distance.h"

namespace setpoint {
namespace {

// What is left without a partner on one side.
struct Rest {
  double against = 0;
  double extra = 0;
  std::string_view number;  // the first without an equal
  std::size_t numbers = 0;
};

// A word said twice is nothing more, unless it stands where the other name has another word.
bool repeated(const NormalName& name, const std::array<bool, kMostWords>& matched, std::size_t at) {
  if (name.words[at].character != 0) return false;
  for (std::size_t k = 0; k < name.words.size(); ++k)
    if (k != at && matched[k] && name.words[k].folded == name.words[at].folded) return true;
  return false;
}

Rest rest_of(const NormalName& name, const std::array<bool, kMostWords>& matched) {
  Rest rest;
  for (std::size_t k = 0; k < name.words.size(); ++k) {
    if (matched[k]) continue;
    const NameWord& word = name.words[k];
    if (word.role == WordRole::number) {
      if (rest.numbers++ == 0) rest.number = word.text;
    } else {
      rest.against += word.against;
      if (name.kind != NameKind::person || !repeated(name, matched, k)) rest.extra += word.extra;
    }
  }
  return rest;
}

NameScore::Form compare_forms(const NormalName& a, const NormalName& b) {
  if (a.forms.empty() && b.forms.empty()) return NameScore::Form::same;
  if (a.forms.empty() || b.forms.empty()) return NameScore::Form::missing;
  bool kindred = false;
  for (const LegalForm& x : a.forms)
    for (const LegalForm& y : b.forms) {
      if (x.form == y.form) return NameScore::Form::same;
      kindred = kindred || x.kind == y.kind;
    }
  return kindred ? NameScore::Form::kindred : NameScore::Form::other;
}

std::size_t carrying(const NormalName& name) {
  return static_cast<std::size_t>(
      std::count_if(name.words.begin(), name.words.end(), [](const NameWord& word) {
        return word.role == WordRole::part || word.role == WordRole::business ||
               word.role == WordRole::place;
      }));
}

bool is_acronym_of(const NormalName& a, const NormalName& b) {
  return a.kind == NameKind::entity && a.words.size() == 1 && a.words[0].text.size() >= 3 &&
         std::find(b.acronyms.begin(), b.acronyms.end(), a.words[0].text) != b.acronyms.end();
}

// Where a word stands if the surname that was turned is turned back.
std::size_t place_as_typed(const NormalName& name, std::size_t at) {
  return name.words[at].surname ? at : at + name.words.size();
}

bool in_order_as_typed(const NormalName& a, const NormalName& b, const Alignment& alignment) {
  for (const WordPair* p = alignment.begin(); p != alignment.end(); ++p)
    for (const WordPair* q = alignment.begin(); q != alignment.end(); ++q) {
      if (a.words[p->a].role == WordRole::particle || a.words[q->a].role == WordRole::particle)
        continue;
      if (place_as_typed(a, p->a) < place_as_typed(a, q->a) &&
          place_as_typed(b, p->b) > place_as_typed(b, q->b))
        return false;
    }
  return true;
}

void compare_order(const NormalName& a, const NormalName& b, const Alignment& alignment,
                   NameScore& made) {
  const auto counts = [&](const WordPair& pair) {
    return a.words[pair.a].role != WordRole::particle;
  };
  for (const WordPair* p = alignment.begin(); p != alignment.end(); ++p) {
    if (!counts(*p)) continue;
    if (alignment.unspaced) return;
    for (const WordPair* q = p + 1; q != alignment.end(); ++q) {
      if (!counts(*q)) continue;
      if (p->b > q->b) made.order_differs = true;
      const auto earlier = [](const NormalName& name, std::size_t x, std::size_t y) {
        return name.words[x].generation < name.words[y].generation;
      };
      const bool parent_a = earlier(a, p->a, q->a);
      const bool parent_b = earlier(b, q->b, p->b);
      if (parent_a && parent_b) made.parents_exchanged = true;
      if (earlier(a, q->a, p->a) && earlier(b, p->b, q->b)) made.parents_exchanged = true;
    }
  }
  // "KIM, Jong" was turned to be "Jong Kim"; where surnames stand in front "Kim Jong" is no other
  // order, and elsewhere it is one that the comma explains.
  if (!made.order_differs || a.rotated == b.rotated || !in_order_as_typed(a, b, alignment)) return;
  made.surname_in_front = true;
  made.order_differs = !(a.eastern && b.eastern);
}

double share_of_contradiction(double contradicted, const NameCosts& costs) {
  if (contradicted <= 1) return 1 - (1 - costs.contradiction) * contradicted;
  return costs.contradiction / contradicted;
}

// One short word against one: a typing error in it leaves hardly any evidence.
bool slight_evidence(const NormalName& a, const NormalName& b, const Alignment& alignment) {
  if (alignment.count != 1 || carrying(a) != 1 || carrying(b) != 1) return false;
  const WordPair& pair = *alignment.begin();
  return pair.match.relation == WordRelation::typing &&
         std::max(a.words[pair.a].text.size(), b.words[pair.b].text.size()) <= 4;
}

bool initials_agree(const NormalName& a, const NormalName& b, const Alignment& alignment) {
  return std::any_of(alignment.begin(), alignment.end(), [&](const WordPair& pair) {
    return a.words[pair.a].role == WordRole::initial || b.words[pair.b].role == WordRole::initial;
  });
}

// A form that is read through a typing error says no more than one that is missing.
double form_factor(const NameScore& made, const NameCosts& costs) {
  switch (made.form) {
    case NameScore::Form::same:
      return made.form_mistyped ? costs.legal_missing : 1;
    case NameScore::Form::missing:
    case NameScore::Form::kindred:
      return costs.legal_missing;
    case NameScore::Form::other:
      return costs.legal_form;
  }
  return 1;
}

// "Mr. Example": the one word is the surname of the longer name, which ends with it.
bool title_and_surname(const NormalName& a, const NormalName& b, const Alignment& alignment) {
  if (alignment.count != 1) return false;
  const WordPair& pair = *alignment.begin();
  const WordRelation relation = pair.match.relation;
  const bool same = relation == WordRelation::identical || relation == WordRelation::form ||
                    relation == WordRelation::spelling;
  if (pair.a_words != 1 || pair.b_words != 1 || !same) return false;
  const auto shorter = [](const NormalName& one, const NormalName& other) {
    return one.words.size() == 1 && !one.titles.empty() && carrying(one) == 1 &&
           carrying(other) > 1 && other.titles.empty();
  };
  if (shorter(a, b)) return a.words[pair.a].text.size() >= 3 && pair.b + 1U == b.words.size();
  return shorter(b, a) && b.words[pair.b].text.size() >= 3 && pair.a + 1U == a.words.size();
}

// One letter in four or fewer, or between two given names, makes another name as often as not.
bool slip_in_short_word(const NormalName& a, const NormalName& b, const Alignment& alignment) {
  constexpr std::size_t kShort = 4;
  return std::any_of(alignment.begin(), alignment.end(), [&](const WordPair& pair) {
    if (pair.match.relation != WordRelation::typing) return false;
    const NameWord& x = a.words[pair.a];
    const NameWord& y = b.words[pair.b];
    return std::min(x.text.size(), y.text.size()) <= kShort ||
           (!x.given.empty() && !y.given.empty()) ||
           (x.role != WordRole::part && y.role != WordRole::part);
  });
}

// A digit more, less or another may be a mistake; a number that one name lacks is missing.
void compare_numbers(const Rest& left, const Rest& right, NameScore& made) {
  if (left.numbers + right.numbers == 0) return;
  const bool missing = left.numbers == 0 || right.numbers == 0;
  // An ordinal is no digit mistyped.
  const bool ordinal = left.number.ends_with("th") || right.number.ends_with("th");
  const bool one_each = left.numbers == 1 && right.numbers == 1 && !ordinal;
  made.numbers_near = missing || (one_each && edit_distance(left.number, right.number, 1) == 1);
  made.numbers_differ = !made.numbers_near;
}

double number_factor(const NormalName& a, const Rest& left, const Rest& right,
                     const NameScore& made, const NameCosts& costs) {
  const bool against = left.numbers > 0 && right.numbers > 0;
  if (a.kind == NameKind::address && against) return costs.address_number;
  return made.numbers_near ? costs.number_near : costs.number;
}

NameScore scored(const NormalName& a, const NormalName& b, const Alignment& alignment,
                 const NameCosts& costs) {
  NameScore made;
  double matched = 0;
  double alike = 0;
  for (const WordPair& pair : alignment) {
    matched += pair.weight;
    alike += pair.weight * pair.match.likeness;
  }
  Rest left = rest_of(a, alignment.a_matched);
  Rest right = rest_of(b, alignment.b_matched);
  for (const WordPair& pair : alignment) {
    if (pair.match.relation != WordRelation::servant) continue;
    Rest& fuller = a.words[pair.a].text.size() > b.words[pair.b].text.size() ? left : right;
    fuller.against += 1;
    fuller.extra += 1;
  }
  made.contradicted = std::min(left.against, right.against);
  const double extra = std::max(left.extra, right.extra) - std::min(left.extra, right.extra);
  const bool person = a.kind == NameKind::person;
  const double share = person ? costs.extra_person : costs.extra_entity;
  made.agreement = matched > 0 ? alike / (matched + share * extra) : 0;
  compare_numbers(left, right, made);
  made.form = compare_forms(a, b);
  made.form_mistyped = a.mistyped_forms != b.mistyped_forms;
  compare_order(a, b, alignment, made);
  const std::size_t least = std::min(carrying(a), carrying(b));
  made.single_word =
      person && least <= 1 && std::max(carrying(a), carrying(b)) > 1 && !alignment.unspaced;

  // Initials and particles alone are nobody's name.
  if (person && least == 0 && a.plain != b.plain) made.agreement = 0;
  double score = made.agreement * share_of_contradiction(made.contradicted, costs);
  if (made.numbers_near || made.numbers_differ) score *= number_factor(a, left, right, made, costs);
  if (made.parents_exchanged) score *= costs.parents;
  // An initial that agrees is half of a second word.
  made.initial_and_word = made.single_word && initials_agree(a, b, alignment);
  if (made.initial_and_word)
    score *= (1 + costs.single_word) / 2;
  else if (made.single_word || slight_evidence(a, b, alignment))
    score *= costs.single_word;
  score *= form_factor(made, costs);
  if (made.order_differs) score *= costs.order;
  if (a.titles != b.titles) score *= costs.title;
  if (a.suffix != b.suffix) {
    made.generations_differ = a.suffix != 0 && b.suffix != 0;
    score *= made.generations_differ ? costs.generation : costs.title;
  }
  if (a.foreign != b.foreign) score *= costs.script;
  if (a.typed != b.typed) score *= costs.marks;
  made.slip_in_short_word = slip_in_short_word(a, b, alignment);
  made.score = score;
  if (person && made.single_word && made.score < costs.title_surname &&
      title_and_surname(a, b, alignment)) {
    made.score = costs.title_surname;
    made.title_surname = true;
  }
  if ((is_acronym_of(a, b) || is_acronym_of(b, a)) && made.score < costs.acronym) {
    made.score = costs.acronym;
    made.acronym = true;
  }
  return made;
}

}  // namespace

NameScore name_score(const NormalName& a, const NormalName& b, const Alignment& alignment,
                     const NameCosts& costs) {
  if (a.typed == b.typed) {
    NameScore same;
    same.score = same.agreement = 1;
    return same;
  }
  return scored(a, b, alignment, costs);
}

bool begins(const NormalName& a, const NormalName& b) {
  return a.plain < b.plain || (a.plain == b.plain && a.typed <= b.typed);
}

NameScore name_score(const NormalName& a, const NormalName& b, const NameCosts& costs) {
  if (!begins(a, b)) return name_score(b, a, align(b, a, costs), costs);
  return name_score(a, b, align(a, b, costs), costs);
}

}  // namespace setpoint
