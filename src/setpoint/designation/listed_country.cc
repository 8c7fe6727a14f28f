#include "setpoint/designation/listed_country.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

namespace setpoint {
namespace {

struct Spelling {
  std::string_view published;
  std::string_view code;
};

// Where the publisher's word is not the short English name of core/country.cc.
constexpr auto kSpellings = std::to_array<Spelling>({
    {"Bahamas, The", "BS"},
    {"Burma", "MM"},
    {"Cape Verde", "CV"},
    {"Congo, Democratic Republic of the", "CD"},
    {"Congo, Republic of the", "CG"},
    {"Cote d Ivoire", "CI"},
    {"Cote d'Ivoire", "CI"},
    {"Curacao", "CW"},
    {"Czech Republic", "CZ"},
    {"Gambia, The", "GM"},
    {"Korea, North", "KP"},
    {"Korea, South", "KR"},
    {"Macau", "MO"},
    {"Macedonia, The Former Yugoslav Republic of", "MK"},
    {"Man, Isle of", "IM"},
    {"Micronesia, Federated States of", "FM"},
    {"North Macedonia, The Republic of", "MK"},
    {"Palestinian", "PS"},
    {"Region: Gaza", "PS"},
    {"Region: West Bank", "PS"},
    {"Swaziland", "SZ"},
    {"The Gambia", "GM"},
    {"Turkey", "TR"},
    {"Virgin Islands, British", "VG"},
    {"Virgin Islands, U.S.", "VI"},
    {"West Bank", "PS"},
});

std::map<std::string, Country, std::less<>> all_names() {
  std::map<std::string, Country, std::less<>> names;
  for (char a = 'A'; a <= 'Z'; ++a) {
    for (char b = 'A'; b <= 'Z'; ++b) {
      const std::string code{a, b};
      const auto country = Country::parse(code);
      if (country && country->identified()) names.emplace(country->name(), *country);
    }
  }
  for (const Spelling& spelling : kSpellings)
    names.emplace(spelling.published, *Country::parse(spelling.code));
  return names;
}

}  // namespace

std::optional<Country> listed_country(std::string_view text) {
  static const auto kNames = all_names();
  const auto found = kNames.find(text);
  if (found == kNames.end()) return std::nullopt;
  return found->second;
}

EntryCountries countries_of(const ListEntry& entry) {
  EntryCountries countries;
  const auto add = [&countries](const std::string& text) {
    if (text.empty()) return;
    const auto country = listed_country(text);
    if (country) countries.known.push_back(*country);
    countries.unknown = countries.unknown || !country;
  };
  for (const ListedAddress& address : entry.addresses) add(address.country);
  for (const std::string& nationality : entry.nationalities) add(nationality);
  std::sort(countries.known.begin(), countries.known.end());
  countries.known.erase(std::unique(countries.known.begin(), countries.known.end()),
                        countries.known.end());
  return countries;
}

}  // namespace setpoint
