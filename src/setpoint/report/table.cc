#include "setpoint/report/table.h"

#include <string_view>
#include <vector>

#include "setpoint/core/decimal.h"
#include "setpoint/report/figure_text.h"
#include "setpoint/report/terminal_text.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

constexpr std::size_t kWidth = 120;
constexpr std::size_t kCountry = 17;
constexpr std::size_t kAdjustment = 24;  // charged 6, full 9, target 9
constexpr std::size_t kToll = 22;        // charged 6, full 8, target 8
constexpr std::size_t kDeaths = 19;
constexpr std::size_t kEvidence = 9;
constexpr std::size_t kStatus = kWidth - kCountry - kAdjustment - kToll - kDeaths - kEvidence - 5;

// A column has its unit in its head, so the figures go without.
std::string bare(std::string text) {
  std::string result;
  for (const char c : text)
    if (c != '$') result += c;
  const std::size_t percent = result.find("\u00a0%");
  if (percent != std::string::npos) result.erase(percent);
  return result;
}

std::string bare(const Figure& figure, FigureKind kind) {
  return bare(figure_text(figure, kind).value);
}

std::string shown(const Figure& figure, FigureKind kind) {
  return spaced(text(figure, kind));
}

void line(std::string& out, std::string_view country, std::string_view adjustment,
          std::string_view toll, std::string_view deaths, std::string_view evidence,
          std::string_view status) {
  std::string text = padded_right(cut(country, kCountry), kCountry) + " " +
                     padded_left(adjustment, kAdjustment) + " " + padded_left(toll, kToll) + " " +
                     padded_left(deaths, kDeaths) + "  " + padded_right(evidence, kEvidence) +
                     std::string(status);
  text.erase(text.find_last_not_of(' ') + 1);
  out += text + "\n";
}

std::string three(std::string_view a, std::size_t a_width, std::string_view b, std::size_t b_width,
                  std::string_view c, std::size_t c_width) {
  // A number that is wider than its column still stands apart.
  const auto apart = [](std::string_view text, std::size_t width_of) {
    return width(text) < width_of ? padded_left(text, width_of) : " " + std::string(text);
  };
  return padded_left(a, a_width) + apart(b, b_width) + apart(c, c_width);
}

std::string rate_line(const Rate& rate, FigureKind charged, FigureKind rest, std::size_t wide) {
  return three(bare(rate.charged, charged), 6, bare(rate.full, rest), wide, bare(rate.target, rest),
               wide);
}

void country_lines(std::string& out, const CountryResult& country) {
  std::vector<std::string> reason = wrapped(status(country), kStatus);
  constexpr std::size_t kLines = 2;
  if (reason.size() > kLines) {
    reason[1] = cut(reason[1] + " " + reason[2], kStatus);
    if (width(reason[1]) < kStatus) reason[1] += "…";
  }
  reason.resize(kLines);
  const std::string shown_name =
      std::string(country.country.code()) + " " + std::string(country.country.name());
  line(out, shown_name,
       rate_line(country.adjustment, FigureKind::rate_charged, FigureKind::rate, 9),
       rate_line(country.toll, FigureKind::toll_charged, FigureKind::toll, 8),
       bare(country.footprint, FigureKind::count), name(country.evidence), reason[0]);
  const std::string adjustment = figure_text(country.adjustment.target, FigureKind::rate).interval;
  const std::string toll = figure_text(country.toll.target, FigureKind::toll).interval;
  const std::string deaths = figure_text(country.footprint, FigureKind::count).interval;
  if (adjustment.empty() && toll.empty() && deaths.empty() && reason[1].empty()) return;
  line(out, "", adjustment, toll, deaths, "", reason[1]);
}

void paragraph(std::string& out, std::string_view text) {
  for (const std::string& part : wrapped(text, kWidth)) out += part + "\n";
}

// A line of the head: what, and beside it the rest, its lines under each other.
void entry(std::string& out, std::string_view what, std::string_view text) {
  constexpr std::size_t kWhat = 15;
  std::string_view before = what;
  for (const std::string& part : wrapped(text, kWidth - kWhat)) {
    out += padded_right(before, kWhat) + part + "\n";
    before = "";
  }
}

