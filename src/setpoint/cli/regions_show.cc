// setpoint regions show: all that is known of one region.
#include <memory>
#include <string>

#include "setpoint/cli/regional_options.h"
#include "setpoint/cli/regions.h"
#include "setpoint/region/study_json.h"
#include "setpoint/report/file_writer.h"
#include "setpoint/report/regions_text.h"

namespace setpoint::cli {
namespace {

struct Arguments : RegionalArguments {
  std::string id;
  std::string out;
  bool json = false;
};

int run(const Arguments& arguments) {
  const auto cause = asked_cause(arguments);
  if (!cause) return report(cause.faults());
  const auto study = open_regional(arguments);
  if (!study) return report(study.faults());
  const auto detail = study->show(arguments.id, *cause);
  if (!detail) return report(detail.faults());
  const std::string json = region_json(*study, *detail).dump(2) + "\n";
  if (!arguments.out.empty())
    if (const auto written = write_files(
            arguments.out, {{"region.json", json}, {"deaths.csv", region_deaths_csv(*detail)}});
        !written)
      return report(written.faults());
  return print(arguments.json ? json : region_text(*study, *detail));
}

}  // namespace

void add_regions_show(CLI::App& regions, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* const command = regions.add_subcommand("show", "All that is known of one region");
  command
      ->add_option("id", arguments->id,
                   "US, a state's letters, YC, a county's five digits or an area's code")
      ->required();
  add_regional_options(*command, *arguments);
  command->add_option("--out", arguments->out, "Folder for region.json and deaths.csv");
  command->add_flag("--json", arguments->json, "Machine-readable output");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
