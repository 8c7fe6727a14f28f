#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "setpoint/cli/command.h"
#include "setpoint/data/dataset.h"
#include "setpoint/report/terminal_text.h"
#include "setpoint/sampling/draw_check.h"
#include "setpoint/sampling/draw_log_check.h"

namespace setpoint::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Arguments {
  std::string draw;
  std::string selection;
  std::string frame;
  std::string allocation;
  std::string commitment;
  std::string data;
  bool json = false;
};

// The files of a draw as they are, before anything is compared.
struct Published {
  DrawRecord record;
  Commitment commitment;
  Frame frame;
  Allocation allocation;
  DrawInputs inputs;
  SelectionTable selection;
};

template <class T>
void collect(Faults& faults, const Result<T>& result) {
  if (!result) faults.insert(faults.end(), result.faults().begin(), result.faults().end());
}

Result<SelectionTable> read_selection_file(const std::string& file) {
  auto bytes = FileBytes::open(file, file);
  if (!bytes) return bytes.faults();
  return read_selection(**bytes, file);
}

Result<Published> read_published(const Arguments& arguments) {
  const auto draw_text = read_all(arguments.draw, arguments.draw);
  const auto commitment_text = read_all(arguments.commitment, arguments.commitment);
  const auto frame_text = read_all(arguments.frame, arguments.frame);
  const auto allocation_text = read_all(arguments.allocation, arguments.allocation);
  auto selection = read_selection_file(arguments.selection);
  Faults faults;
  collect(faults, draw_text);
  collect(faults, commitment_text);
  collect(faults, frame_text);
  collect(faults, allocation_text);
  collect(faults, selection);
  if (!faults.empty()) return faults;
  auto record = read_draw_record(*draw_text, arguments.draw);
  auto commitment = read_commitment(*commitment_text, arguments.commitment);
  auto frame = read_frame(*frame_text, arguments.frame);
  auto allocation = read_allocation(*allocation_text, arguments.allocation);
  collect(faults, record);
  collect(faults, commitment);
  collect(faults, frame);
  collect(faults, allocation);
  if (!faults.empty()) return faults;
  return Published{*std::move(record),
                   *std::move(commitment),
                   *std::move(frame),
                   *std::move(allocation),
                   inputs_of(*frame_text, *allocation_text),
                   *std::move(selection)};
}

// What was found: the selection where it could be recomputed, the log where it was compared.
struct Findings {
  std::optional<Selection> selection;
  std::optional<LogCheck> log;
  FaultLog draw;  // differences of the draw
  FaultLog departures;
};

Json listed(const FaultLog& log, const std::string& file) {
  Json list = Json::array();
  if (log.empty()) return list;
  for (const Fault& fault : log.all(file))
    list.push_back({{"file", fault.where.file},
                    {"line", fault.where.line > 0 ? Json(fault.where.line) : Json(nullptr)},
                    {"what", fault.what},
                    {"expected", fault.expected}});
  return list;
}

std::string as_json(const Arguments& arguments, const Findings& findings) {
  Json json = {{"schema", "setpoint.verify-draw/1"},
               {"verified", findings.draw.empty() && findings.departures.empty()},
               {"differences", findings.draw.count()},
               {"departures", findings.log ? Json(findings.departures.count()) : Json(nullptr)}};
  json["selected"] = findings.selection ? Json{{"psus", findings.selection->psus()},
                                               {"units", findings.selection->units()}}
                                        : Json(nullptr);
  json["listed"] = listed(findings.draw, arguments.draw);
  json["log"] = nullptr;
  if (findings.log) {
    Json strata = Json::array();
    for (const StratumDepartures& each : findings.log->strata)
      strata.push_back({{"period", each.period.text()},
                        {"stratum", each.name},
                        {"selected", each.selected},
                        {"inspected", each.inspected},
                        {"missing", each.missing},
                        {"unselected", each.unselected},
                        {"fewer_units", each.fewer_units},
                        {"more_units", each.more_units},
                        {"other_weight", each.other_weight},
                        {"other_population", each.other_population}});
    json["log"] = {{"strata", std::move(strata)},
                   {"psus_of_other_periods", findings.log->other_periods},
                   {"listed", listed(findings.departures, arguments.data)}};
  }
  return json.dump(2) + "\n";
}

