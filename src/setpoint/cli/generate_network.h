// The part of `setpoint generate` that makes supply networks.
#pragma once

#include <CLI/CLI.hpp>

namespace setpoint::cli {

void add_generate_network(CLI::App& generate, int& status);

}  // namespace setpoint::cli
