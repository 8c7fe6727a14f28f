#include "setpoint/ledger/body.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "setpoint/ledger/body_rules.h"

namespace setpoint::ledger {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json(nullptr);
}

Json json_of(const Roles& roles) {
  Json list = Json::array();
  for (const Role role : roles) list.push_back(name(role));
  return list;
}

struct Rendered {
  Json operator()(const PersonBody& b) const {
    return {{"name", b.name}, {"public", b.public_key}, {"roles", json_of(b.roles)}};
  }
  Json operator()(const DeterminationBody& b) const {
    return {{"id", b.id},
            {"first", b.first.text()},
            {"last", b.last.text()},
            {"previous", json_of(b.previous)},
            {"policy",
             {{"name", b.policy_name}, {"version", b.policy_version}, {"sha256", b.policy_sha256}}},
            {"dataset", {{"name", b.dataset_name}, {"sha256", b.dataset_sha256}}},
            {"seed", b.seed},
            {"draws", b.draws},
            {"program", json_of(b.program)},
            {"documents",
             {{"determination", b.determination},
              {"policy", b.policy},
              {"sources", json_of(b.sources)}}}};
  }
  Json operator()(const ReviewBody& b) const { return {{"id", b.id}, {"note", b.note}}; }
  Json operator()(const PublicationBody& b) const { return {{"id", b.id}, {"note", b.note}}; }
  Json operator()(const DrawBody& b) const {
    return {{"commitment", b.commitment}, {"document", b.document}};
  }
  Json operator()(const TokenBody& b) const {
    return {{"person", b.person},
            {"roles", json_of(b.roles)},
            {"digest", b.digest},
            {"until", b.until ? Json(b.until->text()) : Json(nullptr)}};
  }
  Json operator()(const RevocationBody& b) const { return {{"digest", b.digest}}; }
  Json operator()(const ObjectionBody& b) const {
    return {{"determination", b.determination}, {"number", b.number}, {"text", b.text}};
  }
  Json operator()(const AnswerBody& b) const {
    return {{"objection", b.objection}, {"text", b.text}};
  }
};

// Reading throws where a member is missing or of another type; what is read too freely (an order,
// a member more) does not come out as the same text.
std::optional<std::string> optional_text(const Json& json) {
  return json.is_null() ? std::nullopt : std::optional(json.get<std::string>());
}

Roles roles_of(const Json& json) {
  Roles roles;
  for (const Json& each : json)
    if (const auto role = parse_role(each.get<std::string>())) roles.push_back(*role);
  return roles;
}

DeterminationBody read_determination(const Json& json) {
  DeterminationBody b;
  b.id = json.at("id").get<std::string>();
  b.first = Quarter::parse(json.at("first").get<std::string>()).value_or(Quarter{});
  b.last = Quarter::parse(json.at("last").get<std::string>()).value_or(Quarter{});
  b.previous = optional_text(json.at("previous"));
  b.policy_name = json.at("policy").at("name").get<std::string>();
  b.policy_version = json.at("policy").at("version").get<std::string>();
  b.policy_sha256 = json.at("policy").at("sha256").get<std::string>();
  b.dataset_name = json.at("dataset").at("name").get<std::string>();
  b.dataset_sha256 = json.at("dataset").at("sha256").get<std::string>();
  b.seed = json.at("seed").get<std::uint64_t>();
  b.draws = json.at("draws").get<std::uint64_t>();
  b.program = optional_text(json.at("program"));
  b.determination = json.at("documents").at("determination").get<std::string>();
  b.policy = json.at("documents").at("policy").get<std::string>();
  b.sources = optional_text(json.at("documents").at("sources"));
  return b;
}

std::optional<Body> read(std::string_view kind, const Json& json) {
  const auto text = [&](const char* key) { return json.at(key).get<std::string>(); };
  if (kind == "person") return PersonBody{text("name"), text("public"), roles_of(json.at("roles"))};
  if (kind == "determination") return read_determination(json);
  if (kind == "review") return ReviewBody{text("id"), text("note")};
  if (kind == "publication") return PublicationBody{text("id"), text("note")};
  if (kind == "draw") return DrawBody{text("commitment"), text("document")};
  if (kind == "token") {
    TokenBody token{text("person"), roles_of(json.at("roles")), text("digest"), {}};
    if (!json.at("until").is_null()) token.until = Date::parse(text("until"));
    return token;
  }
  if (kind == "revocation") return RevocationBody{text("digest")};
  if (kind == "objection")
    return ObjectionBody{text("determination"), text("number"), text("text")};
  if (kind == "answer") return AnswerBody{json.at("objection").get<std::uint64_t>(), text("text")};
  return std::nullopt;
}

struct Subject {
  std::string operator()(const PersonBody& b) const { return b.name; }
  std::string operator()(const DeterminationBody& b) const { return b.id; }
  std::string operator()(const ReviewBody& b) const { return b.id; }
  std::string operator()(const PublicationBody& b) const { return b.id; }
  std::string operator()(const DrawBody& b) const { return b.commitment; }
  std::string operator()(const TokenBody& b) const { return b.person; }
  std::string operator()(const RevocationBody& b) const { return b.digest; }
  std::string operator()(const ObjectionBody& b) const { return b.determination; }
  std::string operator()(const AnswerBody& b) const { return std::to_string(b.objection); }
};

}  // namespace

std::string_view kind(const Body& body) {
  return kKinds[body.index()];
}

std::string subject(const Body& body) {
  return std::visit(Subject{}, body);
}

std::string to_text(const Body& body) {
  return std::visit(Rendered{}, body).dump();
}

std::optional<Body> parse_body(std::string_view kind, std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  try {
    auto body = read(kind, json);
    if (!body || unsound(*body) || to_text(*body) != text) return std::nullopt;
    return body;
  } catch (const Json::exception&) {
    // The library reports a missing or mistyped member by throwing; to us it is not a body.
    return std::nullopt;
  }
}

std::vector<std::string> documents(const Body& body) {
  if (const auto* d = std::get_if<DeterminationBody>(&body)) {
    std::vector<std::string> all = {d->determination, d->policy};
    if (d->sources) all.push_back(*d->sources);
    return all;
  }
  if (const auto* draw = std::get_if<DrawBody>(&body)) return {draw->document};
  return {};
}

}  // namespace setpoint::ledger
