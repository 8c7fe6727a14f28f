// The answers of a study as JSON: what --json prints and the service serves.
#pragma once

#include <nlohmann/json.hpp>

#include "setpoint/network/centrality.h"
#include "setpoint/network/equivalence.h"
#include "setpoint/network/study.h"

namespace setpoint {

// Actors in the order of the file, ties by their positions, the chain, what is measured and what a
// reader should know.
[[nodiscard]] nlohmann::ordered_json network_json(const Study& study);
[[nodiscard]] nlohmann::ordered_json target_json(const Study& study, const TargetValue& target);
// The first `top` targets, and whom they are equivalent to.
[[nodiscard]] nlohmann::ordered_json ranking_json(const Study& study, const Ranking& ranking,
                                                  std::size_t top);
[[nodiscard]] nlohmann::ordered_json judgement_json(const Study& study, const Judgement& judgement);
[[nodiscard]] nlohmann::ordered_json set_json(const Study& study, const SetAnswer& answer);
[[nodiscard]] nlohmann::ordered_json comparison_json(const Study& study,
                                                     const std::vector<Judgement>& judgements,
                                                     const ComparisonOptions& options);
// A digest of the network, its chain and its settings: the same question has the same answer.
[[nodiscard]] std::string study_id(const Study& study);
// The settings in force with their standing and reason.
[[nodiscard]] nlohmann::ordered_json settings_json(const Study& study);

}  // namespace setpoint
