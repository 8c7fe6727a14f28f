// The scan over space and time: is there a place and its neighbours, and some months, in which more
// was counted than elsewhere?
//
// Kulldorff's Poisson scan (1997, Commun. Statist. Theory Meth. 26:1481; in space and time 2001, J.
// R. Statist. Soc. A 164:61). Cylinders stand on a place and its nearest neighbours, by distance
// between centroids, up to a share of what is expected, and reach over consecutive periods. With c
// counted and e expected in the cylinder, C in all (expectations are scaled to C):
//
//   LLR = c log(c/e) + (C - c) log((C - c)/(C - e))   where c > e, else 0
//
// The cylinder of the largest LLR is the cluster. Its probability is exact by Monte Carlo (Dwass
// 1957): with R data sets drawn under the null, (1 + how many have a maximum as large) / (1 + R).
// Under the null the total is dealt out over places and periods as expected; with `by_period` the
// total of each period is kept and dealt out over places, so a rise of the whole country is no
// cluster. Further clusters share no place with a stronger one, and have the probability that their
// LLR would have as a maximum.
//
// The same bits for any number of threads: a data set depends on the seed and its number alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "setpoint/core/random.h"

namespace setpoint {

struct ScanPoint {
  double latitude = 0;  // degrees
  double longitude = 0;
};

struct ScanData {
  std::vector<ScanPoint> places;
  std::size_t periods = 0;
  std::vector<double> counts;    // whole; by place, then period
  std::vector<double> expected;  // not negative, in any unit; the same layout
};

struct ScanSettings {
  double largest_share = 0.5;        // of what is expected, in a cylinder's places
  std::size_t most_places = 100000;  // in a cylinder
  std::size_t most_periods = 12;     // in a cylinder
  bool prospective = true;           // only cylinders that reach to the last period
  bool by_period = false;
  std::uint32_t replicates = 999;
  std::size_t clusters = 10;  // at most
};

struct ScanCluster {
  std::vector<std::size_t> places;  // the centre first, then by distance
  std::size_t from = 0;             // periods, both in the cluster
  std::size_t to = 0;
  double observed = 0;
  double expected = 0;
  double relative_risk = 0;  // (c / e) / ((C - c) / (C - e))
  double llr = 0;
  double p = 1;
};

struct ScanResult {
  double total = 0;
  std::size_t cylinders = 0;          // that were looked at
  std::vector<ScanCluster> clusters;  // by llr, largest first; of every level of p
  std::vector<double> null_maxima;    // by number of the data set
};

// No clusters where nothing was counted or expected. threads 0: as many as there are.
[[nodiscard]] ScanResult scan(const ScanData& data, const ScanSettings& settings, Seed seed,
                              unsigned threads);

// c log(c/e) + (C - c) log((C - c)/(C - e)) where c > e, else 0.
[[nodiscard]] double scan_llr(double c, double e, double total);

}  // namespace setpoint
