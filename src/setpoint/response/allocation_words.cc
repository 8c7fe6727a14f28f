// What the objectives of an allocation are called, and what they count.
#include "setpoint/response/allocation.h"

namespace setpoint {

std::string_view name(ResponseObjective objective) {
  switch (objective) {
    case ResponseObjective::overdose:
      return "overdose";
    case ResponseObjective::all_cause:
      return "all-cause";
    case ResponseObjective::qaly:
      return "qaly";
  }
  return {};
}

std::optional<ResponseObjective> parse_response_objective(std::string_view text) {
  for (const auto each :
       {ResponseObjective::overdose, ResponseObjective::all_cause, ResponseObjective::qaly})
    if (text == name(each)) return each;
  return std::nullopt;
}

std::string_view unit_of(ResponseObjective objective) {
  switch (objective) {
    case ResponseObjective::overdose:
      return "overdose deaths";
    case ResponseObjective::all_cause:
      return "deaths of any cause";
    case ResponseObjective::qaly:
      return "quality-adjusted life years";
  }
  return {};
}

}  // namespace setpoint
