// Scores of two texts, as tests ask for them.
#pragma once

#include <string_view>

#include "setpoint/screening/name_score.h"
#include "setpoint/screening/normal_name.h"

namespace setpoint::test {

inline NormalName normal(std::string_view text, NameKind kind) {
  Transliteration rules;
  return normal_name(text, kind, NameWeights{}, rules).value();
}

inline double score(std::string_view a, std::string_view b, NameKind kind = NameKind::person) {
  return name_score(normal(a, kind), normal(b, kind), NameCosts{}).score;
}

}  // namespace setpoint::test
