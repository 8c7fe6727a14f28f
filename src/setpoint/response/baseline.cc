#include "setpoint/response/baseline.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "setpoint/data/shipped_areas.h"
#include "setpoint/region/place_names.h"
#include "setpoint/response/county_parts.h"

namespace setpoint {
namespace {

int months_of(const Month& month) {
  return 12 * month.year + month.month;
}

struct Count {
  Month ending;
  double deaths = 0;
  Basis basis = Basis::count;
};

// What is on record of one place and cause.
struct Record {
  std::map<Month, double> years;   // 12 months ending; newest release
  std::map<Month, double> months;  // one month
  std::set<Month> withheld;        // 12-month counts from 1 to 9
};

class Maker {
 public:
  Maker(const RegionalTables& tables, Cause cause, const AllocationSettings& settings)
      : tables_(tables), settings_(settings) {
    made_.cause = cause;
    for (const RegionalDeathRow& row : tables.deaths) {
      if (row.ages || (row.cause != cause && row.cause != Cause::all_drugs)) continue;
      // By release last: a later one of the same month replaces an earlier.
      Record& record = (row.cause == cause ? own_ : any_)[row.place.text()];
      const std::optional<double> value = row.predicted ? row.predicted : row.reported;
      if (row.months == 1) {
        if (value) record.months[row.ending] = *value;
        continue;
      }
      if (value) {
        record.years[row.ending] = *value;
        record.withheld.erase(row.ending);
      } else if (row.withheld == Withheld::suppressed) {
        record.withheld.insert(row.ending);
      }
    }
    for (const PopulationRow& row : tables.population)
      if (!row.ages) {
        auto& newest = people_[row.place.text()];
        if (row.year >= newest.first) newest = {row.year, row.people};
      }
  }

  Result<Baseline> make(Division by) {
    made_.by = by;
    const auto nation = own_.find("US");
    if (nation == own_.end() || nation->second.years.empty())
      return Fault{
          FaultKind::data,
          {},
          "no 12-month count of deaths of the nation",
          "a table regional_deaths with place US and cause " + std::string(name(made_.cause))};
    nation_ = &nation->second.years;
    newest_ = nation_->rbegin()->first;
    made_.ending = newest_.text();
    made_.deaths = nation_->rbegin()->second;
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
  // An older count times the nation's change since; none where the nation has no count of then.
  [[nodiscard]] std::optional<double> moved(const Month& ending, double deaths) const {
    const auto then = nation_->find(ending);
    if (then == nation_->end() || !(then->second > 0)) return std::nullopt;
    return deaths * (made_.deaths / then->second);
  }

  // The newest count of a place, brought to the newest month of the nation.
  [[nodiscard]] std::optional<Count> newest(const Record& record) const {
    constexpr int kOldest = 60;  // months
    std::optional<Count> found;
    const auto offer = [&](const Month& ending, double deaths, Basis basis) {
      if (ending > newest_ || months_of(newest_) - months_of(ending) > kOldest) return;
      if (found && ending <= found->ending) return;
      const auto at_newest = moved(ending, deaths);
      if (at_newest) found = Count{ending, *at_newest, basis};
    };
    for (auto at = record.years.rbegin(); at != record.years.rend(); ++at) {
      offer(at->first, at->second, at->first == newest_ ? Basis::count : Basis::moved);
      if (found) break;
    }
    for (auto at = record.months.rbegin(); at != record.months.rend(); ++at) {
      double sum = 0;
      int count = 0;
      for (auto back = at; back != record.months.rend(); ++back) {
        if (months_of(at->first) - months_of(back->first) >= 12) break;
        sum += back->second;
        ++count;
      }
      if (count < 12) continue;
      offer(at->first, sum, Basis::months);
      break;
    }
    return found;
  }

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
      const auto record = own_.find(region.id);
      std::optional<Count> count;
      if (record != own_.end()) count = newest(record->second);
      const bool hidden = record != own_.end() && !record->second.withheld.empty() &&
                          (!count || *record->second.withheld.rbegin() > count->ending);
      if (hidden) {
        region.deaths = settings_.suppressed;
        region.basis = Basis::assumed;
        withheld.push_back(region.id);
      } else if (count) {
        region.deaths = count->deaths;
        region.basis = count->basis;
        if (count->ending != newest_)
          older.push_back(region.id + " (" + count->ending.text() + ")");
        if (const auto city = own_.find("YC"); region.id == "NY" && city != own_.end())
          if (const auto more = newest(city->second)) region.deaths += more->deaths;
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

  // The state's count at that month; New York with its city where that is counted apart.
  [[nodiscard]] std::optional<double> of_state(const std::map<std::string, Record>& records,
                                               const std::string& letters,
                                               const Month& ending) const {
    const auto at = [&](const std::string& id) -> std::optional<double> {
      const auto record = records.find(id);
      if (record == records.end()) return std::nullopt;
      const auto found = record->second.years.find(ending);
      if (found == record->second.years.end()) return std::nullopt;
      return found->second;
    };
    std::optional<double> count = at(letters);
    if (const auto city = letters == "NY" ? at("YC") : std::nullopt; count && city) *count += *city;
    return count;
  }

  // The newest count of a county; one that was withheld later counts as withheld.
  [[nodiscard]] CountyEvidence evidence(const std::string& id, const std::string& letters,
                                        double people) const {
    CountyEvidence county{people, std::nullopt, std::nullopt};
    for (const auto* records : {&own_, &any_}) {
      const auto record = records->find(id);
      if (county.count || record == records->end() || record->second.years.empty()) continue;
      const auto& [ending, deaths] = *record->second.years.rbegin();
      if (!record->second.withheld.empty() && *record->second.withheld.rbegin() >= ending) continue;
      county.count = deaths;
      county.state = of_state(*records, letters, ending);
    }
    return county;
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
      by_state[letters].emplace_back(text, evidence(text, letters, people.second));
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
      BaselineRegion& region = made[row.area];
      region.id = row.area;
      region.name = names.count(row.area) > 0 ? names[row.area] : row.area;
      region.basis = Basis::part;
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
  std::map<std::string, Record> own_, any_;  // of the cause; of all drugs
  std::map<std::string, std::pair<int, double>> people_;
  const std::map<Month, double>* nation_ = nullptr;
  Month newest_;
  std::map<std::string, BaselineRegion> states_;
};

}  // namespace

Result<Baseline> make_baseline(const RegionalTables& tables, Division by, Cause cause,
                               const AllocationSettings& settings) {
  return Maker(tables, cause, settings).make(by);
}

}  // namespace setpoint
