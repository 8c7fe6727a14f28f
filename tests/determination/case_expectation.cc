#include "determination/case_expectation.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <set>

#include "setpoint/core/channel.h"
#include "setpoint/core/country.h"
#include "setpoint/core/decimal.h"

namespace setpoint::test {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kRelative = 1e-9;
constexpr double kAbsolute = 1e-12;

// Parts between separators that are not in quotes, brackets or parentheses; empty parts are kept.
std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  bool quoted = false;
  int depth = 0;
  std::size_t from = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const char c = at < text.size() ? text[at] : separator;
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '[' || c == '(')) ++depth;
    if (!quoted && (c == ']' || c == ')')) --depth;
    if (at < text.size() && (quoted || depth > 0 || c != separator)) continue;
    parts.push_back(trimmed(text.substr(from, at - from)));
    from = at + 1;
  }
  return parts;
}

std::vector<std::string> words(std::string_view text, char separator) {
  std::vector<std::string> result;
  for (const std::string_view part : split(text, separator))
    if (!part.empty()) result.emplace_back(part);
  return result;
}

bool is_quoted(std::string_view text) {
  return text.size() >= 2 && text.front() == '"' && text.back() == '"' &&
         text.substr(1, text.size() - 2).find('"') == std::string_view::npos;
}

// A word, which needs no quotes: letters and hyphens, beginning with a letter.
bool is_word(std::string_view text) {
  return !text.empty() && std::isalpha(static_cast<unsigned char>(text.front())) != 0 &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '-';
         });
}

std::optional<ExpectedNumber> read_number(std::string_view text) {
  constexpr std::string_view kWithin = " within ";
  const std::size_t cut = text.find(kWithin);
  const auto value = arithmetic(text.substr(0, cut));
  if (!value) return std::nullopt;
  if (cut == std::string_view::npos)
    return ExpectedNumber{*value, std::max(kRelative * std::abs(*value), kAbsolute)};
  const auto tolerance = arithmetic(text.substr(cut + kWithin.size()));
  // A tolerance as large as the number compares nothing.
  if (!tolerance || *tolerance <= 0 || *tolerance >= std::abs(*value)) return std::nullopt;
  return ExpectedNumber{*value, *tolerance};
}

std::optional<ExpectedItem> read_item(std::string_view text) {
  if (is_quoted(text)) return std::string(text.substr(1, text.size() - 2));
  if (is_word(text)) return std::string(text);
  if (const auto number = read_number(text)) return *number;
  return std::nullopt;
}

std::optional<ExpectedValue> read_value(std::string_view text) {
  if (text == "none") return Nothing{};
  if (text == "yes" || text == "no") return text == "yes";
  if (text.size() >= 2 && text.front() == '[' && text.back() == ']') {
    std::vector<ExpectedItem> list;
    const std::string_view inside = trimmed(text.substr(1, text.size() - 2));
    if (inside.empty()) return list;
    for (const std::string_view part : split(inside, ',')) {
      const auto item = read_item(part);
      if (!item) return std::nullopt;
      list.push_back(*item);
    }
    return list;
  }
  const auto item = read_item(text);
  if (!item) return std::nullopt;
  if (const auto* number = std::get_if<ExpectedNumber>(&*item)) return *number;
  return std::get<std::string>(*item);
}

std::optional<std::string> wrong_subject(const std::vector<std::string>& subject) {
  if (subject.size() == 1 && subject[0] == "all") return std::nullopt;
  if (subject.empty() || subject.size() > 2) return "an expectation about nothing known";
  if (!Country::parse(subject[0])) return "'" + subject[0] + "' is no country";
  if (subject.size() == 2 && !parse_outcome(subject[1]))
    return "'" + subject[1] + "' is no outcome";
  return std::nullopt;
}

struct Sign {
  std::string_view text;
  Relation relation;
};
// A longer one before the one that it begins with.
constexpr std::array kSigns = {Sign{"<=", Relation::at_most}, Sign{">=", Relation::at_least},
                               Sign{"=", Relation::equals},   Sign{"<", Relation::less},
                               Sign{">", Relation::greater},  Sign{" has ", Relation::has}};

// The first sign in the text; its place.
std::optional<std::pair<Sign, std::size_t>> first_sign(std::string_view text) {
  std::optional<std::pair<Sign, std::size_t>> first;
  for (const Sign& sign : kSigns) {
    const std::size_t at = text.find(sign.text);
    if (at != std::string_view::npos && (!first || at < first->second)) first.emplace(sign, at);
  }
  return first;
}

bool suits(Relation relation, const ExpectedValue& value) {
  if (relation == Relation::equals) return true;
  if (relation == Relation::has)
    return std::holds_alternative<std::string>(value) && !std::get<std::string>(value).empty();
  return std::holds_alternative<ExpectedNumber>(value);
}

std::string keys_of(const Json& json) {
  constexpr std::array kNames = {"country", "outcome", "channel", "name"};
  std::string text;
  const auto add = [&](const std::string& key) { text += (text.empty() ? "" : ", ") + key; };
  if (json.is_object())
    for (const auto& [key, value] : json.items()) add(key);
  if (json.is_array())
    for (const Json& element : json)
      for (const char* key : kNames)
        if (element.is_object() && element.contains(key) && element[key].is_string()) {
          add(element[key].get<std::string>());
          break;
        }
  return text.empty() ? "nothing" : text;
}

