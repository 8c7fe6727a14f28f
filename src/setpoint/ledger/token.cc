#include "setpoint/ledger/token.h"

#include <sodium.h>

#include <array>

#include "setpoint/core/digest.h"

namespace setpoint::ledger {

Result<std::string> new_token() {
  constexpr std::size_t kBytes = 32;
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  if (sodium_init() < 0)
    return Fault{FaultKind::machine, {}, "no source of randomness", "one for a new token"};
  std::array<unsigned char, kBytes> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, sodium_base64_ENCODED_LEN(kBytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING)>
      text{};
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
  return "sp_" + std::string(text.data());
}

std::optional<TokenHolder> find_token(const State& state, std::string_view text,
                                      const Date& today) {
  const std::string digest = sha256(text);
  const TokenRecord* found = nullptr;
  for (const TokenRecord& token : state.tokens())
    if (sodium_memcmp(token.body.digest.data(), digest.data(), digest.size()) == 0) found = &token;
  if (found == nullptr || found->revoked) return std::nullopt;
  if (found->body.until && *found->body.until < today) return std::nullopt;
  const auto person = state.persons().find(found->body.person);
  if (person == state.persons().end()) return std::nullopt;
  TokenHolder holder{found->body.person, {}};
  for (const Role role : found->body.roles)
    if (has(person->second.roles, role)) holder.roles.push_back(role);
  if (holder.roles.empty()) return std::nullopt;
  return holder;
}

}  // namespace setpoint::ledger
