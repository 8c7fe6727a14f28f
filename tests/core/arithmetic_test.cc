#include "setpoint/core/arithmetic.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstring>
#include <vector>

#include "setpoint/core/random.h"

namespace setpoint {
namespace {

double on(Operation operation, std::vector<double> x) {
  return apply(operation, std::span<const double>(x));
}

TEST(Arithmetic, EachOperation) {
  EXPECT_EQ(on(Operation::sum, {1, 2, 4}), 7);
  EXPECT_EQ(on(Operation::sum, {5}), 5);
  EXPECT_EQ(on(Operation::difference, {1, 4}), -3);
  EXPECT_EQ(on(Operation::product, {2, 3, 4}), 24);
  EXPECT_EQ(on(Operation::quotient, {1, 4}), 0.25);
  EXPECT_EQ(on(Operation::minimum, {3, 2}), 2);
  EXPECT_EQ(on(Operation::maximum, {3, 2}), 3);
  EXPECT_NEAR(on(Operation::power, {1.21, 0.5}), 1.1, 1e-15);
  EXPECT_NEAR(on(Operation::round_half_up, {0.01234, 0.0001}), 0.0123, 1e-18);
  EXPECT_EQ(on(Operation::point, {6}), 6);
}

TEST(Arithmetic, ZeroOverZeroIsZeroAndOneOverZeroIsInfinite) {
  EXPECT_EQ(on(Operation::quotient, {0, 0}), 0);
  EXPECT_TRUE(std::isinf(on(Operation::quotient, {1, 0})));
}

// The bytes of every published interval rest on this: blocks give the bits of single numbers.
TEST(Arithmetic, BlocksGiveTheSameBitsAsSingleNumbers) {
  constexpr std::size_t kDraws = kBlock;
  constexpr std::array kOperations = {
      Operation::sum,     Operation::difference, Operation::product, Operation::quotient,
      Operation::minimum, Operation::maximum,    Operation::power,   Operation::round_half_up};
  std::array<std::vector<double>, 3> x;
  for (std::size_t k = 0; k < x.size(); ++k)
    for (std::size_t r = 0; r < kDraws; ++r) {
      Stream stream(Seed{7}, StreamName("arithmetic").at(k), static_cast<std::uint32_t>(r));
      x[k].push_back(stream.uniform() * 3 + 1e-3);
    }
  for (const Operation operation : kOperations) {
    const std::size_t arity =
        operation == Operation::sum || operation == Operation::product ? 3 : 2;
    // Every choice of operands that have one value for all draws, a whole block and a part of one.
    for (unsigned ones = 0; ones < 1U << arity; ++ones)
      for (const std::size_t draws : {kBlock, std::size_t{37}}) {
        std::vector<BlockOperand> operands;
        for (std::size_t k = 0; k < arity; ++k)
          operands.push_back({x[k].data(), (ones >> k & 1U) != 0});
        std::vector<double> out(draws);
        apply(operation, std::span<const BlockOperand>(operands), out);
        for (std::size_t r = 0; r < draws; ++r) {
          std::vector<double> single;
          for (std::size_t k = 0; k < arity; ++k) single.push_back(x[k][operands[k].one ? 0 : r]);
          const double expected = on(operation, single);
          EXPECT_EQ(std::memcmp(&out[r], &expected, sizeof(double)), 0)
              << name(operation) << " at " << r << ", ones " << ones;
        }
      }
  }
}

}  // namespace
}  // namespace setpoint
