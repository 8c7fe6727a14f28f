// What a chain of entries amounts to: who may do what, and where each determination stands.
//
// Nothing of this is stored; it follows from the entries up to some number.
//
//   draft -> reviewed -> published -> superseded
//
// A draft needs a review by someone with the role reviewer, then a publication by someone with the
// role publisher who is another person than the reviewer: another name, and another key unless both
// acted through a service. The author of a draft is bound by nothing more: review and publication
// are by two people in any case. A determination is published once. It supersedes the one that was
// published for the same valid period, the one whose window ends with the same quarter.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/ledger/body.h"
#include "setpoint/ledger/entry.h"

namespace setpoint::ledger {

enum class Status { draft, reviewed, published, superseded };
[[nodiscard]] std::string_view name(Status status);

// Who did something, when and in which entry.
struct Act {
  std::uint64_t entry = 0;
  std::string recorded;
  std::string author;
  std::string public_key;
  std::string note;
};

struct DeterminationRecord {
  DeterminationBody body;
  Act added;
  std::optional<Act> review;
  std::optional<Act> publication;
  std::optional<std::string> superseded_by;  // id
  [[nodiscard]] Status status() const;
};

struct PersonRecord {
  std::string name;
  std::string public_key;
  Roles roles;  // none: may do nothing any more
  std::uint64_t entry = 0;
};

struct TokenRecord {
  TokenBody body;
  std::uint64_t entry = 0;
  bool revoked = false;
};

struct DrawRecordEntry {
  DrawBody body;
  Act added;
};

struct ObjectionRecord {
  ObjectionBody body;
  Act added;
  std::vector<Act> answers;  // their text is the note
};

// Why an entry may not stand where it does.
struct Refusal {
  std::string column;  // of the entry
  std::string what;
  std::string expected;
};

class State {
 public:
  // Whether the entry may follow: its author and key, the author's roles, what it is about. Number,
  // times, hashes and signature are another matter (chain.h).
  [[nodiscard]] std::optional<Refusal> refusal(const Entry& entry, const Body& body) const;
  // Precondition: it is not refused.
  void add(const Entry& entry, const Body& body);
  // Goes on behind an entry that has no effect: one that should not be there.
  void pass_over(const Entry& entry);

  [[nodiscard]] std::uint64_t number() const { return number_; }  // of the last entry; 0: none
  [[nodiscard]] const std::string& hash() const { return hash_; }
  [[nodiscard]] const std::string& recorded() const { return recorded_; }

  [[nodiscard]] const std::map<std::string, PersonRecord>& persons() const { return persons_; }
  // In the order in which they were added.
  [[nodiscard]] const std::vector<DeterminationRecord>& determinations() const {
    return determinations_;
  }
  [[nodiscard]] const DeterminationRecord* determination(std::string_view id) const;
  // What is published (not superseded) for the valid period that ends with this quarter, or null.
  [[nodiscard]] const DeterminationRecord* published(Quarter period) const;
  [[nodiscard]] const std::vector<DrawRecordEntry>& draws() const { return draws_; }
  [[nodiscard]] const std::vector<TokenRecord>& tokens() const { return tokens_; }
  [[nodiscard]] const std::vector<ObjectionRecord>& objections() const { return objections_; }
  // To whom a key belongs, or ever belonged.
  [[nodiscard]] const std::map<std::string, std::string>& keys() const { return keys_; }

 private:
  friend class Judge;
  friend class Recorder;
  std::uint64_t number_ = 0;
  std::string hash_ = no_hash();
  std::string recorded_;
  std::map<std::string, PersonRecord> persons_;  // by name
  std::map<std::string, std::string> keys_;      // public key -> name
  std::vector<DeterminationRecord> determinations_;
  std::map<std::string, std::size_t, std::less<>> by_id_;
  std::map<Quarter, std::size_t> published_;
  std::vector<DrawRecordEntry> draws_;
  std::map<std::string, std::size_t> by_commitment_;
  std::vector<TokenRecord> tokens_;
  std::map<std::string, std::size_t> by_digest_;
  std::vector<ObjectionRecord> objections_;
  std::map<std::uint64_t, std::size_t> by_objection_;  // number of its entry
};

}  // namespace setpoint::ledger
