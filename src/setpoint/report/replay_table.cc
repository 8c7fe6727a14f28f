#include "setpoint/report/replay_table.h"

#include <string_view>

#include "setpoint/core/decimal.h"
#include "setpoint/report/figure_text.h"
#include "setpoint/report/terminal_text.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

constexpr std::size_t kWidth = 120;

std::string shown(const Figure& figure, FigureKind kind) {
  return spaced(text(figure, kind));
}
std::string shown(double value, FigureKind kind) {
  return spaced(text(value, kind));
}

void paragraph(std::string& out, std::string_view indent, std::string_view text) {
  for (const std::string& line : wrapped(text, kWidth - indent.size()))
    out += std::string(indent) + line + "\n";
}

void head(std::string& out, const Determination& d) {
  out += d.window_last.text() + "  " + window(d) + ", " +
         (d.previous ? "after " + *d.previous : std::string("the first")) + "\n";
  std::string deaths = "Deaths " + shown(d.deaths_predicted, FigureKind::count);
  for (const DeathsByOutcome& o : d.deaths_by_outcome) {
    if (!o.movement || !o.before) continue;
    deaths += std::string(o.outcome == kOutcomes.front() ? ": " : ", ") +
              std::string(name(o.outcome)) + " " + std::string(name_of_deaths(*o.movement));
  }
  paragraph(out, "  ",
            deaths + ". Internalised " + shown(d.dollars_per_death.value, FigureKind::money) +
                " a death. Revenue " + shown(d.adjustment_revenue_usd, FigureKind::money) +
                " from adjustments, " + shown(d.toll_revenue_usd, FigureKind::money) +
                " from tolls.");
}

void outcome_lines(std::string& out, const OutcomeResult& o) {
  std::string line = std::string(name(o.outcome)) + ": ";
  if (o.movement)
    line += "flow " + std::string(name_of_flow(o.movement->call)) + ", deaths " +
            std::string(deaths_movement_of(o, "not known")) + ". ";
  line += "Row " + std::to_string(o.row) + ", " + o.name + ": " + o.action +
          (o.capped ? ", capped by proportionality" : "") + ". Adjustment " +
          shown(o.adjustment.full.value, FigureKind::rate) + ", toll " +
          shown(o.toll.full.value, FigureKind::toll) + ".";
  if (o.movement) {
    line += " " + shown(o.movement->before_kg, FigureKind::kilograms) + " before, " +
            shown(o.flow_kg, FigureKind::kilograms) + " now: " + o.movement->why;
    if (o.movement->tests)
      line += " (adjusted p of a fall " + grouped(o.movement->tests->fall, 3) + ", of a rise " +
              grouped(o.movement->tests->rise, 3) + ")";
    line += ".";
  }
  paragraph(out, "      ", line);
}

void country_lines(std::string& out, const CountryResult& c) {
  paragraph(out, "  ",
            std::string(c.country.code()) + " " + std::string(c.country.name()) + ": charged " +
                shown(c.adjustment.charged.value, FigureKind::rate_charged) + " and " +
                shown(c.toll.charged.value, FigureKind::toll_charged) + " an entry (phase " +
                grouped(c.phase, 2) + " of " + shown(c.adjustment.full.value, FigureKind::rate) +
                " and " + shown(c.toll.full.value, FigureKind::toll) + "; targets " +
                shown(c.adjustment.target, FigureKind::rate) + " and " +
                shown(c.toll.target, FigureKind::toll) + ")" +
                (c.score ? ". Score " + shown(*c.score, FigureKind::count) : std::string()) + ".");
  for (const OutcomeResult& o : c.outcomes) outcome_lines(out, o);
}

}  // namespace

std::string replay_table(const std::vector<Determination>& chain) {
  std::string out;
  for (const Determination& d : chain) {
    if (!out.empty()) out += "\n";
    head(out, d);
    const auto liable = liable_countries(d);
    for (const CountryResult* country : liable) country_lines(out, *country);
    if (liable.empty()) out += "  No country is liable.\n";
  }
  return out;
}

}  // namespace setpoint
