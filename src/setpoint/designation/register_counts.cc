#include "setpoint/designation/register_counts.h"

#include <algorithm>
#include <map>

namespace setpoint {
namespace {

void count(CountBounds& bounds, const DateBounds& day, const Date& from, const Date& to) {
  bounds.surely += day.within(from, to) ? 1U : 0U;
  bounds.possibly += day.touches(from, to) ? 1U : 0U;
}

bool surely_in_force(const Stay& stay, const Date& day) {
  return stay.added.last <= day &&
         (!stay.removed || (stay.removed->first && *stay.removed->first > day));
}

bool possibly_in_force(const Stay& stay, const Date& day) {
  return (!stay.added.first || *stay.added.first <= day) &&
         (!stay.removed || stay.removed->last > day);
}

// The years that anything known falls in; none of what began before the first release.
std::pair<int, int> span(const std::vector<const Stay*>& stays) {
  std::pair<int, int> years{0, -1};
  const auto take = [&years](const DateBounds& day) {
    if (!day.first) return;
    if (years.second < years.first) years = {day.first->year(), day.last.year()};
    years.first = std::min(years.first, day.first->year());
    years.second = std::max(years.second, day.last.year());
  };
  for (const Stay* stay : stays) {
    take(stay->added);
    if (stay->removed) take(*stay->removed);
  }
  return years;
}

}  // namespace

void Tally::count(const Stay& stay) {
  if (stay.added.first)
    ++added;
  else
    ++before;
  if (stay.removed)
    ++(stay.stays_listed ? changed : removed);
  else
    ++in_force;
}

std::vector<YearCount> count_years(const Register& designations,
                                   const std::vector<const Stay*>& stays) {
  std::vector<const Stay*> all;
  for (const Stay& stay : designations.entries) all.push_back(&stay);
  auto [first, last] = span(all);
  if (last < first) first = last = designations.as_of.year();
  last = std::max(last, designations.as_of.year());
  std::vector<YearCount> years;
  for (int year = first; year <= last; ++year) {
    const Date from = Date::of(year, 1, 1).value_or(designations.as_of);
    const Date to = Date::of(year, 12, 31).value_or(designations.as_of);
    YearCount counted{year, {}, {}, {}, std::nullopt};
    const Date day = std::min(to, designations.as_of);
    if (designations.with_table || designations.releases.empty() ||
        designations.releases.front() <= day)
      counted.in_force.emplace();
    for (const Stay* stay : stays) {
      if (stay->added.first) count(counted.added, stay->added, from, to);
      if (stay->removed)
        count(stay->stays_listed ? counted.changed : counted.removed, *stay->removed, from, to);
      if (!counted.in_force) continue;
      counted.in_force->surely += surely_in_force(*stay, day) ? 1U : 0U;
      counted.in_force->possibly += possibly_in_force(*stay, day) ? 1U : 0U;
    }
    years.push_back(counted);
  }
  return years;
}

RegisterCounts count_register(const Register& designations) {
  RegisterCounts counts;
  std::map<std::string, Tally> programmes;
  std::map<ListedKind, Tally> kinds;
  std::map<Country, Tally> countries;
  std::vector<const Stay*> all;
  for (const Stay& stay : designations.entries) {
    all.push_back(&stay);
    counts.total.count(stay);
    kinds[stay.kind].count(stay);
    for (const Country country : stay.countries) countries[country].count(stay);
    if (stay.countries.empty()) counts.no_country.count(stay);
  }
  // A stay under a programme that neither begins nor ends with the entry's own is a change.
  std::map<std::uint64_t, std::vector<const Stay*>> whole;
  for (const Stay& stay : designations.entries) whole[stay.entry].push_back(&stay);
  for (const Stay& stay : designations.programmes) {
    programmes[stay.programme].count(stay);
    const auto& own = whole.at(stay.entry);
    const bool begins = std::any_of(own.begin(), own.end(), [&stay](const Stay* one) {
      return one->added.last == stay.added.last;
    });
    const bool ends =
        !stay.removed || std::any_of(own.begin(), own.end(), [&stay](const Stay* one) {
          return one->removed && one->removed->last == stay.removed->last;
        });
    counts.programme_changes += (begins ? 0U : 1U) + (ends ? 0U : 1U);
  }
  counts.programmes.assign(programmes.begin(), programmes.end());
  counts.kinds.assign(kinds.begin(), kinds.end());
  counts.countries.assign(countries.begin(), countries.end());
  counts.years = count_years(designations, all);
  return counts;
}

}  // namespace setpoint
