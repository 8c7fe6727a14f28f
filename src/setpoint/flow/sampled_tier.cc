#include "setpoint/flow/sampled_tier.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "setpoint/sampling/coverage.h"
#include "setpoint/sampling/find_amounts.h"
#include "setpoint/sampling/resamples.h"

namespace setpoint {
namespace {

class SampledTier {
 public:
  SampledTier(TracedRows& rows, TracedParameters& parameters)
      : rows_(rows),
        parameters_(parameters),
        trace_(rows.trace()),
        log_(rows.tables().inspections) {}

  SampledFlows run(const std::set<Quarter>& quarters) {
    flows_.covered = SampleCoverage(rows_.tables(), parameters_.policy()).quarters();
    // Finds come by quarter and PSU, and within a PSU by cell.
    using PsuCell = std::tuple<std::uint32_t, Country, Channel, Outcome>;
    std::map<PsuCell, std::vector<Traced<Mass>>> masses;
    std::map<std::uint32_t, std::set<std::uint32_t>> psus;  // with finds, by stratum
    std::map<std::pair<Quarter, FlowKey>, std::uint64_t> finds;
    for (const Find& find : log_.finds) {
      if (!find.psu || !quarters.contains(find.period)) continue;
      const EntryCell& cell = log_.cells[find.cell];
      masses[{*find.psu, cell.origin, cell.channel, find.outcome}].push_back(mass_of(find));
      psus[log_.psus[*find.psu].stratum].insert(*find.psu);
      finds[{find.period, {cell.origin, cell.channel, find.outcome}}] += find.count;
    }
    for (const auto& [stratum, with_finds] : psus) add_factors(stratum, with_finds);

    std::map<std::pair<Quarter, FlowKey>, std::vector<Traced<Mass>>> parts;
    for (const auto& [key, own] : masses) {
      const auto& [psu, origin, channel, outcome] = key;
      const Traced<Mass> mass = sum(trace_, own, "none");
      const auto factor = factors_.find(psu);
      parts[{log_.strata[log_.psus[psu].stratum].period, {origin, channel, outcome}}].push_back(
          factor == factors_.end()
              ? mass
              : combined<Mass>(trace_, Operation::product, {mass.id(), factor->second}));
    }
    for (const auto& [key, own] : parts) {
      const auto& [quarter, flow] = key;
      const Traced<Mass> total =
          sum(trace_, own, "none")
              .named("crossed, by the sample: " + std::string(flow.country.code()) + ", " +
                     std::string(name(flow.channel)) + ", " + std::string(name(flow.outcome)) +
                     ", " + quarter.text());
      flows_.through[quarter].emplace(flow, SampledFlows::Cell{total, finds.at(key)});
    }
    return std::move(flows_);
  }

 private:
  // What a find stands for, pure.
  Traced<Mass> mass_of(const Find& find) {
    std::vector<NodeId> factors = {rows_.at<Pure>(find.weight_amount()).id(),
                                   rows_.at<Mass>(find.mass_amount()).id(),
                                   rows_.at<Pure>(find.purity_amount()).id()};
    if (find.count > 1) factors.push_back(rows_.at<Pure>(find.count_amount()).id());
    // Fentanyl is the measure: its potency is 1 by definition.
    if (find.substance != "fentanyl")
      factors.push_back(parameters_.at(keys::potency(find.substance), find.period).id());
    const Traced<Mass> mass(trace_, trace_.combine(Operation::product, factors));
    const auto sensitivity =
        sensitivity_of(parameters_.policy(), find, log_.cells[find.cell].channel);
    return sensitivity ? mass / parameters_.at(*sensitivity, find.period) : mass;
  }

  void add_factors(std::uint32_t stratum, const std::set<std::uint32_t>& with_finds) {
    const SampledStratum& own = log_.strata[stratum];
    if (own.sampled < 2) return;
    const double fraction =
        own.population && all_units_inspected(own)
            ? static_cast<double>(own.sampled) / static_cast<double>(*own.population)
            : 0;
    std::uint32_t position = stratum;
    while (position > 0 && log_.strata[position - 1].period == own.period) --position;
    std::vector<std::uint64_t> positions;
    for (const std::uint32_t psu : with_finds) positions.push_back(psu - own.first_psu);
    const auto resamples = std::make_shared<StratumResamples>(
        own.period, stratum - position, own.sampled, fraction, std::move(positions));
    std::size_t n = 0;
    for (const std::uint32_t psu : with_finds) {
      factors_[psu] = trace_.leaf(
          {LeafKind::resample,
           "PSU " + log_.psus[psu].name + " of stratum " + own.name + ", " + own.period.text(), "",
           "1 in the estimate; in a draw the factor of its weight in the Rao-Wu bootstrap",
           [resamples, n](Seed seed, std::uint32_t first, std::span<double> out) {
             resamples->factors(n, seed, first, out);
           }},
          1);
      ++n;
    }
  }

  // Whether the PSUs drawn were inspected whole: every unit weighs as many PSUs as there are for
  // each drawn. Where units are a sample too, the correction for a finite population would take
  // away variance of the second stage with that of the first.
  [[nodiscard]] bool all_units_inspected(const SampledStratum& stratum) const {
    constexpr double kWritten = 1e-9;  // weights are written with ten digits
    const double weight =
        static_cast<double>(*stratum.population) / static_cast<double>(stratum.sampled);
    const auto first =
        std::lower_bound(log_.units.begin(), log_.units.end(), stratum.first_psu,
                         [](const PsuUnits& units, std::uint32_t psu) { return units.psu < psu; });
    return std::all_of(first,
                       std::find_if(first, log_.units.end(),
                                    [&](const PsuUnits& units) {
                                      return units.psu >= stratum.first_psu + stratum.sampled;
                                    }),
                       [&](const PsuUnits& units) {
                         const double whole = weight * static_cast<double>(units.units);
                         return std::abs(units.weighted - whole) <= kWritten * whole;
                       });
  }

  TracedRows& rows_;
  TracedParameters& parameters_;
  Trace& trace_;
  const Inspections& log_;
  std::map<std::uint32_t, NodeId> factors_;  // by PSU
  SampledFlows flows_;
};

}  // namespace

SampledFlows sampled_tier(TracedRows& rows, TracedParameters& parameters,
                          const std::set<Quarter>& quarters) {
  return SampledTier(rows, parameters).run(quarters);
}

}  // namespace setpoint
