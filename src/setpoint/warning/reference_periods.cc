#include "setpoint/warning/reference_periods.h"

#include <algorithm>

namespace setpoint {
namespace {

std::vector<ReferencePeriod> windows(std::size_t at, const FarringtonSettings& settings) {
  std::vector<ReferencePeriod> periods;
  for (std::size_t year = settings.years; year > 0; --year) {
    const std::size_t centre = at - settings.frequency * year;
    for (std::size_t i = centre - settings.half_window; i <= centre + settings.half_window; ++i)
      periods.push_back({i, 1});
  }
  return periods;
}

// Between two windows the periods are dealt out to the levels but the last in blocks as even as can
// be, the earlier ones a period longer.
std::vector<ReferencePeriod> seasons(std::size_t at, const FarringtonSettings& settings) {
  const std::size_t w = settings.half_window;
  const std::size_t others = settings.levels - 1;
  const std::size_t between = settings.frequency - 2 * w - 1;
  if (others > between) return {};
  std::vector<std::size_t> level(at + 1, 0);
  for (std::size_t i = at - w; i <= at; ++i) level[i] = settings.levels;
  for (std::size_t year = 1; year <= settings.years; ++year) {
    const std::size_t centre = at - settings.frequency * year;
    for (std::size_t i = centre - w; i <= centre + w; ++i) level[i] = settings.levels;
    if (others == 0) continue;
    std::size_t i = centre + w + 1;
    for (std::size_t block = 1; block <= others; ++block) {
      const std::size_t length = between / others + (block <= between % others ? 1 : 0);
      for (std::size_t k = 0; k < length; ++k) level[i++] = block;
    }
  }
  std::vector<ReferencePeriod> periods;
  const std::size_t end = at - std::min(at, settings.not_included);
  for (std::size_t i = 0; i < end; ++i)
    if (level[i] != 0) periods.push_back({i, level[i]});
  return periods;
}

}  // namespace

std::size_t first_judged(const FarringtonSettings& settings) {
  return settings.frequency * settings.years + settings.half_window;
}

std::vector<ReferencePeriod> reference_periods(std::size_t at, const FarringtonSettings& settings) {
  // Windows that touch would count a period twice.
  if (at < first_judged(settings) || settings.frequency < 2 * settings.half_window + 1 ||
      settings.years == 0 || settings.levels == 0)
    return {};
  return settings.kind == FarringtonKind::original ? windows(at, settings) : seasons(at, settings);
}

}  // namespace setpoint
