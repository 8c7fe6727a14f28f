#include "setpoint/report/dossier.h"

#include "setpoint/report/dossier_sections.h"
#include "setpoint/report/wording.h"

namespace setpoint {

Prose dossier_prose(const DossierInputs& in) {
  const Determination& d = in.dossier.determination;
  const std::string who(in.dossier.country.name());
  Prose prose;
  prose.kicker = "Setpoint, determination " + d.id + ", path " + std::string(name(d.path));
  prose.title = "Dossier: " + who + ", " + window(d);
  prose.lede =
      "What " + who +
      " is charged and why, what that rests on, what would change it, and how to contest it.";
  prose.sections = {summary_part(in),  rule_part(in),       figures_part(in), evidence_part(in),
                    register_part(in), parameters_part(in), checks_part(in),  remedies_part(in),
                    flips_part(in),    holds_part(in),      law_part(in),     controls_part(in),
                    reproduce_part(in)};
  prose.footer =
      "Setpoint " SETPOINT_VERSION ". The same data, policy and seed give the same bytes.";
  return prose;
}

}  // namespace setpoint
