#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "setpoint/cli/command.h"
#include "setpoint/cli/generate_network.h"
#include "setpoint/report/file_writer.h"
#include "setpoint/sampling/generator.h"
#include "setpoint/sampling/generator_tables.h"

namespace setpoint::cli {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  std::uint64_t units = 0;
  std::uint64_t seed = 0;
  std::string out;
  std::string scenario = "steady";
  std::optional<int> quarters;
  std::optional<std::uint64_t> psus;
  std::size_t countries = GeneratorOptions{}.countries;
  double prevalence = GeneratorOptions{}.prevalence;
  bool roll_up = false;
  std::string deaths = "by-outcome";
  bool json = false;
};

Fault machine(const fs::path& where, int error, std::string expected) {
  return {FaultKind::machine,
          {where.string(), 0, 0},
          std::generic_category().message(error),
          std::move(expected)};
}

// The log under a temporary name in the folder, as it grows; what is not kept is removed.
class LogFile {
 public:
  explicit LogFile(fs::path folder)
      : folder_(std::move(folder)),
        partial_(folder_ / (".inspections.csv.partial-" + std::to_string(::getpid()))),
        final_(folder_ / "inspections.csv") {}
  LogFile(const LogFile&) = delete;
  LogFile& operator=(const LogFile&) = delete;
  ~LogFile() {
    if (file_ >= 0) ::close(file_);
    if (opened_) ::unlink(partial_.c_str());
    if (renamed_ && !kept_) ::unlink(final_.c_str());
    if (created_folder_ && !kept_) ::rmdir(folder_.c_str());
  }

  // In a folder that this creates, or finds empty.
  [[nodiscard]] Result<Done> open() {
    std::error_code error;
    created_folder_ = fs::create_directories(folder_, error);
    if (error) return machine(folder_, error.value(), "a folder that can be written");
    const bool empty = fs::is_empty(folder_, error);
    if (error) return machine(folder_, error.value(), "a folder that can be read");
    if (!empty)
      return Fault{FaultKind::usage,
                   {},
                   "--out: the folder '" + folder_.string() + "' is not empty",
                   "a folder that is empty or does not exist"};
    constexpr mode_t kReadableByAll = 0644;  // less the user's umask
    file_ = ::open(partial_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kReadableByAll);
    if (file_ < 0) return machine(final_, errno, "a file that can be written");
    opened_ = true;
    return Done{};
  }

