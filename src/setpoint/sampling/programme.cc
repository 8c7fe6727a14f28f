#include "setpoint/sampling/programme.h"

#include <utility>

#include "setpoint/sampling/psu_variance.h"

namespace setpoint {

SinglePsu single_psu_treatment(const Policy& policy, const Date& day) {
  const std::string& text = policy.text(keys::single_psu, day);
  if (text == "certainty") return SinglePsu::certainty;
  if (text == "adjust") return SinglePsu::adjust;
  if (text == "average") return SinglePsu::average;
  return SinglePsu::fail;
}

Result<Programme> Programme::of(const Inspections& inspections, SinglePsu single_psu) {
  Programme programme;
  programme.inspections_ = &inspections;
  std::vector<StratumShare> shares;
  std::vector<std::size_t> position;
  for (std::size_t h = 0; h < inspections.strata.size(); ++h) {
    const SampledStratum& stratum = inspections.strata[h];
    Stratum& own = programme.strata_.emplace_back();
    if (stratum.population)
      own.fraction =
          static_cast<double>(stratum.sampled) / static_cast<double>(*stratum.population);
    own.multiplier = 0;
    // One with targeted inspections alone is no part of the sample.
    if (stratum.sampled == 0) continue;
    position.push_back(h);
    shares.push_back({stratum.period.text() + " " + stratum.name, stratum.sampled, own.fraction, 1,
                      static_cast<std::size_t>(stratum.period - Quarter::of(1900, 1))});
  }
  auto multipliers = variance_multipliers(shares, single_psu, "");
  if (!multipliers) {
    Fault fault = multipliers.faults().front();
    fault.expected =
        "two or more PSUs a stratum, or sampling.single_psu = certainty, adjust or average";
    return fault;
  }
  for (std::size_t n = 0; n < position.size(); ++n)
    programme.strata_[position[n]].multiplier = (*multipliers)[n];
  return programme;
}

double Programme::variance(std::span<const PsuTotal> totals) const {
  double variance = 0;
  std::vector<double> in_stratum;
  for (std::size_t first = 0; first < totals.size();) {
    const std::uint32_t h = inspections_->psus[totals[first].psu].stratum;
    in_stratum.clear();
    std::size_t next = first;
    for (; next < totals.size() && inspections_->psus[totals[next].psu].stratum == h; ++next)
      in_stratum.push_back(totals[next].total);
    first = next;
    const Stratum& stratum = strata_[h];
    if (stratum.multiplier == 0) continue;
    // A single PSU that counts is centred at 0 (SinglePsu::adjust), or sampled whole.
    variance += stratum.multiplier *
                (inspections_->strata[h].sampled == 1
                     ? (1 - stratum.fraction) * in_stratum.front() * in_stratum.front()
                     : psu_variance(in_stratum, inspections_->strata[h].sampled, stratum.fraction));
  }
  return variance;
}

std::uint64_t Programme::degrees_of_freedom(std::span<const PsuTotal> psus) const {
  std::uint64_t strata = 0;
  for (std::size_t n = 0; n < psus.size(); ++n)
    if (n == 0 ||
        inspections_->psus[psus[n].psu].stratum != inspections_->psus[psus[n - 1].psu].stratum)
      ++strata;
  return psus.size() - strata;
}

}  // namespace setpoint
