#include "setpoint/region/nowcast_score.h"

#include <cmath>
#include <map>
#include <set>
#include <span>

#include "setpoint/core/elementary.h"

namespace setpoint {
namespace {

struct Scored {
  int age = 0;
  double final_count = 0;
  double reported = 0;
  std::optional<double> predicted;
  Nowcast nowcast;
};

class Errors {
 public:
  void add(double value, double final_count) {
    const double error = value / final_count - 1;
    sum_ += error;
    absolute_ += std::abs(error);
    squares_ += error * error;
    n_ += 1;
  }
  [[nodiscard]] ErrorSummary summary() const {
    if (n_ == 0) return {};
    const double n = static_cast<double>(n_);
    return {n_, sum_ / n, absolute_ / n, std::sqrt(squares_ / n)};
  }

 private:
  std::size_t n_ = 0;
  double sum_ = 0;
  double absolute_ = 0;
  double squares_ = 0;
};

LogErrors log_errors(const std::vector<double>& logs) {
  if (logs.size() < 2) return {};
  const double n = static_cast<double>(logs.size());
  LogErrors result;
  for (const double log : logs) result.bias += log / n;
  for (const double log : logs) result.error += (log - result.bias) * (log - result.bias) / (n - 1);
  result.error = std::sqrt(result.error);
  return result;
}

ScoreRow summarise(const std::vector<Scored>& all, const std::set<int>& ages, double confidence) {
  Errors nowcast;
  Errors reported;
  Errors predicted;
  std::vector<double> logs;
  ScoreRow row;
  double inside = 0;
  for (const Scored& one : all) {
    if (!ages.contains(one.age)) continue;
    nowcast.add(one.nowcast.value, one.final_count);
    reported.add(one.reported, one.final_count);
    if (one.predicted) {
      predicted.add(*one.predicted, one.final_count);
      logs.push_back(logarithm(one.final_count / *one.predicted));
    }
    const Interval& interval = one.nowcast.interval;
    const double below = std::max(0.0, interval.low - one.final_count);
    const double above = std::max(0.0, one.final_count - interval.high);
    inside += below == 0 && above == 0 ? 1 : 0;
    row.interval.width += (interval.high - interval.low) / one.final_count;
    row.interval.score +=
        (interval.high - interval.low + 2 / (1 - confidence) * (below + above)) / one.final_count;
  }
  row.nowcast = nowcast.summary();
  row.reported = reported.summary();
  row.predicted = predicted.summary();
  row.predicted_log = log_errors(logs);
  const double n = static_cast<double>(std::max<std::size_t>(row.nowcast.n, 1));
  row.interval.coverage = inside / n;
  row.interval.coverage_error = std::sqrt(row.interval.coverage * (1 - row.interval.coverage) / n);
  row.interval.width /= n;
  row.interval.score /= n;
  return row;
}

// Each place nowcast by a model of the others, from all pairs of a kind of count.
std::vector<Scored> scored_pairs(std::span<const DelayPair> pairs, const DelaySettings& delay,
                                 const RegionSettings& settings, Seed seed) {
  std::vector<Scored> scored;
  std::map<Place, DelayModel> models;
  std::map<int, CoefficientScores> scores;
  for (const DelayPair& pair : pairs) {
    const auto [model, is_new] = models.try_emplace(pair.place, pairs, delay, &pair.place);
    const DelayModel::Growth growth = model->second.at(pair.age);
    const EarlyCount count{pair.place, pair.early, pair.predicted, pair.pending};
    if (growth.model == nullptr || !growth.model->can_use(count)) continue;
    const auto [of_age, is_first] = scores.try_emplace(pair.age);
    if (is_first) of_age->second = coefficient_scores(seed, pair.age, settings.draws);
    scored.push_back({pair.age, pair.late, pair.early, pair.predicted,
                      nowcast_of(final_draws(growth, count, pair.age, of_age->second, seed),
                                 least_value(growth, pair.early), settings.confidence,
                                 NowcastBasis::releases, pair.age)});
  }
  return scored;
}

}  // namespace

std::vector<NowcastScore> score_nowcasts(const DelayPairs& pairs, const RegionSettings& settings,
                                         Seed seed) {
  std::vector<NowcastScore> scores;
  for (const auto& [key, list] : pairs) {
    if (key.county) continue;
    NowcastScore score;
    score.key = key;
    score.confidence = settings.confidence;
    const std::vector<Scored> scored =
        scored_pairs(list, {key.months, settings.least_pairs, settings.flat_share}, settings, seed);
    if (scored.empty()) continue;
    std::set<Place> places;
    std::set<int> ages;
    const std::span<const DelayPair> all = list;
    for (std::size_t begin = 0, end = 0; begin < all.size(); begin = end) {
      for (end = begin; end < all.size() && all[end].age == all[begin].age; ++end) {
        places.insert(all[end].place);
        score.early_release = std::max(score.early_release, all[end].early_release);
        score.late_release = std::max(score.late_release, all[end].late_release);
      }
      ages.insert(all[begin].age);
      if (all_closed(all.subspan(begin, end - begin))) score.closed.push_back(all[begin].age);
    }
    score.places = places.size();
    const auto of = [&](const std::set<int>& some) {
      return summarise(scored, some, settings.confidence);
    };
    for (const int age : ages) {
      score.by_age.push_back(of({age}));
      score.by_age.back().age = age;
      if (score.by_age.back().nowcast.n == 0) score.by_age.pop_back();
    }
    score.all = of(ages);
    for (const int age : score.closed) ages.erase(age);
    score.open = of(ages);
    scores.push_back(std::move(score));
  }
  return scores;
}

}  // namespace setpoint
