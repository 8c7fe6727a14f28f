#include "setpoint/rate/liable.h"

#include "setpoint/core/decimal.h"

namespace setpoint {
namespace {

std::string percent(Fraction fraction) {
  return grouped(fraction.value() * 100, 2) + " %";
}

}  // namespace

Liable liable(const Tables& tables, Country country, const Date& day, Fraction flow_share,
              Fraction threshold) {
  Liable result;
  const GovernanceRecord record = governance_on(tables, country, day);
  result.deficits = record.deficits();

  if (flow_share.value() <= 0) {
    result.reasons.push_back("no evidence of flow");
    return result;
  }
  const std::string share = percent(flow_share) + " of all liability flow";
  if (flow_share < threshold) {
    result.reasons.push_back("minor: " + share + ", below the threshold of " + percent(threshold));
    return result;
  }
  if (record.equivalent()) {
    result.reasons.push_back("a similarly effective measure is on record (" +
                             record.in_force.at(GovernanceField::equivalent)->evidence + ")");
    return result;
  }
  if (!country.identified()) {
    result.reasons.push_back("origin not identified: no country to be liable");
    return result;
  }
  if (result.deficits.empty()) {
    result.reasons.push_back(record.in_force.empty()
                                 ? "no governance record: unknown is not a deficit"
                                 : "no deficit in governance on record (unknown is not a deficit)");
    return result;
  }
  result.liable = true;
  result.reasons.push_back("major: " + share + ", at or above the threshold of " +
                           percent(threshold));
  for (const std::string& deficit : result.deficits)
    result.reasons.push_back("deficit: " + deficit);
  return result;
}

}  // namespace setpoint
