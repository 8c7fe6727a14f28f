// The options by which a command is told its policy, and the policy that they say.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/policy/policy.h"

namespace setpoint::cli {

struct PolicyArguments {
  std::string file;
  std::vector<std::string> set;
};

// --policy FILE and --set KEY=VALUE, repeatable. The arguments must outlive the parsing.
void add_policy_options(CLI::App& command, PolicyArguments& arguments);

// What --set says: KEY=VALUE each. Fault (usage): the first that is not.
[[nodiscard]] Result<std::vector<PolicyOverride>> overrides_in(
    const std::vector<std::string>& texts);

[[nodiscard]] Result<Policy> read_policy(const PolicyArguments& arguments);

}  // namespace setpoint::cli
