#include "setpoint/flow/default_tier.h"

#include <array>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

namespace setpoint {
namespace {

std::string in_fiscal_year(std::string_view what, Quarter quarter) {
  return std::string(what) + " in FY" + std::to_string(quarter.fiscal_year().year);
}

class DefaultTier {
 public:
  DefaultTier(TracedRows& rows, TracedParameters& parameters)
      : rows_(rows),
        parameters_(parameters),
        trace_(rows.trace()),
        one_(constant<Pure>(trace_, 1, "one")) {}

  ObservedFlows run(const std::set<Quarter>& quarters) {
    for (const Quarter quarter : quarters)
      if (rows_.tables().seizure_quarters.known.contains(quarter)) flows_.quarters.insert(quarter);
    add_regional();
    add_located();
    finish();
    return std::move(flows_);
  }

 private:
  // Seizures known by border region: sum each stream's rows, then split.
  void add_regional() {
    std::map<std::pair<Quarter, SeizureStream>, std::vector<Traced<Mass>>> streams;
    for (const RegionalSeizureRow& row : rows_.tables().regional_seizures)
      if (flows_.quarters.contains(row.period) && row.gross.written > 0)
        streams[{row.period, row.stream}].push_back(rows_.at<Mass>(row.gross));
    for (const auto& [key, parts] : streams) {
      const auto [quarter, stream] = key;
      const std::string where = std::string(name(stream)) + " in " + quarter.text();
      const Traced<Mass> gross =
          sum(trace_, parts, "nothing seized").named("gross mass seized at " + where);
      const Traced<Mass> pure =
          (gross * purity_of_mix(quarter)).named("pure mass seized at " + where);
      const auto outcomes = parameters_.shares(keys::outcome_share, quarter);
      const auto origins = parameters_.shares(keys::origin_share(name(stream)), quarter);
      for (const auto& [channel_name, in_channel] :
           parameters_.shares(keys::channel_share(name(stream)), quarter)) {
        const Channel channel = *parse_channel(channel_name);
        if (carrier(channel) != Carrier::interior)
          seized_[quarter].push_back(
              combined<Mass>(trace_, Operation::product, {pure.id(), in_channel.id()}));
        for (const auto& [outcome_name, of_outcome] : outcomes)
          for (const auto& [origin_name, from_origin] : origins)
            add(quarter, {*Country::parse(origin_name), channel, *parse_outcome(outcome_name)},
                combined<Mass>(trace_, Operation::product,
                               {pure.id(), in_channel.id(), of_outcome.id(), from_origin.id(),
                                escaped(channel, quarter).id()}));
      }
    }
  }

  // Seizures whose channel and country seen are on record.
  void add_located() {
    for (const SeizureRow& row : rows_.tables().seizures) {
      if (!flows_.quarters.contains(row.period)) continue;
      const Traced<Mass> gross = rows_.at<Mass>(row.gross);
      const auto purity = [&](std::optional<Outcome> outcome) {
        if (row.purity) return rows_.at<Pure>(*row.purity);
        return outcome ? parameters_.at(keys::purity(*outcome), row.period)
                       : purity_of_mix(row.period);
      };
      const Traced<Mass> pure = gross * purity(row.outcome);
      if (carrier(row.channel) != Carrier::interior) seized_[row.period].push_back(pure);
      const Traced<Pure> odds = escaped(row.channel, row.period);
      if (row.outcome) {
        add(row.period, {row.origin, row.channel, *row.outcome}, pure * odds);
        continue;
      }
      for (const auto& [outcome_name, of_outcome] :
           parameters_.shares(keys::outcome_share, row.period))
        add(row.period, {row.origin, row.channel, *parse_outcome(outcome_name)},
            pure * escaped_as(of_outcome, odds));
    }
  }

  void add(Quarter quarter, FlowKey key, Traced<Mass> mass) {
    if (mass.point().value() > 0 || !trace_.node(mass.id()).certain)
      parts_[quarter][key].push_back(mass);
  }

  void finish() {
    for (const Quarter quarter : flows_.quarters) {
      auto& cells = flows_.through[quarter];
      for (const auto& [key, parts] : parts_[quarter])
        cells.emplace(key, sum(trace_, parts, "none")
                               .named("came through: " + std::string(key.country.code()) + ", " +
                                      std::string(name(key.channel)) + ", " +
                                      std::string(name(key.outcome)) + ", " + quarter.text()));
      flows_.seized.emplace(quarter, sum(trace_, seized_[quarter], "nothing seized")
                                         .named("pure mass seized on entry in " + quarter.text()));
    }
  }

  // Units that came through for each unit seized. One node a channel and fiscal year.
  Traced<Pure> escaped(Channel channel, Quarter quarter) {
    const Traced<Pure> p = parameters_.at(keys::interception(channel), quarter);
    const auto found = escaped_.find(p.id());
    if (found != escaped_.end()) return found->second;
    const Traced<Pure> odds =
        (one_ / p - one_)
            .named(in_fiscal_year(
                "came through for each unit seized, " + std::string(name(channel)), quarter));
    return escaped_.emplace(p.id(), odds).first->second;
  }

  // The same of one outcome: its share of pure mass times what came through for each unit seized.
  // One node for all countries.
  Traced<Pure> escaped_as(Traced<Pure> of_outcome, Traced<Pure> odds) {
    const auto key = std::pair(of_outcome.id(), odds.id());
    if (const auto found = escaped_as_.find(key); found != escaped_as_.end()) return found->second;
    return escaped_as_.emplace(key, of_outcome * odds).first->second;
  }

  Traced<Pure> purity_of_mix(Quarter quarter) {
    const auto shares = parameters_.shares(keys::outcome_share, quarter);
    std::vector<NodeId> made_of;
    std::vector<Traced<Pure>> gross_per_pure;
    for (const auto& [outcome_name, share] : shares) {
      const Traced<Pure> purity =
          parameters_.at(keys::purity(*parse_outcome(outcome_name)), quarter);
      made_of.push_back(share.id());
      made_of.push_back(purity.id());
    }
    if (const auto found = mixes_.find(made_of); found != mixes_.end()) return found->second;
    for (std::size_t k = 0; k < made_of.size(); k += 2)
      gross_per_pure.push_back(Traced<Pure>(trace_, made_of[k]) /
                               Traced<Pure>(trace_, made_of[k + 1]));
    const Traced<Pure> mix = (one_ / sum(trace_, gross_per_pure, "no outcome"))
                                 .named(in_fiscal_year("purity of the mix seized", quarter));
    return mixes_.emplace(std::move(made_of), mix).first->second;
  }

  TracedRows& rows_;
  TracedParameters& parameters_;
  Trace& trace_;
  Traced<Pure> one_;
  ObservedFlows flows_;
  std::map<Quarter, std::map<FlowKey, std::vector<Traced<Mass>>>> parts_;
  std::map<Quarter, std::vector<Traced<Mass>>> seized_;
  std::map<NodeId, Traced<Pure>> escaped_;
  std::map<std::pair<NodeId, NodeId>, Traced<Pure>> escaped_as_;
  std::map<std::vector<NodeId>, Traced<Pure>> mixes_;
};

}  // namespace

ObservedFlows default_tier(TracedRows& rows, TracedParameters& parameters,
                           const std::set<Quarter>& quarters) {
  return DefaultTier(rows, parameters).run(quarters);
}

}  // namespace setpoint
