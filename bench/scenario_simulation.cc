// How often the rule gives the row that is true, by simulation: the scenarios of the synthetic
// programme, each generated, read, determined twice and compared, over many seeds. Tables in
// Markdown; script/scenarios makes docs/scenarios.md of them.
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "scenario_counts.h"

namespace setpoint::bench {
namespace {

constexpr std::uint32_t kSeeds = 200;

void print(const std::string& text) {
  std::fputs(text.c_str(), stdout);
  std::fflush(stdout);
}

std::string share_text(std::uint64_t count, std::uint64_t of) {
  const double p = static_cast<double>(count) / static_cast<double>(of);
  return fixed(100.0 * p, 1) + " ± " +
         fixed(100.0 * std::sqrt(p * (1.0 - p) / static_cast<double>(of)), 1);
}

using Tallies = std::array<Tally, kSizes.size()>;

bool simulated(const Trial& trial, std::size_t size) {
  return size < trial.end;
}

// A cell for each size; what was not simulated is left out.
template <class Text>
std::string by_size(const Trial& trial, const Tallies& tallies, const Text& text) {
  std::string cells;
  for (std::size_t s = 0; s < kSizes.size(); ++s)
    cells += " | " + (simulated(trial, s) ? text(tallies[s]) : std::string("not simulated"));
  return cells + " |\n";
}

std::string units_text(const Trial& trial, std::size_t size) {
  return std::to_string(static_cast<std::uint64_t>(kSizes[size] * as_double(trial.plan.units)));
}

void plan_table(const std::vector<Trial>& all, const PilotOf& of) {
  print(
      "\n## The planned samples\n\n| scenario | movements that the rows need | one-sided level of "
      "each | power of each | finds needed before | units inspected, both windows |\n"
      "|---|---|--:|--:|--:|--:|\n");
  for (const Trial& trial : all) {
    std::string movements;
    std::string finds;
    for (std::size_t i = 0; i < trial.wanted.size(); ++i) {
      const Wanted& one = trial.wanted[i];
      const std::string separator = i == 0 ? "" : ", ";
      movements += separator + std::string(name(one.form)) + " " + (one.change > 0 ? "+" : "") +
                   fixed(100.0 * one.change, 0) + " %";
      finds += separator + fixed(trial.plan.finds[i], 0);
    }
    print("| " + title(trial) + " | " + movements + " | " + fixed(trial.plan.alpha, 4) + " | " +
          fixed(trial.plan.power, 3) + " | " + finds + " | " + units_text(trial, 1) + " |\n");
  }
  print("\nv, from the pilots: " + fixed(of.error_of_find[0], 2) + " for pills, " +
        fixed(of.error_of_find[1], 2) + " for powder, " + fixed(of.error_of_find[2], 2) +
        " for adulterant.\n");
}

void main_table(const std::vector<Trial>& all, const std::vector<Tallies>& tallies) {
  print("\n## The rows\n\nPer cent of " + std::to_string(kSeeds) +
        " seeds in which **every** expected row is there, ± one standard error of the simulation.\n"
        "\n| scenario | what is true | expected rows | finds from MX before, planned | a third | "
        "planned | three times |\n|---|---|---|--:|--:|--:|--:|\n");
  for (std::size_t i = 0; i < all.size(); ++i)
    print("| " + title(all[i]) + " | " + all[i].truth + " | " + rows_text(all[i]) + " | " +
          (simulated(all[i], 1) ? fixed(as_double(tallies[i][1][kFindsBefore]) / kSeeds, 0) : "") +
          by_size(all[i], tallies[i],
                  [](const Tally& of) { return share_text(of[kAsExpected], kSeeds); }));
}

void row_tables(const std::vector<Trial>& all, const std::vector<Tallies>& tallies) {
  for (std::size_t s = 0; s < kSizes.size(); ++s) {
    print("\n### Row by row, " + std::string(kSizeNames[s]) +
          "\n\nPer cent of seeds by row of the rule; the last column: not liable.\n\n"
          "| scenario | country, outcome | expected");
    for (int row = 0; row < 9; ++row) print(" | " + std::to_string(row));
    print(" | - |\n|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!simulated(all[i], s)) continue;
      for (std::size_t e = 0; e < all[i].expected.size(); ++e) {
        const Expected& expected = all[i].expected[e];
        print("| " + title(all[i]) + " | " + expected.country + " " +
              std::string(name(expected.outcome)) + " | " + rows_text(expected));
        for (std::size_t row = 0; row < kRows; ++row)
          print(" | " + fixed(percent(tallies[i][s][kFirstRow + e * kRows + row], kSeeds), 1));
        print(" |\n");
      }
    }
  }
}

void noise_table(const std::vector<Trial>& all, const std::vector<Tallies>& tallies) {
  print(
      "\n## Calls where nothing changed\n\nPer cent of determinations of `steady` in which any "
      "flow "
      "is said to have improved or worsened, or any deaths to have fallen or risen, ± one standard "
      "error. The stated error is 10 %. *By the population*: without the calls that are true of "
      "what the population happened to hold.\n\n| scenario | size | units inspected | any call | "
      "by the population | within the stated error, and two standard errors |\n"
      "|---|---|--:|--:|--:|---|\n");
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].scenario != Scenario::steady) continue;
    for (std::size_t s = 0; s < all[i].end; ++s) {
      const Tally& of = tallies[i][s];
      const double p = as_double(of[kAnyCall]) / kSeeds;
      const bool within = p <= kAlpha + 2.0 * std::sqrt(p * (1.0 - p) / kSeeds);
      print("| " + title(all[i]) + " | " + kSizeNames[s] + " | " + units_text(all[i], s) + " | " +
            share_text(of[kAnyCall], kSeeds) + " | " + share_text(of[kAnyUntrue], kSeeds) + " | " +
            (within ? "yes" : "**no**") + " |\n");
    }
  }
}

