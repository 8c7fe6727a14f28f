#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "setpoint/cli/command.h"
#include "setpoint/cli/draw_options.h"
#include "setpoint/cli/policy_options.h"
#include "setpoint/cli/study_options.h"
#include "setpoint/cli/terminal_progress.h"
#include "setpoint/data/bytes.h"
#include "setpoint/data/dataset.h"
#include "setpoint/serve/server.h"

namespace setpoint::cli {
namespace {

constexpr std::size_t kMostActorsServed = 20'000;

struct Arguments {
  std::string data;
  std::string regions;
  StudyArguments study;  // read with the shipped settings
  PolicyArguments policy;
  std::string ledger;
  std::string key;
  std::string listen = "127.0.0.1:8080";
  std::string assets;
  double rate = 40;
  DrawArguments draw;
};

Fault usage(std::string what, std::string expected) {
  return {FaultKind::usage, {}, std::move(what), std::move(expected)};
}

Result<std::unique_ptr<LedgerDesk>> desk_of(const Arguments& arguments) {
  if (arguments.key.empty()) return LedgerDesk::open(arguments.ledger);
  auto key = ledger::KeyPair::read(arguments.key);
  if (!key) return std::move(key).faults();
  return LedgerDesk::open(arguments.ledger, *std::move(key));
}

// What the service reads before it listens: whatever is at fault is said at once.
Result<ServiceInputs> inputs_of(const Arguments& arguments) {
  auto assets = arguments.assets.empty() ? Result<Assets>(Assets::built_in())
                                         : Assets::from(arguments.assets);
  if (!assets) return std::move(assets).faults();
  ServiceInputs inputs{.assets = *std::move(assets)};
  inputs.seed = Seed{arguments.draw.seed};
  inputs.draws = arguments.draw.draws;
  inputs.threads = arguments.draw.threads;
  inputs.work_per_second = arguments.rate;
  inputs.work_burst = 2 * arguments.rate;
  Faults faults;
  const auto note = [&faults](Faults more) {
    faults.insert(faults.end(), more.begin(), more.end());
  };
  if (!arguments.policy.file.empty()) {
    auto text = read_all(arguments.policy.file, arguments.policy.file);
    if (text)
      inputs.source.file = {arguments.policy.file, *std::move(text)};
    else
      note(text.faults());
  }
  for (const std::string& text : arguments.policy.set) {
    auto one = parse_override(text);
    if (one)
      inputs.source.overrides.push_back(*std::move(one));
    else
      note(one.faults());
  }
  if (!faults.empty()) return faults;
  if (auto policy = inputs.source.with({}))
    inputs.policy = std::make_shared<const Policy>(*std::move(policy));
  else
    note(policy.faults());
  if (!arguments.data.empty()) {
    auto tables = read_dataset(arguments.data, {.threads = arguments.draw.threads});
    if (tables)
      inputs.tables = std::make_shared<const Tables>(*std::move(tables));
    else
      note(tables.faults());
  }
  if (arguments.study.given()) {
    auto study = open_study(arguments.study);
    if (!study)
      note(study.faults());
    else if (study->network().size() > kMostActorsServed)
      note({usage("a supply network of " + std::to_string(study->network().size()) + " actors",
                  "at most 20,000 for a browser; setpoint targets has no such limit")});
    else
      inputs.study = std::make_shared<const Study>(*std::move(study));
  }
  // A dataset may hold the regional record as well.
  if (const std::string& folder = arguments.regions.empty() ? arguments.data : arguments.regions;
      !arguments.regions.empty() || inputs.tables) {
    auto desk = RegionalDesk::open(folder, inputs.seed, inputs.threads);
    if (!desk)
      note(desk.faults());
    else if (!*desk && !arguments.regions.empty())
      note({{FaultKind::data,
             {folder + "/dataset.toml", 0, 0},
             "no table of the regional record",
             "regional_deaths, population or another of docs/regions.md"}});
    else
      inputs.regions = *std::move(desk);
  }
  if (!arguments.ledger.empty()) {
    if (auto desk = desk_of(arguments))
      inputs.ledger = *std::move(desk);
    else
      note(desk.faults());
  }
  if (!faults.empty()) return faults;
  return inputs;
}

int run(const Arguments& arguments) {
  if (arguments.data.empty() && arguments.ledger.empty() && arguments.regions.empty() &&
      !arguments.study.given())
    return report({usage("there is nothing to serve",
                         "--data DIR, --regions DIR, --ledger FILE, a supply network, or several "
                         "of them")});
  if (!arguments.key.empty() && arguments.ledger.empty())
    return report({usage("--key without --ledger", "--ledger FILE")});
  const auto address = parse_listen(arguments.listen);
  if (!address) return report(address.faults());
  auto inputs = inputs_of(arguments);
  if (!inputs) return report(inputs.faults());

  // Only the thread below takes these, so they are blocked before any other is started.
  sigset_t stopping;
  sigemptyset(&stopping);
  sigaddset(&stopping, SIGINT);
  sigaddset(&stopping, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &stopping, nullptr);

  const auto logger = spdlog::stderr_color_mt("setpoint");
  logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %v");
  Service service(*std::move(inputs));
  auto server = Server::listen(service, *address, {},
                               [logger](const std::string& line) { logger->info(line); });
  if (!server) return report(server.faults());
  const std::string host =
      address->host.find(':') == std::string::npos ? address->host : "[" + address->host + "]";
  const std::string where = "http://" + host + ":" + std::to_string((*server)->port()) + "/";
  if (const int failed = print("Setpoint serves at " + where + " until it is stopped (Ctrl-C)\n");
      failed != 0)
    return failed;
  std::fflush(stdout);

  std::atomic<int> status{0};
  std::thread chain([&] {
    const TerminalProgress progress;
    Faults faults;
    try {
      faults = service.make_chain(progress.told());
    } catch (const std::exception& error) {
      faults = {{FaultKind::machine, {}, error.what(), "room for the determinations"}};
    }
    if (faults.empty()) return;
    status = report(faults);
    (*server)->stop();
  });
  std::thread signals([&] {
    int caught = 0;
    sigwait(&stopping, &caught);
    (*server)->stop();
    // Whoever asks twice does not want to wait.
    sigwait(&stopping, &caught);
    std::_Exit(128 + caught);
  });
  signals.detach();
  const unsigned threads = std::max(2U, std::thread::hardware_concurrency());
  // A simulation and those who wait for it leave threads for everybody else.
  constexpr unsigned kForSimulations = 3;
  (*server)->run(threads, threads + kForSimulations);
  logger->flush();
  // What is still being computed is nobody's any more, and none of it is written anywhere.
  std::fflush(nullptr);
  std::_Exit(status);
}

}  // namespace

void add_serve(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      program.add_subcommand("serve", "The dashboard and its interface, for a browser");
  command->add_option("--data", arguments->data, "Folder with dataset.toml");
  command->add_option("--regions", arguments->regions,
                      "Folder with the regional record (default: that of --data, if it has one)");
  add_study_options(*command, arguments->study, false);
  add_policy_options(*command, arguments->policy);
  command->add_option("--ledger", arguments->ledger, "Ledger of determinations");
  command
      ->add_option("--key", arguments->key,
                   "Key file of this service, to write to the ledger for who has a token")
      ->envname("SETPOINT_SERVICE_KEY");
  command->add_option("--listen", arguments->listen, "Address and port; port 0 takes a free one")
      ->capture_default_str();
  command
      ->add_option("--rate", arguments->rate,
                   "Requests a second that compute, of one address; more are told to wait")
      ->check(CLI::Range(0.1, 1e6))
      ->capture_default_str();
  command->add_option("--assets", arguments->assets,
                      "Folder of a built dashboard, instead of the one in this program");
  add_draw_options(*command, arguments->draw);
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
