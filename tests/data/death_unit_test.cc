#include "setpoint/data/death_unit.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace setpoint {
namespace {

// Whether a figure is one of deaths follows from its unit, and from nothing else.
TEST(DeathUnit, IsACountARateOrRefused) {
  using Of = DeathUnit::Of;
  EXPECT_EQ(death_unit("deaths").of, Of::count);
  for (const auto& [unit, per] : std::vector<std::pair<std::string, double>>{
           {"deaths per 100,000", 100'000},
           {"deaths per 100000", 100'000},
           {"deaths per 1,000 people", 1'000},
           {"deaths per 1000000 person-years", 1'000'000}}) {
    EXPECT_EQ(death_unit(unit).of, Of::rate) << unit;
    EXPECT_EQ(death_unit(unit).per, per) << unit;
  }
  for (const char* unit : {"Deaths", "death", "overdose deaths", "deaths a year", " deaths",
                           "deaths per million", "deaths per 0", "deaths per 10,00",
                           "deaths per -5", "DEATHS PER 100,000", "share of deaths", "deaths per "})
    EXPECT_EQ(death_unit(unit).of, Of::unclear) << unit;
  for (const char* unit : {"people", "1", "visits", "ratio", "share of people", "reports"})
    EXPECT_EQ(death_unit(unit).of, Of::other) << unit;
}

}  // namespace
}  // namespace setpoint
