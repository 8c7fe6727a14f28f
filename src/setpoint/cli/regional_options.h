// The options by which a command is told a regional record, its settings and a cause of death.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "setpoint/cli/policy_options.h"
#include "setpoint/core/fault.h"
#include "setpoint/region/study.h"

namespace setpoint::cli {

struct RegionalArguments {
  std::string data;
  std::string cause;
  PolicyArguments settings;
};

// --data, --cause, and --policy and --set (of policy/regions.toml). The arguments must outlive the
// parsing.
void add_regional_options(CLI::App& command, RegionalArguments& arguments);

[[nodiscard]] Result<RegionalStudy> open_regional(const RegionalArguments& arguments);
// The cause that was asked for, none where none was. Fault (usage) with the causes there are.
[[nodiscard]] Result<std::optional<Cause>> asked_cause(const RegionalArguments& arguments);

}  // namespace setpoint::cli
