// Has a sum of twelve months changed against a year ago?
//
// A regression on the sums S_t = m_t + ... + m_{t-11} would be wrong: neighbours share eleven of
// their twelve months. But a difference of sums k months apart has the months themselves,
//
//   D_t = S_t - S_{t-k} = (m_{t-k+1} + ... + m_t) - (the same months a year ago),
//
// and if nothing changed its mean is 0 whatever the season. Its variance is phi times the 2k months
// in it, of which the two sums know the mean: V_t = phi k (S_t + S_{t-12}) / 12. phi is at least 1
// and else the mean over past months of (d_j - d_{j-1})^2 / (v_j + v_{j-1}), d and v the same for k
// = 1: successive differences, which a steady change does not inflate (von Neumann 1941, Ann. Math.
// Statist. 12:367). D_t / sqrt(V_t) is judged by Student's t with 2/3 as many degrees of freedom as
// there are differences, which is what a mean of successive squares is worth in a long series.
//
// Where S_{t-k} is 0 there is nothing that phi could be estimated from but the change itself. All
// of S_t is then of the last k months, none of the twelve before, and the probability is exact:
// (k / (k + 12))^S_t (two_rates.h).
//
// It is a test of change against a year ago, not of an unusual month: a change that began nine
// months ago is still found. A steady trend is a change. v takes the months of a season as equal.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace setpoint {

struct YearChange {
  double now = 0;     // S_t
  double before = 0;  // S_{t-k}
  double phi = 1;
  double deviation = 0;  // square root of V_t
  double freedom = 0;
  double p_rise = 1;
  double p_fall = 1;
  bool none_before = false;  // S_{t-k} is 0; then there is no deviation, and no fall
};

// Of the last of the sums, which are of consecutive months. Nothing with fewer than 26 of them (a
// year for the variance, and a dozen differences), except after none: then k + 1 are enough.
[[nodiscard]] std::optional<YearChange> year_change(std::span<const double> sums, std::size_t k);

}  // namespace setpoint
