#include "setpoint/region/delay_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <vector>

#include "setpoint/core/distribution.h"
#include "setpoint/core/elementary.h"
#include "setpoint/region/month_count.h"

namespace setpoint {
namespace {

constexpr int kIterations = 8;
// Below, a variance is the rounding of sums and not a spread.
constexpr double kLeastVariance = 1e-12;
// Beyond a growth of e^10 in either direction no count of deaths develops.
constexpr double kLargestGrowth = 10;

std::optional<double> correction(double reported, const std::optional<double>& predicted) {
  if (!predicted || !(*predicted > 0) || !(reported > 0)) return std::nullopt;
  // A predicted count below the reported one says that nothing is to come.
  return std::max(0.0, logarithm(*predicted / reported));
}

// Of the logarithm of a count of which `reported` have come in and e^growth times as many will.
double counting_noise(double growth, double reported) {
  return growth > 0 ? (1 - exponential(-growth)) / reported : 0;
}

// Student's t with unit scale.
double draw_student(Stream& stream, double degrees) {
  const double normal = draw_normal(stream);
  const double chi = 2 * draw_gamma(stream, degrees / 2);
  return normal / std::sqrt(std::max(chi, kLeastVariance) / degrees);
}

}  // namespace

std::string_view name(Covariate covariate) {
  switch (covariate) {
    case Covariate::none:
      return "none";
    case Covariate::correction:
      return "predicted over reported";
    case Covariate::pending:
      return "share pending";
  }
  return {};
}

double AgeModel::spread(double x) const {
  if (covariate_ == Covariate::none || !(mean_square_ > 0)) return 1;
  return (x * x / mean_square_ + flat_share_) / (1 + flat_share_);
}

double AgeModel::value(const EarlyCount& count) const {
  switch (covariate_) {
    case Covariate::none:
      return 0;
    case Covariate::correction:
      return *correction(count.reported, count.predicted);
    case Covariate::pending:
      return *count.pending;
  }
  return 0;
}

bool AgeModel::can_use(const EarlyCount& count) const {
  if (!(count.reported > 0)) return false;
  if (covariate_ == Covariate::correction)
    return correction(count.reported, count.predicted).has_value();
  return covariate_ == Covariate::none || count.pending.has_value();
}

// Weighted least squares of y on (1, x), and the covariance of its coefficients, with the variance
// of each point by the variance `between_ + within_` and its noise, found by iteration.
void AgeModel::solve(std::span<const Point> points) {
  const double n = static_cast<double>(points.size());
  double variance = 0;
  for (int round = 0; round < kIterations; ++round) {
    double w = 0;
    double wx = 0;
    double wxx = 0;
    double wy = 0;
    double wxy = 0;
    for (const Point& point : points) {
      const double noise =
          round == 0 ? 0 : counting_noise(level_ + slope_ * point.x, point.pair->early);
      const double total = round == 0 ? point.v : variance * point.v + noise;
      const double weight = 1 / std::max(total, kLeastVariance);
      w += weight;
      wx += weight * point.x;
      wxx += weight * point.x * point.x;
      wy += weight * point.y;
      wxy += weight * point.x * point.y;
    }
    const double centred = wxx - wx * wx / w;
    // Where x is the same everywhere there is no slope.
    const bool sloped = covariate_ != Covariate::none && centred > kLeastVariance * wxx;
    slope_ = sloped ? (wxy - wx * wy / w) / centred : 0;
    level_ = (wy - slope_ * wx) / w;
    const double slope_variance = sloped ? 1 / centred : 0;
    const double mean_x = wx / w;
    c0_ = std::sqrt(1 / w + mean_x * mean_x * slope_variance);
    c1_ = sloped ? -mean_x * slope_variance / c0_ : 0;
    c2_ = std::sqrt(std::max(0.0, slope_variance - c1_ * c1_));
    degrees_ = n - (sloped ? 2 : 1);
    double squares = 0;
    double noise = 0;
    for (const Point& point : points) {
      const double fitted = level_ + slope_ * point.x;
      const double rest = point.y - fitted;
      squares += rest * rest / point.v;
      noise += counting_noise(fitted, point.pair->early) / point.v;
    }
    variance = std::max(0.0, squares / degrees_ - noise / n);
  }
  within_ = variance;
  between_ = 0;
}

void AgeModel::learn_places(std::span<const Point> points) {
  struct Sum {
    double n = 0;
    double effective = 0;
    double mean = 0;
    double noise = 0;  // mean
    int first = 0;
    int last = 0;
  };
  std::map<Place, Sum> sums;
  const auto residual = [&](const Point& point) {
    return (point.y - level_ - slope_ * point.x) / std::sqrt(point.v);
  };
  for (const Point& point : points) {
    const int month = month_number(point.pair->ending);
    const auto [found, is_new] = sums.try_emplace(point.pair->place);
    Sum& sum = found->second;
    sum.first = is_new ? month : std::min(sum.first, month);
    sum.last = is_new ? month : std::max(sum.last, month);
    sum.n += 1;
    sum.mean += residual(point);
    sum.noise += counting_noise(level_ + slope_ * point.x, point.pair->early) / point.v;
  }
  const double places = static_cast<double>(sums.size());
  const double n = static_cast<double>(points.size());
  if (places < 3 || n < 2 * places) return;
  for (auto& [place, sum] : sums) {
    sum.mean /= sum.n;
    sum.noise /= sum.n;
    // A year of counts that overlap tells as much as one.
    sum.effective =
        months_ > 1 ? 1.0 + (sum.last - sum.first) / static_cast<double>(months_) : sum.n;
    sum.effective = std::min(sum.effective, sum.n);
  }
  double squares = 0;
  for (const Point& point : points) {
    const double rest = residual(point) - sums.find(point.pair->place)->second.mean;
    squares += rest * rest;
  }
  const double within = squares / (n - places);  // with the noise of counting
  double between = 0;
  double noise = 0;
  for (const auto& [place, sum] : sums) {
    between += sum.mean * sum.mean / (places - 1) - within / sum.effective / places;
    noise += sum.noise / places;
  }
  if (!(between > 0)) return;
  between_ = between;
  within_ = std::max(0.0, within - noise);
  // The level is the mean over places: it is known no better than so many places allow.
  const double covariance = c0_ * c1_;
  const double slope_variance = c1_ * c1_ + c2_ * c2_;
  c0_ = std::sqrt(c0_ * c0_ + between / places);
  c1_ = covariance / c0_;
  c2_ = std::sqrt(std::max(0.0, slope_variance - c1_ * c1_));
  for (const auto& [place, sum] : sums) {
    const double kept = between / (between + within / sum.effective);
    places_[place] = {kept * sum.mean, between * (1 - kept)};
  }
}

std::optional<AgeModel> AgeModel::fit(std::span<const DelayPair> pairs,
                                      const DelaySettings& settings, const Place* left_out) {
  AgeModel model;
  model.flat_share_ = settings.flat_share;
  std::vector<Point> points;
  bool all_corrected = true;
  bool all_pending = true;
  std::size_t falls = 0;
  for (const DelayPair& pair : pairs) {
    if (left_out != nullptr && pair.place == *left_out) continue;
    points.push_back({&pair, logarithm((pair.late + 0.5) / (pair.early + 0.5)), 0, 1});
    all_corrected = all_corrected && correction(pair.early, pair.predicted);
    all_pending = all_pending && pair.pending;
    falls += pair.late < pair.early ? 1 : 0;
  }
  if (points.size() < settings.least_pairs) return std::nullopt;
  model.pairs_ = points.size();
  model.falls_ = 2 * falls > points.size();
  model.covariate_ = all_corrected ? Covariate::correction
                     : all_pending ? Covariate::pending
                                   : Covariate::none;
  for (Point& point : points) {
    const DelayPair& pair = *point.pair;
    point.x = model.value({pair.place, pair.early, pair.predicted, pair.pending});
    model.mean_square_ += point.x * point.x / static_cast<double>(points.size());
  }
  for (Point& point : points) point.v = model.spread(point.x);
  model.months_ = settings.months;
  model.solve(points);
  model.learn_places(points);
  return model;
}

AgeModel::Growth AgeModel::growth(const EarlyCount& count) const {
  const double x = value(count);
  const double v = spread(x);
  Growth result{level_ + slope_ * x, 0};
  double variance = between_;
  if (const auto found = places_.find(count.place); found != places_.end()) {
    result.mean += std::sqrt(v) * found->second.mean;
    variance = found->second.variance;
  }
  result.error = std::sqrt(v * (variance + within_));
  return result;
}

double AgeModel::draw(const EarlyCount& count, const std::array<double, 2>& scores,
                      Stream& stream) const {
  const Growth expected = growth(count);
  const double x = value(count);
  const double coefficients = (c0_ + x * c1_) * scores[0] + x * c2_ * scores[1];
  const double rest = expected.error * draw_student(stream, degrees_);
  const double log_growth =
      std::clamp(expected.mean + coefficients + rest, -kLargestGrowth, kLargestGrowth);
  if (log_growth <= 0) {
    const auto whole = static_cast<std::uint64_t>(count.reported + 0.5);
    return static_cast<double>(draw_binomial(stream, whole, exponential(log_growth)));
  }
  const double rate = draw_gamma(stream, count.reported);
  const double mean = rate * (exponential(log_growth) - 1);
  return count.reported + static_cast<double>(draw_poisson(stream, mean));
}

AgeModel::Coefficients AgeModel::coefficients() const {
  return {level_, slope_, std::sqrt(between_), std::sqrt(within_)};
}

DelayModel::DelayModel(std::span<const DelayPair> pairs, const DelaySettings& settings,
                       const Place* left_out) {
  for (std::size_t begin = 0, end = 0; begin < pairs.size(); begin = end) {
    for (end = begin; end < pairs.size() && pairs[end].age == pairs[begin].age;) ++end;
    const std::span<const DelayPair> of_age = pairs.subspan(begin, end - begin);
    auto model = AgeModel::fit(of_age, settings, left_out);
    if (!model) continue;
    if (!all_closed(of_age)) {
      ages_.emplace(of_age.front().age, *std::move(model));
      continue;
    }
    std::set<std::uint32_t> releases;
    for (const DelayPair& pair : of_age) releases.insert(pair.early_release);
    closed_.emplace(of_age.front().age, releases.size());
  }
}

DelayModel::Growth DelayModel::at(int age) const {
  if (const auto learned = ages_.find(age); learned != ages_.end()) return {&learned->second, 1};
  const auto closed = closed_.find(age);
  const auto after = ages_.upper_bound(age);
  if (closed == closed_.end() || after == ages_.begin()) return {};
  return {&std::prev(after)->second, 1 / (static_cast<double>(closed->second) + 2)};
}

bool all_closed(std::span<const DelayPair> pairs) {
  return std::all_of(pairs.begin(), pairs.end(),
                     [](const DelayPair& pair) { return pair.early == pair.late; });
}

}  // namespace setpoint
