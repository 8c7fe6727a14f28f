#include "setpoint/sampling/allocation.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <queue>
#include <utility>

#include "setpoint/core/decimal.h"

namespace setpoint {
namespace {

Fault usage(std::string what, std::string expected) {
  return {FaultKind::usage, {}, std::move(what), std::move(expected)};
}

std::uint64_t most_of(const AllocationStratum& stratum) {
  return stratum.most.value_or(stratum.population.value_or(kMostPsus));
}

std::optional<Fault> unsound(std::span<const AllocationStratum> strata) {
  if (strata.empty()) return usage("no stratum to allocate to", "one or more");
  for (const AllocationStratum& stratum : strata) {
    if (!(stratum.spread >= 0) || !std::isfinite(stratum.spread))
      return usage("a spread that is negative or not finite", "a standard deviation");
    if (!(stratum.cost > 0) || !std::isfinite(stratum.cost))
      return usage("a cost that is not above 0", "what a PSU costs");
    if (stratum.least == 0 || stratum.least > most_of(stratum))
      return usage("a least number of PSUs that is 0 or above the most", "from 1 to the most");
  }
  return std::nullopt;
}

PsuCounts least_counts(std::span<const AllocationStratum> strata) {
  PsuCounts psus;
  for (const AllocationStratum& stratum : strata) psus.push_back(stratum.least);
  return psus;
}

// What the next PSU takes from the variance for its cost.
double priority(const AllocationStratum& stratum, std::uint64_t psus) {
  const auto n = static_cast<double>(psus);
  return stratum.spread * stratum.spread / (n * (n + 1.0)) / stratum.cost;
}

// Where taking PSUs one by one stands when none is left of a priority of at least `threshold`: the
// largest n with A^2 / ((n - 1) n cost) >= threshold, in the limits.
PsuCounts at_threshold(std::span<const AllocationStratum> strata, double threshold) {
  PsuCounts psus;
  for (const AllocationStratum& stratum : strata) {
    const double most = static_cast<double>(most_of(stratum));
    const double q = stratum.spread * stratum.spread / stratum.cost / threshold;
    const double n = std::floor((1.0 + std::sqrt(1.0 + 4.0 * q)) / 2.0);
    const double limited = n < most ? n : most;
    psus.push_back(std::max(stratum.least, static_cast<std::uint64_t>(limited)));
  }
  return psus;
}

// Far along the way of taking PSUs one by one, but not yet at its end: `passed` says whether an
// allocation is at or beyond it.
template <class Passed>
PsuCounts head_start(std::span<const AllocationStratum> strata, const Passed& passed) {
  double first = 0;
  for (const AllocationStratum& stratum : strata)
    first = std::max(first, priority(stratum, stratum.least));
  if (first == 0) return least_counts(strata);
  // At `before` nothing has been taken; `beyond` goes down until the end is passed.
  constexpr double kStep = 4.0;
  constexpr double kLowest = 1e-290;
  double before = first * kStep;
  double beyond = first;
  while (beyond > kLowest && !passed(at_threshold(strata, beyond))) {
    before = beyond;
    beyond /= kStep;
  }
  // Halve the ratio between the two until few PSUs lie between them.
  constexpr int kHalvings = 40;
  for (int i = 0; i < kHalvings; ++i) {
    const double middle = std::sqrt(before) * std::sqrt(beyond);
    if (!(middle < before && middle > beyond)) break;
    (passed(at_threshold(strata, middle)) ? beyond : before) = middle;
  }
  return at_threshold(strata, before);
}

// The strata by what their next PSU is worth, the first of equals first.
class NextPsus {
 public:
  NextPsus(std::span<const AllocationStratum> strata, const PsuCounts& psus) : strata_(strata) {
    for (std::size_t h = 0; h < strata.size(); ++h) add(h, psus[h]);
  }
  void add(std::size_t stratum, std::uint64_t psus) {
    if (psus >= most_of(strata_[stratum]) || strata_[stratum].spread == 0) return;
    // The largest element is the first: of equal priorities, the one with the lowest number.
    queue_.emplace(priority(strata_[stratum], psus), strata_.size() - stratum);
  }
  std::optional<std::size_t> take() {
    if (queue_.empty()) return std::nullopt;
    const std::size_t stratum = strata_.size() - queue_.top().second;
    queue_.pop();
    return stratum;
  }

