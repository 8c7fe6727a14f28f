// How each liable country's rate is composed, from the target to what is charged.
#include <cmath>

#include "setpoint/policy/keys.h"
#include "setpoint/report/html_sections.h"
#include "setpoint/report/html_text.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

// The limits of the rule that were in force on the window's last day.
struct Limits {
  std::optional<double> step;
  std::optional<double> cap;
};

template <class D>
std::optional<double> limit(const ReportInputs& in, const NumberKey<D>& key) {
  if (!in.policy.has(key.name)) return std::nullopt;
  return in.policy.value(key, in.determination.window_last.last_day()).value();
}

bool equal(double a, double b) {
  constexpr double kRelative = 1e-9;  // above rounding, far below what is published
  return std::fabs(a - b) <= kRelative * std::fmax(std::fabs(a), std::fabs(b));
}

// Which limit the full rate stands at.
std::string at_limit(const Rate& rate, const Limits& limits, bool capped) {
  const double moved = std::fabs(rate.full.value - rate.previous.value_or(0));
  if (limits.cap && equal(rate.full.value, *limits.cap)) return "the cap";
  if (limits.step && equal(moved, *limits.step)) return "the step";
  if (capped) return "proportionality";
  if (equal(rate.full.value, rate.target.value)) return "none, it equals the target";
  return "none, it is where the rule left it";
}

std::string of(const std::optional<double>& value, FigureKind kind) {
  return value ? text(*value, kind) : std::string("none");
}

void outcomes(std::string& out, const CountryResult& country) {
  const std::string code(country.country.code());
  HtmlTable table("outcomes-" + code,
                  std::string(country.country.name()) + ": the rule, by form of supply",
                  {{"Form"},
                   {"Rule"},
                   {"Action"},
                   {"Target", true},
                   {"Before", true},
                   {"Full", true},
                   {"Target", true},
                   {"Before", true},
                   {"Full", true}});
  table.spans({{"", 3}, {"Adjustment", 3}, {"Toll", 3}});
  for (const OutcomeResult& outcome : country.outcomes) {
    table.row(label(outcome.outcome));
    table.text("row " + std::to_string(outcome.row) + ": " + outcome.name);
    table.text(outcome.action + (outcome.capped ? ", capped" : "") +
               (outcome.few_finds ? ", few finds" : ""));
    table.figure(outcome.adjustment.target, FigureKind::rate);
    table.text(of(outcome.adjustment.previous, FigureKind::rate));
    table.figure(outcome.adjustment.full, FigureKind::rate);
    table.figure(outcome.toll.target, FigureKind::toll);
    table.text(of(outcome.toll.previous, FigureKind::toll));
    table.figure(outcome.toll.full, FigureKind::toll);
  }
  if (!table.empty()) out += table.str();
}

}  // namespace

std::string composition_section(const ReportInputs& in) {
  const Determination& d = in.determination;
  const Limits adjustment{limit(in, keys::step_adjustment), limit(in, keys::cap_adjustment)};
  const Limits toll{limit(in, keys::step_toll), limit(in, keys::cap_toll)};
  std::string body = paragraph(
      "Each rate is a target, moved by the rule within limits, phased in, and rounded. "
      "In force: a step of at most " +
      (adjustment.step ? percent(*adjustment.step) : "none") + " and " +
      of(toll.step, FigureKind::toll_charged) + ", a cap of " +
      (adjustment.cap ? percent(*adjustment.cap) : "none") + " and " +
      of(toll.cap, FigureKind::toll_charged) + ".");
  const std::vector<const CountryResult*> liable = liable_countries(d);
  if (liable.empty()) body += paragraph("No country is liable, so no rate is composed.");
  for (const CountryResult* country : liable) {
    const std::string name(country->country.name());
    HtmlTable table("steps-" + std::string(country->country.code()),
                    name + ": from liability to the rate charged",
                    {{"Step"}, {"Adjustment", true}, {"Toll", true}, {"What it is"}});
    table.css("steps");
    bool capped = false;
    for (const OutcomeResult& outcome : country->outcomes) capped = capped || outcome.capped;
    const Rate& a = country->adjustment;
    const Rate& t = country->toll;
    table.row("1. Base").figure(country->imports_usd, FigureKind::money);
    table.figure(country->entries, FigureKind::whole);
    table.text("Customs value of imports; entries of persons, in the window");
    table.row("2. Target").figure(a.target, FigureKind::rate).figure(t.target, FigureKind::toll);
    table.text("The liability of " + text(country->liability_usd, FigureKind::money) +
               " in the window, its goods part over imports, its people part over entries");
    table.row("3. Before").text(of(a.previous, FigureKind::rate));
    table.text(of(t.previous, FigureKind::toll));
    table.text("The full rate of the previous determination");
    table.row("4. Full").figure(a.full, FigureKind::rate).figure(t.full, FigureKind::toll);
    table.text("After the rule and its limits. Limit reached by the adjustment: " +
               at_limit(a, adjustment, capped) + "; by the toll: " + at_limit(t, toll, capped));
    table.row("5. Phase").text(percent(country->phase));
    table.text(percent(country->phase)).text("The part of the full rate in force");
    table.row("6. Charged").number(a.charged.value, FigureKind::rate_charged);
    table.number(t.charged.value, FigureKind::toll_charged);
    table.text("Phase times full, rounded half up");
    body += "<h3>" + escaped(name) + "</h3>\n" + table.str();
    outcomes(body, *country);
  }
  return section("composition", "How each rate is composed", body);
}

}  // namespace setpoint
