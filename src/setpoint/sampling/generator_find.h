// What a synthetic find weighs and holds.
//
//   pills       number lognormal of median 3,000 (at least 1), 0.11 g each; purity
//               Beta(20, 1000), about 2 mg in a pill
//   powder      mass lognormal of median 100 g; purity Beta(2, 16)
//   adulterant  mass lognormal of median 150 g; purity Beta(2, 40); the host cocaine,
//               methamphetamine or heroin, 6 : 3 : 1
//
// Sigma is 1 throughout. All are assumptions, of an order that lets each form count in pure mass;
// no source is claimed.
#pragma once

#include <cstdint>
#include <string_view>

#include "setpoint/core/channel.h"
#include "setpoint/core/random.h"

namespace setpoint {

// In whole units, as written in the log.
struct SyntheticFind {
  Outcome form{};
  std::uint64_t gross_mg = 0;    // milligrams, at least 1
  std::uint64_t purity_1e5 = 0;  // in 1e-5, at least 1
  std::uint64_t pills = 0;       // of pills
  std::string_view host;         // of an adulterant
};

[[nodiscard]] SyntheticFind draw_find(Stream& stream, Outcome form);

// The mean pure mass of a find before rounding, grams: the lognormal mean times the beta's.
[[nodiscard]] double mean_pure_grams(Outcome form);

}  // namespace setpoint
