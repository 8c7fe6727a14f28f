// Screens customers against a list: every entry that may be the customer, with score and reasons.
//
// The same customers, list and settings give the same matches, on any number of threads.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/designation/sanctions_list.h"
#include "setpoint/screening/address.h"
#include "setpoint/screening/customer.h"
#include "setpoint/screening/match.h"
#include "setpoint/screening/name_index.h"
#include "setpoint/screening/settings.h"
#include "setpoint/screening/transliteration.h"

namespace setpoint {

class Screener {
 public:
  // Of a thread: what a screening writes on.
  struct Worker {
    Transliteration rules;
    std::array<NameIndex::Scratch, 3> scratch;
  };

  // The list must outlive the screener. With programmes only entries of at least one of them are
  // screened for. Faults (data): a listed name that cannot be compared (normal_name.h), a
  // programme that no entry has (usage).
  [[nodiscard]] static Result<Screener> build(const SanctionsList& list,
                                              const ScreeningSettings& settings,
                                              std::span<const std::string> programmes);

  // Descending by score, then ascending by the entry's number; each entry once, by the name that
  // scores highest. Faults: a name of the customer that cannot be compared.
  [[nodiscard]] Result<std::vector<Match>> screen(const Customer& customer, Worker& worker) const;
  // Each customer's matches in the order of the customers; 0 threads: as many as there are.
  [[nodiscard]] Result<std::vector<std::vector<Match>>> screen(std::span<const Customer> customers,
                                                               unsigned threads) const;

  [[nodiscard]] const SanctionsList& list() const { return *list_; }
  [[nodiscard]] const ScreeningSettings& settings() const { return settings_; }
  // How many names of how many entries are compared with.
  [[nodiscard]] std::size_t names() const { return names_; }
  [[nodiscard]] std::size_t entries() const { return entries_; }

 private:
  // Where a name of an index stands on the list.
  struct Place {
    std::uint32_t entry = 0;
    std::uint32_t name = 0;
  };
  struct Kind {
    NameKind kind = NameKind::person;
    NameIndex index;
    std::vector<Place> places;
  };
  Screener() = default;
  // A match with the names that make it; null where only an identifier does.
  struct Found {
    Match match;
    const NormalName* asked = nullptr;
    const NormalName* listed = nullptr;
  };
  void take_names(const Kind& kind, const NormalName& asked, std::size_t typed, double threshold,
                  NameIndex::Scratch& scratch, std::vector<Found>& found) const;
  void take_identifiers(const Customer& customer, std::vector<Found>& found) const;
  // Scores and explains a match of names with what else is known.
  void weigh(const Customer& customer, const Address* address, bool identified, Found& found,
             Worker& worker) const;

  const SanctionsList* list_ = nullptr;
  ScreeningSettings settings_;
  std::array<Kind, 3> kinds_;
  std::vector<std::pair<std::string, std::uint32_t>> identifiers_;  // ascending
  std::size_t names_ = 0;
  std::size_t entries_ = 0;
};

}  // namespace setpoint
