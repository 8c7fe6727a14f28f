#include "setpoint/ledger/body_rules.h"

#include <algorithm>

#include "setpoint/core/utf8.h"
#include "setpoint/ledger/key.h"

namespace setpoint::ledger {
namespace {

using Problem = std::optional<std::string>;

constexpr std::size_t kDigest = 64;

Problem digest(std::string_view text, const char* of) {
  if (is_hex(text, kDigest)) return std::nullopt;
  return "the digest of " + std::string(of) + " is not 64 lower-case hexadecimal digits";
}

Problem first_of(std::initializer_list<Problem> problems) {
  for (const Problem& problem : problems)
    if (problem) return problem;
  return std::nullopt;
}

Problem unless(bool holds, const char* what) {
  return holds ? Problem{} : Problem{what};
}

Problem id(std::string_view text) {
  if (is_id(text)) return std::nullopt;
  return "an id is 1 to 100 letters, digits, '.', '-' or '_'";
}

struct Rules {
  Problem operator()(const PersonBody& b) const {
    return first_of({unless(is_name(b.name), "the name cannot name a person"),
                     unless(is_hex(b.public_key, kKeyDigits),
                            "a public key is 64 lower-case hexadecimal digits"),
                     unless(b.roles == ordered(b.roles), "roles stand once each, in their order"),
                     unless(!has(b.roles, Role::service) || b.roles.size() == 1,
                            "a service has no other role")});
  }
  Problem operator()(const DeterminationBody& b) const {
    return first_of({id(b.id), b.previous ? id(*b.previous) : Problem{},
                     unless(b.first <= b.last, "the window ends before it begins"),
                     unless(is_prose(b.policy_name) && is_prose(b.policy_version) &&
                                is_prose(b.dataset_name) && (!b.program || is_prose(*b.program)),
                            "a name or version is not text"),
                     digest(b.policy_sha256, "the policy"), digest(b.dataset_sha256, "the dataset"),
                     digest(b.determination, "determination.json"),
                     digest(b.policy, "the policy's text"),
                     b.sources ? digest(*b.sources, "the sources") : Problem{},
                     unless(b.policy == b.policy_sha256,
                            "the policy's text is not the policy of the determination")});
  }
  Problem operator()(const ReviewBody& b) const { return noted(b.id, b.note); }
  Problem operator()(const PublicationBody& b) const { return noted(b.id, b.note); }
  Problem operator()(const DrawBody& b) const {
    return first_of({digest(b.commitment, "the commitment"), digest(b.document, "its document")});
  }
  Problem operator()(const TokenBody& b) const {
    return first_of({unless(is_name(b.person), "the name cannot name a person"),
                     unless(!b.roles.empty() && b.roles == ordered(b.roles),
                            "a token has at least one role, each once, in their order"),
                     unless(std::all_of(b.roles.begin(), b.roles.end(), may_be_in_token),
                            "a token gives the roles viewer, analyst, reviewer and publisher"),
                     digest(b.digest, "the token")});
  }
  Problem operator()(const RevocationBody& b) const { return digest(b.digest, "the token"); }
  Problem operator()(const ObjectionBody& b) const {
    return first_of({id(b.determination),
                     unless(!b.number.empty() && is_prose(b.number), "no number is named"),
                     unless(!b.text.empty() && is_prose(b.text), "there is no text")});
  }
  Problem operator()(const AnswerBody& b) const {
    return unless(!b.text.empty() && is_prose(b.text), "there is no text");
  }

 private:
  static Problem noted(std::string_view of, std::string_view note) {
    return first_of({id(of), unless(is_prose(note), "the note is not text")});
  }
};

}  // namespace

bool is_id(std::string_view text) {
  constexpr std::size_t kLongest = 100;
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_';
  };
  return !text.empty() && text.size() <= kLongest && text.front() != '.' &&
         std::all_of(text.begin(), text.end(), allowed);
}

bool is_prose(std::string_view text) {
  constexpr std::size_t kLongest = 100'000;
  const auto control = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
  };
  return text.size() <= kLongest && first_malformed(text) == text.size() &&
         std::none_of(text.begin(), text.end(), control);
}

std::optional<std::string> unsound(const Body& body) {
  return std::visit(Rules{}, body);
}

}  // namespace setpoint::ledger
