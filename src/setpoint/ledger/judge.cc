// Who may do what: State::refusal.
#include <algorithm>
#include <utility>

#include "setpoint/ledger/state.h"

namespace setpoint::ledger {
namespace {

using Verdict = std::optional<Refusal>;

Verdict refuse(std::string column, std::string what, std::string expected) {
  return Refusal{std::move(column), std::move(what), std::move(expected)};
}

// What a service may sign for a person. Who may do what is not among it: that takes a keeper's own
// key.
bool by_service(const Body& body) {
  return !std::holds_alternative<PersonBody>(body) && !std::holds_alternative<TokenBody>(body) &&
         !std::holds_alternative<RevocationBody>(body);
}

}  // namespace

class Judge {
 public:
  Judge(const State& state, const Entry& entry) : state_(state), entry_(entry) {}

  // Who signed, and for whom.
  Verdict author(const Body& body) {
    const auto found = state_.persons_.find(entry_.author);
    if (found == state_.persons_.end())
      return refuse("author", "'" + entry_.author + "' is not in the ledger", "a person who is");
    author_ = &found->second;
    if (has(author_->roles, Role::service))
      return refuse("author", "'" + entry_.author + "' is a service and does nothing in its name",
                    "the person for whom it acts");
    if (entry_.public_key == author_->public_key) return {};
    const auto owner = state_.keys_.find(entry_.public_key);
    if (owner == state_.keys_.end())
      return refuse("public_key", "the key is not in the ledger",
                    "the key of '" + entry_.author + "' or of a service");
    const PersonRecord& signer = state_.persons_.find(owner->second)->second;
    if (signer.public_key != entry_.public_key)
      return refuse("public_key", "the key of '" + signer.name + "' was replaced by another",
                    "the present key");
    if (!has(signer.roles, Role::service))
      return refuse("public_key",
                    "the key of '" + signer.name + "' signed for '" + entry_.author + "'",
                    "the key of '" + entry_.author + "' or of a service");
    if (!by_service(body))
      return refuse("public_key", "a service does not admit persons or issue tokens",
                    "the key of a keeper");
    served_ = true;
    return {};
  }

