// A chain of determinations as files.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/determination/determination.h"

namespace setpoint {

// Schema setpoint.replay/1: {"schema", "determinations": [...]}, each as in determination.json,
// without its trace.
[[nodiscard]] std::string replay_json(const std::vector<Determination>& chain);

// One record for each determination, country that is or was liable, and outcome.
[[nodiscard]] std::string history_csv(const std::vector<Determination>& chain);

// history.html, history.csv, replay.json and, of each determination, determination-2019Q3.json with
// its trace. All of them or, on a fault (machine), none. The same inputs give the same bytes.
[[nodiscard]] Result<Done> write_replay(const std::filesystem::path& folder,
                                        const std::vector<Determination>& chain);

}  // namespace setpoint