void false_table(const std::vector<Trial>& all, const std::vector<Tallies>& tallies) {
  const auto share = [](const Tally& of) {
    return fixed(1e-4 * as_double(of[kFalseShare]) / kSeeds, 1) + " (" +
           fixed(1e-4 * as_double(of[kUntrueShare]) / kSeeds, 1) + ") of " +
           fixed(as_double(of[kCalls]) / kSeeds, 2);
  };
  print(
      "\n## False calls among calls\n\nWhere something did change: the share of false calls among "
      "the calls of a determination (0 where there is none), mean over the seeds, in per cent; in "
      "brackets, without those that are true of the population; and the mean number of calls. The "
      "procedure of Benjamini and Hochberg bounds it by 10 %.\n\n| scenario | a third | planned | "
      "three times |\n|---|--:|--:|--:|\n");
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].scenario != Scenario::steady)
      print("| " + title(all[i]) + by_size(all[i], tallies[i], share));
}

void held_table(const std::vector<Trial>& all, const std::vector<Tallies>& tallies) {
  print(
      "\n## Proportionality\n\nComponents of adjustments and tolls (country and outcome) on hold, "
      "over all seeds and sizes; those whose full rate is min(previous, upper limit of the "
      "target's "
      "interval), to 1e-12 of it; and those that this limit lowered.\n\n"
      "| scenario | on hold | as stated | lowered |\n|---|--:|--:|--:|\n");
  for (std::size_t i = 0; i < all.size(); ++i) {
    Counts<3> sum{};
    for (const Tally& of : tallies[i]) {
      sum[0] += of[kHeld];
      sum[1] += of[kProportionate];
      sum[2] += of[kLowered];
    }
    print("| " + title(all[i]) + " | " + std::to_string(sum[0]) + " | " + std::to_string(sum[1]) +
          " | " + std::to_string(sum[2]) + " |\n");
  }
}

}  // namespace
}  // namespace setpoint::bench

int main() {
  using namespace setpoint;
  using namespace setpoint::bench;
  const Policy policy = sound(Policy::read(std::nullopt, {}));
  const PilotOf few = pilot(policy, kFew);
  const PilotOf many = pilot(policy, kMany);
  std::vector<Trial> all = trials();
  for (Trial& trial : all) {
    // A fall and a rise of every country and outcome, and of the deaths of every outcome.
    const double tests = 2.0 * static_cast<double>((trial.countries + 1) * kOutcomes.size());
    trial.plan =
        plan_size(trial.countries == kFew ? few : many, trial.wanted, trial.true_movements, tests);
  }
  std::vector<Tallies> tallies;
  for (const Trial& trial : all) {
    Tallies& of = tallies.emplace_back();
    for (std::size_t s = 0; s < trial.end; ++s) {
      const auto units = static_cast<std::uint64_t>(kSizes[s] * as_double(trial.plan.units));
      of[s] = tally<kCounted>(
          kSeeds, [&](std::uint32_t run, Tally& add) { simulate(trial, policy, units, run, add); });
    }
  }
  main_table(all, tallies);
  noise_table(all, tallies);
  false_table(all, tallies);
  held_table(all, tallies);
  plan_table(all, few);
  row_tables(all, tallies);
}
