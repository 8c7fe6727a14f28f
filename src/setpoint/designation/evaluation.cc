#include "setpoint/designation/evaluation.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "setpoint/designation/placebo.h"

namespace setpoint {
namespace {

constexpr int kYear = 4;

// The quarter in which the day surely lies.
std::optional<Quarter> quarter_of(const DateBounds& day) {
  if (!day.first || Quarter::of_date(*day.first) != Quarter::of_date(day.last)) return std::nullopt;
  return Quarter::of_date(day.last);
}

class Study {
 public:
  Study(const Register& designations, const FlowRecord& record, const EvaluationOptions& options)
      : designations_(designations), record_(record), options_(options) {
    for (const Stay& stay : designations.entries) {
      const auto quarter = quarter_of(stay.added);
      for (const Country country : stay.countries) {
        stays_[country].push_back(&stay);
        if (quarter) ++additions_[country][*quarter];
      }
    }
  }

  Evaluation run() {
    Evaluation result;
    for (const auto& [country, stays] : stays_) add_years(country, stays, result.years);
    add_events(result);
    return result;
  }

 private:
  void add_years(Country country, const std::vector<const Stay*>& stays,
                 std::vector<CountryYear>& years) const {
    for (const YearCount& counts : count_years(designations_, stays)) {
      const Quarter last = Quarter::of(counts.year, 4);
      CountryYear row{country, counts, {}, {}};
      const auto flow = record_.flow(country, last);
      if (!record_.has(country))
        row.flow_kg.why_not = "the dataset attributes no flow to the country in any year";
      else if (!flow)
        row.flow_kg.why_not = "not every quarter of the year has evidence of flow";
      else
        row.flow_kg.value = flow->kilograms;
      row.deaths.value = record_.deaths(last);
      if (!row.deaths.value) row.deaths.why_not = "the dataset has no deaths of the whole year";
      years.push_back(std::move(row));
    }
  }

  // Around every quarter with evidence of the four before and the four after, by one tier.
  [[nodiscard]] ChangeByQuarter flow_changes(Country country) const {
    ChangeByQuarter changes;
    for (const Quarter end : record_.flow_ends()) {
      const Quarter event = end + 1;
      const auto before = record_.flow(country, end);
      const auto after = record_.flow(country, event + kYear);
      if (!before || !after || before->tier != after->tier || before->kilograms <= 0) continue;
      changes[event] = (after->kilograms - before->kilograms) / before->kilograms;
    }
    return changes;
  }

  [[nodiscard]] ChangeByQuarter death_changes() const {
    ChangeByQuarter changes;
    for (const Quarter end : record_.death_ends()) {
      const Quarter event = end + 1;
      const auto before = record_.deaths(end);
      const auto after = record_.deaths(event + kYear);
      if (before && after && *before > 0) changes[event] = (*after - *before) / *before;
    }
    return changes;
  }

  void add_events(Evaluation& result) const {
    using Cell = std::tuple<std::string, Country, int>;
    std::map<Cell, std::map<Quarter, std::uint64_t>> cells;
    for (const Stay& stay : designations_.programmes) {
      const auto quarter = quarter_of(stay.added);
      if (!quarter) {
        ++result.undated;
        continue;
      }
      for (const Country country : stay.countries)
        ++cells[{stay.programme, country, quarter->year()}][*quarter];
    }
    const ChangeByQuarter deaths = death_changes();
    std::map<Country, ChangeByQuarter> flows;
    for (const auto& [cell, quarters] : cells) {
      const auto& [programme, country, year] = cell;
      EventRow row{programme, country, year, 0, {}, 0, {}, {}};
      for (const auto& [quarter, count] : quarters) {
        row.designations += count;
        row.quarters.push_back(quarter);
        row.overlapping += overlaps(country, quarter) ? 1U : 0U;
      }
      // Never named by a country: the same quarters have the same placebo dates in each of them.
      const std::string stream = "designations/" + programme + "/" + std::to_string(year) + "/";
      if (!record_.has(country)) {
        row.flow.why_not = "the dataset attributes no flow to the country in any year";
      } else {
        const auto [own, fresh] = flows.try_emplace(country);
        if (fresh) own->second = flow_changes(country);
        row.flow = change_around(row.quarters, own->second, stream + "flow", options_);
      }
      row.deaths = change_around(row.quarters, deaths, stream + "deaths", options_);
      result.events.push_back(std::move(row));
    }
  }

  [[nodiscard]] bool overlaps(Country country, Quarter quarter) const {
    const auto found = additions_.find(country);
    if (found == additions_.end()) return false;
    return std::any_of(found->second.begin(), found->second.end(), [quarter](const auto& other) {
      const int apart = other.first - quarter;
      return apart != 0 && apart >= -kYear && apart <= kYear;
    });
  }

  const Register& designations_;
  const FlowRecord& record_;
  const EvaluationOptions& options_;
  std::map<Country, std::vector<const Stay*>> stays_;
  std::map<Country, std::map<Quarter, std::uint64_t>> additions_;
};

}  // namespace

Evaluation evaluate_designations(const Register& designations, const FlowRecord& record,
                                 const EvaluationOptions& options) {
  return Study(designations, record, options).run();
}

std::span<const std::string_view> what_cannot_be_shown() {
  static constexpr auto kLimits = std::to_array<std::string_view>({
      "What would have happened without designations: there is no counterfactual. Changes stand "
      "beside additions as an association and nothing more.",
      "Anything of deaths by country or programme: deaths are national counts, the same beside "
      "every one of them, and none is known to have to do with a designation.",
      "When something happened between two releases: a day is known only within their interval, "
      "and what the first release shows was added before it, in no year that can be named. What "
      "was added and removed between two releases was never seen.",
      "Which came first: designations follow investigations and seizures, so flow is high before "
      "them for reasons of its own and may be lower afterwards for the same reasons, whatever the "
      "effect.",
      "Which programme did it: programmes overlap, one entry may be under several, and other "
      "measures fall in the same quarters.",
      "What was blocked: lists hold no assets and no transactions refused. The Government "
      "Accountability Office found that agencies cannot isolate the effect of sanctions under the "
      "Kingpin Act from other measures (GAO-20-112, 16 December 2019).",
      "What designations did to flow itself: flow is inferred from seizures or a sample, with the "
      "policy's interception probabilities, purities and shares of countries, and moves with them.",
      "How long a designation lasts: with few releases most stays begin before the first and go on "
      "after the last. A median of the rest would be that of what was removed soon; none is given.",
      "Anything of persons: entries are counted, never ranked, scored or linked.",
  });
  return kLimits;
}

}  // namespace setpoint
