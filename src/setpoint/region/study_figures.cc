#include "setpoint/region/study_figures.h"

#include <cmath>

namespace setpoint {

std::optional<DeathRate> rate_of(double deaths, const std::optional<People>& people,
                                 const RegionSettings& settings) {
  if (!people || deaths < settings.suppressed_below) return std::nullopt;
  auto rate = crude_rate(deaths, people->value, people->year, settings.rate_confidence);
  if (!rate) return std::nullopt;
  rate->unreliable = deaths < settings.unreliable_below;
  return *rate;
}

std::optional<ChangeView> change_of(const Month& from, const Shown& earlier, const Shown& later,
                                    double confidence) {
  const bool predicted = earlier.predicted && later.predicted;
  if (!predicted && !(earlier.reported && later.reported)) return std::nullopt;
  const double before = std::floor((predicted ? *earlier.predicted : *earlier.reported) + 0.5);
  const double after = std::floor((predicted ? *later.predicted : *later.reported) + 0.5);
  const auto change = relative_change(before, after, confidence);
  if (!change) return std::nullopt;
  return ChangeView{from, predicted, *change};
}

}  // namespace setpoint
