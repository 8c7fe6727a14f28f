// Suppression at the size of the country: 3,143 counties in 51 states, 12 months with their year,
// states, the nation and 33 areas of some 570 counties, protected and attacked. Deaths are made up:
// county sizes spread over four powers of ten, the months of each drawn around its share of 75,000
// deaths a year; then of 1,500,000, where most counts can be shown and complements are many; then
// with six areas of counties in every state, which bind the whole country together. The argument is
// the number of months (default 12: the year as well).
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

#include "setpoint/disclosure/attack.h"
#include "setpoint/disclosure/death_tables.h"
#include "setpoint/disclosure/protect.h"
#include "timing.h"

namespace {

using namespace setpoint;

class Choices {
 public:
  double uniform() {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<double>(state_ >> 11U) / 9007199254740992.0;
  }

 private:
  std::uint64_t state_ = 2024;
};

double seconds(const char* what, std::chrono::steady_clock::time_point from) {
  const double took =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
  std::printf("%-52s %10.2f s\n", what, took);
  std::fflush(stdout);
  return took;
}

struct Country {
  CountRecords records;
  AreaParts areas;
};

Country make_country(int months, double deaths, bool spread) {
  constexpr int kCounties = 3143;
  Choices choices;
  std::vector<const State*> all;
  for (const State& state : states())
    if (state.letters != "PR" && state.letters != "VI" && state.letters != "GU" &&
        state.letters != "AS" && state.letters != "MP")
      all.push_back(&state);
  struct County {
    std::string fips;
    std::string state;
    double deaths_a_year;
    std::string area;
  };
  std::vector<County> counties;
  double sum = 0;
  for (int k = 0; k < kCounties; ++k) {
    const State& state = *all[static_cast<std::size_t>(k) % all.size()];
    const int number = 2 * (k / static_cast<int>(all.size())) + 1;
    char fips[6];
    std::snprintf(fips, sizeof fips, "%s%03d", std::string(state.fips).c_str(), number);
    double size = 1;
    for (double power = 4 * choices.uniform() * choices.uniform(); power > 0; power -= 0.01)
      size *= 1.0232929922807541;
    // Some 570 counties; an area lies in one state or in two.
    const auto state_number = static_cast<std::size_t>(k) % all.size();
    std::string area;
    if (spread) {
      if (k % 11 < 2) area = "A" + std::to_string(10 + k % 33);
    } else if ((number / 2) % 11 < 2) {
      area = "A" + std::to_string(10 + state_number * 33 / all.size());
    }
    counties.push_back({fips, std::string(state.letters), size, area});
    sum += size;
  }
  Country made;
  const auto key = [](const std::string& place, int month, int length) {
    return CountKey{"deaths", place, Month{2024, month}, length, Cause::synthetic_opioids, {}};
  };
  std::map<CountKey, std::int64_t> counts;
  for (const County& county : counties) {
    const double mean = deaths * county.deaths_a_year / sum / 12;
    for (int month = 1; month <= months; ++month) {
      // Near enough to a Poisson draw: half of the mean and four uniforms of it.
      double left = mean;
      std::int64_t count = 0;
      while (left > 0) {
        const double part = left < 1 ? left : 1;
        if (choices.uniform() < part) ++count;
        left -= 1;
      }
      count = static_cast<std::int64_t>(static_cast<double>(count) * (0.5 + choices.uniform()));
      for (const int length : {1, 12}) {
        const int ending = length == 1 ? month : 12;
        if (length == 12 && months != 12) continue;
        counts[key(county.fips, ending, length)] += count;
        counts[key(county.state, ending, length)] += count;
        counts[key("US", ending, length)] += count;
        if (county.area.empty()) continue;
        counts[key(county.area, ending, length)] += count;
        auto& parts = made.areas[key(county.area, ending, length)];
        if (parts.empty() || parts.back() != county.fips) parts.push_back(county.fips);
      }
    }
  }
  for (const auto& [each, count] : counts) {
    CountRecord record;
    record.count = count;
    made.records.emplace(each, record);
  }
  return made;
}

void run(int months, double deaths, bool spread) {
  const SuppressionRule rule;
  std::printf("%d months, %.0f deaths a year%s\n", months, deaths,
              spread ? ", areas across all states" : "");
  auto from = std::chrono::steady_clock::now();
  const Country country = make_country(months, deaths, spread);
  const auto made = death_tables(country.records, country.areas, rule);
  if (!made) bench::stop(made.faults().front().text());
  std::printf("%zu counts, %zu sums, %zu notes\n", made->tables.cells().size(),
              made->tables.relations().size(), made->notes.size());
  seconds("made", from);
  from = std::chrono::steady_clock::now();
  const auto safe = protect(made->tables, rule);
  if (!safe) bench::stop(safe.faults().front().text());
  seconds("protected, the attack on the result included", from);
  std::printf("small %zu, withheld for others %zu (%.2f %% of the rest; %.2f %% by weight)\n",
              safe->primary, safe->secondary,
              100.0 * static_cast<double>(safe->secondary) /
                  static_cast<double>(safe->offered - safe->primary),
              100.0 * safe->weight_lost / safe->weight_offered);
  std::printf("leaks %zu, of them recovered %zu, undecided %zu; linear programs %zu\n",
              safe->attack.leaks.size(), safe->attack.count(Hiding::recovered),
              safe->attack.count(Hiding::undecided), safe->attack.programs);
  from = std::chrono::steady_clock::now();
  const AttackReport blind = attack(made->tables, safe->showing, {}, rule);
  seconds("attacked by who knows the mark only", from);
  std::printf("leaks %zu; linear programs %zu\n", blind.leaks.size(), blind.programs);
}

}  // namespace

int main(int argc, char** argv) {
  const int months = argc > 1 ? std::atoi(argv[1]) : 12;
  run(1, 75000, false);
  if (months > 1) run(months, 75000, false);
  run(months, 1500000, false);
  run(months, 75000, true);
  return 0;
}
