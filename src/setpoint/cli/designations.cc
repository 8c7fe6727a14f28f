#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "setpoint/cli/command.h"
#include "setpoint/cli/designations_output.h"
#include "setpoint/cli/policy_options.h"
#include "setpoint/cli/today.h"
#include "setpoint/data/bytes.h"
#include "setpoint/data/dataset.h"
#include "setpoint/data/suggestion.h"
#include "setpoint/designation/evaluation.h"
#include "setpoint/designation/flow_record.h"
#include "setpoint/designation/read_list.h"
#include "setpoint/designation/register.h"
#include "setpoint/designation/register_counts.h"
#include "setpoint/designation/register_table.h"

namespace setpoint::cli {
namespace {

constexpr std::string_view kEveryProgramme = "all";

struct Arguments {
  std::vector<std::string> lists;
  std::string table;
  std::vector<std::string> programmes;
  std::string data;
  PolicyArguments policy;
  std::string seed = "1";
  std::string out;
  bool json = false;
};

// "PATH@2024-07-02"; a path that has an @ of its own is whole.
Result<ListFiles> list_files(const std::string& text) {
  const std::size_t at = text.rfind('@');
  const auto date =
      at == std::string::npos ? std::nullopt : Date::parse(std::string_view(text).substr(at + 1));
  std::error_code error;
  if (at != std::string::npos && !date && !std::filesystem::exists(text, error))
    return Fault{FaultKind::usage,
                 {},
                 "--list: '" + text.substr(at + 1) + "' is not a day",
                 "PATH or PATH@2024-07-02"};
  if (date && *date > today())
    return Fault{FaultKind::usage,
                 {},
                 "--list: " + date->text() + " has not come",
                 "the day on which the list was published"};
  auto files = find_list_files(date ? text.substr(0, at) : text);
  if (files) files->published = date;
  return files;
}

Result<RegisterTable> read_table(const std::string& file) {
  if (file.empty()) return RegisterTable{};
  const auto text = read_all(file, file);
  if (!text) return text.faults();
  return read_register_table(*text, file);
}

ProgrammeChoice choice(const std::vector<std::string>& programmes) {
  ProgrammeChoice chosen;
  if (programmes.empty()) {
    for (const std::string_view each : narcotics_programmes()) chosen.chosen.emplace(each);
  } else {
    chosen.chosen = {programmes.begin(), programmes.end()};
    if (chosen.chosen.contains(std::string(kEveryProgramme))) chosen.chosen.clear();
  }
  return chosen;
}

// A programme that nobody is listed under is a slip of the pen, not a count of zero.
Result<Done> check_programmes(const std::vector<std::string>& asked,
                              const std::vector<SanctionsList>& lists, const RegisterTable& table) {
  std::set<std::string> known = {std::string(kEveryProgramme)};
  for (const SanctionsList& list : lists)
    for (const ListEntry& entry : list.entries)
      known.insert(entry.programmes.begin(), entry.programmes.end());
  for (const RegisterRow& row : table.rows) known.insert(row.programme);
  const std::vector<std::string_view> words(known.begin(), known.end());
  for (const std::string& programme : asked)
    if (!known.contains(programme))
      return Fault{FaultKind::usage,
                   {},
                   "--programme: nobody is listed under '" + programme + "'",
                   suggestion(programme, words)};
  return Done{};
}

Result<Done> evaluate(const Arguments& arguments, DesignationsResult& result) {
  const auto policy = read_policy(arguments.policy);
  if (!policy) return policy.faults();
  const auto tables = read_dataset(arguments.data, {.fingerprint_logs = false});
  if (!tables) return tables.faults();
  const auto record = FlowRecord::of(*tables, *policy);
  if (!record) return record.faults();
  EvaluationOptions options;
  options.seed.value = std::stoull(arguments.seed);
  result.evaluation = evaluate_designations(result.designations, *record, options);
  result.dataset = tables->name;
  result.policy = policy->name() + " " + policy->version();
  return Done{};
}

int run(const Arguments& arguments) {
  if (arguments.lists.empty() && arguments.table.empty())
    return report({{FaultKind::usage, {}, "neither --list nor --register", "at least one"}});
  DesignationsResult result;
  std::vector<SanctionsList> lists;
  for (const std::string& text : arguments.lists) {
    const auto files = list_files(text);
    if (!files) return report(files.faults());
    auto list = read_list(*files);
    if (!list) return report(list.faults());
    if (list->published && *list->published > today())
      return report({{FaultKind::data,
                      {list->file},
                      "was published on " + list->published->text() + ", which has not come",
                      "a release of today or before"}});
    result.releases.push_back(
        {list->file, list->published, list->entries.size(), list->notes, list->with_addresses});
    lists.push_back(std::move(list).value());
  }
  const auto table = read_table(arguments.table);
  if (!table) return report(table.faults());
  result.table = arguments.table;
  if (const auto known = check_programmes(arguments.programmes, lists, *table); !known)
    return report(known.faults());
  const ProgrammeChoice programmes = choice(arguments.programmes);
  result.programmes = {programmes.chosen.begin(), programmes.chosen.end()};
  auto designations = build_register(lists, *table, programmes);
  if (!designations) return report(designations.faults());
  result.designations = std::move(designations).value();
  result.counts = count_register(result.designations);
  if (!arguments.data.empty())
    if (const auto done = evaluate(arguments, result); !done) return report(done.faults());
  if (!arguments.out.empty())
    if (const auto written = write_files(arguments.out, designations_files(result)); !written)
      return report(written.faults());
  return print(arguments.json ? designations_json(result) : designations_table(result));
}

}  // namespace

void add_designations(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand(
      "designations",
      "The register of designations by programme, country and year, beside flow and deaths");
  command->add_option("--list", arguments->lists,
                      "A release of OFAC's list: sdn.csv, SDN.XML (or .gz), or a folder with its "
                      "files; PATH@2024-07-02 says when it was published. Repeatable");
  command->add_option("--register", arguments->table,
                      "designations.csv: days of designation and removal on record");
  command->add_option("--programme", arguments->programmes,
                      "A programme that counts, or all (default: SDNT, SDNTK and "
                      "ILLICIT-DRUGS-EO14059). Repeatable");
  command->add_option("--data", arguments->data,
                      "Folder with dataset.toml: flow and deaths to lay beside");
  add_policy_options(*command, arguments->policy);
  command->add_option("--seed", arguments->seed, "Seed of the placebo dates")
      ->check(seed_problem)
      ->capture_default_str();
  command->add_option("--out", arguments->out, "Folder for the tables as files");
  command->add_flag("--json", arguments->json, "Machine-readable output");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
