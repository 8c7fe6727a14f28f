// How many shortest ways between others lead through an actor.
//
//   B(v) = sum over unordered pairs {s, t}, s != v != t, of sigma_st(v) / sigma_st
// where sigma_st is the number of shortest paths from s to t and sigma_st(v) of those through v
// (Freeman 1977). Undirected and unweighted, by dependency accumulation (Brandes 2001): time
// O(edges) for each source.
//
// Exact from all sources; else estimated from `sources` of them, drawn without replacement
// (Brandes and Pich 2007): B = (n / k) sum_s delta_s(v) / 2, with the standard error
//   (n / 2) sqrt((1 - k / n) s^2 / k),  s^2 the variance of delta_s(v) over the drawn sources.
#pragma once

#include <cstddef>
#include <vector>

#include "setpoint/core/random.h"
#include "setpoint/network/supply_network.h"

namespace setpoint {

struct Betweenness {
  std::vector<double> value;           // of each actor
  std::vector<double> standard_error;  // 0 where exact
  std::size_t sources = 0;             // that were looked from
  bool exact = true;
};

// From two sources at least; from all if `sources` is 0 or at least the number of actors. The same
// bits on any number of threads.
[[nodiscard]] Betweenness betweenness(const SupplyNetwork& network, std::size_t sources = 0,
                                      Seed seed = {});

// Of the network without the removed actors, from all sources, on one thread.
[[nodiscard]] std::vector<double> betweenness_without(const SupplyNetwork& network,
                                                      const std::vector<char>& removed);

// `count` different numbers below `size`, ascending.
[[nodiscard]] std::vector<ActorIndex> drawn_sources(std::size_t size, std::size_t count, Seed seed);

}  // namespace setpoint
