#include "setpoint/cli/draw_options.h"

#include "setpoint/cli/command.h"

namespace setpoint::cli {

void add_draw_options(CLI::App& command, DrawArguments& arguments) {
  command.add_option("--draws", arguments.draws, "Number of draws for the intervals")
      ->check(CLI::Range(1u, 1000000u))
      ->capture_default_str();
  command.add_option("--seed", arguments.seed, "Seed of the draws")
      ->check(seed_problem)
      ->capture_default_str();
  command
      .add_option("--threads", arguments.threads,
                  "Threads; the result does not depend on it (default: all)")
      ->check(CLI::Range(0u, 1024u));
}

}  // namespace setpoint::cli
