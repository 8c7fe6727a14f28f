#include "setpoint/serve/answer_json.h"

#include <algorithm>
#include <cmath>

namespace setpoint {

Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json number(const std::optional<double>& value) {
  return value ? number(*value) : Json(nullptr);
}

Json interval(const std::optional<Interval>& interval) {
  if (!interval) return nullptr;
  return Json::array({number(interval->low), number(interval->high)});
}

Json figure(const Figure& f) {
  return {{"value", number(f.value)}, {"interval", interval(f.interval)}};
}

Json figure(const std::optional<Figure>& f) {
  return f ? figure(*f) : Json(nullptr);
}

Json charge(const Rate& rate, const Rate* before) {
  return {{"charged", number(rate.charged.value)},
          {"full", number(rate.full.value)},
          {"previous", number(rate.previous)},
          {"charged_before", before == nullptr ? Json(nullptr) : number(before->charged.value)},
          {"target", number(rate.target.value)},
          {"interval", interval(rate.target.interval)}};
}

const CountryResult* find_country(const Determination& d, Country country) {
  const auto own = std::find_if(d.countries.begin(), d.countries.end(),
                                [country](const CountryResult& c) { return c.country == country; });
  return own == d.countries.end() ? nullptr : &*own;
}

const DecreedRate* find_decreed(const Determination& d, Country country) {
  const auto own = std::find_if(d.decreed.begin(), d.decreed.end(),
                                [country](const DecreedRate& r) { return r.country == country; });
  return own == d.decreed.end() ? nullptr : &*own;
}

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace setpoint
