#include "setpoint/rate/movement.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "setpoint/core/distribution.h"
#include "setpoint/core/elementary.h"

namespace setpoint {
namespace {

// P(Z <= x / deviation); without spread, whether x is on the negative side.
double lower_tail(double x, double deviation) {
  if (deviation > 0) return normal_cdf(x / deviation);
  return x < 0 ? 0 : 1;
}

}  // namespace

std::string_view name_of_flow(Movement movement) {
  constexpr std::array<std::string_view, 4> kNames = {"improved", "worsened", "unchanged",
                                                      "insufficient"};
  return kNames[static_cast<std::size_t>(movement)];
}

std::string_view name_of_deaths(Movement movement) {
  constexpr std::array<std::string_view, 4> kNames = {"fell", "rose", "unchanged", "insufficient"};
  return kNames[static_cast<std::size_t>(movement)];
}

Spread log_spread(const Uncertain& ratio) {
  constexpr double kInfinite = std::numeric_limits<double>::infinity();
  if (ratio.certain()) return {logarithm(ratio.point()), 0};
  if (ratio.draws().size() < 2) return {0, kInfinite};
  std::vector<double> logs;
  logs.reserve(ratio.draws().size());
  for (const double draw : ratio.draws()) logs.push_back(logarithm(draw));
  // Something where nothing was before, in every draw.
  if (std::all_of(logs.begin(), logs.end(), [](double log) { return log == kInfinite; }))
    return {kInfinite, 0};
  const Uncertain of_logs(0, std::move(logs));
  const Spread spread{of_logs.mean(), of_logs.standard_deviation()};
  if (std::isfinite(spread.mean) && std::isfinite(spread.deviation)) return spread;
  return {0, kInfinite};
}

ChangeTests change_tests(const Spread& below, const Spread& above) {
  return {below,
          above,
          lower_tail(below.mean, below.deviation),
          lower_tail(-above.mean, above.deviation),
          lower_tail(-below.mean, below.deviation),
          lower_tail(above.mean, above.deviation)};
}

ChangeTests count_tests(Deaths before, Deaths now, Fraction material_change, Fraction dispersion) {
  const double material = material_change.value() * before.value();
  const double change = (now - before).value();
  const double deviation = std::sqrt(dispersion.value() * (now + before).value());
  return change_tests({change + material, deviation}, {change - material, deviation});
}

Movement movement_of(const ChangeTests& tests, double fall, double rise, double alpha) {
  if (fall <= alpha) return Movement::fell;
  if (rise <= alpha) return Movement::rose;
  return tests.not_fallen <= alpha && tests.not_risen <= alpha ? Movement::unchanged
                                                               : Movement::insufficient;
}

FlowChange flow_change(Traced<Mass> before, Traced<Mass> now, Traced<Mass> floor,
                       Traced<Pure> material_change) {
  Trace& trace = before.trace();
  const Traced<Mass> reference =
      larger(before, floor).named("flow before, or the floor where that is more");
  const Traced<Mass> start =
      constant<Pure>(trace, kStart, "start of the log ratios, as a share of the flow before") *
      reference;
  const Traced<Mass> material = material_change * reference;
  const Traced<Mass> least = larger(before - material, constant<Mass>(trace, 0, "no flow"));
  return {
      before, now, (now - before).named("change of the flow"),
      ((now + start) / (least + start)).named("below 1: it fell by more than the material change"),
      ((now + start) / (before + material + start))
          .named("above 1: it rose by more than the material change")};
}

}  // namespace setpoint
