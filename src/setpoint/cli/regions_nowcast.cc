// setpoint regions nowcast: what incomplete counts will become, and how well that was known before.
#include <memory>
#include <string>

#include "setpoint/cli/regional_options.h"
#include "setpoint/cli/regions.h"
#include "setpoint/region/study_json.h"
#include "setpoint/report/regions_text.h"

namespace setpoint::cli {
namespace {

struct Arguments : RegionalArguments {
  bool score = false;
  bool json = false;
};

int run(const Arguments& arguments) {
  const auto cause = asked_cause(arguments);
  if (!cause) return report(cause.faults());
  const auto study = open_regional(arguments);
  if (!study) return report(study.faults());
  if (arguments.score) {
    const auto scores = study->score();
    return print(arguments.json ? nowcast_score_json(*study, scores).dump(2) + "\n"
                                : nowcast_score_text(*study, scores));
  }
  const Cause what = cause->value_or(Cause::synthetic_opioids);
  const auto counts = study->nowcasts(what);
  return print(arguments.json ? nowcast_json(*study, what, counts).dump(2) + "\n"
                              : nowcast_text(*study, what, counts));
}

}  // namespace

void add_regions_nowcast(CLI::App& regions, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* const command =
      regions.add_subcommand("nowcast", "What the counts of incomplete months will become");
  add_regional_options(*command, *arguments);
  command->add_flag("--score", arguments->score,
                    "Nowcast an earlier release and compare with what its counts became");
  command->add_flag("--json", arguments->json, "Machine-readable output");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
