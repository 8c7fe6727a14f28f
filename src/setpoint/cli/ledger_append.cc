// setpoint ledger add, review, publish: a determination on its way.
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "setpoint/cli/command.h"
#include "setpoint/cli/ledger_options.h"
#include "setpoint/cli/policy_options.h"
#include "setpoint/data/bytes.h"
#include "setpoint/data/dataset.h"
#include "setpoint/ledger/determination_facts.h"
#include "setpoint/ledger/sources_json.h"
#include "setpoint/policy/canonical.h"

namespace setpoint::cli {
namespace {

struct AddArguments : LedgerArguments {
  std::vector<std::string> files;
  PolicyArguments policy;
  std::string data;
};

struct StepArguments : LedgerArguments {
  std::string id;
  std::string note;
};

// The tables that a determination was made from, if they are those.
Result<std::string> sources_of(const Tables& tables, const std::string& determination,
                               const std::string& file) {
  const auto facts = ledger::facts_of(determination, file);
  if (!facts) return facts.faults();
  if (facts->dataset_sha256 == tables.sha256) return ledger::sources_json(tables);
  return Fault{FaultKind::data,
               {file},
               "was made from the dataset " + facts->dataset_sha256 + ", and that of --data is " +
                   tables.sha256,
               "the dataset that it was made from"};
}

int run_add(const AddArguments& arguments) {
  auto desk = open_desk(arguments);
  if (!desk) return report(desk.faults());
  const auto policy = read_policy(arguments.policy);
  if (!policy) return report(policy.faults());
  std::optional<Tables> tables;
  if (!arguments.data.empty()) {
    auto read = read_dataset(arguments.data);
    if (!read) return report(read.faults());
    tables = *std::move(read);
  }
  ledger::Evidence evidence;
  evidence.policy = canonical_text(policy->parameters());
  for (const std::string& file : arguments.files) {
    auto json = read_all(file, file);
    if (!json) return report(json.faults());
    evidence.determination = *std::move(json);
    if (tables) {
      auto sources = sources_of(*tables, evidence.determination, file);
      if (!sources) return report(sources.faults());
      evidence.sources = *std::move(sources);
    }
    // Each is acknowledged by itself: those before a fault stay.
    if (const int status =
            acknowledge(desk->ledger.add(desk->signer(), evidence, file), arguments.json);
        status != 0)
      return status;
  }
  return 0;
}

using Step = Result<ledger::Receipt> (ledger::Ledger::*)(const ledger::Signer&, std::string,
                                                         std::string);

int run_step(const StepArguments& arguments, Step step) {
  auto desk = open_desk(arguments);
  if (!desk) return report(desk.faults());
  const auto state = desk->ledger.state();
  if (!state) return report(state.faults());
  auto id = whole_id(*state, arguments.id);
  if (!id) return report(id.faults());
  return acknowledge((desk->ledger.*step)(desk->signer(), *std::move(id), arguments.note),
                     arguments.json);
}

void add_step(CLI::App& ledger, int& status, const char* word, const char* what, Step step) {
  auto arguments = std::make_shared<StepArguments>();
  CLI::App* command = ledger.add_subcommand(word, what);
  add_ledger_options(*command, *arguments, true);
  command->add_option("ID", arguments->id, "The determination's id, or its beginning")->required();
  command->add_option("--note", arguments->note, "What to record with it");
  command->callback([arguments, step, &status] { status = run_step(*arguments, step); });
}

}  // namespace

void add_ledger_appends(CLI::App& ledger, int& status) {
  auto arguments = std::make_shared<AddArguments>();
  CLI::App* add = ledger.add_subcommand("add", "Add determinations as drafts");
  add_ledger_options(*add, *arguments, true);
  add->add_option("FILE", arguments->files, "determination.json")->required();
  add_policy_options(*add, arguments->policy);
  add->add_option("--data", arguments->data,
                  "Folder with dataset.toml: also keep what its tables are");
  add->callback([arguments, &status] { status = run_add(*arguments); });
  add_step(ledger, status, "review", "Review a draft", &ledger::Ledger::review);
  add_step(ledger, status, "publish", "Publish what another person reviewed",
           &ledger::Ledger::publish);
}

}  // namespace setpoint::cli
