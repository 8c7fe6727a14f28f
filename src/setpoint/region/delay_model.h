// How an early count becomes the final one, learned from pairs by months of age.
//
// For the early count R of a place and the final count F, at each age
//
//   log(F / R) = b0 + b1 x + sqrt(v) (u + e),   v = (x^2 / mean of x^2 + f) / (1 + f)
//
// x: log(P / R) with the publisher's predicted count P where every pair has one, else the share
// pending where every pair has it, else none (v is 1). b by weighted least squares. u: the place's
// own departure, with variance t^2 between places, shrunk toward 0 by what is known of the place
// (empirical Bayes, moments as in a one-way analysis of variance); it is learned only where places
// have several pairs at an age. Sums of several months that overlap count as one pair for each of
// their length. e: the rest, with variance s^2.
//
// Given the rate of growth, the count itself varies: with the chance p = R / F of a death to be in
// the early count, F is R plus a negative binomial (R, p) number. That noise, (1 - p) / R on the
// scale of the logarithm, is taken off the residual variance, so that small counts do not inflate
// the error of large ones, and put back with the place's own R when drawn. A count can also fall.
//
// An age at which no count of any place changed is closed: by its delay, or because the publisher
// had closed the year when the early release came out, which few releases cannot tell apart. Its
// count is the final one unless the age is open this time, which after k early releases that were
// all closed has the chance 1 / (k + 2) (Laplace's rule of succession); then it grows as at the
// next younger age that was learned. An age without enough pairs is not nowcast.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>

#include "setpoint/core/random.h"
#include "setpoint/region/delay_pairs.h"

namespace setpoint {

struct DelaySettings {
  int months = 12;  // of the counts
  std::size_t least_pairs = 8;
  double flat_share = 0.25;
};

enum class Covariate : std::uint8_t { none, correction, pending };
[[nodiscard]] std::string_view name(Covariate covariate);

// An early count to be brought up.
struct EarlyCount {
  Place place = Place::nation();
  double reported = 0;  // > 0
  std::optional<double> predicted;
  std::optional<double> pending;
};

class AgeModel {
 public:
  // Of pairs of one age, without those of `left_out`. None: too few pairs.
  [[nodiscard]] static std::optional<AgeModel> fit(std::span<const DelayPair> pairs,
                                                   const DelaySettings& settings,
                                                   const Place* left_out);

  [[nodiscard]] std::size_t pairs() const { return pairs_; }
  [[nodiscard]] Covariate covariate() const { return covariate_; }
  // More than half of the counts fell.
  [[nodiscard]] bool falls() const { return falls_; }
  // The early count lacks what the model needs to know of it.
  [[nodiscard]] bool can_use(const EarlyCount& count) const;

  // Of log(F / R), without the noise of counting. Precondition: can_use(count).
  struct Growth {
    double mean = 0;
    double error = 0;  // standard deviation of what is left at the place, without that of b
  };
  [[nodiscard]] Growth growth(const EarlyCount& count) const;
  // One draw of F, in the world whose coefficients have these normal scores; `stream` is of the
  // place and the draw.
  [[nodiscard]] double draw(const EarlyCount& count, const std::array<double, 2>& scores,
                            Stream& stream) const;

  struct Coefficients {
    double level = 0;
    double slope = 0;
    double between = 0;  // standard deviation of u
    double within = 0;   // of e
  };
  [[nodiscard]] Coefficients coefficients() const;

 private:
  struct PlaceEffect {
    double mean = 0;
    double variance = 0;
  };
  struct Point {  // a pair as the regression sees it
    const DelayPair* pair;
    double y;
    double x;
    double v;
  };
  void solve(std::span<const Point> points);
  void learn_places(std::span<const Point> points);
  [[nodiscard]] double spread(double x) const;  // v
  [[nodiscard]] double value(const EarlyCount& count) const;

  std::size_t pairs_ = 0;
  Covariate covariate_ = Covariate::none;
  int months_ = 1;
  double flat_share_ = 1;
  double mean_square_ = 0;  // of x
  double level_ = 0;
  double slope_ = 0;
  // Cholesky factor of the covariance of level and slope: [c0, 0; c1, c2].
  double c0_ = 0;
  double c1_ = 0;
  double c2_ = 0;
  double degrees_ = 1;
  double between_ = 0;  // variance of u
  double within_ = 0;   // variance of e
  bool falls_ = false;
  std::map<Place, PlaceEffect> places_;
};

// Of all ages of one kind of count.
class DelayModel {
 public:
  DelayModel(std::span<const DelayPair> pairs, const DelaySettings& settings,
             const Place* left_out = nullptr);
  // How counts of an age grow: with a chance as `model` says, else not at all.
  struct Growth {
    const AgeModel* model = nullptr;  // null: nothing was learned of the age
    double chance = 1;
    [[nodiscard]] bool closed() const { return chance < 1; }
  };
  [[nodiscard]] Growth at(int age) const;
  [[nodiscard]] const std::map<int, AgeModel>& ages() const { return ages_; }
  // The closed ages, with the number of early releases in which they were.
  [[nodiscard]] const std::map<int, std::size_t>& closed() const { return closed_; }

 private:
  std::map<int, AgeModel> ages_;
  std::map<int, std::size_t> closed_;
};

// No count of these pairs changed.
[[nodiscard]] bool all_closed(std::span<const DelayPair> pairs);

}  // namespace setpoint
