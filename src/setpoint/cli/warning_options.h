// The options by which a command is told the settings of early warning.
#pragma once

#include <CLI/CLI.hpp>

#include "setpoint/cli/policy_options.h"
#include "setpoint/core/fault.h"
#include "setpoint/warning/settings.h"

namespace setpoint::cli {

// --policy FILE and --set KEY=VALUE, repeatable. The arguments must outlive the parsing.
void add_warning_options(CLI::App& command, PolicyArguments& arguments);

[[nodiscard]] Result<WarningPolicy> read_warning_settings(const PolicyArguments& arguments);

}  // namespace setpoint::cli
