#include "setpoint/cli/study_options.h"

#include <filesystem>
#include <utility>

namespace setpoint::cli {

void add_study_options(CLI::App& command, StudyArguments& arguments, bool settings) {
  command.add_option("--actors", arguments.actors,
                     "CSV: id[, role][, country][, capacity][, cost]");
  command.add_option("--ties", arguments.ties, "CSV: from, to[, kind][, weight]");
  command.add_option("--network", arguments.network,
                     "One file instead: a matrix, actors by events, an edge list, or UCINET's DL");
  command.add_option("--form", arguments.form,
                     "What --network is, where its content leaves it open: ties, edges, matrix, "
                     "events or dl");
  command.add_option("--chain", arguments.chain,
                     "Roles from precursor to market, commas between, '?' behind an optional one "
                     "(default: the usual ones that are there)");
  command.add_option("--goods", arguments.goods, "Kind of ties that goods go along (repeatable)")
      ->expected(1)
      ->take_all();
  if (!settings) return;
  command.add_option("--policy", arguments.settings.file,
                     "Settings file, laid over the shipped policy/targets.toml");
  command
      .add_option("--set", arguments.settings.set,
                  "KEY=VALUE: override one setting, such as regrowth.repair=0.1 (repeatable)")
      ->expected(1)
      ->take_all();
}

Result<Study> open_study(const StudyArguments& arguments) {
  const bool pair = !arguments.ties.empty();
  if (arguments.network.empty() == !pair || (!arguments.actors.empty() && !pair))
    return Fault{FaultKind::usage,
                 {},
                 "no network, or two of them",
                 "--network FILE, or --ties FILE with or without --actors FILE"};
  const auto form = parse_network_form(arguments.form);
  if (!arguments.form.empty() && (!form || arguments.network.empty()))
    return Fault{FaultKind::usage,
                 {},
                 form ? "--form without --network" : "--form '" + arguments.form + "'",
                 form ? "the network in one file" : "ties, edges, matrix, events or dl"};
  const auto overrides = overrides_in(arguments.settings.set);
  if (!overrides) return overrides.faults();
  std::optional<std::filesystem::path> file;
  if (!arguments.settings.file.empty()) file = arguments.settings.file;
  auto policy = read_target_policy(file, *overrides);
  if (!policy) return policy.faults();
  StudyInput input;
  input.files = {arguments.actors, arguments.ties, arguments.network, form};
  input.chain = arguments.chain;
  input.goods_kinds = arguments.goods;
  return Study::open(input, *std::move(policy));
}

}  // namespace setpoint::cli
