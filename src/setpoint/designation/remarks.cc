#include "setpoint/designation/remarks.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "setpoint/core/quarter.h"
#include "setpoint/data/month.h"
#include "setpoint/designation/identifier_kinds.h"

namespace setpoint {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// Removes the prefix; whether it was there.
bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

std::optional<int> number_of_digits(std::string_view text, std::size_t digits) {
  if (text.size() != digits) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// "1960", "Jan 1960", "31 Jan 1960"; a day that exists.
std::optional<PartialDate> day_month_year(std::string_view text) {
  PartialDate date;
  if (const auto year = number_of_digits(text, 4)) {
    date.year = *year;
    return date;
  }
  const bool with_day = text.size() == 11;
  if (!with_day && text.size() != 8) return std::nullopt;
  if (with_day) {
    const auto day = number_of_digits(text.substr(0, 2), 2);
    if (!day || text[2] != ' ') return std::nullopt;
    date.day = *day;
    text.remove_prefix(3);
  }
  const auto months = month_abbreviations();
  const auto month = std::find(months.begin(), months.end(), text.substr(0, 3));
  const auto year = number_of_digits(text.substr(4), 4);
  if (month == months.end() || text[3] != ' ' || !year) return std::nullopt;
  date.month = static_cast<int>(month - months.begin()) + 1;
  date.year = *year;
  if (with_day && !Date::of(date.year, date.month, date.day)) return std::nullopt;
  return date;
}

bool take_quoted_name(ListEntry& entry, std::string_view segment) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kKinds = {
      {{"a.k.a. '", "aka"}, {"f.k.a. '", "fka"}, {"n.k.a. '", "nka"}}};
  for (const auto& [mark, kind] : kKinds) {
    std::string_view text = segment;
    if (!take(text, mark) || text.size() < 2 || text.back() != '\'') continue;
    text.remove_suffix(1);
    entry.names.push_back({std::string(text), std::string(kind), NameStrength::weak});
    return true;
  }
  return false;
}

// The text before `mark`, and what follows it as a date taken off the end.
std::string take_date(std::string_view& text, std::string_view mark) {
  const std::size_t at = text.rfind(mark);
  if (at == std::string_view::npos) return {};
  const std::string_view date = text.substr(at + mark.size());
  if (!day_month_year(date)) return {};
  text = text.substr(0, at);
  return std::string(date);
}

bool take_identifier(ListEntry& entry, std::string_view segment) {
  const std::string_view kind = identifier_kind(segment);
  if (kind.empty()) return false;
  std::string_view text = trimmed(segment.substr(kind.size()));
  ListedIdentifier identifier;
  identifier.kind = kind;
  identifier.expires = take_date(text, " expires ");
  identifier.issued = take_date(text, " issued ");
  const std::size_t open = text.rfind(" (");
  if (open != std::string_view::npos && text.back() == ')') {
    identifier.country = text.substr(open + 2, text.size() - open - 3);
    text = trimmed(text.substr(0, open));
  }
  // "Passport and National ID were issued in ..." is a sentence.
  if (text.find_first_of("0123456789") == std::string_view::npos) return false;
  identifier.value = text;
  entry.identifiers.push_back(std::move(identifier));
  return true;
}

bool take_segment(ListEntry& entry, std::string_view segment) {
  std::string_view text = segment;
  // "alt." tells the second of a kind from the first.
  take(text, "alt. ");
  std::string_view value = text;
  if (take(value, "DOB ")) {
    const auto date = birth_date(value);
    if (date) entry.births.push_back(*date);
    return date.has_value();
  }
  if (take(value, "POB ")) {
    entry.birthplaces.emplace_back(value);
    return true;
  }
  if (take(value, "nationality ") || take(value, "citizen ")) {
    // The same country as nationality and as citizenship is one.
    if (std::find(entry.nationalities.begin(), entry.nationalities.end(), value) ==
        entry.nationalities.end())
      entry.nationalities.emplace_back(value);
    return true;
  }
  if (take(value, "Linked To: ")) {
    entry.linked_to.emplace_back(value);
    return true;
  }
  return take_quoted_name(entry, text) || take_identifier(entry, text);
}

bool letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// The remarks without the period that ends them.
std::string_view without_period(std::string_view remarks) {
  if (!remarks.ends_with('.')) return remarks;
  const std::size_t size = remarks.size();
  const bool abbreviation = size >= 3 && letter(remarks[size - 2]) && remarks[size - 3] == '.';
  return abbreviation ? remarks : remarks.substr(0, size - 1);
}

}  // namespace

std::optional<PartialDate> birth_date(std::string_view text) {
  const bool circa = take(text, "circa ");
  std::string_view last;
  std::size_t at = text.find(" to ");
  std::size_t width = 4;
  if (at == std::string_view::npos && text.size() == 9 && text[4] == '-') {
    at = 4;
    width = 1;
  }
  if (at != std::string_view::npos) {
    last = text.substr(at + width);
    take(last, "circa ");
    text = text.substr(0, at);
  }
  auto date = day_month_year(text);
  if (!date) return std::nullopt;
  date->circa = circa;
  if (at == std::string_view::npos) return date;
  const auto end = day_month_year(last);
  if (!end || end->year < date->year) return std::nullopt;
  return PartialDate{date->year, 0, 0, circa, end->year};
}

void add_remark(ListEntry& entry, std::string_view segment) {
  if (segment.empty()) return;
  if (!entry.remarks.empty()) entry.remarks += "; ";
  entry.remarks += segment;
}

void take_remarks(ListEntry& entry, std::string_view remarks, RemarksEnd how) {
  const bool cut = how == RemarksEnd::cut;
  remarks = trimmed(remarks);
  if (how == RemarksEnd::period) remarks = without_period(remarks);
  while (!remarks.empty()) {
    const std::size_t end = remarks.find(';');
    const bool last = end == std::string_view::npos;
    const std::string_view segment = trimmed(remarks.substr(0, end));
    remarks = last ? std::string_view() : remarks.substr(end + 1);
    if (segment.empty()) continue;
    if ((last && cut) || !take_segment(entry, segment)) add_remark(entry, segment);
  }
}

}  // namespace setpoint
