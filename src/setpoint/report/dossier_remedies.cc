// What would lower the rate, and the smallest changes that flip an action.
#include "setpoint/core/decimal.h"
#include "setpoint/report/dossier_sections.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

std::string rows_text(const RatesThen& rates) {
  if (!rates.liable) return "not liable: " + rates.reason;
  std::vector<std::string> parts;
  for (const OutcomeThen& o : rates.outcomes)
    parts.push_back(std::string(name(o.outcome)) + " " + std::to_string(o.row) + " " + o.action);
  return listed(parts);
}

std::string cut_text(const FlowRemedy& remedy) {
  return percent(remedy.cut) + " lower";
}

std::string flow_call(const OutcomeThen& o) {
  return o.flow ? std::string(name_of_flow(*o.flow)) : std::string("first determination");
}

std::string flip_text(const std::optional<FlipAt>& flip, bool down, std::string_view none) {
  if (!flip) return std::string(none);
  const OutcomeThen& then = flip->then;
  const std::string change = down ? "a fall of " + factor_text(1 - flip->factor)
                                  : "a rise of " + factor_text(flip->factor - 1);
  if (then.action == "none") return change + ": not liable, no rate";
  return change + ": " + then.action + " (row " + std::to_string(then.row) + ", " + then.name + ")";
}

ProseTable outcomes_table(const DossierInputs& in) {
  ProseTable table{"The same by form of supply",
                   {{"Flow"},
                    {"Form"},
                    {"Flow, kg", true},
                    {"Movement"},
                    {"Row", true},
                    {"Action"},
                    {"Adjustment, target", true},
                    {"full", true},
                    {"Toll, target", true},
                    {"full", true}}};
  const auto add = [&table](const std::string& flow, const RatesThen& rates) {
    for (const OutcomeThen& o : rates.outcomes)
      table.rows.push_back(
          {flow, name(o.outcome), text(o.flow_kg, FigureKind::count), flow_call(o),
           rates.liable ? std::to_string(o.row) : "none", o.action,
           text(o.target.adjustment, FigureKind::rate), text(o.full.adjustment, FigureKind::rate),
           text(o.target.toll, FigureKind::toll), text(o.full.toll, FigureKind::toll)});
  };
  add("as measured", in.dossier.now);
  for (const FlowRemedy& remedy : in.dossier.flow) add(cut_text(remedy), remedy.then);
  return table;
}

ProseTable flow_table(const DossierInputs& in) {
  ProseTable table{"Rates if the flow in the window had been lower, all forms alike",
                   rate_columns("Flow")};
  table.rows.push_back(rate_row("as measured", in.dossier.now));
  for (const FlowRemedy& remedy : in.dossier.flow)
    table.rows.push_back(rate_row(cut_text(remedy), remedy.then));
  return table;
}

ProseTable flow_and_deaths_table(const DossierInputs& in) {
  ProseTable table{"Rates if the deaths attributed to it had fallen in the same proportion",
                   rate_columns("Flow and deaths")};
  table.rows.push_back(rate_row("as measured", in.dossier.now));
  for (const FlowRemedy& remedy : in.dossier.flow)
    table.rows.push_back(rate_row(cut_text(remedy), remedy.with_deaths));
  return table;
}

// How a lower flow reaches a rate, by the path.
void flow_effect(ProseSection& part, const DossierInputs& in) {
  if (in.dossier.determination.path != Path::article_xx) {
    part.note(
        "A target by this path does not rest on the flow. Less flow lowers the full rate only "
        "where "
        "the rule lowers, and ends it where the country is no longer a major source or transit "
        "country.");
    return;
  }
  part.note(
      "A target follows the country's share of the flow and the nation's deaths. The table holds "
      "deaths as they were counted, so for a country with most of the flow a target hardly falls "
      "with it alone.");
  part.table(flow_and_deaths_table(in));
  part.note(
      "That deaths fall with the flow is a supposition of this table; the model does not say that "
      "they would. A full rate follows its target only where the rule lowers, and by at most a "
      "step "
      "in each determination; but a rate above the upper limit of its target's interval is brought "
      "down to it, even on a hold.");
}

ProseTable flips_table(const DossierInputs& in) {
  ProseTable table{"Smallest change of the flow in the window that changes the action",
                   {{"Form"}, {"Action now"}, {"By a fall"}, {"By a rise"}}};
  for (const Flip& flip : in.dossier.flips)
    table.rows.push_back({label(flip.outcome), flip.action,
                          flip_text(flip.flow_down, true, "none: not even no flow at all"),
                          flip_text(flip.flow_up, false, "none up to 8 times the flow")});
  return table;
}

}  // namespace

std::string factor_text(double factor) {
  return text(factor, FigureKind::share);
}

