#include "setpoint/flow/window.h"

#include <string>
#include <vector>

namespace setpoint {
namespace {

int covered_quarters(const std::set<Quarter>& covered, const Window& window) {
  int count = 0;
  for (const Quarter quarter : covered) count += window.has(quarter) ? 1 : 0;
  return count;
}

class Summation {
 public:
  Summation(Trace& trace, const ObservedFlows& by_default, const SampledFlows& by_sample,
            const Window& window)
      : trace_(trace), by_default_(by_default), by_sample_(by_sample), window_(window) {}

  WindowSum run() {
    for (const Quarter quarter : by_default_.quarters)
      result_.default_quarters += window_.has(quarter) ? 1 : 0;
    choose();
    add_default();
    add_sampled();
    for (const auto& [key, masses] : parts_) emit(key, masses);
    result_.incomplete = result_.routes.empty();
    for (const auto& [route, grounds] : result_.routes)
      result_.incomplete = result_.incomplete || grounds.incomplete;
    return std::move(result_);
  }

 private:
  struct Parts {
    std::vector<Traced<Mass>> masses;
    Grounds grounds;
  };

  // The tier of every route that has evidence in the window.
  void choose() {
    for (const auto& [route, covered] : by_sample_.covered) {
      const int quarters = covered_quarters(covered, window_);
      const bool whole = quarters == window_.quarters();
      if (quarters == 0 || (!whole && result_.default_quarters > 0)) continue;
      result_.routes[route] = {.by_sample = true, .incomplete = !whole};
      scale_[route] = static_cast<double>(window_.quarters()) / quarters;
    }
  }

  void add_default() {
    for (const auto& [quarter, cells] : by_default_.through) {
      if (!window_.has(quarter)) continue;
      for (const auto& [key, mass] : cells) {
        const Route route{key.country, key.channel};
        const auto [own, added] = result_.routes.try_emplace(route);
        if (own->second.by_sample) continue;
        own->second.by_default = true;
        own->second.incomplete = result_.default_quarters < window_.quarters();
        scale_[route] = static_cast<double>(window_.quarters()) / result_.default_quarters;
        parts_[key].masses.push_back(mass);
      }
    }
  }

  void add_sampled() {
    for (const auto& [quarter, cells] : by_sample_.through) {
      if (!window_.has(quarter)) continue;
      for (const auto& [key, cell] : cells) {
        const Route route{key.country, key.channel};
        const auto own = result_.routes.find(route);
        if (own == result_.routes.end() || !own->second.by_sample ||
            !by_sample_.covered.at(route).contains(quarter))
          continue;
        parts_[key].masses.push_back(cell.mass);
        parts_[key].grounds.finds += cell.finds;
        own->second.finds += cell.finds;
      }
    }
  }

  void emit(const FlowKey& key, const Parts& parts) {
    const Route route{key.country, key.channel};
    Grounds grounds = result_.routes.at(route);
    grounds.finds = parts.grounds.finds;
    Traced<Mass> total = sum(trace_, parts.masses, "none");
    if (grounds.incomplete)
      total = total *
              constant<Pure>(trace_, scale_.at(route), "quarters of the window per quarter known");
    total.named("seen coming from " + std::string(key.country.code()) + ", " +
                std::string(name(key.channel)) + ", " + std::string(name(key.outcome)) + ", " +
                window_.first.text() + " to " + window_.last.text());
    (carrier(key.channel) == Carrier::interior ? result_.checkpoint : result_.flows)
        .emplace(key, SeenFlow{total, grounds});
  }

  Trace& trace_;
  const ObservedFlows& by_default_;
  const SampledFlows& by_sample_;
  const Window& window_;
  std::map<Route, double> scale_;
  std::map<FlowKey, Parts> parts_;
  WindowSum result_;
};

}  // namespace

WindowSum sum_over_window(Trace& trace, const ObservedFlows& by_default,
                          const SampledFlows& by_sample, const Window& window) {
  return Summation(trace, by_default, by_sample, window).run();
}

}  // namespace setpoint
