// The determination made again with one thing changed: what the questions of a dossier ask of it.
//
// The same tables, policy, draws, seed and determination before, but for what is asked; so two
// answers differ by the change alone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "setpoint/determination/determine.h"

namespace setpoint {

// What a determination says of one outcome of a country, point values.
struct OutcomeThen {
  Outcome outcome{};
  double flow_kg = 0;
  std::optional<Movement> flow{};    // none in a first determination
  std::optional<Movement> deaths{};  // of the national count
  int row = 0;
  std::string name{};    // of the row
  std::string action{};  // "none" where it is not liable
  StandingRate full{};
  StandingRate target{};
};

// What a determination charges a country, point values.
struct RatesThen {
  bool liable = false;
  std::string reason{};    // the first: why liable, or why not
  double flow_share = 0;   // of all liability flow
  StandingRate charged{};  // fraction of customs value, dollars an entry
  StandingRate full{};
  StandingRate target{};
  double revenue_usd = 0;  // of both
  std::vector<OutcomeThen> outcomes{};
};

// Of a country that is not in the determination, nothing: not liable, rates of 0.
[[nodiscard]] RatesThen rates_in(const Determination& determination, Country country);

class Rerun {
 public:
  // What is given must outlive it.
  Rerun(const Tables& tables, const Policy& policy, const DetermineOptions& options,
        const Determination& determination, Country country);

  // The country's flow in the window times a factor: of one outcome, or of all.
  [[nodiscard]] Result<RatesThen> with_flow(std::optional<Outcome> outcome, double factor) const;
  // Findings of `yes` in the governance register of the country, in force on the window's last
  // day whatever is on record there now.
  [[nodiscard]] Result<RatesThen> with_findings(const std::vector<GovernanceField>& fields) const;
  // The nation's deaths in the window times a factor, as counted: reported and predicted.
  [[nodiscard]] Result<RatesThen> with_deaths(double factor) const;
  // Both: the country's flow, all outcomes, and the nation's deaths.
  [[nodiscard]] Result<RatesThen> with_flow_and_deaths(double flow, double deaths) const;

 private:
  [[nodiscard]] Tables scaled(double deaths) const;
  [[nodiscard]] Result<RatesThen> run(const Tables& tables, const DetermineOptions& options) const;

  const Tables& tables_;
  const Policy& policy_;
  DetermineOptions options_;
  Window window_;
  Country country_;
};

}  // namespace setpoint
