#include "setpoint/screening/country_words.h"

#include <array>
#include <map>
#include <string>
#include <utility>

#include "setpoint/screening/plain_text.h"

namespace setpoint {
namespace {

using Names = std::map<std::string, Country, std::less<>>;

// Beside the short English names of core/country.cc; also those without their marks and signs.
constexpr auto kOthers = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"aland islands", "AX"},
    {"bonaire sint eustatius and saba", "BQ"},
    {"brasil", "BR"},
    {"burma", "MM"},
    {"cocos keeling islands", "CC"},
    {"cote divoire", "CI"},
    {"curacao", "CW"},
    {"czech republic", "CZ"},
    {"deutschland", "DE"},
    {"england", "GB"},
    {"espana", "ES"},
    {"great britain", "GB"},
    {"guinea bissau", "GW"},
    {"italia", "IT"},
    {"nederland", "NL"},
    {"oesterreich", "AT"},
    {"osterreich", "AT"},
    {"p r china", "CN"},
    {"peoples republic of china", "CN"},
    {"pr china", "CN"},
    {"prc", "CN"},
    {"reunion", "RE"},
    {"russian federation", "RU"},
    {"saint barthelemy", "BL"},
    {"saint helena ascension and tristan da cunha", "SH"},
    {"schweiz", "CH"},
    {"scotland", "GB"},
    {"suisse", "CH"},
    {"the netherlands", "NL"},
    {"timor leste", "TL"},
    {"turkey", "TR"},
    {"turkiye", "TR"},
    {"u a e", "AE"},
    {"uae", "AE"},
    {"uk", "GB"},
    {"united states of america", "US"},
    {"us", "US"},
    {"usa", "US"},
    {"viet nam", "VN"},
    {"wales", "GB"},
});

// Cities, provinces and states of the same name.
constexpr auto kNone =
    std::to_array<std::string_view>({"GE", "GU", "HK", "JE", "MO", "PR", "TW", "ZZ"});

Names names() {
  Names made;
  for (char a = 'A'; a <= 'Z'; ++a)
    for (char b = 'A'; b <= 'Z'; ++b) {
      const std::string code{a, b};
      if (const auto country = Country::parse(code))
        made.emplace(plain_text(country->name()), *country);
    }
  for (const auto& [words, code] : kOthers) made.emplace(words, *Country::parse(code));
  for (const std::string_view code : kNone)
    std::erase_if(made, [&](const auto& row) { return row.second.code() == code; });
  return made;
}

}  // namespace

std::optional<Country> country_of_words(std::string_view words) {
  static const Names kNames = names();
  const auto found = kNames.find(words);
  if (found == kNames.end()) return std::nullopt;
  return found->second;
}

}  // namespace setpoint
