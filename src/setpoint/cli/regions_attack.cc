// setpoint regions attack: what a reader of published tables can work out.
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "setpoint/cli/policy_options.h"
#include "setpoint/cli/regions.h"
#include "setpoint/disclosure/settings.h"
#include "setpoint/report/disclosure_text.h"

namespace setpoint::cli {
namespace {

struct Arguments {
  std::vector<std::string> folders;
  std::string settings;
  std::vector<std::string> set;
  bool series_apart = false;
  bool only_small = false;
  bool rolling = false;
  bool json = false;
};

int run(const Arguments& arguments) {
  std::vector<Publication> releases;
  Faults faults;
  for (const std::string& folder : arguments.folders) {
    auto release = read_publication(folder);
    if (release)
      releases.push_back(*std::move(release));
    else
      faults.insert(faults.end(), release.faults().begin(), release.faults().end());
  }
  if (!faults.empty()) return report(faults);
  const Publication all = combined(releases);
  std::vector<PolicyOverride> overrides;
  // The rule that the newest release says it keeps, unless another is asked for.
  if (!all.rule.empty()) overrides.push_back({"suppress.publisher", all.rule});
  for (const std::string& text : arguments.set) {
    auto parsed = parse_override(text);
    if (!parsed) return report(parsed.faults());
    std::erase_if(overrides, [&](const PolicyOverride& each) { return each.key == parsed->key; });
    overrides.push_back(*std::move(parsed));
  }
  std::optional<std::filesystem::path> file;
  if (!arguments.settings.empty()) file = arguments.settings;
  const auto policy = read_disclosure_policy(file, overrides);
  if (!policy) return report(policy.faults());
  const auto tables = death_tables(all.records, all.areas, policy->rule,
                                   {.series_apart = arguments.series_apart,
                                    .only_small = arguments.only_small,
                                    .rolling = arguments.rolling});
  if (!tables) return report(tables.faults());
  std::vector<char> small;
  if (arguments.only_small)
    for (const CountCell& cell : tables->tables.cells()) small.push_back(cell.small ? 1 : 0);
  const AttackReport found = attack(tables->tables, tables->showing, small, policy->rule);
  const AttackAnswer answer{arguments.folders, policy->policy.sha256(), policy->rule, *tables,
                            found};
  const int printed = print(arguments.json ? attack_json(answer) : attack_text(answer));
  if (printed != 0) return printed;
  return found.possible && found.leaks.empty() && tables->not_small.empty() ? 0 : 1;
}

}  // namespace

void add_regions_attack(CLI::App& regions, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = regions.add_subcommand(
      "attack", "What a reader of published tables can work out; 1 if there is anything");
  command->add_option("DIR", arguments->folders, "Folders of published tables, oldest first")
      ->required();
  command->add_option("--settings", arguments->settings,
                      "Settings, laid over the shipped policy/disclosure.toml");
  command->add_option("--set", arguments->set, "KEY=VALUE: override one setting (repeatable)")
      ->expected(1)
      ->take_all();
  command->add_flag("--series-apart", arguments->series_apart,
                    "Sums hold within each table only: the tables are not of one definition");
  command->add_flag(
      "--only-small", arguments->only_small,
      "Only small counts are withheld in these tables: the publisher protects no other");
  command->add_flag("--rolling", arguments->rolling,
                    "Sums of twelve months that overlap bind one another without their months");
  command->add_flag("--json", arguments->json, "Machine-readable output");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
