// Governance and subsidy: dated findings about a country, yes, no or unknown.
#include <array>
#include <span>

#include "setpoint/data/formats.h"

namespace setpoint {
namespace {

constexpr std::array kFindings = {Finding::yes, Finding::no, Finding::unknown};
constexpr std::array<std::string_view, 3> kFindingNames = {"yes", "no", "unknown"};

enum : std::size_t { kCountry, kSubject, kValue, kFrom, kEvidence };

constexpr std::array kGovernanceColumns = {Column{"country"}, Column{"field"}, Column{"value"},
                                           Column{"from"}, Column{"evidence"}};
constexpr std::array kSubsidyColumns = {Column{"country"}, Column{"element"}, Column{"value"},
                                        Column{"from"}, Column{"evidence"}};

constexpr std::array kElements = {SubsidyElement::financial_contribution, SubsidyElement::benefit,
                                  SubsidyElement::specificity};
constexpr std::array<std::string_view, 3> kElementNames = {"financial_contribution", "benefit",
                                                           "specificity"};

// Subject is GovernanceField or SubsidyElement, Row the row that holds it.
template <class Row, class Subject, std::size_t n>
Release<std::tuple<Country, Subject, Date>, Row> read_findings(
    TableInput& input, std::span<const Column> columns, const std::array<Subject, n>& subjects,
    const std::array<std::string_view, n>& names) {
  Release<std::tuple<Country, Subject, Date>, Row> release{input.table, 0, {}};
  TableReader table(input, columns);
  while (table.next()) {
    const auto country = table.country(kCountry);
    const auto subject = table.one_of(kSubject, names);
    const auto value = table.one_of(kValue, kFindingNames);
    const auto from = table.date(kFrom);
    const auto evidence = table.required_text(kEvidence);
    if (!country || !subject || !value || !from || !evidence) continue;
    const std::string key =
        std::string(country->code()) + " " + std::string(names[*subject]) + " from " + from->text();
    if (!table.unique(key, key)) continue;
    release.groups[{*country, subjects[*subject], *from}].push_back(
        {"",
         {*country, subjects[*subject], kFindings[*value], *from, *evidence, table.at(kValue)},
         table.line()});
  }
  release.rows = table.rows();
  return release;
}

}  // namespace

Release<GovernanceKey, GovernanceRow> read_governance(TableInput& input) {
  std::array<std::string_view, kGovernanceFields.size()> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = name(kGovernanceFields[i]);
  return read_findings<GovernanceRow>(input, kGovernanceColumns, kGovernanceFields, names);
}

Release<SubsidyKey, SubsidyRow> read_subsidy(TableInput& input) {
  return read_findings<SubsidyRow>(input, kSubsidyColumns, kElements, kElementNames);
}

}  // namespace setpoint
