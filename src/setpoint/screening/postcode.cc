#include "setpoint/screening/postcode.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "setpoint/screening/address_words.h"

namespace setpoint {
namespace {

// Whether a text is of a pattern: '9' a digit, 'a' a letter, '*' either.
bool shaped(std::string_view text, std::string_view pattern) {
  const auto fits = [](char c, char sign) {
    const bool digit = c >= '0' && c <= '9';
    return sign == '*' || (sign == '9' ? digit : !digit);
  };
  return std::equal(text.begin(), text.end(), pattern.begin(), pattern.end(), fits);
}

bool any_of(std::string_view text, std::span<const std::string_view> patterns) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](std::string_view pattern) { return shaped(text, pattern); });
}

bool digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Two groups, apart or together: United Kingdom, Canada, Ireland.
bool letters_and_digits(std::string_view first, std::string_view second) {
  static constexpr std::array<std::string_view, 6> kOutward = {"a9",   "a99", "aa9",
                                                               "aa99", "a9a", "aa9a"};
  if (any_of(first, kOutward) && shaped(second, "9aa")) return true;
  if (shaped(first, "a9a") && shaped(second, "9a9")) return true;
  return shaped(first, "a9*") && second.size() == 4 && shaped(second.substr(0, 1), "a") &&
         std::any_of(second.begin(), second.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Argentina C1425ABC, Netherlands 1012AB, and the groups above without their space.
bool together(std::string_view text) {
  if (text.size() < 5 || text.size() > 8 || digits(text)) return false;
  for (std::size_t cut = 2; cut < text.size(); ++cut)
    if (letters_and_digits(text.substr(0, cut), text.substr(cut))) return true;
  return shaped(text, "9999aa") || shaped(text, "a9999aaa");
}

// "1200 NW", "1200 St".
bool direction_or_way(std::string_view word) {
  return word == "nw" || word == "ne" || word == "sw" || word == "se" ||
         address_label(word).part == AddressPart::way;
}

}  // namespace

std::optional<PostcodeShape> postcode_shape(std::span<const TypedWord> words) {
  if (words.empty()) return std::nullopt;
  const TypedWord& first = words[0];
  const bool parted = first.comma_after || first.slash_after || first.point_after;
  const TypedWord* second = words.size() > 1 && !parted ? &words[1] : nullptr;
  if (first.hyphen_after && second != nullptr && first.text.size() <= 3 &&
      shaped(first.text, std::string_view("aaa").substr(0, first.text.size())) &&
      digits(second->text) && second->text.size() >= 3) {
    auto rest = postcode_shape(words.subspan(1));
    if (!rest && second->text.size() == 3) rest = PostcodeShape{second->text};
    if (!rest) return std::nullopt;
    ++rest->words;
    rest->certain = true;
    return rest;
  }
  if (second != nullptr && letters_and_digits(first.text, second->text))
    return PostcodeShape{first.text + second->text, 2, true};
  if (together(first.text)) return PostcodeShape{first.text, 1, true};
  if (!digits(first.text)) return std::nullopt;
  const std::size_t size = first.text.size();
  if (second != nullptr && digits(second->text)) {
    const std::pair<std::size_t, std::size_t> groups(size, second->text.size());
    static constexpr auto kHyphened = std::to_array<std::pair<std::size_t, std::size_t>>(
        {{5, 4}, {5, 3}, {4, 3}, {2, 3}, {3, 4}, {3, 2}, {3, 3}});
    const bool known = std::find(kHyphened.begin(), kHyphened.end(), groups) != kHyphened.end();
    if (known && first.hyphen_after) return PostcodeShape{first.text + second->text, 2, false};
    if (size == 3 && known && second->text.size() < 4 && !second->hyphen_after)
      return PostcodeShape{first.text + second->text, 2, false, true};
  }
  if (size < 4 || size > 7) return std::nullopt;
  if (size == 4 && second != nullptr && second->text.size() == 2 && second->capitals == 2 &&
      shaped(second->text, "aa") && !direction_or_way(second->text) &&
      (words.size() < 3 || address_label(words[2].text).part != AddressPart::way))
    return PostcodeShape{first.text + second->text, 2, false, true};
  return PostcodeShape{first.text};
}

bool same_postcode(const std::string& a, const std::string& b) {
  return a.starts_with(b) || b.starts_with(a);
}

}  // namespace setpoint
