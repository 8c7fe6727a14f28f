// A page for each country that is liable or has flow, and a compact table of the others.
#include "setpoint/report/html_sections.h"
#include "setpoint/report/html_text.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

std::string bullets(const std::vector<std::string>& parts, std::string_view none) {
  if (parts.empty()) return paragraph(none);
  std::string out = "<ul>\n";
  for (const std::string& part : parts) out += "<li>" + escaped(part) + "</li>\n";
  return out + "</ul>\n";
}

std::string headline(const CountryResult& country) {
  const std::string verdict = country.liable ? "<span class=\"tag liable\">Liable</span>"
                                             : "<span class=\"tag\">Not liable</span>";
  const auto fact = [](std::string_view what, const std::string& html) {
    return "<div><dt>" + escaped(what) + "</dt><dd>" + html + "</dd></div>\n";
  };
  return "<p>" + verdict + " Evidence: " + std::string(name(country.evidence)) +
         " tier.</p>\n<dl class=\"facts\">\n" +
         fact("Adjustment charged", stacked(figure_text(country.adjustment.charged.value, {},
                                                        FigureKind::rate_charged))) +
         fact("Toll charged",
              stacked(figure_text(country.toll.charged.value, {}, FigureKind::toll_charged))) +
         fact("Deaths attributed", stacked(country.footprint, FigureKind::count)) +
         fact("Share of all flow", stacked(country.flow_share, FigureKind::share)) + "</dl>\n";
}

std::string flow(const CountryResult& country) {
  const std::string code(country.country.code());
  HtmlTable table("flow-" + code,
                  std::string(country.country.name()) +
                      ": flow by form of supply and channel, kilograms of pure fentanyl",
                  {{"Form"}, {"Channel"}, {"Tier"}, {"Came through, kg", true}});
  for (const OutcomeResult& outcome : country.outcomes) {
    for (const ChannelFlow& channel : outcome.channels) {
      table.row(label(outcome.outcome)).text(name(channel.channel)).text(name(channel.tier));
      table.figure(channel.kg, FigureKind::count);
    }
    if (outcome.precursor_kg) {
      table.row(label(outcome.outcome)).text("through its precursors").text("derived");
      table.figure(*outcome.precursor_kg, FigureKind::count);
    }
  }
  return "<h4>Flow</h4>\n" +
         (table.empty() ? paragraph("No channel has evidence in the window.") : table.str());
}

void add(HtmlTable& table, const std::optional<Figure>& figure, FigureKind kind) {
  if (figure) {
    table.figure(*figure, kind);
  } else {
    table.none();
  }
}

std::string deaths(const CountryResult& country) {
  HtmlTable table("deaths-" + std::string(country.country.code()),
                  std::string(country.country.name()) + ": flow, deaths and score by form",
                  {{"Form"},
                   {"Flow, kg", true},
                   {"Deaths", true},
                   {"National deaths", true},
                   {"Goods share", true},
                   {"Score", true},
                   {"Movement"}});
  for (const OutcomeResult& outcome : country.outcomes) {
    table.row(label(outcome.outcome)).figure(outcome.flow_kg, FigureKind::count);
    table.figure(outcome.deaths, FigureKind::count);
    table.number(outcome.national_deaths, FigureKind::whole);
    table.figure(outcome.goods_share, FigureKind::share);
    add(table, outcome.score, FigureKind::count);
    table.text(std::string(movement_of(outcome, "first determination")) +
               (outcome.few_finds ? " (few finds)" : ""));
  }
  std::string out = "<h4>Deaths and score</h4>\n";
  if (country.score)
    out += paragraph("Composite score: " + text(*country.score, FigureKind::count) +
                     ". 0 is the baseline, 100 is none left, negative is worse.");
  return out + (table.empty() ? paragraph("No deaths are attributed.") : table.str());
}

std::string consequences(const CountryResult& country) {
  HtmlTable table("effects-" + std::string(country.country.code()),
                  std::string(country.country.name()) + ": what follows, dollars in the window",
                  {{"What"}, {"Dollars", true}});
  const auto add_row = [&table](std::string_view what, const Figure& figure) {
    table.row(what).figure(figure, FigureKind::money);
  };
  add_row("Annual liability, whether or not liable", country.liability_usd);
  add_row("Imports, customs value", country.imports_usd);
  table.row("Entries, persons").figure(country.entries, FigureKind::whole);
  add_row("Revenue of the adjustment", country.adjustment_revenue_usd);
  add_row("Revenue of the toll", country.toll_revenue_usd);
  add_row("Trade lost", country.trade_lost_usd);
  add_row("Cost to consumers", country.consumer_cost_usd);
  add_row("Deadweight", country.deadweight_usd);
  return "<h4>What follows</h4>\n" + table.str();
}

std::string missing(const CountryResult& country) {
  std::vector<std::string> parts;
  if (country.carried)
    parts.emplace_back("Imports or entries rest on figures carried forward from an earlier year.");
  if (country.incomplete)
    parts.emplace_back("A quarter of the window has no evidence; what there is was scaled to it.");
  if (country.evidence == Tier::default_ || country.evidence == Tier::mixed)
    parts.emplace_back("Flow of the default tier rests on assumed interception probabilities.");
  return "<h4>What is carried or missing</h4>\n" + bullets(parts, "Nothing is carried or missing.");
}

std::string page(const CountryResult& country) {
  const std::string code(country.country.code());
  return "<article class=\"country\" id=\"country-" + code + "\" aria-labelledby=\"heading-" +
         code + "\">\n<h3 id=\"heading-" + code + "\">" + escaped(country.country.name()) +
         " <span class=\"code\">" + code + "</span></h3>\n" + headline(country) + "<h4>Why</h4>\n" +
         bullets(country.reasons, "No reason is on record.") +
         "<h4>Deficits in governance on record</h4>\n" +
         bullets(country.deficits, "None is on record. Unknown is not a deficit.") + flow(country) +
         deaths(country) + consequences(country) + missing(country) + "</article>\n";
}

}  // namespace

std::string countries_section(const ReportInputs& in) {
  std::string body;
  for (const CountryResult* country : shown_countries(in.determination)) body += page(*country);
  if (body.empty()) body = paragraph("No country is liable or has flow in the window.");
  return section("countries", "Country pages", body);
}

std::string others_section(const ReportInputs& in) {
  const std::vector<const CountryResult*> others = other_countries(in.determination);
  HtmlTable table("others-table", "Countries at 0, with the reason",
                  {{"Country"}, {"Adjustment", true}, {"Toll", true}, {"Evidence"}, {"Reason"}});
  table.css("compact");
  for (const CountryResult* country : others) {
    table.row(country->country.name(),
              "data-country=\"" + std::string(country->country.code()) + "\"");
    table.number(country->adjustment.charged.value, FigureKind::rate_charged);
    table.number(country->toll.charged.value, FigureKind::toll_charged);
    table.text(name(country->evidence)).text(status(*country));
  }
  const std::string body =
      others.empty() ? paragraph("Every country in the data is shown above.")
                     : paragraph(
                           "No evidence is not evidence of no flow: these countries have no "
                           "rate because nothing on record says that they should.") +
                           table.str();
  return section("others", "All other countries", body);
}

}  // namespace setpoint
