// The options by which a command is told how to draw: how many, from which seed, on how many
// threads.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>

namespace setpoint::cli {

struct DrawArguments {
  std::uint32_t draws = 1000;
  std::uint64_t seed = 1;
  unsigned threads = 0;  // 0: as many as the machine has
};

// --draws, --seed and --threads. The arguments must outlive the parsing.
void add_draw_options(CLI::App& command, DrawArguments& arguments);

}  // namespace setpoint::cli
