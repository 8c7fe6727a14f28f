#include "setpoint/sampling/resamples.h"

#include <algorithm>
#include <utility>

#include "setpoint/sampling/rao_wu.h"

namespace setpoint {
namespace {

// As many as threads that may be at work on different draws; one more thread only draws again.
constexpr std::size_t kKept = 16;

}  // namespace

StratumResamples::StratumResamples(Quarter quarter, std::uint32_t stratum, std::uint64_t sampled,
                                   double fraction, std::vector<std::uint64_t> positions)
    : name_(static_cast<std::uint64_t>(quarter - Quarter::of(1900, 1)) << 32U | stratum),
      sampled_(sampled),
      fraction_(fraction),
      positions_(std::move(positions)),
      kept_(kKept) {}

std::vector<double> StratumResamples::factors(Seed seed, std::uint32_t draw) const {
  std::vector<double> result;
  for (const std::uint64_t multiplicity :
       rao_wu_multiplicities(seed, name_, sampled_, positions_, draw))
    result.push_back(rao_wu_factor(multiplicity, sampled_, fraction_));
  return result;
}

std::shared_ptr<const StratumResamples::Block> StratumResamples::block(Seed seed,
                                                                       std::uint32_t first,
                                                                       std::size_t draws) const {
  {
    const std::lock_guard lock(mutex_);
    for (const auto& kept : kept_)
      if (kept && kept->seed.value == seed.value && kept->first == first && kept->draws == draws)
        return kept;
  }
  auto made = std::make_shared<Block>(Block{seed, first, draws, {}});
  made->factors.resize(positions_.size() * draws);
  for (std::size_t r = 0; r < draws; ++r) {
    const std::vector<double> own = factors(seed, first + static_cast<std::uint32_t>(r));
    for (std::size_t n = 0; n < own.size(); ++n) made->factors[n * draws + r] = own[n];
  }
  const std::lock_guard lock(mutex_);
  kept_[oldest_] = made;
  oldest_ = (oldest_ + 1) % kKept;
  return made;
}

void StratumResamples::factors(std::size_t n, Seed seed, std::uint32_t first,
                               std::span<double> out) const {
  const auto from = block(seed, first, out.size());
  std::copy_n(from->factors.begin() + static_cast<std::ptrdiff_t>(n * out.size()), out.size(),
              out.begin());
}

}  // namespace setpoint
