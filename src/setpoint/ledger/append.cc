// What can be appended to a ledger, by kind.
#include <algorithm>
#include <utility>

#include "setpoint/core/digest.h"
#include "setpoint/ledger/determination_facts.h"
#include "setpoint/ledger/ledger.h"
#include "setpoint/sampling/draw_record.h"

namespace setpoint::ledger {

Result<Receipt> Ledger::admit(const Signer& keeper, PersonBody person) {
  person.roles = ordered(person.roles);
  return append(keeper, person, {});
}

Result<Receipt> Ledger::add(const Signer& analyst, const Evidence& evidence,
                            const std::string& name) {
  auto facts = facts_of(evidence.determination, name);
  if (!facts) return std::move(facts).faults();
  const std::string policy = sha256(evidence.policy);
  if (policy != facts->policy_sha256)
    return Fault{
        FaultKind::data,
        {name},
        "was made with the policy " + facts->policy_sha256 + ", and the policy given is " + policy,
        "the policy that it was made with"};
  std::vector<NamedDocument> documents = {{facts->determination, evidence.determination},
                                          {policy, evidence.policy}};
  if (evidence.sources) {
    facts->sources = sha256(*evidence.sources);
    documents.push_back({*facts->sources, *evidence.sources});
  }
  return append(analyst, *facts, documents);
}

Result<Receipt> Ledger::review(const Signer& reviewer, std::string id, std::string note) {
  return append(reviewer, ReviewBody{std::move(id), std::move(note)}, {});
}

Result<Receipt> Ledger::publish(const Signer& publisher, std::string id, std::string note) {
  return append(publisher, PublicationBody{std::move(id), std::move(note)}, {});
}

Result<Receipt> Ledger::commit_draw(const Signer& analyst, std::string_view commitment_json,
                                    const std::string& name) {
  const auto commitment = read_commitment(commitment_json, name);
  if (!commitment) return commitment.faults();
  const std::string digest = sha256(commitment_json);
  return append(analyst, DrawBody{hex(commitment->commitment), digest},
                {{digest, commitment_json}});
}

Result<Receipt> Ledger::object(const Signer& person, ObjectionBody objection) {
  if (auto read = refresh(); !read) return std::move(read).faults();
  if (const DeterminationRecord* contested = state_.determination(objection.determination)) {
    const auto bytes = document(contested->body.determination);
    if (!bytes) return bytes.faults();
    const auto published = publishes(*bytes, objection.number, objection.determination);
    if (!published) return published.faults();
    if (!*published)
      return data_fault(objection.determination + " has no number '" + objection.number + "'",
                        "one that it publishes, such as MX.toll");
  }
  return append(person, std::move(objection), {});
}

Result<Receipt> Ledger::answer(const Signer& person, AnswerBody answer) {
  return append(person, std::move(answer), {});
}

Result<IssuedToken> Ledger::issue_token(const Signer& keeper, std::string person, Roles roles,
                                        std::optional<Date> until) {
  auto text = new_token();
  if (!text) return std::move(text).faults();
  auto receipt =
      append(keeper, TokenBody{std::move(person), ordered(roles), sha256(*text), until}, {});
  if (!receipt) return std::move(receipt).faults();
  return IssuedToken{*std::move(receipt), *std::move(text)};
}

Result<Receipt> Ledger::revoke(const Signer& keeper, std::string digest) {
  return append(keeper, RevocationBody{std::move(digest)}, {});
}

}  // namespace setpoint::ledger
