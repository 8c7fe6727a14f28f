// Has what laboratories report changed: a substance that is new, or a share that moved?
//
// New, or rare before: x of n reports are of the substance now, X of N were in the past, and their
// rates are compared exactly (two_rates.h). With N and X of all places it asks whether a substance
// that this place did not have is more common here now than it was anywhere.
//
// Share: the shares of past periods, x of n, give a regression of the logit on time by quasi-
// likelihood (variance phi n p (1 - p), phi at least 1). The share now is expected on its line,
// with variance phi p (1 - p) / n + p^2 (1 - p)^2 se^2, and judged by Student's t with the
// regression's degrees of freedom. phi stands for what a beta-binomial would say: reports of one
// period are not independent.
//
// Against a year ago: a share that moves along its line is as expected, and may still be far from
// what it was. The difference of two shares, x of n and X of N, is judged by the same phi and
// degrees of freedom, with variance phi p (1 - p) (1 / n + 1 / N) and p of both together. The exact
// test would take reports for independent, and with thousands of them would call every share
// changed.
#pragma once

#include <optional>
#include <span>

namespace setpoint {

struct Reports {
  double substance = 0;
  double all = 0;
};

struct ShareChange {
  double observed = 0;
  double expected = 0;
  double low = 0;  // 95% interval of a share of so many reports
  double high = 0;
  double phi = 1;
  double freedom = 0;
  double p_rise = 1;
  double p_fall = 1;
};

// past: consecutive periods, the latest last; now follows. Nothing with fewer than four periods, or
// where the substance is none or all of the past.
[[nodiscard]] std::optional<ShareChange> share_change(std::span<const Reports> past,
                                                      const Reports& now);

struct ShareDifference {
  double observed = 0;
  double before = 0;
  double low = 0;  // 95% interval of a share now, if it had not changed
  double high = 0;
  double p_rise = 1;
  double p_fall = 1;
};

// Scattered as the past of `change`. Nothing where the substance is none or all of both.
[[nodiscard]] std::optional<ShareDifference> share_difference(const Reports& before,
                                                              const Reports& now,
                                                              const ShareChange& change);

}  // namespace setpoint
