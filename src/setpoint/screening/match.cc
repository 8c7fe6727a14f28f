#include "setpoint/screening/match.h"

namespace setpoint {

std::string_view name(MatchGrade grade) {
  switch (grade) {
    case MatchGrade::exact:
      return "exact";
    case MatchGrade::strong:
      return "strong";
    case MatchGrade::possible:
      return "possible";
    case MatchGrade::weak_alias:
      return "weak alias only";
  }
  return {};
}

}  // namespace setpoint
