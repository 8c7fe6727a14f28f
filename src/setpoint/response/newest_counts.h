// The newest counts of deaths of a place, as an allocation takes them.
//
// What the newest release says of a count decides (region/record.h), also where it withholds what
// an earlier one showed. A count is taken as predicted by the publisher where it says so, else as
// reported. One that is withheld as fewer than ten, or is below ten, is not taken: an assumption
// stands for it, the same everywhere. One withheld for low quality is none, and an older one is
// looked for.
//
// New York is the whole state. Where its count is made without New York City (region/city_apart.h),
// the city's of the same months is added; where the city has none there, the state has none.
#pragma once

#include <optional>
#include <utility>

#include "setpoint/data/regional.h"
#include "setpoint/region/record.h"

namespace setpoint {

// Of twelve months.
struct StateDeaths {
  Month ending;          // of the count
  double deaths = 0;     // at the nation's newest month
  bool months = false;   // a sum of twelve monthly counts
  bool assumed = false;  // it, or a part of it, stands for a withheld count
};

// Of twelve months, at the county's newest count.
struct CountyDeaths {
  std::optional<double> count;  // none: withheld, or nothing on record
  std::optional<double> state;  // its state's count of the same cause and months
};

class NewestCounts {
 public:
  // `suppressed`: deaths that stand for a withheld count. The tables must outlive it.
  NewestCounts(const RegionalTables& tables, Cause cause, double suppressed);

  // The nation's newest count that is shown, and its month.
  [[nodiscard]] const std::optional<std::pair<Month, double>>& nation() const { return nation_; }
  // The newest twelve-month count of a state, or a newer sum of twelve monthly counts, not older
  // than five years, moved to the nation's newest month by the nation's own change. Where the
  // newest that decides is withheld as small, the assumption. Where there is neither, twelve months
  // of which some are withheld as small, with the assumption for each of those.
  [[nodiscard]] std::optional<StateDeaths> of_state(const Place& state) const;
  // Of the cause, else, where no count of the cause is withheld as small, of all drugs.
  [[nodiscard]] CountyDeaths of_county(const Place& county) const;

 private:
  struct Taken {
    double counted = 0;
    double assumed = 0;
    bool some_assumed = false;
  };
  [[nodiscard]] std::optional<Taken> of_row(const RegionalDeathRow& row) const;
  [[nodiscard]] std::optional<Taken> at(const SeriesKey& key, const Month& ending) const;
  [[nodiscard]] std::optional<Taken> of_months(const SeriesKey& key, const Month& ending) const;
  [[nodiscard]] std::optional<StateDeaths> moved(const Taken& taken, const Month& ending) const;
  [[nodiscard]] bool is_recent(const Month& ending) const;

  DeathRecord record_;
  Cause cause_;
  double suppressed_;
  std::optional<std::pair<Month, double>> nation_;
};

}  // namespace setpoint
