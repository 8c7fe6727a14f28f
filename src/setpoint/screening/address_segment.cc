#include "setpoint/screening/address_segment.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "setpoint/screening/address_words.h"
#include "setpoint/screening/name_rewriting.h"
#include "setpoint/screening/postcode.h"
#include "setpoint/screening/word_lists.h"

namespace setpoint {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool numeric(const TypedWord& word) {
  return !word.text.empty() && is_digit(word.text.front());
}

bool is_ordinal(std::string_view text) {
  if (text.empty()) return false;
  return ordinal_word(text) >= 0 ||
         (is_digit(text.front()) && (text.ends_with("th") || text.ends_with("st") ||
                                     text.ends_with("nd") || text.ends_with("rd")));
}

using Pieces = std::vector<AddressPiece>;
using enum AddressPiece::Kind;

// A word parted in two, what stood after it staying after the second.
void part(std::vector<TypedWord>& words, std::size_t at, std::size_t cut) {
  TypedWord second = words[at];
  second.text.erase(0, cut);
  words[at].text.erase(cut);
  words[at].comma_after = words[at].hyphen_after = words[at].point_after = words[at].slash_after =
      false;
  words.insert(words.begin() + static_cast<std::ptrdiff_t>(at) + 1, std::move(second));
}

class SegmentReader {
 public:
  SegmentReader(std::span<const TypedWord> words, Address& made) : words_(words), made_(made) {}

  Pieces read() {
    for (std::size_t at = 0; at < words_.size();) at += take(at);
    return std::move(pieces_);
  }

 private:
  std::size_t take(std::size_t at) {
    const TypedWord& word = words_[at];
    if (const std::size_t taken = labelled_postcode(at); taken > 0) return taken;
    const bool of_way = at > 0 && address_label(words_[at - 1].text).part == AddressPart::way;
    const auto code = postcode_shape(words_.subspan(at));
    if (code && !is_ordinal(word.text) && !(of_way && code->spaced)) {
      if (code->certain)
        made_.postcodes.push_back(code->text);
      else
        pieces_.push_back({perhaps_postcode, code->text, {}});
      return code->words + (code->certain ? 0 : letter(at + code->words));
    }
    if (numeric(word) || ordinal_word(word.text) >= 0) return number(at);
    if (const int value = at == 0 ? number_word(word.text) : -1; value >= 0) {  // "One Plaza"
      pieces_.push_back({AddressPiece::Kind::number, std::to_string(value), {}});
      return 1;
    }
    const AddressLabel label = label_at(at);
    switch (label.part) {
      case AddressPart::unit:
        return unit(at, label.name);
      case AddressPart::way:
        if (word.text == "st" && at == 0 && words_.size() > 1) break;  // "St. Louis"
        pieces_.push_back({way, word.text, label.name});
        return 1;
      case AddressPart::silent:
        return 1;
      case AddressPart::number:
        if (at + 1 < words_.size() || word.text.size() > 1) return 1;
        break;
      default:
        break;
    }
    const bool after_number = at > 0 && numeric(words_[at - 1]);
    if (word.text == "n" && !after_number && numeric_at(at + 1)) return 1;  // "N° 7"
    if (word.text == "s" && word.slash_after && at + 1 < words_.size() &&
        words_[at + 1].text == "n")
      return 2;  // "S/N", without a number
    std::string text = text_of(at);
    if (!text.empty() && (is_direction(text) || !is_filler(text)))
      pieces_.push_back({AddressPiece::Kind::word, std::move(text), {}});
    return 1;
  }

  // "C/ Alcala" is a calle.
  [[nodiscard]] AddressLabel label_at(std::size_t at) const {
    const TypedWord& word = words_[at];
    if (word.text == "c" && at == 0 && words_.size() > 1 && (word.point_after || word.slash_after))
      return address_label("calle");
    return address_label(word.text);
  }

  [[nodiscard]] bool numeric_at(std::size_t at) const {
    return at < words_.size() && numeric(words_[at]);
  }

  [[nodiscard]] std::string text_of(std::size_t at) const {
    const std::string& text = words_[at].text;
    if (text == "st" || text == "ste" || text == "sankt") return "saint";
    if (const std::string_view full = address_word(text); is_direction(full))
      return std::string(full);
    return text;
  }

  // "C.P. 80000", "Postal Code 430000", "ZIP: 123".
  std::size_t labelled_postcode(std::size_t at) {
    std::size_t end = at;
    while (end < words_.size() && address_label(words_[end].text).part == AddressPart::postcode)
      ++end;
    if (end == at || !numeric_at(end)) return 0;
    const auto code = postcode_shape(words_.subspan(end));
    made_.postcodes.push_back(code ? code->text : words_[end].text);
    return end - at + (code ? code->words : 1);
  }

