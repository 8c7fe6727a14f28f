// The record of deaths: of every place, cause and number of months, what the newest release says.
//
// Releases of a publisher overlap: a count is reported, grows as records come in, and is then
// closed. The newest release that has a row for a count decides what is shown, also where it
// withholds what an earlier one showed. How a count grew is for the nowcast (delay_pairs.h).
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "setpoint/data/regional.h"
#include "setpoint/region/city_apart.h"

namespace setpoint {

// A series of counts of one place.
struct SeriesKey {
  Place place = Place::nation();
  Cause cause{};
  int months = 12;
  friend bool operator==(const SeriesKey&, const SeriesKey&) = default;
  friend auto operator<=>(const SeriesKey&, const SeriesKey&) = default;
};

class DeathRecord {
 public:
  // The tables must outlive the record.
  explicit DeathRecord(const RegionalTables& tables);

  // All ages, ascending by ending, one row an ending; empty where there is none.
  [[nodiscard]] std::span<const RegionalDeathRow* const> series(const SeriesKey& key) const;
  [[nodiscard]] const RegionalDeathRow* at(const SeriesKey& key, const Month& ending) const;
  // The last month of any count like this one of places of its kind, in any release: what the age
  // of a count is measured from. Cities go with the states.
  [[nodiscard]] std::optional<Month> last(const SeriesKey& key) const;
  // Series of a place, by cause and months.
  [[nodiscard]] std::vector<SeriesKey> of(const Place& place) const;
  [[nodiscard]] const std::map<SeriesKey, std::vector<const RegionalDeathRow*>>& all() const {
    return series_;
  }
  [[nodiscard]] const CityApart& city() const { return city_; }
  // Rows of one age group, newest release; null if there is none.
  [[nodiscard]] const RegionalDeathRow* at(const SeriesKey& key, const Month& ending,
                                           AgeGroup ages) const;

 private:
  using LastKey = std::tuple<bool, Cause, int>;  // is a county, cause, months
  std::map<SeriesKey, std::vector<const RegionalDeathRow*>> series_;
  std::map<std::tuple<SeriesKey, Month, AgeGroup>, const RegionalDeathRow*> by_age_;
  std::map<LastKey, Month> last_;
  CityApart city_;
};

// What may be shown of a row: a count below `suppressed_below` is withheld whatever the publisher
// shows, and with it what would tell it.
struct Shown {
  std::optional<double> reported;
  std::optional<double> predicted;
  std::optional<double> complete;
  std::optional<double> pending;
  Withheld withheld = Withheld::no;
};
[[nodiscard]] Shown shown(const RegionalDeathRow& row, double suppressed_below);

}  // namespace setpoint
