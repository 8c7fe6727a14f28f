#include "setpoint/warning/neighbours.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "setpoint/warning/outbreak_simulator.h"

namespace setpoint {
namespace {

using Vector = std::array<double, 3>;

OnCircle of_degrees(double degrees) {
  const double turns = degrees / 360;
  return on_circle(turns - std::floor(turns));
}

Vector on_sphere(const ScanPoint& point) {
  const OnCircle up = of_degrees(point.latitude);
  const OnCircle around = of_degrees(point.longitude);
  return {up.cosine * around.cosine, up.cosine * around.sine, up.sine};
}

struct Near {
  double chord;  // squared: in the order of the distance
  std::uint32_t place;
  bool operator<(const Near& other) const {
    return chord != other.chord ? chord < other.chord : place < other.place;
  }
};

}  // namespace

std::vector<std::vector<std::uint32_t>> nearest_places(const std::vector<ScanPoint>& places,
                                                       const std::vector<double>& weights,
                                                       double largest, std::size_t most_places) {
  const std::size_t n = places.size();
  std::vector<Vector> points;
  double total = 0;
  for (std::size_t i = 0; i < n; ++i) {
    points.push_back(on_sphere(places[i]));
    total += weights[i];
  }
  std::vector<std::vector<std::uint32_t>> nearest(n);
  tbb::parallel_for(std::size_t{0}, n, [&](std::size_t centre) {
    std::vector<Near> others(n);
    for (std::size_t j = 0; j < n; ++j) {
      double chord = 0;
      for (std::size_t k = 0; k < 3; ++k) {
        const double difference = points[j][k] - points[centre][k];
        chord += difference * difference;
      }
      others[j] = {chord, static_cast<std::uint32_t>(j)};
    }
    // A place is its own nearest, also where another has the same centroid.
    std::swap(others[0], others[centre]);
    std::sort(others.begin() + 1, others.end());
    double sum = 0;
    for (const Near& near : others) {
      sum += weights[near.place];
      if (sum > largest * total || nearest[centre].size() == most_places) break;
      nearest[centre].push_back(near.place);
    }
  });
  return nearest;
}

}  // namespace setpoint
