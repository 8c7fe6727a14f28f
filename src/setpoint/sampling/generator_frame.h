// The strata of a synthetic programme: ports and channels, the origins that arrive by them, how
// many units each has and how often a unit holds something.
//
// Land strata have one origin (2304-truck-MX); mail, express, air and sea have every country's
// units mixed in each PSU (4701-mail). The countries are Mexico, Canada, China, then the codes of
// ISO 3166-1 in their order without the United States; the country of rank r has 1 / (r + 10) of a
// mixed stratum's units, before they are made to add up. Codes of ports are borrowed as labels.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "setpoint/core/channel.h"
#include "setpoint/core/country.h"
#include "setpoint/core/random.h"

namespace setpoint {

// Probability that a unit holds each form.
using FormRates = std::array<double, kOutcomes.size()>;

struct FrameOrigin {
  std::size_t country = 0;  // rank
  double share = 1;         // of the stratum's units; they sum to 1
  FormRates rates{};        // before any change
};

struct FrameStratum {
  std::string port;
  Channel channel{};
  std::string name;
  double share = 0;  // of the inspected units of a quarter; they sum to 1
  std::vector<FrameOrigin> origins;
};

struct GeneratedFrame {
  std::vector<Country> countries;  // by rank
  std::vector<FrameStratum> strata;
};

// The countries by rank.
[[nodiscard]] std::vector<Country> generated_countries(std::size_t countries);

// Rates differ by channel and country (lognormal around the country's level, from the seed) and are
// scaled to a mean over the inspected units of `prevalence`; `spared`, if a country's rank, has
// none. 1 <= countries <= 200.
[[nodiscard]] GeneratedFrame make_frame(Seed seed, std::size_t countries, double prevalence,
                                        std::size_t spared);

}  // namespace setpoint
