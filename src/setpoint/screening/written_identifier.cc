#include "setpoint/screening/written_identifier.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "setpoint/designation/identifier_kinds.h"
#include "setpoint/designation/listed_country.h"
#include "setpoint/screening/plain_text.h"

namespace setpoint {
namespace {

constexpr int kFewestSigns = 5;
constexpr std::size_t kImoDigits = 7;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

// "passport" as the list writes it: each word with a capital.
std::string capitalised(std::string_view text) {
  std::string made(text);
  bool first = true;
  for (char& c : made) {
    if (first && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    first = c == ' ';
  }
  return made;
}

// The ship's number behind "IMO", "IMO No." or "IMO number", or the text.
std::string_view without_imo(std::string_view text) {
  const std::size_t digits = text.find_first_of("0123456789");
  if (digits == std::string_view::npos || text.size() - digits != kImoDigits) return text;
  const std::string before = plain_text(text.substr(0, digits));
  for (const std::string_view mark : {"imo", "imo no.", "imo no", "imo number", "imo:"})
    if (before == mark) return text.substr(digits);
  return text;
}

// Both said, and neither a part of the other.
bool differ(const std::string& mine, const std::string& listed) {
  const std::string a = plain_text(mine);
  const std::string b = plain_text(listed);
  return a.find(b) == std::string::npos && b.find(a) == std::string::npos;
}

bool countries_differ(const std::string& mine, const std::string& listed) {
  const auto a = listed_country(mine);
  const auto b = listed_country(listed);
  return a && b && *a != *b;
}

std::string text_of(const std::string& kind, const std::string& number,
                    const std::string& country) {
  return (kind.empty() ? "" : kind + " ") + number + (country.empty() ? "" : " (" + country + ")");
}

}  // namespace

WrittenIdentifier written_identifier(std::string_view text) {
  WrittenIdentifier made;
  text = trimmed(text);
  const std::size_t open = text.rfind(" (");
  if (open != std::string_view::npos && text.back() == ')') {
    const std::string_view inside = text.substr(open + 2, text.size() - open - 3);
    if (!has_digit(inside)) {
      made.country = inside;
      text = trimmed(text.substr(0, open));
    }
  }
  const std::string capitals = capitalised(text);
  for (const std::string_view spelling : {text, std::string_view(capitals)}) {
    const std::string_view kind = identifier_kind(spelling);
    const std::string_view rest = trimmed(text.substr(std::min(kind.size(), text.size())));
    if (kind.empty() || !has_digit(rest)) continue;
    made.kind = kind;
    text = rest;
    break;
  }
  made.number = without_imo(text);
  return made;
}

std::string plain_identifier(std::string_view text) {
  const std::string folded = plain_text(written_identifier(text).number);
  const icu::UnicodeString all = icu::UnicodeString::fromUTF8(folded);
  icu::UnicodeString kept;
  int signs = 0;
  for (std::int32_t at = 0; at < all.length(); at = all.moveIndex32(at, 1))
    if (u_isalnum(all.char32At(at)) != 0) {
      kept.append(all.char32At(at));
      ++signs;
    }
  std::string plain;
  if (signs >= kFewestSigns) kept.toUTF8String(plain);
  return plain;
}

IdentifierAgreement compare_identifiers(const Customer& customer, const ListEntry& entry,
                                        std::vector<std::string>& reasons) {
  IdentifierAgreement best = IdentifierAgreement::none;
  for (const std::string& text : customer.identifiers) {
    const std::string plain = plain_identifier(text);
    if (plain.empty()) continue;
    const WrittenIdentifier mine = written_identifier(text);
    for (const ListedIdentifier& listed : entry.identifiers) {
      if (plain != plain_identifier(listed.value)) continue;
      const std::string theirs = text_of(listed.kind, listed.value, listed.country);
      const bool kind = differ(mine.kind, listed.kind);
      const bool country = countries_differ(mine.country, listed.country);
      if (!kind && !country) {
        best = IdentifierAgreement::whole;
        reasons.push_back("an identifier is the same: " + theirs);
        continue;
      }
      best = std::max(best, IdentifierAgreement::number);
      reasons.push_back("the number of an identifier is the same, its " +
                        std::string(kind && country ? "kind and country are"
                                    : kind          ? "kind is"
                                                    : "country is") +
                        " not: " + text_of(mine.kind, mine.number, mine.country) + ", listed " +
                        theirs);
    }
  }
  return best;
}

std::optional<MatchGrade> grade_by_identifiers(IdentifierAgreement agreement, bool named,
                                               std::vector<std::string>& reasons) {
  if (agreement == IdentifierAgreement::none) return std::nullopt;
  if (!named) reasons.emplace_back("the number agrees, the name does not");
  if (agreement == IdentifierAgreement::whole)
    return named ? MatchGrade::exact : MatchGrade::strong;
  return named ? MatchGrade::strong : MatchGrade::possible;
}

}  // namespace setpoint
