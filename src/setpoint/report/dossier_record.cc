// Checks, controls, and how to reproduce and contest.
#include <algorithm>

#include "setpoint/report/dossier_sections.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

const ControlRow* find(const std::vector<ControlRow>& rows, Country country) {
  const auto own = std::find_if(rows.begin(), rows.end(), [country](const ControlRow& row) {
    return row.country == country;
  });
  return own == rows.end() ? nullptr : &*own;
}

FigureText optional_text(const std::optional<Figure>& figure, FigureKind kind) {
  return figure ? figure_text(*figure, kind) : FigureText{"none", ""};
}

void add_control(ProseTable& table, const std::string& what, const ControlRow* row) {
  if (row == nullptr) return;
  table.rows.push_back({what, optional_text(row->adjustment, FigureKind::rate),
                        optional_text(row->toll, FigureKind::toll),
                        figure_text(row->deaths, FigureKind::count)});
}

void add_rule(ProseTable& table, const std::string& what, const std::vector<RuleControlRow>& rows,
              Country country) {
  for (const RuleControlRow& row : rows) {
    if (row.country != country) continue;
    std::vector<std::string> parts;
    for (const RuleControlRow::Part& part : row.outcomes)
      parts.push_back(std::string(name(part.outcome)) + " " + part.action);
    table.rows.push_back({what, figure_text(row.adjustment, FigureKind::rate),
                          figure_text(row.toll, FigureKind::toll), listed(parts)});
  }
}

}  // namespace

ProseSection checks_part(const DossierInputs& in) {
  ProseSection part("checks", "Checks");
  part.paragraph(
      "Run on this very determination: some on its numbers, some by making it again from inputs "
      "changed in ways that must not show (the names of countries permuted, other units, another "
      "number of threads) or must show in one direction only (one cell raised: more flow costs no "
      "less; with error control, which couples all tests, it need not hold, and is reported).");
  ProseTable table{"Checks run on this determination", {{"Check"}, {"Result"}, {"Detail"}}};
  std::size_t failed = 0;
  for (const std::vector<Check>* checks : {&in.dossier.determination.checks, &in.dossier.audit})
    for (const Check& check : *checks) {
      failed += check.holds ? 0U : 1U;
      table.rows.push_back({check.name, check.holds ? "holds" : "FAILS", check.detail});
    }
  part.table(table);
  part.paragraph(failed == 0 ? "Every check holds."
                             : counted(failed, "check fails", "checks fail") +
                                   ": it is to be understood before the figures are used.");
  return part;
}

ProseSection controls_part(const DossierInputs& in) {
  const Determination& d = in.dossier.determination;
  const CountryResult& c = in.dossier.of_country();
  ProseSection part("controls", "Controls");
  part.paragraph("The same evidence under other choices. None of these sets a rate.");
  ProseTable targets{
      "Targets and footprint by other choices",
      {{"Choice"}, {"Adjustment, target", true}, {"Toll, target", true}, {"Deaths", true}}};
  targets.rows.push_back({"as determined", figure_text(c.adjustment.target, FigureKind::rate),
                          figure_text(c.toll.target, FigureKind::toll),
                          figure_text(c.footprint, FigureKind::count)});
  add_control(targets, "precursor share 0: the country that finishes the drug is answerable",
              find(d.precursor_0, c.country));
  add_control(targets, "precursor share 1: the source of its precursors is",
              find(d.precursor_1, c.country));
  add_control(targets, "if deaths followed trade: an association, not a flow",
              find(d.trade_relation, c.country));
  part.table(targets);
  ProseTable paths{"Adjustment targets by path", {{"Path"}, {"Adjustment, target", true}}};
  for (std::size_t k = 0; k < kPaths.size(); ++k)
    paths.rows.push_back({label(kPaths[k]), optional_text(c.by_path[k], FigureKind::rate)});
  part.table(paths);
  ProseTable rules{"Full rates of a chain that always followed one thing alone",
                   {{"Rule"}, {"Adjustment, full", true}, {"Toll, full", true}, {"Actions"}}};
  if (c.liable) {
    std::vector<std::string> own;
    for (const OutcomeResult& o : c.outcomes)
      own.push_back(std::string(name(o.outcome)) + " " + o.action);
    rules.rows.push_back({"the rule", figure_text(c.adjustment.full, FigureKind::rate),
                          figure_text(c.toll.full, FigureKind::toll), listed(own)});
  }
  add_rule(rules, "outcomes only", d.outcomes_only, c.country);
  add_rule(rules, "deaths only", d.deaths_only, c.country);
  part.table(rules);
  for (const DecreedRate& rate : d.decreed)
    if (rate.country == c.country)
      part.paragraph("Imposed by order in the window, beside what is calculated: " +
                     text(rate.mean, FigureKind::rate_charged) + " on average over its days, " +
                     text(rate.on_last_day, FigureKind::rate_charged) + " on its last" +
                     (rate.scope.empty() ? "" : " (" + rate.scope + ")") +
                     ". It enters nothing here.");
  return part;
}

ProseSection reproduce_part(const DossierInputs& in) {
  const Determination& d = in.dossier.determination;
  const std::string code(in.dossier.country.code());
  ProseSection part("reproduce", "How to reproduce and contest");
  part.paragraph(
      "The same data, policy, seed and number of draws give the same bytes, on any "
      "number of threads. This dossier is made by:");
  part.code(in.command);
  ProseTable table{"What it was made from", {{"What"}, {"Value"}}};
  table.rows = {
      {"Program", "Setpoint " SETPOINT_VERSION},
      {"Determination", d.id},
      {"Previous determination", d.previous.value_or("none: the first of its chain")},
      {"Window", window(d)},
      {"Path", name(d.path)},
      {"Policy", d.policy_name + " " + d.policy_version + ", SHA-256 " + d.policy_sha256},
      {"Dataset", d.dataset_name + ", SHA-256 " + d.dataset_sha256},
      {"Draws and seed", text(static_cast<double>(d.draws), FigureKind::whole) + " draws, seed " +
                             std::to_string(d.seed)},
      {"Tests", text(static_cast<double>(d.tests), FigureKind::whole) + " adjusted together" +
                    (d.error_control ? " (" + *d.error_control + ")" : std::string())}};
  part.table(table);
  part.paragraph(
      "Every published number can be walked back, operand by operand, to a row of the "
      "data or a parameter with its source:");
  part.code("setpoint why determination.json " + code + " adjustment\n" +
            "setpoint why determination.json " + code + " toll");
  part.paragraph(
      "A row of data is contested with its publisher, whose citation is under \"Evidence\"; a "
      "parameter by its source and reason under \"Parameters\", and by running the command above "
      "with --set KEY=VALUE; a finding of the register by a source that says otherwise, as a new "
      "row of it; the rule by its cases.");
  return part;
}

}  // namespace setpoint
