// The options by which a command is told the numbers of interventions, and what they say.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/response/interventions.h"
#include "setpoint/response/settings.h"

namespace setpoint::cli {

struct ResponseArguments {
  std::string policy;
  std::vector<std::string> set;
};

// --policy FILE and --set KEY=VALUE, repeatable. The arguments must outlive the parsing.
void add_response_options(CLI::App& command, ResponseArguments& arguments);

struct ResponseInputs {
  AllocationPolicy policy;
  InterventionRegister interventions;
};
[[nodiscard]] Result<ResponseInputs> read_response(const ResponseArguments& arguments);

// All of a file. Faults (data): it cannot be read.
[[nodiscard]] Result<std::string> read_text_file(const std::string& path);

}  // namespace setpoint::cli
