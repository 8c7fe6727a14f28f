// The sections of a dossier, in their order.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "setpoint/report/dossier.h"

namespace setpoint {

// dossier_rates.cc
[[nodiscard]] ProseSection summary_part(const DossierInputs& in);
[[nodiscard]] ProseSection rule_part(const DossierInputs& in);
[[nodiscard]] ProseSection figures_part(const DossierInputs& in);
// dossier_evidence.cc
[[nodiscard]] ProseSection evidence_part(const DossierInputs& in);
[[nodiscard]] ProseSection register_part(const DossierInputs& in);
// dossier_parameters.cc
[[nodiscard]] ProseSection parameters_part(const DossierInputs& in);
// dossier_remedies.cc
[[nodiscard]] ProseSection remedies_part(const DossierInputs& in);
[[nodiscard]] ProseSection flips_part(const DossierInputs& in);
[[nodiscard]] ProseSection flow_targets_part(const DossierInputs& in);
// dossier_negotiation.cc
[[nodiscard]] ProseSection obligations_part(const DossierInputs& in);
// dossier_holds.cc
[[nodiscard]] ProseSection holds_part(const DossierInputs& in);
// dossier_law.cc
[[nodiscard]] ProseSection law_part(const DossierInputs& in);
// dossier_record.cc
[[nodiscard]] ProseSection checks_part(const DossierInputs& in);
[[nodiscard]] ProseSection controls_part(const DossierInputs& in);
[[nodiscard]] ProseSection reproduce_part(const DossierInputs& in);

// What is lacking; what would remedy it; what a finding of `yes` would rest on.
[[nodiscard]] std::string_view deficit_text(GovernanceField field);
[[nodiscard]] std::string_view obligation_text(GovernanceField field);
[[nodiscard]] std::string_view met_text(GovernanceField field);
// What would be found `yes`.
[[nodiscard]] std::string remedy_text(const GovernanceRemedy& remedy);

// The rates of a country as cells of a table: adjustment target, full, charged; toll alike.
[[nodiscard]] std::vector<HtmlTable::Column> rate_columns(std::string first);
[[nodiscard]] std::vector<ProseCell> rate_row(std::string first, const RatesThen& rates);

// "59 %" of what was measured, for a factor of 0.59.
[[nodiscard]] std::string factor_text(double factor);

}  // namespace setpoint
