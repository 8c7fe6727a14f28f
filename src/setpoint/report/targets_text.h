// The answers of a study of a supply network, for a terminal: no line is wider than 120.
#pragma once

#include <string>
#include <vector>

#include "setpoint/network/centrality.h"
#include "setpoint/network/study.h"

namespace setpoint {

// The first `top` targets with the parts of their value.
[[nodiscard]] std::string ranking_text(const Study& study, const Ranking& ranking, std::size_t top);
// Where one actor's value comes from, in sentences; `place` counts from 1.
[[nodiscard]] std::string target_text(const Study& study, const Ranking& ranking, std::size_t place,
                                      const std::vector<Centrality>& centralities);
[[nodiscard]] std::string judgement_text(const Study& study, const Judgement& judgement);
[[nodiscard]] std::string set_text(const Study& study, const SetAnswer& answer);
[[nodiscard]] std::string comparison_text(const Study& study,
                                          const std::vector<Judgement>& judgements,
                                          const ComparisonOptions& options);

// The same as comma-separated values.
[[nodiscard]] std::string ranking_csv(const Study& study, const Ranking& ranking, std::size_t top);
[[nodiscard]] std::string comparison_csv(const Study& study,
                                         const std::vector<Judgement>& judgements);

}  // namespace setpoint
