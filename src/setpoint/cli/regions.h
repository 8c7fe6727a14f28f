// The command `setpoint regions` and its subcommands, one a file.
#pragma once

#include "setpoint/cli/command.h"

namespace setpoint::cli {

void add_regions(CLI::App& program, int& status);

void add_regions_list(CLI::App& regions, int& status);
void add_regions_show(CLI::App& regions, int& status);
void add_regions_nowcast(CLI::App& regions, int& status);
void add_regions_publish(CLI::App& regions, int& status);
void add_regions_attack(CLI::App& regions, int& status);
void add_regions_alerts(CLI::App& regions, int& status);
void add_regions_detect(CLI::App& regions, int& status);
void add_regions_interventions(CLI::App& regions, int& status);
void add_regions_populations(CLI::App& regions, int& status);
void add_regions_allocate(CLI::App& regions, int& status);
void add_regions_money(CLI::App& regions, int& status);

}  // namespace setpoint::cli
