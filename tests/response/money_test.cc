#include "setpoint/response/money.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "setpoint/core/decimal.h"
#include "setpoint/core/random.h"
#include "setpoint/response/cent_rounding.h"

namespace setpoint {
namespace {

using Json = nlohmann::ordered_json;

// Revenue of two countries; the window is a year.
std::string determination(double adjustments_a, double toll_a, double adjustments_b,
                          const char* last = "2025Q4") {
  const auto figure = [](double value) {
    return Json{{"value", value}, {"interval", {value * 0.9, value * 1.2}}};
  };
  const Json json = {
      {"schema", "setpoint.determination/1"},
      {"id", "2025Q4-abc"},
      {"window", {"2025Q1", last}},
      {"countries",
       {{{"country", "CN"},
         {"revenue", {{"adjustment", figure(adjustments_a)}, {"toll", figure(toll_a)}}}},
        {{"country", "MX"},
         {"revenue", {{"adjustment", figure(adjustments_b)}, {"toll", figure(0)}}}}}},
      {"revenue",
       {{"adjustments", figure(adjustments_a + adjustments_b)}, {"tolls", figure(toll_a)}}}};
  return json.dump();
}

// Regions in equal parts of `cents`, each with two interventions, of a budget of which the rest is
// not spent.
std::string allocation(std::int64_t cents, std::size_t regions, std::int64_t budget = 0) {
  Json list = Json::array();
  const auto parts = parts_of(cents, std::vector<double>(regions, 1));
  for (std::size_t r = 0; r < regions; ++r) {
    const auto halves = parts_of(parts[r], {2, 1});
    list.push_back({{"id", "R" + std::to_string(r)},
                    {"dollars", static_cast<double>(parts[r]) / 100},
                    {"interventions",
                     {{{"id", "naloxone"}, {"dollars", static_cast<double>(halves[0]) / 100}},
                      {{"id", "methadone"}, {"dollars", static_cast<double>(halves[1]) / 100}}}}});
  }
  return Json{
      {"schema", "setpoint.allocation/1"},
      {"budget", {{"cents", std::max(cents, budget)}, {"from", "determination 2025Q4-abc"}}},
      {"regions", std::move(list)}}
      .dump();
}

std::int64_t into(const MoneyLedger& ledger, const std::string& start) {
  std::int64_t sum = 0;
  for (const MoneyEntry& entry : ledger.entries)
    if (entry.to == start) sum += entry.cents;
  return sum;
}

TEST(Money, RevenueIsReadToTheCentByCountry) {
  const auto revenue = read_revenue(determination(100.004, 10.004, 50.004), "d.json");
  ASSERT_TRUE(revenue.ok());
  EXPECT_EQ(revenue->cents, 16'001);  // 160.012
  std::int64_t sum = 0;
  for (const auto& [account, cents] : revenue->sources) sum += cents;
  EXPECT_EQ(sum, 16'001);
  ASSERT_EQ(revenue->sources.size(), 3U);
  EXPECT_EQ(revenue->sources[0].first, "country:CN/adjustments");
  EXPECT_EQ(revenue->sources[1].first, "country:CN/tolls");
  EXPECT_EQ(revenue->sources[2].first, "country:MX/adjustments");
  ASSERT_TRUE(revenue->interval.has_value());
  EXPECT_EQ(revenue->interval->first, 14'401);   // 144.0108
  EXPECT_EQ(revenue->interval->second, 19'201);  // 192.0144
}

TEST(Money, AWindowOfTwoYearsIsTwoYearsOfRevenue) {
  const auto revenue = read_revenue(determination(100, 0, 100, "2026Q4"), "d.json");
  ASSERT_TRUE(revenue.ok());
  EXPECT_EQ(revenue->cents, 10'000);
}

TEST(Money, WhatIsNoRevenueIsRefused) {
  EXPECT_FALSE(read_revenue("{", "d.json").ok());
  EXPECT_FALSE(read_revenue("{\"schema\":\"setpoint.money/1\"}", "d.json").ok());
  EXPECT_FALSE(read_revenue(determination(-1, 0, 5), "d.json").ok());
  EXPECT_FALSE(read_revenue(determination(1e15, 0, 5), "d.json").ok());
  Json json = Json::parse(determination(100, 0, 5));
  json["revenue"]["adjustments"]["value"] = 200;
  EXPECT_FALSE(read_revenue(json.dump(), "d.json").ok());
}

TEST(Money, EveryLevelConserves) {
  const auto revenue = read_revenue(determination(1000, 200, 300), "d.json");
  ASSERT_TRUE(revenue.ok());
  const auto ledger = make_ledger(*revenue, {0.05, 0.1}, allocation(127'000, 7, 127'500), "a.json");
  ASSERT_TRUE(ledger.ok());
  EXPECT_EQ(into(*ledger, "revenue"), 150'000);
  EXPECT_EQ(into(*ledger, "administration"), 7'500);
  EXPECT_EQ(into(*ledger, "reserve"), 15'000);
  EXPECT_EQ(into(*ledger, "programme"), 127'500);
  EXPECT_EQ(into(*ledger, "unallocated"), 500);
  std::int64_t regions = 0, interventions = 0;
  for (std::size_t r = 0; r < 7; ++r) {
    const std::string region = "region:R" + std::to_string(r);
    regions += into(*ledger, region);
    interventions += into(*ledger, region + "/naloxone") + into(*ledger, region + "/methadone");
  }
  EXPECT_EQ(regions, 127'000);
  EXPECT_EQ(interventions, 127'000);
}

// Whatever the revenue, the shares and the number of regions, down to one cent.
TEST(Money, ConservesForRandomAmounts) {
  for (std::uint32_t run = 0; run < 300; ++run) {
    Stream stream(Seed{1}, StreamName("money"), run);
    const double scale = run % 3 == 0 ? 0.02 : run % 3 == 1 ? 1e4 : 1e9;
    const double a = 0.01 + scale * stream.uniform();
    const double b = scale * stream.uniform();
    const double c = scale * stream.uniform();
    const auto revenue = read_revenue(determination(a, b, c), "d.json");
    ASSERT_TRUE(revenue.ok());
    const double administration = 0.2 * stream.uniform();
    const double reserve = 0.5 * stream.uniform();
    const MoneyShares shares{administration, reserve};
    const RevenueParts parts = divide_revenue(revenue->cents, shares);
    EXPECT_EQ(parts.administration + parts.reserve + parts.programme, revenue->cents);
    const auto regions = 1 + static_cast<std::size_t>(60 * stream.uniform());
    const auto ledger =
        make_ledger(*revenue, shares, allocation(parts.programme, regions), "a.json");
    ASSERT_TRUE(ledger.ok()) << run;
    EXPECT_EQ(into(*ledger, "revenue"), revenue->cents);
    const auto again = read_money(money_json(*ledger).dump(2), "money.json");
    EXPECT_TRUE(again.ok()) << run;
  }
}

TEST(Money, AnAllocationOfMoreThanThereIsIsRefused) {
  const auto revenue = read_revenue(determination(10, 0, 0), "d.json");
  ASSERT_TRUE(revenue.ok());
  EXPECT_TRUE(make_ledger(*revenue, {0, 0}, allocation(1'000, 2), "a.json").ok());
  EXPECT_FALSE(make_ledger(*revenue, {0, 0}, allocation(1'001, 2), "a.json").ok());
  EXPECT_FALSE(make_ledger(*revenue, {0.1, 0}, allocation(1'000, 2), "a.json").ok());
}

TEST(Money, AnAllocationOfAnotherDeterminationIsRefused) {
  auto revenue = read_revenue(determination(10, 0, 0), "d.json");
  ASSERT_TRUE(revenue.ok());
  revenue->determination = "2024Q4-def";
  EXPECT_FALSE(make_ledger(*revenue, {0, 0}, allocation(1'000, 2), "a.json").ok());
}

// One cent moved anywhere is found.
TEST(Money, AnAllocationWithOtherSharesIsRefused) {
  const auto revenue = read_revenue(determination(1000, 0, 1000), "d.json");
  ASSERT_TRUE(revenue.ok());
  const MoneyShares kept{0.05, 0.1};
  const std::int64_t programme = divide_revenue(revenue->cents, kept).programme;
  EXPECT_TRUE(make_ledger(*revenue, kept, allocation(programme, 3), "a.json").ok());
  const auto other = make_ledger(*revenue, {}, allocation(programme, 3), "a.json");
  ASSERT_FALSE(other.ok());
  EXPECT_NE(other.faults()[0].expected.find("200000 cents"), std::string::npos);
}

TEST(Money, ABudgetOfOnesOwnLeavesTheRestUnallocated) {
  const auto revenue = read_revenue(determination(1000, 0, 1000), "d.json");
  ASSERT_TRUE(revenue.ok());
  Json own = Json::parse(allocation(50'000, 3));
  own["budget"]["from"] = "--budget";
  const auto ledger = make_ledger(*revenue, {}, own.dump(), "a.json");
  ASSERT_TRUE(ledger.ok());
  EXPECT_EQ(into(*ledger, "unallocated"), 150'000);
}

TEST(Money, AForgedLedgerIsFound) {
  const auto revenue = read_revenue(determination(1000, 200, 300), "d.json");
  const auto ledger = make_ledger(*revenue, {0, 0.1}, allocation(100'000, 3, 135'000), "a.json");
  ASSERT_TRUE(ledger.ok());
  const Json document = money_json(*ledger);
  ASSERT_TRUE(read_money(document.dump(), "money.json").ok());
  for (std::size_t k = 0; k < document["entries"].size(); ++k) {
    Json forged = document;
    forged["entries"][k]["cents"] = document["entries"][k]["cents"].get<std::int64_t>() + 1;
    EXPECT_FALSE(read_money(forged.dump(), "money.json").ok()) << k;
    forged = document;
    forged["entries"][k]["cents"] = -1;
    EXPECT_FALSE(read_money(forged.dump(), "money.json").ok()) << k;
  }
  Json forged = document;
  forged["reserve"]["cents"] = 1;
  EXPECT_FALSE(read_money(forged.dump(), "money.json").ok());
}

TEST(Money, NegativeAndOverflowingEntriesAreRefused) {
  EXPECT_FALSE(check_ledger({{"country:MX/tolls", "reserve", -5, "", ""}}, "f").ok());
  EXPECT_FALSE(check_ledger({{"country:MX/tolls", "reserve", 0, "", ""}}, "f").ok());
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  EXPECT_FALSE(check_ledger({{"country:MX/tolls", "reserve", kMost, "", ""},
                             {"country:MX/tolls", "reserve", kMost, "", ""}},
                            "f")
                   .ok());
  EXPECT_FALSE(check_ledger({{"country:MX/tolls", "reserve", kMost, "", ""},
                             {"country:CA/tolls", "administration", kMost, "", ""}},
                            "f")
                   .ok());
  EXPECT_TRUE(check_ledger({{"country:MX/tolls", "reserve", kMost, "", ""}}, "f").ok());
}

}  // namespace
}  // namespace setpoint
