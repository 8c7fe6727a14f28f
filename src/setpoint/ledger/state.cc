#include "setpoint/ledger/state.h"

#include <utility>

namespace setpoint::ledger {

std::string_view name(Status status) {
  switch (status) {
    case Status::draft:
      return "draft";
    case Status::reviewed:
      return "reviewed";
    case Status::published:
      return "published";
    case Status::superseded:
      return "superseded";
  }
  return "";
}

Status DeterminationRecord::status() const {
  if (superseded_by) return Status::superseded;
  if (publication) return Status::published;
  return review ? Status::reviewed : Status::draft;
}

const DeterminationRecord* State::determination(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &determinations_[found->second];
}

const DeterminationRecord* State::published(Quarter period) const {
  const auto found = published_.find(period);
  return found == published_.end() ? nullptr : &determinations_[found->second];
}

// What an entry that is not refused changes.
class Recorder {
 public:
  Recorder(State& state, const Entry& entry) : state_(state), entry_(entry) {}

  void operator()(const PersonBody& b) {
    state_.persons_[b.name] = {b.name, b.public_key, b.roles, entry_.number};
    state_.keys_.emplace(b.public_key, b.name);
  }
  void operator()(const DeterminationBody& b) {
    state_.by_id_.emplace(b.id, state_.determinations_.size());
    state_.determinations_.push_back({b, act(""), {}, {}, {}});
  }
  void operator()(const ReviewBody& b) { of(b.id).review = act(b.note); }
  void operator()(const PublicationBody& b) {
    const std::size_t place = state_.by_id_.find(b.id)->second;
    DeterminationRecord& now = state_.determinations_[place];
    now.publication = act(b.note);
    const auto [standing, first] = state_.published_.emplace(now.body.last, place);
    if (first) return;
    state_.determinations_[standing->second].superseded_by = b.id;
    standing->second = place;
  }
  void operator()(const DrawBody& b) {
    state_.by_commitment_.emplace(b.commitment, state_.draws_.size());
    state_.draws_.push_back({b, act("")});
  }
  void operator()(const TokenBody& b) {
    state_.by_digest_.emplace(b.digest, state_.tokens_.size());
    state_.tokens_.push_back({b, entry_.number, false});
  }
  void operator()(const RevocationBody& b) {
    state_.tokens_[state_.by_digest_.find(b.digest)->second].revoked = true;
  }
  void operator()(const ObjectionBody& b) {
    state_.by_objection_.emplace(entry_.number, state_.objections_.size());
    state_.objections_.push_back({b, act(""), {}});
  }
  void operator()(const AnswerBody& b) {
    state_.objections_[state_.by_objection_.find(b.objection)->second].answers.push_back(
        act(b.text));
  }

 private:
  [[nodiscard]] Act act(std::string note) const {
    return {entry_.number, entry_.recorded, entry_.author, entry_.public_key, std::move(note)};
  }
  DeterminationRecord& of(const std::string& id) {
    return state_.determinations_[state_.by_id_.find(id)->second];
  }
  State& state_;
  const Entry& entry_;
};

void State::pass_over(const Entry& entry) {
  number_ = entry.number;
  hash_ = entry.hash;
  recorded_ = entry.recorded;
}

void State::add(const Entry& entry, const Body& body) {
  pass_over(entry);
  std::visit(Recorder(*this, entry), body);
}

}  // namespace setpoint::ledger
