#include "setpoint/screening/beside_name.h"

#include <algorithm>
#include <cstdlib>

#include "setpoint/designation/listed_country.h"

namespace setpoint {
namespace {

constexpr int kCirca = 5;  // years that "circa" leaves open

std::string date_text(const PartialDate& date) {
  std::string text = (date.circa ? "circa " : "") + std::to_string(date.year);
  const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  if (date.month > 0) text += "-" + two(date.month);
  if (date.day > 0) text += "-" + two(date.day);
  if (date.last_year > date.year) text += " to " + std::to_string(date.last_year);
  return text;
}

bool same_day(const PartialDate& a, const PartialDate& b) {
  return a.day > 0 && a.year == b.year && a.month == b.month && a.day == b.day && !a.circa &&
         !b.circa && a.last_year == 0 && b.last_year == 0;
}

// Years between the year of one and the years that the other may mean.
int years_apart(const PartialDate& mine, const PartialDate& listed) {
  const int last = std::max(listed.year, listed.last_year);
  const int open = listed.circa ? kCirca : 0;
  if (mine.year < listed.year - open) return listed.year - open - mine.year;
  if (mine.year > last + open) return mine.year - last - open;
  return 0;
}

}  // namespace

double weigh_birth(double score, const Customer& customer, const ListEntry& entry,
                   const MatchRules& rules, std::vector<std::string>& reasons) {
  if (!customer.birth || entry.births.empty() || entry.kind != ListedKind::individual) return score;
  const PartialDate& mine = *customer.birth;
  const PartialDate* nearest = &entry.births.front();
  for (const PartialDate& birth : entry.births) {
    if (same_day(mine, birth)) {
      reasons.push_back("the date of birth agrees: " + date_text(mine));
      return score + (1 - score) * rules.birth_date;
    }
    if (years_apart(mine, birth) < years_apart(mine, *nearest)) nearest = &birth;
  }
  const int apart = years_apart(mine, *nearest);
  if (apart == 0) {
    const bool other_day = mine.month > 0 && nearest->month > 0 && !nearest->circa &&
                           (mine.month != nearest->month ||
                            (mine.day > 0 && nearest->day > 0 && mine.day != nearest->day));
    reasons.push_back("the year of birth agrees" +
                      std::string(other_day ? ", the day does not: " : ": ") + date_text(mine) +
                      ", listed " + date_text(*nearest));
    return other_day ? score : score + (1 - score) * rules.birth_year;
  }
  reasons.push_back("the year of birth differs by " + std::to_string(apart) + ": " +
                    date_text(mine) + ", listed " + date_text(*nearest));
  return score * (apart <= static_cast<int>(rules.birth_near_years) ? rules.birth_near
                                                                    : rules.birth_differs);
}

double weigh_country(double score, const Customer& customer, const ListEntry& entry,
                     const MatchRules& rules, std::vector<std::string>& reasons) {
  if (!customer.country) return score;
  const EntryCountries listed = countries_of(entry);
  if (listed.known.empty()) return score;
  const std::string mine(customer.country->name());
  if (std::find(listed.known.begin(), listed.known.end(), *customer.country) !=
      listed.known.end()) {
    reasons.push_back("the country agrees: " + mine);
    return score + (1 - score) * rules.country;
  }
  std::string theirs;
  for (const Country& country : listed.known)
    theirs += (theirs.empty() ? "" : ", ") + std::string(country.name());
  reasons.push_back("the country differs: " + mine + ", listed " + theirs);
  return listed.unknown ? score : score * rules.country_differs;
}

double weigh_address(double score, const Address& address, const ListEntry& entry,
                     const ScreeningSettings& settings, Transliteration& rules,
                     std::vector<std::string>& reasons) {
  for (const ListedAddress& listed : entry.addresses) {
    const auto other =
        read_address(listed.text, listed_country(listed.country), settings.weights, rules);
    if (!other || !addresses_agree(address, *other, settings.costs, settings.rules.strong))
      continue;
    reasons.push_back("the address agrees: listed " + listed.text);
    return score + (1 - score) * settings.rules.address;
  }
  return score;
}

}  // namespace setpoint
