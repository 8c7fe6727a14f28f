#include "setpoint/report/wording.h"

#include <algorithm>
#include <cmath>

#include "setpoint/core/decimal.h"
#include "setpoint/report/figure_text.h"

namespace setpoint {
namespace {

bool shown(const CountryResult& country) {
  return country.liable || has_flow(country);
}

std::string charges(const CountryResult& country) {
  const double toll = country.toll.charged.value;
  return std::string(country.country.name()) + " is charged " +
         text(country.adjustment.charged.value, FigureKind::rate_charged) +
         " of the customs value of its goods and " +
         (toll > 0 ? text(toll, FigureKind::toll_charged) + " for each entry"
                   : std::string("no toll")) +
         ". ";
}

}  // namespace

bool has_flow(const CountryResult& country) {
  return std::any_of(country.outcomes.begin(), country.outcomes.end(),
                     [](const OutcomeResult& outcome) { return outcome.flow_kg.value > 0; });
}

std::vector<const CountryResult*> shown_countries(const Determination& determination) {
  std::vector<const CountryResult*> result;
  for (const CountryResult& country : determination.countries)
    if (shown(country)) result.push_back(&country);
  std::stable_sort(result.begin(), result.end(), [](const auto* a, const auto* b) {
    if (a->liable != b->liable) return a->liable;
    return a->footprint.value > b->footprint.value;
  });
  return result;
}

std::vector<const CountryResult*> other_countries(const Determination& determination) {
  std::vector<const CountryResult*> result;
  for (const CountryResult& country : determination.countries)
    if (!shown(country)) result.push_back(&country);
  return result;
}

std::vector<const CountryResult*> liable_countries(const Determination& determination) {
  std::vector<const CountryResult*> result = shown_countries(determination);
  result.erase(std::remove_if(result.begin(), result.end(),
                              [](const CountryResult* country) { return !country->liable; }),
               result.end());
  return result;
}

std::string status(const CountryResult& country) {
  if (country.liable) return "liable";
  return country.reasons.empty() ? "not liable" : country.reasons.front();
}

std::string_view movement_of(const OutcomeResult& outcome, std::string_view none) {
  return outcome.movement ? name_of_flow(outcome.movement->call) : none;
}

std::string_view deaths_movement_of(const OutcomeResult& outcome, std::string_view none) {
  return outcome.deaths_movement ? name_of_deaths(*outcome.deaths_movement) : none;
}

std::string_view label(Outcome outcome) {
  switch (outcome) {
    case Outcome::pills:
      return "Pills";
    case Outcome::powder:
      return "Powder";
    case Outcome::adulterant:
      return "Adulterant";
  }
  return "";
}

std::string_view label(Path path) {
  switch (path) {
    case Path::article_xx:
      return "Article XX: harm to health";
    case Path::compliance:
      return "Compliance: level playing field";
    case Path::countervailing:
      return "Countervailing: subsidy by not regulating";
  }
  return "";
}

std::string_view label(TableKind kind) {
  switch (kind) {
    case TableKind::seizures:
      return "seizures";
    case TableKind::regional_seizures:
      return "regional seizures";
    case TableKind::deaths:
      return "deaths";
    case TableKind::crossings:
      return "crossings";
    case TableKind::imports:
      return "imports";
    case TableKind::covered_imports:
      return "covered imports";
    case TableKind::governance:
      return "governance";
    case TableKind::regulation:
      return "regulation";
    case TableKind::subsidy:
      return "subsidy";
    case TableKind::routing:
      return "routing";
    case TableKind::precursors:
      return "precursors";
    case TableKind::inspections:
      return "inspections";
    case TableKind::strata:
      return "strata";
    case TableKind::coverage:
      return "coverage";
    case TableKind::decreed:
      return "decreed rates";
  }
  return "";
}

std::string_view label(Standing standing) {
  switch (standing) {
    case Standing::published:
      return "published";
    case Standing::reported:
      return "reported";
    case Standing::white_paper:
      return "white paper";
    case Standing::derived:
      return "derived";
    case Standing::unverified:
      return "unverified";
    case Standing::assumption:
      return "assumption";
    case Standing::choice:
      return "choice";
  }
  return "";
}

std::string listed(const std::vector<std::string>& parts) {
  if (parts.empty()) return "none";
  std::string result = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i)
    result += (i + 1 == parts.size() ? " and " : ", ") + parts[i];
  return result;
}

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
  return grouped(static_cast<double>(n), 0) + " " + std::string(n == 1 ? one : many);
}

