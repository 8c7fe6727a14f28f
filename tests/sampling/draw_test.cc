// The published method: against an independent program, in its exact properties, and in how often
// it selects what.
#include "setpoint/sampling/draw.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace setpoint {
namespace {

constexpr std::string_view kFrame =
    "period,stratum,psu,units\n"
    "2025Q1,laredo-truck,lane-1,10\n2025Q1,laredo-truck,lane-2,20\n"
    "2025Q1,laredo-truck,lane-3,30\n2025Q1,laredo-truck,lane-4,40\n"
    "2025Q1,laredo-truck,lane-5,50\n2025Q1,laredo-truck,lane-6,60\n"
    "2025Q1,laredo-truck,lane-7,70\n"
    "2025Q1,jfk-mail,\"tray A\",1000\n2025Q1,jfk-mail,\"tray, B\",1000\n"
    "2025Q1,jfk-mail,\"tray \"\"C\"\"\",1000\n2025Q1,jfk-mail,\"tray D\u00e9\",1000\n";
constexpr std::string_view kAllocation =
    "period,stratum,psus,units_per_psu\n2025Q1,laredo-truck,3,4\n2025Q1,jfk-mail,2,3\n";

Bytes32 counting() {
  Bytes32 bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<unsigned char>(i);
  return bytes;
}

std::string drawn_text(const std::optional<std::string>& beacon) {
  const auto frame = read_frame(kFrame, "frame.csv");
  const auto allocation = read_allocation(kAllocation, "allocation.csv");
  const auto selection = draw_sample(*frame, *allocation,
                                     draw_key(counting(), inputs_of(kFrame, kAllocation), beacon));
  return selection_csv(*selection);
}

// The values of these three tests were computed by the Python program of docs/drawing.md (hashlib)
// on the same two files with the seed 00 01 02 ... 1f.
TEST(Draw, HashesAreThoseOfAnIndependentProgram) {
  EXPECT_EQ(hex(DrawMessage()
                    .field("psu")
                    .field("2025Q1")
                    .field("laredo-truck")
                    .field("lane-1")
                    .hash(counting())),
            "e659dd12e769669cfbac6c367fd07100a75deb2a4196c2781fe7f847f34cdb11");
  EXPECT_EQ(hex(DrawMessage().field("a").field("b").hash()),
            "a8e8207a89c64c204a243d3df5a8e6c1bb36ff9a907abb8e7c825bf58e161491");
  // The same bytes in other fields are another message.
  EXPECT_EQ(hex(DrawMessage().field("ab").field("").hash()),
            "3688be978c713d164df72c4ca19e7bfc398eb808d20c66312b1f92c38d3e3cea");
  EXPECT_EQ(modulo(counting(), 1000000007), 751799972U);
  EXPECT_EQ(modulo(counting(), 1), 0U);
}

TEST(Draw, CommitmentsAreThoseOfAnIndependentProgram) {
  const DrawInputs inputs = inputs_of(kFrame, kAllocation);
  EXPECT_EQ(hex(inputs.frame), "1ce7958a4338a604d84e949a11ae8f896892f03132d40357b0851fb1bfd9532c");
  EXPECT_EQ(hex(commit(counting(), inputs, {}).commitment),
            "2f2fc66fdbb5498e201016bc303b2241bfc1fd50c314c6cfbecb84dba9545574");
  EXPECT_EQ(hex(commit(counting(), inputs, "the test beacon").commitment),
            "3198ae460d4f4a9a2988d6316418bbb6284cf539a1623740e2a6267bdf7a63a8");
}

TEST(Draw, SelectionsAreThoseOfAnIndependentProgram) {
  EXPECT_EQ(drawn_text({}),
            "period,stratum,psu,unit,weight\r\n"
            "2025Q1,jfk-mail,tray A,251,666.6666666666666\r\n"
            "2025Q1,jfk-mail,tray A,585,666.6666666666666\r\n"
            "2025Q1,jfk-mail,tray A,918,666.6666666666666\r\n"
            "2025Q1,jfk-mail,tray D\u00e9,193,666.6666666666666\r\n"
            "2025Q1,jfk-mail,tray D\u00e9,526,666.6666666666666\r\n"
            "2025Q1,jfk-mail,tray D\u00e9,860,666.6666666666666\r\n"
            "2025Q1,laredo-truck,lane-3,8,17.5\r\n"
            "2025Q1,laredo-truck,lane-3,15,17.5\r\n"
            "2025Q1,laredo-truck,lane-3,23,17.5\r\n"
            "2025Q1,laredo-truck,lane-3,30,17.5\r\n"
            "2025Q1,laredo-truck,lane-6,2,35\r\n"
            "2025Q1,laredo-truck,lane-6,17,35\r\n"
            "2025Q1,laredo-truck,lane-6,32,35\r\n"
            "2025Q1,laredo-truck,lane-6,47,35\r\n"
            "2025Q1,laredo-truck,lane-7,3,40.833333333333336\r\n"
            "2025Q1,laredo-truck,lane-7,20,40.833333333333336\r\n"
            "2025Q1,laredo-truck,lane-7,38,40.833333333333336\r\n"
            "2025Q1,laredo-truck,lane-7,55,40.833333333333336\r\n");
  EXPECT_EQ(drawn_text("0123456789ABCDEF"),
            "period,stratum,psu,unit,weight\r\n"
            "2025Q1,jfk-mail,\"tray \"\"C\"\"\",137,666.6666666666666\r\n"
            "2025Q1,jfk-mail,\"tray \"\"C\"\"\",470,666.6666666666666\r\n"
            "2025Q1,jfk-mail,\"tray \"\"C\"\"\",804,666.6666666666666\r\n"
            "2025Q1,jfk-mail,tray A,38,666.6666666666666\r\n"
            "2025Q1,jfk-mail,tray A,372,666.6666666666666\r\n"
            "2025Q1,jfk-mail,tray A,705,666.6666666666666\r\n"
            "2025Q1,laredo-truck,lane-1,2,5.833333333333333\r\n"
            "2025Q1,laredo-truck,lane-1,4,5.833333333333333\r\n"
            "2025Q1,laredo-truck,lane-1,7,5.833333333333333\r\n"
            "2025Q1,laredo-truck,lane-1,9,5.833333333333333\r\n"
            "2025Q1,laredo-truck,lane-3,4,17.5\r\n"
            "2025Q1,laredo-truck,lane-3,11,17.5\r\n"
            "2025Q1,laredo-truck,lane-3,19,17.5\r\n"
            "2025Q1,laredo-truck,lane-3,26,17.5\r\n"
            "2025Q1,laredo-truck,lane-7,13,40.833333333333336\r\n"
            "2025Q1,laredo-truck,lane-7,30,40.833333333333336\r\n"
            "2025Q1,laredo-truck,lane-7,48,40.833333333333336\r\n"
            "2025Q1,laredo-truck,lane-7,65,40.833333333333336\r\n");
}

// Over all starts every unit is selected equally often, m of M times, and no sample has one twice.
TEST(Draw, EveryUnitHasTheSameProbabilityExactly) {
  for (std::uint64_t held = 1; held <= 40; ++held) {
    for (std::uint64_t taken = 1; taken <= held; ++taken) {
      std::vector<std::uint64_t> times(held, 0);
      for (std::uint64_t start = 0; start < held; ++start) {
        const DrawnPsu psu{"", held, taken, start, 0};
        std::uint64_t before = 0;
        for (std::uint64_t i = 0; i < taken; ++i) {
          ASSERT_GT(psu.unit(i), before);
          ASSERT_LE(psu.unit(i), held);
          before = psu.unit(i);
          ++times[before - 1];
        }
      }
      for (const std::uint64_t each : times) ASSERT_EQ(each, taken) << taken << " of " << held;
    }
  }
}

TEST(Draw, TheLargestPsuDoesNotOverflow) {
  const DrawnPsu psu{"", kMostUnitsOfPsu, kMostUnitsOfPsu, kMostUnitsOfPsu - 1, 1};
  EXPECT_EQ(psu.unit(0), 1U);
  EXPECT_EQ(psu.unit(kMostUnitsOfPsu - 1), kMostUnitsOfPsu);
}

Frame frame_of(std::uint64_t psus, std::uint64_t units) {
  Frame frame{"frame.csv", {}};
  for (std::uint64_t i = 0; i < psus; ++i)
    frame.psus.push_back({Quarter::of(2025, 1), "h", "psu-" + std::to_string(i), units, i + 2});
  return frame;
}
Allocation allocation_of(std::uint64_t psus, std::uint64_t units) {
  return {"allocation.csv", {{Quarter::of(2025, 1), "h", psus, units, 2}}};
}
Bytes32 seed_of(unsigned number) {
  Bytes32 seed{};
  for (std::size_t byte = 0; byte < 4; ++byte)
    seed[byte] = static_cast<unsigned char>(number >> (8 * byte));
  return seed;
}

// Over 30,000 seeds. Each PSU's number of selections has mean R n/N; with the covariance of simple
// random sampling, sum (c - R n/N)^2 / (R n/N (1 - n/N) N/(N - 1)) is chi-square of N - 1 = 11:
// above 38 for one fair method in ten thousand (Wilson and Hilferty's 37.7), below 1 for one in ten
// thousand. Each pair together has probability n (n - 1) / (N (N - 1)) = 5/33, so five standard
// errors are 311 about 4545. The starts are uniform on 0 .. 9: chi-square of 9, above 34 for one in
// ten thousand. The seeds are fixed: the test fails when the method changes, never by chance.
TEST(Draw, PsusPairsAndStartsAreSelectedEvenly) {
  constexpr unsigned kSeeds = 30000;
  constexpr double kN = 12;
  constexpr double kTaken = 5;
  const Frame frame = frame_of(12, 10);
  const Allocation allocation = allocation_of(5, 3);
  std::map<std::string, double> times;
  std::map<std::pair<std::string, std::string>, double> together;
  std::map<std::uint64_t, double> starts;
  for (unsigned number = 0; number < kSeeds; ++number) {
    const auto drawn = draw_sample(frame, allocation, draw_key(seed_of(number), {}, {}));
    const auto& psus = drawn->strata.front().psus;
    ASSERT_EQ(psus.size(), 5U);
    for (std::size_t a = 0; a < psus.size(); ++a) {
      ++times[psus[a].name];
      ++starts[psus[a].start];
      for (std::size_t b = a + 1; b < psus.size(); ++b) ++together[{psus[a].name, psus[b].name}];
    }
  }
  ASSERT_EQ(times.size(), 12U);
  const double share = kTaken / kN;
  double chi_square = 0;
  for (const auto& [name, c] : times) chi_square += (c - kSeeds * share) * (c - kSeeds * share);
  chi_square /= kSeeds * share * (1 - share) * kN / (kN - 1);
  EXPECT_LT(chi_square, 38);
  EXPECT_GT(chi_square, 1);
  ASSERT_EQ(together.size(), 66U);
  for (const auto& [pair, c] : together)
    EXPECT_NEAR(c, kSeeds * 5.0 / 33, 311) << pair.first << " " << pair.second;
  ASSERT_EQ(starts.size(), 10U);
  double of_starts = 0;
  for (const auto& [start, c] : starts) {
    const double mean = kSeeds * kTaken / 10;
    of_starts += (c - mean) * (c - mean) / mean;
  }
  EXPECT_LT(of_starts, 34);
}

TEST(Draw, WeightsAddUpToThePopulation) {
  const auto drawn = draw_sample(frame_of(30, 70), allocation_of(7, 9), seed_of(1));
  double sum = 0;
  for (const DrawnPsu& psu : drawn->strata.front().psus)
    sum += psu.weight * static_cast<double>(psu.taken);
  EXPECT_NEAR(sum, 30 * 70, 1e-9);
}

TEST(Draw, WholePsusAndWholeStrataHaveWeightOne) {
  const auto drawn = draw_sample(frame_of(3, 4), allocation_of(3, 100), seed_of(2));
  ASSERT_EQ(drawn->psus(), 3U);
  ASSERT_EQ(drawn->units(), 12U);
  for (const DrawnPsu& psu : drawn->strata.front().psus) {
    EXPECT_EQ(psu.weight, 1.0);
    for (std::uint64_t i = 0; i < 4; ++i) EXPECT_EQ(psu.unit(i), i + 1);
  }
}

TEST(Draw, OrderOfRowsDoesNotMatterUnderOneKey) {
  Frame frame = frame_of(20, 10);
  const auto first = draw_sample(frame, allocation_of(6, 2), seed_of(3));
  std::reverse(frame.psus.begin(), frame.psus.end());
  const auto second = draw_sample(frame, allocation_of(6, 2), seed_of(3));
  EXPECT_EQ(selection_csv(*first), selection_csv(*second));
}

TEST(Draw, EveryInputOfTheKeyChangesIt) {
  std::set<std::string> keys;
  const DrawInputs inputs = inputs_of("a", "b");
  keys.insert(hex(draw_key(seed_of(1), inputs, {})));
  keys.insert(hex(draw_key(seed_of(2), inputs, {})));
  keys.insert(hex(draw_key(seed_of(1), inputs_of("b", "a"), {})));
  keys.insert(hex(draw_key(seed_of(1), inputs_of("a", "a"), {})));
  keys.insert(hex(draw_key(seed_of(1), inputs, "x")));
  // Nor is it the commitment.
  keys.insert(hex(commit(seed_of(1), inputs, {}).commitment));
  EXPECT_EQ(keys.size(), 6U);
}

TEST(Draw, TablesThatDisagreeAreFaultsAtTheirRows) {
  Frame frame = frame_of(3, 10);
  frame.psus.push_back({Quarter::of(2025, 1), "unallocated", "x", 10, 5});
  Allocation allocation = allocation_of(4, 1);
  allocation.strata.push_back({Quarter::of(2025, 2), "h", 1, 1, 3});
  const auto drawn = draw_sample(frame, allocation, seed_of(1));
  ASSERT_FALSE(drawn.ok());
  std::string text;
  for (const Fault& fault : drawn.faults()) text += fault.text() + "\n";
  EXPECT_EQ(text,
            "frame.csv:5:1: stratum 'unallocated' of 2025Q1 has no row in allocation.csv, expected "
            "an allocation for every stratum of the frame\n"
            "allocation.csv:2:1: 4 PSUs of stratum 'h' of 2025Q1, expected at most the 3 of the "
            "frame\n"
            "allocation.csv:3:1: stratum 'h' of 2025Q2 is not in frame.csv, expected a stratum of "
            "the frame\n");
}

TEST(Draw, MoreUnitsThanAListHoldsAreRefused) {
  const auto drawn =
      draw_sample(frame_of(3, kMostUnitsOfPsu), allocation_of(2, kMostUnitsOfPsu), seed_of(1));
  ASSERT_FALSE(drawn.ok());
  EXPECT_NE(drawn.faults().front().what.find("more units"), std::string::npos);
}

TEST(Draw, SeedsAreReadAsWrittenAndNothingElse) {
  EXPECT_EQ(*read_seed(seed_text(counting()), "secret.txt"), counting());
  for (const std::string& bad : {std::string(), std::string(63, 'a'), std::string(64, 'A'),
                                 std::string(64, 'a') + " ", std::string(64, 'g')}) {
    const auto seed = read_seed(bad, "secret.txt");
    ASSERT_FALSE(seed.ok()) << bad;
    // The text may be most of a secret.
    const bool shown = !bad.empty() && seed.faults().front().text().find(bad) != std::string::npos;
    EXPECT_FALSE(shown) << bad;
  }
  EXPECT_NE(*new_seed(), *new_seed());
}

}  // namespace
}  // namespace setpoint
