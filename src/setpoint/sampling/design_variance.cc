#include "setpoint/sampling/design_variance.h"

#include <algorithm>

#include "setpoint/sampling/calibration.h"
#include "setpoint/sampling/psu_variance.h"

namespace setpoint {
namespace {

double stage_variance(const DesignClusters& stage, const std::vector<double>& x) {
  std::vector<double> totals(stage.stratum_of.size(), 0.0);
  for (std::size_t row = 0; row < x.size(); ++row) {
    totals[stage.of_row[row]] += x[row];
  }
  std::vector<std::vector<double>> by_stratum(stage.strata.size());
  for (std::size_t cluster = 0; cluster < totals.size(); ++cluster) {
    by_stratum[stage.stratum_of[cluster]].push_back(totals[cluster]);
  }
  double variance = 0.0;
  for (std::size_t h = 0; h < by_stratum.size(); ++h) {
    const DesignStratum& stratum = stage.strata[h];
    if (stratum.multiplier == 0.0) {
      continue;
    }
    // A single PSU with a multiplier is centred at 0 (SinglePsu::adjust), or sampled whole.
    variance += stratum.multiplier *
                (stratum.sampled == 1
                     ? (1.0 - stratum.fraction) * by_stratum[h].front() * by_stratum[h].front()
                     : psu_variance(by_stratum[h], stratum.sampled, stratum.fraction));
  }
  return variance;
}

}  // namespace

double design_variance(const Design& design, std::vector<double> x) {
  for (const auto& calibration : design.calibrations()) {
    calibration->take_residual(x);
  }
  double variance = 0.0;
  for (const DesignClusters& stage : design.stages()) {
    variance += stage_variance(stage, x);
  }
  return variance;
}

std::uint64_t degrees_of_freedom(const Design& design, const Domain& domain) {
  const DesignClusters& psus = design.stages().front();
  std::vector<char> has_psu(psus.stratum_of.size(), 0);
  std::vector<char> has_stratum(psus.strata.size(), 0);
  for (std::size_t row = 0; row < design.rows(); ++row) {
    if (domain.empty() || domain[row] != 0) {
      const std::size_t psu = psus.of_row[row];
      has_psu[psu] = 1;
      has_stratum[psus.stratum_of[psu]] = 1;
    }
  }
  return static_cast<std::uint64_t>(std::count(has_psu.begin(), has_psu.end(), 1) -
                                    std::count(has_stratum.begin(), has_stratum.end(), 1));
}

}  // namespace setpoint
