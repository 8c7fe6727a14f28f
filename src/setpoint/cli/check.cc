#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "setpoint/cli/command.h"
#include "setpoint/data/dataset.h"
#include "setpoint/data/manifest.h"
#include "setpoint/data/regional_dataset.h"

namespace setpoint::cli {
namespace {

// Either may be missing, not both.
struct Contents {
  std::optional<Tables> tables;
  std::optional<RegionalTables> regional;
};

Result<Contents> read(const std::string& folder) {
  const auto manifest = read_manifest(folder);
  if (!manifest) return manifest.faults();
  Contents contents;
  Faults faults;
  if (!manifest->tables.empty()) {
    auto tables = read_dataset(folder);
    if (tables)
      contents.tables = std::move(*tables);
    else
      faults = std::move(tables).faults();
  }
  if (!manifest->regional.empty()) {
    auto regional = read_regional(folder);
    if (regional)
      contents.regional = std::move(*regional);
    else
      faults.insert(faults.end(), regional.faults().begin(), regional.faults().end());
  }
  if (!faults.empty()) return faults;
  return contents;
}

template <class Sources>
nlohmann::ordered_json sources_json(const Sources& sources) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const auto& source : sources)
    list.push_back({{"path", source.path},
                    {"format", source.format},
                    {"rows", source.rows},
                    {"sha256", source.sha256}});
  return list;
}

std::string as_json(const Contents& contents) {
  nlohmann::ordered_json json{{"schema", "setpoint.check/1"}};
  if (contents.tables) {
    json["dataset"] = contents.tables->name;
    json["sha256"] = contents.tables->sha256;
    json["tables"] = sources_json(contents.tables->sources);
    json["notes"] = contents.tables->notes;
  } else {
    json["dataset"] = contents.regional->name;
    json["sha256"] = nullptr;
    json["tables"] = nlohmann::ordered_json::array();
    json["notes"] = nlohmann::ordered_json::array();
  }
  // Null: the dataset has no regional record.
  json["regional"] = nullptr;
  if (contents.regional)
    json["regional"] = {{"sha256", contents.regional->sha256},
                        {"tables", sources_json(contents.regional->sources)},
                        {"notes", contents.regional->notes}};
  return json.dump(2) + "\n";
}

template <class Tables>
std::string as_text(const Tables& tables, const std::string& what) {
  std::string text = tables.name + ": no fault in " + std::to_string(tables.sources.size()) +
                     (tables.sources.size() == 1 ? " table" : " tables") + what + "\n";
  for (const auto& source : tables.sources)
    text +=
        "  " + source.path + " (" + source.format + "): " + std::to_string(source.rows) + " rows\n";
  for (const std::string& note : tables.notes) text += "  note: " + note + "\n";
  return text;
}

std::string as_text(const Contents& contents) {
  return (contents.tables ? as_text(*contents.tables, "") : std::string()) +
         (contents.regional ? as_text(*contents.regional, " of the regional record")
                            : std::string());
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
    const auto contents = read(arguments->folder);
    status = contents ? print(arguments->json ? as_json(*contents) : as_text(*contents))
                      : report(contents.faults());
  });
}

}  // namespace setpoint::cli
