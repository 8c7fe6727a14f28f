// Commit, reveal, verify: a seed that is fixed before anybody knows what it selects.
//
//   commitment = BLAKE2b-256( field("setpoint.commitment/1"), field(seed),
//                             field(SHA-256 of the frame), field(SHA-256 of the allocation),
//                             field(beacon rule) )
//
// with field() as in draw_hash.h, the seed and the digests as 32 bytes each. The seed is 256 random
// bits, so the commitment says nothing of it; another seed, frame, allocation or rule with the same
// commitment would be a second preimage of BLAKE2b-256.
//
// The beacon rule says which public randomness, that nobody controls and that is not known yet,
// will join the seed ("NIST Randomness Beacon 2.0, pulse of 2026-01-02 12:00 UTC, outputValue").
// Without one, whoever draws could try seeds until one suits and commit to that.
// The schemes and their names: Blum 1983, "Coin flipping by telephone" (SIGACT News 15:23).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "setpoint/core/fault.h"
#include "setpoint/sampling/draw_hash.h"

namespace setpoint {

// SHA-256 of the bytes of the two files.
struct DrawInputs {
  Bytes32 frame{};
  Bytes32 allocation{};
  friend bool operator==(const DrawInputs&, const DrawInputs&) = default;
};
[[nodiscard]] DrawInputs inputs_of(std::string_view frame, std::string_view allocation);

struct Commitment {
  Bytes32 commitment{};
  DrawInputs inputs;
  std::optional<std::string> beacon_rule;
};

// 32 bytes from the operating system: all that is not reproducible here. Errors (machine): no
// source of randomness.
[[nodiscard]] Result<Bytes32> new_seed();

// A beacon and its rule are lines of UTF-8 text that are not empty, without control characters.
// Errors (usage): any other text; `option` is what the fault calls it.
[[nodiscard]] Result<Done> check_beacon_text(std::string_view text, std::string_view option);

[[nodiscard]] Commitment commit(const Bytes32& seed, const DrawInputs& inputs,
                                std::optional<std::string> beacon_rule);
// Whether the commitment is that of this seed with its own inputs and rule.
[[nodiscard]] bool opens(const Bytes32& seed, const Commitment& commitment);

// secret.txt: the seed as 64 hexadecimal digits and a line break.
[[nodiscard]] std::string seed_text(const Bytes32& seed);
// Errors (data): anything else.
[[nodiscard]] Result<Bytes32> read_seed(std::string_view text, const std::string& file);

}  // namespace setpoint
