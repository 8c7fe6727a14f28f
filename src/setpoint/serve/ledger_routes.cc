// What can be asked of the ledger, and written to it by who has a token.
#include "setpoint/ledger/sources_json.h"
#include "setpoint/policy/canonical.h"
#include "setpoint/serve/answer_json.h"
#include "setpoint/serve/service.h"

namespace setpoint {
namespace {

Response no_ledger() {
  return problem(404, "this service keeps no ledger", "serve --ledger FILE");
}

// The same for every token that gives no access: nothing is to be learned from it.
Response unauthorized() {
  return problem(401, "this needs a token that gives access", "Authorization: Bearer TOKEN");
}

// Where the ledger lies is nobody's business.
Faults without_places(Faults faults) {
  for (Fault& fault : faults) fault.where = {};
  return faults;
}

Response received(const Result<ledger::Receipt>& receipt) {
  if (!receipt) {
    constexpr unsigned kConflict = 409;
    constexpr unsigned kNotNow = 503;
    unsigned status = kConflict;
    for (const Fault& fault : receipt.faults())
      if (fault.kind == FaultKind::machine) status = kNotNow;
    return problem(status, without_places(receipt.faults()));
  }
  Response response = json_response(dumped(
      {{"number", receipt->number}, {"hash", receipt->hash}, {"recorded", receipt->recorded}}));
  constexpr unsigned kCreated = 201;
  response.status = kCreated;
  return response;
}

// The members of a body, all of them text and no others.
std::optional<std::vector<std::string>> members(const std::string& body,
                                                const std::vector<std::string>& names) {
  const Json json = Json::parse(body, nullptr, false);
  if (!json.is_object() || json.size() != names.size()) return std::nullopt;
  std::vector<std::string> values;
  for (const std::string& name : names) {
    if (!json.contains(name) || !json[name].is_string()) return std::nullopt;
    values.push_back(json[name].get<std::string>());
  }
  return values;
}

Response malformed(const std::string& expected) {
  return problem(400, "the body is not what it should be", expected);
}

}  // namespace

std::optional<ledger::TokenHolder> Service::holder(const Request& request, Response& refused) {
  if (!inputs_.ledger) {
    refused = no_ledger();
    return std::nullopt;
  }
  // Before anything is looked up: who has guessed too often waits, whatever the next guess.
  if (!wrong_tokens_.has(request.address, RateLimit::Clock::now())) {
    refused = problem(429, "too many requests without access", "fewer of them");
    refused.retry_after_s = wrong_tokens_.wait_s();
    return std::nullopt;
  }
  const auto holder = inputs_.ledger->holder(request.authorization);
  if (!holder) {
    refused = problem(500, without_places(holder.faults()));
    return std::nullopt;
  }
  if (*holder) return **holder;
  static_cast<void>(wrong_tokens_.take(request.address, RateLimit::Clock::now()));
  refused = unauthorized();
  return std::nullopt;
}

std::optional<std::string> Service::writer(std::initializer_list<ledger::Role> any_of,
                                           const Call& call, Response& refused) {
  const auto own = holder(call.request, refused);
  if (!own) return std::nullopt;
  std::string wanted;
  bool may = false;
  for (const ledger::Role role : any_of) {
    may = may || ledger::has(own->roles, role);
    wanted += (wanted.empty() ? "" : " or ") + std::string(name(role));
  }
  if (!may) {
    refused = problem(403, "the token of " + own->person + " does not give this",
                      "one with the role " + wanted);
    return std::nullopt;
  }
  if (!inputs_.ledger->writes()) {
    refused = problem(409, "this service has no key and writes nothing", "serve --key FILE");
    return std::nullopt;
  }
  return own->person;
}

Response Service::ledger_list(const Call&) {
  if (!inputs_.ledger) return no_ledger();
  auto json = inputs_.ledger->answer();
  if (!json) return problem(500, without_places(json.faults()));
  return json_response(*std::move(json));
}

Response Service::ledger_add(const Call& call) {
  Response refused;
  const auto person = writer({ledger::Role::analyst}, call, refused);
  if (!person) return refused;
  const auto body = members(call.request.body, {"id"});
  if (!body) return malformed("{\"id\": \"...\"}");
  const auto own = kept(body->front());
  if (!own || !own->policy || !inputs_.tables)
    return problem(404, "no determination '" + body->front() + "' that was made here", "an id");
  return received(inputs_.ledger->add(*person,
                                      {own->document(), canonical_text(own->policy->parameters()),
                                       ledger::sources_json(*inputs_.tables)},
                                      own->id()));
}

// What is reviewed and published is what is shown here: where the ledger's document is another than
// the one that these data give under the same id, nobody signs it unseen.
std::optional<Response> Service::disagreement(const std::string& id) {
  const auto own = archive_.find(id);
  if (!own || own->origin == Origin::ledger || agrees(*own)) return std::nullopt;
  return problem(409, "the ledger has another document under " + id + " than is computed here",
                 "the same bytes");
}

Response Service::ledger_review(const Call& call) {
  Response refused;
  const auto person = writer({ledger::Role::reviewer}, call, refused);
  if (!person) return refused;
  const auto body = members(call.request.body, {"note"});
  if (!body) return malformed("{\"note\": \"...\"}");
  if (auto other = disagreement(call.values[0])) return *std::move(other);
  return received(inputs_.ledger->review(*person, call.values[0], body->front()));
}

Response Service::ledger_publish(const Call& call) {
  Response refused;
  const auto person = writer({ledger::Role::publisher}, call, refused);
  if (!person) return refused;
  const auto body = members(call.request.body, {"note"});
  if (!body) return malformed("{\"note\": \"...\"}");
  if (auto other = disagreement(call.values[0])) return *std::move(other);
  return received(inputs_.ledger->publish(*person, call.values[0], body->front()));
}

Response Service::ledger_object(const Call& call) {
  Response refused;
  // A viewer reads; who contests a number is somebody.
  const auto person = writer(
      {ledger::Role::analyst, ledger::Role::reviewer, ledger::Role::publisher}, call, refused);
  if (!person) return refused;
  const auto body = members(call.request.body, {"number", "text"});
  if (!body) return malformed("{\"number\": \"MX.toll\", \"text\": \"...\"}");
  return received(inputs_.ledger->object(*person, {call.values[0], (*body)[0], (*body)[1]}));
}

}  // namespace setpoint
