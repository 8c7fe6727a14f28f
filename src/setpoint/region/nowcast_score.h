// How well nowcasts of an early release met what its counts became, beside simple rivals.
//
// Each place is nowcast from the other places alone (leave one out), so no count is used to predict
// itself. The form of the model was chosen with these data in view; only its coefficients are not.
//
//   error          value / final - 1
//   coverage       share of final counts inside the interval
//   interval score width + 2 / (1 - confidence) times how far the final count lies outside
//                  (Gneiting and Raftery 2007, J. Am. Stat. Assoc. 102:359), as a share of the
//                  final count; smaller is better
//
// Rivals: the count as reported, and the publisher's predicted count. Neither has an interval.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "setpoint/region/nowcast.h"

namespace setpoint {

struct ErrorSummary {
  std::size_t n = 0;
  double bias = 0;           // mean error
  double mean_absolute = 0;  // error
  double rmse = 0;
};
struct IntervalSummary {
  double coverage = 0;
  double coverage_error = 0;  // standard error of the coverage if places were independent
  double score = 0;
  double width = 0;  // as a share of the final count
};
struct LogErrors {  // of log(final / value)
  double bias = 0;
  double error = 0;  // standard deviation, divisor n - 1
};

struct ScoreRow {
  std::optional<int> age;  // none: all ages
  ErrorSummary nowcast;
  IntervalSummary interval;
  ErrorSummary reported;   // on the same counts
  ErrorSummary predicted;  // n: those of them with a predicted count
  LogErrors predicted_log;
};

struct NowcastScore {
  DelayKey key;
  double confidence = 0;
  std::uint32_t early_release = 0;  // the newest that was scored
  std::uint32_t late_release = 0;
  std::size_t places = 0;
  std::vector<ScoreRow> by_age;  // ascending
  ScoreRow all;
  // Without the closed ages, at which no count changed: there the count as reported is the final
  // one, which nowcast and count are alike right about.
  ScoreRow open;
  std::vector<int> closed;  // ages
};

// Of each kind of count with pairs to learn from and score by, states only.
[[nodiscard]] std::vector<NowcastScore> score_nowcasts(const DelayPairs& pairs,
                                                       const RegionSettings& settings,
                                                       Seed seed = {});

}  // namespace setpoint
