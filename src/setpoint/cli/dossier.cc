#include "setpoint/report/dossier.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "setpoint/cli/command.h"
#include "setpoint/cli/draw_options.h"
#include "setpoint/cli/period_option.h"
#include "setpoint/cli/policy_options.h"
#include "setpoint/cli/terminal_progress.h"
#include "setpoint/data/bytes.h"
#include "setpoint/data/dataset.h"
#include "setpoint/determination/replay.h"
#include "setpoint/report/dossier_command.h"
#include "setpoint/report/file_writer.h"

namespace setpoint::cli {
namespace {

struct Arguments {
  std::string data;
  PolicyArguments policy;
  std::string country;
  std::string path;
  std::string period;
  std::string previous = "chain";
  std::string out;
  bool negotiation = false;
  DrawArguments draw;
};

Fault usage(std::string what, std::string expected) {
  return {FaultKind::usage, {}, std::move(what), std::move(expected)};
}

// The determination that the dossier is about, and what the one before hands on.
struct Made {
  Determination determination;
  DetermineOptions options;
};

Result<Made> made(const Arguments& arguments, const Tables& tables, const Policy& policy,
                  DetermineOptions options) {
  if (arguments.previous == "chain") {
    auto chain =
        replay(tables, policy, {options.seed, options.draws, options.threads, options.period});
    if (!chain) return std::move(chain).faults();
    Determination last = std::move(chain->back());
    chain->pop_back();
    if (!options.period || last.window_last == *options.period) {
      options.period = last.window_last;
      if (!chain->empty()) options.previous = handed_on(chain->back());
      return Made{std::move(last), std::move(options)};
    }
    // The period stands between two of the chain.
    options.previous = handed_on(last);
  } else if (arguments.previous != "none") {
    const auto json = read_all(arguments.previous, arguments.previous);
    if (!json) return json.faults();
    auto previous = read_previous(*json, arguments.previous);
    if (!previous) return std::move(previous).faults();
    options.previous = *std::move(previous);
  }
  auto determination = determine(tables, policy, options);
  if (!determination) return std::move(determination).faults();
  options.period = determination->window_last;
  return Made{*std::move(determination), std::move(options)};
}

int run(Arguments arguments) {
  DetermineOptions options;
  options.draws = arguments.draw.draws;
  options.seed = Seed{arguments.draw.seed};
  options.threads = arguments.draw.threads;
  const auto country = Country::parse(arguments.country);
  if (!country)
    return report({usage("--country: '" + arguments.country + "' is not a country",
                         "a code of ISO 3166-1 such as MX")});
  const auto period = read_period("--period", arguments.period);
  if (!period) return report(period.faults());
  options.period = *period;
  PolicyArguments policy_arguments = arguments.policy;
  if (!arguments.path.empty()) {
    if (!parse_path(arguments.path))
      return report({usage("--path: '" + arguments.path + "' is not a path",
                           "article-xx, compliance or countervailing")});
    policy_arguments.set.push_back("basis.path=" + arguments.path);
  }
  const auto policy = read_policy(policy_arguments);
  const auto tables = read_dataset(arguments.data, {.threads = arguments.draw.threads});
  Faults faults;
  if (!policy) faults = policy.faults();
  if (!tables) faults.insert(faults.end(), tables.faults().begin(), tables.faults().end());
  if (!faults.empty()) return report(faults);

  const TerminalProgress progress;
  auto about = made(arguments, *tables, *policy, options);
  if (!about) return report(about.faults());
  if (const Faults failed = failed_checks(about->determination); !failed.empty())
    return report(failed);
  const auto told = dossier(*tables, *policy, about->options, std::move(about->determination),
                            *country, progress.told());
  if (!told) return report(told.faults());
  Faults failed;
  for (const Check& check : told->audit)
    // Error control couples the cells, so more flow can cost less by way of another's call: the
    // dossier says so. What else fails is a fault of this program.
    if (!check.holds && check.name != "one cell raised")
      failed.push_back(
          {FaultKind::machine,
           {},
           told->determination.id + ": a check fails: " + check.name + ": " + check.detail,
           ""});
  if (!failed.empty()) return report(failed);

  const DossierInputs inputs{
      *told, *policy, *tables,
      dossier_command(told->determination, *country,
                      {arguments.previous, arguments.negotiation, !arguments.policy.file.empty(),
                       arguments.policy.set})};
  const Prose prose = arguments.negotiation ? negotiation_prose(inputs) : dossier_prose(inputs);
  if (arguments.out.empty()) return print(to_markdown(prose));
  const std::string file = std::string(arguments.negotiation ? "negotiation-" : "dossier-") +
                           std::string(country->code()) + "-" +
                           std::string(name(told->determination.path));
  const auto written = write_files(
      arguments.out, {{file + ".md", to_markdown(prose)}, {file + ".html", to_html(prose)}});
  return written ? 0 : report(written.faults());
}

}  // namespace

void add_dossier(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand(
      "dossier", "A country's dossier: what its rate rests on, and what would change it");
  command->add_option("--data", arguments->data, "Folder with dataset.toml")->required();
  command->add_option("--country", arguments->country, "ISO 3166-1 code, such as MX")->required();
  command->add_option("--path", arguments->path,
                      "article-xx, compliance or countervailing (default: the policy's)");
  command->add_option("--period", arguments->period,
                      "Last quarter of the window, such as 2024Q3 (default: the last covered)");
  command
      ->add_option(
          "--previous", arguments->previous,
          "The determination before: 'chain' makes every one from the first, 'none' starts "
          "a chain, else a determination.json")
      ->capture_default_str();
  command->add_flag("--negotiation", arguments->negotiation,
                    "The variant for a negotiation: deficits as obligations, with their effect");
  add_policy_options(*command, arguments->policy);
  add_draw_options(*command, arguments->draw);
  command->add_option("--out", arguments->out,
                      "Folder for the dossier as Markdown and HTML (default: Markdown on standard "
                      "output)");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
