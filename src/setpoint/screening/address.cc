#include "setpoint/screening/address.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <tuple>

#include "setpoint/screening/alignment.h"
#include "setpoint/screening/chinese_names.h"
#include "setpoint/screening/edit_distance.h"
#include "setpoint/screening/given_names.h"
#include "setpoint/screening/name_score.h"
#include "setpoint/screening/postcode.h"
#include "setpoint/screening/spelling.h"
#include "setpoint/screening/word_lists.h"

namespace setpoint {
namespace {

using Words = std::vector<std::string>;

// A word that is something by itself, so that a letter in it is no slip.
bool known(std::string_view word) {
  return is_place(word) || is_business_word(word) || !given_names(word).empty() ||
         is_chinese_surname(word) || is_korean_or_vietnamese_surname(word) || is_title(word) ||
         is_title_and_name(word);
}

// One error, not in the first letter, in words of six letters and more of which one is no word of
// its own.
bool slip(std::string_view a, std::string_view b) {
  constexpr std::size_t kLeast = 6;
  return std::min(a.size(), b.size()) >= kLeast && a.front() == b.front() &&
         edit_distance(a, b, 1) <= 1 && !(known(a) && known(b));
}

// "Sin." of Sinaloa, "TX" of Texas, "Gto." of Guanajuato: its letters in their order.
bool shortens(std::string_view brief, std::string_view word) {
  if (brief.size() < 2 || brief.size() > 4 || word.size() <= brief.size() + 1 ||
      brief.front() != word.front())
    return false;
  std::size_t at = 0;
  for (const char letter : word)
    if (at < brief.size() && brief[at] == letter) ++at;
  return at == brief.size();
}

bool same_place(const std::string& a, const std::string& b) {
  return a == b || folded_spelling(a) == folded_spelling(b) || shortens(a, b) || shortens(b, a) ||
         slip(a, b);
}

// "BC" as the words of the other side whose first letters it is: "Baja California".
Words spelled_out(const Words& places, const Words& others) {
  Words made;
  for (const std::string& place : places) {
    auto at = others.end();
    if (place.size() == 2 || place.size() == 3)
      at = std::search(others.begin(), others.end(), place.begin(), place.end(),
                       [](const std::string& word, char letter) {
                         return word.size() > 2 && word.front() == letter;
                       });
    if (at == others.end())
      made.push_back(place);
    else
      made.insert(made.end(), at, at + static_cast<std::ptrdiff_t>(place.size()));
  }
  return made;
}

struct PlaceAgreement {
  bool differ = false;
  std::size_t shared = 0;
};

// The longest run of words in common, in order. Between two of these, before and after them, both
// sides may not have words: "Springfield, Illinois" is not "Springfield, Ohio", while "Wuhan,
// Hubei" may be "East Lake, Wuhan".
PlaceAgreement compare_places(const Words& a, const Words& b) {
  std::vector<std::vector<std::size_t>> longest(a.size() + 1,
                                                std::vector<std::size_t>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      longest[i][j] = same_place(a[i], b[j]) ? longest[i + 1][j + 1] + 1
                                             : std::max(longest[i + 1][j], longest[i][j + 1]);
  PlaceAgreement made;
  made.shared = longest[0][0];
  bool open_a = false;
  bool open_b = false;
  for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
    if (i < a.size() && j < b.size() && same_place(a[i], b[j])) {
      open_a = open_b = false;
      ++i;
      ++j;
    } else if (j == b.size() || (i < a.size() && longest[i + 1][j] >= longest[i][j + 1])) {
      open_a = true;
      ++i;
    } else {
      open_b = true;
      ++j;
    }
    made.differ = made.differ || (open_a && open_b);
  }
  return made;
}

// A label that both have with other numbers: "Room 501", "Room 502".
bool units_differ(const Address& a, const Address& b) {
  const auto of = [](const Address& address, const std::string& label) {
    Words numbers;
    for (const auto& [name, number] : address.units)
      if (name == label) numbers.push_back(number);
    return numbers;
  };
  return std::any_of(a.units.begin(), a.units.end(), [&](const auto& unit) {
    const Words theirs = of(b, unit.first);
    return !theirs.empty() && theirs != of(a, unit.first);
  });
}

bool postcodes_differ(const Address& a, const Address& b) {
  return !a.postcodes.empty() && !b.postcodes.empty() &&
         std::none_of(a.postcodes.begin(), a.postcodes.end(), [&](const std::string& mine) {
           return std::any_of(
               b.postcodes.begin(), b.postcodes.end(),
               [&](const std::string& theirs) { return same_postcode(mine, theirs); });
         });
}

// "Street" and "road" of one name are two ways; a side without the word leaves it open.
bool ways_differ(const Address& a, const Address& b) {
  return !a.ways.empty() && !b.ways.empty() &&
         std::find_first_of(a.ways.begin(), a.ways.end(), b.ways.begin(), b.ways.end()) ==
             a.ways.end();
}

Words ascending(Words words) {
  std::sort(words.begin(), words.end());
  return words;
}

bool names(const NameWord& word) {
  return word.role == WordRole::part || word.role == WordRole::place;
}

// Names of a street without a partner on the other side.
std::vector<std::size_t> left_over(const NormalName& street, std::span<const bool> matched) {
  std::vector<std::size_t> left;
  for (std::size_t k = 0; k < street.words.size(); ++k)
    if (!matched[k] && names(street.words[k])) left.push_back(k);
  return left;
}

// Without the places that only it names: "Via Roma Milano" beside "Via Roma, Milano".
NormalName without_places(const NormalName& street, const std::vector<std::size_t>& left,
                          const Words& places) {
  NormalName made = street;
  for (auto at = left.rbegin(); at != left.rend(); ++at) {
    const NameWord& word = street.words[*at];
    const bool elsewhere = word.role == WordRole::place ||
                           std::any_of(places.begin(), places.end(), [&](const auto& place) {
                             return place.size() > 2 && same_place(word.text, place);
                           });
    if (elsewhere) made.words.erase(made.words.begin() + static_cast<std::ptrdiff_t>(*at));
  }
  return made;
}

bool has_name(const NormalName& street) {
  return std::any_of(street.words.begin(), street.words.end(), names);
}

bool streets_agree(const Address& a, const Address& b, const NameCosts& costs, double strong) {
  const Alignment pairs = align(a.street, b.street, costs);
  for (const WordPair& pair : pairs) {
    const WordRelation relation = pair.match.relation;
    if (relation != WordRelation::typing && relation != WordRelation::scrambled) continue;
    if (pair.a_words != 1 || pair.b_words != 1) return false;
    if (!slip(a.street.words[pair.a].text, b.street.words[pair.b].text)) return false;
  }
  const auto left_a = left_over(a.street, pairs.a_matched);
  const auto left_b = left_over(b.street, pairs.b_matched);
  if (!left_a.empty() && !left_b.empty()) return false;
  const NormalName mine = without_places(a.street, left_a, b.places);
  const NormalName theirs = without_places(b.street, left_b, a.places);
  if (has_name(mine) != has_name(theirs)) return false;
  return name_score(mine, theirs, costs).score >= strong;
}

}  // namespace

bool addresses_agree(const Address& a, const Address& b, const NameCosts& costs, double strong) {
  // Of several ways to set words against each other the same one is taken both ways round.
  if (std::tie(b.street.typed, b.places) < std::tie(a.street.typed, a.places))
    return addresses_agree(b, a, costs, strong);
  if (a.country && b.country && *a.country != *b.country) return false;
  if (postcodes_differ(a, b) || units_differ(a, b) || ways_differ(a, b)) return false;
  // The same numbers in another order are another crossing of streets.
  if (a.houses != b.houses && ascending(a.houses) == ascending(b.houses)) return false;
  if (address_key(a) != address_key(b)) return false;
  const PlaceAgreement places =
      compare_places(spelled_out(a.places, b.places), spelled_out(b.places, a.places));
  if (places.differ) return false;
  if (a.houses.empty() && b.houses.empty()) {
    const bool numbered = !a.units.empty() && a.units == b.units;
    const bool street = (!a.ways.empty() && !b.ways.empty()) ||
                        std::min(a.street.words.size(), b.street.words.size()) > 1;
    if (places.shared == 0 || (!numbered && !street)) return false;
    if (a.street.words.empty() && b.street.words.empty()) return true;
  }
  if (a.street.words.empty() || b.street.words.empty()) return false;
  return streets_agree(a, b, costs, strong);
}

std::string address_key(const Address& address) {
  std::string key;
  for (const std::string& house : ascending(address.houses)) key += house + ' ';
  for (const NameWord& word : address.street.words) {
    if (!names(word)) continue;
    key += address.houses.empty() ? word.folded : word.folded.substr(0, 1);
    break;
  }
  return key;
}

}  // namespace setpoint
