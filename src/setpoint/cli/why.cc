#include <memory>
#include <string>

#include "setpoint/cli/command.h"
#include "setpoint/cli/ledger_options.h"
#include "setpoint/core/channel.h"
#include "setpoint/data/bytes.h"
#include "setpoint/determination/explain.h"

namespace setpoint::cli {
namespace {

struct Arguments {
  std::string file;
  std::string country;
  std::string quantity;
  std::string outcome;
  std::string ledger;
  bool json = false;
};

// The document of a ledger whose id is this, or begins so.
Result<std::string> recorded(const std::string& file, const std::string& id) {
  auto ledger = ledger::Ledger::open_read_only(file);
  if (!ledger) return ledger.faults();
  const auto state = ledger->state();
  if (!state) return state.faults();
  const auto whole = whole_id(*state, id);
  if (!whole) return whole.faults();
  return ledger->document(state->determination(*whole)->body.determination);
}

int run(const Arguments& arguments) {
  if (!arguments.outcome.empty() && !parse_outcome(arguments.outcome))
    return report({Fault{FaultKind::usage,
                         {},
                         "--outcome: '" + arguments.outcome + "' is not an outcome",
                         "pills, powder or adulterant"}});
  const auto json = arguments.ledger.empty() ? read_all(arguments.file, arguments.file)
                                             : recorded(arguments.ledger, arguments.file);
  if (!json) return report(json.faults());
  const std::string number = arguments.country + "." +
                             (arguments.outcome.empty() ? "" : arguments.outcome + ".") +
                             arguments.quantity;
  const auto tree = derivation(*json, arguments.file, number);
  if (!tree) return report(tree.faults());
  return print(arguments.json ? to_json(*tree) : to_text(*tree));
}

}  // namespace

void add_why(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand(
      "why", "The derivation of one published number, down to data rows and cited parameters");
  command
      ->add_option("FILE|ID", arguments->file,
                   "A determination.json or, with --ledger, the id of one, or its beginning")
      ->required();
  command->add_option("--ledger", arguments->ledger, "The ledger that has it");
  command
      ->add_option("COUNTRY", arguments->country,
                   "Alpha-2 code, or 'all' for totals, or a control such as precursor-1.MX")
      ->required();
  command
      ->add_option(
          "QUANTITY", arguments->quantity,
          "adjustment, toll, footprint, score, flow, liability, imports, entries; or a "
          "part such as adjustment.target, toll.full, and with --outcome flow.truck; for 'all': "
          "flow, seized, attributed, internalisation, revenue-adjustments, revenue-tolls")
      ->required();
  command->add_option("--outcome", arguments->outcome, "pills, powder or adulterant");
  command->add_flag("--json", arguments->json, "Machine-readable output");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
