// What the counts of incomplete months will become, with intervals.
//
// A count is incomplete if its last month lies less than nowcast.final_after months before the last
// month known of counts like it. Where the dataset holds an earlier release whose counts have since
// become final, its growth is learned from that (delay_model.h); else, for the 12-month sums of
// states and the nation, the publisher's predicted count is taken with the errors that predicted
// counts have had (nowcast.predicted_bias, predicted_error), but no draw below the reported count;
// else there is no nowcast.
//
// The nation: its reported count times the growth of the places that are nowcast, draw by draw, as
// errors of single states partly cancel in a sum.
//
// Value: the median of the draws, but the reported count where that is less, unless most of the
// counts that were learned from fell. Interval: equal tails, its limits whole numbers of deaths.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "setpoint/core/random.h"
#include "setpoint/core/uncertain.h"
#include "setpoint/region/delay_model.h"
#include "setpoint/region/record.h"
#include "setpoint/region/settings.h"

namespace setpoint {

enum class NowcastBasis : std::uint8_t {
  releases,   // the growth of an earlier release
  predicted,  // the publisher's predicted count and its errors
};
[[nodiscard]] std::string_view name(NowcastBasis basis);

enum class NoNowcast : std::uint8_t {
  no,           // there is one
  final_count,  // the count is taken as final
  withheld,     // the publisher shows none, or too few deaths to show
  no_ground,    // nothing was learned of counts of this age, and there is no predicted count
};
// "", "final", "withheld", "nothing to learn from"
[[nodiscard]] std::string_view name(NoNowcast why);

struct Nowcast {
  NoNowcast why_not = NoNowcast::no_ground;
  double value = 0;
  Interval interval;
  NowcastBasis basis{};
  int age = 0;  // months
  [[nodiscard]] bool given() const { return why_not == NoNowcast::no; }
};

// The median, of at least `least`, and the equal-tailed interval of draws of a count.
[[nodiscard]] Nowcast nowcast_of(std::vector<double> draws, double least, double confidence,
                                 NowcastBasis basis, int age);
// The least value of a nowcast by the growth.
[[nodiscard]] double least_value(const DelayModel::Growth& growth, double reported);
// The normal scores of the coefficients of an age, by draw: the same for every place, so that sums
// over places carry the error that they share.
using CoefficientScores = std::vector<std::array<double, 2>>;
[[nodiscard]] CoefficientScores coefficient_scores(Seed seed, int age, std::uint32_t draws);
// The draws of one place's final count, as many as there are scores.
// Precondition: the growth has a model, and it can use the count.
[[nodiscard]] std::vector<double> final_draws(const DelayModel::Growth& growth,
                                              const EarlyCount& count, int age,
                                              const CoefficientScores& scores, Seed seed);

class Nowcaster {
 public:
  // Both must outlive it.
  Nowcaster(const RegionalTables& tables, const DeathRecord& record, const RegionSettings& settings,
            Seed seed = {});

  // Of a row of the record, all ages.
  [[nodiscard]] Nowcast of(const RegionalDeathRow& row) const;

  [[nodiscard]] const DelayPairs& pairs() const { return pairs_; }
  // Null: nothing was learned.
  [[nodiscard]] const DelayModel* model(const DelayKey& key) const;

 private:
  [[nodiscard]] Nowcast by_predicted(const RegionalDeathRow& row, int age) const;
  [[nodiscard]] std::vector<double> nation(const RegionalDeathRow& row,
                                           const DelayModel::Growth& growth, int age) const;
  [[nodiscard]] EarlyCount early(const RegionalDeathRow& row) const;

  const DeathRecord* record_;
  RegionSettings settings_;
  Seed seed_;
  DelayPairs pairs_;
  std::map<DelayKey, DelayModel> models_;
  std::vector<CoefficientScores> scores_;  // by age; empty where nothing was learned
};

}  // namespace setpoint
