// What would change the result: other choices, side by side, and the uncertain parameters.
#include <algorithm>
#include <set>

#include "setpoint/report/html_sections.h"
#include "setpoint/report/html_text.h"
#include "setpoint/report/parameter_text.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

constexpr std::size_t kMostRows = 15;

const ControlRow* find(const std::vector<ControlRow>& rows, Country country) {
  const auto found = std::find_if(rows.begin(), rows.end(), [country](const ControlRow& row) {
    return row.country == country;
  });
  return found == rows.end() ? nullptr : &*found;
}

void add(HtmlTable& table, const std::optional<Figure>& figure, FigureKind kind) {
  if (figure) {
    table.figure(*figure, kind);
  } else {
    table.none();
  }
}
void add(HtmlTable& table, const ControlRow* row, std::optional<Figure> ControlRow::*figure,
         FigureKind kind) {
  add(table, row == nullptr ? std::nullopt : row->*figure, kind);
}
void add_deaths(HtmlTable& table, const ControlRow* row) {
  add(table, row == nullptr ? std::nullopt : std::optional(row->deaths), FigureKind::count);
}

std::vector<Country> by_deaths(const std::vector<ControlRow>& a, const std::vector<ControlRow>& b) {
  std::vector<std::pair<double, Country>> order;
  std::set<Country> seen;
  for (const auto* rows : {&a, &b}) {
    for (const ControlRow& row : *rows) {
      const ControlRow* other = find(rows == &a ? b : a, row.country);
      const double deaths = std::max(row.deaths.value, other == nullptr ? 0 : other->deaths.value);
      if (deaths > 0 && seen.insert(row.country).second) order.emplace_back(deaths, row.country);
    }
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& x, const auto& y) { return x.first > y.first; });
  std::vector<Country> result;
  for (const auto& [deaths, country] : order) result.push_back(country);
  return result;
}

std::string left_out(std::size_t all) {
  if (all <= kMostRows) return "";
  return paragraph("And " + counted(all - kMostRows, "country", "countries") + " with fewer.");
}

std::string precursors(const Determination& d) {
  HtmlTable table("table-precursors", "Targets and footprint by who is held to be the source",
                  {{"Country"},
                   {"Finisher", true},
                   {"Precursor", true},
                   {"Finisher", true},
                   {"Precursor", true},
                   {"Finisher", true},
                   {"Precursor", true}});
  table.spans({{"", 1}, {"Adjustment target", 2}, {"Toll target", 2}, {"Deaths", 2}});
  const std::vector<Country> countries = by_deaths(d.precursor_0, d.precursor_1);
  for (std::size_t i = 0; i < std::min(countries.size(), kMostRows); ++i) {
    const ControlRow* finisher = find(d.precursor_0, countries[i]);
    const ControlRow* source = find(d.precursor_1, countries[i]);
    table.row(countries[i].name());
    for (const ControlRow* row : {finisher, source})
      add(table, row, &ControlRow::adjustment, FigureKind::rate);
    for (const ControlRow* row : {finisher, source})
      add(table, row, &ControlRow::toll, FigureKind::toll);
    for (const ControlRow* row : {finisher, source}) add_deaths(table, row);
  }
  std::string out =
      "<h3>Finisher or source of precursors</h3>\n" +
      paragraph(
          "The same evidence with the precursor share at 0, where the country that finishes "
          "the product carries the liability, and at 1, where the country that its "
          "precursors came from does. The policy chooses a share; both ends are shown.");
  return table.empty() ? out + paragraph("Not available for this determination.")
                       : out + table.str() + left_out(countries.size());
}

std::string trade_relation(const Determination& d) {
  HtmlTable table("table-trade", "Deaths by the association with trade, beside the footprint",
                  {{"Country"}, {"Footprint", true}, {"By trade", true}});
  const std::vector<Country> countries = by_deaths(d.trade_relation, {});
  for (std::size_t i = 0; i < std::min(countries.size(), kMostRows); ++i) {
    const auto country =
        std::find_if(d.countries.begin(), d.countries.end(),
                     [&](const CountryResult& c) { return c.country == countries[i]; });
    table.row(countries[i].name());
    if (country == d.countries.end()) {
      table.none();
    } else {
      table.figure(country->footprint, FigureKind::count);
    }
    add_deaths(table, find(d.trade_relation, countries[i]));
  }
  std::string out =
      "<h3>If deaths followed trade</h3>\n" +
      paragraph(
          "Seizures follow inspection effort. As a control, the goods share that a published "
          "association of deaths with legal imports implies is spread over origins by "
          "customs value. It is an association, not a measured flow: it makes no country "
          "liable and sets no rate.");
  return table.empty() ? out + paragraph("Not available for this determination.")
                       : out + table.str() + left_out(countries.size());
}

std::string paths(const Determination& d) {
  HtmlTable table(
      "table-paths", "Adjustment targets by path",
      {{"Country"}, {"Article XX", true}, {"Compliance", true}, {"Countervailing", true}});
  for (const CountryResult* country : shown_countries(d)) {
    table.row(country->country.name());
    for (const std::optional<Figure>& target : country->by_path)
      add(table, target, FigureKind::rate);
  }
  std::string out = "<h3>The path chosen</h3>\n" +
                    paragraph("This determination takes the path \"" + std::string(name(d.path)) +
                              "\" (" + std::string(label(d.path)) +
                              "). The targets of the others, which carry no toll, stand beside it; "
                              "none where a path has no evidence or does not apply.");
  return table.empty() ? "" : out + table.str();
}

