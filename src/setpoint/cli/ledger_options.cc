#include "setpoint/cli/ledger_options.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "setpoint/cli/command.h"

namespace setpoint::cli {

void add_ledger_options(CLI::App& command, LedgerArguments& arguments, bool signs) {
  command.add_option("--ledger", arguments.ledger, "The ledger's file")->required();
  if (signs)
    command.add_option("--key", arguments.key, "Your key file")
        ->envname("SETPOINT_KEY")
        ->required();
  command.add_flag("--json", arguments.json, "Machine-readable output");
}

Result<Desk> open_desk(const LedgerArguments& arguments) {
  auto key = ledger::KeyPair::read(arguments.key);
  auto opened = ledger::Ledger::open(arguments.ledger);
  Faults faults;
  if (!key) faults = key.faults();
  if (!opened) faults.insert(faults.end(), opened.faults().begin(), opened.faults().end());
  if (!faults.empty()) return faults;
  return Desk{*std::move(key), *std::move(opened)};
}

Result<std::string> whole_id(const ledger::State& state, const std::string& text) {
  if (state.determination(text) != nullptr) return text;
  std::vector<std::string> found;
  for (const ledger::DeterminationRecord& each : state.determinations())
    if (!text.empty() && each.body.id.starts_with(text)) found.push_back(each.body.id);
  if (found.size() == 1) return found.front();
  if (found.empty())
    return Fault{FaultKind::data,
                 {},
                 "no determination in the ledger has the id '" + text + "'",
                 "an id of 'setpoint ledger list', or the beginning of one"};
  std::string all;
  for (const std::string& id : found) all += (all.empty() ? "" : ", ") + id;
  return Fault{FaultKind::data, {}, "'" + text + "' begins several ids", "one of " + all};
}

std::string receipt_text(const ledger::Receipt& receipt, bool json) {
  if (!json) return "entry " + std::to_string(receipt.number) + " " + receipt.hash + "\n";
  const nlohmann::ordered_json document = {{"schema", "setpoint.receipt/1"},
                                           {"number", receipt.number},
                                           {"hash", receipt.hash},
                                           {"recorded", receipt.recorded}};
  return document.dump() + "\n";
}

int acknowledge(const Result<ledger::Receipt>& receipt, bool json) {
  if (!receipt) return report(receipt.faults());
  return print(receipt_text(*receipt, json));
}

Result<ledger::Roles> read_roles(const std::vector<std::string>& names) {
  ledger::Roles roles;
  for (const std::string& name : names) {
    const auto role = ledger::parse_role(name);
    if (!role) {
      std::string all;
      for (const ledger::Role each : ledger::kRoles)
        all += (all.empty() ? "" : ", ") + std::string(ledger::name(each));
      return Fault{FaultKind::usage, {}, "--role: '" + name + "' is no role", "one of " + all};
    }
    roles.push_back(*role);
  }
  return ledger::ordered(roles);
}

}  // namespace setpoint::cli
