#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "setpoint/cli/command.h"
#include "setpoint/data/dataset.h"

namespace setpoint::cli {
namespace {

std::string as_json(const Tables& tables) {
  nlohmann::ordered_json sources = nlohmann::ordered_json::array();
  for (const TableSource& source : tables.sources)
    sources.push_back({{"path", source.path},
                       {"format", source.format},
                       {"rows", source.rows},
                       {"sha256", source.sha256}});
  return nlohmann::ordered_json{{"schema", "setpoint.check/1"},
                                {"dataset", tables.name},
                                {"sha256", tables.sha256},
                                {"tables", std::move(sources)},
                                {"notes", tables.notes}}
             .dump(2) +
         "\n";
}

std::string as_text(const Tables& tables) {
  std::string text =
      tables.name + ": no fault in " + std::to_string(tables.sources.size()) + " tables\n";
  for (const TableSource& source : tables.sources)
    text +=
        "  " + source.path + " (" + source.format + "): " + std::to_string(source.rows) + " rows\n";
  for (const std::string& note : tables.notes) text += "  note: " + note + "\n";
  return text;
}

}  // namespace

void add_check(CLI::App& program, int& status) {
  struct Arguments {
    std::string folder;
    bool json = false;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand(
      "check", "Read every table of a dataset and report every fault, without computing");
  command->add_option("DIR", arguments->folder, "Folder with dataset.toml")->required();
  command->add_flag("--json", arguments->json, "Machine-readable output");
  command->callback([arguments, &status] {
    const auto tables = read_dataset(arguments->folder);
    status = tables ? print(arguments->json ? as_json(*tables) : as_text(*tables))
                    : report(tables.faults());
  });
}

}  // namespace setpoint::cli