 private:
  std::span<const AllocationStratum> strata_;
  std::priority_queue<std::pair<double, std::size_t>> queue_;
};

// The last PSU taken may have made an earlier, dearer one unnecessary.
void spare(std::span<const AllocationStratum> strata, double variance, PsuCounts& psus) {
  std::vector<std::size_t> order(strata.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&strata](std::size_t a, std::size_t b) {
    return strata[a].cost > strata[b].cost;
  });
  for (const std::size_t h : order) {
    while (psus[h] > strata[h].least) {
      --psus[h];
      if (allocation_variance(strata, psus) <= variance) continue;
      ++psus[h];
      break;
    }
  }
}

}  // namespace

double allocation_variance(std::span<const AllocationStratum> strata, const PsuCounts& psus) {
  double variance = 0;
  for (std::size_t h = 0; h < strata.size(); ++h) {
    const AllocationStratum& stratum = strata[h];
    const auto n = static_cast<double>(psus[h]);
    // (N - n) / (n N) in one fraction: a stratum that is taken whole adds exactly 0.
    const double share = stratum.population ? (static_cast<double>(*stratum.population) - n) /
                                                  (n * static_cast<double>(*stratum.population))
                                            : 1.0 / n;
    variance += stratum.spread * stratum.spread * share;
  }
  return variance;
}

double allocation_cost(std::span<const AllocationStratum> strata, const PsuCounts& psus) {
  double cost = 0;
  for (std::size_t h = 0; h < strata.size(); ++h)
    cost += strata[h].cost * static_cast<double>(psus[h]);
  return cost;
}

Result<PsuCounts> least_cost_allocation(std::span<const AllocationStratum> strata,
                                        double variance) {
  if (auto wrong = unsound(strata)) return *std::move(wrong);
  if (!(variance >= 0) || !std::isfinite(variance))
    return usage("a variance that is negative or not finite", "a number of at least 0");
  const auto reached = [&](const PsuCounts& psus) {
    return allocation_variance(strata, psus) <= variance;
  };
  if (PsuCounts least = least_counts(strata); reached(least)) return least;
  PsuCounts psus = head_start(strata, reached);
  NextPsus next(strata, psus);
  while (!reached(psus)) {
    const auto h = next.take();
    if (!h)
      return Fault{FaultKind::data,
                   {},
                   "a precision that no number of PSUs reaches",
                   "a larger standard error"};
    next.add(*h, ++psus[*h]);
  }
  spare(strata, variance, psus);
  return psus;
}

Result<PsuCounts> allocation_within(std::span<const AllocationStratum> strata, double budget) {
  if (auto wrong = unsound(strata)) return *std::move(wrong);
  const auto spent = [&](const PsuCounts& psus) { return allocation_cost(strata, psus) > budget; };
  PsuCounts psus = least_counts(strata);
  if (!std::isfinite(budget) || spent(psus))
    return usage("a budget of " + (std::isfinite(budget) ? shortest(budget) : "no number"),
                 "at least " + shortest(allocation_cost(strata, psus)) +
                     ", the cost of the fewest PSUs that show a variance");
  psus = head_start(strata, spent);
  NextPsus next(strata, psus);
  while (const auto h = next.take()) {
    ++psus[*h];
    if (spent(psus))
      --psus[*h];  // and no more of this stratum; a cheaper one may still do
    else
      next.add(*h, psus[*h]);
  }
  return psus;
}

}  // namespace setpoint
