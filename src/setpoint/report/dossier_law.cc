// The path to the rules of trade, the authority under which it could be collected, and cautions.
//
// Every statement says how far it was verified: the white paper and its place; a page that was
// opened (most at their beginning only); "commonly stated; source not opened"; or "assumption".
// Nothing here is legal advice, and nothing is promoted beyond what was read.
#include <array>
#include <span>

#include "setpoint/report/dossier_sections.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

constexpr const char* kNotOpened = "commonly stated; source not opened";
constexpr const char* kAssumption = "assumption";

struct Statement {
  const char* topic;
  const char* text;
  const char* verified;
};

constexpr std::array kArticleXx = {
    Statement{"Article XX, general exceptions",
              "One of three paths that the white paper names, beside compliance and countervailing "
              "duties.",
              "Frydl 2025, \"Enforcement linkage\""},
    Statement{"Article XX(b), the test",
              "A measure must be necessary for life or health, weighed against less restrictive "
              "ones; then, by the opening words of the article (the chapeau), it must be no "
              "arbitrary or unjustifiable discrimination between countries where the same "
              "conditions prevail and no disguised restriction. The burden is the defendant's.",
              kNotOpened},
    Statement{"EC - Asbestos, DS135, 2001", "A ban was upheld under Article XX(b).",
              "Frydl 2025, note 145"},
    Statement{"US - Shrimp, DS58, 1998",
              "Failed the chapeau: one rigid policy was demanded of others, without serious "
              "negotiation. A revised measure passed under Article XX(g) in 2001.",
              "first sentence: Frydl 2025, note 143, else commonly stated; the second: commonly "
              "stated; source not opened"},
    Statement{"Brazil - Tyres, DS332, 2007",
              "Found necessary, and failed the chapeau because of its exemptions.", kNotOpened},
    Statement{
        "EC - Tariff Preferences, DS246, 2004",
        "The Appellate Body's conclusions concern the Enabling Clause: preferences for "
        "countries that fight drugs were not justified, the list being closed and without "
        "objective criteria. Identical treatment is not required, but alike for those "
        "similarly situated.",
        "pages opened: a copy of paragraphs 190 and 191 of the report (51lunwenwang.com, a weak "
        "address); sice.oas.org/dispute/wto/ds246/ds246r1e.asp. Frydl 2025, note 150"},
    Statement{"The same case, Article XX(b)",
              "The panel found the preferences not shown to be necessary to protect life or health "
              "in the European Communities; that was not appealed.",
              kNotOpened},
    Statement{"Andean preferences",
              "The United States had a waiver, L/6991 of 19 March 1992, renewed in 1996.",
              "Frydl 2025, note 151"},
    Statement{"Appellate Body", "It has no quorum.", "Frydl 2025"},
};

constexpr std::array kCompliance = {
    Statement{
        "Compliance",
        "A charge that is calculated, transparent, and like the charge on domestic goods: one "
        "of three paths that the white paper names.",
        "Frydl 2025, \"Enforcement linkage\""},
    Statement{"GATT II:2(a)",
              "Allows a charge on import equal to an internal tax on the like product or on an "
              "input, consistent with Article III:2.",
              kNotOpened},
    Statement{
        "Carbon border adjustment of the European Union",
        "Regulation 2023/956; reports from October 2023 to 2025, in force definitively from 1 "
        "January 2026; Regulation 2025/2083 exempts 50 tonnes a year.",
        "page opened: steelorbis.com 1415212"},
    Statement{
        "Its default values",
        "Implementing Regulation 2025/2621 of 16 December 2025: by country and product; where "
        "data fail, the mean of the ten most intensive exporters, with mark-ups.",
        "pages opened: europalov.no id-34450; "
        "cbamdefaults.com/updates/cbam-default-value-markups-2026-2028, a weak address"},
    Statement{"California",
              "A border adjustment on electricity since 2013, with some shuffling of resources.",
              "Frydl 2025"},
};

constexpr std::array kCountervailing = {
    Statement{"Countervailing duty",
              "One of three paths that the white paper names: not regulating as a subsidy.",
              "Frydl 2025, \"Enforcement linkage\""},
    Statement{"SCM Agreement, what a subsidy is",
              "A financial contribution by a government or public body (1.1(a)) that confers a "
              "benefit (1.1(b)) and is specific (2).",
              kNotOpened},
    Statement{"SCM Agreement, what a duty needs",
              "An investigation, injury and a causal link (11, 15); it may not exceed the subsidy "
              "(19.4), is reviewed within five years (21.3), and is not imposed below 1 % (11.9).",
              kNotOpened},
    Statement{"Consequence",
              "Lax regulation is hard to fit as a financial contribution or as specific: of the "
              "three, this path carries the heaviest burden of proof.",
              kAssumption},
};

struct Authority {
  const char* act;
  const char* trigger;
  const char* limit;
  const char* verified;
};

constexpr const char* kReposted =
    "a reposted table was opened (newspage360.com, 21 February 2026; "
    "bbs.wenxuecity.com/finance/6764234.html), weak addresses";

