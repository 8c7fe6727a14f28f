// Tables built in a test, row by row, without files.
#pragma once

#include <string>
#include <string_view>

#include "setpoint/data/tables.h"

namespace setpoint::test {

inline Country country(std::string_view code) {
  return *Country::parse(code);
}
inline Quarter quarter(std::string_view text) {
  return *Quarter::parse(text);
}

class TablesBuilder {
 public:
  TablesBuilder() {
    tables_.name = "built in a test";
    tables_.sha256 = std::string(64, '0');
    tables_.sources.push_back(
        {TableKind::seizures, "setpoint", "built.csv", "a test", {}, "", std::string(64, '0'), 0});
  }

  TablesBuilder& seizure(std::string_view period, std::string_view origin, Channel channel,
                         std::optional<Outcome> outcome, double gross_kg,
                         std::optional<double> purity = {}) {
    SeizureRow row{quarter(period), "2304",           channel, country(origin),
                   outcome,         amount(gross_kg), {}};
    if (purity) row.purity = amount(*purity);
    tables_.seizures.push_back(row);
    tables_.seizure_quarters.known.insert(row.period);
    return *this;
  }
  TablesBuilder& regional(std::string_view period, SeizureStream stream, double gross_kg) {
    tables_.regional_seizures.push_back({quarter(period), stream, amount(gross_kg)});
    tables_.seizure_quarters.known.insert(quarter(period));
    return *this;
  }
  TablesBuilder& deaths(std::string_view period, std::optional<Outcome> outcome, int months,
                        double reported, std::optional<double> predicted = {}) {
    DeathRow row{quarter(period), "US", outcome, months, amount(reported), {}};
    if (predicted) row.predicted = amount(*predicted);
    tables_.deaths.push_back(row);
    tables_.death_quarters.known.insert(row.period);
    return *this;
  }
  TablesBuilder& imports(std::string_view period, std::string_view origin, double usd) {
    tables_.imports.push_back({quarter(period), country(origin), amount(usd)});
    tables_.import_quarters.known.insert(quarter(period));
    return *this;
  }
  TablesBuilder& crossings(std::string_view period, std::string_view origin, Channel channel,
                           double entries) {
    tables_.crossings.push_back({quarter(period), country(origin), channel, amount(entries)});
    tables_.crossing_quarters.known.insert(quarter(period));
    return *this;
  }
  TablesBuilder& governance(std::string_view code, GovernanceField field, Finding value,
                            std::string_view from = "2010-01-01") {
    tables_.governance.push_back(
        {country(code), field, value, *Date::parse(from), "evidence of a test", at("value")});
    return *this;
  }
  TablesBuilder& deficit(std::string_view code) {
    return governance(code, GovernanceField::analogue_law, Finding::no);
  }
  TablesBuilder& regulation(std::string_view code, double cost_share, double effectiveness) {
    tables_.regulation.push_back(
        {country(code), amount(cost_share), amount(effectiveness), "a test"});
    return *this;
  }
  TablesBuilder& subsidy(std::string_view code, SubsidyElement element, Finding value) {
    tables_.subsidy.push_back({country(code), element, value, *Date::parse("2010-01-01"),
                               "evidence of a test", at("value")});
    return *this;
  }
  TablesBuilder& routing(std::string_view seen, std::string_view source, double share) {
    tables_.routing.push_back({country(seen), country(source), amount(share)});
    return *this;
  }
  TablesBuilder& precursors(std::string_view finisher, std::string_view source, double share) {
    tables_.precursors.push_back({country(finisher), country(source), amount(share)});
    return *this;
  }

  [[nodiscard]] const Tables& tables() const { return tables_; }

 private:
  RowRef at(std::string_view column) { return {0, ++line_, column}; }
  Amount amount(double written) { return {written, 1, "", at("value"), std::nullopt}; }
  Tables tables_;
  std::uint64_t line_ = 1;
};

}  // namespace setpoint::test
