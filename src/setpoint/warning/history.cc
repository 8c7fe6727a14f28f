#include "setpoint/warning/history.h"

#include <cstddef>

namespace setpoint {

std::vector<double> expected_from_history(std::span<const double> history,
                                          std::span<const double> people, double prior) {
  double deaths = 0;
  double all = 0;
  for (std::size_t i = 0; i < history.size(); ++i) {
    deaths += history[i];
    all += people[i];
  }
  std::vector<double> usual;
  for (std::size_t i = 0; i < history.size(); ++i) {
    const double at_rate = people[i] * (deaths / all);
    usual.push_back(at_rate > 0 ? at_rate * (history[i] + prior) / (at_rate + prior) : 0.0);
  }
  return usual;
}

}  // namespace setpoint
