// setpoint regions list: every region with its newest count of deaths, its nowcast and its rate.
#include <memory>
#include <string>
#include <vector>

#include "setpoint/cli/regional_options.h"
#include "setpoint/cli/regions.h"
#include "setpoint/region/study_json.h"
#include "setpoint/report/regions_text.h"

namespace setpoint::cli {
namespace {

struct Arguments : RegionalArguments {
  std::vector<std::string> kinds;
  bool json = false;
};

int run(const Arguments& arguments) {
  const auto cause = asked_cause(arguments);
  if (!cause) return report(cause.faults());
  std::vector<RegionKind> kinds;
  for (const std::string& text : arguments.kinds) {
    const auto kind = parse_region_kind(text);
    if (!kind)
      return report({Fault{
          FaultKind::usage, {}, "--kind '" + text + "'", "nation, state, city, county or hidta"}});
    kinds.push_back(*kind);
  }
  const auto study = open_regional(arguments);
  if (!study) return report(study.faults());
  const Cause what = cause->value_or(Cause::synthetic_opioids);
  const std::vector<RegionView> views = study->list(what, kinds);
  return print(arguments.json ? regions_json(*study, what, views).dump(2) + "\n"
                              : regions_text(*study, what, views));
}

}  // namespace

void add_regions_list(CLI::App& regions, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* const command = regions.add_subcommand(
      "list", "Every region with its newest count of deaths, its nowcast and its rate");
  add_regional_options(*command, *arguments);
  command
      ->add_option("--kind", arguments->kinds,
                   "nation, state, city, county or hidta (repeatable; default: all)")
      ->expected(1)
      ->take_all();
  command->add_flag("--json", arguments->json, "Machine-readable output");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
