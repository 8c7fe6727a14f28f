// The masthead and the schedule of rates.
#include "setpoint/core/decimal.h"
#include "setpoint/report/html_sections.h"
#include "setpoint/report/html_text.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

std::string fact(std::string_view what, const FigureText& figure, std::string_view note) {
  return "<div><dt>" + escaped(what) + "</dt><dd>" + stacked(figure) +
         (note.empty() ? "" : "<span class=\"note\">" + escaped(note) + "</span>") +
         "</dd></div>\n";
}

std::string checks_held(const Determination& d) {
  std::size_t held = 0;
  for (const Check& check : d.checks) held += check.holds ? 1U : 0U;
  return std::to_string(held) + " of " + std::to_string(d.checks.size());
}

void add_row(HtmlTable& table, const CountryResult& country) {
  const std::string code(country.country.code());
  table.heading_html(
      "<a href=\"#country-" + code + "\">" + escaped(country.country.name()) + "</a>",
      "data-country=\"" + code + "\"");
  table.html("<strong>" +
             escaped(text(country.adjustment.charged.value, FigureKind::rate_charged)) +
             "</strong>");
  table.figure(country.adjustment.full, FigureKind::rate);
  table.figure(country.adjustment.target, FigureKind::rate);
  table.html("<strong>" + escaped(text(country.toll.charged.value, FigureKind::toll_charged)) +
             "</strong>");
  table.figure(country.toll.full, FigureKind::toll);
  table.figure(country.toll.target, FigureKind::toll);
  table.figure(country.footprint, FigureKind::count);
  table.text(name(country.evidence));
  if (country.liable) {
    table.html("<span class=\"tag liable\">Liable</span>");
  } else {
    table.html("<span class=\"reason\">" + escaped(status(country)) + "</span>");
  }
}

}  // namespace

std::string masthead(const ReportInputs& in) {
  const Determination& d = in.determination;
  std::vector<std::string> liable;
  for (const CountryResult* country : liable_countries(d))
    liable.emplace_back(country->country.name());
  std::string out = "<header class=\"masthead\">\n<p class=\"kicker\">Setpoint determination " +
                    escaped(d.id) + "</p>\n<h1>Border adjustments and tolls, <span>" +
                    escaped(window(d)) + "</span></h1>\n" + paragraph(takeaway(d), "lede") +
                    (caution(d).empty() ? "" : paragraph(caution(d))) + "<dl class=\"facts\">\n";
  out += fact("Liable countries", {std::to_string(liable.size()), ""}, listed(liable));
  out += fact(
      "Deaths attributed", figure_text(d.deaths_attributed, FigureKind::count),
      "of " +
          text(d.deaths_predicted > 0 ? d.deaths_predicted : d.deaths_reported, FigureKind::count) +
          " in the window");
  if (d.path == Path::article_xx)
    out += fact("Internalised per death", figure_text(d.dollars_per_death, FigureKind::money),
                text(d.internalisation.value, FigureKind::rate) + " of " +
                    text(d.cost_per_death_usd.value, FigureKind::money));
  out += fact("Adjustment revenue", figure_text(d.adjustment_revenue_usd, FigureKind::money),
              "in the window, at the rates charged");
  out += fact("Toll revenue", figure_text(d.toll_revenue_usd, FigureKind::money),
              "in the window, at the tolls charged");
  out += fact("Checks that hold", {checks_held(d), ""}, "run on this determination");
  return out + "</dl>\n</header>\n";
}

std::string schedule_section(const ReportInputs& in) {
  const Determination& d = in.determination;
  HtmlTable table("schedule-table",
                  "Adjustments as a share of customs value, tolls in dollars for each entry, "
                  "deaths in the window",
                  {{"Country"},
                   {"Charged", true},
                   {"Full", true},
                   {"Target", true},
                   {"Charged", true},
                   {"Full", true},
                   {"Target", true},
                   {"Footprint", true},
                   {"Evidence"},
                   {"Status"}});
  table.css("schedule").spans({{"", 1}, {"Adjustment", 3}, {"Toll", 3}, {"Deaths", 1}, {"", 2}});
  for (const CountryResult* country : shown_countries(d)) add_row(table, *country);
  std::string body = table.str();
  const std::size_t others = other_countries(d).size();
  if (others > 0)
    body += "<p><a href=\"#others\">And " +
            escaped(counted(others, "more country", "more countries")) +
            "</a> at 0: no evidence of flow.</p>\n";
  body += paragraph(
      "Charged is the phase times the full rate, rounded to 0.01 percentage point or 5 cents. The "
      "full rate is the target after the rule, the limit on its step, proportionality, floor and "
      "cap. The target is what the liability comes to on the trade and the entries of the window. "
      "In parentheses, " +
      percent(d.confidence) + " intervals over " + grouped(static_cast<double>(d.draws), 0) +
      " draws; a figure without one is certain, given the policy and the data.");
  return section("schedule", "Schedule of rates", body);
}

}  // namespace setpoint
