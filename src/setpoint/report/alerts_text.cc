#include "setpoint/report/alerts_text.h"

#include "setpoint/core/decimal.h"
#include "setpoint/report/csv_writer.h"
#include "setpoint/report/terminal_text.h"
#include "setpoint/warning/alert_feed.h"

namespace setpoint {
namespace {

std::string paragraph(const std::string& text) {
  constexpr std::size_t kWidth = 100;
  std::string out;
  for (const std::string& line : wrapped(text, kWidth)) out += "  " + line + "\n";
  return out;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : " ") + text;
  return all;
}

std::string probability(double p) {
  constexpr double kShown = 1e-6;
  return p < kShown ? "below 0.000001" : shortest(round_half_up(p, kShown));
}

}  // namespace

std::string alerts_text(const Alerts& alerts) {
  std::string text = alerts.dataset + ": " + std::to_string(alerts.alerts.size()) + " alerts of " +
                     std::to_string(alerts.tested) + " tests";
  if (alerts.as_of) text += ", of tables retrieved up to " + alerts.as_of->text();
  text += "\n  " + std::string(name(alerts.settings.rule)) + " at " +
          shortest(alerts.settings.level) + "; false alarms expected: at most " +
          grouped(alerts.expected_false, 2) + " of these; " +
          grouped(alerts.expected_false_per_year, 1) + " a year if nothing changed anywhere\n";
  for (const TestedKind& kind : alerts.kinds)
    text += "  " + std::string(name(kind.series)) + ": " + std::to_string(kind.tests) + " tests, " +
            std::to_string(kind.left_out) + " series not judged\n";
  for (const Alert& alert : alerts.alerts) {
    text += "\n" + std::string(name(alert.severity)) + "  " + alert_title(alert) + "\n";
    text += paragraph(joined(alert.reasons));
    if (alert.p)
      text += "  probability " + probability(*alert.p) + ", adjusted " +
              probability(*alert.adjusted_p) + "; " + alert.method + "\n";
    text += paragraph(alert.caution);
  }
  if (!alerts.notes.empty()) text += "\n";
  for (const std::string& note : alerts.notes) text += paragraph("note: " + note);
  return text;
}

std::string alerts_csv(const Alerts& alerts) {
  CsvWriter csv(
      {"id",           "region",       "region_name",   "series",           "subject",
       "measure",      "period",       "change",        "fewer_than_shown", "observed",
       "expected",     "expected_low", "expected_high", "threshold",        "p",
       "adjusted_p",   "severity",     "method",        "reasons",          "cluster_places",
       "cluster_from", "cluster_to",   "relative_risk", "sources",          "caution"});
  for (const Alert& alert : alerts.alerts) {
    csv.text(alert.id).text(alert.region).text(alert.region_name).text(name(alert.series));
    csv.text(alert.subject).text(alert.measure).text(alert.period).text(name(alert.change));
    csv.truth(alert.few).number(alert.observed);
    const bool interval = alert.expected && alert.expected->has_interval();
    csv.number(alert.expected ? std::optional(alert.expected->value) : std::nullopt);
    csv.number(interval ? std::optional(alert.expected->low) : std::nullopt);
    csv.number(interval ? std::optional(alert.expected->high) : std::nullopt);
    csv.number(alert.threshold).number(alert.p).number(alert.adjusted_p);
    csv.text(name(alert.severity)).text(alert.method).text(joined(alert.reasons));
    csv.text(alert.cluster ? joined(alert.cluster->places) : "");
    csv.text(alert.cluster ? alert.cluster->from : "");
    csv.text(alert.cluster ? alert.cluster->to : "");
    csv.number(alert.cluster ? alert.cluster->relative_risk : std::nullopt);
    std::string sources;
    for (const std::string& source : alert.sources)
      sources += (sources.empty() ? "" : "; ") + source;
    csv.text(sources).text(alert.caution);
    csv.end_record();
  }
  return std::move(csv).take();
}

}  // namespace setpoint
