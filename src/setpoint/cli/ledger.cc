// setpoint ledger: determinations kept so that they can be proved.
#include "setpoint/cli/command.h"
#include "setpoint/cli/ledger_options.h"

namespace setpoint::cli {

void add_ledger(CLI::App& program, int& status) {
  CLI::App* command = program.add_subcommand(
      "ledger", "Keep determinations so that they can be proved: signed, chained, append-only");
  command->require_subcommand(1);
  add_ledger_people(*command, status);
  add_ledger_appends(*command, status);
  add_ledger_objections(*command, status);
  add_ledger_queries(*command, status);
  add_ledger_as_of(*command, status);
  add_ledger_verify(*command, status);
}

}  // namespace setpoint::cli
