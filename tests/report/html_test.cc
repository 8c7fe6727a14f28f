#include "setpoint/report/html.h"

#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "sample.h"
#include "setpoint/report/figure_text.h"
#include "setpoint/report/html_text.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

const std::string& report() {
  static const std::string html =
      html_report(sample::determination(), sample::policy(), sample::tables());
  return html;
}

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t result = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
    ++result;
  return result;
}

std::string without_style(const std::string& html) {
  const std::size_t end = html.find("</style>");
  return html.substr(0, html.find("<style>")) + html.substr(end);
}

TEST(Html, AsksForNothingFromAnywhere) {
  const std::string& html = report();
  const std::regex attribute("\\s(src|href|srcset|action|data|poster|xlink:href)=\"([^\"]*)\"");
  for (std::sregex_iterator it(html.begin(), html.end(), attribute), end; it != end; ++it)
    EXPECT_TRUE(it->str(1) == "href" && it->str(2).starts_with("#")) << it->str();
  for (const char* tag :
       {"<script", "<link", "<img", "<iframe", "<object", "<embed", "<base", "@import", "url("})
    EXPECT_EQ(html.find(tag), std::string::npos) << tag;
  EXPECT_NE(html.find("default-src 'none'"), std::string::npos);
}

TEST(Html, EveryAnchorHasItsPlaceAndEveryIdIsUnique) {
  const std::string& html = report();
  std::set<std::string> ids;
  const std::regex id("\\sid=\"([^\"]*)\"");
  for (std::sregex_iterator it(html.begin(), html.end(), id), end; it != end; ++it)
    EXPECT_TRUE(ids.insert(it->str(1)).second) << it->str(1);
  const std::regex anchor("\\shref=\"#([^\"]*)\"");
  for (std::sregex_iterator it(html.begin(), html.end(), anchor), end; it != end; ++it)
    EXPECT_TRUE(ids.contains(it->str(1))) << it->str(1);
}

TEST(Html, EscapesEveryText) {
  const std::string& html = report();
  EXPECT_EQ(html.find(sample::kHostile), std::string::npos);
  EXPECT_EQ(html.find("alert(\"1\")"), std::string::npos);
  EXPECT_NE(html.find("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;"),
            std::string::npos);
  EXPECT_EQ(escaped(std::string_view("a\0\x1f\n", 4)), "a\uFFFD\uFFFD\n");
}

TEST(Html, ShowsEachIntervalThatAFigureHas) {
  const Determination d = sample::determination();
  std::vector<std::pair<Figure, FigureKind>> figures = {
      {d.deaths_attributed, FigureKind::count},      {d.deaths_domestic, FigureKind::count},
      {d.dollars_per_death, FigureKind::money},      {d.cost_per_death_usd, FigureKind::money},
      {d.through_kg, FigureKind::kilograms},         {d.seized_kg, FigureKind::kilograms},
      {d.adjustment_revenue_usd, FigureKind::money}, {d.toll_revenue_usd, FigureKind::money},
      {d.uncollected_usd, FigureKind::money},        {d.checkpoint_kg, FigureKind::count}};
  for (const CountryResult* country : shown_countries(d)) {
    figures.emplace_back(country->adjustment.target, FigureKind::rate);
    figures.emplace_back(country->toll.target, FigureKind::toll);
    figures.emplace_back(country->adjustment.full, FigureKind::rate);
    figures.emplace_back(country->toll.full, FigureKind::toll);
    figures.emplace_back(country->footprint, FigureKind::count);
    figures.emplace_back(country->flow_share, FigureKind::share);
    figures.emplace_back(country->liability_usd, FigureKind::money);
    figures.emplace_back(country->trade_lost_usd, FigureKind::money);
    figures.emplace_back(country->consumer_cost_usd, FigureKind::money);
    for (const OutcomeResult& outcome : country->outcomes) {
      figures.emplace_back(outcome.flow_kg, FigureKind::count);
      figures.emplace_back(outcome.deaths, FigureKind::count);
      for (const ChannelFlow& flow : outcome.channels)
        figures.emplace_back(flow.kg, FigureKind::count);
    }
  }
  for (const ControlRow& row : d.precursor_1)
    if (row.adjustment) figures.emplace_back(*row.adjustment, FigureKind::rate);
  std::size_t with_interval = 0;
  for (const auto& [figure, kind] : figures) {
    const FigureText shown = figure_text(figure, kind);
    if (shown.interval.empty()) continue;
    ++with_interval;
    const bool in_cell = report().find(stacked(shown)) != std::string::npos;
    EXPECT_TRUE(in_cell || report().find(escaped(shown.joined())) != std::string::npos)
        << shown.joined();
  }
  EXPECT_GT(with_interval, 50U);
}

