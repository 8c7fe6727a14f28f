#include "setpoint/serve/ledger_desk.h"

#include <utility>

#include "setpoint/determination/read_determination.h"

namespace setpoint {
namespace {

constexpr std::string_view kScheme = "Bearer ";

Json act(const std::optional<ledger::Act>& act) {
  if (!act) return nullptr;
  return {{"entry", act->entry},
          {"recorded", act->recorded},
          {"author", act->author},
          {"note", act->note}};
}

Json objections(const ledger::State& state, const std::string& id) {
  Json all = Json::array();
  for (const ledger::ObjectionRecord& objection : state.objections()) {
    if (objection.body.determination != id) continue;
    Json answers = Json::array();
    for (const ledger::Act& answer : objection.answers) answers.push_back(act(answer));
    all.push_back({{"number", objection.body.number},
                   {"author", objection.added.author},
                   {"text", objection.body.text},
                   {"recorded", objection.added.recorded},
                   {"answers", std::move(answers)}});
  }
  return all;
}

Json determination(const ledger::State& state, const ledger::DeterminationRecord& record) {
  return {{"id", record.body.id},
          {"period", record.body.last.text()},
          {"state", name(record.status())},
          {"recorded", record.added.recorded},
          {"author", record.added.author},
          {"reviewed_by", record.review ? Json(record.review->author) : Json(nullptr)},
          {"published_by", record.publication ? Json(record.publication->author) : Json(nullptr)},
          {"review", act(record.review)},
          {"publication", act(record.publication)},
          {"superseded_by", record.superseded_by ? Json(*record.superseded_by) : Json(nullptr)},
          {"policy", record.body.policy_name},
          {"policy_sha256", record.body.policy_sha256},
          {"dataset_sha256", record.body.dataset_sha256},
          {"objections", objections(state, record.body.id)}};
}

// What an entry says beside whom it is about.
std::string note_of(const ledger::Entry& entry) {
  const auto body = ledger::parse_body(entry.kind, entry.body);
  if (!body) return "";
  if (const auto* review = std::get_if<ledger::ReviewBody>(&*body)) return review->note;
  if (const auto* publication = std::get_if<ledger::PublicationBody>(&*body))
    return publication->note;
  if (const auto* objection = std::get_if<ledger::ObjectionBody>(&*body))
    return objection->number + ": " + objection->text;
  if (const auto* answer = std::get_if<ledger::AnswerBody>(&*body)) return answer->text;
  if (const auto* person = std::get_if<ledger::PersonBody>(&*body))
    return "roles: " + text(person->roles);
  return "";
}

// Whose tokens there are is nobody's business.
bool shown(const ledger::Entry& entry) {
  return entry.kind != "token" && entry.kind != "revocation";
}

}  // namespace

LedgerDesk::LedgerDesk(ledger::Ledger ledger, std::optional<ledger::KeyPair> key)
    : ledger_(std::move(ledger)), key_(std::move(key)) {}

Result<std::vector<LedgerDesk::Standing>> LedgerDesk::standings() {
  const std::lock_guard lock(mutex_);
  const auto state = ledger_.state();
  if (!state) return state.faults();
  std::vector<Standing> all;
  for (const ledger::DeterminationRecord& record : state->determinations())
    all.push_back({record.body.id, record.body.last, std::string(name(record.status())),
                   record.added.recorded});
  return all;
}

std::shared_ptr<const Kept> LedgerDesk::read(std::string_view id) {
  const std::lock_guard lock(mutex_);
  const auto state = ledger_.state();
  if (!state) return nullptr;
  const ledger::DeterminationRecord* record = state->determination(id);
  if (record == nullptr) return nullptr;
  auto document = ledger_.document(record->body.determination);
  if (!document) return nullptr;
  auto determination = read_determination(*document, record->body.id);
  if (!determination) return nullptr;
  auto kept = std::make_shared<Kept>();
  kept->determination = *std::move(determination);
  kept->origin = Origin::ledger;
  kept->recorded = *std::move(document);
  return kept;
}

Result<std::optional<ledger::TokenHolder>> LedgerDesk::holder(std::string_view authorization) {
  if (!authorization.starts_with(kScheme)) return std::optional<ledger::TokenHolder>();
  const std::lock_guard lock(mutex_);
  return ledger_.find_token(authorization.substr(kScheme.size()));
}

Result<std::string> LedgerDesk::answer() {
  const std::lock_guard lock(mutex_);
  const auto state = ledger_.state();
  if (!state) return state.faults();
  const auto entries = ledger_.entries();
  if (!entries) return entries.faults();
  Json all = Json::array();
  for (const ledger::Entry& entry : *entries) {
    const bool whole = shown(entry);
    all.push_back({{"number", entry.number},
                   {"recorded", entry.recorded},
                   {"kind", whole ? entry.kind : "access"},
                   {"subject", whole ? entry.subject : ""},
                   {"author", entry.author},
                   {"hash", entry.hash},
                   {"note", whole ? note_of(entry) : ""}});
  }
  Json determinations = Json::array();
  for (const ledger::DeterminationRecord& record : state->determinations())
    determinations.push_back(determination(*state, record));
  return dumped({{"head", {{"number", state->number()}, {"hash", state->hash()}}},
                 {"writable", writes()},
                 {"entries", std::move(all)},
                 {"determinations", std::move(determinations)}});
}

Result<ledger::Receipt> LedgerDesk::add(const std::string& person, const ledger::Evidence& evidence,
                                        const std::string& name) {
  const std::lock_guard lock(mutex_);
  return ledger_.add({*key_, person}, evidence, name);
}

Result<ledger::Receipt> LedgerDesk::review(const std::string& person, std::string id,
                                           std::string note) {
  const std::lock_guard lock(mutex_);
  return ledger_.review({*key_, person}, std::move(id), std::move(note));
}

Result<ledger::Receipt> LedgerDesk::publish(const std::string& person, std::string id,
                                            std::string note) {
  const std::lock_guard lock(mutex_);
  return ledger_.publish({*key_, person}, std::move(id), std::move(note));
}

Result<ledger::Receipt> LedgerDesk::object(const std::string& person,
                                           ledger::ObjectionBody objection) {
  const std::lock_guard lock(mutex_);
  return ledger_.object({*key_, person}, std::move(objection));
}

}  // namespace setpoint
