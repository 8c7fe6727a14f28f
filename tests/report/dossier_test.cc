// The dossier in words: one content, two renderings, and no number that the determination has not.
#include "setpoint/report/dossier.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <regex>
#include <set>
#include <sstream>

#include "setpoint/data/dataset.h"
#include "setpoint/determination/replay.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t result = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
    ++result;
  return result;
}

bool has(const std::string& text, const std::string& what) {
  return text.find(what) != std::string::npos;
}

// Mexico in the last window of the shipped dataset, made once.
class DossierText : public testing::Test {
 protected:
  struct Made {
    Tables tables;
    Policy policy;
    Dossier dossier;
    [[nodiscard]] DossierInputs in() const { return {dossier, policy, tables, "setpoint dossier"}; }
  };
  static void SetUpTestSuite() {
    auto tables = read_dataset(std::string(SETPOINT_ROOT) + "/data/reference");
    auto policy = Policy::read(std::nullopt, {});
    ASSERT_TRUE(tables.ok() && policy.ok());
    auto chain = replay(*tables, *policy, {Seed{1}, 100, 0, *Quarter::parse("2025Q3")});
    ASSERT_TRUE(chain.ok());
    DetermineOptions options{*Quarter::parse("2025Q3"), Seed{1}, 100, 0, {}, {}};
    options.previous = handed_on((*chain)[chain->size() - 2]);
    auto made = dossier(*tables, *policy, options, std::move(chain->back()), *Country::parse("MX"));
    ASSERT_TRUE(made.ok()) << made.faults().front().text();
    made_ = std::make_unique<Made>(Made{*std::move(tables), *std::move(policy), *std::move(made)});
    plain_ = dossier_prose(made_->in());
    negotiation_ = negotiation_prose(made_->in());
  }
  static void TearDownTestSuite() { made_.reset(); }

  static const CountryResult& mexico() { return made_->dossier.of_country(); }
  static inline std::unique_ptr<Made> made_;
  static inline Prose plain_;
  static inline Prose negotiation_;
};

TEST_F(DossierText, NumbersOfTheSummaryAreTheDeterminations) {
  const std::string summary = plain_.sections.front().blocks().front().text.front();
  const CountryResult& c = mexico();
  for (const std::string& number :
       {text(c.adjustment.target, FigureKind::rate), text(c.toll.target, FigureKind::toll),
        text(c.adjustment.full.value, FigureKind::rate), text(c.toll.full.value, FigureKind::toll),
        text(c.adjustment.charged.value, FigureKind::rate_charged),
        text(c.toll.charged.value, FigureKind::toll_charged),
        text(c.liability_usd, FigureKind::money), text(c.flow_share, FigureKind::share),
        percent(c.phase), counted(c.deficits.size(), "deficit", "deficits")})
    EXPECT_TRUE(has(summary, number)) << number << "\n" << summary;
  for (const OutcomeResult& o : c.outcomes)
    EXPECT_TRUE(has(summary, "row " + std::to_string(o.row) + ", " + o.name));
}

TEST_F(DossierText, BothRenderingsHaveEverySectionAndTable) {
  for (const Prose* prose : {&plain_, &negotiation_}) {
    const std::string markdown = to_markdown(*prose);
    const std::string html = to_html(*prose);
    std::size_t tables = 0;
    std::size_t rows = 0;
    for (const ProseSection& section : prose->sections) {
      EXPECT_TRUE(has(markdown, "\n## " + section.title() + "\n")) << section.title();
      EXPECT_TRUE(has(html, "<section id=\"" + section.id() + "\"")) << section.id();
      EXPECT_FALSE(section.blocks().empty()) << section.id();
      for (const ProseBlock& block : section.blocks()) {
        if (block.kind != ProseBlock::Kind::table) continue;
        ++tables;
        rows += block.table.rows.size();
        for (const auto& row : block.table.rows)
          EXPECT_EQ(row.size(), block.table.columns.size()) << block.table.caption;
      }
    }
    EXPECT_EQ(count(html, "<table"), tables);
    EXPECT_EQ(count(html, "<caption"), tables) << "each has its caption";
    EXPECT_EQ(count(html, "<th scope=\"row\""), rows);
    EXPECT_EQ(count(markdown, "\n|---"), tables);
  }
}

