#include "setpoint/response/baseline.h"

#include <algorithm>
#include <map>
#include <utility>

#include "setpoint/data/shipped_areas.h"
#include "setpoint/region/place_names.h"
#include "setpoint/response/county_parts.h"
#include "setpoint/response/newest_counts.h"

namespace setpoint {
namespace {

class Maker {
 public:
  Maker(const RegionalTables& tables, Cause cause, const AllocationSettings& settings)
      : tables_(tables), settings_(settings), counts_(tables, cause, settings.suppressed) {
    made_.cause = cause;
    for (const PopulationRow& row : tables.population)
      if (!row.ages) {
        auto& newest = people_[row.place.text()];
        if (row.year >= newest.first) newest = {row.year, row.people};
      }
  }

  Result<Baseline> make(Division by) {
    made_.by = by;
    const auto& nation = counts_.nation();
    if (!nation)
      return Fault{
          FaultKind::data,
          {},
          "no 12-month count of deaths of the nation",
          "a table regional_deaths with place US and cause " + std::string(name(made_.cause))};
    made_.ending = nation->first.text();
    made_.deaths = nation->second;
    if (const auto people = people_.find("US"); people != people_.end())
      made_.people = people->second.second;
    make_states();
    if (made_.people <= 0 || states_.empty())
      return Fault{
          FaultKind::data, {}, "no people of the nation and its states", "a table population"};
    if (by == Division::state)
      for (const auto& [letters, region] : states_) made_.regions.push_back(region);
    else if (by == Division::county)
      for (auto& [id, region] : counties()) made_.regions.push_back(std::move(region));
    else if (const auto done = make_areas(); !done)
      return done.faults();
    if (made_.regions.empty())
      return Fault{
          FaultKind::data, {}, "no region of this kind", "people by " + std::string(name(by))};
    return std::move(made_);
  }

 private:
  void make_states() {
    double counted = 0, uncounted = 0, all = 0;
    std::vector<std::string> without, withheld, older;
    for (const State& state : states()) {
      const auto people = people_.find(std::string(state.letters));
      if (people == people_.end() || !(people->second.second > 0)) continue;
      BaselineRegion region;
      region.id = region.state = state.letters;
      region.name = state.name;
      region.people = people->second.second;
      all += region.people;
      if (const auto count = counts_.of_state(Place::of(state))) {
        const bool is_newest = count->ending == counts_.nation()->first;
        region.deaths = count->deaths;
        region.basis = count->assumed  ? Basis::assumed
                       : count->months ? Basis::months
                       : is_newest     ? Basis::count
                                       : Basis::moved;
        if (count->assumed)
          withheld.push_back(region.id);
        else if (!is_newest)
          older.push_back(region.id + " (" + count->ending.text() + ")");
      } else {
        region.basis = Basis::leftover;
        uncounted += region.people;
        without.push_back(region.id);
      }
      counted += region.deaths;
      states_[region.id] = std::move(region);
    }
    if (made_.people <= 0) made_.people = all;
    const double rest = std::max(0.0, made_.deaths - counted);
    for (auto& [letters, region] : states_)
      if (region.basis == Basis::leftover) region.deaths = rest * (region.people / uncounted);
    const auto list = [](const std::vector<std::string>& ids) {
      std::string text;
      for (const std::string& id : ids) text += (text.empty() ? "" : ", ") + id;
      return text;
    };
    if (!without.empty())
      made_.notes.push_back("no count of " + list(without) +
                            ": what the nation has more than its states, by people");
    if (!older.empty())
      made_.notes.push_back("no count at the newest month of " + list(older) +
                            ": an older one, moved by the nation's change since; such counts may "
                            "sum to more or less than the nation's");
    if (!withheld.empty())
      made_.notes.push_back("count withheld of " + list(withheld) + ": an assumption");
  }

  std::map<std::string, BaselineRegion> counties() {
    int year = 0;
    for (const auto& [text, people] : people_)
      if (text.size() == 5) year = std::max(year, people.first);
    std::map<std::string, std::vector<std::pair<std::string, CountyEvidence>>> by_state;
    for (const auto& [text, people] : people_) {
      const auto place = Place::parse(text);
      if (!place || place->kind() != PlaceKind::county || people.first != year) continue;
      const std::string letters(place->state()->letters);
      const CountyDeaths deaths = counts_.of_county(*place);
      by_state[letters].emplace_back(text,
                                     CountyEvidence{people.second, deaths.count, deaths.state});
    }
    const PlaceNames names(tables_);
    std::map<std::string, BaselineRegion> made;
    for (const auto& [letters, list] : by_state) {
      std::vector<CountyEvidence> counties;
      for (const auto& [id, county] : list) counties.push_back(county);
      const auto state = states_.find(letters);
      const std::vector<double> deaths = county_parts(
          counties, state == states_.end() ? std::nullopt : std::optional(state->second.deaths),
          settings_.suppressed);
      for (std::size_t k = 0; k < list.size(); ++k)
        made[list[k].first] = {list[k].first, names.of(*Place::parse(list[k].first)),
                               letters,       counties[k].people,
                               deaths[k],     counties[k].count ? Basis::part : Basis::assumed};
    }
    if (!made.empty())
      made_.notes.push_back(
          "counties: their newest counts on record, moved as their state's own has moved since; "
          "what is left of the state's is spread over the counties that show none, whatever was "
          "withheld");
    return made;
  }

  Result<Done> make_areas() {
    std::vector<DesignatedCountyRow> designated = tables_.designated_counties;
    std::vector<AreaStateRow> areas = tables_.area_states;
    if (designated.empty()) {
      auto shipped = shipped_areas();
      if (!shipped) return shipped.faults();
      designated = std::move(shipped->designated_counties);
      areas = std::move(shipped->area_states);
    }
    std::map<std::string, std::string> names;
    for (const AreaStateRow& row : areas) names[row.area] = row.area_name;
    const auto all = counties();
    std::map<std::string, int> areas_of;  // a county of two areas is shared by them
    for (const DesignatedCountyRow& row : designated) ++areas_of[row.county.text()];
    std::map<std::string, BaselineRegion> made;
    for (const DesignatedCountyRow& row : designated) {
      const auto county = all.find(row.county.text());
      if (county == all.end()) continue;
      const auto [at, is_new] = made.try_emplace(row.area);
      BaselineRegion& region = at->second;
      // Of counties that all show none, it shows none.
      if (is_new) region.basis = Basis::assumed;
      region.id = row.area;
      region.name = names.count(row.area) > 0 ? names[row.area] : row.area;
      if (county->second.basis == Basis::part) region.basis = Basis::part;
      region.people += county->second.people / areas_of[row.county.text()];
      region.deaths += county->second.deaths / areas_of[row.county.text()];
    }
    for (auto& [id, region] : made) made_.regions.push_back(std::move(region));
    made_.notes.push_back(
        "areas: their verified counties only; an area without one has no share, and a county that "
        "is not verified is not known not to be designated");
    return Done{};
  }

  const RegionalTables& tables_;
  const AllocationSettings& settings_;
  Baseline made_;
  NewestCounts counts_;
  std::map<std::string, std::pair<int, double>> people_;
  std::map<std::string, BaselineRegion> states_;
};

}  // namespace

Result<Baseline> make_baseline(const RegionalTables& tables, Division by, Cause cause,
                               const AllocationSettings& settings) {
  return Maker(tables, cause, settings).make(by);
}

}  // namespace setpoint
