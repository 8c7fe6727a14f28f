#include "setpoint/ledger/entry.h"

#include "setpoint/core/digest.h"

namespace setpoint::ledger {

std::string no_hash() {
  return std::string(64, '0');
}

std::string hash_of(const Entry& entry) {
  std::string bytes = "setpoint.entry/1\n";
  const auto add = [&](const std::string& text) {
    bytes += std::to_string(text.size()) + ":" + text + "\n";
  };
  add(std::to_string(entry.number));
  add(entry.recorded);
  add(entry.kind);
  add(entry.subject);
  add(entry.body);
  add(entry.author);
  add(entry.public_key);
  add(entry.previous);
  return sha256(bytes);
}

Entry sealed(Entry entry, const KeyPair& key) {
  entry.public_key = key.public_key();
  entry.hash = hash_of(entry);
  entry.signature = key.sign(entry.hash);
  return entry;
}

}  // namespace setpoint::ledger
