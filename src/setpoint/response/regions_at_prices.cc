#include "setpoint/response/regions_at_prices.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>

#include "setpoint/core/arena_threads.h"

namespace setpoint {

RegionsAtPrices::RegionsAtPrices(const AllocationProblem& problem, std::size_t threads)
    : arena_(arena_threads(threads)),
      workers_([&problem] { return RegionOptimum(problem); }),
      any_(problem),
      spent_(problem.interventions.size(), 0.0),
      response_(spent_.size() * spent_.size(), 0.0) {
  for (std::size_t r = 0; r < problem.regions.size(); ++r) states_.push_back(any_.start(r));
}

void RegionsAtPrices::at(const std::vector<double>& prices) {
  ++passes_;
  arena_.execute([&] {
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, states_.size(), 4),
                      [&](const tbb::blocked_range<std::size_t>& range) {
                        RegionOptimum& worker = workers_.local();
                        for (std::size_t r = range.begin(); r < range.end(); ++r)
                          worker.solve(r, prices, states_[r]);
                      });
  });
  total_ = 0;
  std::fill(spent_.begin(), spent_.end(), 0.0);
  std::fill(response_.begin(), response_.end(), 0.0);
  for (std::size_t r = 0; r < states_.size(); ++r) {
    total_ += states_[r].spent;
    const std::vector<double> row = dollars(r);
    for (std::size_t i = 0; i < row.size(); ++i) spent_[i] += row[i];
    for (std::size_t k = 0; k < response_.size(); ++k) response_[k] += states_[r].response[k];
  }
}

std::vector<double> RegionsAtPrices::dollars(std::size_t r) const {
  return any_.dollars(r, states_[r]);
}

}  // namespace setpoint
