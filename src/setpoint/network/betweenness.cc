#include "setpoint/network/betweenness.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace setpoint {
namespace {

// Sources are dealt to so many lanes, whose sums are added in order: the result does not depend on
// how many threads there are.
constexpr std::size_t kLanes = 8;
constexpr std::uint32_t kUnseen = std::numeric_limits<std::uint32_t>::max();

// The dependencies of all actors on one source.
class Accumulator {
 public:
  explicit Accumulator(const SupplyNetwork& network, const char* removed = nullptr)
      : network_(network),
        removed_(removed),
        distance_(network.size(), kUnseen),
        paths_(network.size(), 0),
        dependency_(network.size(), 0) {
    order_.reserve(network.size());
  }

  // The actors reached, by distance, the source first; dependency() of them is valid then.
  const std::vector<ActorIndex>& from(ActorIndex source) {
    for (const ActorIndex actor : order_) distance_[actor] = kUnseen;
    order_.assign(1, source);
    distance_[source] = 0;
    paths_[source] = 1;
    dependency_[source] = 0;
    shrunk_.assign(1, false);
    for (std::size_t next = 0; next < order_.size(); ++next) {
      const ActorIndex actor = order_[next];
      if (distance_[actor] == shrunk_.size()) shrink_from(next);
      const std::uint32_t beyond = distance_[actor] + 1;
      const double paths = paths_[actor];
      for (const ActorIndex other : network_.neighbours(actor)) {
        if (distance_[other] == kUnseen) {
          if (removed_ != nullptr && removed_[other] != 0) continue;
          distance_[other] = beyond;
          paths_[other] = paths;
          dependency_[other] = 0;
          order_.push_back(other);
        } else if (distance_[other] == beyond) {
          paths_[other] += paths;
        }
      }
    }
    // An actor at distance d collects from its neighbours at d + 1, which are complete by then.
    for (std::size_t i = order_.size(); i-- > 0;) {
      const ActorIndex actor = order_[i];
      const std::uint32_t beyond = distance_[actor] + 1;
      double sum = 0;
      for (const ActorIndex other : network_.neighbours(actor))
        if (distance_[other] == beyond) sum += (1 + dependency_[other]) / paths_[other];
      dependency_[actor] = paths_[actor] * sum;
      if (beyond < shrunk_.size() && shrunk_[beyond]) dependency_[actor] *= kShrink;
    }
    return order_;
  }
  [[nodiscard]] double dependency(ActorIndex actor) const { return dependency_[actor]; }

 private:
  // The actors of a distance are all known, with their numbers of paths, when the first of them is
  // looked at. Where the numbers are near the end of a double's range, those of the whole distance
  // are made smaller by the same power of two, which is exact; only quotients with the distance
  // before enter the result.
  void shrink_from(std::size_t first) {
    double most = 0;
    for (std::size_t i = first; i < order_.size(); ++i) most = std::max(most, paths_[order_[i]]);
    shrunk_.push_back(most > 1 / kShrink);
    if (!shrunk_.back()) return;
    for (std::size_t i = first; i < order_.size(); ++i) paths_[order_[i]] *= kShrink;
  }

  static constexpr double kShrink = 0x1p-500;
  const SupplyNetwork& network_;
  const char* removed_;
  std::vector<bool> shrunk_;  // by distance
  std::vector<std::uint32_t> distance_;
  std::vector<double> paths_;
  std::vector<double> dependency_;
  std::vector<ActorIndex> order_;
};

}  // namespace

std::vector<ActorIndex> drawn_sources(std::size_t size, std::size_t count, Seed seed) {
  std::vector<ActorIndex> all(size);
  std::iota(all.begin(), all.end(), ActorIndex{0});
  if (count >= size) return all;
  Stream stream(seed, StreamName("network.sources"), 0);
  for (std::size_t i = 0; i < count; ++i) {
    const double u = stream.uniform();
    const auto pick = i + static_cast<std::size_t>(u * static_cast<double>(size - i));
    std::swap(all[i], all[std::min(pick, size - 1)]);
  }
  all.resize(count);
  std::sort(all.begin(), all.end());
  return all;
}

Betweenness betweenness(const SupplyNetwork& network, std::size_t sources, Seed seed) {
  const std::size_t n = network.size();
  Betweenness result;
  if (sources == 1) sources = 2;  // one says nothing of its error
  result.exact = sources == 0 || sources >= n;
  result.sources = result.exact ? n : sources;
  const std::vector<ActorIndex> from = drawn_sources(n, result.sources, seed);

  struct Lane {
    std::vector<double> sum;
    std::vector<double> squares;
  };
  std::vector<Lane> lanes(kLanes);
  tbb::parallel_for(std::size_t{0}, kLanes, [&](std::size_t lane) {
    Lane& mine = lanes[lane];
    mine.sum.assign(n, 0);
    if (!result.exact) mine.squares.assign(n, 0);
    Accumulator accumulator(network);
    for (std::size_t i = lane; i < from.size(); i += kLanes) {
      const ActorIndex source = from[i];
      for (const ActorIndex actor : accumulator.from(source)) {
        if (actor == source) continue;
        const double dependency = accumulator.dependency(actor);
        mine.sum[actor] += dependency;
        if (!result.exact) mine.squares[actor] += dependency * dependency;
      }
    }
  });

  result.value.assign(n, 0);
  result.standard_error.assign(n, 0);
  const auto k = static_cast<double>(result.sources);
  const double scale = static_cast<double>(n) / k / 2;
  for (std::size_t actor = 0; actor < n; ++actor) {
    double sum = 0;
    double squares = 0;
    for (const Lane& lane : lanes) {
      sum += lane.sum[actor];
      if (!result.exact) squares += lane.squares[actor];
    }
    result.value[actor] = (result.exact ? 0.5 : scale) * sum;
    if (result.exact) continue;
    const double variance = std::max(0.0, squares - sum * sum / k) / (k - 1);
    const double finite = 1 - k / static_cast<double>(n);
    result.standard_error[actor] = scale * std::sqrt(finite * variance * k);
  }
  return result;
}

std::vector<double> betweenness_without(const SupplyNetwork& network,
                                        const std::vector<char>& removed) {
  std::vector<double> value(network.size(), 0);
  Accumulator accumulator(network, removed.data());
  for (ActorIndex source = 0; source < network.size(); ++source) {
    if (removed[source] != 0) continue;
    for (const ActorIndex actor : accumulator.from(source))
      if (actor != source) value[actor] += accumulator.dependency(actor) / 2;
  }
  return value;
}

}  // namespace setpoint
