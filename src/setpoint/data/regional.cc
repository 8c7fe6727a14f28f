#include "setpoint/data/regional.h"

#include <algorithm>

namespace setpoint {
namespace {

constexpr std::array<std::string_view, kCauses.size()> kCauseNames = {
    "all-drugs", "opioids",           "heroin",  "natural-opioids",
    "methadone", "synthetic-opioids", "cocaine", "psychostimulants"};

constexpr std::array<std::string_view, kAgeGroups> kAgeNames = {
    "<1", "1-4", "5-14", "15-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75-84", "85+"};

constexpr std::array<std::string_view, 9> kKindNames = {
    "regional_deaths", "population", "designated_counties", "area_states", "lab_reports",
    "area_seizures",   "nonfatal",   "special_populations", "centroids"};

template <class Kind, std::size_t N>
std::optional<Kind> parse_name(const std::array<std::string_view, N>& names,
                               std::string_view text) {
  const auto* const found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return std::nullopt;
  return static_cast<Kind>(found - names.begin());
}

}  // namespace

std::string_view name(Cause cause) {
  return kCauseNames[static_cast<std::size_t>(cause)];
}

std::optional<Cause> parse_cause(std::string_view text) {
  return parse_name<Cause>(kCauseNames, text);
}

std::string_view name(AgeGroup ages) {
  return kAgeNames[static_cast<std::size_t>(ages)];
}

std::optional<AgeGroup> parse_age_group(std::string_view text) {
  return parse_name<AgeGroup>(kAgeNames, text);
}

std::string_view name(Withheld withheld) {
  switch (withheld) {
    case Withheld::no:
      return "";
    case Withheld::suppressed:
      return "suppressed";
    case Withheld::low_quality:
      return "low-quality";
  }
  return {};
}

std::string_view name(RegionalKind kind) {
  return kKindNames[static_cast<std::size_t>(kind)];
}

}  // namespace setpoint