  [[nodiscard]] Result<Done> write(std::string_view text) {
    while (!text.empty()) {
      const ssize_t written = ::write(file_, text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return machine(final_, errno, "room for the file");
      bytes_ += static_cast<std::uint64_t>(written);
      text.remove_prefix(static_cast<std::size_t>(written));
    }
    return Done{};
  }

  // To the disk, and to its name.
  [[nodiscard]] Result<Done> finish() {
    if (::fsync(file_) != 0) return machine(final_, errno, "room for the file");
    const int closed = ::close(file_);
    file_ = -1;
    if (closed != 0) return machine(final_, errno, "room for the file");
    if (::rename(partial_.c_str(), final_.c_str()) != 0)
      return machine(final_, errno, "a file that can be named");
    opened_ = false;
    renamed_ = true;
    return Done{};
  }
  void keep() { kept_ = true; }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  fs::path folder_;
  fs::path partial_;
  fs::path final_;
  int file_ = -1;
  bool created_folder_ = false;
  bool opened_ = false;
  bool renamed_ = false;
  bool kept_ = false;
  std::uint64_t bytes_ = 0;
};

// The log first, then what makes a dataset of it, its manifest last: a folder with dataset.toml is
// whole.
Result<Generated> write_dataset(const GeneratorOptions& options, const std::string& out,
                                std::uint64_t& bytes) {
  LogFile log(out);
  if (auto opened = log.open(); !opened) return opened.faults();
  auto generated =
      generate_inspections(options, [&](std::string_view text) { return log.write(text); });
  if (!generated) return generated;
  if (auto finished = log.finish(); !finished) return finished.faults();
  std::vector<NamedBytes> files;
  for (GeneratedFile& file : generated_tables(options, *generated))
    files.push_back({std::move(file.name), std::move(file.text)});
  // write_files gives them their names from the last to the first, which is dataset.toml.
  if (auto written = write_files(out, files); !written) return written.faults();
  log.keep();
  bytes = log.bytes();
  return generated;
}

std::uint64_t true_finds(const Generated& generated) {
  std::uint64_t finds = 0;
  for (const TruthCell& cell : generated.truth)
    for (const TruthTotals& totals : cell.forms) finds += totals.finds;
  return finds;
}

std::string as_json(const GeneratorOptions& options, const Generated& generated,
                    std::uint64_t bytes) {
  std::uint64_t population = 0;
  for (const GeneratedStratum& stratum : generated.strata) population += stratum.units;
  return nlohmann::ordered_json{
             {"schema", "setpoint.generate/1"},
             {"scenario", name(options.scenario)},
             {"seed", options.seed.value},
             {"units", generated.units},
             {"rows", generated.rows},
             {"bytes", bytes},
             {"random_finds", generated.random_finds},
             {"targeted_finds", generated.targeted_finds},
             {"strata", generated.strata.size()},
             {"population", {{"units", population}, {"finds", true_finds(generated)}}}}
             .dump(2) +
         "\n";
}

std::string as_text(const std::string& out, const Generated& generated, std::uint64_t bytes) {
  return out + ": " + std::to_string(generated.rows) + " rows (" + std::to_string(bytes) +
         " bytes) of " + std::to_string(generated.units) + " inspections in " +
         std::to_string(generated.strata.size()) +
         " strata\n  finds: " + std::to_string(generated.random_finds) + " at random, " +
         std::to_string(generated.targeted_finds) + " targeted; " +
         std::to_string(true_finds(generated)) + " in the population (truth.csv)\n";
}

int run(const Arguments& arguments) {
  GeneratorOptions options;
  const auto scenario = parse_scenario(arguments.scenario);
  if (!scenario)
    return report({{FaultKind::usage,
                    {},
                    "--scenario: '" + arguments.scenario + "' is not a scenario",
                    "steady, improves, form-shift, new-source or deaths-fall"}});
  const auto deaths = parse_deaths_table(arguments.deaths);
  if (!deaths)
    return report({{FaultKind::usage,
                    {},
                    "--deaths: '" + arguments.deaths + "' is not a way to state deaths",
                    "by-outcome or together"}});
  constexpr int kQuartersOfChange = 12;
  options.units = arguments.units;
  options.seed = Seed{arguments.seed};
  options.scenario = *scenario;
  options.quarters =
      arguments.quarters.value_or(*scenario == Scenario::steady ? 1 : kQuartersOfChange);
  options.psus = arguments.psus;
  options.countries = arguments.countries;
  options.prevalence = arguments.prevalence;
  options.roll_up = arguments.roll_up;
  options.deaths = *deaths;
  std::uint64_t bytes = 0;
  const auto generated = write_dataset(options, arguments.out, bytes);
  if (!generated) return report(generated.faults());
  return print(arguments.json ? as_json(options, *generated, bytes)
                              : as_text(arguments.out, *generated, bytes));
}

}  // namespace

void add_generate(CLI::App& program, int& status) {
  CLI::App* generate =
      program.add_subcommand("generate", "Synthetic data whose truth is known, for rehearsals");
  generate->require_subcommand(1);
  auto arguments = std::make_shared<Arguments>();
  add_generate_network(*generate, status);
  CLI::App* command = generate->add_subcommand(
      "inspections",
      "A synthetic sampling programme as a dataset, with its known truth (truth.csv): ports, "
      "lanes, shifts, clustered rare finds");
  // The library would let a sign wrap around.
  const auto whole = [](const std::string& text) {
    return text.find('-') == std::string::npos ? "" : "a whole number from 0";
  };
  command->add_option("--units", arguments->units, "Inspected units in all")
      ->required()
      ->check(whole);
  command->add_option("--seed", arguments->seed, "The same seed gives the same bytes")
      ->required()
      ->check(seed_problem);
  command->add_option("--out", arguments->out, "Folder that is empty or does not exist")
      ->required();
  command
      ->add_option(
          "--scenario", arguments->scenario,
          "steady; improves (a country's prevalence falls); form-shift (its pills turn to "
          "powder); new-source (it falls, another takes over by mail); deaths-fall (deaths "
          "do, and nothing else)")
      ->capture_default_str();
  command->add_option("--quarters", arguments->quarters,
                      "Quarters, the last 2025Q4 (default: 1 if steady, else 12)");
  command
      ->add_option("--psus", arguments->psus,
                   "Primary sampling units drawn in each stratum and quarter (default: one for 50 "
                   "units, at most 1,000)")
      ->check(whole);
  command->add_option("--countries", arguments->countries, "Countries, 1 to 200")
      ->check(whole)
      ->capture_default_str();
  command
      ->add_option("--prevalence", arguments->prevalence,
                   "Share of units that hold something, before any change")
      ->capture_default_str();
  command
      ->add_option("--deaths", arguments->deaths,
                   "by-outcome, as if it were observed; together, as national records have them")
      ->capture_default_str();
  command->add_flag("--roll-up", arguments->roll_up,
                    "Like negatives of a PSU in one row, with their count");
  command->add_flag("--json", arguments->json, "Machine-readable summary on standard output");
  command->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace setpoint::cli
