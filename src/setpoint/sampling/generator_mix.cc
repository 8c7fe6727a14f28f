#include "setpoint/sampling/generator_mix.h"

#include <algorithm>
#include <span>

namespace setpoint {
namespace {

// Of the first entry above u times the last.
std::size_t position(std::span<const double> upto, double u) {
  const auto at = std::upper_bound(upto.begin(), upto.end(), u * upto.back());
  return std::min(static_cast<std::size_t>(at - upto.begin()), upto.size() - 1);
}

}  // namespace

UnitMix::UnitMix(const FrameStratum& stratum) {
  double share = 0.0;
  double rate = 0.0;
  for (const FrameOrigin& origin : stratum.origins) {
    share += origin.share;
    share_upto_.push_back(share);
    FormRates upto{};
    double sum = 0.0;
    for (std::size_t k = 0; k < upto.size(); ++k) {
      sum += origin.rates[k];
      upto[k] = sum;
      rate += origin.share * origin.rates[k];
      rate_upto_.push_back(rate);
    }
    chance_upto_.push_back(upto);
    highest_ = std::max(highest_, sum);
  }
}

std::size_t UnitMix::draw_origin(Stream& stream) const {
  return share_upto_.size() == 1 ? 0 : position(share_upto_, stream.uniform());
}

std::optional<Outcome> UnitMix::draw_form(Stream& stream, std::size_t origin, double times) const {
  const FormRates& upto = chance_upto_[origin];
  const double u = stream.uniform();
  if (u >= upto.back() * times) return std::nullopt;
  for (const Outcome form : kOutcomes)
    if (u < upto[static_cast<std::size_t>(form)] * times) return form;
  return kOutcomes.back();
}

std::pair<std::size_t, Outcome> UnitMix::draw_found(Stream& stream) const {
  const std::size_t at = position(rate_upto_, stream.uniform());
  return {at / kOutcomes.size(), kOutcomes[at % kOutcomes.size()]};
}

}  // namespace setpoint
