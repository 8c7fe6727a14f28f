// What the report rests on and what it cannot say: sources, notes, checks, limitations, how to
// contest a number, and the program.
#include "setpoint/core/decimal.h"
#include "setpoint/report/html_sections.h"
#include "setpoint/report/html_text.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

std::string bullets(const std::vector<std::string>& parts) {
  std::string out = "<ul>\n";
  for (const std::string& part : parts) out += "<li>" + escaped(part) + "</li>\n";
  return out + "</ul>\n";
}

std::string digest(std::string_view hexadecimal) {
  return "<code class=\"digest\">" + escaped(hexadecimal) + "</code>";
}

}  // namespace

std::string sources_section(const ReportInputs& in) {
  HtmlTable table("sources-table", "Tables of the dataset",
                  {{"Table"}, {"Source"}, {"Retrieved"}, {"Rows", true}, {"SHA-256"}});
  for (const TableSource& source : in.tables.sources) {
    table.heading_html(escaped(label(source.kind)) + "<br><code>" + escaped(source.path) +
                       "</code>");
    table.html(escaped(source.source) +
               (source.note.empty()
                    ? ""
                    : "<br><span class=\"reason\">" + escaped(source.note) + "</span>"));
    table.text(source.retrieved ? source.retrieved->text() : "not stated");
    table.number(static_cast<double>(source.rows), FigureKind::whole);
    table.html(digest(source.sha256));
  }
  const std::string body = paragraph("Dataset \"" + in.tables.name + "\".") +
                           "<p>Digest of all tables: " + digest(in.tables.sha256) + "</p>\n" +
                           table.str();
  return section("sources", "Data sources", body);
}

std::string notes_section(const ReportInputs& in) {
  std::string body;
  if (!in.determination.notes.empty()) body += bullets(in.determination.notes);
  if (body.empty()) body = paragraph("There is nothing to note.");
  return section("notes", "Notes", body);
}

std::string checks_section(const ReportInputs& in) {
  HtmlTable table("checks-table", "Checks run on this determination",
                  {{"Check"}, {"Result"}, {"Detail"}});
  std::size_t failed = 0;
  for (const Check& check : in.determination.checks) {
    failed += check.holds ? 0U : 1U;
    table.row(check.name);
    table.html(check.holds ? "<span class=\"tag\">\u2713 holds</span>"
                           : "<span class=\"tag failed\">\u2717 fails</span>");
    table.text(check.detail);
  }
  std::string body =
      paragraph(failed == 0 ? "Every check holds."
                            : counted(failed, "check fails", "checks fail") +
                                  ": treat the figures as unfit for use until this is understood.");
  return section("checks", "Checks",
                 table.empty() ? paragraph("No check was run.") : body + table.str());
}

std::string limitations_section(const ReportInputs& in) {
  const Determination& d = in.determination;
  std::vector<std::string> carried;
  for (const CountryResult* country : shown_countries(d))
    if (country->carried) carried.emplace_back(country->country.name());
  bool by_default = false;
  bool by_sample = false;
  for (const CountryResult& country : d.countries) {
    by_default =
        by_default || country.evidence == Tier::default_ || country.evidence == Tier::mixed;
    by_sample = by_sample || country.evidence == Tier::sampled || country.evidence == Tier::mixed;
  }
  std::vector<std::string> parts;
  if (by_default)
    parts = {
        "Default-tier flow is what was seized, scaled by an assumed probability of interception. "
        "No "
        "official probability exists for fentanyl, and the flow that follows is no better than the "
        "assumption.",
        "The record says where a seizure was made, seldom where the drug came from. The splits "
        "over "
        "origins and channels are parameters of the policy."};
  if (by_sample)
    parts.emplace_back(
        "Sampled flow is estimated from inspections drawn at random, in the frames that the "
        "programme covers and for what its inspections detect. It says where a unit arrived from, "
        "and where few were found its interval is wide.");
  const std::vector<std::string> always = {
      "Entries by air are not in the record of border crossings, so a toll has no air arrivals to "
      "fall on: it falls on land crossings, or the part is borne by goods or uncollected.",
      carried.empty()
          ? "No country shown here rests on trade or crossings carried from an earlier year."
          : "Imports or entries of " + listed(carried) +
                " rest on figures carried forward from an earlier year.",
      d.outcome_deaths_observed
          ? "Deaths by form of supply are taken as the data report them; what a death certificate "
            "can tell about the form is limited."
          : "Deaths by form of supply are not observed. National deaths are split by the policy's "
            "shares, so the forms cannot move apart.",
      "Attribution is in proportion to flow. That a country's share of flow goes with a share of "
      "deaths is an association; it is not evidence that its flow caused them.",
      "No statute authorises a toll on entry of this kind, or an adjustment of this kind: the "
      "authority is to be legislated. A toll on citizens meets their right of entry, and one on "
      "asylum seekers meets the law of asylum.",
      "A finding recorded as unknown is not a deficit. A country can be without a rate because "
      "nothing is known, not because nothing is wrong.",
      "Intervals cover the uncertainty that the policy's distributions state. They do not cover "
      "what the model leaves out.",
      "The report describes what follows from a policy and a record. It takes no side on whether "
      "the policy should be adopted."};
  parts.insert(parts.end(), always.begin(), always.end());
  return section("limitations", "Limitations", bullets(parts));
}

