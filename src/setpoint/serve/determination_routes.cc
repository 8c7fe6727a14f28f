// What can be asked of the determinations.
#include <nlohmann/json.hpp>
#include <set>

#include "setpoint/core/decimal.h"
#include "setpoint/determination/diff.h"
#include "setpoint/determination/explain.h"
#include "setpoint/report/wording.h"
#include "setpoint/serve/answer_json.h"
#include "setpoint/serve/country_answer.h"
#include "setpoint/serve/evidence_answer.h"
#include "setpoint/serve/openapi.h"
#include "setpoint/serve/policy_answer.h"
#include "setpoint/serve/refusals.h"
#include "setpoint/serve/schedule_answer.h"
#include "setpoint/serve/service.h"
#include "setpoint/serve/what_if.h"

namespace setpoint {
namespace {

// The country that is named, if the determination has it.
std::optional<Country> country_in(const Determination& d, const std::string& code) {
  const auto country = Country::parse(code);
  return country && find_country(d, *country) != nullptr ? country : std::nullopt;
}

Response no_country(const std::string& code) {
  return problem(404, "'" + code + "' is not in this determination",
                 "an ISO 3166-1 code such as MX");
}

std::string_view name_of(Origin origin) {
  switch (origin) {
    case Origin::computed:
      return "computed";
    case Origin::what_if:
      return "what-if";
    case Origin::ledger:
      return "ledger";
  }
  return "";
}

Json entry(const Determination& d, Origin origin, const LedgerDesk::Standing* standing) {
  Json liable = Json::array();
  for (const CountryResult& c : d.countries)
    if (c.liable) liable.push_back(c.country.code());
  return {{"id", d.id},
          {"period", d.window_last.text()},
          {"window", {d.window_first.text(), d.window_last.text()}},
          {"origin", name_of(origin)},
          {"state", standing ? Json(standing->state) : Json(nullptr)},
          {"recorded", standing ? Json(standing->recorded) : Json(nullptr)},
          {"policy", d.policy_name},
          {"policy_sha256", d.policy_sha256},
          {"dataset", d.dataset_name},
          {"seed", d.seed},
          {"draws", d.draws},
          {"liable", std::move(liable)}};
}

}  // namespace

Response Service::status(const Call& call) {
  Json person = nullptr;
  Json roles = Json::array();
  if (!call.request.authorization.empty() && inputs_.ledger) {
    Response refused;
    const auto own = holder(call.request, refused);
    if (!own) return refused;
    person = own->person;
    for (const ledger::Role role : own->roles) roles.push_back(name(role));
  }
  Json progress = nullptr;
  Json fault = nullptr;
  {
    const std::lock_guard lock(mutex_);
    if (!ready_ && fault_.empty()) progress = {{"what", at_hand_}, {"done", done_}, {"of", of_}};
    if (!fault_.empty()) {
      fault = Json::array();
      for (const Fault& one : fault_) fault.push_back(one.text());
    }
  }
  return json_response(dumped(
      {{"program", SETPOINT_VERSION},
       {"ready", ready_.load()},
       {"progress", std::move(progress)},
       {"fault", std::move(fault)},
       {"dataset", inputs_.tables
                       ? Json{{"name", inputs_.tables->name}, {"sha256", inputs_.tables->sha256}}
                       : Json(nullptr)},
       {"policy", inputs_.policy ? Json{{"name", inputs_.policy->name()},
                                        {"version", inputs_.policy->version()},
                                        {"sha256", inputs_.policy->sha256()}}
                                 : Json(nullptr)},
       {"regions", inputs_.regions ? Json{{"name", inputs_.regions->study().tables().name},
                                          {"sha256", inputs_.regions->study().tables().sha256}}
                                   : Json(nullptr)},
       {"ledger", inputs_.ledger != nullptr},
       {"person", std::move(person)},
       {"roles", std::move(roles)}}));
}

Response Service::determinations(const Call&) {
  if (!ready_) {
    Response response = problem(503, "the determinations are being made", "see /api/status");
    response.retry_after_s = 1;
    return response;
  }
  std::vector<LedgerDesk::Standing> standings;
  if (inputs_.ledger) {
    auto read = inputs_.ledger->standings();
    if (!read) return problem(500, "the ledger cannot be read", "see: setpoint ledger verify");
    standings = *std::move(read);
  }
  const auto standing_of = [&](std::string_view id) -> const LedgerDesk::Standing* {
    for (const LedgerDesk::Standing& one : standings)
      if (one.id == id) return &one;
    return nullptr;
  };
  Json all = Json::array();
  std::set<std::string> listed;
  std::string shown;
  const auto chain = archive_.chain();
  for (const auto& one : chain) {
    all.push_back(entry(one->determination, one->origin, standing_of(one->id())));
    listed.insert(one->id());
    shown = one->id();
  }
  const LedgerDesk::Standing* published = nullptr;
  for (const LedgerDesk::Standing& one : standings) {
    if (one.state == "published" && (published == nullptr || published->period < one.period))
      published = &one;
    if (listed.contains(one.id)) continue;
    if (auto own = summary_of(one)) all.push_back(*std::move(own));
  }
  if (published != nullptr)
    shown = published->id;
  else if (shown.empty() && !standings.empty())
    shown = standings.back().id;
  std::stable_sort(all.begin(), all.end(),
                   [](const Json& a, const Json& b) { return a["period"] < b["period"]; });
  return json_response(dumped({{"determinations", std::move(all)},
                               {"shown", shown.empty() ? Json(nullptr) : Json(shown)}}));
}

std::optional<nlohmann::ordered_json> Service::summary_of(const LedgerDesk::Standing& standing) {
  std::string known;
  {
    const std::lock_guard lock(mutex_);
    known = summaries_[standing.document];
  }
  if (known.empty()) {
    // Not into the archive: a long list would drive out what somebody looks at.
    const auto own = inputs_.ledger->read(standing.id);
    if (!own) return std::nullopt;
    known = entry(own->determination, own->origin, nullptr).dump();
    const std::lock_guard lock(mutex_);
    summaries_[standing.document] = known;
  }
  Json summary = Json::parse(known);
  summary["state"] = standing.state;
  summary["recorded"] = standing.recorded;
  return summary;
}

Response Service::schedule(const Call& call) {
  const auto own = kept(call.values[0]);
  if (!own) return unknown_determination(call.values[0]);
  return json_response(schedule_answer(*own), true);
}

Response Service::country(const Call& call) {
  const auto own = kept(call.values[0]);
  if (!own) return unknown_determination(call.values[0]);
  const auto country = country_in(own->determination, call.values[1]);
  if (!country) return no_country(call.values[1]);
  return json_response(country_answer(*own, *country, own->policy ? inputs_.tables.get() : nullptr),
                       true);
}

Response Service::history(const Call& call) {
  const auto own = kept(call.values[0]);
  if (!own) return unknown_determination(call.values[0]);
  const auto country = Country::parse(call.values[1]);
  if (!country)
    return problem(404, "'" + call.values[1] + "' is no country", "an ISO 3166-1 code such as MX");
  return json_response(history_answer(*own, *country), true);
}

Response Service::why(const Call& call) {
  const auto own = kept(call.values[0]);
  if (!own) return unknown_determination(call.values[0]);
  const auto number = call.target.only("number");
  if (!number) return problem(400, "which number?", "number=MX.adjustment");
  const auto tree = derivation(own->document(), own->id(), *number);
  if (!tree) return problem(404, tree.faults());
  return json_response(to_json(*tree), true);
}

Response Service::evidence(const Call& call) {
  const auto own = kept(call.values[0]);
  if (!own) return unknown_determination(call.values[0]);
  if (!own->policy || !inputs_.tables) return not_of_these_data(*own);
  double precision = 0.1;
  if (const auto asked = call.target.only("precision")) {
    const auto parsed = parse_number(*asked);
    if (!parsed || !(*parsed > 0) || *parsed > 1)
      return problem(400, "precision: '" + *asked + "'", "a number above 0 and at most 1");
    precision = *parsed;
  }
  auto json = evidence_answer(*own, *inputs_.tables, precision);
  if (!json) return problem(422, json.faults());
  return json_response(*std::move(json), true);
}

Response Service::policy(const Call& call) {
  const auto id = call.target.only("id");
  const auto own = id ? kept(*id) : nullptr;
  if (!own) return unknown_determination(id.value_or(""));
  if (!own->policy) return not_of_these_data(*own);
  return json_response(policy_answer(*own->policy, own->determination.window_last.last_day()),
                       true);
}

Response Service::what_if_schedule(const Call& call) {
  const auto id = call.target.only("id");
  const auto base = id ? kept(*id) : nullptr;
  if (!base) return unknown_determination(id.value_or(""));
  if (!base->policy || !inputs_.tables) return not_of_these_data(*base);
  const std::string chain = call.target.only("chain").value_or("0");
  if (chain != "0" && chain != "1") return problem(400, "chain: '" + chain + "'", "0 or 1");
  std::vector<PolicyOverride> set;
  for (const std::string& text : call.target.all("set")) {
    auto one = parse_override(text);
    if (!one) return problem(422, one.faults());
    set.push_back(*std::move(one));
  }
  // Who moves a slider asks again before the last answer is there.
  constexpr unsigned kGone = 499;
  if (call.request.wanted && !call.request.wanted()) return problem(kGone, "nobody waits for this");
  auto made = what_if(base, *inputs_.tables, inputs_.source, set, chain == "1");
  if (!made) return problem(422, made.faults());
  archive_.add(*made);
  return json_response(schedule_answer(**made));
}

Response Service::difference(const Call& call) {
  const auto trace_of = [this](const std::optional<std::string>& id) -> Result<TraceFile> {
    const auto own = id ? kept(*id) : nullptr;
    if (!own)
      return Fault{FaultKind::usage, {}, "no determination '" + id.value_or("") + "'", "an id"};
    const auto document = read_document(own->document(), own->id());
    if (!document) return document.faults();
    return read_trace(*document, own->id());
  };
  const auto before = trace_of(call.target.only("before"));
  if (!before) return problem(404, before.faults());
  const auto after = trace_of(call.target.only("after"));
  if (!after) return problem(404, after.faults());
  return json_response(to_json(diff(*before, *after)), true);
}

Response Service::dossier_state(const Call& call) {
  const auto own = kept(call.values[0]);
  if (!own) return unknown_determination(call.values[0]);
  const auto country = country_in(own->determination, call.values[1]);
  if (!country) return no_country(call.values[1]);
  if (!own->policy || !dossiers_) return not_of_these_data(*own);
  if (!dossiers_->known(*own, *country) &&
      !work_.take(call.request.address, RateLimit::Clock::now())) {
    Response refused = problem(429, "too many requests that compute", "fewer of them a second");
    refused.retry_after_s = work_.wait_s();
    return refused;
  }
  const auto state = dossiers_->ask(own, *country);
  if (!state) {
    Response refused = problem(503, "too many dossiers are waiting", "ask again later");
    refused.retry_after_s = 10;
    return refused;
  }
  if (!state->faults.empty()) return problem(422, state->faults);
  Json progress = nullptr;
  if (!state->ready()) progress = {{"what", state->what}, {"done", state->done}, {"of", state->of}};
  Response response = json_response(
      dumped({{"ready", state->ready()},
              {"progress", std::move(progress)},
              {"address", state->ready() ? Json("/api/determinations/" + own->id() + "/dossier/" +
                                                call.values[1] + "/document.html")
                                         : Json(nullptr)}}));
  return response;
}

Response Service::dossier_document(const Call& call) {
  const auto own = kept(call.values[0]);
  if (!own) return unknown_determination(call.values[0]);
  const auto country = country_in(own->determination, call.values[1]);
  if (!country || !own->policy || !dossiers_)
    return problem(404, "there is no such dossier", "see /openapi.json");
  const auto state = dossiers_->ask(own, *country);
  if (!state || !state->ready())
    return problem(409, "this dossier is not there yet", "ask for its state first");
  Response response;
  response.content_type = kHtml;
  response.body = state->html;
  response.document = true;
  return response;
}

Response Service::openapi(const Call&) {
  return json_response(std::string(openapi_json()), true);
}

}  // namespace setpoint
