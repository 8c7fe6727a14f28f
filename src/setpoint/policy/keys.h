// The keys of the policy, each with its dimension: a rate cannot be read where money is meant.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "setpoint/core/channel.h"
#include "setpoint/core/unit.h"

namespace setpoint {

template <class D>
struct NumberKey {
  std::string name;
};

// Handheld devices see fentanyl in a find of high purity, and hardly in one of low.
enum class PurityClass { low, high };
inline constexpr std::array kPurityClasses = {PurityClass::low, PurityClass::high};

namespace keys {

inline const NumberKey<Pure> window_quarters{"window.quarters"};
inline const NumberKey<Pure> window_step_quarters{"window.step_quarters"};
inline constexpr std::string_view window_baseline = "window.baseline";  // optional, a quarter

inline const NumberKey<Pure> movement_confidence{"movement.confidence"};
inline const NumberKey<Pure> material_change{"movement.material_change"};
inline const NumberKey<Pure> floor_share{"movement.floor_share"};
inline const NumberKey<Pure> min_finds{"movement.min_finds"};
inline constexpr std::string_view error_control = "movement.error_control";
inline const NumberKey<Pure> deaths_dispersion{"deaths.dispersion"};
inline const NumberKey<Pure> liability_flow_share{"liability.flow_share"};
inline const NumberKey<Pure> precursors_share{"precursors.share"};
inline constexpr std::string_view lag_weights = "lag.weights";  // list
inline const NumberKey<Pure> domestic_share{"footprint.domestic_share"};
inline constexpr std::string_view deaths_outcome_share = "deaths.outcome_share";  // shares

inline constexpr std::string_view basis_path = "basis.path";
inline const NumberKey<Pure> internalisation{"basis.internalisation"};     // or
inline const NumberKey<Money> revenue_target{"basis.revenue_target_usd"};  // exactly one
inline const NumberKey<Per<Money, Mortality>> cost_per_death{"basis.cost_per_death_usd"};
inline const NumberKey<Pure> regulation_cost_us{"basis.regulation_cost_us"};

inline const NumberKey<Pure> offset_threshold{"rule.offset_threshold"};
inline constexpr std::string_view credit_requires = "rule.credit_requires";
inline constexpr std::string_view rule_phase_in = "rule.phase_in";  // list
inline const NumberKey<Pure> step_adjustment{"rule.step_adjustment"};
inline const NumberKey<Per<Money, Travel>> step_toll{"rule.step_toll"};
inline const NumberKey<Pure> floor_adjustment{"rule.floor_adjustment"};
inline const NumberKey<Per<Money, Travel>> floor_toll{"rule.floor_toll"};
inline const NumberKey<Pure> cap_adjustment{"rule.cap_adjustment"};
inline const NumberKey<Per<Money, Travel>> cap_toll{"rule.cap_toll"};

// The sampled tier.
inline const NumberKey<Pure> evidence_coverage{"evidence.coverage"};
inline constexpr std::string_view single_psu = "sampling.single_psu";
inline constexpr std::string_view variance_floor = "sampling.variance_floor";
// The probability that a channel's method detects a find; where it is not set, 1.
[[nodiscard]] inline NumberKey<Pure> sensitivity(Channel channel, PurityClass purity) {
  return {"sampling.sensitivity." + std::string(name(channel)) +
          (purity == PurityClass::low ? ".low_purity" : ".high_purity")};
}
// The highest purity that is low.
inline const NumberKey<Pure> sensitivity_purity_limit{"sampling.sensitivity_purity_limit"};
// By mass, relative to fentanyl.
[[nodiscard]] inline NumberKey<Pure> potency(std::string_view substance) {
  return {"potency." + std::string(substance)};
}

// The default tier.
[[nodiscard]] inline NumberKey<Pure> interception(Channel channel) {
  return {"default.interception." + std::string(name(channel))};
}
[[nodiscard]] inline NumberKey<Pure> purity(Outcome outcome) {
  return {"default.purity." + std::string(name(outcome))};
}
inline constexpr std::string_view outcome_share = "default.outcome_share";  // shares of pure mass
// Shares of a stream's gross mass over channels, and of its pure mass over countries seen.
[[nodiscard]] inline std::string channel_share(std::string_view stream) {
  return "default.channel_share." + std::string(stream);
}
[[nodiscard]] inline std::string origin_share(std::string_view stream) {
  return "default.origin_share." + std::string(stream);
}
inline const NumberKey<Mass> consumption_ceiling{"default.consumption_ceiling_kg"};

inline const NumberKey<Pure> trade_relation_goods_share{"control.trade_relation_goods_share"};

inline const NumberKey<Pure> trade_elasticity{"trade.elasticity"};
inline const NumberKey<Pure> trade_pass_through{"trade.pass_through"};
inline const NumberKey<Pure> toll_elasticity{"toll.elasticity"};
inline const NumberKey<Pure> toll_pass_through{"toll.pass_through"};
inline const NumberKey<Per<Money, Travel>> trip_cost{"toll.trip_cost_usd"};

}  // namespace keys
}  // namespace setpoint
