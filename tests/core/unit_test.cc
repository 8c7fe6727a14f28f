#include "setpoint/core/unit.h"

#include <gtest/gtest.h>

#include <concepts>
#include <type_traits>

namespace setpoint {
namespace {

template <class A, class B>
concept Addable = requires(A a, B b) {
  a + b;
};

static_assert(Addable<Kilograms, Kilograms>);
static_assert(!Addable<Kilograms, Deaths>);
static_assert(!Addable<Dollars, double>);
static_assert(!Addable<Dollars, DollarsPerDeath>);
static_assert(!std::convertible_to<double, Dollars>);
static_assert(std::is_same_v<decltype(Deaths(1) * DollarsPerDeath(1)), Dollars>);
static_assert(std::is_same_v<decltype(Dollars(1) / Entries(1)), DollarsPerEntry>);
static_assert(std::is_same_v<decltype(Dollars(1) / Dollars(1)), Fraction>);

TEST(Unit, ProductsAndQuotientsKeepValues) {
  EXPECT_EQ((Deaths(3) * DollarsPerDeath(2)).value(), 6);
  EXPECT_EQ((Dollars(6) / Entries(4)).value(), 1.5);
  EXPECT_LT(Kilograms(1), Kilograms(2));
}

}  // namespace
}  // namespace setpoint
