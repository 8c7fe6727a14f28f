#include "setpoint/region/people.h"

#include <array>
#include <string_view>

#include "setpoint/region/city_apart.h"
#include "setpoint/region/month_count.h"

namespace setpoint {
namespace {

constexpr std::array<std::string_view, 5> kBoroughs = {"36005", "36047", "36061", "36081", "36085"};
constexpr int kLatest = 9999;

}  // namespace

int population_year(const Month& ending, int months) {
  // The first month of the later half: where twelve months are split evenly it is a January.
  return month_of_number(month_number(ending) - (months - 1) / 2).year;
}

Populations::Populations(const RegionalTables& tables) {
  for (const PopulationRow& row : tables.population) {
    if (row.ages)
      by_age_.emplace(std::tuple(row.place, row.year, *row.ages), row.people);
    else
      all_.emplace(std::pair(row.place, row.year), row.people);
  }
}

std::optional<People> Populations::city(int year) const {
  if (const auto own = all_.find(std::pair(CityApart::city(), year)); own != all_.end())
    return People{own->second, year};
  std::optional<People> sum;
  for (const std::string_view borough : kBoroughs) {
    const auto one = of(*Place::parse(borough), year, false);
    // A sum of counties of different years is the city of none.
    if (!one || (sum && sum->year != one->year)) return std::nullopt;
    sum = People{(sum ? sum->value : 0.0) + one->value, one->year};
  }
  return sum;
}

std::optional<People> Populations::of(const Place& place, int year, bool city_apart) const {
  auto after = all_.upper_bound(std::pair(place, year));
  const bool own = after != all_.begin() && std::prev(after)->first.first == place;
  std::optional<People> found;
  if (own) {
    --after;
    found = People{after->second, after->first.second};
  } else if (place.kind() == PlaceKind::city) {
    found = city(year);
  }
  if (found && city_apart && place.view() == "NY") {
    const auto inner = city(found->year);
    // A city of another year than the state's would leave a remainder of neither.
    if (!inner || inner->year != found->year) return std::nullopt;
    found->value -= inner->value;
  }
  if (found && !(found->value > 0)) return std::nullopt;
  return found;
}

std::optional<double> Populations::city(int year, AgeGroup ages) const {
  if (const auto own = by_age_.find(std::tuple(CityApart::city(), year, ages));
      own != by_age_.end())
    return own->second;
  double sum = 0;
  for (const std::string_view borough : kBoroughs) {
    const auto one = by_age_.find(std::tuple(*Place::parse(borough), year, ages));
    if (one == by_age_.end()) return std::nullopt;
    sum += one->second;
  }
  return sum;
}

std::optional<double> Populations::of(const Place& place, int year, AgeGroup ages,
                                      bool city_apart) const {
  if (place.kind() == PlaceKind::city) return city(year, ages);
  const auto found = by_age_.find(std::tuple(place, year, ages));
  if (found == by_age_.end()) return std::nullopt;
  if (!city_apart || place.view() != "NY") return found->second;
  const auto inner = city(year, ages);
  if (!inner || !(*inner < found->second)) return std::nullopt;
  return found->second - *inner;
}

std::optional<People> Populations::newest(const Place& place, bool city_apart) const {
  return of(place, kLatest, city_apart);
}

}  // namespace setpoint
