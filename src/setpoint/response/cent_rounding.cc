#include "setpoint/response/cent_rounding.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "setpoint/response/bounded_flow.h"

namespace setpoint {
namespace {

constexpr double kCents = 100;
// Rounding of doubles; a cell this near to a whole cent may be it.
constexpr double kSlack = 1e-3;

bool within(std::int64_t cents, const Bounds& bounds) {
  return cents >= to_cents(bounds.low) && (bounds.high == kNoCap || cents <= to_cents(bounds.high));
}

bool keeps_bounds(const AllocationProblem& problem, const Cents& cents) {
  const std::size_t n = problem.interventions.size();
  std::vector<std::int64_t> columns(n, 0);
  for (std::size_t r = 0; r < cents.size(); ++r) {
    std::int64_t row = 0;
    for (std::size_t i = 0; i < n; ++i) {
      row += cents[r][i];
      columns[i] += cents[r][i];
      if (!within(cents[r][i], problem.regions[r].cells[i])) return false;
    }
    if (!within(row, problem.regions[r].total)) return false;
  }
  for (std::size_t i = 0; i < n; ++i)
    if (!within(columns[i], problem.national[i])) return false;
  return true;
}

std::int64_t down(double cents) {
  return static_cast<std::int64_t>(std::floor(cents - kSlack));
}
std::int64_t up(double cents) {
  return static_cast<std::int64_t>(std::ceil(cents + kSlack));
}

}  // namespace

std::int64_t to_cents(double dollars) {
  return std::llround(dollars * kCents);
}

std::vector<std::int64_t> parts_of(std::int64_t total, const std::vector<double>& weights) {
  double sum = 0;
  for (const double weight : weights) sum += weight;
  std::vector<std::int64_t> parts(weights.size(), 0);
  std::vector<std::pair<double, std::size_t>> remainders;
  std::int64_t left = total;
  for (std::size_t k = 0; k < weights.size(); ++k) {
    const double share = sum > 0 ? weights[k] / sum : 1.0 / static_cast<double>(weights.size());
    const double exact = static_cast<double>(total) * share;
    parts[k] = std::min(static_cast<std::int64_t>(std::floor(exact)), left);
    left -= parts[k];
    remainders.emplace_back(-(exact - static_cast<double>(parts[k])), k);
  }
  std::sort(remainders.begin(), remainders.end());
  for (std::size_t k = 0; left > 0 && !remainders.empty(); ++k, --left)
    ++parts[remainders[k % remainders.size()].second];
  return parts;
}

Result<Cents> round_to_cents(const AllocationProblem& problem, const Spending& x,
                             std::int64_t total) {
  const std::size_t n = problem.interventions.size();
  Cents cents(x.size(), std::vector<std::int64_t>(n, 0));
  std::vector<std::tuple<double, std::size_t, std::size_t>> remainders;
  std::int64_t left = total;
  for (std::size_t r = 0; r < x.size(); ++r)
    for (std::size_t i = 0; i < n; ++i) {
      const double exact = x[r][i] * kCents;
      double whole = std::floor(exact);
      // A bound in whole cents can be a double a hair below them.
      if (exact - whole > 1 - kSlack) whole += 1;
      cents[r][i] = static_cast<std::int64_t>(whole);
      left -= cents[r][i];
      if (exact > whole) remainders.emplace_back(whole - exact, r, i);
    }
  std::sort(remainders.begin(), remainders.end());
  for (const auto& [minus, r, i] : remainders) {
    if (left <= 0) break;
    ++cents[r][i];
    --left;
  }
  if (left == 0 && keeps_bounds(problem, cents)) return cents;

  // Nodes: regions, interventions, source and sink; back from the sink exactly the total.
  const auto regions = static_cast<MaxFlow::Node>(x.size());
  const auto width = static_cast<MaxFlow::Node>(n);
  const MaxFlow::Node source = regions + width, sink = source + 1;
  BoundedFlow flow(static_cast<std::size_t>(sink) + 1);
  const auto bounded = [&](MaxFlow::Node from, MaxFlow::Node to, double exact,
                           const Bounds& bounds) {
    std::int64_t low = std::max(down(exact), to_cents(bounds.low));
    std::int64_t high = up(exact);
    if (bounds.high < kNoCap) high = std::min(high, to_cents(bounds.high));
    high = std::max(high, std::int64_t{0});
    low = std::clamp(low, std::int64_t{0}, high);
    return std::pair{flow.add(from, to, low, high), low};
  };
  std::vector<double> columns(n, 0.0);
  std::vector<std::vector<std::pair<std::size_t, std::int64_t>>> arcs(x.size());
  for (MaxFlow::Node r = 0; r < regions; ++r) {
    double row = 0;
    for (MaxFlow::Node i = 0; i < width; ++i) {
      row += x[r][i] * kCents;
      columns[i] += x[r][i] * kCents;
      arcs[r].push_back(bounded(r, regions + i, x[r][i] * kCents, problem.regions[r].cells[i]));
    }
    bounded(source, r, row, problem.regions[r].total);
  }
  for (MaxFlow::Node i = 0; i < width; ++i)
    bounded(regions + i, sink, columns[i], problem.national[i]);
  flow.add(sink, source, total, total);
  if (!flow.feasible())
    return Fault{FaultKind::machine,
                 {},
                 "no rounding to cents keeps every bound",
                 "bounds that leave a cent of room"};
  for (std::size_t r = 0; r < x.size(); ++r)
    for (std::size_t i = 0; i < n; ++i)
      cents[r][i] = arcs[r][i].second + flow.above(arcs[r][i].first);
  return cents;
}

}  // namespace setpoint
