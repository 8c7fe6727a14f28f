#include "setpoint/sampling/flow_estimate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>
#include <tuple>
#include <utility>

#include "setpoint/sampling/coverage.h"
#include "setpoint/sampling/find_amounts.h"
#include "setpoint/sampling/proportion_interval.h"
#include "setpoint/sampling/total_interval.h"

namespace setpoint {
namespace {

// What is summed over finds.
enum Measure : std::size_t { kFinds, kGross, kPure, kPills };
constexpr std::size_t kMeasures = 4;
using Values = std::array<double, kMeasures>;

Values values_of(const FindAmounts& find) {
  return {1, find.gross_kg, find.pure_kg, find.pills};
}

using DomainKey = std::tuple<std::optional<Quarter>, std::optional<std::string>,
                             std::optional<Country>, std::optional<Channel>, bool>;

// Units of a domain, all outcomes, and the finds among them.
struct Domain {
  std::vector<PsuTotal> weighted;  // by PSU, the units that its own stand for
  std::uint64_t units = 0;
  double largest_weight = 0;
  bool covered = true;
  std::vector<std::uint32_t> finds;     // random, by PSU
  std::vector<std::uint32_t> targeted;  // finds
  std::uint64_t targeted_units = 0;
};

class Estimator {
 public:
  Estimator(const Tables& tables, const Policy& policy, const FlowGrouping& by,
            const std::optional<std::pair<Quarter, Quarter>>& within, const Programme& programme,
            std::vector<FindAmounts> amounts)
      : log_(tables.inspections),
        by_(by),
        within_(within),
        programme_(programme),
        amounts_(std::move(amounts)),
        coverage_(tables, policy),
        day_(log_.strata.empty() ? Date() : log_.strata.back().period.last_day()),
        confidence_(policy.value(keys::movement_confidence, day_).value()),
        min_finds_(policy.value(keys::min_finds, day_).value()),
        floored_(policy.text(keys::variance_floor, day_) != "none") {}

  FlowEstimates run() {
    collect();
    FlowEstimates result;
    result.confidence = confidence_;
    result.degrees_of_freedom = log_.psus.size();
    for (const SampledStratum& stratum : log_.strata)
      result.degrees_of_freedom -= stratum.sampled > 0 ? 1U : 0U;
    for (const auto& [key, domain] : domains_)
      if (by_.outcome)
        for (const Outcome outcome : kOutcomes)
          result.rows.push_back(estimate(key, domain, outcome));
      else
        result.rows.push_back(estimate(key, domain, std::nullopt));
    return result;
  }

 private:
  [[nodiscard]] bool asked_for(Quarter quarter) const {
    return !within_ || (within_->first <= quarter && quarter <= within_->second);
  }
  [[nodiscard]] Domain& domain(Quarter quarter, std::uint32_t cell);
  void collect();
  [[nodiscard]] FlowEstimate estimate(const DomainKey& key, const Domain& domain,
                                      std::optional<Outcome> outcome) const;
  [[nodiscard]] EstimatedTotal total(const std::vector<PsuTotal>& by_psu, double largest) const;
  [[nodiscard]] EstimatedTotal incidence(const Domain& domain, const std::vector<PsuTotal>& finds,
                                         const FlowEstimate& estimate, double squares) const;
  [[nodiscard]] Values mean_find(std::optional<Outcome> outcome) const;
  [[nodiscard]] std::optional<Interval> number_interval(const Domain& domain,
                                                        const FlowEstimate& estimate,
                                                        double squares) const;

