// The dossier of a country: what a determination rests on, what would change it, and by how much.
//
// Data only; report/dossier.h puts it into words. Every "what if" is the determination made again
// with that one change, so the answers have everything in them that the rule has: the error control
// that couples outcomes, the step, proportionality, floor and cap.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "setpoint/core/progress.h"
#include "setpoint/determination/dossier_flips.h"
#include "setpoint/determination/dossier_holds.h"
#include "setpoint/determination/dossier_rerun.h"

namespace setpoint {

// The country's flow in the window, all outcomes alike, lower by so much.
inline constexpr std::array kFlowCuts = {0.10, 0.25, 0.50, 0.75, 1.0};

struct GovernanceRemedy {
  // Those that would be found `yes`: one deficit, all of them, or `equivalent`.
  std::vector<GovernanceField> fields{};
  RatesThen then{};
};

struct FlowRemedy {
  double cut = 0;  // share of the flow that is no more
  RatesThen then{};
  // Had the deaths attributed to the country fallen in the same proportion, and the nation's by as
  // many: a supposition, the model does not say that they would.
  RatesThen with_deaths{};
};

struct Dossier {
  Determination determination;
  Country country;
  RatesThen now{};
  std::vector<Check> audit{};  // run on this very determination (audit.h)
  std::vector<GovernanceRemedy> governance{};
  std::vector<FlowRemedy> flow{};
  std::vector<Flip> flips{};
  std::vector<Hold> holds{};

  [[nodiscard]] const CountryResult& of_country() const;
};

// The deficits in governance on record on the window's last day, in the order of the register.
[[nodiscard]] std::vector<GovernanceField> deficits_of(const Tables& tables, Country country,
                                                       const Date& day);

// Of a determination made from these inputs. Faults (usage): the country is not in the
// determination (names those that are liable); those of determine().
[[nodiscard]] Result<Dossier> dossier(const Tables& tables, const Policy& policy,
                                      const DetermineOptions& options, Determination determination,
                                      Country country, const Progress& progress = {});

}  // namespace setpoint
