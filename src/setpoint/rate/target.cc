#include "setpoint/rate/target.h"

namespace setpoint {
namespace {

struct Carried {
  std::vector<Traced<Mass>> goods;
  std::vector<Traced<Mass>> people;
};

void add(Carried& carried, const Liability& liability) {
  for (const auto& [channel, mass] : liability.channels) {
    if (carrier(channel) == Carrier::goods) carried.goods.push_back(mass);
    if (carrier(channel) == Carrier::people) carried.people.push_back(mass);
  }
  if (liability.precursor) carried.goods.push_back(*liability.precursor);
}

bool measured(const Carried& carried) {
  double total = 0;
  for (const auto& mass : carried.goods) total += mass.point().value();
  for (const auto& mass : carried.people) total += mass.point().value();
  return total > 0;
}

// One minus people's share: where a draw has neither, goods bear it.
Traced<Pure> share_of_goods(Trace& trace, const Carried& carried) {
  const auto goods = sum(trace, carried.goods, "nothing by goods");
  const auto people = sum(trace, carried.people, "nothing by people");
  return constant<Pure>(trace, 1, "one") - people / (goods + people);
}

}  // namespace

std::map<Outcome, Traced<Pure>> goods_shares(Trace& trace, const Liabilities& liabilities,
                                             Country country) {
  Carried of_all;
  std::map<Outcome, Carried> by_outcome;
  for (const Outcome outcome : kOutcomes) {
    const auto found = liabilities.find({country, outcome});
    if (found == liabilities.end()) continue;
    add(by_outcome[outcome], found->second);
    add(of_all, found->second);
  }
  std::map<Outcome, Traced<Pure>> result;
  for (const Outcome outcome : kOutcomes) {
    const Carried& own = by_outcome[outcome];
    const Traced<Pure> share =
        measured(own)      ? share_of_goods(trace, own)
        : measured(of_all) ? share_of_goods(trace, of_all)
                           : constant<Pure>(trace, 1, "no measured flow of goods or people: goods");
    result.emplace(
        outcome, share.named("share of goods in the flow of " + std::string(country.code()) + ", " +
                             std::string(name(outcome))));
  }
  return result;
}

CountryTargets targets(Trace& trace, const ByOutcome& liability,
                       const std::map<Outcome, Traced<Pure>>& goods_share, const FallsOn& bases,
                       Country country) {
  CountryTargets result;
  const auto imports = bases.imports.find(country);
  const auto entries = bases.entries.find(country);
  const bool has_imports = imports != bases.imports.end();
  const bool has_entries = entries != bases.entries.end();
  const auto nothing = constant<Money>(trace, 0, "nothing");
  bool people_on_goods = false;
  bool goods_uncollected = false;

  for (const auto& [outcome, amount] : liability) {
    const std::string of = std::string(country.code()) + ", " + std::string(name(outcome));
    Traced<Money> on_goods = amount;
    Traced<Money> on_people = nothing;
    if (const auto share = goods_share.find(outcome); share != goods_share.end()) {
      on_goods = (amount * share->second).named("liability on goods of " + of);
      on_people = (amount - on_goods).named("liability on people of " + of);
    }
    if (!has_entries && on_people.id() != nothing.id()) {
      people_on_goods = people_on_goods || on_people.point().value() > 0;
      on_goods = amount;
      on_people = nothing;
    }
    const auto adjustment = has_imports
                                ? on_goods / imports->second
                                : constant<Pure>(trace, 0, "no recorded imports to fall on");
    const auto toll =
        has_entries && on_people.id() != nothing.id()
            ? on_people / entries->second
            : constant<Per<Money, Travel>>(
                  trace, 0,
                  has_entries ? "this path has no toll" : "no recorded entries to fall on");
    goods_uncollected = goods_uncollected || (!has_imports && on_goods.point().value() > 0);
    result.by_outcome.emplace(
        outcome,
        Target{adjustment.named("adjustment target of " + of), toll.named("toll target of " + of),
               has_imports ? on_goods + on_people : on_people, has_imports ? nothing : on_goods});
  }
  if (people_on_goods)
    result.said.push_back("no recorded entries of persons: people's part falls on goods");
  if (goods_uncollected)
    result.said.push_back("no recorded imports: the part of goods is uncollected");
  return result;
}

}  // namespace setpoint
