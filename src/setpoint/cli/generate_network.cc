// setpoint generate network: a supply network that is made up.
#include "setpoint/cli/generate_network.h"

#include <charconv>
#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "setpoint/cli/command.h"
#include "setpoint/network/generate_network.h"
#include "setpoint/report/file_writer.h"

namespace setpoint::cli {
namespace {

struct Arguments {
  std::size_t actors = 60;
  std::string seed = "1";
  std::string out;
  bool json = false;
};

int run(const Arguments& arguments) {
  std::uint64_t seed = 0;
  std::from_chars(arguments.seed.data(), arguments.seed.data() + arguments.seed.size(), seed);
  GeneratedNetwork network = generate_network(arguments.actors, Seed{seed});
  if (const auto written =
          write_files(arguments.out, {{"actors.csv", std::move(network.actors_csv)},
                                      {"ties.csv", std::move(network.ties_csv)}});
      !written)
    return report(written.faults());
  if (arguments.json) {
    const nlohmann::ordered_json json = {
        {"out", arguments.out}, {"seed", seed}, {"files", {"actors.csv", "ties.csv"}}};
    return print(json.dump(2) + "\n");
  }
  return print("A made-up supply network in " + arguments.out + ": actors.csv and ties.csv.\n" +
               "Next: setpoint targets rank --actors " + arguments.out + "/actors.csv --ties " +
               arguments.out + "/ties.csv\n");
}

}  // namespace

void add_generate_network(CLI::App& generate, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = generate.add_subcommand(
      "network", "A supply network, its actors and ties made up, for setpoint targets");
  command->add_option("--actors", arguments->actors, "About how many (default 60)")
      ->check(CLI::Range(std::size_t{20}, std::size_t{10'000'000}));
  command->add_option("--seed", arguments->seed, "Seed of every draw (default 1)")
      ->check(seed_problem);
  command->add_option("--out", arguments->out, "Folder for actors.csv and ties.csv")->required();
  command->add_flag("--json", arguments->json, "Machine-readable output");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
