// Early warning on planted outbreaks and on none, beside farringtonFlexible of R's surveillance on
// the same series in the same run (where R is there; its alarms are compared one by one before any
// figure is given), and the time of a scan over 3,143 places, 60 months and 999 data sets.
//
//   warning_bench [RUNS] [DATA SETS] [DOCUMENT]
//
// DOCUMENT: a Markdown file whose lines between "<!-- measured -->" and "<!-- end -->" are replaced
// by the table.
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "setpoint/core/distribution.h"
#include "setpoint/warning/detection_trial.h"
#include "setpoint/warning/farrington.h"
#include "setpoint/warning/own_past.h"
#include "setpoint/warning/scan.h"
#include "timing.h"

namespace {

using namespace setpoint;
namespace fs = std::filesystem;

constexpr std::size_t kEvaluated = 12;
constexpr Seed kSeed{1};

struct Named {
  const char* name;
  CountScenario scenario;
};
const std::array<Named, 5> kScenarios = {
    {{"2 a month, steady", {0.7, 0, 0, 0, 1.2, 12, 96}},
     {"5 a month, season", {1.6, 0, 0.2, 0, 1.5, 12, 96}},
     {"20 a month, season, rising", {3, 0.003, 0.2, 0.1, 2, 12, 96}},
     {"150 a month, season, rising", {5, 0.005, 0.1, 0, 4, 12, 96}},
     {"55 a month, Poisson", {4, 0, 0, 0, 1, 12, 96}}}};

FarringtonSettings settings(ThresholdRule rule, bool as_surveillance) {
  FarringtonSettings chosen;
  chosen.half_window = 1;
  chosen.levels = 4;
  chosen.not_included = 6;
  chosen.trend_p = 1;
  chosen.rule = rule;
  chosen.as_surveillance = as_surveillance;
  return chosen;
}

Detector detector(const FarringtonSettings& chosen) {
  return [chosen](std::span<const double> counts, std::size_t at) {
    // R has no answer where nothing was.
    const auto verdict = chosen.as_surveillance ? farrington(counts, {}, at, chosen)
                                                : judge_by_past(counts, {}, at, chosen).verdict;
    return verdict && verdict->alarm;
  };
}

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// Every series of every scenario, quiet and planted, to R and to ourselves as R computes; stops
// where one alarm differs. False where R or the package is not there.
bool same_as_r(std::uint32_t runs) {
  const fs::path folder =
      fs::temp_directory_path() / ("setpoint-warning-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::vector<std::vector<double>> all;
  for (const Named& each : kScenarios)
    for (std::uint32_t run = 0; run < runs; ++run) {
      DetectionTrial trial;
      trial.scenario = each.scenario;
      const TrialSeries series = trial_series(trial, kSeed, run);
      all.push_back(series.quiet.counts);
      all.push_back(series.planted.counts);
    }
  {
    std::ofstream out(folder / "series.csv");
    for (const auto& counts : all)
      for (std::size_t t = 0; t < counts.size(); ++t)
        out << counts[t] << (t + 1 == counts.size() ? '\n' : ',');
  }
  const std::string command = "Rscript '" SETPOINT_ROOT "/bench/surveillance.R' '" +
                              (folder / "series.csv").string() + "' '" +
                              (folder / "alarms.csv").string() + "' " + std::to_string(kEvaluated) +
                              " >/dev/null 2>&1";
  if (std::system(command.c_str()) != 0) {
    fs::remove_all(folder);
    return false;
  }
  std::ifstream in(folder / "alarms.csv");
  const auto begin = std::chrono::steady_clock::now();
  const FarringtonSettings as_r = settings(ThresholdRule::plug_in, true);
  std::size_t judged = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::string line;
    std::getline(in, line);
    std::istringstream fields(line);
    for (std::size_t at = all[i].size() - kEvaluated; at < all[i].size(); ++at, ++judged) {
      std::string field;
      std::getline(fields, field, ',');
      const auto verdict = farrington(all[i], {}, at, as_r);
      if ((verdict && verdict->alarm) != (field == "1"))
        bench::stop("series " + std::to_string(i) + ", period " + std::to_string(at) +
                    ": another alarm than R's");
    }
  }
  const double ours = seconds_since(begin);
  double theirs = 0;
  in >> theirs;
  fs::remove_all(folder);
  bench::heading("judge a month by its past, microseconds", "setpoint", "R");
  const double each = 1e6 / static_cast<double>(judged);
  bench::row(std::to_string(judged) + " months, the same alarms", ours * each, theirs * each);
  return true;
}

std::string percent(double share) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f %%", share * 100);
  return text.data();
}

