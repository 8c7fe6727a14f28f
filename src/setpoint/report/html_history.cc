#include "setpoint/report/html_history.h"

#include <algorithm>
#include <set>

#include "setpoint/core/decimal.h"
#include "setpoint/report/html_sections.h"
#include "setpoint/report/html_text.h"
#include "setpoint/report/svg.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

using Chain = std::vector<Determination>;

const CountryResult* find(const Determination& d, Country country) {
  for (const CountryResult& c : d.countries)
    if (c.country == country) return &c;
  return nullptr;
}

std::vector<Country> ever_liable(const Chain& chain) {
  std::set<Country> all;
  for (const Determination& d : chain)
    for (const CountryResult& c : d.countries)
      if (c.liable) all.insert(c.country);
  return {all.begin(), all.end()};
}

struct Instrument {
  std::string_view id;
  std::string_view heading;
  std::string_view axis;
  double scale;
  Rate CountryResult::*rate;
  FigureKind kind;
  FigureKind charged;
};
constexpr Instrument kAdjustment = {"adjustment",
                                    "Adjustments: targets and what is charged",
                                    "% of customs value",
                                    100,
                                    &CountryResult::adjustment,
                                    FigureKind::rate,
                                    FigureKind::rate_charged};
constexpr Instrument kToll = {"toll",
                              "Tolls: targets and what is charged",
                              "dollars for each entry",
                              1,
                              &CountryResult::toll,
                              FigureKind::toll,
                              FigureKind::toll_charged};

std::string rates(const Chain& chain, const Instrument& instrument) {
  Chart chart{"chart-" + std::string(instrument.id),
              std::string(instrument.heading),
              "For each country a point for each window at its target, a line over its interval, "
              "and an upright mark at what is charged.",
              std::string(instrument.axis),
              instrument.scale,
              true,
              {},
              std::nullopt,
              ""};
  for (const Country country : ever_liable(chain)) {
    ChartGroup group{std::string(country.name()), {}};
    for (const Determination& d : chain) {
      const CountryResult* own = find(d, country);
      if (own == nullptr) continue;
      const Rate& rate = own->*instrument.rate;
      group.bars.push_back({d.window_last.text(), text(rate.target, instrument.kind),
                            rate.target.value, rate.target.interval, "point", rate.charged.value});
    }
    const bool any = std::any_of(group.bars.begin(), group.bars.end(), [](const ChartBar& bar) {
      return bar.value > 0 || bar.mark.value_or(0) > 0;
    });
    if (any) chart.groups.push_back(std::move(group));
  }
  if (chart.groups.empty()) return "";
  return "<h3>" + escaped(instrument.heading) + "</h3>\n<figure>" + svg(chart) +
         "<figcaption>Point: target. Line: interval. Upright mark: charged.</figcaption>"
         "</figure>\n";
}

std::string history_table(const Chain& chain) {
  HtmlTable table("history-table", "What each determination charged",
                  {{"Window that ends with"},
                   {"Country"},
                   {"Deaths, nation", true},
                   {"Footprint", true},
                   {"Score", true},
                   {"Phase", true},
                   {"Adjustment, full", true},
                   {"Adjustment charged", true},
                   {"Decreed, mean", true},
                   {"Toll, full", true},
                   {"Toll charged", true}});
  for (const Determination& d : chain)
    for (const Country country : ever_liable(chain)) {
      const CountryResult* own = find(d, country);
      if (own == nullptr) continue;
      table.row(d.window_last.text()).text(country.name());
      table.number(d.deaths_predicted, FigureKind::count);
      table.figure(own->footprint, FigureKind::count);
      if (own->score)
        table.figure(*own->score, FigureKind::count);
      else
        table.none();
      table.text(own->liable ? grouped(own->phase, 2) : "not liable");
      table.number(own->adjustment.full.value, FigureKind::rate);
      table.number(own->adjustment.charged.value, FigureKind::rate_charged);
      const auto decreed =
          std::find_if(d.decreed.begin(), d.decreed.end(),
                       [&](const DecreedRate& rate) { return rate.country == country; });
      if (decreed == d.decreed.end())
        table.none();
      else
        table.number(decreed->mean.value, FigureKind::rate_charged);
      table.number(own->toll.full.value, FigureKind::toll);
      table.number(own->toll.charged.value, FigureKind::toll_charged);
    }
  return table.str();
}

std::string one(const Determination& d) {
  std::string body = paragraph(takeaway(d));
  if (d.previous)
    body += movement_tables(d, "movement-" + d.window_last.text());
  else
    body += paragraph(
        "The first determination of the chain: row 0 sets each rate to its target, "
        "within one step.");
  std::string notes;
  for (const std::string& note : d.notes) notes += "<li>" + escaped(note) + "</li>\n";
  return section("window-" + d.window_last.text(), window(d),
                 body + "<h3>Notes</h3>\n<ul>\n" + notes + "</ul>\n");
}

}  // namespace

std::string history_html(const Chain& chain) {
  std::vector<std::pair<std::string, std::string>> parts = {{"rates", "Rates over time"}};
  std::string sections =
      section("rates", "Rates over time",
              rates(chain, kAdjustment) + rates(chain, kToll) + history_table(chain));
  for (const Determination& d : chain) {
    sections += one(d);
    parts.emplace_back("window-" + d.window_last.text(), window(d));
  }
  const std::string span =
      window(chain.front()).substr(0, 6) + " to " + chain.back().window_last.text();
  const std::string head =
      "<header class=\"masthead\">\n<p class=\"kicker\">Setpoint, a chain of " +
      escaped(counted(chain.size(), "determination", "determinations")) +
      "</p>\n<h1>Border adjustments and tolls, <span>" + escaped(span) + "</span></h1>\n" +
      paragraph(
          "What the rule would have charged, window by window, each determination made from "
          "the one before. Nothing calculated here was ever imposed.",
          "lede") +
      "</header>\n";
  return document("Border adjustments and tolls, " + span,
                  head + page(contents(parts), sections) + "<footer>\n" +
                      paragraph("Setpoint " SETPOINT_VERSION
                                ". The same data, policy and seed give the same bytes.") +
                      "</footer>\n");
}

}  // namespace setpoint
