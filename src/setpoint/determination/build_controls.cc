// What targets and footprints would be under another choice.
#include "setpoint/core/decimal.h"
#include "setpoint/determination/builder.h"

namespace setpoint {

void DeterminationBuilder::controls() {
  result_.precursor_0 = with_precursor_share(0);
  result_.precursor_1 = with_precursor_share(1);
  trade_relation();
}

std::vector<ControlRow> DeterminationBuilder::with_precursor_share(double share) {
  const Assessment other =
      assess(rows_, parameters_, evidence_,
             constant<Pure>(*trace_, share, "control: precursor share " + shortest(share)));
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
