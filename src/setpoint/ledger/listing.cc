#include "setpoint/ledger/listing.h"

#include <nlohmann/json.hpp>

#include "setpoint/ledger/verify.h"

namespace setpoint::ledger {
namespace {

using Json = nlohmann::ordered_json;

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json list_of(const Roles& roles) {
  Json list = Json::array();
  for (const Role role : roles) list.push_back(name(role));
  return list;
}

Json json_of(const Act& act) {
  Json json = {{"entry", act.entry}, {"recorded", act.recorded}, {"author", act.author}};
  if (!act.note.empty()) json["note"] = act.note;
  return json;
}

Json json_of(const std::optional<Act>& act) {
  return act ? json_of(*act) : Json(nullptr);
}

Json json_of(const DeterminationRecord& d) {
  return {{"id", d.body.id},
          {"state", name(d.status())},
          {"first", d.body.first.text()},
          {"last", d.body.last.text()},
          {"previous", or_null(d.body.previous)},
          {"superseded_by", or_null(d.superseded_by)},
          {"added", json_of(d.added)},
          {"review", json_of(d.review)},
          {"publication", json_of(d.publication)},
          {"policy",
           {{"name", d.body.policy_name},
            {"version", d.body.policy_version},
            {"sha256", d.body.policy_sha256}}},
          {"dataset", {{"name", d.body.dataset_name}, {"sha256", d.body.dataset_sha256}}},
          {"seed", d.body.seed},
          {"draws", d.body.draws},
          {"program", or_null(d.body.program)},
          {"documents",
           {{"determination", d.body.determination},
            {"policy", d.body.policy},
            {"sources", or_null(d.body.sources)}}}};
}

Json json_of(const ObjectionRecord& o) {
  Json answers = Json::array();
  for (const Act& answer : o.answers)
    answers.push_back({{"entry", answer.entry},
                       {"recorded", answer.recorded},
                       {"author", answer.author},
                       {"text", answer.note}});
  return {{"entry", o.added.entry},       {"recorded", o.added.recorded},
          {"author", o.added.author},     {"determination", o.body.determination},
          {"number", o.body.number},      {"text", o.body.text},
          {"answers", std::move(answers)}};
}

Json json_of(const Finding& f) {
  Json bytes = nullptr;
  if (f.bytes) bytes = Json::array({f.bytes->first, f.bytes->last});
  return {{"what", f.what},
          {"entry", or_null(f.entry)},
          {"column", or_null(f.column)},
          {"document", or_null(f.document)},
          {"page", or_null(f.page)},
          {"bytes", std::move(bytes)},
          {"object", or_null(f.object)}};
}

// Bytes of a damaged file need not be UTF-8.
std::string dumped(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string to_json(const State& state) {
  Json persons = Json::array();
  for (const auto& [name, person] : state.persons())
    persons.push_back({{"name", name},
                       {"public", person.public_key},
                       {"roles", list_of(person.roles)},
                       {"entry", person.entry}});
  Json determinations = Json::array();
  for (const DeterminationRecord& each : state.determinations())
    determinations.push_back(json_of(each));
  Json draws = Json::array();
  for (const DrawRecordEntry& draw : state.draws())
    draws.push_back({{"commitment", draw.body.commitment},
                     {"document", draw.body.document},
                     {"entry", draw.added.entry},
                     {"recorded", draw.added.recorded},
                     {"author", draw.added.author}});
  Json tokens = Json::array();
  for (const TokenRecord& token : state.tokens())
    tokens.push_back({{"person", token.body.person},
                      {"roles", list_of(token.body.roles)},
                      {"digest", token.body.digest},
                      {"until", token.body.until ? Json(token.body.until->text()) : Json(nullptr)},
                      {"revoked", token.revoked},
                      {"entry", token.entry}});
  Json objections = Json::array();
  for (const ObjectionRecord& each : state.objections()) objections.push_back(json_of(each));
  return dumped({{"schema", "setpoint.ledger/1"},
                 {"head",
                  {{"number", state.number()},
                   {"hash", state.hash()},
                   {"recorded", state.number() > 0 ? Json(state.recorded()) : Json(nullptr)}}},
                 {"persons", std::move(persons)},
                 {"determinations", std::move(determinations)},
                 {"draws", std::move(draws)},
                 {"tokens", std::move(tokens)},
                 {"objections", std::move(objections)}});
}

std::string to_json(const DeterminationRecord& determination) {
  Json json = {{"schema", "setpoint.ledger-determination/1"}};
  json.update(json_of(determination));
  return dumped(json);
}

std::string to_json(const Entry& e) {
  return dumped({{"schema", "setpoint.ledger-entry/1"},
                 {"number", e.number},
                 {"recorded", e.recorded},
                 {"kind", e.kind},
                 {"subject", e.subject},
                 {"body", Json::parse(e.body, nullptr, false)},
                 {"author", e.author},
                 {"public_key", e.public_key},
                 {"previous", e.previous},
                 {"hash", e.hash},
                 {"signature", e.signature}});
}

std::string to_json(const Verification& v) {
  Json findings = Json::array();
  for (const Finding& each : v.findings) findings.push_back(json_of(each));
  return dumped({{"schema", "setpoint.ledger-verify/1"},
                 {"sound", v.findings.empty()},
                 {"entries", v.entries},
                 {"documents", v.documents},
                 {"pages", v.pages},
                 {"head", {{"number", v.head.number}, {"hash", v.head.hash}}},
                 {"log",
                  {{"bytes", v.wal.bytes},
                   {"committed_frames", v.wal.frames},
                   {"uncommitted_bytes", v.wal.trailing_bytes()}}},
                 {"findings", std::move(findings)}});
}

}  // namespace setpoint::ledger
