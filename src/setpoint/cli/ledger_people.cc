// setpoint ledger key, init, admit, token, revoke: who may do what.
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "setpoint/cli/command.h"
#include "setpoint/cli/ledger_options.h"
#include "setpoint/core/digest.h"

namespace setpoint::cli {
namespace {

struct Arguments : LedgerArguments {
  std::string name;
  std::string out;
  std::string public_key;
  std::vector<std::string> roles;
  bool no_roles = false;
  std::string until;
  std::string token;
};

int run_key(const Arguments& arguments) {
  const auto key = ledger::KeyPair::generate(arguments.name);
  if (!key) return report(key.faults());
  if (const auto written = key->write(arguments.out); !written) return report(written.faults());
  if (!arguments.json) return print("public " + key->public_key() + "\n");
  const nlohmann::ordered_json document = {
      {"schema", "setpoint.public-key/1"}, {"name", key->name()}, {"public", key->public_key()}};
  return print(document.dump() + "\n");
}

int run_init(const Arguments& arguments) {
  const auto key = ledger::KeyPair::read(arguments.key);
  if (!key) return report(key.faults());
  auto created = ledger::Ledger::create(arguments.ledger, *key);
  if (!created) return report(created.faults());
  const auto state = created->state();
  if (!state) return report(state.faults());
  return acknowledge(ledger::Receipt{state->number(), state->hash(), state->recorded()},
                     arguments.json);
}

int run_admit(const Arguments& arguments) {
  const auto roles = read_roles(arguments.roles);
  if (!roles) return report(roles.faults());
  auto desk = open_desk(arguments);
  if (!desk) return report(desk.faults());
  return acknowledge(
      desk->ledger.admit(desk->signer(), {arguments.name, arguments.public_key, *roles}),
      arguments.json);
}

int run_token(const Arguments& arguments) {
  const auto roles = read_roles(arguments.roles);
  if (!roles) return report(roles.faults());
  std::optional<Date> until;
  if (!arguments.until.empty()) {
    until = Date::parse(arguments.until);
    if (!until)
      return report({Fault{FaultKind::usage,
                           {},
                           "--until: '" + arguments.until + "' is not a date",
                           "one such as 2026-12-31"}});
  }
  auto desk = open_desk(arguments);
  if (!desk) return report(desk.faults());
  const auto issued = desk->ledger.issue_token(desk->signer(), arguments.name, *roles, until);
  if (!issued) return report(issued.faults());
  if (!arguments.json)
    return print(receipt_text(issued->receipt, false) + "token " + issued->text +
                 "\nThis is the only time that it is shown.\n");
  const nlohmann::ordered_json document = {
      {"schema", "setpoint.token/1"}, {"number", issued->receipt.number},
      {"hash", issued->receipt.hash}, {"recorded", issued->receipt.recorded},
      {"token", issued->text},        {"digest", sha256(issued->text)}};
  return print(document.dump() + "\n");
}

int run_revoke(const Arguments& arguments) {
  auto desk = open_desk(arguments);
  if (!desk) return report(desk.faults());
  const bool is_text = arguments.token.starts_with("sp_");
  return acknowledge(
      desk->ledger.revoke(desk->signer(), is_text ? sha256(arguments.token) : arguments.token),
      arguments.json);
}

}  // namespace

void add_ledger_people(CLI::App& ledger, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* key = ledger.add_subcommand("key", "Make a key pair, in a file for you alone");
  key->add_option("--name", arguments->name, "Your name, as the ledger will show it")->required();
  key->add_option("--out", arguments->out, "The key file to write")->required();
  key->add_flag("--json", arguments->json, "Machine-readable output");
  key->callback([arguments, &status] { status = run_key(*arguments); });

  CLI::App* init = ledger.add_subcommand("init", "Begin a ledger, as its founder and first keeper");
  add_ledger_options(*init, *arguments, true);
  init->callback([arguments, &status] { status = run_init(*arguments); });

  CLI::App* admit = ledger.add_subcommand(
      "admit", "Admit a person, or give someone who is there another key or other roles");
  add_ledger_options(*admit, *arguments, true);
  admit->add_option("--name", arguments->name, "The person's name")->required();
  admit->add_option("--public", arguments->public_key, "The person's public key, 64 digits")
      ->required();
  CLI::Option* role =
      admit
          ->add_option("--role", arguments->roles,
                       "keeper, analyst, reviewer, publisher, viewer or service (repeatable)")
          ->delimiter(',');
  CLI::Option* none =
      admit->add_flag("--no-roles", arguments->no_roles, "The person may do nothing from here on");
  role->excludes(none);
  admit->callback([arguments, role, none, &status] {
    if (role->count() + none->count() == 0) throw CLI::RequiredError("--role or --no-roles");
    status = run_admit(*arguments);
  });

  CLI::App* token = ledger.add_subcommand("token", "Issue a token for the web service");
  add_ledger_options(*token, *arguments, true);
  token->add_option("--name", arguments->name, "Whose token it is")->required();
  token
      ->add_option("--role", arguments->roles,
                   "viewer, analyst, reviewer or publisher (repeatable)")
      ->delimiter(',')
      ->required();
  token->add_option("--until", arguments->until, "Its last day, such as 2026-12-31 (UTC)");
  token->callback([arguments, &status] { status = run_token(*arguments); });

  CLI::App* revoke = ledger.add_subcommand("revoke", "Revoke a token");
  add_ledger_options(*revoke, *arguments, true);
  revoke->add_option("TOKEN", arguments->token, "The token, or its digest")->required();
  revoke->callback([arguments, &status] { status = run_revoke(*arguments); });
}

}  // namespace setpoint::cli
