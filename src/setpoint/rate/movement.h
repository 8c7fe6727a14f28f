// Movement: whether a flow, or the deaths related to it, fell or rose between two windows.
//
// With L and L' the flow before and now, delta the material change, the reference l = max(L, floor)
// and a start a (kStart), each draw gives two log ratios
//
//   w- = log((L' + a l) / (max(L - delta l, 0) + a l))     below 0: it fell by more than delta l
//   w+ = log((L' + a l) / (L + delta l + a l))             above 0: it rose by more than delta l
//
// A factor common to both windows multiplies L, L' and the floor alike and cancels: the part of an
// interception probability or a purity that is the same in all years. A flow that was nothing is
// measured against the floor. Errors of flows are proportional to them, so logs of their ratios are
// close to normal, and Wald tests on the mean and standard deviation of the draws hold their level
// far into the tail, where error control looks (a thousand draws cannot resolve a probability of
// 1e-4 by counting):
//
//   fell        reject w- >= 0:   p = Phi(mean / sd)
//   rose        reject w+ <= 0:   p = Phi(-mean / sd)
//   unchanged   reject w- <= 0 and w+ >= 0 (two one-sided tests, Schuirmann 1987)
//
// Where there is no spread the sign decides, and a change of exactly delta rejects nothing. Deaths
// are counts: D' - D + delta D and D' - D - delta D with the variance phi (D' + D). Model, section
// 5; docs/methodology.md, section 7, says why not the difference of flows.
#pragma once

#include <string_view>

#include "setpoint/core/trace.h"

namespace setpoint {

// What is said of a flow ("improved") and of deaths ("fell").
enum class Movement {
  fell,
  rose,
  unchanged,
  insufficient,  // evidence to say any of these
};
[[nodiscard]] std::string_view name_of_flow(Movement movement);
[[nodiscard]] std::string_view name_of_deaths(Movement movement);

// The log ratio starts with a twentieth of the reference: finite where nothing came, and without
// effect where a fall is not nearly total.
inline constexpr double kStart = 0.05;

// A statistic under test: its mean and standard deviation over the draws.
struct Spread {
  double mean = 0;
  double deviation = 0;
};
// Of the logs. Draws that cannot be measured (a single one; logs that are not finite, unless all
// are infinite alike) show nothing: their deviation is infinite.
[[nodiscard]] Spread log_spread(const Uncertain& ratio);

// The one-sided p-values of a change. `fall` and `rise` are adjusted with all others of the
// determination before they call anything; the other two only ever hold a rate and are not.
struct ChangeTests {
  Spread below;  // w-, or D' - D + delta D
  Spread above;  // w+, or D' - D - delta D
  double fall = 1;
  double rise = 1;
  double not_fallen = 1;
  double not_risen = 1;
};
[[nodiscard]] ChangeTests change_tests(const Spread& below, const Spread& above);

// Of a count, before and now, with variance dispersion * (before + now).
[[nodiscard]] ChangeTests count_tests(Deaths before, Deaths now, Fraction material_change,
                                      Fraction dispersion);

// fall and rise are the adjusted p-values; alpha is one-sided.
[[nodiscard]] Movement movement_of(const ChangeTests& tests, double fall, double rise,
                                   double alpha);

// The statistics of a flow in a trace.
struct FlowChange {
  Traced<Mass> before;
  Traced<Mass> now;
  Traced<Mass> change;  // L' - L
  Traced<Pure> below;   // whose log is w-
  Traced<Pure> above;   // whose log is w+
};
[[nodiscard]] FlowChange flow_change(Traced<Mass> before, Traced<Mass> now, Traced<Mass> floor,
                                     Traced<Pure> material_change);

}  // namespace setpoint
