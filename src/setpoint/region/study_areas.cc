// Regions that are sums of counties.
#include <set>
#include <tuple>
#include <utility>

#include "setpoint/region/study.h"
#include "setpoint/region/study_figures.h"

namespace setpoint {

std::optional<CountView> RegionalStudy::area_count(const Region& area, Cause cause, int months,
                                                   const Month& ending) const {
  CountView sum;
  sum.ending = ending;
  sum.months = months;
  sum.cause = cause;
  sum.is_final = true;
  People people;
  bool counted = true;
  double deaths = 0;
  for (const Place& county : area.counties) {
    const RegionalDeathRow* const row = record_->at({county, cause, months}, ending);
    if (row == nullptr) continue;
    const CountView one = view(*row);
    if (!one.shown.reported) continue;
    deaths += *one.shown.reported;
    sum.counties += 1;
    sum.is_final = sum.is_final && one.nowcast.why_not == NoNowcast::final_count;
    const auto its = populations_->of(county, population_year(ending, months), false);
    counted = counted && its && (sum.counties == 1 || its->year == people.year);
    if (its) people = {people.value + its->value, its->year};
  }
  if (sum.counties == 0) return std::nullopt;
  sum.shown.reported = deaths;
  if (counted) sum.rate = rate_of(deaths, people, policy_.settings);
  return sum;
}

RegionView RegionalStudy::area_view(const Region& region, Cause cause) const {
  RegionView result{&region, std::nullopt, std::nullopt, std::nullopt, std::nullopt};
  // Counties and states of one and the same year.
  std::optional<People> inside;
  std::optional<People> all;
  const auto add = [&](std::optional<People>& sum, const Place& place) {
    const auto one = populations_->newest(place);
    if (!one) return;
    if (!sum) sum = People{0, one->year};
    if (sum->year == one->year) sum->value += one->value;
  };
  for (const Place& county : region.counties) add(inside, county);
  for (const Place& state : region.states) add(all, state);
  result.population = inside;
  if (inside && all && inside->year == all->year) result.people_share = inside->value / all->value;
  if (region.counties.empty()) return result;
  const auto last = record_->last({region.counties.front(), cause, kYear});
  if (!last) return result;
  result.latest = area_count(region, cause, kYear, *last);
  if (!result.latest) return result;
  // Between sums of the same counties only, or the change would be one of who is counted.
  std::set<Place> now;
  std::set<Place> before;
  for (const Place& county : region.counties) {
    const auto shows = [&](const Month& month) {
      const RegionalDeathRow* const row = record_->at({county, cause, kYear}, month);
      return row != nullptr &&
             setpoint::shown(*row, policy_.settings.suppressed_below).reported.has_value();
    };
    if (shows(*last)) now.insert(county);
    if (shows(year_before(*last))) before.insert(county);
  }
  const auto earlier = area_count(region, cause, kYear, year_before(*last));
  if (earlier && now == before)
    result.change = change_of(earlier->ending, earlier->shown, result.latest->shown,
                              policy_.settings.rate_confidence);
  return result;
}

std::vector<CountView> RegionalStudy::area_deaths(const Region& area,
                                                  std::optional<Cause> cause) const {
  std::set<std::tuple<Cause, int, Month>> known;
  for (const Place& county : area.counties)
    for (const SeriesKey& key : record_->of(county))
      if (!cause || key.cause == *cause)
        for (const RegionalDeathRow* const row : record_->series(key))
          known.emplace(key.cause, key.months, row->ending);
  std::vector<CountView> result;
  for (const auto& [what, months, ending] : known)
    if (auto count = area_count(area, what, months, ending)) result.push_back(*std::move(count));
  return result;
}

}  // namespace setpoint
