// What is usual in a place: its own past, drawn toward the rate of all places.
//
// With h deaths of p people in the past, and E = p (sum of h / sum of p) at the rate of all,
//
//   usual = E (h + k) / (E + k)
//
// the posterior mean of a relative risk with a gamma prior of mean 1 and weight k deaths (Clayton
// and Kaldor 1987, Biometrics 43:671). Used as it stands, without its error.
#pragma once

#include <span>
#include <vector>

namespace setpoint {

// people positive, prior not negative. Where prior is 0, h.
[[nodiscard]] std::vector<double> expected_from_history(std::span<const double> history,
                                                        std::span<const double> people,
                                                        double prior);

}  // namespace setpoint
