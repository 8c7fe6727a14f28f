// Bootstrap draws of every cell's pure mass: as a determination makes them, and the naive way,
// which draws all PSUs of the log again.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "setpoint/flow/sampled_tier.h"
#include "setpoint/sampling/find_amounts.h"
#include "setpoint/sampling/rao_wu.h"
#include "timing.h"

namespace setpoint::bench {

using CellDraws = std::map<FlowKey, std::vector<double>>;

// The trace of the sampled tier of one quarter, and the nodes of its cells.
class SampledCells {
 public:
  SampledCells(const Tables& tables, const Policy& policy) {
    std::set<Quarter> quarters;
    for (const SampledStratum& stratum : tables.inspections.strata) quarters.insert(stratum.period);
    if (quarters.size() != 1) stop("a log of more than one quarter");
    TracedRows rows(tables, trace_);
    TracedParameters parameters(policy, trace_);
    const SampledFlows flows = sampled_tier(rows, parameters, quarters);
    for (const auto& [key, cell] : flows.through.begin()->second) {
      keys_.push_back(key);
      nodes_.push_back(cell.mass.id());
    }
  }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  [[nodiscard]] CellDraws draws(std::uint32_t n, unsigned threads) const {
    const std::vector<Uncertain> made = evaluate(trace_, nodes_, Seed{1}, n, threads);
    CellDraws result;
    for (std::size_t k = 0; k < keys_.size(); ++k)
      result[keys_[k]].assign(made[k].draws().begin(), made[k].draws().end());
    return result;
  }

 private:
  Trace trace_;
  std::vector<FlowKey> keys_;
  std::vector<NodeId> nodes_;
};

// n - 1 of the n PSUs of each stratum, one after another, whether they have a find or not.
inline CellDraws draws_of_all_psus(const Tables& tables, const Policy& policy, std::uint32_t n) {
  const Inspections& log = tables.inspections;
  const auto amounts = find_amounts(tables, policy);
  if (!amounts) stop(amounts.faults().front().text());
  struct Weighed {
    std::uint32_t psu;
    double* into;
    double kilograms;
  };
  std::map<FlowKey, double> sums;
  std::vector<Weighed> finds;
  for (std::size_t k = 0; k < log.finds.size(); ++k) {
    const Find& find = log.finds[k];
    if (!find.psu) continue;
    const EntryCell& cell = log.cells[find.cell];
    const FindAmounts& amount = (*amounts)[k];
    finds.push_back({*find.psu, &sums[{cell.origin, cell.channel, find.outcome}],
                     amount.weight * static_cast<double>(find.count) * amount.pure_kg});
  }
  CellDraws result;
  std::vector<std::uint64_t> times;
  std::vector<double> factors(log.psus.size(), 1);
  for (std::uint32_t r = 0; r < n; ++r) {
    for (std::size_t h = 0; h < log.strata.size(); ++h) {
      const SampledStratum& stratum = log.strata[h];
      if (stratum.sampled < 2) continue;
      const auto sampled = static_cast<double>(stratum.sampled);
      times.assign(stratum.sampled, 0);
      Stream stream(Seed{2}, StreamName("bench.all-psus").at(h), r);
      for (std::uint32_t k = 1; k < stratum.sampled; ++k)
        ++times[static_cast<std::size_t>(stream.uniform() * sampled)];
      const double fraction =
          stratum.population ? sampled / static_cast<double>(*stratum.population) : 0;
      for (std::uint32_t k = 0; k < stratum.sampled; ++k)
        factors[stratum.first_psu + k] = rao_wu_factor(times[k], stratum.sampled, fraction);
    }
    for (auto& [cell, sum] : sums) sum = 0;
    for (const Weighed& find : finds) *find.into += find.kilograms * factors[find.psu];
    for (const auto& [cell, sum] : sums) result[cell].push_back(sum);
  }
  return result;
}

}  // namespace setpoint::bench