std::string contest_section(const ReportInputs& in) {
  const std::vector<const CountryResult*> shown = shown_countries(in.determination);
  const std::string code =
      shown.empty() ? std::string("MX") : std::string(shown.front()->country.code());
  std::string body =
      paragraph(
          "Every published number can be walked back, operand by operand, to a row of the "
          "data or a parameter with its source. With the determination.json that stands "
          "beside this report:") +
      "<pre tabindex=\"0\"><code>setpoint why determination.json " + code + " adjustment\n" +
      "setpoint why determination.json " + code + " toll\n" + "setpoint why determination.json " +
      code + " footprint --outcome pills</code></pre>\n" +
      paragraph(
          "To see what another value would do, change a parameter and run the same data "
          "again:") +
      "<pre tabindex=\"0\"><code>setpoint determine --data DIR --set precursors.share=1 --out "
      "OTHER</code></pre>\n" +
      paragraph(
          "A row of data is contested with its publisher, whose citation is under Data "
          "sources; a parameter by its source and reason under Parameters.");
  return section("contest", "How to contest a number", body);
}

std::string about_section(const ReportInputs& in) {
  const Determination& d = in.determination;
  std::string body = "<dl class=\"record\">\n";
  const auto add = [&body](std::string_view what, const std::string& html) {
    body += "<div><dt>" + escaped(what) + "</dt><dd>" + html + "</dd></div>\n";
  };
  add("Determination", "<code>" + escaped(d.id) + "</code>");
  add("Previous determination",
      d.previous ? "<code>" + escaped(*d.previous) + "</code>" : std::string("none: the first"));
  add("Window", escaped(window(d)));
  add("Program", "Setpoint " SETPOINT_VERSION);
  add("Path", escaped(label(d.path)));
  add("Internalisation", stacked(d.internalisation, FigureKind::rate) + " from <code>" +
                             escaped(d.internalisation_from) + "</code>");
  add("Cost of one death", stacked(d.cost_per_death_usd, FigureKind::money));
  if (d.revenue_target_usd)
    add("Revenue target", escaped(text(*d.revenue_target_usd, FigureKind::money)));
  if (d.revenue_shortfall_usd)
    add("Revenue short of the target", stacked(*d.revenue_shortfall_usd, FigureKind::money));
  add("Uncollected", stacked(d.uncollected_usd, FigureKind::money));
  const auto quarters = [](const std::vector<int>& lags) {
    std::vector<std::string> parts;
    for (const int lag : lags) parts.push_back(std::to_string(lag));
    return listed(parts);
  };
  add("Lags used, quarters", quarters(d.lags_used));
  if (!d.lags_dropped.empty()) add("Lags dropped, quarters", quarters(d.lags_dropped));
  add("Draws", grouped(static_cast<double>(d.draws), 0) + ", seed " + std::to_string(d.seed));
  add("Intervals", escaped(percent(d.confidence)) + ", percentiles of the draws");
  add("Policy", escaped(d.policy_name + " " + d.policy_version) + "<br>" + digest(d.policy_sha256));
  add("Dataset", escaped(d.dataset_name) + "<br>" + digest(d.dataset_sha256));
  return section("about", "About this determination", body + "</dl>\n");
}

}  // namespace setpoint
