#include "setpoint/response/averted.h"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <utility>

#include "setpoint/core/arena_threads.h"
#include "setpoint/core/elementary.h"

namespace setpoint {
namespace {

// Regions are summed in groups of so many, and the groups in order.
constexpr std::size_t kGroup = 32;

struct Group {
  std::vector<double> total, weighted;
  std::vector<std::vector<double>> interventions;
};

class Tally {
 public:
  Tally(const AllocationProblem& problem, const Spending& x, bool parts, double confidence)
      : problem_(problem), x_(x), parts_(parts), confidence_(confidence) {}

  AvertedDraws run(std::size_t threads) {
    const std::size_t n = problem_.interventions.size(), draws = problem_.draws();
    const std::size_t groups = (x_.size() + kGroup - 1) / kGroup;
    groups_.resize(groups);
    if (parts_) {
      made_.regions.resize(x_.size());
      made_.cells.assign(x_.size(), std::vector<double>(n, 0.0));
    }
    tbb::task_arena arena(arena_threads(threads));
    arena.execute(
        [&] { tbb::parallel_for(std::size_t{0}, groups, [&](std::size_t g) { sum(g); }); });
    made_.total.assign(draws, 0.0);
    made_.weighted.assign(draws, 0.0);
    if (parts_) made_.interventions.assign(n, std::vector<double>(draws, 0.0));
    for (const Group& group : groups_)
      for (std::size_t d = 0; d < draws; ++d) {
        made_.total[d] += group.total[d];
        made_.weighted[d] += group.weighted[d];
        for (std::size_t i = 0; i < made_.interventions.size(); ++i)
          made_.interventions[i][d] += group.interventions[i][d];
      }
    return std::move(made_);
  }

 private:
  void sum(std::size_t g) {
    const std::size_t n = problem_.interventions.size(), draws = problem_.draws();
    Group& group = groups_[g];
    group.total.assign(draws, 0.0);
    group.weighted.assign(draws, 0.0);
    if (parts_) group.interventions.assign(n, std::vector<double>(draws, 0.0));
    for (std::size_t r = g * kGroup; r < std::min(x_.size(), (g + 1) * kGroup); ++r) {
      std::vector<double> averted = averted_draws(problem_, r, x_[r]);
      for (std::size_t d = 0; d < draws; ++d) {
        group.total[d] += averted[d];
        group.weighted[d] += problem_.regions[r].weight * averted[d];
      }
      if (!parts_) continue;
      divide(r, averted, group);
      made_.regions[r] = summary(std::move(averted), confidence_);
    }
  }

  void divide(std::size_t r, const std::vector<double>& averted, Group& group) {
    const RegionTerms& terms = problem_.regions[r];
    const std::size_t draws = problem_.draws();
    std::vector<std::pair<std::size_t, std::vector<double>>> logs;
    std::vector<double> sum(draws, 0.0);
    for (std::size_t i = 0; i < x_[r].size(); ++i) {
      if (!(x_[r][i] > 0) || !(terms.units[i] > 0)) continue;
      const EffectDraws& of = problem_.interventions[i];
      const double z = x_[r][i] / (of.cost * terms.units[i]);
      std::vector<double> log(draws);
      for (std::size_t d = 0; d < draws; ++d) {
        log[d] = -logarithm_1p(-(of.effect[d] * reach(z * of.pace[d])));
        sum[d] += log[d];
      }
      logs.emplace_back(i, std::move(log));
    }
    for (const auto& [i, log] : logs) {
      double all = 0;
      for (std::size_t d = 0; d < draws; ++d) {
        const double part = sum[d] > 0 ? averted[d] * (log[d] / sum[d]) : 0;
        group.interventions[i][d] += part;
        all += part;
      }
      made_.cells[r][i] = all / static_cast<double>(draws);
    }
  }

  const AllocationProblem& problem_;
  const Spending& x_;
  bool parts_;
  double confidence_;
  std::vector<Group> groups_;
  AvertedDraws made_;
};

}  // namespace

AvertedDraws averted_by_draw(const AllocationProblem& problem, const Spending& x, double confidence,
                             std::size_t threads) {
  return Tally(problem, x, true, confidence).run(threads);
}

AvertedDraws averted_in_all(const AllocationProblem& problem, const Spending& x,
                            std::size_t threads) {
  return Tally(problem, x, false, 0).run(threads);
}

Averted summary(std::vector<double> draws, double confidence) {
  double sum = 0;
  for (const double each : draws) sum += each;
  Averted made;
  made.value = sum / static_cast<double>(draws.size());
  std::sort(draws.begin(), draws.end());
  made.interval = {sorted_quantile(draws, (1 - confidence) / 2),
                   sorted_quantile(draws, (1 + confidence) / 2)};
  return made;
}

}  // namespace setpoint
