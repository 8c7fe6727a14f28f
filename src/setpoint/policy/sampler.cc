#include "setpoint/policy/sampler.h"

#include <algorithm>
#include <string>
#include <vector>

#include "setpoint/core/distribution.h"
#include "setpoint/core/elementary.h"
#include "setpoint/core/random.h"

namespace setpoint {
namespace {

StreamName common_stream(std::string_view key) {
  return StreamName(std::string(key) + "/common");
}
StreamName yearly_stream(std::string_view key, FiscalYear year) {
  return StreamName(std::string(key) + "/FY" + std::to_string(year.year));
}

// sigma Z, without the cost of Z where sigma is 0.
double deviation(double sigma, Seed seed, StreamName name, std::uint32_t draw) {
  if (sigma == 0) return 0;
  Stream stream(seed, name, draw);
  return sigma * draw_normal(stream);
}

double logistic(double x) {
  return 1 / (1 + exponential(-x));
}

}  // namespace

bool varies_by_year(const Distribution& distribution) {
  switch (distribution.kind) {
    case DistributionKind::normal:
    case DistributionKind::lognormal:
    case DistributionKind::logit_normal:
    case DistributionKind::logistic_normal:
      return distribution.yearly > 0;
    case DistributionKind::fixed:
    case DistributionKind::triangular:
    case DistributionKind::uniform:
    case DistributionKind::beta:
      break;
  }
  return false;
}

bool is_certain(const Distribution& distribution) {
  switch (distribution.kind) {
    case DistributionKind::fixed:
      return true;
    case DistributionKind::normal:
    case DistributionKind::lognormal:
    case DistributionKind::logit_normal:
    case DistributionKind::logistic_normal:
      return distribution.common == 0 && distribution.yearly == 0;
    case DistributionKind::triangular:
    case DistributionKind::uniform:
    case DistributionKind::beta:
      break;
  }
  return false;
}

Sampler number_sampler(std::string_view key, const Distribution& distribution, double value,
                       Interval allowed, FiscalYear year) {
  if (is_certain(distribution)) return {};
  const StreamName common = common_stream(key);
  const StreamName yearly = yearly_stream(key, year);
  const auto spread = [=](Seed seed, std::uint32_t draw) {
    return deviation(distribution.common, seed, common, draw) +
           deviation(distribution.yearly, seed, yearly, draw);
  };
  // One loop for all kinds: `one` gives a draw from its number.
  const auto each = [](auto one) -> Sampler {
    return [one](Seed seed, std::uint32_t first, std::span<double> out) {
      for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = one(seed, first + static_cast<std::uint32_t>(i));
    };
  };
  switch (distribution.kind) {
    case DistributionKind::normal:
      return each([=](Seed seed, std::uint32_t draw) {
        return std::clamp(value + spread(seed, draw), allowed.low, allowed.high);
      });
    case DistributionKind::lognormal:
      return each([=](Seed seed, std::uint32_t draw) {
        return std::clamp(value * exponential(spread(seed, draw)), allowed.low, allowed.high);
      });
    case DistributionKind::logit_normal: {
      const double centre = logarithm(value / (1 - value));
      return each(
          [=](Seed seed, std::uint32_t draw) { return logistic(centre + spread(seed, draw)); });
    }
    case DistributionKind::triangular:
      return each([=](Seed seed, std::uint32_t draw) {
        Stream stream(seed, common, draw);
        return draw_triangular(stream, distribution.low, value, distribution.high);
      });
    case DistributionKind::uniform:
      return each([=](Seed seed, std::uint32_t draw) {
        Stream stream(seed, common, draw);
        return draw_uniform(stream, distribution.low, distribution.high);
      });
    case DistributionKind::beta:
      return each([=](Seed seed, std::uint32_t draw) {
        Stream stream(seed, common, draw);
        return draw_beta(stream, value * distribution.concentration,
                         (1 - value) * distribution.concentration);
      });
    case DistributionKind::fixed:
    case DistributionKind::logistic_normal:
      break;
  }
  return {};
}

Sampler share_weight_sampler(std::string_view key, const Distribution& distribution, double share,
                             std::size_t index, FiscalYear year) {
  if (is_certain(distribution) || share == 0) return {};
  const StreamName common = common_stream(key).at(index);
  const StreamName yearly = yearly_stream(key, year).at(index);
  return [=](Seed seed, std::uint32_t first, std::span<double> out) {
    for (std::size_t i = 0; i < out.size(); ++i) {
      const std::uint32_t draw = first + static_cast<std::uint32_t>(i);
      out[i] = share * exponential(deviation(distribution.common, seed, common, draw) +
                                   deviation(distribution.yearly, seed, yearly, draw));
    }
  };
}

}  // namespace setpoint
