// What a country is charged and why: the summary, the rule as it was applied, and the figures.
#include <algorithm>

#include "setpoint/report/dossier_sections.h"
#include "setpoint/report/plain_words.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

std::string offset_text(const std::optional<Offset>& offset) {
  if (!offset) return "not asked";
  if (offset->where.empty()) return "nothing rose";
  return text(offset->share, FigureKind::share) + " (" + listed(offset->where) + ")" +
         (offset->found ? "" : ", below the threshold");
}

ProseTable rows_table(const CountryResult& c) {
  ProseTable table{"Which row of the rule each form of supply is in",
                   {{"Form"},
                    {"Flow before, kg", true},
                    {"Flow now, kg", true},
                    {"Flow"},
                    {"Deaths, nation"},
                    {"Rose within the country"},
                    {"Rose elsewhere"},
                    {"Row", true},
                    {"Action"},
                    {"Name"}}};
  for (const OutcomeResult& o : c.outcomes) {
    std::vector<ProseCell> row = {label(o.outcome)};
    row.emplace_back(o.movement ? figure_text(o.movement->before_kg, FigureKind::count)
                                : FigureText{"none", ""});
    row.emplace_back(figure_text(o.flow_kg, FigureKind::count));
    row.emplace_back(movement_of(o, "first determination"));
    row.emplace_back(deaths_movement_of(o, "first determination"));
    row.emplace_back(offset_text(o.movement ? o.movement->within : std::nullopt));
    row.emplace_back(offset_text(o.movement ? o.movement->new_source : std::nullopt));
    row.emplace_back(std::to_string(o.row));
    row.emplace_back(o.action + (o.capped ? ", capped" : ""));
    row.emplace_back(o.name);
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string before(const std::optional<double>& rate, FigureKind kind) {
  return rate ? text(*rate, kind) : std::string("none");
}

ProseTable by_outcome(const CountryResult& c) {
  ProseTable table{"From targets to full rates, by form of supply",
                   {{"Form"},
                    {"Adjustment, target", true},
                    {"before", true},
                    {"full", true},
                    {"Toll, target", true},
                    {"before", true},
                    {"full", true}}};
  for (const OutcomeResult& o : c.outcomes)
    table.rows.push_back({label(o.outcome), figure_text(o.adjustment.target, FigureKind::rate),
                          before(o.adjustment.previous, FigureKind::rate),
                          figure_text(o.adjustment.full, FigureKind::rate),
                          figure_text(o.toll.target, FigureKind::toll),
                          before(o.toll.previous, FigureKind::toll),
                          figure_text(o.toll.full, FigureKind::toll)});
  table.rows.push_back({"All forms", figure_text(c.adjustment.target, FigureKind::rate),
                        before(c.adjustment.previous, FigureKind::rate),
                        figure_text(c.adjustment.full, FigureKind::rate),
                        figure_text(c.toll.target, FigureKind::toll),
                        before(c.toll.previous, FigureKind::toll),
                        figure_text(c.toll.full, FigureKind::toll)});
  return table;
}

}  // namespace

ProseSection summary_part(const DossierInputs& in) {
  const Determination& d = in.dossier.determination;
  const CountryResult& c = in.dossier.of_country();
  ProseSection part("summary", "Summary");
  part.paragraph(summary_sentences(d, c));
  const auto place = std::find(kPaths.begin(), kPaths.end(), d.path) - kPaths.begin();
  if (c.liable && !c.by_path[static_cast<std::size_t>(place)])
    part.paragraph("There is no evidence on record by which this path would apply to " +
                   std::string(c.country.name()) + ", so it has no target by it.");
  part.paragraph(evidence_sentence(c));
  part.note("Figures in parentheses are " + percent(d.confidence) +
            " intervals. This dossier describes what follows from a policy and a record; it takes "
            "no side on whether the policy should be adopted, and nothing in it is legal advice.");
  return part;
}

ProseSection rule_part(const DossierInputs& in) {
  const Determination& d = in.dossier.determination;
  const CountryResult& c = in.dossier.of_country();
  const Date day = d.window_last.last_day();
  ProseSection part("rule", "The rule as applied");
  part.paragraph(
      "A country is liable if its share of all liability flow is at least " +
      percent(in.policy.value(keys::liability_flow_share, day).value()) +
      " and a deficit in governance is on record, unless a similarly effective measure is. Why " +
      std::string(c.country.name()) + (c.liable ? " is:" : " is not:"));
  part.list(c.reasons);
  if (!c.liable) return part;
  part.paragraph(
      c.determinations <= 1
          ? "This is the first determination in which it is liable: row 0 sets each full rate to "
            "its "
            "target, whatever moved, within one step."
          : "Each form of supply is in the first row of the rule that matches what its flow and "
            "the "
            "nation's deaths did since the window before, both computed now. Set: the full rate "
            "becomes its target. Raise: the larger of rate and target. Lower: the smaller. Hold: "
            "the rate stays.");
  part.table(rows_table(c));
  part.list(action_sentences(c));
  part.paragraph(
      "Then, in this order: the change of the country's sum over forms is limited to a step of " +
      percent(in.policy.value(keys::step_adjustment, day).value()) + " of customs value and " +
      text(in.policy.value(keys::step_toll, day).value(), FigureKind::toll_charged) +
      "; no form exceeds the upper limit of its target's interval; the sum stays at or below a cap "
      "of " +
      percent(in.policy.value(keys::cap_adjustment, day).value()) + " and " +
      text(in.policy.value(keys::cap_toll, day).value(), FigureKind::toll_charged) +
      ". What is charged is " + percent(c.phase) + " of the full rate (determination " +
      std::to_string(c.determinations) +
      " in a row as liable), rounded half up to 0.01 percentage point and 5 cents: " +
      text(c.adjustment.charged.value, FigureKind::rate_charged) + " and " +
      text(c.toll.charged.value, FigureKind::toll_charged) + ".");
  part.table(by_outcome(c));
  return part;
}

ProseSection figures_part(const DossierInputs& in) {
  const Determination& d = in.dossier.determination;
  const CountryResult& c = in.dossier.of_country();
  ProseSection part("figures", "Figures with intervals");
  ProseTable table{"Figures of " + std::string(c.country.name()) + ", " + window(d),
                   {{"Figure"}, {"Value", true}, {"Unit and meaning"}}};
  const auto add = [&table](const char* what, const Figure& figure, FigureKind kind,
                            const char* meaning) {
    table.rows.push_back({what, figure_text(figure, kind), meaning});
  };
  add("Adjustment, target", c.adjustment.target, FigureKind::rate,
      "of customs value; liability on goods over imports");
  add("Adjustment, full", c.adjustment.full, FigureKind::rate, "after the rule and its limits");
  add("Adjustment, charged", c.adjustment.charged, FigureKind::rate_charged,
      "phase times full, rounded");
  add("Toll, target", c.toll.target, FigureKind::toll,
      "for each entry; liability on people over entries");
  add("Toll, full", c.toll.full, FigureKind::toll, "after the rule and its limits");
  add("Toll, charged", c.toll.charged, FigureKind::toll_charged, "phase times full, rounded");
  add("Flow", c.flow_kg, FigureKind::count, "kilograms of pure fentanyl-equivalent, got through");
  add("Share of all flow", c.flow_share, FigureKind::share, "of all countries, without lag");
  add("Footprint", c.footprint, FigureKind::count, "deaths, in proportion to flow: an association");
  if (c.score) add("Score", *c.score, FigureKind::count, "0 is the baseline, 100 is none left");
  add("Liability", c.liability_usd, FigureKind::money, "dollars in the window");
  add("Imports", c.imports_usd, FigureKind::money, "customs value in the window");
  add("Entries", c.entries, FigureKind::whole, "persons in the window, U.S. citizens included");
  add("Revenue, adjustment", c.adjustment_revenue_usd, FigureKind::money, "after elasticity");
  add("Revenue, toll", c.toll_revenue_usd, FigureKind::money, "after elasticity");
  add("Trade lost", c.trade_lost_usd, FigureKind::money, "customs value that no longer comes");
  add("Entries lost", c.entries_lost, FigureKind::count, "persons");
  add("Cost to consumers", c.consumer_cost_usd, FigureKind::money,
      "pass-through times revenue and deadweight");
  add("Deadweight", c.deadweight_usd, FigureKind::money, "lost to both sides");
  part.table(table);
  if (d.path == Path::article_xx)
    part.paragraph("One death counts as " + text(d.dollars_per_death, FigureKind::money) + ": " +
                   text(d.internalisation, FigureKind::rate) + " of a cost of " +
                   text(d.cost_per_death_usd, FigureKind::money) +
                   ". The share was fixed once, by determination " + d.internalisation_from + ".");
  ProseTable forms{"By form of supply",
                   {{"Form"},
                    {"Flow, kg", true},
                    {"Change", true},
                    {"Footprint, deaths", true},
                    {"Deaths, nation", true},
                    {"Goods share", true},
                    {"Score", true}}};
  for (const OutcomeResult& o : c.outcomes) {
    const bool changed = o.movement && o.movement->relative;
    forms.rows.push_back(
        {label(o.outcome), figure_text(o.flow_kg, FigureKind::count),
         changed ? figure_text(*o.movement->relative, FigureKind::share) : FigureText{"none", ""},
         figure_text(o.deaths, FigureKind::count), text(o.national_deaths, FigureKind::whole),
         figure_text(o.goods_share, FigureKind::share),
         o.score ? figure_text(*o.score, FigureKind::count) : FigureText{"none", ""}});
  }
  part.table(forms);
  return part;
}

}  // namespace setpoint
