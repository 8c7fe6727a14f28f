// Sets of targets judged by what is missing after regrowth, side by side and under the same luck.
//
// Sets are chosen under one seed and judged under another: what was chosen for its luck does not
// keep it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "setpoint/network/best_set.h"
#include "setpoint/network/regrowth.h"
#include "setpoint/network/strategy.h"

namespace setpoint {

// A figure over runs: the mean with the limits of its 95 % interval (Student's t with one degree of
// freedom less than runs, from the standard error over runs; cut at what is possible, and all that
// is possible for a single run), and where the middle 90 % of runs lie.
struct OverRuns {
  double mean = 0;
  double low = 0;
  double high = 0;
  double p5 = 0;
  double p95 = 0;
};
// What a figure can be: a share from 0 to 1, a difference of two from -1 to 1.
struct Possible {
  double least;
  double most;
};
[[nodiscard]] OverRuns over_runs(std::vector<double> values, Possible possible);

struct Judgement {
  std::string strategy;
  std::vector<ActorIndex> targets;  // of the first run, where every run draws its own
  double number = 0;                // of targets, mean over runs
  double cost = 0;                  // mean over runs
  OverRuns at_once;                 // share missing when the targets are gone
  OverRuns mean;                    // over the months of regrowth: what sets are compared by
  OverRuns at_end;
  OverRuns fragmentation_at_once;
  OverRuns fragmentation_at_end;
  std::vector<double> by_month;                // mean over runs
  OverRuns per_target;                         // mean / number of targets
  OverRuns per_cost;                           // mean / cost
  std::optional<OverRuns> over_best_baseline;  // mean less that of the best baseline, run by run
  // Fragmentation grew, and by the end less than a tenth of what was there is missing: the network
  // is in more pieces and supplies as before.
  bool fragmented_without_loss = false;
};

struct ComparisonOptions {
  std::size_t size = 5;          // the most targets
  std::optional<double> budget;  // the most that they may cost together; every way spends within it
  std::uint32_t runs = 400;
  std::uint32_t search_runs = 48;
  Seed seed = {};
};

// By the value of single targets; the best set found for regrowth; then the baselines, kingpin,
// betweenness, collective influence and random. Precondition: regrowth.before() > 0.
[[nodiscard]] std::vector<Judgement> compare_strategies(const SupplyNetwork& network,
                                                        const Regrowth& regrowth,
                                                        const std::vector<ActorIndex>& by_value,
                                                        const ComparisonOptions& options);

// One set. `label` is its strategy.
[[nodiscard]] Judgement judge(const SupplyNetwork& network, const Regrowth& regrowth,
                              std::string label, const std::vector<ActorIndex>& targets,
                              std::uint32_t runs, Seed seed);

// The set of `size` targets (within `budget`, where there is one) that regrowth leaves most
// missing, searched from greedy selection and from the strategies' sets, each candidate first with
// few runs and the best of them with all.
[[nodiscard]] BestSet best_after_regrowth(const SupplyNetwork& network, const Regrowth& regrowth,
                                          const std::vector<ActorIndex>& by_value, std::size_t size,
                                          std::optional<double> budget, std::uint32_t runs,
                                          Seed seed);

}  // namespace setpoint
