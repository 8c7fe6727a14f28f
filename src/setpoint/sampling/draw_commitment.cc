#include "setpoint/sampling/draw_commitment.h"

#include <sodium.h>

#include <algorithm>
#include <utility>

#include "setpoint/core/digest.h"
#include "setpoint/core/utf8.h"

namespace setpoint {
namespace {

constexpr std::string_view kDomain = "setpoint.commitment/1";

Bytes32 hash_of(const Bytes32& seed, const DrawInputs& inputs,
                const std::optional<std::string>& beacon_rule) {
  return DrawMessage()
      .field(kDomain)
      .field(seed)
      .field(inputs.frame)
      .field(inputs.allocation)
      .field(beacon_rule.value_or(""))
      .hash();
}

}  // namespace

DrawInputs inputs_of(std::string_view frame, std::string_view allocation) {
  // sha256() gives 64 hexadecimal digits, always.
  return {*parse_hex(sha256(frame)), *parse_hex(sha256(allocation))};
}

Result<Bytes32> new_seed() {
  if (sodium_init() < 0)
    return Fault{FaultKind::machine, {}, "no source of randomness", "one of the operating system"};
  Bytes32 seed{};
  randombytes_buf(seed.data(), seed.size());
  return seed;
}

Result<Done> check_beacon_text(std::string_view text, std::string_view option) {
  constexpr unsigned char kFirstPrintable = 0x20;
  constexpr unsigned char kDelete = 0x7F;
  const bool controls = std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < kFirstPrintable || byte == kDelete;
  });
  if (!text.empty() && !controls && first_malformed(text) == text.size()) return Done{};
  return Fault{FaultKind::usage,
               {},
               std::string(option) + ": a text that is empty, not UTF-8 or not one line",
               "a line of UTF-8 text"};
}

Commitment commit(const Bytes32& seed, const DrawInputs& inputs,
                  std::optional<std::string> beacon_rule) {
  Commitment result{hash_of(seed, inputs, beacon_rule), inputs, {}};
  result.beacon_rule = std::move(beacon_rule);
  return result;
}

bool opens(const Bytes32& seed, const Commitment& commitment) {
  return hash_of(seed, commitment.inputs, commitment.beacon_rule) == commitment.commitment;
}

std::string seed_text(const Bytes32& seed) {
  return hex(seed) + "\n";
}

Result<Bytes32> read_seed(std::string_view text, const std::string& file) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (text.ends_with('\r')) text.remove_suffix(1);
  if (const auto seed = parse_hex(text)) return *seed;
  // What is there is a secret, or was to be one: it is not shown.
  return Fault{FaultKind::data,
               {file, 1, 1},
               "not a seed",
               "64 lower-case hexadecimal digits and a line break"};
}

}  // namespace setpoint
