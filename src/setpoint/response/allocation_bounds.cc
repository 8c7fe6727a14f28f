#include "setpoint/response/allocation_bounds.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "setpoint/core/decimal.h"
#include "setpoint/response/bounded_flow.h"
#include "setpoint/response/cent_rounding.h"

namespace setpoint {
namespace {

constexpr double kCents = 100;
constexpr double kMostDollars = 1e13;

Fault usage(std::string what, std::string expected) {
  return Fault{FaultKind::usage, {}, std::move(what), std::move(expected)};
}

std::string dollars(std::int64_t cents) {
  return shortest(static_cast<double>(cents) / kCents) + " USD";
}

std::string dollars(double amount) {
  return shortest(amount) + " USD";
}

class Setter {
 public:
  Setter(AllocationProblem& problem, const std::vector<std::string>& regions,
         const std::vector<std::string>& interventions)
      : problem_(problem), regions_(regions), interventions_(interventions) {}

  void set(const BoundRequest& request) {
    if (!seen_.insert({request.floor, request.region, request.intervention}).second) {
      complain(request.text() + " is given twice", "each bound once");
      return;
    }
    const auto region = position(regions_, request.region);
    const auto intervention = position(interventions_, request.intervention);
    if (!request.region.empty() && region == regions_.size()) {
      complain(request.text() + ": no region '" + request.region + "' in this allocation",
               "the id of a region that is allocated to");
      return;
    }
    if (!request.intervention.empty() && intervention == interventions_.size()) {
      complain(
          request.text() + ": no intervention '" + request.intervention + "' that money can go to",
          "the id of an intervention with a cost");
      return;
    }
    Bounds& bounds = request.intervention.empty() ? problem_.regions[region].total
                     : request.region.empty()     ? problem_.national[intervention]
                                                  : problem_.regions[region].cells[intervention];
    const double amount = static_cast<double>(request.cents) / kCents;
    (request.floor ? bounds.low : bounds.high) = amount;
    if (bounds.low > bounds.high)
      complain(request.text() + ": the floor " + dollars(bounds.low) + " is above the cap " +
                   dollars(bounds.high),
               "a floor of at most the cap");
  }

  // Where the objective does not care, by units.
  void place_idle_floors() {
    for (std::size_t i = 0; i < interventions_.size(); ++i) {
      if (!(problem_.national[i].low > 0)) continue;
      bool useful = false;
      double placed = 0;
      std::vector<double> units;
      for (std::size_t r = 0; r < regions_.size(); ++r) {
        useful = useful || problem_.useful(r, i);
        placed += problem_.regions[r].cells[i].low;
        units.push_back(problem_.regions[r].units[i]);
      }
      const std::int64_t left = to_cents(problem_.national[i].low) - to_cents(placed);
      if (useful || left <= 0) continue;
      const std::vector<std::int64_t> parts = parts_of(left, units);
      for (std::size_t r = 0; r < regions_.size(); ++r)
        problem_.regions[r].cells[i].low =
            static_cast<double>(to_cents(problem_.regions[r].cells[i].low) + parts[r]) / kCents;
    }
  }

  // The plain conflicts, each by name.
  void compare() {
    double floors = 0;
    for (std::size_t r = 0; r < regions_.size(); ++r) {
      const RegionTerms& terms = problem_.regions[r];
      double low = 0, most = 0;
      for (std::size_t i = 0; i < interventions_.size(); ++i) {
        if (terms.cells[i].low > terms.cells[i].high)
          complain("region " + regions_[r] + ", intervention " + interventions_[i] +
                       ": the floor is above the cap",
                   "a floor of at most the cap");
        low += terms.cells[i].low;
        most += capacity(r, i);
      }
      if (low > terms.total.high)
        complain("region " + regions_[r] + ": the floors of its interventions come to " +
                     dollars(low) + ", its cap is " + dollars(terms.total.high),
                 "floors that fit under the cap");
      if (terms.total.low > most)
        complain("region " + regions_[r] + ": its floor is " + dollars(terms.total.low) +
                     ", but it can use only " + dollars(most),
                 "a floor of at most that");
      floors += std::max(low, terms.total.low);
    }
    if (floors > problem_.budget)
      complain("the floors of regions come to " + dollars(floors) + ", the budget is " +
                   dollars(problem_.budget),
               "floors that fit into the budget");
    double sum = 0;
    for (std::size_t i = 0; i < interventions_.size(); ++i) {
      double low = 0, most = 0;
      for (std::size_t r = 0; r < regions_.size(); ++r) {
        low += problem_.regions[r].cells[i].low;
        most += std::min(capacity(r, i), problem_.regions[r].total.high);
      }
      const Bounds& bounds = problem_.national[i];
      if (low > bounds.high)
        complain("intervention " + interventions_[i] + ": the floors of regions come to " +
                     dollars(low) + ", its cap is " + dollars(bounds.high),
                 "floors that fit under the cap");
      if (bounds.low > most)
        complain("intervention " + interventions_[i] + ": its floor is " + dollars(bounds.low) +
                     ", but regions can use only " + dollars(most),
                 "a floor of at most that");
      sum += std::max(low, bounds.low);
    }
    if (sum > problem_.budget && floors <= problem_.budget)
      complain("the floors of interventions come to " + dollars(sum) + ", the budget is " +
                   dollars(problem_.budget),
               "floors that fit into the budget");
  }

