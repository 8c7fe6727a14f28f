// What the figures rest on: evidence by tier, and the register of governance.
#include "setpoint/rate/governance.h"
#include "setpoint/report/dossier_sections.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

std::string field_text(GovernanceField field) {
  switch (field) {
    case GovernanceField::analogue_law:
      return "Analogue law";
    case GovernanceField::enforced:
      return "Enforcement";
    case GovernanceField::know_your_customer:
      return "Know-your-customer duty";
    case GovernanceField::equivalent:
      return "Similarly effective measure";
  }
  return "";
}

// How much of the register is unknown on a day.
struct RegisterState {
  std::size_t countries = 0;
  std::size_t findings = 0;
  std::size_t unknown = 0;
  // With at least the share of flow that would make them liable, no deficit on record, and a
  // finding unknown.
  std::vector<std::string> at_zero_for_unknown;
};

RegisterState state_of(const DossierInputs& in) {
  const Determination& d = in.dossier.determination;
  const Date day = d.window_last.last_day();
  const double threshold = in.policy.value(keys::liability_flow_share, day).value();
  RegisterState state;
  for (const CountryResult& c : d.countries) {
    const GovernanceRecord record = governance_on(in.tables, c.country, day);
    bool any_unknown = false;
    for (const GovernanceField field : kGovernanceFields)
      any_unknown = any_unknown || (field != GovernanceField::equivalent &&
                                    record.finding(field) == Finding::unknown);
    if (c.country.identified() && any_unknown && c.deficits.empty() &&
        c.flow_share.value >= threshold)
      state.at_zero_for_unknown.emplace_back(c.country.name());
    if (record.in_force.empty()) continue;
    ++state.countries;
    for (const GovernanceField field : kGovernanceFields) {
      ++state.findings;
      state.unknown += record.finding(field) == Finding::unknown ? 1U : 0U;
    }
  }
  return state;
}

}  // namespace

ProseSection evidence_part(const DossierInputs& in) {
  const Determination& d = in.dossier.determination;
  const CountryResult& c = in.dossier.of_country();
  ProseSection part("evidence", "Evidence and its tiers");
  part.paragraph(
      "Tiers: \"sampled\" is estimated from inspections drawn at random; \"default\" is what was "
      "seized, scaled by an assumed probability of interception; \"none\" is no evidence, which is "
      "not zero. The evidence of " +
      std::string(c.country.name()) + " is of the tier \"" + std::string(name(c.evidence)) + "\".");
  ProseTable table{"Flow in the window by form and channel, kilograms pure",
                   {{"Form"}, {"Channel"}, {"Tier"}, {"Flow, kg", true}}};
  for (const OutcomeResult& o : c.outcomes) {
    for (const ChannelFlow& flow : o.channels)
      table.rows.push_back({label(o.outcome), name(flow.channel), name(flow.tier),
                            figure_text(flow.kg, FigureKind::count)});
    if (o.precursor_kg)
      table.rows.push_back({label(o.outcome), "through its precursors", "derived",
                            figure_text(*o.precursor_kg, FigureKind::count)});
  }
  if (table.rows.empty()) part.paragraph("No channel has evidence of its flow in the window.");
  part.table(table);
  std::vector<std::string> missing;
  if (c.carried)
    missing.emplace_back(
        "Imports or entries rest on figures carried forward from an earlier year.");
  if (c.incomplete)
    missing.emplace_back(
        "A quarter of the window has no evidence; what there is was scaled to the window.");
  for (const OutcomeResult& o : c.outcomes)
    if (o.few_finds)
      missing.push_back(std::string(label(o.outcome)) +
                        ": fewer sampled finds than movement.min_finds, so no movement is called "
                        "on them.");
  if (!d.outcome_deaths_observed)
    missing.emplace_back(
        "Deaths by form of supply are not observed: national deaths are split by the policy's "
        "shares, so all forms' deaths move alike.");
  part.heading("What is carried or missing");
  if (missing.empty()) part.paragraph("Nothing is carried or missing.");
  part.list(missing);
  if (!d.notes.empty()) {
    part.heading("What the determination notes");
    part.list(d.notes);
  }
  ProseTable sources{"Tables of the dataset",
                     {{"Table"}, {"Source"}, {"Retrieved"}, {"Rows", true}}};
  for (const TableSource& source : in.tables.sources)
    sources.rows.push_back({std::string(label(source.kind)) + " (" + source.path + ")",
                            source.source + (source.note.empty() ? "" : ". " + source.note),
                            source.retrieved ? source.retrieved->text() : "not stated",
                            text(static_cast<double>(source.rows), FigureKind::whole)});
  part.heading("Sources of the data");
  part.table(sources);
  return part;
}

ProseSection register_part(const DossierInputs& in) {
  const Determination& d = in.dossier.determination;
  const CountryResult& c = in.dossier.of_country();
  const Date day = d.window_last.last_day();
  const GovernanceRecord record = governance_on(in.tables, c.country, day);
  ProseSection part("register", "The register of governance");
  part.paragraph(
      "What is on record about " + std::string(c.country.name()) + " on " + day.text() +
      ". A finding of \"no\" is a deficit, except for a similarly effective measure, "
      "which stands in for all of them; \"unknown\" is not a deficit. The evidence is as the "
      "register words it, with how far its sources were opened.");
  ProseTable table{"Findings in force",
                   {{"Field"}, {"Finding"}, {"From"}, {"Evidence, as the register has it"}}};
  for (const GovernanceField field : kGovernanceFields) {
    const auto own = record.in_force.find(field);
    if (own == record.in_force.end())
      table.rows.push_back({field_text(field), "unknown", "", "not in the register"});
    else
      table.rows.push_back({field_text(field), name(own->second->value), own->second->from.text(),
                            own->second->evidence});
  }
  part.table(table);
  const RegisterState state = state_of(in);
  part.paragraph(
      "How much of the register is unknown: of " + counted(state.findings, "finding", "findings") +
      " about " + counted(state.countries, "country", "countries") + " on that day, " +
      counted(state.unknown, "is", "are") + " unknown" +
      (state.findings == 0
           ? "."
           : " (" +
                 text(static_cast<double>(state.unknown) / static_cast<double>(state.findings),
                      FigureKind::share) +
                 "). All other countries of the determination are not in it."));
  part.paragraph(
      state.at_zero_for_unknown.empty()
          ? "No country with enough flow to be liable is at 0 for want of a finding."
          : "With enough flow to be liable, and at 0 with a finding unknown and no deficit on "
            "record: " +
                listed(state.at_zero_for_unknown) + ".");
  return part;
}

}  // namespace setpoint
