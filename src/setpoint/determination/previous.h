// What a determination hands on to the next of its chain: rates, phases, iota and the baseline.
//
// Nothing else: flows and deaths of its window are computed again from the present tables, policy
// and seed, so that a movement never compares two states of knowledge. Model, section 5.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

#include "setpoint/core/channel.h"
#include "setpoint/core/country.h"
#include "setpoint/core/fault.h"
#include "setpoint/determination/determination.h"
#include "setpoint/flow/window.h"
#include "setpoint/rate/rule.h"

namespace setpoint {

// Full rates of one outcome.
struct StandingRate {
  double adjustment = 0;  // fraction of customs value
  double toll = 0;        // dollars an entry
  friend bool operator==(const StandingRate&, const StandingRate&) = default;
};

struct Previous {
  struct OfCountry {
    int determinations = 1;  // in a row in which it has been liable
    // By rule (the one that is charged, then its two controls) and outcome.
    std::array<std::map<Outcome, StandingRate>, 3> rates;
    friend bool operator==(const OfCountry&, const OfCountry&) = default;
  };
  std::string id;
  Window window{};
  Quarter baseline{};                      // last quarter of the chain's baseline window
  double internalisation = 0;              // iota
  std::string internalised_by;             // id of the determination that solved or was given it
  std::map<Country, OfCountry> countries;  // those that are liable

  // Everything above, for a digest: two that hand on the same have the same text.
  [[nodiscard]] std::string text() const;
};

[[nodiscard]] Previous handed_on(const Determination& determination);

// The same from the text of a determination.json; file: its name for faults.
// Faults (data): not a determination of this schema, or one that lacks what is handed on.
[[nodiscard]] Result<Previous> read_previous(std::string_view json, const std::string& file);

}  // namespace setpoint