  const Inspections& log_;
  FlowGrouping by_;
  std::optional<std::pair<Quarter, Quarter>> within_;
  const Programme& programme_;
  std::vector<FindAmounts> amounts_;
  SampleCoverage coverage_;
  Date day_;
  double confidence_;
  double min_finds_;
  bool floored_;
  std::map<DomainKey, Domain> domains_;
  // Of each cell, the quarter and the domain that were asked for last.
  std::vector<std::pair<Quarter, Domain*>> last_;
};

Domain& Estimator::domain(Quarter quarter, std::uint32_t cell) {
  if (last_.empty()) last_.assign(log_.cells.size(), {Quarter(), nullptr});
  auto& [known_quarter, known] = last_[cell];
  if (known != nullptr && known_quarter == quarter) return *known;
  const EntryCell& at = log_.cells[cell];
  DomainKey key;
  if (by_.period) std::get<0>(key) = quarter;
  if (by_.port) std::get<1>(key) = at.port;
  if (by_.origin) std::get<2>(key) = at.origin;
  if (by_.channel) std::get<3>(key) = at.channel;
  std::get<4>(key) = carrier(at.channel) == Carrier::interior;
  Domain& found = domains_[std::move(key)];
  if (!coverage_.covers(at.origin, at.channel, quarter)) found.covered = false;
  known_quarter = quarter;
  known = &found;
  return found;
}

void Estimator::collect() {
  for (const PsuUnits& units : log_.units) {
    const Quarter quarter = log_.strata[log_.psus[units.psu].stratum].period;
    if (!asked_for(quarter)) continue;
    Domain& own = domain(quarter, units.cell);
    if (own.weighted.empty() || own.weighted.back().psu != units.psu)
      own.weighted.push_back({units.psu, 0});
    own.weighted.back().total += units.weighted;
    own.units += units.units;
    own.largest_weight = std::max(own.largest_weight, units.largest_weight);
  }
  for (std::uint32_t n = 0; n < log_.finds.size(); ++n) {
    const Find& find = log_.finds[n];
    if (!asked_for(find.period)) continue;
    Domain& own = domain(find.period, find.cell);
    (find.psu ? own.finds : own.targeted).push_back(n);
  }
  for (const TargetedUnits& units : log_.targeted)
    if (asked_for(units.period)) domain(units.period, units.cell).targeted_units += units.units;
}

// What one find would have been where there is none: the mean of the outcome's in the log.
Values Estimator::mean_find(std::optional<Outcome> outcome) const {
  Values sums{};
  double count = 0;
  for (std::size_t n = 0; n < amounts_.size(); ++n) {
    const Find& find = log_.finds[n];
    if (!find.psu || (outcome && find.outcome != *outcome)) continue;
    const Values values = values_of(amounts_[n]);
    const auto own = static_cast<double>(find.count);
    for (std::size_t m = 0; m < kMeasures; ++m) sums[m] += values[m] * own;
    count += own;
  }
  if (count > 0)
    for (double& sum : sums) sum /= count;
  return sums;
}

EstimatedTotal Estimator::total(const std::vector<PsuTotal>& by_psu, double largest) const {
  EstimatedTotal result;
  for (const PsuTotal& psu : by_psu) result.value += psu.total;
  const double variance = programme_.variance(by_psu);
  result.standard_error = std::sqrt(variance);
  if (largest > 0)
    if (auto interval = fay_feuer_interval(result.value, variance, largest, confidence_))
      result.interval = *interval;
  return result;
}

// p = sum of w y / sum of w, linearised: x = (z - p W) / sum of W by PSU.
EstimatedTotal Estimator::incidence(const Domain& domain, const std::vector<PsuTotal>& finds,
                                    const FlowEstimate& estimate, double squares) const {
  EstimatedTotal result;
  result.value = estimate.finds.value / estimate.population;
  double variance = 0;
  if (result.value > 0) {
    std::vector<PsuTotal> x;
    x.reserve(domain.weighted.size());
    auto find = finds.begin();
    for (const PsuTotal& units : domain.weighted) {
      const double z = find != finds.end() && find->psu == units.psu ? (find++)->total : 0;
      x.push_back({units.psu, (z - result.value * units.total) / estimate.population});
    }
    variance = programme_.variance(x);
  }
  result.standard_error = std::sqrt(variance);
  const auto n = static_cast<double>(domain.units);
  if (floored_ && result.value > 0) {
    const double p = result.value;
    const double population = estimate.population;
    variance = std::max({variance, p * (1 - p) / n, (1 - p) * (squares / population / population)});
  }
  // A domain that lies in one PSU of each of its strata has no degrees of freedom of its own: one
  // is the fewest that there is a t distribution for, and the widest. One unit is a sample of one.
  const auto df = static_cast<double>(std::max<std::uint64_t>(estimate.degrees_of_freedom, 1));
  auto interval = domain.units > 1 ? korn_graubard({result.value, variance, n, df}, confidence_)
                                   : clopper_pearson(estimate.found, 1, confidence_);
  if (interval) result.interval = *interval;
  return result;
}

// Of the number of finds; squares is the sum of their weights squared.
std::optional<Interval> Estimator::number_interval(const Domain& domain,
                                                   const FlowEstimate& estimate,
                                                   double squares) const {
  const auto found = static_cast<double>(estimate.found);
  const double total = estimate.finds.value;
  if (estimate.found == 0) {
    const double mean_weight = estimate.population / static_cast<double>(domain.units);
    const auto interval = find_count_interval(0, mean_weight, 1, confidence_);
    return interval ? std::optional(*interval) : std::nullopt;
  }
  double variance = estimate.finds.standard_error * estimate.finds.standard_error;
  if (floored_) variance = std::max(variance, squares);
  // Every unit of its strata was inspected.
  if (variance == 0) return Interval{total, total};
  const auto count =
      find_count_interval(found, total / found, variance * found / (total * total), confidence_);
  if (!count || !floored_) return count ? std::optional(*count) : std::nullopt;
  const auto heavy = fay_feuer_interval(total, variance, domain.largest_weight, confidence_);
  if (!heavy) return std::nullopt;
  return Interval{count->low, std::max(count->high, heavy->high)};
}

FlowEstimate Estimator::estimate(const DomainKey& key, const Domain& domain,
                                 std::optional<Outcome> outcome) const {
  FlowEstimate result;
  std::tie(result.period, result.port, result.origin, result.channel, result.interior) = key;
  result.outcome = outcome;
  result.units = domain.units;
  result.covered = domain.covered && domain.units > 0;
  result.degrees_of_freedom = programme_.degrees_of_freedom(domain.weighted);
  for (const PsuTotal& psu : domain.weighted) result.population += psu.total;

  std::array<std::vector<PsuTotal>, kMeasures> by_psu;
  Values largest{};
  double squares = 0;
  for (const std::uint32_t n : domain.finds) {
    const Find& find = log_.finds[n];
    if (outcome && find.outcome != *outcome) continue;
    const Values values = values_of(amounts_[n]);
    const double weight = amounts_[n].weight;
    const auto count = static_cast<double>(find.count);
    result.found += find.count;
    // What was certain to be inspected stands for itself alone.
    if (weight > 1) squares += weight * weight * count;
    for (std::size_t m = 0; m < kMeasures; ++m) {
      if (by_psu[m].empty() || by_psu[m].back().psu != *find.psu)
        by_psu[m].push_back({*find.psu, 0});
      by_psu[m].back().total += weight * values[m] * count;
      largest[m] = std::max(largest[m], weight * values[m]);
    }
  }
  result.few_finds = static_cast<double>(result.found) < min_finds_;
  result.finds = total(by_psu[kFinds], 0);
  if (domain.units > 0) {
    if (result.found == 0) {
      largest = mean_find(outcome);
      for (double& each : largest) each *= result.population / static_cast<double>(domain.units);
    } else {
      result.design_effect = result.finds.standard_error * result.finds.standard_error *
                             static_cast<double>(result.found) /
                             (result.finds.value * result.finds.value);
    }
    result.finds.interval = number_interval(domain, result, squares);
    result.incidence = incidence(domain, by_psu[kFinds], result, squares);
  }
  result.gross_kg = total(by_psu[kGross], largest[kGross]);
  result.pure_kg = total(by_psu[kPure], largest[kPure]);
  result.pills = total(by_psu[kPills], largest[kPills]);

  result.intercepted.units = domain.targeted_units;
  for (const std::uint32_t n : domain.targeted) {
    const Find& find = log_.finds[n];
    if (outcome && find.outcome != *outcome) continue;
    const auto count = static_cast<double>(find.count);
    result.intercepted.finds += find.count;
    result.intercepted.gross_kg += amounts_[n].gross_kg * count;
    result.intercepted.pure_kg += amounts_[n].pure_kg * count;
    result.intercepted.pills += amounts_[n].pills * count;
  }
  return result;
}

}  // namespace

Result<FlowEstimates> estimate_flows(const Tables& tables, const Policy& policy,
                                     const FlowGrouping& by,
                                     const std::optional<std::pair<Quarter, Quarter>>& within) {
  const Inspections& log = tables.inspections;
  if (log.units.empty())
    return Fault{
        FaultKind::data, {tables.name}, "no random inspections", "a table of kind inspections"};
  const Date day = log.strata.back().period.last_day();
  auto programme = Programme::of(log, single_psu_treatment(policy, day));
  if (!programme) return std::move(programme).faults();
  auto amounts = find_amounts(tables, policy);
  if (!amounts) return std::move(amounts).faults();
  return Estimator(tables, policy, by, within, *programme, *std::move(amounts)).run();
}

}  // namespace setpoint
