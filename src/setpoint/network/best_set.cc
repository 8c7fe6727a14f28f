#include "setpoint/network/best_set.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

#include "setpoint/network/budget.h"

namespace setpoint {
namespace {

constexpr double kOneLessInverseE = 0.63212055882855768;
// Values are sums of rounded numbers: what is greater by less is not greater.
constexpr double kTolerance = 1e-12;

class Search {
 public:
  Search(const SupplyNetwork& network, const SetObjective& objective, const SetSearch& search)
      : network_(network), objective_(objective), search_(search), candidates_(search.candidates) {
    if (candidates_.empty()) {
      candidates_.resize(network.size());
      std::iota(candidates_.begin(), candidates_.end(), ActorIndex{0});
    }
  }

  BestSet run() {
    greedy(false, {});
    if (budgeted()) {
      greedy(true, {});
      single();
    }
    best_.greedy_value = best_.value;
    best_.greedy_targets = best_.targets;
    // Each limit alone has its guarantee, both together have none.
    const bool sized = search_.size < candidates_.size();
    if (objective_.submodular && !(budgeted() && sized))
      best_.guarantee = budgeted() ? kOneLessInverseE / 2 : kOneLessInverseE;
    for (const std::vector<ActorIndex>& start : search_.starts) offer(start, value(start));
    if (objective_.bounds) {
      branch_and_bound();
    } else if (sets_to_look_at(search_.size) <= static_cast<double>(search_.evaluations)) {
      look_at_all(search_.size);
      best_.exact = true;
      best_.bound = best_.value;
    } else {
      // What a smaller set is worth, where all of them can be looked at, is where this begins.
      std::size_t smaller = 0;
      while (sets_to_look_at(smaller + 1) <= static_cast<double>(search_.evaluations)) ++smaller;
      if (smaller > 0) look_at_all(smaller);
      greedy(budgeted(), best_.targets);
      exchange();
    }
    best_.cost = cost(best_.targets);
    return best_;
  }

 private:
  [[nodiscard]] double cost_of(ActorIndex actor) const { return network_.actors()[actor].cost; }
  [[nodiscard]] double cost(ActorSet set) const {
    double sum = 0;
    for (const ActorIndex actor : set) sum += cost_of(actor);
    return sum;
  }
  [[nodiscard]] bool budgeted() const { return search_.budget.has_value(); }
  [[nodiscard]] bool affordable(double sum) const {
    return setpoint::affordable(sum, search_.budget);
  }
  [[nodiscard]] bool fits(ActorSet set) const {
    return set.size() <= search_.size && affordable(cost(set));
  }
  double value(ActorSet set) {
    ++best_.evaluations;
    return objective_.value(set);
  }
  void offer(const std::vector<ActorIndex>& set, double worth) {
    if (worth > best_.value + kTolerance && fits(set)) {
      best_.value = worth;
      best_.targets = set;
    }
  }

  [[nodiscard]] bool may_join(const std::vector<ActorIndex>& set, std::size_t candidate) const {
    return affordable(cost(set) + cost_of(candidates_[candidate])) &&
           std::find(set.begin(), set.end(), candidates_[candidate]) == set.end();
  }

  // What each candidate would make of a set, computed side by side; those that do not fit stay at
  // the value of the set.
  std::vector<double> with_each(const std::vector<ActorIndex>& set, double now) {
    std::vector<double> worth(candidates_.size(), now);
    tbb::parallel_for(std::size_t{0}, candidates_.size(), [&](std::size_t i) {
      if (!may_join(set, i)) return;
      std::vector<ActorIndex> larger = set;
      larger.push_back(candidates_[i]);
      worth[i] = objective_.value(larger);
    });
    best_.evaluations += candidates_.size();
    return worth;
  }

  // From a set onwards. Without bounds a target may gain nothing by itself and much with the next
  // (two brokers that stand in for each other): a few such steps are taken before it gives up.
  void greedy(bool by_cost, std::vector<ActorIndex> set) {
    constexpr int kPatience = 3;
    const bool patient = !objective_.bounds;
    int without_gain = 0;
    double now = value(set);
    while (set.size() < search_.size) {
      const std::vector<double> worth = with_each(set, now);
      std::size_t pick = SIZE_MAX;
      double most = 0;
      for (std::size_t i = 0; i < worth.size(); ++i) {
        if (!may_join(set, i)) continue;
        const double gain = (worth[i] - now) / (by_cost ? cost_of(candidates_[i]) : 1);
        if (pick == SIZE_MAX || gain > most) {
          most = gain;
          pick = i;
        }
      }
      if (pick == SIZE_MAX) break;
      const bool gains = worth[pick] > now + kTolerance;
      without_gain = gains ? 0 : without_gain + 1;
      if (!gains && (!patient || without_gain > kPatience)) break;
      set.push_back(candidates_[pick]);
      now = worth[pick];
      offer(set, now);
    }
    offer(set, now);
  }

  void single() {
    const std::vector<double> worth = with_each({}, 0);
    for (std::size_t i = 0; i < worth.size(); ++i) offer({candidates_[i]}, worth[i]);
  }

