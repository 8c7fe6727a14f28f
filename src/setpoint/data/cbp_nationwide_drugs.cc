// U.S. Customs and Border Protection, "Nationwide Drug Seizures".
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "setpoint/data/cbp_release.h"
#include "setpoint/data/formats.h"

namespace setpoint {
namespace {

using namespace cbp;

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

constexpr std::string_view kFactorName = "kilograms per pound";

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
    const auto month = read_month(table);
    const auto component = table.one_of(kComponent, kComponents);
    const auto region = table.one_of(kRegion, kRegions);
    const auto land = table.one_of(kLand, kLandFilters);
    const auto area = table.required_text(kArea);
    const auto drug = table.required_text(kDrug);
    if (drug && *drug != kFentanyl && speaks_of_fentanyl(*drug))
      table.fault(kDrug, shown(*drug) + " is not a drug type of this format", "Fentanyl");
    const auto events = table.whole(kEvents);
    auto quantity = table.amount(kQuantity);
    if (!month || !component || !region || !land || !area || !drug || !events || !quantity)
      continue;
    const Month when = *month;
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
