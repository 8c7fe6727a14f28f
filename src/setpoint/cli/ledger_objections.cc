// setpoint ledger object, answer: a number is contested, and what is said to it.
#include <memory>
#include <string>
#include <utility>

#include "setpoint/cli/command.h"
#include "setpoint/cli/ledger_options.h"

namespace setpoint::cli {
namespace {

struct Arguments : LedgerArguments {
  std::string id;
  std::uint64_t entry = 0;
  std::string number;
  std::string text;
};

int run_object(const Arguments& arguments) {
  auto desk = open_desk(arguments);
  if (!desk) return report(desk.faults());
  const auto state = desk->ledger.state();
  if (!state) return report(state.faults());
  auto id = whole_id(*state, arguments.id);
  if (!id) return report(id.faults());
  return acknowledge(
      desk->ledger.object(desk->signer(), {*std::move(id), arguments.number, arguments.text}),
      arguments.json);
}

int run_answer(const Arguments& arguments) {
  auto desk = open_desk(arguments);
  if (!desk) return report(desk.faults());
  return acknowledge(desk->ledger.answer(desk->signer(), {arguments.entry, arguments.text}),
                     arguments.json);
}

}  // namespace

void add_ledger_objections(CLI::App& ledger, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* object = ledger.add_subcommand("object", "Contest a number of a determination");
  add_ledger_options(*object, *arguments, true);
  object->add_option("ID", arguments->id, "The determination's id, or its beginning")->required();
  object->add_option("--number", arguments->number, "A number as 'setpoint why' names it: MX.toll")
      ->required();
  object->add_option("--text", arguments->text, "Why")->required();
  object->callback([arguments, &status] { status = run_object(*arguments); });

  CLI::App* answer = ledger.add_subcommand("answer", "Answer an objection");
  add_ledger_options(*answer, *arguments, true);
  answer->add_option("ENTRY", arguments->entry, "The number of the objection's entry")->required();
  answer->add_option("--text", arguments->text, "The answer")->required();
  answer->callback([arguments, &status] { status = run_answer(*arguments); });
}

}  // namespace setpoint::cli
