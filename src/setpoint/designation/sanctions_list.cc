#include "setpoint/designation/sanctions_list.h"

#include <algorithm>
#include <array>

namespace setpoint {

std::string_view name(ListedKind kind) {
  switch (kind) {
    case ListedKind::individual:
      return "individual";
    case ListedKind::entity:
      return "entity";
    case ListedKind::vessel:
      return "vessel";
    case ListedKind::aircraft:
      return "aircraft";
  }
  return {};
}

std::string_view name(NameStrength strength) {
  switch (strength) {
    case NameStrength::primary:
      return "primary";
    case NameStrength::strong:
      return "strong";
    case NameStrength::weak:
      return "weak";
  }
  return {};
}

const ListEntry* find_entry(const SanctionsList& list, std::uint64_t number) {
  const auto found = std::lower_bound(
      list.entries.begin(), list.entries.end(), number,
      [](const ListEntry& entry, std::uint64_t wanted) { return entry.number < wanted; });
  return found != list.entries.end() && found->number == number ? &*found : nullptr;
}

std::span<const std::string_view> narcotics_programmes() {
  static constexpr std::array<std::string_view, 3> kProgrammes = {"SDNT", "SDNTK",
                                                                  "ILLICIT-DRUGS-EO14059"};
  return kProgrammes;
}

bool listed_for_narcotics(const ListEntry& entry) {
  const auto programmes = narcotics_programmes();
  return std::any_of(
      entry.programmes.begin(), entry.programmes.end(), [programmes](const std::string& programme) {
        return std::find(programmes.begin(), programmes.end(), programme) != programmes.end();
      });
}

}  // namespace setpoint
