#include "setpoint/cli/policy_options.h"

#include <filesystem>
#include <optional>
#include <utility>

namespace setpoint::cli {

void add_policy_options(CLI::App& command, PolicyArguments& arguments) {
  command.add_option("--policy", arguments.file,
                     "Policy file, laid over the shipped white-paper policy");
  command
      .add_option("--set", arguments.set,
                  "KEY=VALUE: override one parameter, in its base unit: fractions of 1, USD, kg "
                  "(repeatable)")
      ->expected(1)
      ->take_all();
}

Result<std::vector<PolicyOverride>> overrides_in(const std::vector<std::string>& texts) {
  std::vector<PolicyOverride> overrides;
  for (const std::string& text : texts) {
    auto parsed = parse_override(text);
    if (!parsed) return std::move(parsed).faults();
    overrides.push_back(*std::move(parsed));
  }
  return overrides;
}

Result<Policy> read_policy(const PolicyArguments& arguments) {
  const auto overrides = overrides_in(arguments.set);
  if (!overrides) return overrides.faults();
  std::optional<std::filesystem::path> file;
  if (!arguments.file.empty()) file = arguments.file;
  return Policy::read(file, *overrides);
}

}  // namespace setpoint::cli
