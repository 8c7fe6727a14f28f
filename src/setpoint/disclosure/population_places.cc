#include "setpoint/disclosure/population_places.h"

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "setpoint/disclosure/parts_of_places.h"
#include "setpoint/disclosure/protect.h"

namespace setpoint {
namespace {

// A cell's own place in the tables: what is in no row has a name that no place has.
std::string rest_of(const Place& total) {
  return "elsewhere in " + total.text();
}

class Sums {
 public:
  Sums(std::span<const CountedPlace> places,
       const std::function<std::vector<RecordTotal>(const Place&)>& totals,
       const SuppressionRule& rule)
      : places_(places), rule_(rule) {
    for (std::size_t k = 0; k < places.size(); ++k) at_.emplace(places[k].place, k);
    std::map<Place, std::vector<std::size_t>> parts;
    for (std::size_t k = 0; k < places.size(); ++k)
      if (const auto total = total_of(places[k].place)) parts[*total].push_back(k);
    for (const auto& [total, some] : parts) add(total, some, totals);
  }

  Result<PlacesWithheld> withhold() const;

 private:
  std::optional<Place> total_of(const Place& place) const {
    if (of_nation(place)) return Place::nation();
    if (place.kind() != PlaceKind::county) return std::nullopt;
    const Place city = *Place::parse(kNewYorkCity);
    if (in_new_york_city(place.view()) && at_.contains(city)) return city;
    return Place::of(*place.state());
  }
  void add(const Place& total, const std::vector<std::size_t>& parts,
           const std::function<std::vector<RecordTotal>(const Place&)>& totals);
  std::uint32_t cell(std::string key, std::int64_t count, bool county, bool offered);
  std::uint32_t cell_of(std::size_t place);

  std::span<const CountedPlace> places_;
  const SuppressionRule& rule_;
  std::map<Place, std::size_t> at_;
  std::vector<CountCell> cells_;
  std::map<std::string, std::uint32_t> made_;
  std::vector<Relation> relations_;
};

std::uint32_t Sums::cell(std::string key, std::int64_t count, bool county, bool offered) {
  const auto [found, fresh] = made_.emplace(key, static_cast<std::uint32_t>(cells_.size()));
  if (fresh) {
    CountCell made;
    made.key = std::move(key);
    made.count = count;
    made.county = county;
    made.offered = offered;
    cells_.push_back(std::move(made));
  }
  return found->second;
}

std::uint32_t Sums::cell_of(std::size_t place) {
  const CountedPlace& each = places_[place];
  return cell(each.place.text(), each.count, each.place.kind() == PlaceKind::county, true);
}

void Sums::add(const Place& total, const std::vector<std::size_t>& parts,
               const std::function<std::vector<RecordTotal>(const Place&)>& totals) {
  std::int64_t sum = 0;
  for (const std::size_t k : parts) sum += places_[k].count;
  const auto own = at_.find(total);
  std::optional<std::int64_t> count;
  if (own != at_.end())
    count = places_[own->second].count;
  else
    for (const RecordTotal& each : totals(total))
      if (each.shown && each.count >= sum && each.count - sum <= rule_.largest(true))
        count = each.count;
  if (!count || *count < sum) return;
  Relation relation;
  relation.total =
      own != at_.end() ? cell_of(own->second) : cell(total.text(), *count, false, true);
  for (const std::size_t k : parts) relation.parts.push_back(cell_of(k));
  if (*count > sum) relation.parts.push_back(cell(rest_of(total), *count - sum, false, false));
  relations_.push_back(std::move(relation));
}

Result<PlacesWithheld> Sums::withhold() const {
  PlacesWithheld made;
  if (relations_.empty()) return made;
  const auto tables = CountTables::build(cells_, relations_);
  if (!tables) return tables.faults();
  const auto protection = protect(*tables, rule_);
  bool whole = !protection || !protection->safe();
  for (const auto& [key, at] : made_) {
    if (whole) break;
    if (protection->showing[*tables->find(key)] != Showing::withheld) continue;
    const auto place = Place::parse(key);
    const auto found = place ? at_.find(*place) : at_.end();
    whole = found == at_.end() || places_[found->second].known;
  }
  for (std::size_t k = 0; k < places_.size(); ++k) {
    const auto cell = tables->find(places_[k].place.text());
    if (!cell) continue;
    made.bound.push_back(k);
    if (!places_[k].known && (whole || protection->showing[*cell] == Showing::withheld))
      made.withheld.push_back(k);
  }
  return made;
}

}  // namespace

Result<PlacesWithheld> places_to_withhold(
    std::span<const CountedPlace> places,
    const std::function<std::vector<RecordTotal>(const Place&)>& totals,
    const SuppressionRule& rule) {
  return Sums(places, totals, rule).withhold();
}

}  // namespace setpoint
