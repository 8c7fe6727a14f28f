// The program: one command a file, each a thin layer over the library.
#include <csignal>
#include <cstdio>
#include <exception>
#include <new>

#include "setpoint/cli/command.h"
#include "setpoint/cli/regions.h"

int main(int argc, char** argv) {
  // A reader that goes away is an error of writing, with its message, not a silent death.
  std::signal(SIGPIPE, SIG_IGN);
  CLI::App program{
      "Setpoint calculates border adjustments and border tolls from what crosses the border and "
      "what it does, and explains every number.",
      "setpoint"};
  program.set_version_flag("--version", SETPOINT_VERSION);
  program.require_subcommand(1);
  int status = 0;
  setpoint::cli::add_determine(program, status);
  setpoint::cli::add_replay(program, status);
  setpoint::cli::add_why(program, status);
  setpoint::cli::add_diff(program, status);
  setpoint::cli::add_dossier(program, status);
  setpoint::cli::add_check(program, status);
  setpoint::cli::add_estimate(program, status);
  setpoint::cli::add_regions(program, status);
  setpoint::cli::add_targets(program, status);
  setpoint::cli::add_designations(program, status);
  setpoint::cli::add_generate(program, status);
  setpoint::cli::add_plan(program, status);
  setpoint::cli::add_draw(program, status);
  setpoint::cli::add_verify_draw(program, status);
  setpoint::cli::add_ledger(program, status);
  setpoint::cli::add_screen(program, status);
  setpoint::cli::add_serve(program, status);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // Help and version are not faults; everything else about the words of the call is usage.
    return program.exit(error) == 0 ? 0 : 2;
  } catch (const std::bad_alloc&) {
    std::fputs("out of memory\n", stderr);
    return 3;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "a fault of the program: %s\n", error.what());
    return 3;
  }
  return status;
}
