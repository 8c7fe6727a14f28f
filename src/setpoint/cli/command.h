// What every command of the program shares: how faults and output reach the user.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <string_view>

#include "setpoint/core/fault.h"
#include "setpoint/determination/determination.h"

namespace setpoint::cli {

// Adds a command to the program. Running it sets `status` to the exit status.
void add_determine(CLI::App& program, int& status);
void add_replay(CLI::App& program, int& status);
void add_diff(CLI::App& program, int& status);
void add_dossier(CLI::App& program, int& status);
void add_check(CLI::App& program, int& status);
void add_estimate(CLI::App& program, int& status);
void add_targets(CLI::App& program, int& status);
void add_designations(CLI::App& program, int& status);
void add_generate(CLI::App& program, int& status);
void add_why(CLI::App& program, int& status);
void add_plan(CLI::App& program, int& status);
void add_draw(CLI::App& program, int& status);
void add_verify_draw(CLI::App& program, int& status);
void add_ledger(CLI::App& program, int& status);
void add_screen(CLI::App& program, int& status);
void add_serve(CLI::App& program, int& status);

// For a check of --seed: empty if the text is a whole number from 0 to 2^64 - 1, which the library
// would let wrap around or stop at.
[[nodiscard]] std::string seed_problem(const std::string& text);

// A check that fails is a fault of this program: nothing that it computed is to be relied on.
[[nodiscard]] Faults failed_checks(const Determination& determination);

// One line a fault on standard error; returns the exit status that they ask for.
[[nodiscard]] int report(const Faults& faults);

// Text to standard output, all of it; 0, or 3 with a line on standard error if it cannot be
// written.
[[nodiscard]] int print(std::string_view text);

}  // namespace setpoint::cli
