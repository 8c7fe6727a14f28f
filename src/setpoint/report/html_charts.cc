// Charts, each with a sentence that says what it shows and a table of the same figures.
#include <algorithm>

#include "setpoint/core/decimal.h"
#include "setpoint/report/html_sections.h"
#include "setpoint/report/html_text.h"
#include "setpoint/report/svg.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

using Countries = std::vector<const CountryResult*>;

std::string_view css(Outcome outcome) {
  switch (outcome) {
    case Outcome::pills:
      return "pills";
    case Outcome::powder:
      return "powder";
    case Outcome::adulterant:
      return "adulterant";
  }
  return "pills";
}

// A chart, what it says, how it is read, and its table.
std::string with_table(std::string_view heading, const std::string& sentence, const Chart& chart,
                       std::string_view legend, const HtmlTable& table,
                       std::string_view css = "pair") {
  return "<div class=\"exhibit\">\n<h3>" + escaped(heading) + "</h3>\n" +
         paragraph(sentence, "takeaway") + "<div class=\"" + std::string(css) + "\">\n<figure>\n" +
         svg(chart) + "<figcaption>" + escaped(legend) + "</figcaption>\n</figure>\n" +
         table.str() + "</div>\n</div>\n";
}

ChartBar bar(std::string label, const Figure& figure, FigureKind kind, std::string_view css) {
  return ChartBar{std::move(label), text(figure, kind), figure.value,
                  figure.interval,  std::string(css),   std::nullopt};
}

const CountryResult& largest(const Countries& countries, Rate CountryResult::*rate) {
  return **std::max_element(countries.begin(), countries.end(),
                            [rate](const auto* a, const auto* b) {
                              return (a->*rate).target.value < (b->*rate).target.value;
                            });
}

// What the targets of adjustments and the targets of tolls have in their own.
struct Instrument {
  std::string_view id;
  std::string_view heading;
  std::string_view noun;
  std::string_view axis;
  double scale;
  Rate CountryResult::*rate;
  FigureKind target;
  FigureKind charged;
};

std::string targets(const Countries& liable, const Instrument& instrument) {
  const std::string id(instrument.id);
  Chart chart{"chart-" + id,
              std::string(instrument.heading),
              "A point for each liable country at its target, a line over its interval, and an "
              "upright mark at what is charged.",
              std::string(instrument.axis),
              instrument.scale,
              true,
              {},
              std::nullopt,
              ""};
  HtmlTable table("table-" + id, std::string(instrument.heading),
                  {{"Country"}, {"Target", true}, {"Charged", true}});
  ChartGroup group;
  for (const CountryResult* country : liable) {
    const Rate& rate = country->*instrument.rate;
    ChartBar row =
        bar(std::string(country->country.name()), rate.target, instrument.target, "point");
    row.mark = rate.charged.value;
    group.bars.push_back(std::move(row));
    table.row(country->country.name()).figure(rate.target, instrument.target);
    table.number(rate.charged.value, instrument.charged);
  }
  chart.groups.push_back(std::move(group));
  const CountryResult& top = largest(liable, instrument.rate);
  const Rate& rate = top.*instrument.rate;
  const std::string sentence = "The largest " + std::string(instrument.noun) +
                               " target is that of " + std::string(top.country.name()) + ", " +
                               text(rate.target, instrument.target) + "; charged is " +
                               text(rate.charged.value, instrument.charged) + ", with " +
                               percent(top.phase) + " of the full rate phased in.";
  return with_table(instrument.heading, sentence, chart,
                    "Point: target. Line: interval. Upright mark: charged.", table);
}

std::string footprint(const Determination& d) {
  Chart chart{"chart-footprint",
              "Footprint by country and form of supply",
              "For each country a bar for each form of supply, its length the deaths attributed, "
              "with a line over the interval.",
              "deaths in the window",
              1,
              false,
              {},
              std::nullopt,
              ""};
  HtmlTable table(
      "table-footprint", "Deaths attributed, by country and form of supply",
      {{"Country"}, {"Pills", true}, {"Powder", true}, {"Adulterant", true}, {"All", true}});
  const CountryResult* top = nullptr;
  for (const CountryResult* country : shown_countries(d)) {
    if (top == nullptr || country->footprint.value > top->footprint.value) top = country;
    ChartGroup group{std::string(country->country.name()), {}};
    table.row(country->country.name());
    for (const Outcome outcome : kOutcomes) {
      const auto found =
          std::find_if(country->outcomes.begin(), country->outcomes.end(),
                       [outcome](const OutcomeResult& o) { return o.outcome == outcome; });
      if (found == country->outcomes.end()) {
        table.none();
        continue;
      }
      table.figure(found->deaths, FigureKind::count);
      if (found->deaths.value > 0)
        group.bars.push_back(
            bar(std::string(label(outcome)), found->deaths, FigureKind::count, css(outcome)));
    }
    table.figure(country->footprint, FigureKind::count);
    if (!group.bars.empty()) chart.groups.push_back(std::move(group));
  }
  if (top == nullptr || d.deaths_attributed.value <= 0 || chart.groups.empty()) return "";
  const std::string sentence =
      std::string(top->country.name()) + " accounts for " +
      text(top->footprint.value / d.deaths_attributed.value, FigureKind::share) +
      " of the deaths attributed: " + text(top->footprint, FigureKind::count) + ".";
  return with_table("Footprint by country and form of supply", sentence, chart,
                    "Bar: deaths attributed. Line: interval.", table, "pair wide");
}

