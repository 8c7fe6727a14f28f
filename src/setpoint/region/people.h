// People of a place in a year, as the denominators of rates.
//
// Populations are of 1 July. A count of months is divided by the people of the year in which most
// of the months lie: of twelve months, the year of the last one if that is June or later (six
// months each: the later year). A year after the last one known takes the last one known, and says
// which; a year before the first one known has none.
//
// New York City (YC) is its own row or, without one, its five counties (36005, 36047, 36061, 36081,
// 36085); where deaths of the city are counted apart (city_apart.h), the state of New York is the
// state less the city.
#pragma once

#include <map>
#include <optional>
#include <tuple>

#include "setpoint/data/regional.h"

namespace setpoint {

[[nodiscard]] int population_year(const Month& ending, int months);

struct People {
  double value = 0;
  int year = 0;  // of the estimate, which may be before the year asked for
};

class Populations {
 public:
  explicit Populations(const RegionalTables& tables);

  // Of all ages. `city_apart`: the state of New York without its city.
  [[nodiscard]] std::optional<People> of(const Place& place, int year, bool city_apart) const;
  // Of one age group of exactly that year.
  [[nodiscard]] std::optional<double> of(const Place& place, int year, AgeGroup ages,
                                         bool city_apart) const;
  // The newest of all ages.
  [[nodiscard]] std::optional<People> newest(const Place& place, bool city_apart = false) const;

 private:
  [[nodiscard]] std::optional<People> city(int year) const;
  [[nodiscard]] std::optional<double> city(int year, AgeGroup ages) const;
  std::map<std::pair<Place, int>, double> all_;
  std::map<std::tuple<Place, int, AgeGroup>, double> by_age_;
};

}  // namespace setpoint
