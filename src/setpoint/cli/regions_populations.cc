// setpoint regions populations: the populations of special concern, with the gaps of their data.
#include <memory>

#include "setpoint/cli/regions.h"
#include "setpoint/cli/response_options.h"
#include "setpoint/disclosure/protected_record.h"
#include "setpoint/report/response_text.h"
#include "setpoint/response/response_json.h"

namespace setpoint::cli {
namespace {

struct Arguments {
  std::string data;
  bool json = false;
};

int run(const Arguments& arguments) {
  const auto tables = read_protected_record(arguments.data);
  if (!tables) return report(tables.faults());
  const auto interventions = read_interventions(shipped_interventions(), kShippedInterventionsName);
  if (!interventions) return report(interventions.faults());
  if (arguments.json) return print(populations_json(*tables, *interventions).dump(2) + "\n");
  return print(populations_text(*tables, *interventions));
}

}  // namespace

void add_regions_populations(CLI::App& regions, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = regions.add_subcommand(
      "populations", "Populations of special concern: what is on record, and what is not");
  command->add_option("--data", arguments->data, "Folder of a dataset with regional tables")
      ->required();
  command->add_flag("--json", arguments->json, "Machine-readable output");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
