// The variant for a negotiation: deficits as obligations, with their effect on the rate.
#include "setpoint/rate/governance.h"
#include "setpoint/report/dossier_sections.h"
#include "setpoint/report/plain_words.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

const GovernanceRemedy* remedy_of(const Dossier& dossier, GovernanceField field) {
  for (const GovernanceRemedy& remedy : dossier.governance)
    if (remedy.fields.size() == 1 && remedy.fields.front() == field) return &remedy;
  return nullptr;
}

std::string effect(const RatesThen& now, const RatesThen& then) {
  if (now.liable && !then.liable)
    return "no longer liable: from " + text(now.charged.adjustment, FigureKind::rate_charged) +
           " and " + text(now.charged.toll, FigureKind::toll_charged) + " to " +
           text(then.charged.adjustment, FigureKind::rate_charged) + " and " +
           text(then.charged.toll, FigureKind::toll_charged) + " charged";
  if (!now.liable) return "none: it is not liable";
  return "still liable by what else is on record: " +
         text(then.charged.adjustment, FigureKind::rate_charged) + " and " +
         text(then.charged.toll, FigureKind::toll_charged) + " charged";
}

std::string_view heading_of(GovernanceField field) {
  switch (field) {
    case GovernanceField::analogue_law:
      return "Analogue law";
    case GovernanceField::enforced:
      return "Enforcement";
    case GovernanceField::know_your_customer:
      return "Know-your-customer";
    case GovernanceField::equivalent:
      return "Similarly effective measure";
  }
  return "";
}

}  // namespace

std::string_view obligation_text(GovernanceField field) {
  switch (field) {
    case GovernanceField::analogue_law:
      return "to bring into force a law that reaches analogues of fentanyl without naming each";
    case GovernanceField::enforced:
      return "to enforce the law on drugs and their precursors, and to put on record that it is";
    case GovernanceField::know_your_customer:
      return "to bring into force a duty to know the customer on the transport of drugs and "
             "precursors";
    case GovernanceField::equivalent:
      return "to put on record a measure that is similarly effective, in place of all of these";
  }
  return "";
}

std::string_view met_text(GovernanceField field) {
  switch (field) {
    case GovernanceField::analogue_law:
      return "an analogue clause, or a control of fentanyl-related substances as a class, in "
             "force. "
             "A list of named substances does not count.";
    case GovernanceField::enforced:
      return "adequate evidence of enforcement on record. Mixed evidence is recorded as unknown, "
             "which is not a deficit.";
    case GovernanceField::know_your_customer:
      return "a duty in force, broad or for listed drugs and precursors. A duty to report alone, "
             "or "
             "a licence to export alone, does not count.";
    case GovernanceField::equivalent:
      return "a finding, with its evidence, that the measure is similarly effective.";
  }
  return "";
}

ProseSection obligations_part(const DossierInputs& in) {
  const Dossier& dossier = in.dossier;
  const Determination& d = dossier.determination;
  const Date day = d.window_last.last_day();
  const std::string who(dossier.country.name());
  const GovernanceRecord record = governance_on(in.tables, dossier.country, day);
  ProseSection part("obligations", "Obligations");
  if (dossier.governance.empty()) {
    part.paragraph("No deficit in governance of " + who + " is on record on " + day.text() +
                   ", so no obligation follows from the register.");
    return part;
  }
  part.paragraph(
      "Each deficit in governance on record on " + day.text() +
      " as an obligation that would remedy it, with the evidence of the deficit, what would count "
      "as met, and what the determination would have been had it been met before the window.");
  ProseTable table{"Obligations that follow from the deficits on record",
                   {{"Obligation"},
                    {"What it is"},
                    {"Evidence of the deficit"},
                    {"What would count as met"},
                    {"Effect if met alone"}}};
  const auto add = [&](GovernanceField field) {
    const GovernanceRemedy* remedy = remedy_of(dossier, field);
    if (remedy == nullptr) return;
    const auto own = record.in_force.find(field);
    const bool on_record = own != record.in_force.end() && field != GovernanceField::equivalent;
    table.rows.push_back({heading_of(field), obligation_text(field),
                          on_record
                              ? "from " + own->second->from.text() + ": " + own->second->evidence
                              : "none is on record",
                          met_text(field), effect(dossier.now, remedy->then)});
  };
  for (const GovernanceField field : kGovernanceFields) add(field);
  part.table(table);
  ProseTable rates{"Rates if met before the window", rate_columns("If")};
  rates.rows.push_back(rate_row("as it is", dossier.now));
  for (const GovernanceRemedy& remedy : dossier.governance)
    rates.rows.push_back(rate_row(remedy_text(remedy), remedy.then));
  part.table(rates);
  part.note(
      "What counts as met is how the register is read, not a text of law. The register records "
      "what "
      "is in force, not what is promised; a finding changes on the day its act comes into force.");
  return part;
}

Prose negotiation_prose(const DossierInputs& in) {
  const Determination& d = in.dossier.determination;
  const std::string who(in.dossier.country.name());
  Prose prose;
  prose.kicker = "Setpoint, determination " + d.id + ", path " + std::string(name(d.path));
  prose.title = "Obligations and targets: " + who + ", " + window(d);
  prose.lede = summary_sentences(in.dossier.determination, in.dossier.of_country());
  prose.sections = {obligations_part(in), flow_targets_part(in), holds_part(in),
                    register_part(in),    law_part(in),          checks_part(in),
                    reproduce_part(in)};
  prose.footer =
      "Setpoint " SETPOINT_VERSION ". The same data, policy and seed give the same bytes.";
  return prose;
}

}  // namespace setpoint