std::string table(std::uint32_t runs) {
  struct Method {
    const char* name;
    FarringtonSettings settings;
  };
  FarringtonSettings tested = settings(ThresholdRule::predictive, false);
  tested.trend_p = 0.05;
  const std::array<Method, 3> methods = {
      {{"setpoint", settings(ThresholdRule::predictive, false)},
       {"setpoint, trend tested at 0.05", tested},
       {"R, farringtonFlexible, nbPlugin", settings(ThresholdRule::plug_in, true)}}};
  std::string text =
      "| series | method | false alarms a month | months between them | outbreaks found | mean "
      "delay, months |\n|---|---|---|---|---|---|\n";
  for (const Named& each : kScenarios)
    for (const Method& method : methods) {
      DetectionTrial trial;
      trial.scenario = each.scenario;
      trial.runs = runs;
      const DetectionResult result = run_trial(trial, detector(method.settings), kSeed);
      std::array<char, 64> numbers{};
      std::snprintf(numbers.data(), numbers.size(), "%.0f", 1 / result.false_rate());
      std::array<char, 64> delay{};
      std::snprintf(delay.data(), delay.size(), "%.2f", result.mean_delay());
      text += "| " + std::string(each.name) + " | " + method.name + " | " +
              percent(result.false_rate()) + " ± " + percent(result.false_rate_error()) + " | " +
              numbers.data() + " | " + percent(result.sensitivity()) + " ± " +
              percent(result.sensitivity_error()) + " | " + delay.data() + " |\n";
    }
  return text;
}

void write_into(const std::string& document, const std::string& text) {
  std::ifstream in(document);
  std::string whole((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const std::string begin = "<!-- measured -->\n";
  const std::size_t from = whole.find(begin);
  const std::size_t to = whole.find("<!-- end -->");
  if (from == std::string::npos || to == std::string::npos || to < from)
    bench::stop(document + " has no place for the table");
  whole.replace(from + begin.size(), to - from - begin.size(), text);
  std::ofstream(document) << whole;
}

// User and system time of all threads: on a busy machine what the clock on the wall does not say.
double processor_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void time_scan(std::uint32_t replicates) {
  constexpr std::size_t kCounties = 3143;
  ScanData data;
  data.periods = 60;
  Stream stream(kSeed, StreamName("bench"), 0);
  for (std::size_t i = 0; i < kCounties; ++i) {
    const double up = 25 + 24 * stream.uniform();
    const double along = -125 + 58 * stream.uniform();
    data.places.push_back({up, along});
    const double mean = draw_lognormal(stream, -0.4, 1.5);
    for (std::size_t t = 0; t < data.periods; ++t) {
      data.expected.push_back(mean);
      data.counts.push_back(static_cast<double>(draw_poisson(stream, mean)));
    }
  }
  ScanSettings chosen;
  chosen.largest_share = 0.25;
  chosen.most_periods = 6;
  chosen.by_period = true;
  chosen.replicates = replicates;
  const double used = processor_seconds();
  const auto begin = std::chrono::steady_clock::now();
  const ScanResult result = scan(data, chosen, kSeed, 0);
  std::printf(
      "scan: %zu places x 60 months, %zu cylinders, %u data sets: %.1f s, %.1f s of processors (p "
      "of the "
      "first cluster %.3f)\n",
      kCounties, result.cylinders, replicates, seconds_since(begin), processor_seconds() - used,
      result.clusters.front().p);
}

}  // namespace

int main(int count, char** arguments) {
  const auto runs = static_cast<std::uint32_t>(count > 1 ? std::atoi(arguments[1]) : 40);
  const auto replicates = static_cast<std::uint32_t>(count > 2 ? std::atoi(arguments[2]) : 999);
  if (!same_as_r(runs)) std::printf("SKIPPED: Rscript with the package surveillance is not here\n");
  const std::string text = table(runs * 25);
  std::printf("\n%u series each, outbreaks of 5 standard deviations, level 0.05\n\n%s\n", runs * 25,
              text.c_str());
  if (count > 3) write_into(arguments[3], text);
  time_scan(replicates);
}