std::string movement_controls(const Determination& d) {
  if (d.outcomes_only.empty()) return "";
  HtmlTable table("table-movement", "Full rates by the rule, by outcomes alone and by deaths alone",
                  {{"Country"},
                   {"Rule", true},
                   {"Outcomes", true},
                   {"Deaths", true},
                   {"Rule", true},
                   {"Outcomes", true},
                   {"Deaths", true}});
  table.spans({{"", 1}, {"Adjustment", 3}, {"Toll", 3}});
  for (const CountryResult* country : liable_countries(d)) {
    const auto own = [&](const std::vector<RuleControlRow>& rows) {
      return std::find_if(rows.begin(), rows.end(), [&](const RuleControlRow& row) {
        return row.country == country->country;
      });
    };
    const auto outcomes = own(d.outcomes_only);
    const auto deaths = own(d.deaths_only);
    if (outcomes == d.outcomes_only.end() || deaths == d.deaths_only.end()) continue;
    table.row(country->country.name());
    for (const Figure* figure :
         {&country->adjustment.full, &outcomes->adjustment, &deaths->adjustment})
      table.figure(*figure, FigureKind::rate);
    for (const Figure* figure : {&country->toll.full, &outcomes->toll, &deaths->toll})
      table.figure(*figure, FigureKind::toll);
  }
  return "<h3>Outcomes alone, deaths alone</h3>\n" +
         paragraph(
             "What full rates would be had they followed the flow alone, or deaths alone, "
             "since the chain began.") +
         table.str();
}

std::string decreed(const Determination& d) {
  if (d.decreed.empty()) return "";
  HtmlTable table("table-decreed", "Calculated and decreed",
                  {{"Country"},
                   {"Calculated, charged", true},
                   {"Decreed, mean of the window", true},
                   {"Decreed, last day", true},
                   {"On what, last day"}});
  for (const DecreedRate& rate : d.decreed) {
    table.row(rate.country.name());
    const auto own =
        std::find_if(d.countries.begin(), d.countries.end(),
                     [&](const CountryResult& c) { return c.country == rate.country; });
    if (own == d.countries.end())
      table.none();
    else
      table.number(own->adjustment.charged.value, FigureKind::rate_charged);
    table.number(rate.mean.value, FigureKind::rate_charged);
    table.number(rate.on_last_day, FigureKind::rate_charged).text(rate.scope);
  }
  return "<h3>Calculated and decreed</h3>\n" +
         paragraph(
             "Rates that were imposed by order in the window, beside what is calculated. They "
             "enter nothing here.") +
         table.str();
}

// The keys that the published targets and footprints rest on; empty where there is no trace.
std::set<std::string, std::less<>> keys_used(const Determination& d) {
  std::set<std::string, std::less<>> keys;
  if (!d.trace) return keys;
  std::vector<NodeId> roots;
  for (const CountryResult* country : shown_countries(d)) {
    for (const NodeId node :
         {country->adjustment.target.node, country->toll.target.node, country->footprint.node})
      if (node < d.trace->size()) roots.push_back(node);
  }
  for (const NodeId node : d.trace->support(roots)) {
    const Leaf* leaf = d.trace->leaf_of(node);
    if (leaf == nullptr || leaf->kind != LeafKind::parameter) continue;
    keys.insert(leaf->what.substr(0, leaf->what.find('[')));  // "key[pills]": an entry of it
  }
  return keys;
}

std::string uncertain_parameters(const ReportInputs& in) {
  const std::set<std::string, std::less<>> used = keys_used(in.determination);
  const Date day = in.determination.window_last.last_day();
  HtmlTable table("table-uncertain", "Uncertain parameters, as in force on the window's last day",
                  {{"Parameter"}, {"Value"}, {"Range"}, {"Distribution"}, {"Standing"}});
  for (const auto& [key, parameter] : in.policy.parameters()) {
    if (!used.empty() && !used.contains(key)) continue;
    if (parameter.values.empty()) continue;
    const DatedValue& value = in.policy.in_force(key, day);
    if (value.distribution.kind == DistributionKind::fixed && !value.range) continue;
    const std::string unit = base_unit(key, value.unit);
    table.heading_html("<code>" + escaped(key) + "</code>");
    table.text(readable(value.value) + (unit == "1" || unit.empty() ? "" : " " + unit));
    table.text(range_text(value)).text(distribution_text(value.distribution));
    table.text(label(value.standing));
  }
  std::string out =
      "<h3>The parameters that matter</h3>\n" +
      paragraph(used.empty()
                    ? "The uncertain parameters of the policy, in the order of their keys."
                    : "The uncertain parameters that the targets and footprints above rest on, in "
                      "the order of their keys. Change one with --set KEY=VALUE and compare.");
  return table.empty() ? "" : out + table.str();
}

}  // namespace

std::string sensitivity_section(const ReportInputs& in) {
  const Determination& d = in.determination;
  return section("sensitivity", "What would change the result",
                 precursors(d) + trade_relation(d) + paths(d) + movement_controls(d) + decreed(d) +
                     uncertain_parameters(in));
}

}  // namespace setpoint
