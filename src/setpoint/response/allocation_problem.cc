#include "setpoint/response/allocation_problem.h"

#include <algorithm>

#include "setpoint/core/elementary.h"

namespace setpoint {

double reach(double s) {
  // Below this the series has seven terms too many already, and 1 - exp(-s) would lose digits.
  constexpr double kSmall = 1e-2;
  if (s < kSmall)
    return s * (1 - s / 2 * (1 - s / 3 * (1 - s / 4 * (1 - s / 5 * (1 - s / 6 * (1 - s / 7))))));
  return 1 - exponential(-s);
}

bool EffectDraws::idle() const {
  return std::all_of(effect.begin(), effect.end(), [](double e) { return e == 0; });
}

bool AllocationProblem::useful(std::size_t region, std::size_t intervention) const {
  const RegionTerms& terms = regions[region];
  return terms.units[intervention] > 0 && terms.weight > 0 && !interventions[intervention].idle() &&
         std::any_of(terms.deaths.begin(), terms.deaths.end(), [](double b) { return b > 0; });
}

double AllocationProblem::most(std::size_t region, std::size_t intervention) const {
  const RegionTerms& terms = regions[region];
  const double full = kCompleteReach * interventions[intervention].cost * terms.units[intervention];
  const Bounds& cell = terms.cells[intervention];
  return std::min(cell.high, std::max(cell.low, full));
}

std::vector<double> averted_draws(const AllocationProblem& problem, std::size_t region,
                                  std::span<const double> row) {
  const RegionTerms& terms = problem.regions[region];
  std::vector<double> share(problem.draws(), 0.0);
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!(row[i] > 0) || !(terms.units[i] > 0)) continue;
    const EffectDraws& draws = problem.interventions[i];
    const double z = row[i] / (draws.cost * terms.units[i]);
    for (std::size_t d = 0; d < share.size(); ++d)
      share[d] += (1 - share[d]) * (draws.effect[d] * reach(z * draws.pace[d]));
  }
  for (std::size_t d = 0; d < share.size(); ++d) share[d] *= terms.deaths[d];
  return share;
}

double region_value(const AllocationProblem& problem, std::size_t region,
                    std::span<const double> row) {
  double sum = 0;
  for (const double averted : averted_draws(problem, region, row)) sum += averted;
  return problem.regions[region].weight * (sum / static_cast<double>(problem.draws()));
}

double objective(const AllocationProblem& problem, const Spending& x) {
  double sum = 0;
  for (std::size_t r = 0; r < x.size(); ++r) sum += region_value(problem, r, x[r]);
  return sum;
}

std::vector<double> region_slopes(const AllocationProblem& problem, std::size_t region,
                                  std::span<const double> row) {
  const RegionTerms& terms = problem.regions[region];
  const std::size_t draws = problem.draws();
  std::vector<double> left(draws);
  for (std::size_t d = 0; d < draws; ++d)
    left[d] = terms.weight * terms.deaths[d] / static_cast<double>(draws);
  const auto saturation = [&](std::size_t i) {
    return row[i] / (problem.interventions[i].cost * terms.units[i]);
  };
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!(row[i] > 0) || !(terms.units[i] > 0)) continue;
    const EffectDraws& of = problem.interventions[i];
    for (std::size_t d = 0; d < draws; ++d)
      left[d] *= 1 - of.effect[d] * reach(saturation(i) * of.pace[d]);
  }
  std::vector<double> slopes(row.size(), 0.0);
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!(terms.units[i] > 0)) continue;
    const EffectDraws& of = problem.interventions[i];
    double sum = 0;
    for (std::size_t d = 0; d < draws; ++d) {
      const double reached = reach(saturation(i) * of.pace[d]);
      sum += left[d] * (of.effect[d] * of.pace[d] * (1 - reached)) / (1 - of.effect[d] * reached);
    }
    slopes[i] = sum / (of.cost * terms.units[i]);
  }
  return slopes;
}

}  // namespace setpoint
