// Problems of allocation made up for tests.
#pragma once

#include <algorithm>

#include "setpoint/core/distribution.h"
#include "setpoint/core/random.h"
#include "setpoint/response/allocation_problem.h"

namespace setpoint {

// Regions and interventions at random; deaths about one in ten thousand people.
inline AllocationProblem random_problem(std::size_t regions, std::size_t interventions,
                                        std::uint32_t draws, double budget, std::uint64_t seed) {
  AllocationProblem problem;
  problem.budget = budget;
  double cost = 40;
  for (std::size_t i = 0; i < interventions; ++i, cost *= 2) {
    EffectDraws of;
    of.cost = cost;
    for (std::uint32_t d = 0; d < draws; ++d) {
      Stream stream(Seed{seed}, StreamName("effect").at(i), d);
      const double effect = draw_lognormal(stream, -2, 0.5);
      const double pace = draw_lognormal(stream, 0, 0.2);
      of.effect.push_back(std::min(effect, 0.9));
      of.pace.push_back(pace);
    }
    problem.interventions.push_back(std::move(of));
    problem.national.emplace_back();
  }
  for (std::size_t r = 0; r < regions; ++r) {
    RegionTerms terms;
    Stream stream(Seed{seed}, StreamName("region").at(r), 0);
    const double people = draw_lognormal(stream, 10, 1);
    const double deaths = people * 1e-4 * draw_lognormal(stream, 0, 0.5);
    for (std::size_t i = 0; i < interventions; ++i)
      terms.units.push_back(people * 0.01 / static_cast<double>(1 + i));
    terms.cells.resize(interventions);
    for (std::uint32_t d = 0; d < draws; ++d) {
      Stream own(Seed{seed}, StreamName("deaths").at(r), d);
      terms.deaths.push_back(deaths * draw_lognormal(own, 0, 0.2));
    }
    problem.regions.push_back(std::move(terms));
  }
  return problem;
}

// One draw of one intervention in each of the regions with these deaths and units.
inline AllocationProblem plain_problem(const std::vector<double>& deaths,
                                       const std::vector<double>& units, double effect, double cost,
                                       double budget) {
  AllocationProblem problem;
  problem.budget = budget;
  problem.interventions.push_back({cost, {effect}, {1.0}});
  problem.national.emplace_back();
  for (std::size_t r = 0; r < deaths.size(); ++r) {
    RegionTerms terms;
    terms.units = {units[r]};
    terms.deaths = {deaths[r]};
    terms.cells.resize(1);
    problem.regions.push_back(std::move(terms));
  }
  return problem;
}

}  // namespace setpoint