std::string deaths(const Determination& d) {
  Chart chart{"chart-deaths",
              "Deaths by attribution",
              "Three bars: deaths attributed to other countries, domestic, and unattributed.",
              "deaths in the window",
              1,
              false,
              {},
              std::nullopt,
              ""};
  chart.groups.push_back(
      {"",
       {bar("Attributed", d.deaths_attributed, FigureKind::count, "pills"),
        bar("Domestic", d.deaths_domestic, FigureKind::count, "powder"),
        bar("Unattributed", d.deaths_unattributed, FigureKind::count, "adulterant")}});
  HtmlTable table("table-deaths", "Deaths by form of supply and attribution",
                  {{"Form"},
                   {"National", true},
                   {"Attributed", true},
                   {"Domestic", true},
                   {"Unattributed", true}});
  for (const DeathsByOutcome& outcome : d.deaths_by_outcome) {
    table.row(label(outcome.outcome)).figure(outcome.national, FigureKind::count);
    table.figure(outcome.attributed, FigureKind::count);
    table.figure(outcome.domestic, FigureKind::count);
    table.figure(outcome.unattributed, FigureKind::count);
  }
  const double national =
      d.deaths_attributed.value + d.deaths_domestic.value + d.deaths_unattributed.value;
  table.row("All").number(national, FigureKind::count);
  table.figure(d.deaths_attributed, FigureKind::count);
  table.figure(d.deaths_domestic, FigureKind::count);
  table.figure(d.deaths_unattributed, FigureKind::count);
  if (national <= 0) return "";
  std::string sentence =
      text(d.deaths_attributed.value / national, FigureKind::share) +
      " of the deaths are attributed to supply from abroad, " +
      text(d.deaths_domestic.value / national, FigureKind::share) + " to domestic supply, and " +
      text(d.deaths_unattributed.value / national, FigureKind::share) + " to no flow on record.";
  if (!d.outcome_deaths_observed)
    sentence += " The split over forms of supply is the policy's: deaths by form are not observed.";
  return with_table("Whose deaths", sentence, chart, "Bar: deaths. Line: interval.", table,
                    "pair wide");
}

std::string tonnes(const Determination& d) {
  Chart chart{"chart-flow",
              "Implied flow beside the published ceiling on consumption",
              "Bars for what came through, what was seized and what interior checkpoints saw, and "
              "an upright line at the published ceiling.",
              "kilograms of pure fentanyl in the window",
              1,
              false,
              {},
              d.ceiling_kg,
              "Ceiling " + text(d.ceiling_kg, FigureKind::kilograms)};
  HtmlTable table("table-flow", "Pure fentanyl-equivalent in the window", {{"What"}, {"kg", true}});
  ChartGroup group;
  const auto add = [&](std::string what, const Figure& figure, std::string_view colour) {
    table.row(what).figure(figure, FigureKind::count);
    group.bars.push_back(bar(std::move(what), figure, FigureKind::kilograms, colour));
  };
  add("Came through", d.through_kg, "powder");
  add("Seized", d.seized_kg, "pills");
  add("Interior checkpoints", d.checkpoint_kg, "adulterant");
  table.row("Ceiling on consumption published for 2021, for as long")
      .number(d.ceiling_kg, FigureKind::count);
  chart.groups.push_back(std::move(group));
  const double share =
      d.draws == 0 ? 0.0
                   : static_cast<double>(d.draws_above_ceiling) / static_cast<double>(d.draws);
  const std::string sentence =
      "The evidence implies that " + text(d.through_kg, FigureKind::kilograms) +
      " of pure fentanyl came through, " + (d.through_kg.value > d.ceiling_kg ? "above" : "below") +
      " the ceiling on consumption published for 2021, for as long a time, of " +
      text(d.ceiling_kg, FigureKind::kilograms) + "; " +
      grouped(static_cast<double>(d.draws_above_ceiling), 0) + " of " +
      grouped(static_cast<double>(d.draws), 0) + " draws (" + text(share, FigureKind::share) +
      ") lie above it.";
  return with_table(
      "Implied flow beside the published ceiling", sentence, chart,
      "Bar: kilograms. Line: interval. Upright line: the ceiling. What interior checkpoints "
      "see has already entered; it is never added.",
      table);
}

}  // namespace

std::string charts_section(const ReportInputs& in) {
  const Determination& d = in.determination;
  const Countries liable = liable_countries(d);
  std::string body;
  if (liable.empty()) {
    body += paragraph("No country is liable, so there is no target to draw.");
  } else {
    body += targets(liable, {"adjustment", "Adjustment: targets and what is charged", "adjustment",
                             "% of customs value", 100, &CountryResult::adjustment,
                             FigureKind::rate, FigureKind::rate_charged});
    body += targets(
        liable, {"toll", "Toll: targets and what is charged", "toll", "dollars for each entry", 1,
                 &CountryResult::toll, FigureKind::toll, FigureKind::toll_charged});
  }
  body += footprint(d) + deaths(d) + tonnes(d);
  return section("charts", "The figures in charts", body);
}

}  // namespace setpoint