constexpr std::array kAuthorities = {
    Authority{"Section 232, Trade Expansion Act of 1962",
              "the Department of Commerce finds a threat to national security",
              "no cap; the finding within 270 days",
              "Frydl 2025, Appendix A; a reposted table was opened (newspage360.com, 21 February "
              "2026), a weak address"},
    Authority{"Section 201, Trade Act of 1974",
              "the International Trade Commission finds serious "
              "injury",
              "50 %, 8 years; the Commission has 180 days",
              "Frydl 2025, Appendix A; a reposted table was opened (newspage360.com, 21 February "
              "2026), a weak address"},
    Authority{"Section 301, Trade Act of 1974",
              "an unfair practice, found by the Trade Representative",
              "no cap; ends after four years unless renewed", kReposted},
    Authority{"Section 122, Trade Act of 1974", "the balance of payments",
              "15 %, 150 days without Congress", kReposted},
    Authority{"Section 338, Tariff Act of 1930", "discrimination by the other country",
              "50 %; never used", kReposted},
    Authority{"International Emergency Economic Powers Act", "an emergency",
              "no tariffs since 20 February 2026",
              "pages opened: akerman.com/en/perspectives/supreme-court-strikes-down-ieepa-tariffs."
              "html; en.wikipedia.org/wiki/Learning_Resources,_Inc._v._Trump"},
    Authority{"Title VII, Tariff Act of 1930", "a countervailing duty",
              "a subsidy and injury must be found", kNotOpened},
};

std::span<const Statement> statements(Path path) {
  switch (path) {
    case Path::article_xx:
      return kArticleXx;
    case Path::compliance:
      return kCompliance;
    case Path::countervailing:
      return kCountervailing;
  }
  return {};
}

void authority(ProseSection& part, Path path) {
  part.heading("Authority under which it could be collected");
  ProseTable table{"Authority by instrument",
                   {{"Instrument"}, {"Authority"}, {"How far verified"}}};
  if (path == Path::countervailing) {
    table.rows.push_back(
        {"Adjustment, as a countervailing duty", "Title VII, Tariff Act of 1930", kNotOpened});
  } else {
    table.rows.push_back(
        {"Adjustment on goods",
         "The white paper would use the national security discretion of the Trade Expansion Act of "
         "1962 (Section 232). Whether that act bears an adjustment of this kind has not been "
         "established here.",
         "Frydl 2025, \"Border adjustments\"; the second sentence: assumption"});
  }
  if (path == Path::article_xx)
    table.rows.push_back({"Toll on entries",
                          "To be legislated. The white paper names no statute for it.",
                          "Frydl 2025, \"Border tolls\"; the conclusion: assumption"});
  part.table(table);
  ProseTable acts{"Acts on tariffs, what sets them off, and their limits",
                  {{"Act"}, {"Trigger"}, {"Limit"}, {"How far verified"}}};
  for (const Authority& each : kAuthorities)
    acts.rows.push_back({each.act, each.trigger, each.limit, each.verified});
  part.table(acts);
  part.note(
      "Compiled in November 2026: events after about May 2026 could not be checked, and law on "
      "tariffs "
      "after July 2026 was not found. A page that is named was opened at least at its beginning.");
}

void cautions(ProseSection& part, const DossierInputs& in) {
  std::vector<std::string> items;
  if (in.dossier.determination.path == Path::article_xx) {
    items.emplace_back(
        "A toll falls on everybody who enters, U.S. citizens included; citizens have a right of "
        "entry (commonly stated; source not opened).");
    items.emplace_back(
        "A toll at a border also meets those who come to ask for asylum, whose access the law of "
        "asylum governs (commonly stated; source not opened). The count of entries does not tell "
        "them apart.");
  }
  items.emplace_back(
      "What relabelling shows: with the names of countries permuted, the result is permuted, so no "
      "name enters the calculation. What it does not show: that the criteria, neutral in form, do "
      "not bear on some countries more for reasons that the record does not hold; that the same "
      "conditions prevail where the same findings are recorded; or that an advantage given to one "
      "country is given to all, as Article I of the GATT asks (commonly stated; source not "
      "opened). An adjustment that differs by origin needs an exception from Article I "
      "(Frydl 2025, note 144, citing Balistreri et al. 2019); relabelling "
      "bears on the chapeau at most as one argument.");
  items.emplace_back(
      "How much of the register of governance is unknown stands under \"The register of "
      "governance\". A country can be at 0 because nobody has looked, which others may call "
      "discrimination.");
  items.emplace_back(
      "The part of deaths put down to domestic supply is subtracted before the rest is attributed; "
      "nothing is charged on domestic supply. Whether that favours it is for others to judge.");
  items.emplace_back(
      "Less restrictive measures were not weighed: this program does not compare the adjustment "
      "with other means to the same end.");
  items.emplace_back(
      "Attribution is in proportion to flow. That a share of flow goes with a share of deaths is "
      "an "
      "association; it is not evidence that the flow caused them.");
  part.heading("Cautions");
  part.list(items);
}

void what_a_defence_needs(ProseSection& part) {
  ProseTable table{"What a defence would be asked for, and where it stands here",
                   {{"Asked"}, {"Where"}}};
  table.rows = {
      {"Method and data are public", "\"Parameters\", \"Evidence\" and \"How to reproduce\""},
      {"The same rule for all", "\"Checks\": names permuted; \"The rule as applied\""},
      {"Less restrictive options were weighed", "not done here"},
      {"How the country can lower its rate", "\"What would lower the rate\""},
      {"No favour to domestic supply", "\"Cautions\": only the domestic share is subtracted"}};
  part.table(table);
  part.note(
      "The list is drawn from Frydl 2025 and from the test above; that it is complete is an "
      "assumption.");
}

}  // namespace

ProseSection law_part(const DossierInputs& in) {
  const Path path = in.dossier.determination.path;
  ProseSection part("law", "The path, its law and authority");
  part.paragraph("This dossier takes the path \"" + std::string(label(path)) +
                 "\". The statements below say how far each was verified; none is legal advice.");
  ProseTable table{"The path in the rules of the World Trade Organization",
                   {{"Topic"}, {"Statement"}, {"How far verified"}}};
  for (const Statement& each : statements(path))
    table.rows.push_back({each.topic, each.text, each.verified});
  part.table(table);
  if (path == Path::article_xx) what_a_defence_needs(part);
  authority(part, path);
  cautions(part, in);
  return part;
}

}  // namespace setpoint