std::string log_table(const LogCheck& log) {
  constexpr std::size_t kName = 30;
  constexpr std::size_t kNumber = 11;
  const auto row = [](std::string_view period, std::string_view stratum,
                      const std::vector<std::string>& numbers) {
    std::string line = padded_right(period, 8) + padded_right(cut(stratum, kName), kName);
    for (const std::string& number : numbers) line += padded_left(number, kNumber);
    return line + "\n";
  };
  std::string text =
      row("period", "stratum",
          {"selected", "inspected", "missing", "unselected", "fewer", "more", "weight"});
  for (const StratumDepartures& each : log.strata)
    text += row(each.period.text(), each.name,
                {std::to_string(each.selected), std::to_string(each.inspected),
                 std::to_string(each.missing), std::to_string(each.unselected),
                 std::to_string(each.fewer_units), std::to_string(each.more_units),
                 std::to_string(each.other_weight)});
  if (log.other_periods > 0)
    text += std::to_string(log.other_periods) +
            " PSUs were inspected in periods that this draw does not have; they were not looked "
            "at.\n";
  return text;
}

std::string as_text(const Arguments& arguments, const Published& published,
                    const Findings& findings) {
  std::string text;
  if (findings.draw.empty()) {
    text += "The draw is what its commitment, seed and files give: " +
            std::to_string(findings.selection->psus()) + " PSUs and " +
            std::to_string(findings.selection->units()) + " units.\n";
    text +=
        published.commitment.beacon_rule
            ? "Beacon '" + *published.record.beacon + "' by the rule '" +
                  *published.commitment.beacon_rule + "': check that it is what was published.\n"
            : "No beacon: nobody can tell whether other seeds were tried before the commitment.\n";
  } else {
    text += "The draw is not what its commitment, seed and files give.\n";
  }
  if (findings.log) {
    text += "PSUs of the log of " + arguments.data + " against the selection:\n" +
            log_table(*findings.log);
    text += findings.departures.empty() ? "The log follows the selection.\n"
                                        : "The log departs from the selection.\n";
  } else if (!arguments.data.empty()) {
    text += "The log was not compared: the selection could not be recomputed.\n";
  }
  return text;
}

int run(const Arguments& arguments) {
  const auto published = read_published(arguments);
  if (!published) return report(published.faults());
  Findings findings;
  findings.selection = recompute_draw(published->record, published->commitment,
                                      {arguments.draw, arguments.commitment}, published->frame,
                                      published->allocation, published->inputs, findings.draw);
  if (findings.selection)
    compare_selection(*findings.selection, published->selection, findings.draw);
  if (findings.selection && !arguments.data.empty()) {
    const auto tables = read_dataset(arguments.data, {.fingerprint_logs = false});
    if (!tables) return report(tables.faults());
    findings.log = check_inspections(*findings.selection, tables->inspections, arguments.data,
                                     findings.departures);
  }
  const int printed = print(arguments.json ? as_json(arguments, findings)
                                           : as_text(arguments, *published, findings));
  if (printed != 0) return printed;
  Faults found;
  if (!findings.draw.empty()) found = findings.draw.all(arguments.draw);
  if (!findings.departures.empty()) {
    const Faults departures = findings.departures.all(arguments.data);
    found.insert(found.end(), departures.begin(), departures.end());
  }
  return report(found);
}

}  // namespace

void add_verify_draw(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand(
      "verify-draw", "Check a published draw, and an inspection log against it");
  command->add_option("--draw", arguments->draw, "draw.json")->required();
  command->add_option("--selection", arguments->selection, "selection.csv")->required();
  command->add_option("--frame", arguments->frame, "The frame, as committed to")->required();
  command->add_option("--allocation", arguments->allocation, "The allocation, as committed to")
      ->required();
  command
      ->add_option("--commitment", arguments->commitment,
                   "commitment.json, from where it was published")
      ->required();
  command->add_option("--data", arguments->data,
                      "Folder with dataset.toml, whose inspections should follow the selection");
  command->add_flag("--json", arguments->json, "Machine-readable output");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
