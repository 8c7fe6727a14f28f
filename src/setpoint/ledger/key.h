// The Ed25519 key pair of a person, and the file that holds it.
//
//   {"schema":"setpoint.key/1","name":"Ada Lovelace","public":"<64 hex>","secret":"<64 hex>"}
//
// public is the key that the ledger knows, secret the seed that both keys follow from (RFC 8032).
// Whoever has the file signs as the person: it is written for its owner alone (0600), and refused
// where others could read it. The secret is wiped from memory when the pair ends.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "setpoint/core/fault.h"

namespace setpoint::ledger {

// Whether a text can name a person: UTF-8 of 1 to 200 bytes, no control characters, no space at
// either end.
[[nodiscard]] bool is_name(std::string_view text);
// Exactly so many lower-case hexadecimal digits.
[[nodiscard]] bool is_hex(std::string_view text, std::size_t digits);
inline constexpr std::size_t kKeyDigits = 64;
inline constexpr std::size_t kSignatureDigits = 128;

class KeyPair {
 public:
  // Errors: a name that is none (usage), no randomness (machine).
  [[nodiscard]] static Result<KeyPair> generate(std::string name);
  // Errors (data): no such file, one that others may read, not a key file, keys that do not belong
  // together; (machine) a file that cannot be read.
  [[nodiscard]] static Result<KeyPair> read(const std::filesystem::path& file);

  KeyPair(KeyPair&& other) noexcept;
  KeyPair& operator=(KeyPair&& other) noexcept;
  ~KeyPair();

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::string& public_key() const { return public_; }  // 64 hex digits
  // Of any bytes; 128 hex digits.
  [[nodiscard]] std::string sign(std::string_view bytes) const;
  // Appears whole, and never in place of another file. Errors: there is one (usage), the system's
  // reason (machine).
  [[nodiscard]] Result<Done> write(const std::filesystem::path& file) const;

 private:
  static constexpr std::size_t kSecretBytes = 64;  // seed and public key, as libsodium has it
  KeyPair() = default;
  void derive(const unsigned char* seed);
  void wipe();
  std::string name_;
  std::string public_;
  std::array<unsigned char, kSecretBytes> secret_{};
};

// Whether the signature of these bytes is of this key; false for what is not hexadecimal.
[[nodiscard]] bool is_signed_by(std::string_view public_key, std::string_view bytes,
                                std::string_view signature);

}  // namespace setpoint::ledger
