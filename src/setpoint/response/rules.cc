#include "setpoint/response/rules.h"

#include <utility>

#include "setpoint/response/allocation_solver.h"

namespace setpoint {
namespace {

constexpr std::size_t kMostRegions = 500;

std::vector<double> shares(std::vector<double> weights) {
  double sum = 0;
  for (const double weight : weights) sum += weight;
  for (double& weight : weights) weight = sum > 0 ? weight / sum : 0;
  return weights;
}

Spending in_equal_parts(const AllocationProblem& problem, const std::vector<double>& share) {
  Spending x;
  const std::size_t n = problem.interventions.size();
  for (std::size_t r = 0; r < share.size(); ++r) {
    std::size_t useful = 0;
    for (std::size_t i = 0; i < n; ++i) useful += problem.useful(r, i) ? 1U : 0U;
    std::vector<double> row(n, 0.0);
    for (std::size_t i = 0; i < n; ++i)
      if (problem.useful(r, i)) row[i] = problem.budget * share[r] / static_cast<double>(useful);
    x.push_back(std::move(row));
  }
  return x;
}

Result<Spending> best_use(const AllocationProblem& problem, const std::vector<double>& share,
                          std::size_t threads) {
  // No bound but each region's part: the regions fall apart.
  AllocationProblem fixed = problem;
  for (std::size_t r = 0; r < share.size(); ++r) {
    RegionTerms& terms = fixed.regions[r];
    double most = 0;
    for (std::size_t i = 0; i < terms.cells.size(); ++i) {
      terms.cells[i] = {};
      if (problem.useful(r, i)) most += fixed.most(r, i);
    }
    const double part = std::min(problem.budget * share[r], most);
    terms.total = {part, part};
  }
  for (Bounds& bounds : fixed.national) bounds = {};
  fixed.budget *= 2;  // binds nowhere
  auto best = solve_allocation(fixed, threads);
  if (!best) return best.faults();
  return std::move(best->x);
}

Spending cheapest(const AllocationProblem& problem) {
  const std::size_t n = problem.interventions.size();
  std::vector<double> worth(n, 0.0), units(n, 0.0);
  for (std::size_t r = 0; r < problem.regions.size(); ++r) {
    const auto slopes = region_slopes(problem, r, std::vector<double>(n, 0.0));
    for (std::size_t i = 0; i < n; ++i) {
      worth[i] += slopes[i] * problem.regions[r].units[i];
      units[i] += problem.regions[r].units[i];
    }
  }
  std::size_t best = 0;
  for (std::size_t i = 0; i < n; ++i) {
    worth[i] = units[i] > 0 ? worth[i] / units[i] : 0;
    if (worth[i] > worth[best]) best = i;
  }
  Spending x;
  for (const RegionTerms& terms : problem.regions) {
    std::vector<double> row(n, 0.0);
    if (units[best] > 0) row[best] = problem.budget * (terms.units[best] / units[best]);
    x.push_back(std::move(row));
  }
  return x;
}

}  // namespace

Result<std::vector<SimpleRule>> simple_rules(const AllocationProblem& problem,
                                             const Baseline& baseline, std::size_t threads) {
  std::vector<double> people, deaths;
  for (const BaselineRegion& region : baseline.regions) {
    people.push_back(region.people);
    deaths.push_back(region.deaths);
  }
  people = shares(std::move(people));
  deaths = shares(std::move(deaths));
  std::vector<SimpleRule> rules;
  rules.push_back({"per head", "regions by people, interventions that avert something alike",
                   in_equal_parts(problem, people)});
  rules.push_back({"per death", "regions by deaths, interventions that avert something alike",
                   in_equal_parts(problem, deaths)});
  if (problem.regions.size() <= kMostRegions) {
    auto head = best_use(problem, people, threads);
    if (!head) return head.faults();
    rules.push_back({"per head, best use", "regions by people, each using its part at its best",
                     *std::move(head)});
    auto death = best_use(problem, deaths, threads);
    if (!death) return death.faults();
    rules.push_back({"per death, best use", "regions by deaths, each using its part at its best",
                     *std::move(death)});
  }
  rules.push_back({"cheapest", "all to the intervention that averts most for its first dollars",
                   cheapest(problem)});
  return rules;
}

}  // namespace setpoint