// The member of an object or the element of a list that a name means; null if there is none.
const Json* member(const Json& json, const std::string& name) {
  if (json.is_object()) {
    const auto found = json.find(name);
    return found == json.end() ? nullptr : &*found;
  }
  if (!json.is_array()) return nullptr;
  for (const Json& element : json)
    for (const char* key : {"country", "outcome", "channel", "name"})
      if (element.is_object() && element.contains(key) && element[key] == name) return &element;
  if (name.size() > 3 || !std::all_of(name.begin(), name.end(), [](char c) {
        return std::isdigit(static_cast<unsigned char>(c)) != 0;
      }))
    return nullptr;
  const std::size_t place = std::stoul(name);
  return place < json.size() ? &json[place] : nullptr;
}

bool compare(double actual, Relation relation, const ExpectedNumber& expected) {
  switch (relation) {
    case Relation::equals:
      return std::abs(actual - expected.value) <= expected.tolerance;
    case Relation::less:
      return actual < expected.value;
    case Relation::at_most:
      return actual <= expected.value;
    case Relation::greater:
      return actual > expected.value;
    case Relation::at_least:
      return actual >= expected.value;
    case Relation::has:
      break;
  }
  return false;
}

// A part of a text, or of one of the texts in a list.
bool has(const Json& actual, const std::string& part) {
  if (actual.is_string()) return actual.get<std::string>().find(part) != std::string::npos;
  if (!actual.is_array()) return false;
  return std::any_of(actual.begin(), actual.end(), [&](const Json& element) {
    return element.is_string() && has(element, part);
  });
}

bool holds(const Json& actual, Relation relation, const ExpectedValue& expected);

bool holds_item(const Json& actual, const ExpectedItem& expected) {
  return std::visit(
      [&](const auto& value) { return holds(actual, Relation::equals, ExpectedValue(value)); },
      expected);
}

bool holds(const Json& actual, Relation relation, const ExpectedValue& expected) {
  if (std::holds_alternative<Nothing>(expected)) return actual.is_null() || actual == "none";
  if (const bool* yes = std::get_if<bool>(&expected))
    return actual.is_boolean() && actual.get<bool>() == *yes;
  if (const auto* number = std::get_if<ExpectedNumber>(&expected))
    return actual.is_number() && compare(actual.get<double>(), relation, *number);
  if (const auto* text = std::get_if<std::string>(&expected))
    return relation == Relation::has ? has(actual, *text) : actual.is_string() && actual == *text;
  const auto& list = std::get<std::vector<ExpectedItem>>(expected);
  return actual.is_array() &&
         std::equal(actual.begin(), actual.end(), list.begin(), list.end(), holds_item);
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

Result<std::vector<Expectation>> read_expectations(std::string_view line, const Location& where,
                                                   std::string_view period) {
  const auto fault = [&](std::string what, std::string expected) {
    return Fault{FaultKind::data, where, std::move(what), std::move(expected)};
  };
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos)
    return fault("no colon", "a country, 'MX pills' or 'all', a colon, and 'name = value'");
  std::vector<std::string> subject = words(line.substr(0, colon), ' ');
  if (const auto wrong = wrong_subject(subject))
    return fault(*wrong, "a country, a country and an outcome, or 'all'");
  if (subject.front() == "all") subject.clear();

  std::vector<Expectation> result;
  std::set<std::pair<std::string, Relation>> seen;
  for (const std::string_view item : split(line.substr(colon + 1), ',')) {
    const auto sign = first_sign(item);
    if (!sign)
      return fault("'" + std::string(item) + "' compares nothing",
                   "'name = value', or <, <=, >, >=, has");
    const std::string name(trimmed(item.substr(0, sign->second)));
    const std::string_view text = trimmed(item.substr(sign->second + sign->first.text.size()));
    std::vector<std::string> path = words(name, '.');
    if (path.empty() || name.find(' ') != std::string::npos)
      return fault("'" + name + "' is no name", "a name like adjustment.full");
    const auto value = read_value(text);
    if (!value || !suits(sign->first.relation, *value))
      return fault("'" + std::string(text) + "' is no value to compare " + name + " with",
                   "a number or arithmetic, a word, a text in quotes, yes, no, none or a list");
    if (!seen.emplace(name, sign->first.relation).second)
      return fault(name + " is expected twice", "one expectation of it");
    result.push_back({where, std::string(period), subject, std::move(path), sign->first.relation,
                      *value, std::string(item)});
  }
  return result;
}

std::optional<Fault> unmet(const Expectation& expectation, const Json& determination) {
  std::vector<std::string> path;
  if (!expectation.subject.empty()) path = {"countries", expectation.subject[0]};
  if (expectation.subject.size() == 2) {
    path.emplace_back("outcomes");
    path.push_back(expectation.subject[1]);
  }
  path.insert(path.end(), expectation.path.begin(), expectation.path.end());
  const Json* at = &determination;
  for (const std::string& name : path) {
    const Json* next = member(*at, name);
    if (next == nullptr)
      return Fault{FaultKind::data, expectation.where,
                   expectation.period + ": no " + name + " to compare", keys_of(*at)};
    at = next;
  }
  if (at->is_object() && at->contains("value")) at = &at->at("value");
  if (holds(*at, expectation.relation, expectation.value)) return std::nullopt;
  std::string of = expectation.period;
  for (const std::string& word : expectation.subject) of += " " + word;
  std::string name;
  for (const std::string& part : expectation.path) name += (name.empty() ? "" : ".") + part;
  return Fault{FaultKind::data, expectation.where, of + ": " + name + " is " + at->dump(),
               expectation.text};
}

}  // namespace setpoint::test
