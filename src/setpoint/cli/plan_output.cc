#include "setpoint/cli/plan_output.h"

#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "setpoint/core/decimal.h"
#include "setpoint/report/terminal_text.h"

namespace setpoint::cli {
namespace {

using Json = nlohmann::ordered_json;

Json number(const std::optional<double>& value) {
  return value && std::isfinite(*value) ? Json(*value) : Json(nullptr);
}

// S, on the scale of one PSU; N is needed for it.
std::optional<double> psu_deviation(const PilotStratum& stratum) {
  if (!stratum.population) return std::nullopt;
  return stratum.spread / static_cast<double>(*stratum.population);
}

// To four significant digits; thousands in full.
std::string rounded(double value) {
  constexpr double kInFull = 1000;
  constexpr int kDigits = 4;
  if (std::fabs(value) >= kInFull) return grouped(value, 0);
  std::array<char, 32> room{};
  const auto end = std::to_chars(room.data(), room.data() + room.size(), value,
                                 std::chars_format::general, kDigits);
  return {room.data(), end.ptr};
}

std::string percent(const std::optional<double>& value) {
  constexpr double kPercent = 100;
  return value ? rounded(*value * kPercent) + " %" : "none (no find)";
}

std::string row(std::string_view stratum, const std::vector<std::string>& fields) {
  constexpr std::size_t kName = 26;
  constexpr std::size_t kField = 13;
  std::string line = padded_right(cut(stratum, kName), kName);
  for (const std::string& field : fields) line += padded_left(field, kField);
  return line + "\n";
}

std::string rare_text(const SamplePlan& plan) {
  std::string text = "\nNothing found in the pilot; limits one-sided at " +
                     percent(plan.confidence) + " confidence\n" +
                     row("stratum", {"units", "limit", "positives", "half", "half, finite",
                                     "planned", "limit then"});
  for (const PlannedStratum& each : plan.strata)
    if (each.rare)
      text += row(each.pilot.name, {std::to_string(each.rare->units), rounded(each.rare->limit),
                                    "<= " + std::to_string(each.rare->positives),
                                    std::to_string(each.rare->units_for_half),
                                    std::to_string(each.rare->units_for_half_of_population),
                                    std::to_string(each.units), rounded(each.rare->planned_limit)});
  return text +
         "No find excludes a prevalence above the limit, or more positives among the units of the "
         "population.\nHalf: units without a find that would prove half the limit, of an endless "
         "population and of this one.\n";
}

}  // namespace

std::string plan_json(const SamplePlan& plan, Quarter period) {
  Json strata = Json::array();
  Json rare = Json::array();
  for (const PlannedStratum& each : plan.strata) {
    const PilotStratum& pilot = each.pilot;
    strata.push_back(
        {{"stratum", pilot.name},
         {"population_psus", pilot.population ? Json(*pilot.population) : Json(nullptr)},
         {"pilot_psus", pilot.psus},
         {"pilot_units", pilot.units},
         {"finds", pilot.finds},
         {"total", pilot.total},
         {"deviation", number(psu_deviation(pilot))},
         {"spread", pilot.spread},
         {"spread_from", name(pilot.from)},
         {"cost_of_psu", each.cost_of_psu},
         {"psus", each.psus},
         {"units_per_psu", each.units_per_psu},
         {"units", each.units}});
    if (each.rare)
      rare.push_back({{"stratum", pilot.name},
                      {"units", each.rare->units},
                      {"limit", each.rare->limit},
                      {"population_units", each.rare->population},
                      {"positives_at_most", each.rare->positives},
                      {"units_for_half", each.rare->units_for_half},
                      {"units_for_half_of_population", each.rare->units_for_half_of_population},
                      {"planned_units", each.units},
                      {"planned_limit", each.rare->planned_limit}});
  }
  return Json{{"schema", "setpoint.plan/1"},
              {"pilot", plan.pilot.text()},
              {"period", period.text()},
              {"confidence", plan.confidence},
              {"total", plan.total},
              {"precision",
               {{"wanted", number(plan.wanted_precision)},
                {"pilot", number(plan.pilot_precision)},
                {"expected", number(plan.precision)},
                {"reached", plan.wanted_precision ? Json(plan.reached) : Json(nullptr)}}},
              {"budget", number(plan.budget)},
              {"cost", plan.cost},
              {"psus", plan.psus},
              {"units", plan.units},
              {"strata", std::move(strata)},
              {"nothing_found", std::move(rare)}}
             .dump(2) +
         "\n";
}

std::string plan_text(const SamplePlan& plan, Quarter period) {
  std::string text =
      "Plan of " + period.text() + " from " + plan.pilot.text() + ", about " + rounded(plan.total) +
      " finds\n" +
      row("stratum", {"PSUs", "pilot PSUs", "finds", "S", "cost a PSU", "planned PSUs", "units"});
  bool any_rare = false;
  bool assumed = false;
  for (const PlannedStratum& each : plan.strata) {
    const PilotStratum& pilot = each.pilot;
    const bool observed = pilot.from == SpreadFrom::psus;
    assumed = assumed || !observed;
    any_rare = any_rare || each.rare;
    const auto deviation = psu_deviation(pilot);
    text += row(pilot.name,
                {pilot.population ? std::to_string(*pilot.population) : "unknown",
                 std::to_string(pilot.psus), std::to_string(pilot.finds),
                 (deviation ? rounded(*deviation) : "unknown") + (observed ? " " : "*"),
                 rounded(each.cost_of_psu), std::to_string(each.psus), std::to_string(each.units)});
  }
  text += row("all", {"", "", "", "", rounded(plan.cost), std::to_string(plan.psus),
                      std::to_string(plan.units)});
  if (assumed)
    text +=
        "* no spread between the pilot's PSUs: Poisson finds at a pooled prevalence or at the "
        "limit below\n";
  text += "Relative standard error of the number of finds: " + percent(plan.precision) +
          " (pilot " + percent(plan.pilot_precision) + ")\n";
  if (plan.wanted_precision)
    text += plan.reached
                ? "Wanted: " + percent(plan.wanted_precision) + ", reached\n"
                : "Wanted: " + percent(plan.wanted_precision) + ", not reached within the budget\n";
  if (plan.budget)
    text += "Cost " + rounded(plan.cost) + " of a budget of " + rounded(*plan.budget) + "\n";
  return any_rare ? text + rare_text(plan) : text;
}

}  // namespace setpoint::cli
