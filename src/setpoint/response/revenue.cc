#include "setpoint/response/revenue.h"

#include <algorithm>
#include <cmath>

#include "setpoint/core/quarter.h"
#include "setpoint/response/cent_rounding.h"
#include "setpoint/response/document_member.h"

namespace setpoint {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kMostDollars = 1e13;

Fault data(const std::string& file, std::string what, std::string expected) {
  return Fault{FaultKind::data, {file, 0, 0}, std::move(what), std::move(expected)};
}

// Dollars of the window to cents of a year; nothing if below 0 or too large.
std::optional<std::int64_t> yearly(const std::optional<double>& dollars, double years) {
  if (!dollars || *dollars < 0 || *dollars / years > kMostDollars) return std::nullopt;
  return to_cents(*dollars / years);
}

}  // namespace

Result<Revenue> read_revenue(std::string_view bytes, const std::string& file) {
  const Json document = Json::parse(bytes, nullptr, false);
  const auto id = document.is_discarded() ? std::nullopt : text(member(document, {"id"}));
  const auto schema = id ? text(member(document, {"schema"})) : std::nullopt;
  const Json* const countries = id ? member(document, {"countries"}) : nullptr;
  const Json* const window = id ? member(document, {"window"}) : nullptr;
  if (!schema || !schema->starts_with("setpoint.determination/") || countries == nullptr ||
      !countries->is_array() || window == nullptr || !window->is_array() || window->size() != 2)
    return data(file, "not a determination", "determination.json");
  const auto first = text(&(*window)[0]), last = text(&(*window)[1]);
  const auto from = first ? Quarter::parse(*first) : std::nullopt;
  const auto to = last ? Quarter::parse(*last) : std::nullopt;
  if (!from || !to || *to < *from)
    return data(file, "its window is not two quarters", "[\"2025Q1\", \"2025Q4\"]");
  const double years = ((*to - *from) + 1) / 4.0;

  Revenue made;
  made.determination = *id;
  double total = 0, low = 0, high = 0;
  bool intervals = true;
  for (const char* kind : {"adjustments", "tolls"}) {
    const auto value = number(member(document, {"revenue", kind, "value"}));
    if (!value || *value < 0 || *value / years > kMostDollars)
      return data(file, std::string("revenue of ") + kind + " is no amount",
                  "US dollars from 0 to 1e13");
    total += *value;
    const Json* const interval = member(document, {"revenue", kind, "interval"});
    const bool pair = interval != nullptr && interval->is_array() && interval->size() == 2 &&
                      number(&(*interval)[0]) && number(&(*interval)[1]);
    intervals = intervals && pair;
    if (pair) {
      low += *number(&(*interval)[0]);
      high += *number(&(*interval)[1]);
    }
  }
  made.cents = *yearly(total, years);
  if (intervals) {
    const auto least = yearly(std::max(0.0, low), years), most = yearly(high, years);
    if (least && most) made.interval = {*least, *most};
  }
  // Countries share the total's cents by their dollars, so that they sum to it.
  std::vector<std::string> accounts;
  std::vector<double> dollars;
  double parts = 0;
  for (const Json& country : *countries) {
    const auto code = text(member(country, {"country"}));
    for (const char* kind : {"adjustment", "toll"}) {
      const auto value = number(member(country, {"revenue", kind, "value"}));
      if (!code || !value || *value < 0 || *value / years > kMostDollars)
        return data(file, "a country's revenue is no amount", "US dollars from 0 to 1e13");
      if (*value == 0) continue;
      accounts.push_back("country:" + *code + "/" + kind + "s");
      dollars.push_back(*value);
      parts += *value;
    }
  }
  constexpr double kSame = 1e-6;
  if (std::abs(parts - total) > kSame * std::max(1.0, total))
    return data(file, "revenue of countries does not sum to revenue in all", "the same sum");
  const std::vector<std::int64_t> cents = parts_of(made.cents, dollars);
  for (std::size_t k = 0; k < accounts.size(); ++k)
    if (cents[k] > 0) made.sources.emplace_back(accounts[k], cents[k]);
  return made;
}

}  // namespace setpoint
