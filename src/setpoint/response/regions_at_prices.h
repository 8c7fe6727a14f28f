// What all regions together do at given prices, one for each intervention: the dual of the
// allocation, region by region (region_optimum.h), added up.
#pragma once

#include <tbb/enumerable_thread_specific.h>
#include <tbb/task_arena.h>

#include <cstddef>
#include <vector>

#include "setpoint/response/allocation_problem.h"
#include "setpoint/response/region_optimum.h"

namespace setpoint {

class RegionsAtPrices {
 public:
  // threads 0: as many as there are processors. The same bits with any number of threads.
  RegionsAtPrices(const AllocationProblem& problem, std::size_t threads);

  // Every region's best use of money at the prices, dollars' worth of a dollar.
  void at(const std::vector<double>& prices);

  [[nodiscard]] double total() const { return total_; }                  // dollars
  [[nodiscard]] double spent(std::size_t i) const { return spent_[i]; }  // by intervention
  [[nodiscard]] double response(std::size_t i, std::size_t j) const {    // -d spent / d price
    return response_[i * spent_.size() + j];
  }
  [[nodiscard]] const RegionState& region(std::size_t r) const { return states_[r]; }
  [[nodiscard]] std::vector<double> dollars(std::size_t r) const;
  [[nodiscard]] int passes() const { return passes_; }

 private:
  tbb::task_arena arena_;
  tbb::enumerable_thread_specific<RegionOptimum> workers_;
  RegionOptimum any_;
  std::vector<RegionState> states_;
  double total_ = 0;
  std::vector<double> spent_, response_;
  int passes_ = 0;
};

}  // namespace setpoint
