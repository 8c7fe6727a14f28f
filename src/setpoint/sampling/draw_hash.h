// The hash of the method by which samples are drawn: BLAKE2b-256 over fields that cannot run into
// each other.
//
// A message is a list of fields; field(x) is the length of x as 8 bytes, least first, and then the
// bytes of x. So no two lists of fields are the same message. BLAKE2b (RFC 7693) with 32 bytes of
// output, with or without a key of 32 bytes, by libsodium; hashlib.blake2b(message, digest_size=32,
// key=key) of Python gives the same.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace setpoint {

using Bytes32 = std::array<unsigned char, 32>;

class DrawMessage {
 public:
  DrawMessage& field(std::string_view bytes);
  DrawMessage& field(const Bytes32& bytes);
  [[nodiscard]] Bytes32 hash() const;
  [[nodiscard]] Bytes32 hash(const Bytes32& key) const;

 private:
  std::string bytes_;
};

// 64 lower-case hexadecimal digits, and back; nothing for any other text.
[[nodiscard]] std::string hex(const Bytes32& bytes);
[[nodiscard]] std::optional<Bytes32> parse_hex(std::string_view text);

// The 32 bytes as one number, the first byte the most significant, modulo m. 1 <= m <= 2^32.
[[nodiscard]] std::uint64_t modulo(const Bytes32& number, std::uint64_t m);

}  // namespace setpoint
