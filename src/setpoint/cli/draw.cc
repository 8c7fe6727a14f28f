#include "setpoint/sampling/draw.h"

#include <sys/stat.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "setpoint/cli/command.h"
#include "setpoint/cli/ledger_options.h"
#include "setpoint/report/file_writer.h"
#include "setpoint/report/terminal_text.h"
#include "setpoint/sampling/draw_check.h"
#include "setpoint/sampling/draw_record.h"

namespace setpoint::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSecret = "secret.txt";
constexpr const char* kCommitment = "commitment.json";

struct Arguments {
  std::string frame;
  std::string allocation;
  std::string out;
  std::string secret;
  std::string commitment;
  std::string beacon_rule;
  std::string beacon;
  std::string ledger;
  std::string key;
  bool json = false;
};

Fault usage(std::string what, std::string expected) {
  return {FaultKind::usage, {}, std::move(what), std::move(expected)};
}

// Files made while it lives can be read by their owner alone.
class OwnerOnly {
 public:
  OwnerOnly() : before_(::umask(S_IRWXG | S_IRWXO)) {}
  ~OwnerOnly() { ::umask(before_); }
  OwnerOnly(const OwnerOnly&) = delete;
  OwnerOnly& operator=(const OwnerOnly&) = delete;
  [[nodiscard]] mode_t before() const { return before_; }

 private:
  mode_t before_;
};

// The secret and its commitment together, the secret never readable by others.
Result<Done> write_commitment(const fs::path& folder, std::string secret, std::string commitment) {
  const OwnerOnly owner_only;
  if (auto written =
          write_files(folder, {{kSecret, std::move(secret)}, {kCommitment, std::move(commitment)}});
      !written)
    return written;
  // The commitment is to be published: as any other file.
  constexpr mode_t kReadableByAll = 0644;
  const fs::path published = folder / kCommitment;
  if (::chmod(published.c_str(), kReadableByAll & ~owner_only.before()) == 0) return Done{};
  return Fault{FaultKind::machine,
               {published.string()},
               std::generic_category().message(errno),
               "a file whose mode can be set"};
}

struct Inputs {
  Frame frame;
  Allocation allocation;
  DrawInputs digests;
};

Result<Inputs> read_inputs(const Arguments& arguments) {
  const auto frame_bytes = read_all(arguments.frame, arguments.frame);
  const auto allocation_bytes = read_all(arguments.allocation, arguments.allocation);
  Faults faults;
  if (!frame_bytes) faults = frame_bytes.faults();
  if (!allocation_bytes)
    faults.insert(faults.end(), allocation_bytes.faults().begin(), allocation_bytes.faults().end());
  if (!faults.empty()) return faults;
  auto frame = read_frame(*frame_bytes, arguments.frame);
  auto allocation = read_allocation(*allocation_bytes, arguments.allocation);
  if (!frame) faults = frame.faults();
  if (!allocation)
    faults.insert(faults.end(), allocation.faults().begin(), allocation.faults().end());
  if (!faults.empty()) return faults;
  return Inputs{*std::move(frame), *std::move(allocation),
                inputs_of(*frame_bytes, *allocation_bytes)};
}

int run_commit(const Arguments& arguments) {
  std::optional<std::string> rule;
  if (!arguments.beacon_rule.empty()) rule = arguments.beacon_rule;
  if (rule)
    if (const auto sound = check_beacon_text(*rule, "--beacon-rule"); !sound)
      return report(sound.faults());
  const auto inputs = read_inputs(arguments);
  if (!inputs) return report(inputs.faults());
  // A commitment to what cannot be drawn would bind nobody: any key shows whether it can.
  if (const auto drawn = draw_sample(inputs->frame, inputs->allocation, Bytes32{}); !drawn)
    return report(drawn.faults());
  // A second commitment in place of the first would be a second try.
  const fs::path folder = arguments.out;
  for (const char* name : {kSecret, kCommitment}) {
    std::error_code error;
    if (fs::exists(fs::symlink_status(folder / name, error)))
      return report({usage(
          "--out: " + (folder / name).string() + " is there already, and a commitment is made once",
          "a folder without one")});
  }
  // A ledger that cannot be opened is known before there is a commitment.
  std::optional<Desk> desk;
  if (!arguments.ledger.empty()) {
    auto opened = open_desk({arguments.ledger, arguments.key});
    if (!opened) return report(opened.faults());
    desk.emplace(*std::move(opened));
  }
  const auto seed = new_seed();
  if (!seed) return report(seed.faults());
  const Commitment commitment = commit(*seed, inputs->digests, rule);
  const std::string json = commitment_json(commitment);
  if (const auto written = write_commitment(folder, seed_text(*seed), json); !written)
    return report(written.faults());
  std::string receipt;
  if (desk) {
    const auto recorded = desk->ledger.commit_draw(desk->signer(), json, arguments.out);
    if (!recorded) return report(recorded.faults());
    receipt = receipt_text(*recorded, false);
  }
  if (arguments.json) return print(json);
  std::string text =
      "commitment " + hex(commitment.commitment) + "\n" + "Publish " +
      (folder / kCommitment).string() +
      " with the frame and the allocation before anything is selected. Keep " +
      (folder / kSecret).string() +
      (rule ? " secret until the beacon has appeared" : " secret until you reveal it") +
      ", and do not lose it.\n";
  if (!rule)
    text +=
        "No beacon rule: nobody can tell whether other seeds were tried before this one "
        "(--beacon-rule).\n";
  return print(text + receipt);
}

