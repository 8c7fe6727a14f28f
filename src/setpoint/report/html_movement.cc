// How flows and deaths moved since the determination before, and the rows of the rule that
// followed.
#include "setpoint/core/decimal.h"
#include "setpoint/determination/waterfall.h"
#include "setpoint/report/html_sections.h"
#include "setpoint/report/html_text.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

std::string p_value(double p) {
  return p < 0.0005 ? "<0.001" : grouped(p, 3);
}

std::string where_it_went(const FlowMovement& movement) {
  std::string out;
  const auto add = [&](const std::optional<Offset>& offset, std::string_view what) {
    if (!offset || offset->where.empty()) return;
    out += (out.empty() ? "" : "; ") + std::string(what) + " " +
           text(offset->share, FigureKind::share) + " of it (" + listed(offset->where) + ")" +
           (offset->found ? "" : ", below the threshold");
  };
  add(movement.within, "within the country");
  add(movement.new_source, "elsewhere");
  return out;
}

std::string rule_table(const Determination& d, const std::string& id) {
  HtmlTable table(id + "-rule", "Flow, deaths and the row of the rule, by country and form",
                  {{"Country and form"},
                   {"Flow before, kg", true},
                   {"Flow now, kg", true},
                   {"Flow"},
                   {"p of a fall", true},
                   {"p of a rise", true},
                   {"Deaths"},
                   {"Row", true},
                   {"Action"},
                   {"Why"}});
  for (const CountryResult* country : liable_countries(d))
    for (const OutcomeResult& o : country->outcomes) {
      table.row(std::string(country->country.name()) + ", " + std::string(name(o.outcome)));
      if (!o.movement) return "";
      table.figure(o.movement->before_kg, FigureKind::count);
      table.figure(o.flow_kg, FigureKind::count).text(name_of_flow(o.movement->call));
      if (o.movement->tests)
        table.text(p_value(o.movement->tests->fall)).text(p_value(o.movement->tests->rise));
      else
        table.none().none();
      table.text(deaths_movement_of(o, "not known")).text(std::to_string(o.row));
      table.text(o.action + (o.capped ? ", capped" : ""));
      const std::string went = where_it_went(*o.movement);
      table.text(o.name + ": " + o.movement->why + (went.empty() ? "" : "; " + went));
    }
  return table.empty() ? paragraph("No country is liable.") : table.str();
}

// From the deaths of the window before to those of this one: what each country and form added.
std::string waterfall_table(const Determination& d, const std::string& id) {
  constexpr std::size_t kShown = 12;
  const std::vector<WaterfallStep> steps = waterfall(d, kShown);
  if (steps.empty()) return "";
  HtmlTable table(id + "-deaths", "From the deaths of the window before to those of this one",
                  {{"Step"}, {"Deaths", true}});
  for (const WaterfallStep& step : steps) {
    table.row(step.what);
    if (step.interval)
      table.figure({step.deaths, step.interval}, FigureKind::count);
    else
      table.number(step.deaths, FigureKind::count);
  }
  return "<h3>Where the change in deaths lies</h3>\n" + table.str();
}

}  // namespace

std::string movement_tables(const Determination& d, const std::string& id) {
  if (!d.previous) return "";
  return rule_table(d, id) + waterfall_table(d, id);
}

std::string movement_section(const ReportInputs& in) {
  const Determination& d = in.determination;
  if (!d.previous) return "";
  std::string body =
      paragraph("Both windows are computed now, from the same tables, policy and seed: " +
                d.window_before->first.text() + " to " + d.window_before->last.text() + " and " +
                window(d) + ". " + std::to_string(d.tests) +
                " tests of falls and rises, of flows and of deaths, are adjusted together (" +
                d.error_control.value_or("none") + "); a call needs an adjusted p of at most " +
                grouped(1 - d.confidence, 2) +
                ". An action follows from the first row of the rule that "
                "matches; insufficient evidence holds a rate.");
  return section("movement", "Movement and the rule", body + movement_tables(d, "movement"));
}

}  // namespace setpoint
