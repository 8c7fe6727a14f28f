#include "setpoint/region/supply.h"

#include <algorithm>
#include <map>
#include <utility>

#include "setpoint/region/cbp_areas.h"
#include "setpoint/sampling/proportion_interval.h"

namespace setpoint {
namespace {

bool holds(const std::vector<Place>& places, const Place& place) {
  return std::find(places.begin(), places.end(), place) != places.end();
}

}  // namespace

std::vector<LabPeriod> lab_periods(const RegionalTables& tables, const Region& region,
                                   double confidence) {
  std::map<std::pair<Month, int>, std::map<std::string, double>> periods;
  for (const LabReportRow& row : tables.lab_reports)
    if (region.kind == RegionKind::nation ? row.place.kind() != PlaceKind::nation
                                          : holds(region.states, row.place))
      periods[std::pair(row.ending, row.months)][row.substance] += row.reports;
  std::vector<LabPeriod> result;
  for (const auto& [when, substances] : periods) {
    LabPeriod period{when.first, when.second, 0, {}};
    for (const auto& [substance, reports] : substances) period.total += reports;
    if (!(period.total > 0)) continue;
    for (const auto& [substance, reports] : substances) {
      const auto interval = clopper_pearson(static_cast<std::uint64_t>(reports),
                                            static_cast<std::uint64_t>(period.total), confidence);
      if (interval)
        period.substances.push_back({substance, reports, reports / period.total, *interval});
    }
    std::stable_sort(period.substances.begin(), period.substances.end(),
                     [](const auto& a, const auto& b) { return a.reports > b.reports; });
    result.push_back(std::move(period));
  }
  return result;
}

std::vector<QuarterSeizures> quarter_seizures(const RegionalTables& tables, const Region& region) {
  std::map<std::string, bool> inside;
  std::map<std::pair<Quarter, std::string>, QuarterSeizures> sums;
  for (const AreaSeizureRow& row : tables.area_seizures) {
    const auto [found, is_new] = inside.try_emplace(row.area, region.kind == RegionKind::nation);
    if (is_new && !found->second)
      for (const Place& state : states_of_cbp_area(row.area))
        found->second = found->second || holds(region.states, state);
    if (!found->second) continue;
    QuarterSeizures& sum = sums[std::pair(row.month.quarter(), row.drug)];
    sum.quarter = row.month.quarter();
    sum.drug = row.drug;
    sum.kilograms += row.kilograms;
    sum.events += row.events;
    if (std::find(sum.areas.begin(), sum.areas.end(), row.area) == sum.areas.end())
      sum.areas.push_back(row.area);
  }
  std::vector<QuarterSeizures> result;
  for (auto& [key, sum] : sums) {
    std::sort(sum.areas.begin(), sum.areas.end());
    result.push_back(std::move(sum));
  }
  return result;
}

std::vector<NonfatalYear> nonfatal_years(const RegionalTables& tables, const Region& region,
                                         double suppressed_below, double unreliable_below,
                                         double confidence) {
  const auto belongs = [&](const Place& place) {
    switch (region.kind) {
      case RegionKind::nation:
      case RegionKind::city:
      case RegionKind::county:
        return place == *region.place;
      case RegionKind::state:
        return place.kind() == PlaceKind::county && holds(region.states, Place::of(*place.state()));
      case RegionKind::area:
        return holds(region.counties, place);
    }
    return false;
  };
  std::map<std::pair<int, std::string>, NonfatalYear> years;
  for (const NonfatalRow& row : tables.nonfatal) {
    if (!belongs(row.place) || !row.visits || *row.visits < suppressed_below || !row.people)
      continue;
    NonfatalYear& year = years[std::pair(row.year, row.setting)];
    year.year = row.year;
    year.setting = row.setting;
    year.visits += *row.visits;
    year.people += *row.people;
    year.counties += 1;
  }
  std::vector<NonfatalYear> result;
  for (auto& [key, year] : years) {
    if (auto rate = crude_rate(year.visits, year.people, year.year, confidence)) {
      rate->unreliable = year.visits < unreliable_below;
      year.rate = *rate;
    }
    result.push_back(std::move(year));
  }
  return result;
}

}  // namespace setpoint
