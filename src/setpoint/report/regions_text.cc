#include "setpoint/report/regions_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

#include "setpoint/core/decimal.h"
#include "setpoint/region/month_count.h"
#include "setpoint/report/terminal_text.h"

namespace setpoint {
namespace {

constexpr std::size_t kWidth = 120;
constexpr std::size_t kGap = 2;
constexpr int kShownMonths = 24;
constexpr std::size_t kShownPeriods = 4;
constexpr std::size_t kShownSubstances = 6;

void paragraph(std::string& out, const std::string& text) {
  for (const std::string& line : wrapped(text, kWidth)) out += line + "\n";
}

// Columns as wide as what is in them; the first `left` of them to the left, the rest to the right.
std::string columns(const std::vector<std::vector<std::string>>& rows, std::size_t left) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i == widths.size()) widths.push_back(0);
      widths[i] = std::max(widths[i], width(row[i]));
    }
  std::string out;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) line += std::string(kGap, ' ');
      line += i < left ? padded_right(row[i], widths[i]) : padded_left(row[i], widths[i]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += cut(line, kWidth) + "\n";
  }
  return out;
}

std::string whole(const std::optional<double>& value) {
  return value ? grouped(*value, 0) : "";
}
std::string percent(double share, int decimals = 1) {
  return grouped(100 * share, decimals) + " %";
}
std::string range(const Interval& interval, int decimals) {
  return "[" + grouped(interval.low, decimals) + ", " + grouped(interval.high, decimals) + "]";
}

std::string rate_text(const std::optional<DeathRate>& rate) {
  if (!rate) return "";
  return grouped(rate->value, 1) + " " + range(rate->interval, 1) + (rate->unreliable ? " u" : "");
}

std::string nowcast_of(const CountView& count) {
  if (!count.nowcast.given()) return count.is_final ? "final" : "";
  return grouped(count.nowcast.value, 0) + " " + range(count.nowcast.interval, 0);
}

std::string reported_text(const Shown& shown) {
  return shown.withheld == Withheld::no ? whole(shown.reported) : std::string(name(shown.withheld));
}

std::vector<std::string> count_cells(const CountView& count) {
  return {count.ending.text(),
          reported_text(count.shown),
          whole(count.shown.predicted),
          nowcast_of(count),
          count.shown.pending ? percent(*count.shown.pending, 2) : "",
          rate_text(count.rate)};
}
const std::vector<std::string> kCountHead = {"ending",  "reported", "predicted",
                                             "nowcast", "pending",  "per 100,000"};

std::string sources_text(const RegionalStudy& study) {
  std::string out;
  for (const std::string& note : study.notes()) paragraph(out, "Note: " + note + ".");
  return out;
}

std::string interval_words(const RegionalStudy& study) {
  const RegionSettings& settings = study.policy().settings;
  return "Nowcast: what the count will become, with its " + percent(settings.confidence, 0) +
         " interval. Rates with their " + percent(settings.rate_confidence, 0) +
         " interval; u: fewer than " + grouped(settings.unreliable_below, 0) +
         " deaths, unreliable.";
}

void add_counties(std::string& out, const RegionDetail& detail) {
  if (detail.view.region->kind != RegionKind::area) return;
  out += "\nVerified counties: " + std::to_string(detail.counties.size());
  if (detail.view.people_share)
    out += ", with " + percent(*detail.view.people_share) + " of the people of the area's states";
  out += ". Other counties are unverified.\n";
  std::vector<std::vector<std::string>> rows = {{"county", "ending", "reported", "per 100,000"}};
  for (const RegionView& county : detail.counties) {
    if (!county.latest) continue;
    rows.push_back({county.region->name, county.latest->ending.text(),
                    reported_text(county.latest->shown), rate_text(county.latest->rate)});
  }
  if (rows.size() > 1) out += columns(rows, 2);
}

