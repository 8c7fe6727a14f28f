// U.S. Customs and Border Protection, "Nationwide Drug Seizures".
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "setpoint/data/formats.h"

namespace setpoint {
namespace {

enum : std::size_t { kYear, kMonth, kComponent, kRegion, kLand, kArea, kDrug, kEvents, kQuantity };

constexpr std::array kColumns = {Column{"FY"},
                                 Column{"Month (abbv)", "Month"},
                                 Column{"Component"},
                                 Column{"Region"},
                                 Column{"Land Filter"},
                                 Column{"Area of Responsibility"},
                                 Column{"Drug Type"},
                                 Column{"Count of Event"},
                                 Column{"Sum Qty (lbs)", "Sum of Qty (lbs)"}};

constexpr std::array<std::string_view, 12> kMonths = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                      "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
constexpr std::array<std::string_view, 2> kComponents = {"Office of Field Operations",
                                                         "U.S. Border Patrol"};
constexpr std::array<std::string_view, 3> kRegions = {"Southwest Border", "Northern Border",
                                                      "Coastal/Interior"};
constexpr std::array<std::string_view, 2> kLandFilters = {"Land Only", "Other"};
constexpr std::string_view kFentanyl = "Fentanyl";
// The other types that releases from fiscal year 2019 on have held. A new one is skipped with a
// note, unless its name speaks of fentanyl: that would be lost, or counted twice, without a word.
constexpr std::array<std::string_view, 9> kOtherDrugs = {
    "Cocaine", "Ecstasy",   "Heroin",          "Ketamine",     "Khat (Catha Edulis)",
    "Lsd",     "Marijuana", "Methamphetamine", "Other Drugs**"};

bool speaks_of_fentanyl(std::string_view drug) {
  std::string lower(drug);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower.find("fentan") != std::string::npos;
}

constexpr double kKilogramsPerPound = 0.45359237;  // exact, international pound
constexpr std::string_view kFactorName = "kilograms per pound";

// "2024", or "2026 (FYTD)" for a year in progress.
std::optional<FiscalYear> fiscal_year(std::string_view text) {
  constexpr std::string_view kInProgress = " (FYTD)";
  if (text.ends_with(kInProgress)) text.remove_suffix(kInProgress.size());
  const auto year = parse_year(text);
  if (!year) return std::nullopt;
  return FiscalYear{*year};
}

// The fiscal year opens with October of the calendar year before.
Month calendar_month(FiscalYear year, int month) {
  return {month >= 10 ? year.year - 1 : year.year, month};
}

SeizureStream stream(std::size_t component, std::size_t region, std::size_t land) {
  const bool patrol = component == 1;
  if (region == 2) return patrol ? SeizureStream::other_patrol : SeizureStream::other_ports;
  const bool southwest = region == 0;
  if (patrol) return southwest ? SeizureStream::southwest_patrol : SeizureStream::northern_patrol;
  // "Other" on a land border is its airports, seaports, mail and express hubs.
  if (land == 1) return SeizureStream::other_ports;
  return southwest ? SeizureStream::southwest_ports : SeizureStream::northern_ports;
}

}  // namespace

Release<Month, RegionalSeizureRow> read_cbp_nationwide_drugs(TableInput& input) {
  Release<Month, RegionalSeizureRow> release{input.table, 0, {}};
  TableReader table(input, kColumns);
  std::set<std::string> new_drugs;
  while (table.next()) {
    const auto year = fiscal_year(table.text(kYear));
    if (!year)
      table.fault(kYear, shown(table.text(kYear)) + " is not a fiscal year",
                  "a year like 2024, or 2026 (FYTD) for one in progress");
    const auto month = table.one_of(kMonth, kMonths);
    const auto component = table.one_of(kComponent, kComponents);
    const auto region = table.one_of(kRegion, kRegions);
    const auto land = table.one_of(kLand, kLandFilters);
    const auto area = table.required_text(kArea);
    const auto drug = table.required_text(kDrug);
    if (drug && *drug != kFentanyl && speaks_of_fentanyl(*drug))
      table.fault(kDrug, shown(*drug) + " is not a drug type of this format", "Fentanyl");
    const auto events = table.whole(kEvents);
    auto quantity = table.amount(kQuantity);
    if (!year || !month || !component || !region || !land || !area || !drug || !events || !quantity)
      continue;
    const Month when = calendar_month(*year, static_cast<int>(*month) + 1);
    const std::string identity = std::string(kComponents[*component]) + ", " +
                                 std::string(kRegions[*region]) + ", " +
                                 std::string(kLandFilters[*land]) + ", " + *area;
    if (!table.unique(when.text() + identity + *drug, when.text() + ", " + identity + ", " + *drug))
      continue;
    // A month with no fentanyl is covered all the same.
    auto& rows = release.groups[when];
    if (*drug != kFentanyl) {
      if (std::find(kOtherDrugs.begin(), kOtherDrugs.end(), *drug) == kOtherDrugs.end() &&
          new_drugs.insert(*drug).second)
        input.notes.push_back(input.path + ": drug type " + shown(*drug) +
                              " is new to this program and not counted as fentanyl");
      continue;
    }
    quantity->factor = kKilogramsPerPound;
    quantity->factor_name = kFactorName;
    rows.push_back(
        {identity, {when.quarter(), stream(*component, *region, *land), *quantity}, table.line()});
  }
  release.rows = table.rows();
  return release;
}

}  // namespace setpoint
