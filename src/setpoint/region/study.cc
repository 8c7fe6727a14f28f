#include "setpoint/region/study.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "setpoint/data/regional_dataset.h"
#include "setpoint/region/month_count.h"
#include "setpoint/region/study_figures.h"

namespace setpoint {

Result<RegionalStudy> RegionalStudy::open(const std::filesystem::path& folder,
                                          RegionPolicy policy) {
  auto tables = read_regional(folder);
  if (!tables) return tables.faults();
  return of(*std::move(tables), std::move(policy));
}

Result<RegionalStudy> RegionalStudy::of(RegionalTables tables, RegionPolicy policy) {
  ShippedAreas areas;
  if (tables.designated_counties.empty() && tables.area_states.empty()) {
    auto shipped = shipped_areas();
    if (!shipped) return shipped.faults();
    areas = *std::move(shipped);
  }
  return RegionalStudy(std::move(tables), std::move(policy), std::move(areas));
}

RegionalStudy::RegionalStudy(RegionalTables tables, RegionPolicy policy, ShippedAreas areas)
    : tables_(std::make_unique<const RegionalTables>(std::move(tables))),
      policy_(std::move(policy)),
      record_(std::make_unique<const DeathRecord>(*tables_)),
      populations_(std::make_unique<const Populations>(*tables_)),
      nowcaster_(std::make_unique<const Nowcaster>(*tables_, *record_, policy_.settings)),
      areas_shipped_(tables_->designated_counties.empty() && tables_->area_states.empty()) {
  regions_ = areas_shipped_ ? std::make_unique<const Regions>(*tables_, areas.designated_counties,
                                                              areas.area_states)
                            : std::make_unique<const Regions>(
                                  *tables_, tables_->designated_counties, tables_->area_states);
}

CountView RegionalStudy::view(const RegionalDeathRow& row) const {
  const RegionSettings& settings = policy_.settings;
  CountView result{row.ending,   row.months,
                   row.cause,    setpoint::shown(row, settings.suppressed_below),
                   false,        nowcaster_->of(row),
                   std::nullopt, 0};
  result.is_final = result.nowcast.why_not == NoNowcast::final_count;
  if (result.shown.reported)
    result.rate = rate_of(*result.shown.reported,
                          populations_->of(row.place, population_year(row.ending, row.months),
                                           record_->city().without_city(row)),
                          settings);
  return result;
}

RegionView RegionalStudy::place_view(const Region& region, Cause cause) const {
  RegionView result{&region, populations_->newest(*region.place), std::nullopt, std::nullopt,
                    std::nullopt};
  const SeriesKey key{*region.place, cause, kYear};
  const auto last = record_->last(key);
  const RegionalDeathRow* const row = last ? record_->at(key, *last) : nullptr;
  if (row == nullptr) return result;
  result.latest = view(*row);
  const RegionalDeathRow* const before = record_->at(key, year_before(*last));
  if (before != nullptr && record_->city().same_people(*before, *row))
    result.change =
        change_of(before->ending, setpoint::shown(*before, policy_.settings.suppressed_below),
                  result.latest->shown, policy_.settings.rate_confidence);
  return result;
}

std::vector<RegionView> RegionalStudy::list(Cause cause,
                                            const std::vector<RegionKind>& kinds) const {
  std::vector<RegionView> views;
  for (const Region& region : regions_->all()) {
    if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), region.kind) == kinds.end())
      continue;
    views.push_back(region.kind == RegionKind::area ? area_view(region, cause)
                                                    : place_view(region, cause));
  }
  return views;
}

std::optional<Month> RegionalStudy::as_of(Cause cause) const {
  const auto states = record_->last({Place::nation(), cause, kYear});
  return states ? states : record_->last({*Place::parse("01001"), cause, kYear});
}

std::optional<AgeAdjustedView> RegionalStudy::age_adjusted(const Place& place,
                                                           std::optional<Cause> cause) const {
  std::optional<AgeAdjustedView> newest;
  std::set<std::pair<Month, Cause>> known;
  for (const RegionalDeathRow& row : tables_->deaths)
    if (row.place == place && row.ages && row.months == kYear && (!cause || row.cause == *cause))
      known.emplace(row.ending, row.cause);
  for (const auto& [ending, what] : known) {
    std::array<AgeCell, kAgeGroups> cells;
    bool complete = true;
    const RegionalDeathRow* first = nullptr;
    const int year = population_year(ending, kYear);
    for (std::size_t i = 0; i < kAgeGroups; ++i) {
      const auto ages = static_cast<AgeGroup>(i);
      const RegionalDeathRow* const row = record_->at({place, what, kYear}, ending, ages);
      const auto people =
          populations_->of(place, year, ages, row != nullptr && record_->city().without_city(*row));
      // Counts by age are not shown, so a small one among them cannot be had from their sum.
      const bool has =
          row != nullptr && row->withheld == Withheld::no && row->reported && people && *people > 0;
      if (first == nullptr) first = row;
      // A rate of ages that were counted of different people would be of nobody.
      complete = complete && has && record_->city().same_people(*first, *row);
      if (has) cells[i] = {*row->reported, *people};
    }
    if (!complete) continue;
    auto rate = age_adjusted_rate(cells, year, policy_.settings.rate_confidence);
    if (!rate || rate->deaths < policy_.settings.suppressed_below) continue;
    rate->unreliable = rate->deaths < policy_.settings.unreliable_below;
    if (!newest || newest->ending < ending) newest = AgeAdjustedView{ending, what, *rate};
  }
  return newest;
}

