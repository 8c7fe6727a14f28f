#include "setpoint/core/random.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace setpoint {
namespace {

using Counter = std::array<std::uint32_t, 4>;
using Key = std::array<std::uint32_t, 2>;

// Philox4x32-10 written from Salmon et al. 2011, section 3.3, apart from the library in use.
Counter philox(Counter counter, Key key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t first = std::uint64_t{0xD2511F53} * counter[0];
    const std::uint64_t second = std::uint64_t{0xCD9E8D57} * counter[2];
    const auto high = [](std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32); };
    const auto low = [](std::uint64_t x) { return static_cast<std::uint32_t>(x); };
    counter = {high(second) ^ counter[1] ^ key[0], low(second), high(first) ^ counter[3] ^ key[1],
               low(first)};
    key[0] += 0x9E3779B9;
    key[1] += 0xBB67AE85;
  }
  return counter;
}

// The next output of SplitMix64 in the given state.
std::uint64_t split_mix(std::uint64_t state) {
  std::uint64_t z = state + 0x9E3779B97F4A7C15ULL;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

// The known answers published with Random123 (kat_vectors, philox4x32 10).
TEST(Philox, ReferenceGivesThePublishedAnswers) {
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}),
            (Counter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  constexpr std::uint32_t kOnes = 0xffffffff;
  EXPECT_EQ(philox({kOnes, kOnes, kOnes, kOnes}, {kOnes, kOnes}),
            (Counter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Counter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Stream, IsPhiloxOfNameDrawAndBlock) {
  for (const std::uint64_t seed : {0ULL, 1ULL, 0x299f31d0a4093822ULL, ~0ULL}) {
    for (const char* text : {"", "passthrough", "elasticity/CA"}) {
      for (const std::uint32_t draw : {0U, 1U, 77U, 0xffffffffU}) {
        const StreamName name(text);
        Stream stream(Seed{seed}, name, draw);
        for (std::uint32_t block = 0; block < 5; ++block) {
          const Counter expected =
              philox({static_cast<std::uint32_t>(name.value()),
                      static_cast<std::uint32_t>(name.value() >> 32), draw, block},
                     {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
          for (const std::uint32_t word : expected) {
            ASSERT_EQ(stream.bits(), word) << text << " " << draw << " " << block;
          }
        }
      }
    }
  }
}

TEST(StreamName, IsFnv1aFinishedBySplitMix) {
  // The known first outputs of SplitMix64 from the states 0 and 1234567.
  ASSERT_EQ(split_mix(0), 0xe220a8397b1dcdafULL);
  ASSERT_EQ(split_mix(1234567), 6457827717110365317ULL);
  // FNV-1a of 64 bits, from the test vectors of its authors.
  EXPECT_EQ(StreamName("").value(), split_mix(0xcbf29ce484222325ULL));
  EXPECT_EQ(StreamName("a").value(), split_mix(0xaf63dc4c8601ec8cULL));
  EXPECT_EQ(StreamName("foobar").value(), split_mix(0x85944171f73967e8ULL));
}

TEST(StreamName, DifferentThingsHaveDifferentNames) {
  std::set<std::uint64_t> seen;
  std::size_t count = 0;
  for (int i = 0; i < 1000; ++i) {
    const StreamName name("parameter/" + std::to_string(i));
    seen.insert(name.value());
    ++count;
    for (std::uint64_t j = 0; j < 50; ++j) {
      seen.insert(name.at(j).value());
      seen.insert(name.at(j).at(i == 0 ? j + 1 : j).value());
      count += 2;
    }
  }
  EXPECT_EQ(seen.size(), count);
}

TEST(StreamName, OrderOfIndicesMatters) {
  const StreamName name("flow");
  EXPECT_NE(name.at(1).at(2).value(), name.at(2).at(1).value());
  EXPECT_EQ(name.at(1).at(2).value(), StreamName("flow").at(1).at(2).value());
}

TEST(Stream, UniformIsFiftyTwoBitsOfTwoWords) {
  Stream words(Seed{5}, StreamName("u"), 3);
  Stream uniforms(Seed{5}, StreamName("u"), 3);
  for (int i = 0; i < 10000; ++i) {
    const std::uint64_t first = words.bits();
    const std::uint64_t second = words.bits();
    const std::uint64_t k = ((first << 32) | second) >> 12;
    const double u = uniforms.uniform();
    // 2u = (2k + 1) / 2^52, recovered exactly.
    ASSERT_EQ(static_cast<std::uint64_t>(u * 0x1p53), 2 * k + 1);
    ASSERT_GT(u, 0.0);
    ASSERT_LT(u, 1.0);
  }
}

TEST(Stream, UniformsFillTheIntervalEvenly) {
  constexpr int kCells = 1000;
  constexpr int kDraws = 1000000;
  std::vector<int> counts(kCells, 0);
  Stream stream(Seed{1}, StreamName("even"), 0);
  double sum = 0.0;
  double squares = 0.0;
  for (int i = 0; i < kDraws; ++i) {
    const double u = stream.uniform();
    ++counts[static_cast<std::size_t>(u * kCells)];
    sum += u - 0.5;
    squares += (u - 0.5) * (u - 0.5) - 1.0 / 12.0;
  }
  double chi_square = 0.0;
  for (const int count : counts) {
    const double difference = count - static_cast<double>(kDraws) / kCells;
    chi_square += difference * difference / (static_cast<double>(kDraws) / kCells);
  }
  EXPECT_LT(std::abs(chi_square - (kCells - 1)) / std::sqrt(2.0 * (kCells - 1)), 4.0);
  EXPECT_LT(std::abs(sum) / std::sqrt(kDraws / 12.0), 4.0);
  EXPECT_LT(std::abs(squares) / std::sqrt(kDraws / 180.0), 4.0);
}

// The correlation of two streams, in its standard errors.
double correlation(Stream a, Stream b, int n) {
  double sum = 0.0;
  for (int i = 0; i < n; ++i) {
    sum += (a.uniform() - 0.5) * (b.uniform() - 0.5);
  }
  return std::abs(sum) * 12.0 / std::sqrt(n);
}

TEST(Stream, StreamsAreUncorrelated) {
  const Seed seed{1};
  const StreamName name("elasticity");
  constexpr int kDraws = 100000;
  EXPECT_LT(correlation({seed, name, 0}, {seed, name, 1}, kDraws), 4.0);
  EXPECT_LT(correlation({seed, name, 0}, {seed, StreamName("elasticitz"), 0}, kDraws), 4.0);
  EXPECT_LT(correlation({seed, name.at(0), 0}, {seed, name.at(1), 0}, kDraws), 4.0);
  EXPECT_LT(correlation({seed, name, 0}, {Seed{2}, name, 0}, kDraws), 4.0);
  // The same measure does see a stream correlated with itself.
  EXPECT_GT(correlation({seed, name, 0}, {seed, name, 0}, kDraws), 100.0);
}

TEST(Stream, FirstNumbersOfSuccessiveDrawsAreUncorrelated) {
  // What a Monte Carlo run takes: one number of each draw, of two parameters.
  constexpr std::uint32_t kDraws = 100000;
  double within = 0.0;
  double across = 0.0;
  double before = 0.0;
  for (std::uint32_t draw = 0; draw < kDraws; ++draw) {
    const double a = Stream(Seed{1}, StreamName("a"), draw).uniform() - 0.5;
    const double b = Stream(Seed{1}, StreamName("b"), draw).uniform() - 0.5;
    across += a * b;
    within += a * before;
    before = a;
  }
  EXPECT_LT(std::abs(within) * 12.0 / std::sqrt(kDraws), 4.0);
  EXPECT_LT(std::abs(across) * 12.0 / std::sqrt(kDraws), 4.0);
}

// Any change here changes every simulated result on record.
TEST(Stream, BitsAreFixed) {
  Stream stream(Seed{1}, StreamName("golden"), 7);
  const std::array<std::uint32_t, 6> expected{0x4f691df3, 0x524032b9, 0x144bff1f,
                                              0xe2db303e, 0x6150ff6a, 0xeb2f230b};
  for (const std::uint32_t word : expected) {
    EXPECT_EQ(stream.bits(), word);
  }
  EXPECT_EQ(StreamName("golden").at(3).value(), 0xa1844af40960caeULL);
  EXPECT_EQ(Stream(Seed{42}, StreamName("golden").at(3), 0).uniform(), 0x1.3c749b21667f6p-2);
}

}  // namespace
}  // namespace setpoint
