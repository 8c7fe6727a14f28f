// setpoint ledger as-of: what was known on a date, byte for byte.
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "setpoint/cli/command.h"
#include "setpoint/cli/ledger_options.h"
#include "setpoint/cli/ledger_table.h"
#include "setpoint/cli/period_option.h"
#include "setpoint/ledger/listing.h"
#include "setpoint/report/file_writer.h"

namespace setpoint::cli {
namespace {

struct Arguments : LedgerArguments {
  std::string date;
  std::string period;
  std::string out;
};

// The files that say what was known: the state, and every determination as it was recorded.
Result<std::vector<NamedBytes>> files_of(const ledger::Ledger& from, const ledger::State& state) {
  std::vector<NamedBytes> files = {{"ledger.json", ledger::to_json(state)}};
  for (const ledger::DeterminationRecord& each : state.determinations()) {
    auto bytes = from.document(each.body.determination);
    if (!bytes) return std::move(bytes).faults();
    files.push_back({"determination-" + each.body.id + ".json", *std::move(bytes)});
  }
  return files;
}

int print_published(const ledger::Ledger& from, const ledger::State& state, Quarter period,
                    const std::string& date) {
  const ledger::DeterminationRecord* published = state.published(period);
  if (published == nullptr)
    return report({Fault{FaultKind::data,
                         {from.file()},
                         "nothing was published for " + period.text() + " as of " + date,
                         "a period and a date with a publication"}});
  const auto bytes = from.document(published->body.determination);
  return bytes ? print(*bytes) : report(bytes.faults());
}

int run(const Arguments& arguments) {
  const auto until = ledger::last_moment(arguments.date);
  if (!until) return report(until.faults());
  const auto asked = read_period("--period", arguments.period);
  if (!asked) return report(asked.faults());
  const std::optional<Quarter> period = *asked;
  auto opened = ledger::Ledger::open_read_only(arguments.ledger);
  if (!opened) return report(opened.faults());
  const auto state = opened->state_at(*until);
  if (!state) return report(state.faults());
  if (!arguments.out.empty()) {
    const auto files = files_of(*opened, *state);
    if (!files) return report(files.faults());
    if (const auto written = write_files(arguments.out, *files); !written)
      return report(written.faults());
  }
  if (period) return print_published(*opened, *state, *period, arguments.date);
  if (arguments.json) return print(ledger::to_json(*state));
  std::vector<const ledger::DeterminationRecord*> shown;
  for (const ledger::DeterminationRecord& each : state->determinations()) shown.push_back(&each);
  return print(determinations_table(shown));
}

}  // namespace

void add_ledger_as_of(CLI::App& ledger, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = ledger.add_subcommand("as-of", "What was known on a date");
  add_ledger_options(*command, *arguments, false);
  command
      ->add_option("DATE", arguments->date,
                   "2026-01-31 (to the end of the day, UTC) or 2026-01-31T12:00:00Z")
      ->required();
  command->add_option("--period", arguments->period,
                      "Print the determination that was published then for this quarter");
  command->add_option("--out", arguments->out,
                      "Folder for ledger.json and every determination-<id>.json");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