  // All of them together.
  void check_flow() {
    const auto regions = static_cast<MaxFlow::Node>(regions_.size());
    const auto width = static_cast<MaxFlow::Node>(interventions_.size());
    const MaxFlow::Node source = regions + width, sink = source + 1;
    BoundedFlow flow(static_cast<std::size_t>(sink) + 1);
    const std::int64_t budget = to_cents(problem_.budget);
    const auto arc = [&](MaxFlow::Node from, MaxFlow::Node to, double low, double high) {
      const std::int64_t cap =
          high * kCents < static_cast<double>(budget) ? to_cents(high) : budget;
      flow.add(from, to, to_cents(low), std::max(cap, to_cents(low)));
    };
    for (MaxFlow::Node r = 0; r < regions; ++r) {
      const RegionTerms& terms = problem_.regions[r];
      arc(source, r, terms.total.low, terms.total.high);
      for (MaxFlow::Node i = 0; i < width; ++i)
        arc(r, regions + i, terms.cells[i].low, capacity(r, i));
    }
    for (MaxFlow::Node i = 0; i < width; ++i)
      arc(regions + i, sink, problem_.national[i].low, problem_.national[i].high);
    flow.add(sink, source, 0, budget);
    if (flow.feasible()) return;
    std::string all;
    for (const auto& [floor, region, intervention] : seen_)
      all += (all.empty() ? "" : ", ") + BoundRequest{floor, region, intervention, 0}.text();
    complain("these bounds cannot be met together with a budget of " + dollars(budget) + ": " + all,
             "floors and caps that leave an allocation");
  }

  Faults faults;

 private:
  void complain(std::string what, std::string expected) {
    faults.push_back(usage(std::move(what), std::move(expected)));
  }
  static std::size_t position(const std::vector<std::string>& ids, const std::string& id) {
    return static_cast<std::size_t>(std::find(ids.begin(), ids.end(), id) - ids.begin());
  }
  // Of a cell in which nothing is averted: no more than its floor.
  [[nodiscard]] double capacity(std::size_t r, std::size_t i) const {
    return problem_.useful(r, i) ? problem_.most(r, i) : problem_.regions[r].cells[i].low;
  }

  AllocationProblem& problem_;
  const std::vector<std::string>& regions_;
  const std::vector<std::string>& interventions_;
  std::set<std::tuple<bool, std::string, std::string>> seen_;
};

}  // namespace

std::string BoundRequest::text() const {
  const std::string of = intervention.empty() ? "region:" + region
                         : region.empty()     ? "intervention:" + intervention
                                              : "cell:" + region + "/" + intervention;
  return (floor ? "floor " : "cap ") + of;
}

Result<std::int64_t> parse_cents(std::string_view text, std::string_view subject) {
  const auto amount = parse_number(text);
  if (!amount || *amount < 0 || *amount > kMostDollars)
    return usage(std::string(subject) + ": '" + std::string(text) + "' is no amount",
                 "US dollars from 0 to 1e13, such as 1e6 or 250000.50");
  const std::int64_t cents = to_cents(*amount);
  // Two decimals of dollars are read as the double nearest to them, and to no other.
  if (static_cast<double>(cents) / kCents != *amount)
    return usage(std::string(subject) + ": '" + std::string(text) + "' is no whole number of cents",
                 "at most two decimals, such as 250000.50");
  return cents;
}

Result<BoundRequest> parse_bound(bool floor, std::string_view text) {
  const std::string subject(floor ? "--floor" : "--cap");
  const std::string form = "region:ID=USD, intervention:ID=USD or cell:REGION/INTERVENTION=USD";
  const std::size_t equals = text.find('='), colon = text.find(':');
  if (equals == std::string_view::npos || colon == std::string_view::npos || colon > equals)
    return usage(subject + " '" + std::string(text) + "'", form);
  BoundRequest made;
  made.floor = floor;
  const std::string_view kind = text.substr(0, colon);
  const std::string_view of = text.substr(colon + 1, equals - colon - 1);
  const std::size_t slash = of.find('/');
  if (kind == "region") {
    made.region = of;
  } else if (kind == "intervention") {
    made.intervention = of;
  } else if (kind == "cell" && slash != std::string_view::npos) {
    made.region = of.substr(0, slash);
    made.intervention = of.substr(slash + 1);
  }
  const bool whole = kind == "cell" ? !made.region.empty() && !made.intervention.empty()
                                    : !made.region.empty() || !made.intervention.empty();
  if (!whole) return usage(subject + " '" + std::string(text) + "'", form);
  auto cents = parse_cents(text.substr(equals + 1), subject);
  if (!cents) return cents.faults();
  made.cents = *cents;
  return made;
}

bool bounds_cell(const std::vector<BoundRequest>& requests, std::string_view region,
                 std::string_view intervention) {
  return std::any_of(requests.begin(), requests.end(), [&](const BoundRequest& request) {
    return request.region == region && request.intervention == intervention;
  });
}

Result<Done> set_bounds(AllocationProblem& problem, const std::vector<std::string>& regions,
                        const std::vector<std::string>& interventions,
                        const std::vector<BoundRequest>& requests) {
  Setter setter(problem, regions, interventions);
  for (const BoundRequest& request : requests) setter.set(request);
  if (!setter.faults.empty()) return setter.faults;
  setter.place_idle_floors();
  setter.compare();
  if (setter.faults.empty() && !requests.empty()) setter.check_flow();
  if (!setter.faults.empty()) return setter.faults;
  return Done{};
}

}  // namespace setpoint
