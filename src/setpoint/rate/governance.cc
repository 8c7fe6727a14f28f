#include "setpoint/rate/governance.h"

#include <array>

namespace setpoint {

Finding GovernanceRecord::finding(GovernanceField field) const {
  const auto found = in_force.find(field);
  return found == in_force.end() ? Finding::unknown : found->second->value;
}

bool GovernanceRecord::equivalent() const {
  return finding(GovernanceField::equivalent) == Finding::yes;
}

std::vector<std::string> GovernanceRecord::deficits() const {
  constexpr std::array<std::pair<GovernanceField, std::string_view>, 3> kDeficits = {
      {{GovernanceField::analogue_law, "no analogue law"},
       {GovernanceField::enforced, "law not enforced"},
       {GovernanceField::know_your_customer,
        "no know-your-customer duty on transport of drugs and precursors"}}};
  std::vector<std::string> result;
  for (const auto& [field, text] : kDeficits)
    if (finding(field) == Finding::no) {
      const GovernanceRow& row = *in_force.at(field);
      result.push_back(std::string(text) + " (on record from " + row.from.text() + ": " +
                       row.evidence + ")");
    }
  return result;
}

GovernanceRecord governance_on(const Tables& tables, Country country, const Date& day) {
  GovernanceRecord record;
  for (const GovernanceRow& row : tables.governance) {
    if (row.country != country || row.from > day) continue;
    const GovernanceRow*& latest = record.in_force[row.field];
    if (latest == nullptr || latest->from <= row.from) latest = &row;
  }
  return record;
}

bool subsidy_on_record(const Tables& tables, Country country, const Date& day) {
  std::map<SubsidyElement, const SubsidyRow*> in_force;
  for (const SubsidyRow& row : tables.subsidy) {
    if (row.country != country || row.from > day) continue;
    const SubsidyRow*& latest = in_force[row.element];
    if (latest == nullptr || latest->from <= row.from) latest = &row;
  }
  for (const SubsidyElement element : {SubsidyElement::financial_contribution,
                                       SubsidyElement::benefit, SubsidyElement::specificity}) {
    const auto found = in_force.find(element);
    if (found == in_force.end() || found->second->value != Finding::yes) return false;
  }
  return true;
}

}  // namespace setpoint
