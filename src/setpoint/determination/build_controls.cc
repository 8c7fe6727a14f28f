// What targets and footprints would be under another choice.
#include <algorithm>
#include <chrono>

#include "setpoint/core/decimal.h"
#include "setpoint/determination/builder.h"

namespace setpoint {

void DeterminationBuilder::controls() {
  result_.precursor_0 = with_precursor_share(0);
  result_.precursor_1 = with_precursor_share(1);
  trade_relation();
  decreed();
}

// The mean over the days of the window of what was imposed by order.
void DeterminationBuilder::decreed() {
  const auto number = [](const Date& d) {
    return std::chrono::sys_days(std::chrono::year(d.year()) /
                                 std::chrono::month(static_cast<unsigned>(d.month())) /
                                 std::chrono::day(static_cast<unsigned>(d.day())))
        .time_since_epoch()
        .count();
  };
  std::map<Country, std::vector<Traced<Pure>>> decreed_parts;
  const auto first = number(evidence_.window.first.first_day());
  const auto end = number(day()) + 1;
  const auto& rows = tables_.decreed;
  for (std::size_t n = 0; n < rows.size(); ++n) {
    if (rows[n].from > day()) continue;
    if (result_.decreed.empty() || result_.decreed.back().country != rows[n].country)
      result_.decreed.push_back({rows[n].country, {}, 0, {}});
    DecreedRate& rate = result_.decreed.back();
    const bool followed = n + 1 < rows.size() && rows[n + 1].country == rows[n].country;
    const auto until = followed ? std::min(end, number(rows[n + 1].from)) : end;
    const auto days = until - std::max(first, number(rows[n].from));
    rate.on_last_day = rows[n].rate.written * rows[n].rate.factor;
    rate.scope = rows[n].scope;
    const auto part =
        rows_.at<Pure>(rows[n].rate) *
        constant<Pure>(*trace_, static_cast<double>(std::max(days, decltype(days){0})),
                       "days of the window in which it was in force");
    decreed_parts[rows[n].country].push_back(part);
  }
  const auto length =
      constant<Pure>(*trace_, static_cast<double>(end - first), "days of the window");
  for (DecreedRate& rate : result_.decreed)
    rate.mean = figure((sum(*trace_, decreed_parts.at(rate.country), "none") / length)
                           .named("imposed by order, mean of the window"));
}

std::vector<ControlRow> DeterminationBuilder::with_precursor_share(double share) {
  // Where nothing follows precursors, or the policy's share is this one, nothing is otherwise.
  const Traced<Pure> chosen = parameters_.at(keys::precursors_share, last());
  const bool same = tables_.precursors.empty() ||
                    (trace_->node(chosen.id()).certain && chosen.point().value() == share);
  std::optional<Assessment> apart;
  if (!same)
    apart = assess(rows_, parameters_, evidence_,
                   constant<Pure>(*trace_, share, "control: precursor share " + shortest(share)));
  const Assessment& other = same ? assessment_ : *apart;
  std::vector<ControlRow> control;
  for (const auto& [country, flow_share] : other.flow_share) {
    ControlRow row{country, std::nullopt, std::nullopt,
                   figure(footprint_of(*trace_, other, country))};
    const Liable status = liable(tables_, country, day(), flow_share.point(),
                                 policy_.value(keys::liability_flow_share, day()));
    if (status.liable)
      if (const auto by =
              targets_by(path_, rows_, parameters_, evidence_, other, internalisation_, country)) {
        std::vector<Traced<Pure>> adjustments;
        std::vector<Traced<TollRate>> tolls;
        for (const auto& [outcome, target] : by->by_outcome) {
          adjustments.push_back(target.adjustment);
          tolls.push_back(target.toll);
        }
        row.adjustment = figure(sum(*trace_, adjustments, "no outcome"));
        row.toll = figure(sum(*trace_, tolls, "no outcome"));
      }
    control.push_back(std::move(row));
  }
  return control;
}

void DeterminationBuilder::trade_relation() {
  std::vector<Traced<Mortality>> parts;
  for (const OutcomeFootprint& f : assessment_.footprint) parts.push_back(f.national);
  std::vector<Traced<Money>> values;
  for (const auto& [country, value] : evidence_.bases.imports) values.push_back(value);
  const auto imports = sum(*trace_, values, "no imports").named("imports from all countries");
  const auto tied =
      (sum(*trace_, parts, "no deaths") * parameters_.at(keys::trade_relation_goods_share, last()))
          .named("deaths associated with legal imports");
  for (const auto& [country, value] : evidence_.bases.imports)
    result_.trade_relation.push_back(
        {country, std::nullopt, std::nullopt, figure(tied * (value / imports))});
}

}  // namespace setpoint