void header(std::string& out, const Determination& d) {
  out += "Border adjustments and tolls, " + window(d) + "\n\n";
  entry(out, "Determination", d.id + (d.previous ? ", from " + *d.previous : ", the first"));
  entry(out, "Dataset", d.dataset_name);
  entry(out, "Policy",
        d.policy_name + " " + d.policy_version + ", path " + std::string(name(d.path)));
  if (d.path == Path::article_xx)
    entry(out, "Internalised",
          shown(d.dollars_per_death, FigureKind::money) +
              " per death: " + shown(d.internalisation, FigureKind::rate) + " of " +
              shown(d.cost_per_death_usd, FigureKind::money));
  const std::string against = against_target(d);
  entry(out, "Revenue",
        shown(d.adjustment_revenue_usd, FigureKind::money) + " from adjustments, " +
            shown(d.toll_revenue_usd, FigureKind::money) + " from tolls" +
            (against.empty() ? "" : "; " + spaced(against)));
  out += "\n";
}

void rows(std::string& out, const Determination& d, bool all) {
  line(out, "", "Adjustment, % of value  ", "Toll, $ an entry   ", "Deaths", "", "");
  line(out, "Country", three("charged", 7, "full", 8, "target", 9),
       three("charged", 7, "full", 7, "target", 8), "attributed", "Evidence", "Status");
  out += std::string(kWidth, '-') + "\n";
  for (const CountryResult* country : shown_countries(d)) country_lines(out, *country);
  const std::vector<const CountryResult*> others = other_countries(d);
  if (all) {
    for (const CountryResult* country : others) country_lines(out, *country);
  } else if (!others.empty()) {
    out += "and " + counted(others.size(), "more country", "more countries") +
           " at 0: no evidence of flow\n";
  }
  out += std::string(kWidth, '-') + "\n";
}

void carried(std::string& out, const Determination& d) {
  std::vector<std::string> names;
  std::vector<std::string> incomplete;
  std::vector<std::string> few;
  for (const CountryResult* country : shown_countries(d)) {
    if (country->carried) names.emplace_back(country->country.code());
    for (const OutcomeResult& outcome : country->outcomes)
      if (outcome.few_finds && outcome.flow_kg.value > 0)
        few.push_back(std::string(country->country.code()) + " " +
                      std::string(name(outcome.outcome)));
    if (country->incomplete) incomplete.emplace_back(country->country.code());
  }
  if (!few.empty())
    paragraph(out,
              "Few finds: the sampling programme found too few for a movement to be called on " +
                  listed(few) + ".");
  if (!names.empty())
    paragraph(out, "Carried: imports or entries of " + listed(names) +
                       " rest on figures carried forward from an earlier year.");
  if (!incomplete.empty())
    paragraph(out, "Incomplete: a quarter of the window has no evidence for " + listed(incomplete) +
                       "; what there is was scaled to the window.");
}

void footer(std::string& out, const Determination& d) {
  paragraph(out,
            "Charged = phase x full rate, rounded: a new rate is phased in over "
            "determinations. Full = the target after the rule, its step, proportionality and "
            "cap. In parentheses: " +
                spaced(percent(d.confidence)) + " intervals of target and deaths.");
  carried(out, d);
  paragraph(out, "Deaths: " + shown(d.deaths_attributed, FigureKind::count) + " attributed, " +
                     shown(d.deaths_domestic, FigureKind::count) + " domestic, " +
                     shown(d.deaths_unattributed, FigureKind::count) + " unattributed.");
  paragraph(out, "Flow: the evidence implies " + shown(d.through_kg, FigureKind::kilograms) +
                     " of pure fentanyl coming through in the window; the ceiling on consumption "
                     "published for 2021 is, for as long, " +
                     spaced(text(d.ceiling_kg, FigureKind::kilograms)) + ", and " +
                     grouped(static_cast<double>(d.draws_above_ceiling), 0) + " of " +
                     grouped(static_cast<double>(d.draws), 0) + " draws lie above it.");
  std::size_t failed = 0;
  for (const Check& check : d.checks) {
    if (check.holds) continue;
    ++failed;
    paragraph(out, "CHECK FAILS: " + check.name + ": " + check.detail);
  }
  if (failed == 0 && !d.checks.empty())
    out += counted(d.checks.size(), "check holds", "checks hold") + ".\n";
}

}  // namespace

std::string schedule_table(const Determination& determination, bool all) {
  std::string out;
  header(out, determination);
  rows(out, determination, all);
  footer(out, determination);
  return out;
}

}  // namespace setpoint
