#include "setpoint/sampling/find_amounts.h"

#include "setpoint/data/fault_log.h"
#include "setpoint/data/field.h"
#include "setpoint/data/suggestion.h"
#include "setpoint/policy/schema.h"

namespace setpoint {

std::optional<NumberKey<Pure>> sensitivity_of(const Policy& policy, const Find& find,
                                              Channel channel) {
  const Date day = find.period.last_day();
  const double limit = policy.value(keys::sensitivity_purity_limit, day).value();
  const NumberKey<Pure> key =
      keys::sensitivity(channel, find.purity <= limit ? PurityClass::low : PurityClass::high);
  if (!policy.has(key.name)) return std::nullopt;
  return key;
}

Result<std::vector<FindAmounts>> find_amounts(const Tables& tables, const Policy& policy) {
  const Inspections& log = tables.inspections;
  std::vector<FindAmounts> amounts;
  amounts.reserve(log.finds.size());
  FaultLog faults;
  for (const Find& find : log.finds) {
    FindAmounts& own = amounts.emplace_back();
    const Date day = find.period.last_day();
    const NumberKey<Pure> potency = keys::potency(find.substance);
    if (!policy.has(potency.name)) {
      faults.add({FaultKind::data,
                  {tables.sources[find.table].path, find.line, 0},
                  "unknown substance " + shown(find.substance),
                  suggestion(find.substance, substances())});
      continue;
    }
    own.weight = find.weight;
    if (const auto key =
            find.psu ? sensitivity_of(policy, find, log.cells[find.cell].channel) : std::nullopt)
      own.weight /= policy.value(*key, day).value();
    own.gross_kg = find.mass_g * Find::kKilogramsPerGram;
    own.pure_kg = own.gross_kg * find.purity * policy.value(potency, day).value();
    own.pills = find.pills.value_or(0);
  }
  if (!faults.empty()) return faults.all(tables.name);
  return amounts;
}

}  // namespace setpoint
