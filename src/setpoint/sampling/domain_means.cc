#include "setpoint/sampling/domain_means.h"

#include <algorithm>
#include <cmath>

#include "setpoint/sampling/student.h"

namespace setpoint {
namespace {

// Of a PSU in a domain.
struct Sums {
  double w = 0;
  double wy = 0;
  double units = 0;
};

Fault fault(FaultKind kind, std::string what, std::string expected) {
  return {kind, {}, std::move(what), std::move(expected)};
}

class DomainMeans {
 public:
  explicit DomainMeans(const Design& design)
      : design_(design), psus_(design.stages().front()), clusters_(psus_.stratum_of.size()) {}

  // The rows of some domains at a time, so that their sums stay in the cache.
  void add(std::span<const double> y, std::span<const std::uint32_t> domain, std::uint32_t first,
           std::uint32_t count) {
    sums_.assign(static_cast<std::size_t>(count) * clusters_, Sums{});
    const std::vector<double>& w = design_.expansion();
    const std::vector<double>& units = design_.counts();
    for (std::size_t row = 0; row < y.size(); ++row) {
      const std::uint32_t own = domain[row] - first;
      if (own >= count) continue;
      Sums& sums = sums_[own * clusters_ + psus_.of_row[row]];
      sums.w += w[row];
      sums.wy += w[row] * y[row];
      sums.units += units[row];
    }
  }

  std::optional<DomainMean> mean(std::uint32_t position, double confidence) {
    const std::span<const Sums> own(sums_.data() + position * clusters_, clusters_);
    Sums all;
    for (const Sums& psu : own) {
      all.w += psu.w;
      all.wy += psu.wy;
      all.units += psu.units;
    }
    if (all.units == 0) return std::nullopt;
    DomainMean result;
    result.value = all.wy / all.w;
    result.units = all.units;
    result.standard_error = std::sqrt(variance(own, result.value, all.w));
    result.degrees_of_freedom = degrees_of_freedom(own);
    if (result.degrees_of_freedom > 0) {
      const double margin = student_upper_quantile((1 - confidence) / 2,
                                                   static_cast<double>(result.degrees_of_freedom)) *
                            result.standard_error;
      result.interval = Interval{result.value - margin, result.value + margin};
    }
    return result;
  }

 private:
  [[nodiscard]] double variance(std::span<const Sums> own, double mean, double weight) {
    const auto x = [&](const Sums& psu) { return (psu.wy - mean * psu.w) / weight; };
    means_.assign(psus_.strata.size(), 0);
    squares_.assign(psus_.strata.size(), 0);
    for (std::size_t c = 0; c < clusters_; ++c) means_[psus_.stratum_of[c]] += x(own[c]);
    for (std::size_t h = 0; h < means_.size(); ++h)
      // A single PSU that counts is centred at 0 (SinglePsu::adjust), or sampled whole.
      means_[h] = psus_.strata[h].sampled > 1
                      ? means_[h] / static_cast<double>(psus_.strata[h].sampled)
                      : 0;
    for (std::size_t c = 0; c < clusters_; ++c) {
      const std::size_t h = psus_.stratum_of[c];
      const double deviation = x(own[c]) - means_[h];
      squares_[h] += deviation * deviation;
    }
    double variance = 0;
    for (std::size_t h = 0; h < squares_.size(); ++h) {
      const DesignStratum& stratum = psus_.strata[h];
      const auto n = static_cast<double>(stratum.sampled);
      variance += stratum.multiplier * (1 - stratum.fraction) *
                  (stratum.sampled > 1 ? n / (n - 1) : 1) * squares_[h];
    }
    return variance;
  }

  [[nodiscard]] std::uint64_t degrees_of_freedom(std::span<const Sums> own) {
    seen_.assign(psus_.strata.size(), 0);
    std::uint64_t psus = 0;
    for (std::size_t c = 0; c < clusters_; ++c)
      if (own[c].units > 0) {
        ++psus;
        seen_[psus_.stratum_of[c]] = 1;
      }
    return psus - static_cast<std::uint64_t>(std::count(seen_.begin(), seen_.end(), 1));
  }

  const Design& design_;
  const DesignClusters& psus_;
  std::size_t clusters_;
  std::vector<Sums> sums_;  // by domain and PSU
  std::vector<double> means_;
  std::vector<double> squares_;
  std::vector<char> seen_;
};

}  // namespace

Result<std::vector<std::optional<DomainMean>>> estimate_domain_means(
    const Design& design, std::span<const double> y, std::span<const std::uint32_t> domain,
    std::uint32_t domains, double confidence) {
  if (y.size() != design.rows() || domain.size() != design.rows())
    return fault(FaultKind::data, "columns of another length than the design",
                 "a value and a domain for every row");
  if (!(confidence > 0 && confidence < 1))
    return fault(FaultKind::usage, "a confidence outside (0, 1)", "a number above 0 and below 1");
  if (design.stages().size() != 1 || !design.calibrations().empty())
    return fault(FaultKind::usage, "a design of several stages or with calibrated weights",
                 "one stage and the design's weights, or estimate_mean");
  for (const std::uint32_t own : domain)
    if (own >= domains)
      return fault(FaultKind::data, "domain " + std::to_string(own),
                   "a number below " + std::to_string(domains));

  // Sums of so many PSUs and domains at a time: some megabytes, whatever there are of either.
  constexpr std::size_t kAtOnce = std::size_t{1} << 20U;
  const std::size_t clusters = design.stages().front().stratum_of.size();
  const auto at_once =
      static_cast<std::uint32_t>(std::clamp<std::size_t>(kAtOnce / clusters, 1, domains));
  DomainMeans means(design);
  std::vector<std::optional<DomainMean>> result;
  for (std::uint32_t first = 0; first < domains; first += at_once) {
    const std::uint32_t count = std::min(at_once, domains - first);
    means.add(y, domain, first, count);
    for (std::uint32_t d = 0; d < count; ++d) {
      result.push_back(means.mean(d, confidence));
      if (result.back() &&
          !(std::isfinite(result.back()->value) && std::isfinite(result.back()->standard_error)))
        return fault(FaultKind::data, "a mean that is not finite",
                     "values and weights whose products are numbers");
    }
  }
  return result;
}

}  // namespace setpoint
