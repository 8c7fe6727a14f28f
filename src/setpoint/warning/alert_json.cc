#include "setpoint/warning/alert_json.h"

#include <string>
#include <utility>

namespace setpoint {
namespace {

using Json = nlohmann::ordered_json;

Json number(const std::optional<double>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json expected_json(const std::optional<Expected>& expected) {
  if (!expected) return nullptr;
  return {{"value", expected->value},
          {"interval", expected->has_interval() ? Json::array({expected->low, expected->high})
                                                : Json(nullptr)}};
}

Json cluster_json(const std::optional<AlertCluster>& cluster) {
  if (!cluster) return nullptr;
  return {{"places", cluster->places},
          {"names", cluster->names},
          {"from", cluster->from},
          {"to", cluster->to},
          {"rr", number(cluster->relative_risk)}};
}

Json method_json(const Alerts& alerts) {
  const WarningSettings& settings = alerts.settings;
  Json kinds = Json::array();
  for (const TestedKind& kind : alerts.kinds)
    kinds.push_back(
        {{"series", name(kind.series)}, {"tests", kind.tests}, {"left_out", kind.left_out}});
  return {{"rule", name(settings.rule)},
          {"level", settings.level},
          {"recent_periods", settings.recent},
          {"threshold", name(settings.baseline.rule)},
          {"scan_replicates", settings.scan.replicates},
          {"permutations", settings.permutations},
          {"seed", alerts.seed},
          {"series", std::move(kinds)}};
}

}  // namespace

Json alert_json(const Alert& alert) {
  return {{"id", alert.id},
          {"region", alert.region},
          {"region_name", alert.region_name},
          {"series", name(alert.series)},
          {"subject", alert.subject},
          {"measure", alert.measure},
          {"period", alert.period},
          {"change", name(alert.change)},
          {"fewer_than_shown", alert.few},
          {"observed", number(alert.observed)},
          {"expected", expected_json(alert.expected)},
          {"threshold", number(alert.threshold)},
          {"p", number(alert.p)},
          {"adjusted_p", number(alert.adjusted_p)},
          {"severity", name(alert.severity)},
          {"method", alert.method},
          {"reasons", alert.reasons},
          {"cluster", cluster_json(alert.cluster)},
          {"sources", alert.sources},
          {"caution", alert.caution}};
}

Json alerts_json(const Alerts& alerts) {
  Json list = Json::array();
  for (const Alert& alert : alerts.alerts) list.push_back(alert_json(alert));
  return {{"schema", "setpoint.alerts/1"},
          {"dataset", alerts.dataset},
          {"sha256", alerts.sha256.empty() ? Json(nullptr) : Json(alerts.sha256)},
          {"as_of", alerts.as_of ? Json(alerts.as_of->text()) : Json(nullptr)},
          {"method", method_json(alerts)},
          {"tested", alerts.tested},
          {"expected_false", alerts.expected_false},
          {"expected_false_per_year", alerts.expected_false_per_year},
          {"alerts", std::move(list)},
          {"notes", alerts.notes}};
}

}  // namespace setpoint
