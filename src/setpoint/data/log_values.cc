#include "setpoint/data/log_values.h"

#include <algorithm>
#include <cmath>

#include "setpoint/core/decimal.h"
#include "setpoint/data/suggestion.h"

namespace setpoint {
namespace {

constexpr std::string_view kFentanyl = "fentanyl";

// No control characters, which no one would see in a name.
bool is_name(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != kLogComma) || c == 0x7F;
  });
}

template <std::size_t N>
std::array<std::string_view, N> parts_of(std::string_view key) {
  std::array<std::string_view, N> parts;
  for (std::string_view& part : parts) {
    const std::size_t comma = std::min(key.find(','), key.size());
    part = key.substr(0, comma);
    key.remove_prefix(std::min(comma + 1, key.size()));
  }
  return parts;
}

template <class T>
void explain(const Field<T>& field, LogColumn column, const LogRowFault& fault) {
  if (const auto* bad = std::get_if<BadField>(&field)) fault(column, *bad);
}

void explain_name(std::string_view text, std::string_view name, bool required, LogColumn column,
                  const LogRowFault& fault) {
  if (text.empty() && required) fault(column, {"empty " + std::string(name), "text"});
  if (!is_name(text))
    fault(column, {"a control character in " + std::string(name), "text without one"});
}

// What must be there in a row that is positive.
void explain_find(const LogFields& fields, const LogRowFault& fault) {
  if (!parse_outcome(fields[kForm]))
    fault(kForm,
          {fields[kForm].empty() ? "a find without form" : shown(fields[kForm]) + " is not a form",
           "pills, powder or adulterant"});
  if (!is_name(fields[kSubstance]))
    fault(kSubstance, {"a control character in substance", "text without one"});
  if (fields[kMass].empty())
    fault(kMass, {"a find without mass_g", "its gross mass in grams"});
  else
    explain(number_field(fields[kMass], "mass_g"), kMass, fault);
  if (fields[kPurity].empty())
    fault(kPurity, {"a find without purity", "its mass fraction, 0 to 1"});
  else
    explain(fraction_field(fields[kPurity], "purity", "a mass fraction"), kPurity, fault);
  if (!fields[kPills].empty()) explain(whole_field(fields[kPills], "pills"), kPills, fault);
  if (!is_name(fields[kHost])) fault(kHost, {"a control character in host", "text without one"});
}

}  // namespace

std::optional<LogCell> log_cell(std::string_view key) {
  const auto [quarter, port, channel_name, code] = parts_of<kLogCellKey.size()>(key);
  const auto period = Quarter::parse(quarter);
  const auto channel = parse_channel(channel_name);
  const auto origin = country_field(code);
  const Country* const country = std::get_if<Country>(&origin);
  if (!period || port.empty() || !channel || !country || !is_name(key)) return std::nullopt;
  return LogCell{*period, port, *channel, *country};
}

std::optional<LogPsu> log_psu(std::string_view key, Quarter period) {
  const auto [stratum, psu] = parts_of<kLogPsuKey.size()>(key);
  if (stratum.empty() || psu.empty() || !is_name(key)) return std::nullopt;
  return LogPsu{period, stratum, psu, 0};
}

std::optional<double> log_weight(std::string_view text) {
  constexpr double kLargest = 1e18;
  const auto value = parse_number(text);
  if (!value || !(*value >= kLeastLogWeight) || *value > kLargest) return std::nullopt;
  return value;
}

std::optional<LogFind> log_find(const FindFields& fields) {
  const auto outcome = parse_outcome(fields.form);
  const auto mass = number_field(fields.mass, "mass_g");
  const auto purity = fraction_field(fields.purity, "purity", "a mass fraction");
  if (!outcome || !std::holds_alternative<double>(mass) || !std::holds_alternative<double>(purity))
    return std::nullopt;
  if (!is_name(fields.substance) || !is_name(fields.host)) return std::nullopt;
  LogFind find;
  find.outcome = *outcome;
  find.mass_g = std::get<double>(mass);
  find.purity = std::get<double>(purity);
  if (!fields.pills.empty()) {
    const auto pills = whole_field(fields.pills, "pills");
    if (!std::holds_alternative<double>(pills)) return std::nullopt;
    find.pills = std::get<double>(pills);
  }
  find.substance = fields.substance.empty() ? kFentanyl : fields.substance;
  find.host = fields.host;
  return find;
}

void explain_log_fields(const LogFields& fields, const LogRowFault& fault) {
  static constexpr std::array<std::string_view, 2> kSelections = {"random", "targeted"};
  static constexpr std::array<std::string_view, 2> kResults = {"negative", "positive"};
  const bool targeted = fields[kSelection] == "targeted";
  explain(quarter_field(fields[kPeriod]), kPeriod, fault);
  explain_name(fields[kPort], "port", true, kPort, fault);
  if (!parse_channel(fields[kChannel]))
    fault(kChannel, {shown(fields[kChannel]) + " is not a channel",
                     "truck, rail, sea, air, mail, express, vehicle, pedestrian, transit, flight, "
                     "between-ports or checkpoint"});
  explain(country_field(fields[kOrigin]), kOrigin, fault);
  // A targeted unit may lie outside the design, but not half in it.
  explain_name(fields[kStratum], "stratum", !targeted || !fields[kPsu].empty(), kStratum, fault);
  explain_name(fields[kPsu], "psu", !targeted || !fields[kStratum].empty(), kPsu, fault);
  if (!(targeted && fields[kWeight].empty())) {
    const auto weight = number_field(fields[kWeight], "weight");
    explain(weight, kWeight, fault);
    if (const double* value = std::get_if<double>(&weight); value && *value == 0)
      fault(kWeight, {"weight is 0", "a number above 0: the inverse of an inclusion probability"});
    else if (value && *value < kLeastLogWeight)
      fault(kWeight, {"weight is " + shortest(*value),
                      "at least 1e-6: an inverse inclusion probability is 1 or more"});
  }
  if (std::find(kSelections.begin(), kSelections.end(), fields[kSelection]) == kSelections.end())
    fault(kSelection, {"unknown selection " + shown(fields[kSelection]),
                       suggestion(fields[kSelection], kSelections)});
  if (!log_count(fields[kCount]))
    fault(kCount, {"count " + shown(fields[kCount]) + " is not a number of units",
                   "a whole number of at least 1 and at most 1e12"});
  if (fields[kResult] == "positive") return explain_find(fields, fault);
  if (fields[kResult] != "negative")
    return fault(kResult, {"unknown result " + shown(fields[kResult]),
                           suggestion(fields[kResult], kResults)});
  static constexpr std::array kOfFinds = {
      std::pair{kForm, "form"},     std::pair{kSubstance, "substance"}, std::pair{kMass, "mass_g"},
      std::pair{kPurity, "purity"}, std::pair{kPills, "pills"},         std::pair{kHost, "host"}};
  for (const auto& [column, name] : kOfFinds)
    if (!fields[column].empty())
      fault(column,
            {std::string(name) + " in a row that is negative", "nothing, or a positive result"});
}

}  // namespace setpoint