Cause RegionalStudy::headline_of(const Region& region) const {
  const auto counted = [&](Cause cause) {
    const auto has = [&](const Place& place) {
      return !record_->series({place, cause, kYear}).empty();
    };
    return region.place ? has(*region.place)
                        : std::any_of(region.counties.begin(), region.counties.end(), has);
  };
  if (counted(Cause::synthetic_opioids)) return Cause::synthetic_opioids;
  const auto* const found = std::find_if(kCauses.begin(), kCauses.end(), counted);
  return found == kCauses.end() ? Cause::synthetic_opioids : *found;
}

Result<RegionDetail> RegionalStudy::show(std::string_view id, std::optional<Cause> cause) const {
  const auto found = regions_->get(id);
  if (!found) return found.faults();
  const Region& region = **found;
  const RegionSettings& settings = policy_.settings;
  RegionDetail detail;
  const Cause headline = cause.value_or(headline_of(region));
  if (region.kind == RegionKind::area) {
    detail.view = area_view(region, headline);
    detail.deaths = area_deaths(region, cause);
    for (const Place& county : region.counties)
      detail.counties.push_back(place_view(*regions_->find(county.view()), headline));
  } else {
    detail.view = place_view(region, headline);
    for (const SeriesKey& key : record_->of(*region.place))
      if (!cause || key.cause == *cause)
        for (const RegionalDeathRow* const row : record_->series(key))
          detail.deaths.push_back(view(*row));
    detail.age_adjusted = age_adjusted(*region.place, cause);
  }
  detail.lab_reports = lab_periods(*tables_, region, settings.rate_confidence);
  detail.seizures = quarter_seizures(*tables_, region);
  detail.nonfatal = nonfatal_years(*tables_, region, settings.suppressed_below,
                                   settings.unreliable_below, settings.rate_confidence);
  return detail;
}

std::vector<NowcastScore> RegionalStudy::score() const {
  return score_nowcasts(nowcaster_->pairs(), policy_.settings);
}

std::vector<std::pair<Place, CountView>> RegionalStudy::nowcasts(Cause cause) const {
  std::vector<std::pair<Place, CountView>> result;
  for (const auto& [key, rows] : record_->all()) {
    if (key.cause != cause || key.place.kind() == PlaceKind::county) continue;
    for (const RegionalDeathRow* const row : rows) {
      const auto last = record_->last(key);
      if (last && months_between(row->ending, *last) < policy_.settings.final_after)
        result.emplace_back(key.place, view(*row));
    }
  }
  return result;
}

std::vector<std::string> RegionalStudy::notes() const {
  std::vector<std::string> notes = {
      "Counts below " + std::to_string(static_cast<int>(policy_.settings.suppressed_below)) +
          " are withheld, with every rate and nowcast built on them",
      "A rate is of the reported count, per 100,000 people of the year in which most of its months "
      "lie, or of the last year known",
      "A 12-month count is not a monthly one: counts of successive months overlap, and the "
      "difference of two is not the deaths of a month",
      "CDC's provisional 12-month counts are by place of occurrence, those of CDC WONDER by "
      "residence"};
  if (areas_shipped_) notes.emplace_back("Areas are those that come with the program");
  notes.emplace_back(
      "A county without an area is unverified: no complete list of designated counties was found");
  for (const auto& [key, pairs] : nowcaster_->pairs()) {
    const DelayModel* const model = nowcaster_->model(key);
    if (model == nullptr || model->ages().empty()) continue;
    const std::string counts = std::string(name(key.cause)) + ", counts of " +
                               std::to_string(key.months) +
                               (key.months == 1 ? " month: " : " months: ");
    std::map<std::size_t, std::string> closed;  // ages, by how many releases tell
    for (const auto& [age, releases] : model->closed())
      if (model->at(age).model != nullptr)
        closed[releases] += (closed[releases].empty() ? "" : ", ") + std::to_string(age);
    for (const auto& [releases, ages] : closed)
      notes.push_back(
          counts + "in " + std::to_string(releases) +
          (releases == 1 ? " earlier release" : " earlier releases") + " none changed that was " +
          ages +
          " months old, by its delay or as its year was closed; such a count is nowcast "
          "to stay, with a chance of 1 in " +
          std::to_string(releases + 2) + " to grow as the oldest that grew");
    std::string unknown;
    for (int age = 0; age < policy_.settings.final_after; ++age)
      if (model->at(age).model == nullptr)
        unknown += (unknown.empty() ? "" : ", ") + std::to_string(age);
    if (!unknown.empty())
      notes.push_back(counts + "nothing was learned of those " + unknown +
                      " months old, which have no nowcast from earlier releases");
  }
  notes.insert(notes.end(), tables_->notes.begin(), tables_->notes.end());
  return notes;
}

}  // namespace setpoint
