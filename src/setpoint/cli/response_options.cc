#include "setpoint/cli/response_options.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "setpoint/cli/policy_options.h"

namespace setpoint::cli {

void add_response_options(CLI::App& command, ResponseArguments& arguments) {
  command.add_option("--policy", arguments.policy,
                     "Settings file, laid over the shipped policy/allocation.toml");
  command
      .add_option("--set", arguments.set,
                  "KEY=VALUE: override one number, such as naloxone.cost=30 (repeatable)")
      ->expected(1)
      ->take_all();
}

Result<ResponseInputs> read_response(const ResponseArguments& arguments) {
  const auto overrides = overrides_in(arguments.set);
  if (!overrides) return overrides.faults();
  std::optional<std::filesystem::path> file;
  if (!arguments.policy.empty()) file = arguments.policy;
  auto policy = read_allocation_policy(file, *overrides);
  if (!policy) return policy.faults();
  auto interventions = read_interventions(shipped_interventions(), kShippedInterventionsName);
  if (!interventions) return interventions.faults();
  return ResponseInputs{*std::move(policy), *std::move(interventions)};
}

Result<std::string> read_text_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file || file.bad())
    return Fault{FaultKind::data, {path, 0, 0}, "the file cannot be read", "a readable file"};
  return bytes;
}

}  // namespace setpoint::cli
