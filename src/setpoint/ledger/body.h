// What entries say, by kind: one JSON object on one line, members in the order below, none more.
//
//   person         name, public, roles         who may do what from here on; a later one of the
//                                              same name replaces it
//   determination  id, first, last, previous, policy {name, version, sha256}, dataset {name,
//                  sha256}, seed, draws, program, documents {determination, policy, sources}
//   review         id, note
//   publication    id, note
//   draw           commitment, document        commitment.json of 'setpoint draw commit'
//   token          person, roles, digest, until
//   revocation     digest
//   objection      determination, number, text
//   answer         objection, text             objection: the number of its entry
//
// Digests of documents are SHA-256; what is absent is null.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/core/quarter.h"
#include "setpoint/ledger/role.h"

namespace setpoint::ledger {

struct PersonBody {
  std::string name;
  std::string public_key;
  Roles roles;
};

struct DeterminationBody {
  std::string id;
  Quarter first;  // the valid period: the window; it is about its last quarter
  Quarter last;
  std::optional<std::string> previous;  // id of the one before it in its chain
  std::string policy_name;
  std::string policy_version;
  std::string policy_sha256;
  std::string dataset_name;
  std::string dataset_sha256;
  std::uint64_t seed = 0;
  std::uint64_t draws = 0;
  std::optional<std::string> program;  // version; absent where the document does not say
  std::string determination;           // digests of documents
  std::string policy;
  std::optional<std::string> sources;
};

struct ReviewBody {
  std::string id;
  std::string note;
};

struct PublicationBody {
  std::string id;
  std::string note;
};

struct DrawBody {
  std::string commitment;
  std::string document;  // digest
};

struct TokenBody {
  std::string person;
  Roles roles;
  std::string digest;         // of the token's text
  std::optional<Date> until;  // the last day on which it is good, UTC
};

struct RevocationBody {
  std::string digest;
};

struct ObjectionBody {
  std::string determination;  // id
  std::string number;         // published, such as "MX.toll"
  std::string text;
};

struct AnswerBody {
  std::uint64_t objection = 0;
  std::string text;
};

using Body = std::variant<PersonBody, DeterminationBody, ReviewBody, PublicationBody, DrawBody,
                          TokenBody, RevocationBody, ObjectionBody, AnswerBody>;

[[nodiscard]] std::string_view kind(const Body& body);
[[nodiscard]] std::string subject(const Body& body);
// Precondition: texts are UTF-8 (is_sound).
[[nodiscard]] std::string to_text(const Body& body);

// What of the body is not as it must be, whatever the ledger holds: names, digests, ids, texts.
// Nothing if all is.
[[nodiscard]] std::optional<std::string> unsound(const Body& body);

// The body that gives exactly this text, or nothing; sound.
[[nodiscard]] std::optional<Body> parse_body(std::string_view kind, std::string_view text);

// Digests of the documents that the body names.
[[nodiscard]] std::vector<std::string> documents(const Body& body);

}  // namespace setpoint::ledger
