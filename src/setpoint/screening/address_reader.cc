#include <algorithm>
#include <cstddef>
#include <span>

#include "setpoint/screening/address.h"
#include "setpoint/screening/address_segment.h"
#include "setpoint/screening/country_words.h"
#include "setpoint/screening/name_rewriting.h"
#include "setpoint/screening/typed_words.h"
#include "setpoint/screening/word_lists.h"

namespace setpoint {
namespace {

using Pieces = std::vector<AddressPiece>;
using enum AddressPiece::Kind;

std::size_t count(const Pieces& pieces, AddressPiece::Kind kind) {
  return static_cast<std::size_t>(
      std::count_if(pieces.begin(), pieces.end(),
                    [kind](const AddressPiece& piece) { return piece.kind == kind; }));
}

// A way with a name or a number; "CT 06103" is neither.
bool names_a_street(const Pieces& pieces) {
  return count(pieces, way) > 0 && (count(pieces, AddressPiece::Kind::word) > 0 ||
                                    count(pieces, AddressPiece::Kind::number) > 0);
}

class AddressReader {
 public:
  explicit AddressReader(Address& made) : made_(made) {}

  void read(std::span<const TypedWord> words) {
    std::vector<std::span<const TypedWord>> spans;
    for (std::size_t begin = 0, at = 0; at < words.size(); ++at)
      if (words[at].comma_after || at + 1 == words.size()) {
        spans.push_back(words.subspan(begin, at + 1 - begin));
        begin = at + 1;
      }
    take_country(spans);
    std::vector<Pieces> segments;
    for (const auto span : spans) segments.push_back(address_pieces(span, made_));
    const bool any = std::any_of(segments.begin(), segments.end(), names_a_street);
    // Without a way the first words are the street, unless a box stands for it.
    const bool boxed = std::any_of(made_.units.begin(), made_.units.end(),
                                   [](const auto& unit) { return unit.first == "box"; });
    std::size_t first =
        boxed && count(segments.front(), AddressPiece::Kind::word) == 0 ? segments.size() : 0;
    while (first < segments.size() && count(segments[first], AddressPiece::Kind::word) == 0)
      ++first;
    for (std::size_t k = 0; k < segments.size(); ++k) {
      // "Rua Augusta, 1500, Sao Paulo": four digits alone behind a street without a number.
      if (k > 0 && segments[k].size() == 1 && segments[k][0].kind == perhaps_postcode &&
          segments[k][0].text.size() == 4 && made_.houses.empty() &&
          names_a_street(segments[k - 1]))
        segments[k][0].kind = AddressPiece::Kind::number;
      if (any ? names_a_street(segments[k]) : k == first)
        take_street(segments[k]);
      else
        take_place(segments[k]);
    }
  }

  // The names of the street and its numbers.
  [[nodiscard]] std::string street() const {
    std::string text = street_;
    for (const std::string& house : made_.houses) text += (text.empty() ? "" : " ") + house;
    return text;
  }

 private:
  void take_country(std::vector<std::span<const TypedWord>>& segments) {
    if (segments.size() < 2) return;
    std::string words;
    for (const TypedWord& word : segments.back()) words += (words.empty() ? "" : " ") + word.text;
    const auto country = country_of_words(words);
    if (!country) return;
    if (!made_.country) made_.country = country;
    segments.pop_back();
  }

  void take_place(const Pieces& pieces) {
    bool house = false;  // the last number is one: the letter after it is of the house
    for (const AddressPiece& piece : pieces) {
      house = piece.kind == AddressPiece::Kind::number ||
              (house && piece.kind == AddressPiece::Kind::letter);
      if (piece.kind == perhaps_postcode)
        made_.postcodes.push_back(piece.text);
      else
        (house ? made_.houses : made_.places).push_back(piece.text);
    }
  }

  // In a street's segment the only number is the house's, however long. After the street's name and
  // its number comes the place ("Hauptstr. 7 Berlin"); where the name comes last nothing tells
  // where it ends, and all is street.
  void take_street(const Pieces& pieces) {
    bool housed = count(pieces, AddressPiece::Kind::number) > 0;
    bool named = false;
    bool numbered = false;
    bool led = false;       // a way stands before the names: "Calle Sol"
    bool followed = false;  // ... or after them
    bool closed = false;    // a number stands after the names
    bool house = false;     // the last number is the house's
    for (const AddressPiece& piece : pieces) {
      if (piece.kind == AddressPiece::Kind::word) {
        const bool complete = named && numbered && (followed || (led && closed));
        if (complete && !is_direction(piece.text)) {
          made_.places.push_back(piece.text);
        } else {
          named = true;
          street_ += (street_.empty() ? "" : " ") + piece.text;
        }
      } else if (piece.kind == way) {
        made_.ways.emplace_back(piece.full);
        (named ? followed : led) = true;
      } else if (piece.kind == perhaps_postcode && housed) {
        made_.postcodes.push_back(piece.text);
        house = false;
      } else if (piece.kind == AddressPiece::Kind::letter && !house) {
        made_.places.push_back(piece.text);
      } else {
        house = true;
        made_.houses.push_back(piece.text);
        housed = numbered = true;
        closed = named;
        named = named || led;  // "Carrera 7": the number is the name
      }
    }
  }

  Address& made_;
  std::string street_;
};

}  // namespace

Result<Address> read_address(std::string_view text, const std::optional<Country>& country,
                             const NameWeights& weights, Transliteration& rules) {
  // A whole address is refused as a name is: too long, no UTF-8.
  auto whole = normal_name(text, NameKind::address, weights, rules);
  if (!whole) return whole.faults();
  std::string lines;
  for (const char c : text)
    if (c == '#')
      lines.append(" ").append(kNumberSign).append(" ");
    else
      lines += c == '\n' || c == '\r' || c == ';' ? ',' : c;
  std::vector<TypedWord> words = typed_words(lines, rules);
  join_initials(words);
  Address made;
  made.country = country;
  AddressReader reader(made);
  words = parted_words(std::move(words));
  read_number_signs(words);
  reader.read(words);
  auto street = normal_name(reader.street(), NameKind::address, weights, rules);
  if (!street) return street.faults();
  made.street = *std::move(street);
  std::sort(made.units.begin(), made.units.end());
  std::sort(made.ways.begin(), made.ways.end());
  made.ways.erase(std::unique(made.ways.begin(), made.ways.end()), made.ways.end());
  return made;
}

}  // namespace setpoint
