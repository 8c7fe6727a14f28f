#include "setpoint/report/estimate_json.h"

#include <nlohmann/json.hpp>

namespace setpoint {
namespace {

using Json = nlohmann::ordered_json;

Json interval(const std::optional<Interval>& limits) {
  return limits ? Json::array({limits->low, limits->high}) : Json(nullptr);
}

Json total(const EstimatedTotal& estimate) {
  return {{"total", estimate.value},
          {"se", estimate.standard_error},
          {"interval", interval(estimate.interval)}};
}

template <class T>
Json text(const std::optional<T>& value) {
  return value ? Json(std::string(name(*value))) : Json(nullptr);
}

Json row(const FlowEstimate& estimate, const FlowGrouping& by) {
  Json row = Json::object();
  if (by.period) row["period"] = estimate.period->text();
  if (by.port) row["port"] = *estimate.port;
  row["origin"] = estimate.origin ? Json(std::string(estimate.origin->code())) : Json(nullptr);
  row["channel"] = text(estimate.channel);
  row["outcome"] = text(estimate.outcome);
  row["interior"] = estimate.interior;
  row["tier"] = estimate.covered ? "sampled" : "default";
  row["finds"] = total(estimate.finds);
  row["gross_kg"] = total(estimate.gross_kg);
  row["pure_kg"] = total(estimate.pure_kg);
  row["pills"] = total(estimate.pills);
  row["units"] = estimate.units;
  row["population"] = estimate.population;
  row["found"] = estimate.found;
  row["few_finds"] = estimate.few_finds;
  row["incidence"] = {{"value", estimate.incidence.value},
                      {"se", estimate.incidence.standard_error},
                      {"interval", interval(estimate.incidence.interval)}};
  row["upper"] =
      estimate.incidence.interval ? Json(estimate.incidence.interval->high) : Json(nullptr);
  row["df"] = estimate.degrees_of_freedom;
  row["design_effect"] = estimate.design_effect ? Json(*estimate.design_effect) : Json(nullptr);
  row["intercepted"] = {{"units", estimate.intercepted.units},
                        {"finds", estimate.intercepted.finds},
                        {"gross_kg", estimate.intercepted.gross_kg},
                        {"pure_kg", estimate.intercepted.pure_kg},
                        {"pills", estimate.intercepted.pills}};
  return row;
}

}  // namespace

std::string to_json(const FlowEstimates& estimates, const FlowGrouping& by, const Tables& tables) {
  Json rows = Json::array();
  for (const FlowEstimate& estimate : estimates.rows) rows.push_back(row(estimate, by));
  return Json{{"schema", "setpoint.estimate/1"},    {"dataset", tables.name},
              {"confidence", estimates.confidence}, {"rows", std::move(rows)},
              {"df", estimates.degrees_of_freedom}, {"notes", tables.notes}}
             .dump(2) +
         "\n";
}

}  // namespace setpoint
