// setpoint regions detect: threshold, expectation and alarm for every period of a user's own
// counts.
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "setpoint/cli/regions.h"
#include "setpoint/cli/warning_options.h"
#include "setpoint/core/decimal.h"
#include "setpoint/data/bytes.h"
#include "setpoint/report/terminal_text.h"
#include "setpoint/warning/count_series.h"
#include "setpoint/warning/own_past.h"

namespace setpoint::cli {
namespace {

struct Arguments {
  std::string series;
  PolicyArguments policy;
  bool json = false;
};

using Json = nlohmann::ordered_json;

// What the settings say of months, in periods of the series' own length.
FarringtonSettings for_series(FarringtonSettings settings, const CountSeries& series) {
  settings.frequency = series.frequency;
  const std::size_t widest = (series.frequency - 1) / 2;
  settings.half_window = std::min(settings.half_window, widest);
  const std::size_t others = series.frequency - 2 * settings.half_window - 1;
  settings.levels = std::min(settings.levels, others + 1);
  settings.not_included = (settings.not_included * series.frequency + 11) / 12;
  settings.offset = !series.populations.empty();
  return settings;
}

// How the expectation of a period comes about.
const char* basis(const FarringtonVerdict& verdict) {
  if (verdict.empty_periods == 0) return "regression";
  return verdict.of_season ? "exact, none in the season" : "exact, none in the past";
}

// Consecutive periods that were not judged for one reason.
void add_not_judged(Json& all, const std::string& period, bool follows, std::string_view why) {
  if (follows && !all.empty() && all.back()["why"] == why) {
    all.back()["to"] = period;
    all.back()["periods"] = all.back()["periods"].get<std::size_t>() + 1;
    return;
  }
  all.push_back({{"from", period}, {"to", period}, {"periods", 1}, {"why", why}});
}

Json answer(const CountSeries& series, const FarringtonSettings& settings,
            const WarningSettings& all) {
  Json rows = Json::array();
  Json not_judged = Json::array();
  bool follows = false;
  for (std::size_t at = 0; at < series.counts.size(); ++at) {
    const OwnPast judged = judge_by_past(series.counts, series.populations, at, settings);
    const auto& verdict = judged.verdict;
    if (!verdict) add_not_judged(not_judged, series.periods[at], follows, judged.why_not);
    follows = !verdict;
    if (!verdict) continue;
    rows.push_back({{"period", series.periods[at]},
                    {"observed", verdict->observed},
                    {"expected", verdict->expected},
                    {"interval", {verdict->lower, verdict->upper}},
                    {"threshold", verdict->upper},
                    {"p", verdict->p_rise},
                    {"dispersion", verdict->phi},
                    {"trend", verdict->trend},
                    {"basis", basis(*verdict)},
                    {"empty_periods",
                     verdict->empty_periods == 0 ? Json(nullptr) : Json(verdict->empty_periods)},
                    {"enough", verdict->enough},
                    {"alarm", verdict->alarm}});
  }
  return {{"schema", "setpoint.detect/1"},
          {"method",
           {{"frequency", settings.frequency},
            {"years", settings.years},
            {"half_window", settings.half_window},
            {"levels", settings.levels},
            {"not_included", settings.not_included},
            {"threshold", name(settings.rule)},
            {"level", all.level},
            {"population_offset", settings.offset}}},
          {"periods_read", series.counts.size()},
          {"expected_false", all.level * static_cast<double>(rows.size())},
          {"periods", std::move(rows)},
          {"not_judged", std::move(not_judged)}};
}

std::string as_text(const Json& answer) {
  std::string text = padded_left("period", 9) + padded_left("observed", 10) +
                     padded_left("expected", 11) + padded_left("threshold", 11) +
                     padded_left("p", 10) + "\n";
  for (const Json& row : answer["periods"]) {
    text += padded_left(row["period"].get<std::string>(), 9);
    text += padded_left(grouped(row["observed"].get<double>(), 0), 10);
    text += padded_left(grouped(row["expected"].get<double>(), 1), 11);
    text += padded_left(grouped(row["threshold"].get<double>(), 1), 11);
    text += padded_left(grouped(row["p"].get<double>(), 5), 10);
    if (row["alarm"].get<bool>()) text += "  alarm";
    if (!row["enough"].get<bool>()) text += "  too few";
    if (row["basis"] != "regression") {
      text += "  " + row["basis"].get<std::string>() + ": " +
              grouped(row["empty_periods"].get<double>(), 0) + " periods";
    }
    text += "\n";
  }
  for (const Json& left : answer["not_judged"]) {
    text += left["from"].get<std::string>() +
            (left["periods"] == 1 ? "" : " to " + left["to"].get<std::string>()) +
            " not judged: " + left["why"].get<std::string>() + "\n";
  }
  text += "Each period is tested alone: " + grouped(answer["expected_false"].get<double>(), 1) +
          " of " + std::to_string(answer["periods"].size()) +
          " alarm by chance where nothing changes.\n";
  return text;
}

int run(const Arguments& arguments) {
  const auto policy = read_warning_settings(arguments.policy);
  if (!policy) return report(policy.faults());
  const auto bytes = FileBytes::open(arguments.series, arguments.series);
  if (!bytes) return report(bytes.faults());
  const auto series = read_count_series(**bytes, arguments.series);
  if (!series) return report(series.faults());
  const FarringtonSettings settings = for_series(policy->settings.baseline, *series);
  if (series->counts.size() <= first_judged(settings))
    return report({{FaultKind::data,
                    {arguments.series, 0, 0},
                    "the series has " + std::to_string(series->counts.size()) + " periods",
                    "more than " + std::to_string(first_judged(settings)) +
                        ", the past that baseline.years asks for"}});
  const Json json = answer(*series, settings, policy->settings);
  return print(arguments.json ? json.dump(2) + "\n" : as_text(json));
}

}  // namespace

void add_regions_detect(CLI::App& regions, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = regions.add_subcommand(
      "detect", "Threshold, expectation and alarm by period for your own counts");
  command
      ->add_option("--series", arguments->series,
                   "CSV: period,count[,population]; months, quarters, half-years or years")
      ->required();
  add_warning_options(*command, arguments->policy);
  command->add_flag("--json", arguments->json, "Machine-readable output");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