void add_supply(std::string& out, const RegionDetail& detail) {
  if (!detail.lab_reports.empty()) {
    out += "\nReports of forensic laboratories, by substance\n";
    std::vector<std::vector<std::string>> rows = {
        {"ending", "months", "substance", "reports", "share"}};
    const std::size_t n = detail.lab_reports.size();
    for (std::size_t i = n - std::min(n, kShownPeriods); i < n; ++i) {
      const LabPeriod& period = detail.lab_reports[i];
      for (std::size_t k = 0; k < std::min(kShownSubstances, period.substances.size()); ++k) {
        const SubstanceShare& one = period.substances[k];
        rows.push_back({period.ending.text(), std::to_string(period.months), one.name,
                        grouped(one.reports, 0),
                        percent(one.share) + " [" + percent(one.interval.low) + ", " +
                            percent(one.interval.high) + "]"});
      }
    }
    out += columns(rows, 3);
  }
  if (!detail.seizures.empty()) {
    out += "\nSeizures by the border agency's areas of its states\n";
    std::vector<std::vector<std::string>> rows = {
        {"quarter", "drug", "kilograms", "events", "areas"}};
    const Quarter newest = detail.seizures.back().quarter;
    for (const QuarterSeizures& each : detail.seizures) {
      if (newest - each.quarter >= static_cast<int>(kShownPeriods)) continue;
      std::string areas;
      for (const std::string& area : each.areas) areas += (areas.empty() ? "" : ", ") + area;
      rows.push_back({each.quarter.text(), each.drug, grouped(each.kilograms, 1),
                      grouped(each.events, 0), cut(areas, 60)});
    }
    out += columns(rows, 2);
  }
  if (!detail.nonfatal.empty()) {
    out += "\nVisits for a nonfatal overdose, in counties that show a count\n";
    std::vector<std::vector<std::string>> rows = {
        {"year", "setting", "visits", "counties", "per 100,000"}};
    for (const NonfatalYear& year : detail.nonfatal)
      rows.push_back({std::to_string(year.year), year.setting, grouped(year.visits, 0),
                      std::to_string(year.counties), rate_text(year.rate)});
    out += columns(rows, 2);
  }
}

std::vector<std::string> error_cells(const ErrorSummary& errors) {
  if (errors.n == 0) return {"", "", ""};
  return {grouped(100 * errors.bias, 2), grouped(100 * errors.mean_absolute, 2),
          grouped(100 * errors.rmse, 2)};
}

}  // namespace

std::string regions_text(const RegionalStudy& study, Cause cause,
                         const std::vector<RegionView>& views) {
  std::string out = "Deaths in twelve months, " + std::string(name(cause)) + ", of " +
                    study.tables().name + "\n\n";
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> head = {"id", "name"};
  head.insert(head.end(), kCountHead.begin(), kCountHead.end());
  head.emplace_back("change");
  rows.push_back(head);
  std::size_t silent = 0;
  for (const RegionView& view : views) {
    if (!view.latest) {
      ++silent;
      continue;
    }
    std::vector<std::string> row = {view.region->id, cut(view.region->name, 24)};
    for (std::string& cell : count_cells(*view.latest)) row.push_back(std::move(cell));
    row.push_back(view.change ? percent(view.change->change.value) : "");
    rows.push_back(std::move(row));
  }
  out += columns(rows, 3);
  if (silent > 0)
    out += std::to_string(silent) + (silent == 1
                                         ? " region has no twelve-month count of this cause.\n"
                                         : " regions have no twelve-month count of this cause.\n");
  out += "\n";
  paragraph(out, interval_words(study) +
                     " Change: from twelve months before, predicted over predicted where both are "
                     "given.");
  return out + sources_text(study);
}

