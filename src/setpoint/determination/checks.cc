#include "setpoint/determination/checks.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "setpoint/core/decimal.h"
#include "setpoint/determination/figures.h"

namespace setpoint {
namespace {

constexpr double kTolerance = 1e-12;  // relative

Check conserved(std::string name, double left, double right, std::string what) {
  const double scale = std::max({std::abs(left), std::abs(right), 1e-300});
  const double difference = std::abs(left - right) / scale;
  return {std::move(name), difference <= kTolerance,
          what + ": " + shortest(left) + " and " + shortest(right) + ", relative difference " +
              shortest(difference)};
}

Check flow(const Determination& d) {
  double attributed = 0;
  for (const CountryResult& c : d.countries)
    for (const OutcomeResult& o : c.outcomes) attributed += o.flow_kg.value;
  return conserved("conservation of flow", attributed, d.through_kg.value,
                   "kilograms attributed and seen entering");
}

Check deaths(const Determination& d) {
  double assigned = d.deaths_domestic.value + d.deaths_unattributed.value;
  for (const CountryResult& c : d.countries) assigned += c.footprint.value;
  return conserved("conservation of deaths", assigned, d.deaths_predicted,
                   "footprints with domestic and unattributed, and the national count");
}

Check dollars(const Determination& d) {
  double due = 0;
  double met = d.uncollected_usd.value;
  for (const CountryResult& c : d.countries) {
    due += c.liability_usd.value;
    met += c.adjustment.target.value * c.imports_usd.value + c.toll.target.value * c.entries.value;
  }
  // On this path what is due is known from the nation alone.
  if (d.path == Path::article_xx) due = d.dollars_per_death.value * d.deaths_attributed.value;
  return conserved("conservation of dollars", due, met,
                   "liability, and what targets collect with what is uncollected");
}

Check no_evidence_no_rate(const Determination& d) {
  Check result{"no evidence, no rate; no deficit, no rate", true, ""};
  std::size_t at_zero = 0;
  for (const CountryResult& c : d.countries) {
    const bool rated = c.adjustment.charged.value != 0 || c.toll.charged.value != 0;
    if (c.liable && (c.evidence == Tier::none || c.deficits.empty())) result.holds = false;
    if (rated && !c.liable) result.holds = false;
    if (!rated) ++at_zero;
    if (c.reasons.empty()) result.holds = false;
  }
  result.detail = std::to_string(at_zero) + " of " + std::to_string(d.countries.size()) +
                  " countries at 0, each with its reason";
  return result;
}

Check explained(const Trace& trace) {
  Check result{"explained: recomputed bottom-up", true, ""};
  std::vector<double> values;
  for (NodeId id = 0; id < trace.size(); ++id) {
    if (trace.leaf_of(id) != nullptr) continue;
    values.clear();
    for (const NodeId operand : trace.operands(id)) values.push_back(trace.node(operand).value);
    const double again = apply(trace.node(id).operation, std::span<const double>(values));
    if (!(again == trace.node(id).value)) result.holds = false;
  }
  result.detail = std::to_string(trace.size()) + " numbers, each equal to its operation on others";
  return result;
}

Check finite(const Determination& d) {
  Check result{"finite", true, ""};
  std::size_t count = 0;
  for_each_figure(d, [&](const std::string& name, const Figure& f) {
    ++count;
    if (std::isfinite(f.value)) return;
    result.holds = false;
    result.detail = name + " is not finite; ";
  });
  result.detail += std::to_string(count) + " published numbers";
  return result;
}

}  // namespace

std::vector<Check> check(const Determination& d, const Trace& trace) {
  return {flow(d), deaths(d), dollars(d), no_evidence_no_rate(d), explained(trace), finite(d)};
}

}  // namespace setpoint