std::string as_table(const Selection& selection) {
  constexpr std::size_t kName = 40;
  constexpr std::size_t kNumber = 14;
  const auto row = [](std::string_view period, std::string_view stratum,
                      std::string_view population, std::string_view psus, std::string_view units) {
    return padded_right(period, 8) + padded_right(cut(stratum, kName), kName) +
           padded_left(population, kNumber) + padded_left(psus, kNumber) +
           padded_left(units, kNumber) + "\n";
  };
  std::string text = row("period", "stratum", "PSUs in frame", "selected", "units");
  for (const DrawnStratum& stratum : selection.strata) {
    std::uint64_t units = 0;
    for (const DrawnPsu& psu : stratum.psus) units += psu.taken;
    text += row(stratum.period.text(), stratum.name, std::to_string(stratum.population),
                std::to_string(stratum.psus.size()), std::to_string(units));
  }
  return text +
         row("all", "", "", std::to_string(selection.psus()), std::to_string(selection.units()));
}

int run_reveal(const Arguments& arguments) {
  const auto commitment_text = read_all(arguments.commitment, arguments.commitment);
  const auto secret_text = read_all(arguments.secret, arguments.secret);
  Faults faults;
  if (!commitment_text) faults = commitment_text.faults();
  if (!secret_text)
    faults.insert(faults.end(), secret_text.faults().begin(), secret_text.faults().end());
  if (!faults.empty()) return report(faults);
  const auto commitment = read_commitment(*commitment_text, arguments.commitment);
  if (!commitment) return report(commitment.faults());
  const auto seed = read_seed(*secret_text, arguments.secret);
  if (!seed) return report(seed.faults());

  // A beacon that was not announced could be picked, which is worse than none.
  DrawRecord record{*commitment, {}, *seed};
  if (!arguments.beacon.empty()) record.beacon = arguments.beacon;
  if (record.beacon && !commitment->beacon_rule)
    return report({usage("--beacon: the commitment announced none", "no --beacon")});
  if (!record.beacon && commitment->beacon_rule)
    return report(
        {usage("no --beacon", "what the commitment announced: " + *commitment->beacon_rule)});
  if (record.beacon)
    if (const auto sound = check_beacon_text(*record.beacon, "--beacon"); !sound)
      return report(sound.faults());

  const auto inputs = read_inputs(arguments);
  if (!inputs) return report(inputs.faults());
  FaultLog differences;
  const auto selection =
      recompute_draw(record, *commitment, {arguments.secret, arguments.commitment}, inputs->frame,
                     inputs->allocation, inputs->digests, differences);
  if (!selection) return report(differences.all(arguments.secret));
  const std::string json = draw_json(record);
  const auto written = write_files(
      arguments.out, {{"draw.json", json}, {"selection.csv", selection_csv(*selection)}});
  if (!written) return report(written.faults());
  return print(arguments.json ? json : as_table(*selection));
}

}  // namespace

void add_draw(CLI::App& program, int& status) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand(
      "draw", "Select PSUs and units so that nobody can say that one was picked");
  command->require_subcommand(1);
  CLI::App* commit =
      command->add_subcommand("commit", "Make a secret seed and the commitment to publish");
  CLI::App* reveal =
      command->add_subcommand("reveal", "Reveal the seed and select what follows from it");
  for (CLI::App* each : {commit, reveal}) {
    each->add_option("--frame", arguments->frame, "CSV: period,stratum,psu,units")->required();
    each->add_option("--allocation", arguments->allocation,
                     "CSV: period,stratum,psus,units_per_psu")
        ->required();
    each->add_option("--out", arguments->out,
                     each == commit ? "Folder for secret.txt and commitment.json"
                                    : "Folder for draw.json and selection.csv")
        ->required();
    each->add_flag(
        "--json", arguments->json,
        each == commit ? "commitment.json on standard output" : "draw.json on standard output");
  }
  commit->add_option("--beacon-rule", arguments->beacon_rule,
                     "Which public randomness, not known yet, will join the seed (recommended)");
  CLI::Option* ledger =
      commit->add_option("--ledger", arguments->ledger, "Record the commitment in this ledger");
  CLI::Option* key =
      commit->add_option("--key", arguments->key, "Your key file")->envname("SETPOINT_KEY");
  ledger->needs(key);
  reveal->add_option("--secret", arguments->secret, "secret.txt")->required();
  reveal->add_option("--commitment", arguments->commitment, "commitment.json")->required();
  reveal->add_option("--beacon", arguments->beacon,
                     "What the announced public randomness came to, exactly as published");
  commit->callback([arguments, &status] { status = run_commit(*arguments); });
  reveal->callback([arguments, &status] { status = run_reveal(*arguments); });
}

}  // namespace setpoint::cli