std::string region_text(const RegionalStudy& study, const RegionDetail& detail) {
  const Region& region = *detail.view.region;
  std::string out = region.name + " (" + region.id + ", " + std::string(name(region.kind)) + ")\n";
  if (detail.view.population)
    out += grouped(detail.view.population->value, 0) + " people in " +
           std::to_string(detail.view.population->year) +
           (region.kind == RegionKind::area ? ", in verified counties" : "") + "\n";
  if (region.kind == RegionKind::county && region.areas.empty())
    out += "Designation as a drug trafficking area: unverified\n";
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < detail.deaths.size(); ++i) {
    const CountView& count = detail.deaths[i];
    const bool first = i == 0 || detail.deaths[i - 1].cause != count.cause ||
                       detail.deaths[i - 1].months != count.months;
    if (first) {
      if (!rows.empty()) out += columns(rows, 1);
      rows = {kCountHead};
      out += "\nDeaths in " + std::to_string(count.months) +
             (count.months == 1 ? " month, " : " months, ") + std::string(name(count.cause)) + "\n";
    }
    std::size_t last = i;
    while (last + 1 < detail.deaths.size() && detail.deaths[last + 1].cause == count.cause &&
           detail.deaths[last + 1].months == count.months)
      ++last;
    const bool recent = months_between(count.ending, detail.deaths[last].ending) < kShownMonths;
    if (recent || (count.months > 1 && count.ending.month == 12))
      rows.push_back(count_cells(count));
  }
  if (!rows.empty()) out += columns(rows, 1);
  if (detail.age_adjusted)
    out += "\nAge-adjusted rate, " + std::string(name(detail.age_adjusted->cause)) +
           ", twelve months to " + detail.age_adjusted->ending.text() + ": " +
           rate_text(detail.age_adjusted->rate) + " per 100,000\n";
  add_counties(out, detail);
  add_supply(out, detail);
  out += "\n";
  paragraph(out, interval_words(study));
  return out + sources_text(study);
}

std::string nowcast_text(const RegionalStudy& study, Cause cause,
                         const std::vector<std::pair<Place, CountView>>& counts) {
  std::string out = "Counts that are still to grow, " + std::string(name(cause)) + ", of " +
                    study.tables().name + "\n\n";
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> head = {"id", "months"};
  head.insert(head.end(), kCountHead.begin(), kCountHead.end());
  head.emplace_back("learned from");
  rows.push_back(head);
  for (const auto& [place, count] : counts) {
    std::vector<std::string> row = {place.text(), std::to_string(count.months)};
    for (std::string& cell : count_cells(count)) row.push_back(std::move(cell));
    row.emplace_back(count.nowcast.given() ? name(count.nowcast.basis)
                                           : name(count.nowcast.why_not));
    rows.push_back(std::move(row));
  }
  out += columns(rows, 3) + "\n";
  paragraph(out, interval_words(study));
  return out + sources_text(study);
}

std::string nowcast_score_text(const RegionalStudy& study,
                               const std::vector<NowcastScore>& scores) {
  std::string out = "Nowcasts of an early release against what its counts became, of " +
                    study.tables().name + "\n";
  for (const NowcastScore& score : scores) {
    out += "\n" + std::string(name(score.key.cause)) + ", counts of " +
           std::to_string(score.key.months) + " months, " + std::to_string(score.places) +
           " places, each nowcast from the others\n";
    std::vector<std::vector<std::string>> rows = {
        {"delay", "n", "bias", "|error|", "RMSE", "covered", "score", "width", "reported: bias",
         "|error|", "RMSE", "predicted: bias", "|error|", "RMSE"}};
    const auto add = [&rows](std::string delay, const ScoreRow& row) {
      std::vector<std::string> line = {std::move(delay), std::to_string(row.nowcast.n)};
      for (std::string& cell : error_cells(row.nowcast)) line.push_back(std::move(cell));
      line.push_back(percent(row.interval.coverage, 0));
      line.push_back(grouped(100 * row.interval.score, 2));
      line.push_back(grouped(100 * row.interval.width, 2));
      for (const ErrorSummary& rival : {row.reported, row.predicted})
        for (std::string& cell : error_cells(rival)) line.push_back(std::move(cell));
      rows.push_back(std::move(line));
    };
    for (const ScoreRow& row : score.by_age) add(std::to_string(*row.age), row);
    add("all", score.all);
    if (!score.closed.empty()) add("open", score.open);
    out += columns(rows, 1);
    if (!score.closed.empty()) {
      std::string ages;
      for (const int age : score.closed) ages += (ages.empty() ? "" : ", ") + std::to_string(age);
      paragraph(out, "Closed: delays of " + ages +
                         " months, at which no count changed, so that the count as reported was "
                         "the final one. Open: all but those.");
    }
  }
  if (scores.empty()) out += "\nNo count of an earlier release is final in a later one.\n";
  out += "\n";
  paragraph(
      out,
      "Delay: months between the last month of a count and that of its release. Errors, score "
      "(of the interval, smaller is better) and width in percent of the final count. "
      "Reported: the count as it stands. Predicted: the publisher's.");
  return out;
}

}  // namespace setpoint