  // The most that candidates can add, by their bounds, within what is left to spend: a knapsack in
  // fractions.
  struct Room {
    std::size_t places;
    double money;
  };
  [[nodiscard]] double most_to_gain(const std::vector<double>& bounds,
                                    const std::vector<ActorIndex>& open, Room room) const {
    std::vector<ActorIndex> order = open;
    // By count alone and by cost alone, each is a relaxation; the lesser of the two holds.
    std::sort(order.begin(), order.end(),
              [&](ActorIndex a, ActorIndex b) { return bounds[a] > bounds[b]; });
    double by_count = 0;
    for (std::size_t i = 0; i < std::min(order.size(), room.places); ++i)
      by_count += bounds[order[i]];
    if (!budgeted()) return by_count;
    std::sort(order.begin(), order.end(), [&](ActorIndex a, ActorIndex b) {
      return bounds[a] * cost_of(b) > bounds[b] * cost_of(a);
    });
    double by_cost = 0;
    double left = room.money;
    for (const ActorIndex actor : order) {
      if (left <= 0) break;
      by_cost += bounds[actor] * std::min(1.0, left / cost_of(actor));
      left -= cost_of(actor);
    }
    return std::min(by_count, by_cost);
  }

  void branch_and_bound() {
    double unproven = 0;
    limit_ = best_.evaluations + search_.evaluations;
    std::vector<ActorIndex> set;
    descend(set, candidates_, unproven);
    best_.exact = unproven == 0;
    best_.bound = std::max(best_.value, unproven);
  }

  // Every set that contains `set` and else only of `open`. What is left when the limit is reached
  // is bounded.
  void descend(std::vector<ActorIndex>& set, std::vector<ActorIndex> open, double& unproven) {
    const double now = value(set);
    offer(set, now);
    const double spent = cost(set);
    std::erase_if(open, [&](ActorIndex actor) { return !affordable(spent + cost_of(actor)); });
    if (set.size() >= search_.size || open.empty()) return;
    const std::vector<double> bounds = objective_.bounds(set);
    // Who adds nothing to a submodular objective now never will. Elsewhere two may stand in for
    // each other, and the second is worth something once the first is gone.
    if (objective_.submodular)
      std::erase_if(open, [&](ActorIndex actor) { return bounds[actor] <= 0; });
    std::stable_sort(open.begin(), open.end(),
                     [&](ActorIndex a, ActorIndex b) { return bounds[a] > bounds[b]; });
    const Room room{search_.size - set.size(), budgeted() ? to_spend(*search_.budget) - spent : 0};
    while (!open.empty()) {
      const double most = std::min(objective_.most, now + most_to_gain(bounds, open, room));
      if (most <= best_.value + kTolerance) return;
      if (best_.evaluations >= limit_) {
        unproven = std::max(unproven, most);
        return;
      }
      const ActorIndex next = open.front();
      open.erase(open.begin());
      set.push_back(next);
      descend(set, open, unproven);
      set.pop_back();
    }
  }

  [[nodiscard]] double sets_to_look_at(std::size_t largest) const {
    double all = 0;
    double of_size = 1;
    const auto n = static_cast<double>(candidates_.size());
    for (std::size_t size = 1; size <= std::min(largest, candidates_.size()); ++size) {
      of_size *= (n - static_cast<double>(size) + 1) / static_cast<double>(size);
      all += of_size;
      if (all > 1e18) break;
    }
    return all;
  }

  void look_at_all(std::size_t largest) {
    std::vector<ActorIndex> set;
    std::function<void(std::size_t)> from = [&](std::size_t first) {
      offer(set, value(set));
      if (set.size() >= largest) return;
      for (std::size_t i = first; i < candidates_.size(); ++i) {
        set.push_back(candidates_[i]);
        if (affordable(cost(set))) from(i + 1);
        set.pop_back();
      }
    };
    from(0);
  }

  // One target for another, one more, or one less, as long as that gains anything.
  void exchange() {
    for (bool gained = true; gained;) {
      const double before = best_.value;
      for (std::size_t place = 0; place <= best_.targets.size(); ++place) {
        std::vector<ActorIndex> rest = best_.targets;
        if (place < rest.size())
          rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(place));
        else if (rest.size() >= search_.size)
          break;
        offer(rest, value(rest));
        const std::vector<double> worth = with_each(rest, 0);
        if (worth.empty()) return;
        const auto pick =
            static_cast<std::size_t>(std::max_element(worth.begin(), worth.end()) - worth.begin());
        if (!may_join(rest, pick)) continue;
        rest.insert(rest.begin() + static_cast<std::ptrdiff_t>(std::min(place, rest.size())),
                    candidates_[pick]);
        offer(rest, worth[pick]);
      }
      gained = best_.value > before + kTolerance;
    }
  }

  const SupplyNetwork& network_;
  const SetObjective& objective_;
  const SetSearch& search_;
  std::vector<ActorIndex> candidates_;
  BestSet best_;
  std::uint64_t limit_ = 0;
};

}  // namespace

BestSet best_set(const SupplyNetwork& network, const SetObjective& objective,
                 const SetSearch& search) {
  return Search(network, objective, search).run();
}

}  // namespace setpoint