std::string percent(double share) {
  constexpr double kExact = 1e9;  // rid of the last bits of 0.07 * 100
  return shortest(std::round(share * 100 * kExact) / kExact) + "\u00a0%";
}

std::string window(const Determination& determination) {
  return determination.window_first.text() + " to " + determination.window_last.text();
}

std::size_t count_of(const Policy& policy, Standing standing) {
  std::size_t count = 0;
  for (const auto& [key, parameter] : policy.parameters())
    for (const DatedValue& value : parameter.values) count += value.standing == standing ? 1U : 0U;
  return count;
}

std::string standing_counts(const Policy& policy) {
  std::string result;
  for (const Standing standing : kStandings) {
    const std::size_t count = count_of(policy, standing);
    if (count == 0) continue;
    if (!result.empty()) result += ", ";
    switch (standing) {
      case Standing::published:
        result += counted(count, "published", "published");
        break;
      case Standing::reported:
        result += counted(count, "reported", "reported");
        break;
      case Standing::white_paper:
        result += counted(count, "from the white paper", "from the white paper");
        break;
      case Standing::derived:
        result += counted(count, "derived", "derived");
        break;
      case Standing::unverified:
        result += counted(count, "unverified", "unverified");
        break;
      case Standing::assumption:
        result += counted(count, "assumption", "assumptions");
        break;
      case Standing::choice:
        result += counted(count, "choice of method", "choices of method");
        break;
    }
  }
  return result;
}

std::string against_target(const Determination& d) {
  if (!d.revenue_shortfall_usd || !d.revenue_target_usd) return "";
  Figure by = *d.revenue_shortfall_usd;
  const bool above = by.value < 0;
  if (above) {
    by.value = -by.value;
    if (by.interval) by.interval = Interval{-by.interval->high, -by.interval->low};
  }
  return text(by, FigureKind::money) + (above ? " above" : " short of") + " the target of " +
         text(*d.revenue_target_usd, FigureKind::money);
}

std::string takeaway(const Determination& determination) {
  const double national = determination.deaths_attributed.value +
                          determination.deaths_domestic.value +
                          determination.deaths_unattributed.value;
  std::string result = "Of " + text(national, FigureKind::count) +
                       " deaths involving synthetic opioids in " + window(determination) + ", " +
                       text(determination.deaths_attributed, FigureKind::count) +
                       " are attributed to supply from abroad. ";
  const std::vector<const CountryResult*> liable = liable_countries(determination);
  if (liable.empty())
    return result + "No country meets both conditions of liability, so no rate is charged.";
  result +=
      counted(liable.size(), "country meets", "countries meet") + " both conditions of liability. ";
  constexpr std::size_t kMostNamed = 3;
  for (std::size_t i = 0; i < liable.size() && i < kMostNamed; ++i) result += charges(*liable[i]);
  if (liable.size() > kMostNamed)
    result += "The rates of " + counted(liable.size() - kMostNamed, "other", "others") +
              " are in the schedule. ";
  const std::string against = against_target(determination);
  return result + "At these rates adjustments raise " +
         text(determination.adjustment_revenue_usd, FigureKind::money) +
         " in the window and tolls " + text(determination.toll_revenue_usd, FigureKind::money) +
         (against.empty() ? "." : ", " + against + " for which the internalised share was solved.");
}

std::string caution(const Determination& determination) {
  std::vector<std::string> by_default;
  for (const CountryResult* country : liable_countries(determination))
    if (country->evidence == Tier::default_ || country->evidence == Tier::mixed)
      by_default.emplace_back(country->country.name());
  if (by_default.empty()) return "";
  return "Evidence: the flow of " + listed(by_default) +
         " rests wholly or partly on the default tier, which scales seizures by an assumed "
         "probability of interception. No official figure for it exists.";
}

}  // namespace setpoint
