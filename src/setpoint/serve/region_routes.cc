// What can be asked of the regional record that is served.
#include <utility>

#include "setpoint/region/study_json.h"
#include "setpoint/response/response_json.h"
#include "setpoint/serve/answer_json.h"
#include "setpoint/serve/service.h"
#include "setpoint/warning/alert_feed.h"
#include "setpoint/warning/alert_json.h"

namespace setpoint {
namespace {

Response not_served() {
  return problem(404, "no regional record is served", "setpoint serve --regions FOLDER");
}

// The cause that is asked for; nothing, with the refusal, where it is not one.
std::optional<Cause> cause_of(const RequestTarget& target, Response& refused) {
  const auto text = target.only("cause");
  if (!text && !target.all("cause").empty()) {
    refused = problem(400, "cause is given twice", "it once");
    return std::nullopt;
  }
  if (!text) return Cause::synthetic_opioids;
  const auto cause = parse_cause(*text);
  if (cause) return cause;
  std::string known;
  for (const Cause each : kCauses) known += (known.empty() ? "" : ", ") + std::string(name(each));
  refused = problem(400, "cause: '" + *text + "'", "one of: " + known);
  return std::nullopt;
}

}  // namespace

Response Service::region_list(const Call& call) {
  if (!inputs_.regions)
    return json_response(dumped({{"schema", "setpoint.regions/1"},
                                 {"dataset", nullptr},
                                 {"cause", nullptr},
                                 {"causes", Json::array()},
                                 {"as_of", nullptr},
                                 {"regions", Json::array()},
                                 {"notes", Json::array()},
                                 {"sources", Json::array()}}));
  Response refused;
  const auto cause = cause_of(call.target, refused);
  if (!cause) return refused;
  RegionalDesk& desk = *inputs_.regions;
  Json json = regions_json(desk.study(), *cause, desk.study().list(*cause, {}));
  for (Json& region : json["regions"])
    region["alerts"] = desk.alerts_of(region["id"].get<std::string>());
  return json_response(dumped(json), true);
}

Response Service::region_detail(const Call& call) {
  if (!inputs_.regions) return not_served();
  Response refused;
  const auto cause = cause_of(call.target, refused);
  if (!cause) return refused;
  RegionalDesk& desk = *inputs_.regions;
  const auto detail = desk.study().show(call.values[0], *cause);
  if (!detail) return problem(404, detail.faults());
  Json json = region_json(desk.study(), *detail);
  const Region& region = *detail->view.region;
  json["region"]["alerts"] = desk.alerts_of(region.id);
  Json alerts = Json::array();
  for (const Alert& alert : desk.alerts().alerts)
    if (alert.region == region.id) alerts.push_back(alert_json(alert));
  json["alerts"] = std::move(alerts);
  json["populations"] =
      populations_json(desk.study().tables(), desk.interventions()).at("populations");
  Json fitting = Json::array();
  for (const Intervention& each : desk.interventions().interventions)
    if (!each.check) fitting.push_back(each.id);
  json["interventions"] = std::move(fitting);
  return json_response(dumped(json), true);
}

Response Service::alert_list(const Call&) {
  if (!inputs_.regions) return not_served();
  return json_response(dumped(alerts_json(inputs_.regions->alerts())), true);
}

Response Service::alert_feed(const Call&) {
  if (!inputs_.regions) return not_served();
  Response response;
  response.content_type = "application/atom+xml; charset=utf-8";
  response.body = body_of(alerts_atom(inputs_.regions->alerts()), true);
  return response;
}

}  // namespace setpoint
