// The options by which a command is told a supply network and how to read it.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "setpoint/cli/policy_options.h"
#include "setpoint/core/fault.h"
#include "setpoint/network/study.h"

namespace setpoint::cli {

struct StudyArguments {
  std::string actors;
  std::string ties;
  std::string network;
  std::string form;
  std::optional<std::string> chain;
  std::vector<std::string> goods;
  PolicyArguments settings;

  [[nodiscard]] bool given() const { return !(actors + ties + network).empty(); }
};

// --actors, --ties, --network, --form, --chain, --goods; with `settings`, --policy and --set as
// well (of policy/targets.toml). The arguments must outlive the parsing.
void add_study_options(CLI::App& command, StudyArguments& arguments, bool settings);

// Faults (usage): files that do not go together.
[[nodiscard]] Result<Study> open_study(const StudyArguments& arguments);

}  // namespace setpoint::cli
