// Deaths that are reported late, with a delay that is known because it is made up.
//
// Each death of a month is in the release of its own month with chance p, else in the next with
// chance p, and so on; in the twelfth all are in. p varies from place to place and from month to
// month (a normal number on the scale of its logit), and may drift from the first month to the
// last. So counts are incomplete by more than chance alone, as real ones are.
#pragma once

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "region/regional_rows.h"
#include "setpoint/core/distribution.h"
#include "setpoint/region/month_count.h"

namespace setpoint::test {

struct TriangleScenario {
  double first_chance = 0.45;  // p at the first month
  double last_chance = 0.45;   // at the last
  double place_spread = 0.2;   // standard deviation of logit p between places
  double month_spread = 0.15;  // between months of a place
  double slow_chance = 0;      // p of the first place, where above 0
};

struct Triangle {
  RegionalTables tables;
  // By place and month, from 2018-01.
  std::vector<std::vector<double>> truth;
};

inline constexpr int kTriangleMonths = 54;
inline constexpr int kTriangleFirstRelease = 18;
inline constexpr int kTriangleDelay = 12;
inline constexpr int kTriangleStart = 2018 * 12;
inline constexpr std::array kTrianglePlaces = {"AL", "AR", "AZ", "CA", "CO", "CT", "FL",
                                               "GA", "IL", "IN", "KY", "MA", "MD", "MI",
                                               "NC", "NJ", "OH", "PA", "TX", "WV"};

inline double logit(double p) {
  return std::log(p / (1 - p));
}

inline Triangle reporting_triangle(const TriangleScenario& scenario, std::uint64_t seed) {
  Triangle triangle;
  RegionalRows rows;
  // known[place][month][age]
  std::vector<std::vector<std::array<double, kTriangleDelay + 1>>> known;
  for (std::size_t i = 0; i < kTrianglePlaces.size(); ++i) {
    Stream stream(Seed{seed}, StreamName("triangle").at(i), 0);
    const double mean = 40 * std::exp(1.5 * stream.uniform());
    const double place_part = scenario.place_spread * draw_normal(stream);
    known.emplace_back();
    triangle.truth.emplace_back();
    for (int month = 0; month < kTriangleMonths; ++month) {
      const double season = 1 + 0.3 * std::sin(month / 9.0);
      auto left = static_cast<double>(draw_poisson(stream, mean * season));
      triangle.truth.back().push_back(left);
      const double share = month / static_cast<double>(kTriangleMonths - 1);
      double center = logit(scenario.first_chance) * (1 - share) +
                      logit(scenario.last_chance) * share + place_part;
      if (i == 0 && scenario.slow_chance > 0) center = logit(scenario.slow_chance);
      const double month_part = scenario.month_spread * draw_normal(stream);
      const double p = 1 / (1 + std::exp(-center - month_part));
      std::array<double, kTriangleDelay + 1> in{};
      double sum = 0;
      for (int age = 0; age <= kTriangleDelay; ++age) {
        const double more =
            age == kTriangleDelay
                ? left
                : static_cast<double>(draw_binomial(stream, static_cast<std::uint64_t>(left), p));
        left -= more;
        sum += more;
        in[static_cast<std::size_t>(age)] = sum;
      }
      known.back().push_back(in);
    }
  }
  for (int last = kTriangleFirstRelease; last < kTriangleMonths; ++last) {
    rows.release(month_of_number(kTriangleStart + last));
    for (std::size_t i = 0; i < kTrianglePlaces.size(); ++i)
      for (int month = 0; month <= last; ++month) {
        const auto age = static_cast<std::size_t>(std::min(last - month, kTriangleDelay));
        rows.deaths(kTrianglePlaces[i], month_of_number(kTriangleStart + month),
                    known[i][static_cast<std::size_t>(month)][age], 1);
      }
  }
  triangle.tables = rows.sorted();
  return triangle;
}

}  // namespace setpoint::test
