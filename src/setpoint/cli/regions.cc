// setpoint regions: deaths, rates, warnings, money and interventions by state, county and area.
#include "setpoint/cli/regions.h"

namespace setpoint::cli {

void add_regions(CLI::App& program, int& status) {
  CLI::App* regions = program.add_subcommand(
      "regions", "Deaths, warnings, money and interventions by state, county and area");
  regions->require_subcommand(1);
  add_regions_list(*regions, status);
  add_regions_show(*regions, status);
  add_regions_nowcast(*regions, status);
  add_regions_publish(*regions, status);
  add_regions_attack(*regions, status);
  add_regions_alerts(*regions, status);
  add_regions_detect(*regions, status);
  add_regions_interventions(*regions, status);
  add_regions_populations(*regions, status);
  add_regions_allocate(*regions, status);
  add_regions_money(*regions, status);
}

}  // namespace setpoint::cli
