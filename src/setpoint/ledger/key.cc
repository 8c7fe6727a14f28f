#include "setpoint/ledger/key.h"

#include <sodium.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "setpoint/core/utf8.h"
#include "setpoint/ledger/key_file.h"

namespace setpoint::ledger {
namespace {

constexpr std::string_view kSecretMember = "\"secret\":\"";
constexpr std::string_view kSchema = "setpoint.key/1";
constexpr std::size_t kSeedDigits = 64;

static_assert(crypto_sign_SEEDBYTES * 2 == kSeedDigits);
static_assert(crypto_sign_PUBLICKEYBYTES * 2 == kKeyDigits);
static_assert(crypto_sign_BYTES * 2 == kSignatureDigits);

bool from_hex(std::string_view hex, unsigned char* out, std::size_t bytes) {
  std::size_t read = 0;
  return is_hex(hex, bytes * 2) &&
         sodium_hex2bin(out, bytes, hex.data(), hex.size(), nullptr, &read, nullptr) == 0 &&
         read == bytes;
}

std::string to_hex(const unsigned char* bytes, std::size_t count) {
  std::string hex(count * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes, count);
  hex.pop_back();
  return hex;
}

std::string head_of_file(const std::string& name, const std::string& public_key) {
  std::string text =
      nlohmann::ordered_json{{"schema", kSchema}, {"name", name}, {"public", public_key}}.dump();
  text.pop_back();
  return text + "," + std::string(kSecretMember);
}

}  // namespace

bool is_name(std::string_view text) {
  constexpr std::size_t kLongest = 200;
  const auto control = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) == 0x7f;
  };
  return !text.empty() && text.size() <= kLongest && first_malformed(text) == text.size() &&
         text.front() != ' ' && text.back() != ' ' &&
         std::none_of(text.begin(), text.end(), control);
}

bool is_hex(std::string_view text, std::size_t digits) {
  return text.size() == digits && text.find_first_not_of("0123456789abcdef") == text.npos;
}

void KeyPair::derive(const unsigned char* seed) {
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> known{};
  crypto_sign_seed_keypair(known.data(), secret_.data(), seed);
  public_ = to_hex(known.data(), known.size());
}

void KeyPair::wipe() {
  sodium_memzero(secret_.data(), secret_.size());
}

KeyPair::KeyPair(KeyPair&& other) noexcept
    : name_(std::move(other.name_)), public_(std::move(other.public_)), secret_(other.secret_) {
  other.wipe();
}

KeyPair& KeyPair::operator=(KeyPair&& other) noexcept {
  if (this == &other) return *this;
  name_ = std::move(other.name_);
  public_ = std::move(other.public_);
  secret_ = other.secret_;
  other.wipe();
  return *this;
}

KeyPair::~KeyPair() {
  wipe();
}

Result<KeyPair> KeyPair::generate(std::string name) {
  if (!is_name(name))
    return Fault{FaultKind::usage,
                 {},
                 "'" + name + "' cannot name a person",
                 "1 to 200 bytes of text without control characters or outer spaces"};
  if (sodium_init() < 0)
    return Fault{FaultKind::machine, {}, "no source of randomness", "one for a new key"};
  KeyPair pair;
  pair.name_ = std::move(name);
  std::array<unsigned char, crypto_sign_SEEDBYTES> seed{};
  randombytes_buf(seed.data(), seed.size());
  pair.derive(seed.data());
  sodium_memzero(seed.data(), seed.size());
  return pair;
}

Result<KeyPair> KeyPair::read(const std::filesystem::path& file) {
  auto read = read_secret_file(file);
  if (!read) return std::move(read).faults();
  std::string& text = *read;
  const Fault malformed{
      FaultKind::data, {file.string()}, "not a key file", "one that 'setpoint ledger key' wrote"};
  KeyPair pair;
  std::array<unsigned char, crypto_sign_SEEDBYTES> seed{};
  const std::size_t member = text.rfind(kSecretMember);
  const std::size_t at = member == text.npos ? text.size() : member + kSecretMember.size();
  const bool held =
      at + kSeedDigits <= text.size() &&
      from_hex(std::string_view(text).substr(at, kSeedDigits), seed.data(), seed.size());
  if (held) pair.derive(seed.data());
  sodium_memzero(seed.data(), seed.size());
  // The secret leaves the text before anything else reads, and may copy, it.
  if (held)
    std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(at), kSeedDigits, '0');
  else
    sodium_memzero(text.data(), text.size());
  if (!held) return malformed;
  const auto json = nlohmann::ordered_json::parse(text, nullptr, false);
  if (!json.is_object() || json.size() != 4 || !json.contains("name") ||
      !json["name"].is_string() || !json.contains("public") || !json["public"].is_string())
    return malformed;
  pair.name_ = json["name"].get<std::string>();
  if (!is_name(pair.name_) || text != head_of_file(pair.name_, json["public"].get<std::string>()) +
                                          std::string(kSeedDigits, '0') + "\"}\n")
    return malformed;
  if (json["public"].get<std::string>() != pair.public_)
    return Fault{FaultKind::data,
                 {file.string()},
                 "the two keys do not belong together",
                 "a key file as it was written"};
  return pair;
}

Result<Done> KeyPair::write(const std::filesystem::path& file) const {
  std::string text = head_of_file(name_, public_);
  text.reserve(text.size() + kSeedDigits + 4);
  std::array<char, kSeedDigits + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), secret_.data(), crypto_sign_SEEDBYTES);
  text.append(hex.data(), kSeedDigits);
  text += "\"}\n";
  auto written = write_secret_file(file, text);
  sodium_memzero(hex.data(), hex.size());
  sodium_memzero(text.data(), text.size());
  return written;
}

std::string KeyPair::sign(std::string_view bytes) const {
  std::array<unsigned char, crypto_sign_BYTES> signature{};
  crypto_sign_detached(signature.data(), nullptr,
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                       secret_.data());
  return to_hex(signature.data(), signature.size());
}

bool is_signed_by(std::string_view public_key, std::string_view bytes, std::string_view signature) {
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> key{};
  std::array<unsigned char, crypto_sign_BYTES> given{};
  return from_hex(public_key, key.data(), key.size()) &&
         from_hex(signature, given.data(), given.size()) &&
         crypto_sign_verify_detached(given.data(),
                                     reinterpret_cast<const unsigned char*>(bytes.data()),
                                     bytes.size(), key.data()) == 0;
}

}  // namespace setpoint::ledger