TEST(Html, NeverPrintsNotANumber) {
  // As words of their own: "information" and "finance" are fine.
  const std::regex word("\\b(nan|inf|infinity|null)\\b", std::regex::icase);
  const std::string html = without_style(report());
  std::smatch found;
  EXPECT_FALSE(std::regex_search(html, found, word)) << found.str();
}

TEST(Html, ADeterminationOfNothingIsStillAReport) {
  const Determination empty;
  const std::string html = html_report(empty, sample::policy(), Tables{});
  EXPECT_NE(html.find("No country meets both conditions of liability"), std::string::npos);
  EXPECT_EQ(count(html, "<h1"), 1U);
}

TEST(Html, CountsOfStandingsAreThePolicys) {
  const Policy policy = sample::policy();
  std::map<Standing, std::size_t> counts;
  std::size_t all = 0;
  for (const auto& [key, parameter] : policy.parameters()) {
    for (const DatedValue& value : parameter.values) {
      ++counts[value.standing];
      ++all;
    }
  }
  for (const Standing standing : kStandings) {
    const std::string row = "data-standing=\"" + std::string(label(standing)) + "\"";
    const std::size_t at = report().find(row);
    ASSERT_NE(at, std::string::npos) << row;
    const std::string cell = report().substr(at, report().find("</tr>", at) - at);
    EXPECT_NE(cell.find("<span class=\"v\">" + std::to_string(counts[standing]) + "</span>"),
              std::string::npos)
        << cell;
  }
  EXPECT_NE(report().find(std::to_string(counts[Standing::assumption]) + " assumptions"),
            std::string::npos);
  // Each assumption is marked where it stands, by a sign and a word; and once in the list of
  // standings.
  EXPECT_EQ(count(report(), "\u25c6 assumption"), counts[Standing::assumption] + 1);
  EXPECT_EQ(count(report(),
                  "<code>"
                  "basis.cost_per_death_usd"
                  "</code>") > 1,
            true);
  EXPECT_GT(all, 50U);
}

TEST(Html, EveryChartHasATitleADescriptionAndATable) {
  const std::string& html = report();
  const std::size_t charts = count(html, "<svg");
  EXPECT_EQ(charts, 5U);
  EXPECT_EQ(count(html, "role=\"img\""), charts);
  EXPECT_EQ(count(html, "<desc"), charts);
  EXPECT_EQ(count(html, "class=\"exhibit\""), charts);
  for (const char* table :
       {"table-adjustment", "table-toll", "table-footprint", "table-deaths", "table-flow"})
    EXPECT_EQ(count(html, std::string("<table id=\"") + table + "\""), 1U) << table;
}

TEST(Html, HeadingsNeverSkipALevel) {
  const std::string& html = report();
  const std::regex heading("<h([1-6])");
  int before = 0;
  for (std::sregex_iterator it(html.begin(), html.end(), heading), end; it != end; ++it) {
    const int level = std::stoi(it->str(1));
    EXPECT_LE(level, before + 1);
    before = level;
  }
  EXPECT_EQ(count(html, "<h1"), 1U);
}

TEST(Html, TakeawayIsMadeFromTheFigures) {
  const std::string said = takeaway(sample::determination());
  EXPECT_NE(said.find("52,400 deaths"), std::string::npos) << said;
  EXPECT_NE(said.find("51,560 (50,900 to 52,000) are attributed"), std::string::npos) << said;
  EXPECT_NE(said.find("2 countries meet both conditions"), std::string::npos) << said;
  EXPECT_NE(said.find("Mexico is charged 0.06\u00a0% of the customs value"), std::string::npos);
  EXPECT_NE(said.find("$1.25"), std::string::npos);
}

TEST(Html, IsTheSameTwice) {
  EXPECT_EQ(report(), html_report(sample::determination(), sample::policy(), sample::tables()));
}

}  // namespace
}  // namespace setpoint
