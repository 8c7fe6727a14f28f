#include "setpoint/report/estimate_table.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "setpoint/core/decimal.h"
#include "setpoint/report/terminal_text.h"
#include "setpoint/report/wording.h"

namespace setpoint {
namespace {

constexpr double kPer = 100000;
constexpr std::size_t kNoteWidth = 100;

// Three significant digits, no fraction of what is large.
std::string number(double value) {
  constexpr int kMostDecimals = 9;
  double size = std::fabs(value);
  int decimals = 2;
  if (size == 0) return "0";
  for (; size >= 10 && decimals > 0; size /= 10) --decimals;
  for (; size < 1 && decimals < kMostDecimals; size *= 10) ++decimals;
  return grouped(value, decimals);
}

std::string limits(const std::optional<Interval>& interval, double scale) {
  if (!interval) return "-";
  return number(interval->low * scale) + " to " + number(interval->high * scale);
}

using Row = std::vector<std::string>;

Row head(const FlowGrouping& by, const std::string& percent) {
  Row row;
  if (by.period) row.push_back("quarter");
  if (by.port) row.push_back("port");
  if (by.origin) row.push_back("from");
  if (by.channel) row.push_back("channel");
  if (by.outcome) row.push_back("outcome");
  for (const std::string& title :
       {std::string("units"), std::string("found"), std::string("per 100,000"), percent,
        std::string("finds"), std::string("se"), percent, std::string("pure kg"), std::string("se"),
        percent, std::string("gross kg"), std::string("df"), std::string("tier"), std::string("")})
    row.push_back(title);
  return row;
}

Row row_of(const FlowEstimate& estimate, const FlowGrouping& by) {
  Row row;
  if (by.period) row.push_back(estimate.period->text());
  if (by.port) row.push_back(*estimate.port);
  if (by.origin) row.emplace_back(estimate.origin->code());
  if (by.channel) row.emplace_back(name(*estimate.channel));
  if (by.outcome) row.emplace_back(name(*estimate.outcome));
  row.push_back(grouped(static_cast<double>(estimate.units), 0));
  row.push_back(grouped(static_cast<double>(estimate.found), 0));
  row.push_back(number(estimate.incidence.value * kPer));
  row.push_back(limits(estimate.incidence.interval, kPer));
  row.push_back(number(estimate.finds.value));
  row.push_back(number(estimate.finds.standard_error));
  row.push_back(limits(estimate.finds.interval, 1));
  row.push_back(number(estimate.pure_kg.value));
  row.push_back(number(estimate.pure_kg.standard_error));
  row.push_back(limits(estimate.pure_kg.interval, 1));
  row.push_back(number(estimate.gross_kg.value));
  row.push_back(grouped(static_cast<double>(estimate.degrees_of_freedom), 0));
  row.emplace_back(estimate.covered ? "sampled" : "default");
  row.push_back(std::string(estimate.few_finds ? "few finds" : "") +
                (estimate.interior ? (estimate.few_finds ? ", interior" : "interior") : ""));
  return row;
}

}  // namespace

std::string estimate_table(const FlowEstimates& estimates, const FlowGrouping& by,
                           const Tables& tables) {
  const std::string percent = shortest(std::round(estimates.confidence * 1000) / 10) + " %";
  std::vector<Row> rows{head(by, percent)};
  Intercepted intercepted;
  bool interior = false;
  for (const FlowEstimate& estimate : estimates.rows) {
    rows.push_back(row_of(estimate, by));
    // The units of a cell are the same for each of its outcomes.
    if (!by.outcome || estimate.outcome == kOutcomes.front())
      intercepted.units += estimate.intercepted.units;
    intercepted.finds += estimate.intercepted.finds;
    intercepted.pure_kg += estimate.intercepted.pure_kg;
    interior = interior || estimate.interior;
  }
  const std::size_t labels =
      static_cast<std::size_t>(by.period) + by.port + by.origin + by.channel + by.outcome;
  std::vector<std::size_t> widths(rows.front().size(), 0);
  for (const Row& row : rows)
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], width(row[c]));
  std::string text = tables.name + "\n\n";
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) {
      const bool left = c < labels || c + 2 >= row.size();
      line += (c == 0 ? "" : "  ") +
              (left ? padded_right(row[c], widths[c]) : padded_left(row[c], widths[c]));
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  Row notes = {
      "Finds, pure and gross kilograms are what crossed, estimated from inspections drawn at "
      "random; "
      "se is the standard error by the design, which has " +
          counted(estimates.degrees_of_freedom, "degree of freedom", "degrees of freedom") +
          "; each interval is two-sided. Pure kilograms are of fentanyl or what "
          "equals it in potency. \"few finds\": too few for a movement to be called.",
      "tier: sampled where the frames hold enough of the channel's entries in every quarter that "
      "was "
      "inspected, else default. A determination asks that of every quarter of its window.",
      "Targeted inspections, beside and never weighted up: " +
          counted(intercepted.units, "unit", "units") + ", " +
          counted(intercepted.finds, "find", "finds") + ", " + number(intercepted.pure_kg) +
          " kg pure."};
  if (interior)
    notes.push_back(
        "Checkpoints (interior) see what already entered: they are in no total of entries.");
  notes.insert(notes.end(), tables.notes.begin(), tables.notes.end());
  for (const std::string& note : notes) {
    text += "\n";
    for (const std::string& line : wrapped(note, kNoteWidth)) text += line + "\n";
  }
  return text;
}

}  // namespace setpoint
