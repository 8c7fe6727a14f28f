// One entry of the chain.
//
// Each entry holds the hash of the one before it, so none can be changed, inserted or removed
// without changing all that follow; and each is signed.
//
//   hash       SHA-256, in hexadecimal, of "setpoint.entry/1\n" and then of number, recorded, kind,
//              subject, body, author, public_key and previous, each as "<bytes>:<text>\n"
//   signature  Ed25519 of the 64 digits of the hash
//
// Texts carry their length, so no entry can pass for another.
#pragma once

#include <cstdint>
#include <string>

#include "setpoint/ledger/key.h"

namespace setpoint::ledger {

struct Entry {
  std::uint64_t number = 0;  // 1, 2, ...
  std::string recorded;      // record_time.h; never before the entry before it
  std::string kind;          // body.h
  std::string subject;       // whom or what it is about; follows from the body
  std::string body;          // canonical JSON (body.h)
  std::string author;        // the person who did it
  std::string public_key;    // the key that signed: the author's, or a service's (role.h)
  std::string previous;      // hash of the entry before it; 64 zeros for the first
  std::string hash;
  std::string signature;
  friend bool operator==(const Entry&, const Entry&) = default;
};

// What a chain has before its first entry.
[[nodiscard]] std::string no_hash();

[[nodiscard]] std::string hash_of(const Entry& entry);

// With public key, hash and signature of this key.
[[nodiscard]] Entry sealed(Entry entry, const KeyPair& key);

}  // namespace setpoint::ledger