TEST_F(DossierText, HtmlCanBeFollowed) {
  for (const Prose* prose : {&plain_, &negotiation_}) {
    const std::string html = to_html(*prose);
    std::set<std::string> ids;
    const std::regex id("\\sid=\"([^\"]*)\"");
    for (std::sregex_iterator it(html.begin(), html.end(), id), end; it != end; ++it)
      EXPECT_TRUE(ids.insert(it->str(1)).second) << it->str(1);
    const std::regex anchor("\\shref=\"([^\"]*)\"");
    for (std::sregex_iterator it(html.begin(), html.end(), anchor), end; it != end; ++it) {
      ASSERT_TRUE(it->str(1).starts_with("#")) << "asks for nothing from anywhere";
      EXPECT_TRUE(ids.contains(it->str(1).substr(1))) << it->str(1);
    }
    int last = 0;
    const std::regex heading("<h([1-6])");
    for (std::sregex_iterator it(html.begin(), html.end(), heading), end; it != end; ++it) {
      const int level = std::stoi(it->str(1));
      EXPECT_LE(level, last + 1);
      last = level;
    }
    EXPECT_EQ(count(html, "<h1"), 1U);
  }
}

// Every row of a table has as many cells as its head, whatever its texts hold.
TEST_F(DossierText, MarkdownTablesAreWhole) {
  for (const Prose* prose : {&plain_, &negotiation_}) {
    std::istringstream lines(to_markdown(*prose));
    std::string line;
    std::size_t cells = 0;
    while (std::getline(lines, line)) {
      if (!line.starts_with("|")) {
        cells = 0;
        continue;
      }
      std::size_t bars = 0;
      for (std::size_t at = 0; at < line.size(); ++at)
        if (line[at] == '|' && line[at - (at > 0 ? 1 : 0)] != '\\') ++bars;
      if (cells == 0) cells = bars;
      EXPECT_EQ(bars, cells) << line;
    }
  }
}

TEST_F(DossierText, EveryHoldIsAnOrder) {
  const auto holds = std::find_if(plain_.sections.begin(), plain_.sections.end(),
                                  [](const ProseSection& s) { return s.id() == "holds"; });
  ASSERT_NE(holds, plain_.sections.end());
  ASSERT_EQ(made_->dossier.holds.size(), 3U);
  std::size_t tables = 0;
  for (const ProseBlock& block : holds->blocks())
    if (block.kind == ProseBlock::Kind::table) {
      EXPECT_EQ(block.table.columns.size(), 2 + kPrevalences.size());
      // finds / prevalence
      const double finds = *made_->dossier.holds[tables].finds_wanted;
      EXPECT_EQ(block.table.rows.back()[2].value, text(finds * 1000, FigureKind::whole));
      EXPECT_EQ(block.table.rows.back()[4].value, text(finds * 100000, FigureKind::whole));
      ++tables;
    }
  EXPECT_EQ(tables, 3U);
}

TEST_F(DossierText, ParametersHaveTheirSources) {
  const std::string markdown = to_markdown(plain_);
  for (const char* key :
       {"default.interception.vehicle", "basis.cost_per_death_usd", "movement.material_change",
        "rule.step_toll", "liability.flow_share", "basis.revenue_target_usd", "deaths.dispersion"})
    EXPECT_TRUE(has(markdown, std::string("\n| ") + key + " |")) << key;
  // What no figure of it rests on is not there.
  EXPECT_FALSE(has(markdown, "\n| control.trade_relation_goods_share |"));
  EXPECT_FALSE(has(markdown, "\n| basis.regulation_cost_us |")) << "of another path";
}

TEST_F(DossierText, LawSaysHowFarItWasVerified) {
  const auto law = std::find_if(plain_.sections.begin(), plain_.sections.end(),
                                [](const ProseSection& s) { return s.id() == "law"; });
  ASSERT_NE(law, plain_.sections.end());
  std::size_t verified = 0;
  for (const ProseBlock& block : law->blocks()) {
    if (block.kind != ProseBlock::Kind::table) continue;
    if (block.table.columns.back().title != "How far verified") continue;
    for (const auto& row : block.table.rows) {
      ++verified;
      const std::string& how = row.back().value;
      EXPECT_TRUE(has(how, "Frydl 2025") || has(how, "source not opened") ||
                  has(how, "assumption") || has(how, "opened"))
          << row.front().value << ": " << how;
    }
  }
  EXPECT_GT(verified, 15U);
  const std::string markdown = to_markdown(plain_);
  EXPECT_TRUE(has(markdown, "To be legislated"));
  EXPECT_TRUE(has(markdown, "Section 232"));
  EXPECT_TRUE(has(markdown, "right of entry"));
  EXPECT_TRUE(has(markdown, "asylum"));
  // The Appellate Body's conclusions on drugs concern the Enabling Clause, not Article XX.
  EXPECT_FALSE(has(markdown, "qualifies for an Article XX"));
  EXPECT_TRUE(has(markdown, "conclusions concern the Enabling Clause"));
}