  // A number, and what makes it a floor: "5th Floor", "3/F".
  std::size_t number(std::size_t at) {
    const TypedWord& word = words_[at];
    if (at + 1 < words_.size() && !word.comma_after) {
      const std::string& next = words_[at + 1].text;
      const bool floor = address_label(next).name == "floor" || (word.slash_after && next == "f");
      if (floor && !numeric_at(at + 2)) {
        const int ordinal = ordinal_word(word.text);
        made_.units.emplace_back("floor", ordinal >= 0 ? std::to_string(ordinal) : digits(at));
        return 2;
      }
    }
    if (is_ordinal(word.text)) {
      const int ordinal = ordinal_word(word.text);
      pieces_.push_back({AddressPiece::Kind::word,
                         ordinal >= 0 ? std::to_string(ordinal) + "th" : word.text,
                         {}});
      return 1;
    }
    pieces_.push_back({AddressPiece::Kind::number, word.text, {}});
    return 1 + letter(at + 1);
  }

  [[nodiscard]] std::string digits(std::size_t at) const {
    std::string text = words_[at].text;
    while (!text.empty() && !is_digit(text.back())) text.pop_back();
    return text;
  }

  // The letter of a house. North, south, east and west belong to the street.
  std::size_t letter(std::size_t at) {
    if (at >= words_.size() || words_[at - 1].comma_after) return 0;
    const std::string& text = words_[at].text;
    if (text.size() != 1 || numeric(words_[at]) || words_[at].script != NameScript::letters)
      return 0;
    if (is_direction(address_word(text))) return 0;
    pieces_.push_back({AddressPiece::Kind::letter, text, {}});
    return 1;
  }

  // "Room No. 501-502", "Building A"; without its number the label says nothing.
  std::size_t unit(std::size_t at, std::string_view name) {
    std::size_t next = at + 1;
    while (next < words_.size() && !words_[next - 1].comma_after &&
           (address_label(words_[next].text).part == AddressPart::number ||
            address_label(words_[next].text).part == AddressPart::silent ||
            words_[next].text == "n"))
      ++next;
    const bool ends = next >= words_.size() || words_[next - 1].comma_after;
    const bool of_letter = !ends && words_[next].text.size() == 1 && next == at + 1;
    if (ends || (!numeric(words_[next]) && !of_letter)) {
      // "FL 33101" is Florida, "of" is a word.
      return 1;
    }
    if (name == "floor" && words_[next].text.size() > 3) return 1;
    std::string text = words_[next].text;
    while (next + 1 < words_.size() && !words_[next].comma_after &&
           ((words_[next].hyphen_after && numeric(words_[next + 1])) ||
            (numeric(words_[next]) && words_[next + 1].text.size() == 1 &&
             !numeric(words_[next + 1])))) {
      if (words_[next].hyphen_after && numeric(words_[next + 1])) text += '-';
      text += words_[++next].text;
    }
    made_.units.emplace_back(name, std::move(text));
    return next - at + 1;
  }

  std::span<const TypedWord> words_;
  Address& made_;
  Pieces pieces_;
};

}  // namespace

bool is_direction(std::string_view full) {
  return full == "north" || full == "south" || full == "east" || full == "west" || full == "nw" ||
         full == "ne" || full == "sw" || full == "se";
}

std::vector<TypedWord> parted_words(std::vector<TypedWord> words) {
  std::vector<TypedWord> made;
  for (TypedWord& word : words) {
    std::vector<TypedWord> one = {std::move(word)};
    const std::string& text = one[0].text;
    const auto first_digit =
        static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_digit) - text.begin());
    const auto first_letter = static_cast<std::size_t>(
        std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
    if (first_digit == 0 && first_letter + 1 == text.size()) {
      const bool joined = one[0].slash_after;  // "4/F"
      part(one, 0, first_letter);
      one[0].slash_after = joined;
    } else if (first_digit > (one[0].slash_after ? 0U : 1U) && first_digit < text.size() &&
               address_label(text.substr(0, first_digit)).part != AddressPart::none) {
      part(one, 0, first_digit);
    } else if (first_digit == text.size()) {
      TypedWord after = one[0];
      part_street(one);
      if (one.size() == 2) {
        after.text = one[1].text;
        one[1] = after;
        one[0].comma_after = one[0].hyphen_after = one[0].point_after = false;
      }
    }
    std::move(one.begin(), one.end(), std::back_inserter(made));
  }
  return made;
}

void read_number_signs(std::vector<TypedWord>& words) {
  bool housed = false;  // a number stands in an earlier segment
  bool led = false;     // this segment begins with a number
  bool number = false;  // it has one
  bool begins = true;
  for (TypedWord& word : words) {
    if (word.text == kNumberSign) word.text = led || (begins && housed) ? "room" : "number";
    led = led || (begins && numeric(word));
    number = number || numeric(word);
    begins = false;
    if (!word.comma_after) continue;
    housed = housed || number;
    led = number = false;
    begins = true;
  }
}

std::vector<AddressPiece> address_pieces(std::span<const TypedWord> segment, Address& made) {
  return SegmentReader(segment, made).read();
}

}  // namespace setpoint
