// setpoint regions interventions: the register, with the numbers that the allocation takes.
#include <filesystem>
#include <memory>
#include <optional>

#include "setpoint/cli/regions.h"
#include "setpoint/cli/response_options.h"
#include "setpoint/report/response_text.h"
#include "setpoint/response/response_json.h"

namespace setpoint::cli {
namespace {

struct Arguments {
  ResponseArguments response;
  bool json = false;
};

int run(const Arguments& arguments) {
  const auto inputs = read_response(arguments.response);
  if (!inputs) return report(inputs.faults());
  if (arguments.json)
    return print(interventions_json(inputs->interventions, inputs->policy).dump(2) + "\n");
  return print(interventions_text(inputs->interventions, inputs->policy));
}

}  // namespace

void add_regions_interventions(CLI::App& regions, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = regions.add_subcommand(
      "interventions", "What is known of each intervention, null results included");
  add_response_options(*command, arguments->response);
  command->add_flag("--json", arguments->json, "Machine-readable output");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