  Verdict operator()(const PersonBody& b) const {
    if (auto refused = needs(Role::keeper)) return refused;
    const auto owner = state_.keys_.find(b.public_key);
    if (owner != state_.keys_.end() && owner->second != b.name)
      return refuse("body", "the key belongs to '" + owner->second + "'", "a key of one's own");
    const auto before = state_.persons_.find(b.name);
    if (before == state_.persons_.end()) return {};
    const bool was_service = has(before->second.roles, Role::service);
    const bool is_service = has(b.roles, Role::service);
    if (!b.roles.empty() && !before->second.roles.empty() && was_service != is_service)
      return refuse("body", "a person does not become a service, or a service a person",
                    "another name");
    if (has(before->second.roles, Role::keeper) && !has(b.roles, Role::keeper) && keepers() == 1)
      return refuse("body", "'" + b.name + "' is the last keeper", "another keeper first");
    return {};
  }
  Verdict operator()(const DeterminationBody& b) const {
    if (auto refused = needs(Role::analyst)) return refused;
    if (const DeterminationRecord* there = state_.determination(b.id))
      return refuse(
          "body",
          b.id + " is in the ledger already, as entry " + std::to_string(there->added.entry),
          "a determination that is not");
    return {};
  }
  Verdict operator()(const ReviewBody& b) const {
    if (auto refused = needs(Role::reviewer)) return refused;
    return stands(b.id, Status::draft);
  }
  Verdict operator()(const PublicationBody& b) const {
    if (auto refused = needs(Role::publisher)) return refused;
    if (auto refused = stands(b.id, Status::reviewed)) return refused;
    const Act& review = *state_.determination(b.id)->review;
    const bool same_key = review.public_key == entry_.public_key && !served_;
    if (review.author == entry_.author || same_key)
      return refuse("author", "'" + review.author + "' reviewed " + b.id,
                    "publication by another person");
    return {};
  }
  Verdict operator()(const DrawBody& b) const {
    if (auto refused = needs(Role::analyst)) return refused;
    if (state_.by_commitment_.contains(b.commitment))
      return refuse("body", "the commitment is in the ledger already", "one that is not");
    return {};
  }
  Verdict operator()(const TokenBody& b) const {
    if (auto refused = needs(Role::keeper)) return refused;
    const auto person = state_.persons_.find(b.person);
    if (person == state_.persons_.end())
      return refuse("body", "'" + b.person + "' is not in the ledger", "a person who is");
    for (const Role role : b.roles)
      if (!has(person->second.roles, role))
        return refuse("body",
                      "'" + b.person + "' does not have the role " + std::string(name(role)),
                      "roles that the person has: " + text(person->second.roles));
    if (state_.by_digest_.contains(b.digest))
      return refuse("body", "the token is in the ledger already", "a new one");
    return {};
  }
  Verdict operator()(const RevocationBody& b) const {
    if (auto refused = needs(Role::keeper)) return refused;
    const auto token = state_.by_digest_.find(b.digest);
    if (token == state_.by_digest_.end())
      return refuse("body", "no token has this digest", "one that the ledger has");
    if (state_.tokens_[token->second].revoked)
      return refuse("body", "the token is revoked already", "one that is not");
    return {};
  }
  Verdict operator()(const ObjectionBody& b) const {
    if (author_->roles.empty()) return needs(Role::viewer);
    if (state_.determination(b.determination) == nullptr)
      return refuse("body", b.determination + " is not in the ledger", "a determination that is");
    return {};
  }
  Verdict operator()(const AnswerBody& b) const {
    const bool may = has(author_->roles, Role::analyst) || has(author_->roles, Role::reviewer) ||
                     has(author_->roles, Role::publisher);
    if (!may) return needs(Role::analyst);
    if (!state_.by_objection_.contains(b.objection))
      return refuse("body", "entry " + std::to_string(b.objection) + " is no objection",
                    "the number of one");
    return {};
  }

 private:
  [[nodiscard]] Verdict needs(Role role) const {
    if (has(author_->roles, role)) return {};
    return refuse("author",
                  "'" + author_->name + "' does not have the role " + std::string(name(role)),
                  "someone who does");
  }
  [[nodiscard]] Verdict stands(const std::string& id, Status wanted) const {
    const DeterminationRecord* there = state_.determination(id);
    if (there == nullptr)
      return refuse("body", id + " is not in the ledger", "a determination that is");
    if (there->status() == wanted) return {};
    return refuse("body", id + " is " + std::string(name(there->status())),
                  "one that is " + std::string(name(wanted)));
  }
  [[nodiscard]] std::ptrdiff_t keepers() const {
    return std::count_if(state_.persons_.begin(), state_.persons_.end(),
                         [](const auto& each) { return has(each.second.roles, Role::keeper); });
  }

  const State& state_;
  const Entry& entry_;
  const PersonRecord* author_ = nullptr;
  bool served_ = false;  // signed by a service
};

std::optional<Refusal> State::refusal(const Entry& entry, const Body& body) const {
  if (entry.subject != subject(body))
    return refuse("subject", "the subject is not that of the body", "'" + subject(body) + "'");
  if (number_ == 0) {
    // The founder admits himself or herself: nobody else is there.
    const auto* founder = std::get_if<PersonBody>(&body);
    const bool own = founder != nullptr && founder->name == entry.author &&
                     founder->public_key == entry.public_key && has(founder->roles, Role::keeper);
    if (own) return {};
    return refuse("body", "the first entry is not a founder's own", "a keeper who signs it");
  }
  Judge judge(*this, entry);
  if (auto refused = judge.author(body)) return refused;
  return std::visit(judge, body);
}

}  // namespace setpoint::ledger
