#include "setpoint/sampling/replicates.h"

#include <cmath>
#include <numeric>
#include <utility>

#include "setpoint/sampling/rao_wu.h"

namespace setpoint {
namespace {

Fault fault(const char* what, const char* expected) {
  return {FaultKind::data, {}, what, expected};
}

bool alone(const DesignStratum& stratum) {
  return stratum.sampled == 1 && stratum.fraction < 1.0;
}

double correction(const DesignStratum& stratum) {
  const auto n = static_cast<double>(stratum.sampled);
  return (1.0 - stratum.fraction) * (n - 1.0) / n;
}

// The factors where one PSU is left out of its stratum.
std::vector<double> without(const DesignClusters& psus, std::size_t left_out) {
  const std::size_t stratum = psus.stratum_of[left_out];
  const auto n = static_cast<double>(psus.strata[stratum].sampled);
  std::vector<double> factors(psus.stratum_of.size(), 1.0);
  for (std::size_t psu = 0; psu < factors.size(); ++psu) {
    if (psus.stratum_of[psu] == stratum) {
      factors[psu] = psu == left_out ? 0.0 : n / (n - 1.0);
    }
  }
  return factors;
}

// Those where a stratum is left out.
std::vector<double> without_stratum(const DesignClusters& psus, std::size_t stratum) {
  const auto strata = static_cast<double>(psus.strata.size());
  std::vector<double> factors(psus.stratum_of.size(), strata / (strata - 1.0));
  for (std::size_t psu = 0; psu < factors.size(); ++psu) {
    if (psus.stratum_of[psu] == stratum) {
      factors[psu] = 0.0;
    }
  }
  return factors;
}

// By PSU, the weighted sum of a column in the domain; of ones where the column is empty.
std::vector<double> psu_totals(const Design& design, std::span<const double> y,
                               const Domain& domain) {
  const DesignClusters& psus = design.stages().front();
  std::vector<double> totals(psus.stratum_of.size(), 0.0);
  for (std::size_t row = 0; row < design.rows(); ++row) {
    if (domain.empty() || domain[row] != 0) {
      totals[psus.of_row[row]] += design.expansion()[row] * (y.empty() ? 1.0 : y[row]);
    }
  }
  return totals;
}

double weighted(const std::vector<double>& factors, const std::vector<double>& totals) {
  return std::inner_product(factors.begin(), factors.end(), totals.begin(), 0.0);
}

Result<ReplicateEstimate> finished(Result<Estimate> estimate, const Replicates& replicates,
                                   std::vector<double> values) {
  if (!estimate) {
    return std::move(estimate).faults();
  }
  ReplicateEstimate result{*estimate, std::move(values)};
  result.estimate.design_effect.reset();
  result.estimate.variance = replicates.variance(result.values);
  if (!std::isfinite(result.estimate.variance)) {
    return fault("a replicate estimate that is not finite", "values whose squares are numbers");
  }
  return result;
}

Result<ReplicateEstimate> quotient(Result<Estimate> estimate, const Design& design,
                                   const Replicates& replicates, std::span<const double> y,
                                   std::span<const double> z, const Domain& domain) {
  if (!estimate) {
    return std::move(estimate).faults();
  }
  const std::vector<double> above = psu_totals(design, y, domain);
  const std::vector<double> below = psu_totals(design, z, domain);
  std::vector<double> values;
  for (std::size_t r = 0; r < replicates.size(); ++r) {
    const double denominator = weighted(replicates.factors(r), below);
    if (denominator == 0.0) {
      return fault("a replicate without the domain", "a domain in more than one PSU");
    }
    values.push_back(weighted(replicates.factors(r), above) / denominator);
  }
  return finished(std::move(estimate), replicates, std::move(values));
}

}  // namespace

Result<Replicates> Replicates::jk1(const Design& design) {
  const DesignClusters& psus = design.stages().front();
  if (psus.strata.size() != 1 || psus.strata.front().sampled < 2) {
    return fault("JK1 replicates of a design with strata or a single PSU",
                 "one stratum of two or more PSUs; JKn for strata");
  }
  return jkn(design);
}

Result<Replicates> Replicates::jkn(const Design& design) {
  const DesignClusters& psus = design.stages().front();
  Replicates result;
  for (std::size_t psu = 0; psu < psus.stratum_of.size(); ++psu) {
    const std::size_t h = psus.stratum_of[psu];
    const DesignStratum& stratum = psus.strata[h];
    if (stratum.sampled > 1) {
      result.factors_.push_back(without(psus, psu));
      result.scales_.push_back(correction(stratum));
    } else if (alone(stratum) && design.single_psu() == SinglePsu::adjust) {
      if (psus.strata.size() == 1) {
        return fault("one stratum with a single PSU", "two or more PSUs");
      }
      const auto strata = static_cast<double>(psus.strata.size());
      result.factors_.push_back(without_stratum(psus, h));
      result.scales_.push_back((strata - 1.0) / strata);
    }
  }
  if (result.factors_.empty()) {
    return fault("no stratum with two or more PSUs", "at least one");
  }
  if (design.single_psu() == SinglePsu::average) {
    // Strata sampled whole count as having a replicate: their zero is known.
    std::size_t shown = 0;
    for (const std::size_t h : psus.stratum_of) {
      shown += alone(psus.strata[h]) ? 0U : 1U;
    }
    for (double& scale : result.scales_) {
      scale *= static_cast<double>(psus.stratum_of.size()) / static_cast<double>(shown);
    }
  }
  return result;
}

Result<Replicates> Replicates::bootstrap(const Design& design, Seed seed, std::uint32_t draws) {
  if (draws < 2) {
    return fault("a bootstrap of fewer than two draws", "two or more");
  }
  const DesignClusters& psus = design.stages().front();
  std::vector<std::vector<std::size_t>> members(psus.strata.size());
  for (std::size_t psu = 0; psu < psus.stratum_of.size(); ++psu) {
    members[psus.stratum_of[psu]].push_back(psu);
  }
  for (const DesignStratum& stratum : psus.strata) {
    if (alone(stratum) && design.single_psu() != SinglePsu::certainty) {
      return fault("a bootstrap of strata with a single PSU",
                   "two or more PSUs a stratum, or single PSUs taken as certain");
    }
  }
  Replicates result;
  for (std::uint32_t draw = 0; draw < draws; ++draw) {
    std::vector<double> factors(psus.stratum_of.size(), 1.0);
    for (std::size_t h = 0; h < members.size(); ++h) {
      const DesignStratum& stratum = psus.strata[h];
      if (stratum.sampled == 1) {
        continue;
      }
      std::vector<std::uint64_t> positions(stratum.sampled);
      std::iota(positions.begin(), positions.end(), std::uint64_t{0});
      const auto drawn = rao_wu_multiplicities(seed, h, stratum.sampled, positions, draw);
      for (const std::size_t psu : members[h]) {
        factors[psu] = rao_wu_factor(drawn[psus.position[psu]], stratum.sampled, stratum.fraction);
      }
    }
    result.factors_.push_back(std::move(factors));
  }
  result.scales_.assign(draws, 1.0 / (static_cast<double>(draws) - 1.0));
  return result;
}

double Replicates::variance(std::span<const double> values) const {
  // Replicates of strata that are sampled whole say nothing of the scatter, nor of its centre.
  double sum = 0.0;
  double used = 0.0;
  for (std::size_t r = 0; r < values.size(); ++r) {
    if (scales_[r] > 0.0) {
      sum += values[r];
      used += 1.0;
    }
  }
  if (used == 0.0) {
    return 0.0;
  }
  const double mean = sum / used;
  double result = 0.0;
  for (std::size_t r = 0; r < values.size(); ++r) {
    result += scales_[r] * ((values[r] - mean) * (values[r] - mean));
  }
  return result;
}

Result<ReplicateEstimate> replicate_total(const Design& design, const Replicates& replicates,
                                          std::span<const double> y, const Domain& domain) {
  auto estimate = estimate_total(design, y, domain);
  if (!estimate) {
    return std::move(estimate).faults();
  }
  const std::vector<double> totals = psu_totals(design, y, domain);
  std::vector<double> values;
  for (std::size_t r = 0; r < replicates.size(); ++r) {
    values.push_back(weighted(replicates.factors(r), totals));
  }
  return finished(std::move(estimate), replicates, std::move(values));
}

Result<ReplicateEstimate> replicate_mean(const Design& design, const Replicates& replicates,
                                         std::span<const double> y, const Domain& domain) {
  return quotient(estimate_mean(design, y, domain), design, replicates, y, {}, domain);
}

Result<ReplicateEstimate> replicate_ratio(const Design& design, const Replicates& replicates,
                                          std::span<const double> y, std::span<const double> z,
                                          const Domain& domain) {
  return quotient(estimate_ratio(design, y, z, domain), design, replicates, y, z, domain);
}

}  // namespace setpoint