std::string_view deficit_text(GovernanceField field) {
  switch (field) {
    case GovernanceField::analogue_law:
      return "an analogue law";
    case GovernanceField::enforced:
      return "enforcement of the law";
    case GovernanceField::know_your_customer:
      return "a know-your-customer duty on the transport of drugs and precursors";
    case GovernanceField::equivalent:
      return "a similarly effective measure";
  }
  return "";
}

std::string remedy_text(const GovernanceRemedy& remedy) {
  if (remedy.fields.size() > 1) return "all deficits remedied";
  return std::string(deficit_text(remedy.fields.front())) + " on record";
}

std::vector<HtmlTable::Column> rate_columns(std::string first) {
  return {{std::move(first)},  {"Liable"},        {"Adjustment, target", true},
          {"full", true},      {"charged", true}, {"Toll, target", true},
          {"full", true},      {"charged", true}, {"Revenue", true},
          {"Rows and actions"}};
}

std::vector<ProseCell> rate_row(std::string first, const RatesThen& rates) {
  return {std::move(first),
          rates.liable ? "yes" : "no",
          text(rates.target.adjustment, FigureKind::rate),
          text(rates.full.adjustment, FigureKind::rate),
          text(rates.charged.adjustment, FigureKind::rate_charged),
          text(rates.target.toll, FigureKind::toll),
          text(rates.full.toll, FigureKind::toll),
          text(rates.charged.toll, FigureKind::toll_charged),
          text(rates.revenue_usd, FigureKind::money),
          rows_text(rates)};
}

ProseSection remedies_part(const DossierInputs& in) {
  const std::string who(in.dossier.country.name());
  ProseSection part("remedies", "What would lower the rate");
  part.paragraph(
      "Each line is the determination made again with that one change and everything else as it "
      "is: "
      "the same tables, policy, draws and seed.");
  part.heading("Governance");
  if (in.dossier.governance.empty()) {
    part.paragraph("No deficit in governance of " + who +
                   " is on record, so there is none to "
                   "remedy.");
  } else {
    ProseTable table{"Rates if a deficit had been remedied before the window", rate_columns("If")};
    table.rows.push_back(rate_row("as it is", in.dossier.now));
    for (const GovernanceRemedy& remedy : in.dossier.governance)
      table.rows.push_back(rate_row(remedy_text(remedy), remedy.then));
    part.table(table);
    part.note(
        "A country is liable while any one deficit is on record, so remedying one of several "
        "changes nothing by itself; remedying the last brings the rate to 0 at once.");
  }
  part.heading("Flow");
  if (in.dossier.flow.empty()) {
    part.paragraph("No flow of " + who + " is on record in the window.");
    return part;
  }
  part.table(flow_table(in));
  part.table(outcomes_table(in));
  flow_effect(part, in);

  return part;
}

ProseSection flow_targets_part(const DossierInputs& in) {
  ProseSection part("flow-targets", "Flow targets and their effect");
  if (in.dossier.flow.empty()) {
    part.paragraph("No flow of " + std::string(in.dossier.country.name()) +
                   " is on record in the window, so there is no target to set.");
    return part;
  }
  part.paragraph(
      "The determination made again with a lower flow in the window. Whether a fall lowers a rate "
      "depends on whether the evidence can show it, and on what deaths did.");
  part.table(flow_table(in));
  flow_effect(part, in);

  part.table(flips_table(in));
  return part;
}

ProseSection flips_part(const DossierInputs& in) {
  ProseSection part("flips", "The smallest change that flips each action");
  if (in.dossier.flips.empty()) {
    part.paragraph(in.dossier.now.liable
                       ? "This is the first determination in which the country is liable: row 0 "
                         "sets the rates whatever moved, so no change of a movement flips it."
                       : "The country is not liable, so there is no action to flip.");
    return part;
  }
  part.paragraph(
      "Found by making the determination again with the flow of one form in the window multiplied, "
      "at 75, 50, 25 and 0 % and at 1.5, 2, 4 and 8 times, then halving the last interval down to "
      "about 1 %. A narrow band between two of these points could be missed.");
  part.table(flips_table(in));
  ProseTable deaths{"Smallest change of the nation's deaths in the window that changes the action",
                    {{"Form"}, {"Action now"}, {"By a fall"}, {"By a rise"}}};
  std::vector<std::string> apart;
  for (const Flip& flip : in.dossier.flips) {
    if (flip.rests_on_deaths)
      deaths.rows.push_back({label(flip.outcome), flip.action,
                             flip_text(flip.deaths_down, true, "none down to half"),
                             flip_text(flip.deaths_up, false, "none up to twice")});
    else
      apart.emplace_back(name(flip.outcome));
  }
  part.table(deaths);
  if (!apart.empty())
    part.note("Deaths do not decide the action for " + listed(apart) +
              ": its row does not ask what they did.");
  return part;
}

}  // namespace setpoint
