// What is published of a draw: commitment.json before it, draw.json after it.
//
//   commitment.json  schema "setpoint.commitment/1", method, commitment, beacon_rule (or null),
//                    frame.sha256, allocation.sha256
//   draw.json        schema "setpoint.draw/1", method, the same members, then beacon (or null) and
//                    seed
//
// Digests, commitment and seed are 64 lower-case hexadecimal digits. Exactly these members.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "setpoint/core/fault.h"
#include "setpoint/sampling/draw_commitment.h"

namespace setpoint {

// The name of the method in both files. A change of what is drawn from the same files is another.
inline constexpr std::string_view kDrawMethod = "setpoint-draw-1";

struct DrawRecord {
  Commitment commitment;
  std::optional<std::string> beacon;
  Bytes32 seed{};
};

[[nodiscard]] std::string commitment_json(const Commitment& commitment);
[[nodiscard]] std::string draw_json(const DrawRecord& record);

// Errors (data): text that is not JSON, an unknown, missing or malformed member, another schema or
// method, a beacon without a rule or the other way round (draw.json).
[[nodiscard]] Result<Commitment> read_commitment(std::string_view json, const std::string& file);
[[nodiscard]] Result<DrawRecord> read_draw_record(std::string_view json, const std::string& file);

}  // namespace setpoint
