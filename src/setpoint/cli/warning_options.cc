#include "setpoint/cli/warning_options.h"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace setpoint::cli {

void add_warning_options(CLI::App& command, PolicyArguments& arguments) {
  command.add_option("--policy", arguments.file,
                     "Settings file, laid over the shipped policy/warning.toml");
  command
      .add_option("--set", arguments.set,
                  "KEY=VALUE: override one setting, such as alarm.level=0.01 (repeatable)")
      ->expected(1)
      ->take_all();
}

Result<WarningPolicy> read_warning_settings(const PolicyArguments& arguments) {
  const auto overrides = overrides_in(arguments.set);
  if (!overrides) return overrides.faults();
  std::optional<std::filesystem::path> file;
  if (!arguments.file.empty()) file = arguments.file;
  return read_warning_policy(file, *overrides);
}

}  // namespace setpoint::cli
