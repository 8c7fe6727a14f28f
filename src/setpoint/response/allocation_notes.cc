#include "setpoint/response/allocation_notes.h"

#include <algorithm>

#include "setpoint/core/decimal.h"

namespace setpoint {
namespace {

double in_dollars(std::int64_t cents) {
  constexpr double kCents = 100;
  return static_cast<double>(cents) / kCents;
}

bool capped(const AllocationAnswer& of) {
  return std::any_of(of.question.bounds.begin(), of.question.bounds.end(),
                     [](const BoundRequest& bound) { return !bound.floor; });
}

}  // namespace

std::vector<std::string> allocation_notes(const AllocationAnswer& of,
                                          const std::vector<std::string>& first, bool weighted) {
  std::vector<std::string> notes = of.baseline.notes;
  notes.insert(notes.end(), first.begin(), first.end());
  std::string idle;
  for (const InterventionAnswer& line : of.interventions)
    if (line.idle) idle += (idle.empty() ? "" : ", ") + line.id;
  if (!idle.empty())
    notes.push_back("no effect on what is counted is shown for " + idle +
                    ": they get money by a floor only");
  std::string without;
  for (const std::string& id : of.without_cost) without += (without.empty() ? "" : ", ") + id;
  if (!without.empty())
    notes.push_back("no cost is on record for " + without + ": no money until one is set");
  for (const InterventionAnswer& line : of.interventions)
    if (line.units > line.usable)
      notes.push_back(line.id + ": the money pays for " + grouped(line.units, 0) +
                      " units, those eligible could use " + grouped(line.usable, 0) +
                      " in a year; what is more than they could use finds again those who "
                      "were reached, and adds little");
  if (of.unspent_cents > 0)
    notes.push_back(
        grouped(in_dollars(of.unspent_cents), 2) + " USD of the budget are not spent: " +
        (capped(of)
             ? "within the caps, or where reach is complete, no further dollar averts anything"
             : "everywhere reach is complete (" + grouped(kCompleteReach, 0) +
                   " times the cost of all that could be used), and no further dollar averts "
                   "anything"));
  if (!of.question.bounds.empty())
    notes.push_back(
        "the simple rules know no floors and caps, which the optimum keeps: one may avert more");
  if (weighted)
    notes.push_back(
        "regions are weighed: the optimum, its shadow prices and the comparison with rules count "
        "weighted, what is averted is not weighted");
  notes.push_back(
      "effects and costs are assumptions (policy/allocation.toml); the HEALing trial of many of "
      "these together showed no significant fall in deaths: rate ratio 0.91 (0.76 to 1.09)");
  return notes;
}

}  // namespace setpoint
