// A supply network that is made up, for trials and demonstrations: no actor in it exists.
//
// Roles along the usual chain with recruiters and financiers; few hard-to-replace places (cooks,
// some brokers) between many easy ones (suppliers, transporters, retailers); capacities lognormal
// about what each stage needs to pass the same supply; every actor knows a few of the next stage,
// the well-known more (preferential), and some of its own. Numbers of actors by role and all
// chances are assumptions, in the source.
#pragma once

#include <string>

#include "setpoint/core/random.h"

namespace setpoint {

struct GeneratedNetwork {
  std::string actors_csv;
  std::string ties_csv;
};

// About `actors` of them, at least 20. The same bytes for the same seed on any machine.
[[nodiscard]] GeneratedNetwork generate_network(std::size_t actors, Seed seed);

}  // namespace setpoint
