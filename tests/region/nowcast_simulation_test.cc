// Nowcasts of generated worlds whose delays and final counts are known.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdio>

#include "region/reporting_triangle.h"
#include "setpoint/region/nowcast.h"

namespace setpoint {
namespace {

using test::place;

// Coverage and bias over generated worlds whose delays are known.
struct Tally {
  std::array<double, test::kTriangleDelay> n{};
  std::array<double, test::kTriangleDelay> inside{};
  std::array<double, test::kTriangleDelay> error{};
  std::array<double, test::kTriangleDelay> reported{};
  double all = 0;
  double covered = 0;
  double slow = 0;  // of the first place
  double slow_covered = 0;

  [[nodiscard]] double coverage() const { return covered / all; }
};

Tally simulate(const test::TriangleScenario& scenario, int worlds) {
  Tally tally;
  RegionSettings settings = test::shipped_policy().settings;
  settings.draws = 400;
  for (int world = 0; world < worlds; ++world) {
    const test::Triangle triangle =
        test::reporting_triangle(scenario, static_cast<std::uint64_t>(world + 1));
    const DeathRecord record(triangle.tables);
    const Nowcaster nowcaster(triangle.tables, record, settings,
                              Seed{static_cast<std::uint64_t>(world + 1)});
    for (std::size_t i = 0; i < test::kTrianglePlaces.size(); ++i)
      for (int age = 0; age < test::kTriangleDelay; ++age) {
        const int month = test::kTriangleMonths - 1 - age;
        const RegionalDeathRow& row =
            *record.at({place(test::kTrianglePlaces[i]), Cause::synthetic_opioids, 1},
                       month_of_number(test::kTriangleStart + month));
        const Nowcast nowcast = nowcaster.of(row);
        if (!nowcast.given()) continue;
        const double truth = triangle.truth[i][static_cast<std::size_t>(month)];
        const auto at = static_cast<std::size_t>(age);
        const bool inside = nowcast.interval.low <= truth && truth <= nowcast.interval.high;
        tally.n[at] += 1;
        tally.inside[at] += inside ? 1 : 0;
        tally.error[at] += nowcast.value / truth - 1;
        tally.reported[at] += *row.reported / truth - 1;
        tally.all += 1;
        tally.covered += inside ? 1 : 0;
        tally.slow += i == 0 ? 1 : 0;
        tally.slow_covered += i == 0 && inside ? 1 : 0;
      }
  }
  return tally;
}

void print(const char* name, const Tally& tally) {
  std::printf("%s: %.0f nowcasts, %.3f covered (standard error %.3f)\n", name, tally.all,
              tally.coverage(), std::sqrt(tally.coverage() * (1 - tally.coverage()) / tally.all));
  for (std::size_t age = 0; age < tally.n.size(); ++age)
    std::printf("  delay %2zu  n %5.0f  covered %.3f  bias %+.2f %%  reported %+.2f %%\n", age,
                tally.n[age], tally.inside[age] / tally.n[age],
                100 * tally.error[age] / tally.n[age], 100 * tally.reported[age] / tally.n[age]);
}

constexpr int kWorlds = 30;

TEST(NowcastSimulation, CoversWhereDelaysStayAsTheyWere) {
  const Tally tally = simulate({}, kWorlds);
  print("steady delays", tally);
  // Whole-number limits cover a little more than asked where little is still to come.
  EXPECT_GT(tally.coverage(), 0.88);
  EXPECT_NEAR(tally.inside[0] / tally.n[0], 0.9, 3 * std::sqrt(0.9 * 0.1 / tally.n[0]) + 0.02);
  EXPECT_LT(std::abs(tally.error[0] / tally.n[0]), 0.02);
  EXPECT_LT(tally.reported[0] / tally.n[0], -0.4);
}

TEST(NowcastSimulation, LearnsASlowState) {
  test::TriangleScenario scenario;
  scenario.slow_chance = 0.2;
  const Tally tally = simulate(scenario, kWorlds);
  print("one slow state", tally);
  const double covered = tally.slow_covered / tally.slow;
  std::printf("  the slow state: %.0f nowcasts, %.3f covered\n", tally.slow, covered);
  EXPECT_GT(covered, 0.8);
  EXPECT_GT(tally.coverage(), 0.87);
}

TEST(NowcastSimulation, FallsShortWhereReportingGetsFaster) {
  test::TriangleScenario scenario;
  scenario.first_chance = 0.3;
  scenario.last_chance = 0.6;
  const Tally tally = simulate(scenario, kWorlds);
  print("reporting gets faster", tally);
  // What was learned is a year old: too much growth is expected. This is a limit of the method.
  EXPECT_GT(tally.error[0] / tally.n[0], 0.05);
  EXPECT_LT(tally.inside[0] / tally.n[0], 0.9);
}

}  // namespace
}  // namespace setpoint
