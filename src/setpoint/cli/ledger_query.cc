// setpoint ledger list, show, diff: what is in the ledger now.
#include <charconv>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "setpoint/cli/command.h"
#include "setpoint/cli/diff.h"
#include "setpoint/cli/ledger_options.h"
#include "setpoint/cli/ledger_table.h"
#include "setpoint/cli/period_option.h"
#include "setpoint/determination/diff.h"
#include "setpoint/determination/trace_file.h"
#include "setpoint/ledger/listing.h"

namespace setpoint::cli {
namespace {

struct Arguments : LedgerArguments {
  std::string period;
  std::string which;
  std::string other;
  std::string document;
  bool all = false;
};

int run_list(const Arguments& arguments) {
  const auto asked = read_period("--period", arguments.period);
  if (!asked) return report(asked.faults());
  const std::optional<Quarter> period = *asked;
  auto opened = ledger::Ledger::open_read_only(arguments.ledger);
  if (!opened) return report(opened.faults());
  const auto state = opened->state();
  if (!state) return report(state.faults());
  if (arguments.json) return print(ledger::to_json(*state));
  std::vector<const ledger::DeterminationRecord*> shown;
  for (const ledger::DeterminationRecord& each : state->determinations())
    if (!period || each.body.last == *period) shown.push_back(&each);
  return print(determinations_table(shown));
}

// The number of an entry that is there; everything else is the id of a determination, such as the
// beginning "2025".
std::optional<std::uint64_t> entry_number(const std::string& text, const ledger::State& state) {
  std::uint64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || number == 0 ||
      number > state.number())
    return std::nullopt;
  return number;
}

int show_entry(const ledger::Ledger& from, std::uint64_t number, bool json) {
  const auto entries = from.entries();
  if (!entries) return report(entries.faults());
  const ledger::Entry& entry = (*entries)[number - 1];
  return print(json ? ledger::to_json(entry) : entry_text(entry));
}

Result<std::string> document_of(const ledger::Ledger& from,
                                const ledger::DeterminationRecord& determination,
                                const std::string& which) {
  if (which == "determination") return from.document(determination.body.determination);
  if (which == "policy") return from.document(determination.body.policy);
  if (determination.body.sources) return from.document(*determination.body.sources);
  return Fault{FaultKind::data,
               {from.file()},
               "no sources were kept with " + determination.body.id,
               "one that was added with --data"};
}

int run_show(const Arguments& arguments) {
  auto opened = ledger::Ledger::open_read_only(arguments.ledger);
  if (!opened) return report(opened.faults());
  const auto state = opened->state();
  if (!state) return report(state.faults());
  if (const auto number = entry_number(arguments.which, *state);
      number && arguments.document.empty())
    return show_entry(*opened, *number, arguments.json);
  const auto id = whole_id(*state, arguments.which);
  if (!id) return report(id.faults());
  const ledger::DeterminationRecord& found = *state->determination(*id);
  if (!arguments.document.empty()) {
    const auto bytes = document_of(*opened, found, arguments.document);
    return bytes ? print(*bytes) : report(bytes.faults());
  }
  return print(arguments.json ? ledger::to_json(found) : determination_text(*state, found));
}

Result<TraceFile> trace_of(const ledger::Ledger& from, const ledger::State& state,
                           const std::string& text) {
  const auto id = whole_id(state, text);
  if (!id) return id.faults();
  const auto bytes = from.document(state.determination(*id)->body.determination);
  if (!bytes) return bytes.faults();
  const auto document = read_document(*bytes, *id);
  if (!document) return document.faults();
  return read_trace(*document, *id);
}

int run_diff(const Arguments& arguments) {
  auto opened = ledger::Ledger::open_read_only(arguments.ledger);
  if (!opened) return report(opened.faults());
  const auto state = opened->state();
  if (!state) return report(state.faults());
  return show_diff(trace_of(*opened, *state, arguments.which),
                   trace_of(*opened, *state, arguments.other), arguments.json, arguments.all);
}

}  // namespace

void add_ledger_queries(CLI::App& ledger, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* list = ledger.add_subcommand("list", "Determinations and where they stand");
  add_ledger_options(*list, *arguments, false);
  list->add_option("--period", arguments->period,
                   "Only those whose window ends with this quarter, such as 2024Q3 (the table)");
  list->callback([arguments, &status] { status = run_list(*arguments); });

  CLI::App* show = ledger.add_subcommand("show", "One determination or one entry, or a document");
  add_ledger_options(*show, *arguments, false);
  show->add_option("ID|NUMBER", arguments->which,
                   "A determination's id or its beginning, or the number of an entry")
      ->required();
  show->add_option("--document", arguments->document,
                   "Print this document of the determination as it was recorded")
      ->check(CLI::IsMember({"determination", "policy", "sources"}));
  show->callback([arguments, &status] { status = run_show(*arguments); });

  CLI::App* difference = ledger.add_subcommand("diff", "What two determinations have different");
  add_ledger_options(*difference, *arguments, false);
  difference->add_option("BEFORE", arguments->which, "A determination's id, or its beginning")
      ->required();
  difference->add_option("AFTER", arguments->other, "Another")->required();
  difference->add_flag("--all", arguments->all, "Every line");
  difference->callback([arguments, &status] { status = run_diff(*arguments); });
}

}  // namespace setpoint::cli
