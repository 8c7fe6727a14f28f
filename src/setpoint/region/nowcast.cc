#include "setpoint/region/nowcast.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "setpoint/core/distribution.h"
#include "setpoint/core/elementary.h"
#include "setpoint/region/month_count.h"

namespace setpoint {
namespace {

// Of the nation's reported deaths, the share in places with a nowcast from which their growth is
// taken as the nation's.
constexpr double kEnough = 0.5;

}  // namespace

std::string_view name(NowcastBasis basis) {
  return basis == NowcastBasis::releases ? "releases" : "predicted";
}

std::string_view name(NoNowcast why) {
  switch (why) {
    case NoNowcast::no:
      return "";
    case NoNowcast::final_count:
      return "final";
    case NoNowcast::withheld:
      return "withheld";
    case NoNowcast::no_ground:
      return "nothing to learn from";
  }
  return {};
}

double least_value(const DelayModel::Growth& growth, double reported) {
  return growth.closed() || !growth.model->falls() ? reported : 0;
}

Nowcast nowcast_of(std::vector<double> draws, double least, double confidence, NowcastBasis basis,
                   int age) {
  std::sort(draws.begin(), draws.end());
  const double tail = (1 - confidence) / 2;
  const double value = std::max(least, std::floor(sorted_quantile(draws, 0.5) + 0.5));
  return {NoNowcast::no,
          value,
          {std::floor(sorted_quantile(draws, tail)),
           std::max(value, std::ceil(sorted_quantile(draws, 1 - tail)))},
          basis,
          age};
}

CoefficientScores coefficient_scores(Seed seed, int age, std::uint32_t draws) {
  const StreamName name = StreamName("nowcast/coefficients").at(static_cast<std::uint64_t>(age));
  CoefficientScores scores(draws);
  for (std::uint32_t draw = 0; draw < draws; ++draw) {
    Stream stream(seed, name, draw);
    const double level = draw_normal(stream);
    const double slope = draw_normal(stream);
    scores[draw] = {level, slope};
  }
  return scores;
}

std::vector<double> final_draws(const DelayModel::Growth& growth, const EarlyCount& count, int age,
                                const CoefficientScores& scores, Seed seed) {
  const auto at = static_cast<std::uint64_t>(age);
  const StreamName name = StreamName("nowcast/" + count.place.text()).at(at);
  // Of all places alike: a publisher closes a month for all of them.
  const StreamName open_name = StreamName("nowcast/open").at(at);
  std::vector<double> result(scores.size(), count.reported);
  for (std::size_t draw = 0; draw < scores.size(); ++draw) {
    const auto index = static_cast<std::uint32_t>(draw);
    Stream stream(seed, name, index);
    if (!growth.closed()) {
      result[draw] = growth.model->draw(count, scores[draw], stream);
      continue;
    }
    Stream open(seed, open_name, index);
    if (open.uniform() >= growth.chance) continue;
    // No count of the age fell.
    result[draw] = std::max(count.reported, growth.model->draw(count, scores[draw], stream));
  }
  return result;
}

Nowcaster::Nowcaster(const RegionalTables& tables, const DeathRecord& record,
                     const RegionSettings& settings, Seed seed)
    : record_(&record),
      settings_(settings),
      seed_(seed),
      pairs_(delay_pairs(tables, settings.final_after, settings.suppressed_below)) {
  for (const auto& [key, pairs] : pairs_)
    models_.emplace(key,
                    DelayModel(pairs, {key.months, settings.least_pairs, settings.flat_share}));
  if (models_.empty()) return;
  for (int age = 0; age < settings.final_after; ++age)
    scores_.push_back(coefficient_scores(seed, age, settings.draws));
}

const DelayModel* Nowcaster::model(const DelayKey& key) const {
  const auto found = models_.find(key);
  return found == models_.end() ? nullptr : &found->second;
}

EarlyCount Nowcaster::early(const RegionalDeathRow& row) const {
  return {row.place, *row.reported, row.predicted, row.pending};
}

Nowcast Nowcaster::of(const RegionalDeathRow& row) const {
  Nowcast result;
  const auto last = record_->last({row.place, row.cause, row.months});
  result.age = last ? months_between(row.ending, *last) : 0;
  if (result.age >= settings_.final_after) {
    result.why_not = NoNowcast::final_count;
    return result;
  }
  if (!shown(row, settings_.suppressed_below).reported) {
    result.why_not = NoNowcast::withheld;
    return result;
  }
  const DelayModel* const learned = model(delay_key(row));
  const DelayModel::Growth growth =
      learned == nullptr ? DelayModel::Growth{} : learned->at(result.age);
  if (growth.model == nullptr || !growth.model->can_use(early(row)))
    return by_predicted(row, result.age);
  const auto at = static_cast<std::size_t>(result.age);
  std::vector<double> draws;
  if (row.place.kind() == PlaceKind::nation) draws = nation(row, growth, result.age);
  if (draws.empty()) draws = final_draws(growth, early(row), result.age, scores_[at], seed_);
  return nowcast_of(std::move(draws), least_value(growth, *row.reported), settings_.confidence,
                    NowcastBasis::releases, result.age);
}

std::vector<double> Nowcaster::nation(const RegionalDeathRow& row, const DelayModel::Growth& growth,
                                      int age) const {
  std::vector<double> sum(settings_.draws);
  double reported = 0;
  for (const auto& [key, rows] : record_->all()) {
    const bool part = key.place.kind() == PlaceKind::state || key.place.kind() == PlaceKind::city;
    if (!part || key.cause != row.cause || key.months != row.months) continue;
    const RegionalDeathRow* const one = record_->at(key, row.ending);
    if (one == nullptr || one->release != row.release ||
        !shown(*one, settings_.suppressed_below).reported || !growth.model->can_use(early(*one)))
      continue;
    reported += *one->reported;
    const std::vector<double> draws =
        final_draws(growth, early(*one), age, scores_[static_cast<std::size_t>(age)], seed_);
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += draws[i];
  }
  if (reported < kEnough * *row.reported) return {};
  for (double& draw : sum) draw = std::floor(draw * *row.reported / reported + 0.5);
  return sum;
}

Nowcast Nowcaster::by_predicted(const RegionalDeathRow& row, int age) const {
  Nowcast result;
  result.age = age;
  // The errors were measured on the publisher's 12-month sums; they say nothing of other counts.
  if (!row.predicted || !(*row.predicted > 0) || row.months != 12 ||
      row.place.kind() == PlaceKind::county) {
    result.why_not = NoNowcast::no_ground;
    return result;
  }
  const std::size_t entry =
      std::min(static_cast<std::size_t>(age), settings_.predicted_bias.size() - 1);
  std::vector<double> draws(settings_.draws);
  // The publisher's own predicted counts are now and then a little below the reported ones.
  const double expected = std::max(*row.predicted, *row.reported);
  const StreamName name =
      StreamName("nowcast/predicted/" + row.place.text()).at(static_cast<std::uint64_t>(age));
  for (std::uint32_t draw = 0; draw < settings_.draws; ++draw) {
    Stream stream(seed_, name, draw);
    const double score = draw_normal(stream);
    const double predicted = expected * exponential(settings_.predicted_bias[entry] +
                                                    settings_.predicted_error[entry] * score);
    draws[draw] = std::max(*row.reported, predicted);
  }
  return nowcast_of(std::move(draws), *row.reported, settings_.confidence, NowcastBasis::predicted,
                    age);
}

}  // namespace setpoint
