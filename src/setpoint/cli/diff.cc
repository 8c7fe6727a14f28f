#include "setpoint/cli/diff.h"

#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "setpoint/cli/command.h"
#include "setpoint/data/bytes.h"
#include "setpoint/determination/diff.h"

namespace setpoint::cli {
namespace {

struct Arguments {
  std::string before;
  std::string after;
  bool all = false;
  bool json = false;
};

Result<TraceFile> trace_in(const std::string& file) {
  const auto json = read_all(file, file);
  if (!json) return json.faults();
  const auto document = read_document(*json, file);
  if (!document) return document.faults();
  return read_trace(*document, file);
}

int run(const Arguments& arguments) {
  return show_diff(trace_in(arguments.before), trace_in(arguments.after), arguments.json,
                   arguments.all);
}

}  // namespace

int show_diff(const Result<TraceFile>& before, const Result<TraceFile>& after, bool json,
              bool all) {
  constexpr std::size_t kShown = 40;
  Faults faults;
  if (!before) faults = before.faults();
  if (!after) faults.insert(faults.end(), after.faults().begin(), after.faults().end());
  if (!faults.empty()) return report(faults);
  const DeterminationDiff changes = diff(*before, *after);
  return print(json ? to_json(changes) : to_text(changes, all ? 0 : kShown));
}

void add_diff(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand(
      "diff", "What two determinations have different, and what the difference rests on");
  command->add_option("BEFORE", arguments->before, "A determination.json")->required();
  command->add_option("AFTER", arguments->after, "Another")->required();
  command->add_flag("--all", arguments->all, "Every line");
  command->add_flag("--json", arguments->json, "Schema setpoint.diff/1");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
