#include "setpoint/cli/regional_options.h"

#include <filesystem>
#include <utility>
#include <vector>

#include "setpoint/disclosure/protected_record.h"

namespace setpoint::cli {

void add_regional_options(CLI::App& command, RegionalArguments& arguments) {
  command.add_option("--data", arguments.data, "Folder with dataset.toml")->required();
  command.add_option("--cause", arguments.cause,
                     "Cause of death, such as synthetic-opioids (the default where one is needed)");
  command.add_option("--policy", arguments.settings.file,
                     "Settings file, laid over the shipped policy/regions.toml");
  command
      .add_option("--set", arguments.settings.set,
                  "KEY=VALUE: override one setting, such as nowcast.confidence=0.8 (repeatable)")
      ->expected(1)
      ->take_all();
}

Result<RegionalStudy> open_regional(const RegionalArguments& arguments) {
  const auto overrides = overrides_in(arguments.settings.set);
  if (!overrides) return overrides.faults();
  std::optional<std::filesystem::path> file;
  if (!arguments.settings.file.empty()) file = arguments.settings.file;
  auto policy = read_region_policy(file, *overrides);
  if (!policy) return policy.faults();
  auto tables = read_protected_record(arguments.data);
  if (!tables) return tables.faults();
  return RegionalStudy::of(*std::move(tables), *std::move(policy));
}

Result<std::optional<Cause>> asked_cause(const RegionalArguments& arguments) {
  if (arguments.cause.empty()) return std::optional<Cause>();
  if (const auto cause = parse_cause(arguments.cause)) return std::optional<Cause>(*cause);
  std::string all;
  for (const Cause cause : kCauses) all += (all.empty() ? "" : ", ") + std::string(name(cause));
  return Fault{FaultKind::usage, {}, "--cause '" + arguments.cause + "'", "one of " + all};
}

}  // namespace setpoint::cli
