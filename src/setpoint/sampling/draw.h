// Draws a sample of PSUs and of units in them by a published method from a seed; docs/drawing.md
// has it in full, with a Python program that does the same.
//
// All hashes are BLAKE2b-256 over length-prefixed fields (draw_hash.h).
//
//   key       K = hash( "setpoint.draw/1", seed, SHA-256 frame, SHA-256 allocation, beacon )
//   PSUs      the n with the least hash_K( "psu", period, stratum, psu ) of the N of a stratum: a
//             simple random sample without replacement, every set of n equally likely
//   units     of a PSU of M units, m = min(units_per_psu, M): with r = hash_K( "start", period,
//             stratum, psu ) as a number modulo M, the units 1 + floor((r + i M) / m), i = 0 .. m-1
//   weight    N M / (n m), the inverse of the probability of inclusion
//
// The systematic rule in whole numbers: the m M pairs (r, i) are the numbers x = r + i M from 0 to
// m M - 1, unit j + 1 is taken for x in [j m, (j + 1) m), and as m <= M no r meets it twice; so m
// of M values of r take it, and its probability is m / M but for the bias of the remainder, below
// M / 2^256. Hashes stand in place of permanent random numbers, the technique of business surveys:
// a PSU's ticket does not depend on the order of the frame.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/core/quarter.h"
#include "setpoint/data/draw_tables.h"
#include "setpoint/sampling/draw_commitment.h"

namespace setpoint {

struct DrawnPsu {
  std::string name;
  std::uint64_t held = 0;   // M, units in the frame
  std::uint64_t taken = 0;  // m
  std::uint64_t start = 0;  // r
  double weight = 0;        // of each of its units
  // The i-th unit selected, i < taken, numbered from 1.
  [[nodiscard]] std::uint64_t unit(std::uint64_t i) const { return 1 + (start + i * held) / taken; }
};

struct DrawnStratum {
  Quarter period;
  std::string name;
  std::uint64_t population = 0;  // PSUs in the frame
  std::vector<DrawnPsu> psus;    // by name
};

struct Selection {
  std::vector<DrawnStratum> strata;  // by period, then name
  [[nodiscard]] std::uint64_t psus() const;
  [[nodiscard]] std::uint64_t units() const;
};

// More units than this are refused: their list would not be read by anyone.
inline constexpr std::uint64_t kMostSelectedUnits = 20'000'000;

[[nodiscard]] Bytes32 draw_key(const Bytes32& seed, const DrawInputs& inputs,
                               const std::optional<std::string>& beacon);

// Errors (data): a stratum of the frame without an allocation or the other way round; more PSUs
// allocated than there are; more than kMostSelectedUnits; a stratum whose N M is above 2^53, where
// a weight would no longer be the nearest double.
[[nodiscard]] Result<Selection> draw_sample(const Frame& frame, const Allocation& allocation,
                                            const Bytes32& key);

// selection.csv: period,stratum,psu,unit,weight, in the order of the selection, units ascending.
[[nodiscard]] std::string selection_csv(const Selection& selection);

}  // namespace setpoint
