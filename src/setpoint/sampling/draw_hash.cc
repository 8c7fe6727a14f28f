#include "setpoint/sampling/draw_hash.h"

#include <sodium.h>

namespace setpoint {
namespace {

const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::optional<unsigned> digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10U;
  return std::nullopt;
}

}  // namespace

DrawMessage& DrawMessage::field(std::string_view bytes) {
  constexpr unsigned kLengthBytes = 8;
  for (unsigned byte = 0; byte < kLengthBytes; ++byte)
    bytes_ += static_cast<char>(static_cast<unsigned char>(bytes.size() >> (8U * byte)));
  bytes_ += bytes;
  return *this;
}

DrawMessage& DrawMessage::field(const Bytes32& bytes) {
  return field(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

Bytes32 DrawMessage::hash() const {
  Bytes32 out{};
  crypto_generichash(out.data(), out.size(), raw(bytes_), bytes_.size(), nullptr, 0);
  return out;
}

Bytes32 DrawMessage::hash(const Bytes32& key) const {
  Bytes32 out{};
  crypto_generichash(out.data(), out.size(), raw(bytes_), bytes_.size(), key.data(), key.size());
  return out;
}

std::string hex(const Bytes32& bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const unsigned byte : bytes) {
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 15U];
  }
  return text;
}

std::optional<Bytes32> parse_hex(std::string_view text) {
  Bytes32 bytes{};
  if (text.size() != 2 * bytes.size()) return std::nullopt;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto high = digit(text[2 * i]);
    const auto low = digit(text[2 * i + 1]);
    if (!high || !low) return std::nullopt;
    bytes[i] = static_cast<unsigned char>(*high * 16U + *low);
  }
  return bytes;
}

std::uint64_t modulo(const Bytes32& number, std::uint64_t m) {
  std::uint64_t rest = 0;
  for (const unsigned char byte : number) rest = ((rest << 8U) + byte) % m;
  return rest;
}

}  // namespace setpoint
