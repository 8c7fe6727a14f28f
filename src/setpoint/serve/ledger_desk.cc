#include "setpoint/serve/ledger_desk.h"

#include <cctype>
#include <chrono>
#include <utility>

#include "setpoint/determination/read_determination.h"

namespace setpoint {
namespace {

constexpr std::string_view kScheme = "bearer ";

bool has_scheme(std::string_view authorization) {
  if (authorization.size() < kScheme.size()) return false;
  for (std::size_t k = 0; k < kScheme.size(); ++k)
    if (std::tolower(static_cast<unsigned char>(authorization[k])) != kScheme[k]) return false;
  return true;
}

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

Result<std::unique_ptr<LedgerDesk>> LedgerDesk::open(const std::filesystem::path& file) {
  auto reading = ledger::Ledger::open_read_only(file);
  if (!reading) return std::move(reading).faults();
  return std::unique_ptr<LedgerDesk>(new LedgerDesk(*std::move(reading)));
}

Result<std::unique_ptr<LedgerDesk>> LedgerDesk::open(const std::filesystem::path& file,
                                                     ledger::KeyPair key) {
  auto writing = ledger::Ledger::open(file);
  if (!writing) return std::move(writing).faults();
  const auto state = writing->state();
  if (!state) return state.faults();
  const auto own = state->persons().find(key.name());
  if (own == state->persons().end() || own->second.public_key != key.public_key() ||
      !ledger::has(own->second.roles, ledger::Role::service))
    return Fault{FaultKind::data,
                 {file.string(), 0, 0},
                 "the key of " + key.name() + " is not that of a service",
                 "one that a keeper has admitted with the role service"};
  // Who waits for an answer does not wait a minute.
  constexpr std::chrono::seconds kPatience{2};
  writing->wait_for_writers(kPatience);
  auto desk = open(file);
  if (!desk) return desk;
  (*desk)->writing_ = std::make_unique<Writing>(*std::move(writing), std::move(key));
  return desk;
}

Result<std::vector<LedgerDesk::Standing>> LedgerDesk::standings() {
  const std::lock_guard lock(mutex_);
  const auto state = reading_.state();
  if (!state) return state.faults();
  std::vector<Standing> all;
  for (const ledger::DeterminationRecord& record : state->determinations())
    all.push_back({record.body.id, record.body.last, std::string(name(record.status())),
                   record.added.recorded, record.body.determination});
  return all;
}

std::shared_ptr<const Kept> LedgerDesk::read(std::string_view id) {
  const std::lock_guard lock(mutex_);
  const auto state = reading_.state();
  if (!state) return nullptr;
  const ledger::DeterminationRecord* record = state->determination(id);
  if (record == nullptr) return nullptr;
  auto document = reading_.document(record->body.determination);
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
  if (!has_scheme(authorization)) return std::optional<ledger::TokenHolder>();
  const std::lock_guard lock(mutex_);
  return reading_.find_token(authorization.substr(kScheme.size()));
}

Result<std::string> LedgerDesk::answer() {
  const std::lock_guard lock(mutex_);
  const auto state = reading_.state();
  if (!state) return state.faults();
  const auto entries = reading_.entries();
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
  const std::lock_guard lock(writing_->mutex);
  return writing_->ledger.add({writing_->key, person}, evidence, name);
}

Result<ledger::Receipt> LedgerDesk::review(const std::string& person, std::string id,
                                           std::string note) {
  const std::lock_guard lock(writing_->mutex);
  return writing_->ledger.review({writing_->key, person}, std::move(id), std::move(note));
}

Result<ledger::Receipt> LedgerDesk::publish(const std::string& person, std::string id,
                                            std::string note) {
  const std::lock_guard lock(writing_->mutex);
  return writing_->ledger.publish({writing_->key, person}, std::move(id), std::move(note));
}

Result<ledger::Receipt> LedgerDesk::object(const std::string& person,
                                           ledger::ObjectionBody objection) {
  const std::lock_guard lock(writing_->mutex);
  return writing_->ledger.object({writing_->key, person}, std::move(objection));
}

}  // namespace setpoint