TEST_F(DossierText, NegotiationListsTheDeficitsAsObligations) {
  const ProseSection& first = negotiation_.sections.front();
  EXPECT_EQ(first.id(), "obligations");
  const auto table =
      std::find_if(first.blocks().begin(), first.blocks().end(),
                   [](const ProseBlock& block) { return block.kind == ProseBlock::Kind::table; });
  ASSERT_NE(table, first.blocks().end());
  ASSERT_EQ(table->table.rows.size(), 4U) << "three deficits and the measure instead of them";
  EXPECT_EQ(table->table.rows[0][0].value, "Analogue law");
  EXPECT_EQ(table->table.rows[1][0].value, "Enforcement");
  EXPECT_EQ(table->table.rows[2][0].value, "Know-your-customer");
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_TRUE(has(table->table.rows[k][2].value, "from 20")) << "its evidence, dated";
    EXPECT_TRUE(has(table->table.rows[k][4].value, "still liable"));
  }
  EXPECT_TRUE(has(table->table.rows[3][4].value, "no longer liable"));
  EXPECT_TRUE(has(to_markdown(negotiation_), "all deficits remedied | no |"));
}

TEST_F(DossierText, DescribesAndDoesNotAdvocate) {
  for (const Prose* prose : {&plain_, &negotiation_})
    for (const ProseSection& section : prose->sections)
      for (const ProseBlock& block : section.blocks())
        for (const std::string& text : block.text)
          // "should be" stands in the sentence that takes no side.
          for (const char* word : {" must comply", " deserves", " guilty", " blame", " punish"})
            EXPECT_FALSE(has(text, word)) << text;
}

// What a text may hold means nothing to either language.
TEST(Prose, EscapesMarkup) {
  EXPECT_EQ(escaped_markdown("a * b_c_ `d` <e> \\"), "a \\* b_c\\_ \\`d\\` \\<e> \\\\");
  EXPECT_EQ(escaped_markdown("rule.step_toll"), "rule.step_toll");
  EXPECT_EQ(escaped_markdown("# no heading"), "\\# no heading");
  EXPECT_EQ(escaped_markdown("- no item"), "\\- no item");
  EXPECT_EQ(escaped_markdown("-871 (-2,584 to -226)"), "-871 (-2,584 to -226)");
  EXPECT_EQ(escaped_markdown("12. no item"), "12\\. no item");
  EXPECT_EQ(escaped_markdown("51.8 kg"), "51.8 kg");
  EXPECT_EQ(escaped_markdown("> no quotation"), "\\> no quotation");
  EXPECT_EQ(escaped_markdown("[no](link)"), "\\[no\\](link)");
  EXPECT_EQ(escaped_markdown("&lt; R&D, A & B"), "\\&lt; R\\&D, A & B");
  EXPECT_EQ(escaped_markdown("one\nline"), "one line");
}

TEST(Prose, TwoRenderingsOfOneContent) {
  ProseSection section("part", "A part");
  section.paragraph("Text with <tags> & *stars*")
      .note("An aside")
      .list({"1. one", "two"})
      .list({})
      .heading("Below")
      .table({"A | caption", {{"What"}, {"Number", true}}, {{"a|b", "7"}, {"c\nd", "8"}}})
      .table({"Empty", {{"What"}}, {}})
      .code("a ``` b");
  const Prose prose{"kicker", "Title", "Lede", {section}, "End"};
  EXPECT_EQ(to_markdown(prose),
            "# Title\n\nkicker\n\nLede\n\n## A part\n\nText with \\<tags> & \\*stars\\*\n\n"
            "> An aside\n\n- 1\\. one\n- two\n\n### Below\n\n**A | caption**\n\n"
            "| What | Number |\n|---|---:|\n| a\\|b | 7 |\n| c d | 8 |\n\n"
            "````\na ``` b\n````\n\nEnd\n");
  const std::string html = to_html(prose);
  EXPECT_TRUE(has(html, "<p>Text with &lt;tags&gt; &amp; *stars*</p>"));
  EXPECT_TRUE(has(html, "<table id=\"part-table-1\""));
  EXPECT_TRUE(has(html, "<th scope=\"row\">a|b</th><td class=\"n\">7</td>"));
  EXPECT_FALSE(has(html, "Empty"));
  EXPECT_TRUE(has(html, "<li>1. one</li>"));
  EXPECT_TRUE(has(html, "<code>a ``` b</code>"));
}

TEST(Prose, AFigureKeepsItsIntervalInBoth) {
  ProseSection section("part", "A part");
  section.table({"Figures",
                 {{"What"}, {"Value", true}},
                 {{"x", figure_text(2.0, Interval{1, 3}, FigureKind::count)}}});
  const Prose prose{"", "Title", "", {section}, ""};
  EXPECT_TRUE(has(to_markdown(prose), "| x | 2.0 (1.0 to 3.0) |"));
  EXPECT_TRUE(has(to_html(prose), "<span class=\"v\">2.0</span> <span class=\"i\">(1.0 to 3.0)"));
}

}  // namespace
}  // namespace setpoint
