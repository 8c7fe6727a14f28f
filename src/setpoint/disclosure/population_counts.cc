#include "setpoint/disclosure/population_counts.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "setpoint/core/decimal.h"
#include "setpoint/data/death_unit.h"

namespace setpoint {
namespace {

constexpr std::string_view kPeople = "people";

std::optional<int> year_in(std::string_view text) {
  constexpr std::size_t kDigits = 4;
  if (text.size() != kDigits) return std::nullopt;
  int year = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    year = 10 * year + (c - '0');
  }
  return year;
}

std::optional<std::pair<int, int>> years_of(std::string_view period) {
  const std::size_t dash = period.find('-');
  const auto first = year_in(period.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : year_in(period.substr(dash + 1));
  if (!first || !last || *first > *last) return std::nullopt;
  return std::pair{*first, *last};
}

// Of a number as it is written; in powers of ten more than any count has.
int decimals_of(double number) {
  constexpr int kMost = 15;
  const std::string text = shortest(number);
  if (text.find('e') != std::string::npos) return kMost;
  const std::size_t point = text.find('.');
  return point == std::string::npos ? 0
                                    : std::min(kMost, static_cast<int>(text.size() - point - 1));
}

// A rate's deaths among some people.
class Rate {
 public:
  Rate(double value, double per) : value_(value), per_(per), decimals_(decimals_of(value)) {}

  [[nodiscard]] std::int64_t deaths(double people) const {
    return std::llround(std::min(value_ * people / per_, 1e15));
  }
  // The fewest whole deaths that the rate, rounded as it is, can be of; of none (adjusted rates)
  // what it comes to without the fraction.
  [[nodiscard]] std::int64_t fewest(double people) const {
    const std::int64_t least = value_ > 0 ? 1 : 0;
    if (const auto counts = whole(people)) return std::max(counts->low, least);
    const double come_to = std::floor(std::min(value_ * people / per_, 1e15));
    return std::max(static_cast<std::int64_t>(come_to), least);
  }
  [[nodiscard]] std::optional<CountInterval> whole(double people) const {
    return counts_of_rate(value_, decimals_, people, per_);
  }

 private:
  double value_;
  double per_;
  int decimals_;
};

class Counts {
 public:
  Counts(std::span<const SpecialPopulationRow> rows, std::span<const PopulationRow> people,
         const SuppressionRule& rule)
      : rows_(rows), people_(people), rule_(rule) {}

  PopulationCount of(const SpecialPopulationRow& row) const {
    PopulationCount made;
    made.years = years_of(row.period);
    const DeathUnit unit = death_unit(row.unit);
    if (!row.value) return made;
    const bool county = row.place.kind() == PlaceKind::county;
    if (unit.of == DeathUnit::Of::count) {
      made.count = static_cast<std::int64_t>(std::floor(std::min(*row.value, 1e15)));
      made.exact = true;
      made.small = rule_.withholds(*made.count, county);
    }
    made.rate = unit.of == DeathUnit::Of::rate;
    if (made.rate) rate(row, Rate(*row.value, unit.per), county, made);
    return made;
  }

 private:
  void rate(const SpecialPopulationRow& row, const Rate& rate, bool county,
            PopulationCount& made) const {
    for (const SpecialPopulationRow& each : rows_) {
      if (each.unit != kPeople || !each.value || each.population != row.population ||
          each.place != row.place || each.period != row.period)
        continue;
      made.count = rate.deaths(*each.value);
      made.exact = true;
      made.small = made.small || rule_.withholds(rate.fewest(*each.value), county);
    }
    if (!of_place(row, rate, county, made.years, made)) of_place(row, rate, county, {}, made);
  }

  // With the people of the place in these years, or in all that are known; whether there are any.
  bool of_place(const SpecialPopulationRow& row, const Rate& rate, bool county,
                const std::optional<std::pair<int, int>>& years, PopulationCount& made) const {
    bool any = false;
    for (const PopulationRow& each : people_) {
      if (each.place != row.place) continue;
      if (years && (each.year < years->first || each.year > years->second)) continue;
      any = true;
      // Of an age group only a rate that can be its own.
      if (each.ages && !rate.whole(each.people)) continue;
      made.small = made.small || rule_.withholds(rate.fewest(each.people), county);
      if (!made.count && !each.ages) made.count = rate.deaths(each.people);
    }
    return any;
  }

  std::span<const SpecialPopulationRow> rows_;
  std::span<const PopulationRow> people_;
  const SuppressionRule& rule_;
};

}  // namespace

std::vector<PopulationCount> population_counts(std::span<const SpecialPopulationRow> rows,
                                               std::span<const PopulationRow> people,
                                               const SuppressionRule& rule) {
  const Counts counts(rows, people, rule);
  std::vector<PopulationCount> made;
  made.reserve(rows.size());
  for (const SpecialPopulationRow& row : rows) made.push_back(counts.of(row));
  return made;
}

}  // namespace setpoint
