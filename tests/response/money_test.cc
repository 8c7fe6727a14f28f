#include "setpoint/response/money.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <vector>

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

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

// A journal of one path from a source to an end.
std::vector<MoneyEntry> journal(std::int64_t cents) {
  return {{"country:MX/tolls", "revenue", cents, "", ""},
          {"revenue", "programme", cents, "", ""},
          {"programme", "region:WV", cents, "", ""},
          {"region:WV", "region:WV/naloxone", cents, "", ""}};
}

TEST(Money, NegativeAndOverflowingEntriesAreRefused) {
  EXPECT_FALSE(check_ledger(journal(-5), "f").ok());
  EXPECT_FALSE(check_ledger(journal(0), "f").ok());
  EXPECT_TRUE(check_ledger(journal(kMost), "f").ok());
  std::vector<MoneyEntry> more = journal(kMost);
  more.push_back({"country:CA/tolls", "revenue", 1, "", ""});
  more.push_back({"revenue", "reserve", 1, "", ""});
  const auto checked = check_ledger(more, "f");
  ASSERT_FALSE(checked.ok());
  EXPECT_EQ(checked.faults()[0].text(),
            "f: entry 5 takes an account beyond 64 bits, expected amounts that can be summed");
}

// An oracle from the document: the table of docs/money.md, written out for one country and two
// regions. Between every two accounts there is an entry, and only those of the table are allowed.
TEST(Money, OnlyAccountsOfTheTableGiveToOneAnother) {
  const std::vector<std::string> accounts = {"country:MX/adjustments",
                                             "country:MX/tolls",
                                             "revenue",
                                             "administration",
                                             "reserve",
                                             "programme",
                                             "unallocated",
                                             "region:WV",
                                             "region:WV/naloxone",
                                             "region:AL",
                                             "region:AL/naloxone",
                                             "country:MX",
                                             "country:/tolls",
                                             "country:MX/other",
                                             "region:",
                                             "region:WV/",
                                             "region:WV/naloxone/more",
                                             "slush",
                                             ""};
  const std::map<std::string, std::vector<std::string>> table = {
      {"country:MX/adjustments", {"revenue"}},
      {"country:MX/tolls", {"revenue"}},
      {"revenue", {"administration", "reserve", "programme"}},
      {"programme", {"unallocated", "region:WV", "region:AL"}},
      {"region:WV", {"region:WV/naloxone"}},
      {"region:AL", {"region:AL/naloxone"}}};
  for (const std::string& from : accounts)
    for (const std::string& to : accounts) {
      // Conserved or not, an entry that is not of the table is named before anything is summed.
      const auto checked = check_ledger({{from, to, 100, "", ""}}, "f");
      const std::string named = "f: entry 1 is from '" + from + "' to '" + to + "', expected ";
      const bool refused = !checked.ok() && checked.faults()[0].text().starts_with(named);
      const auto gives = table.find(from);
      const bool allowed =
          gives != table.end() &&
          std::find(gives->second.begin(), gives->second.end(), to) != gives->second.end();
      EXPECT_EQ(refused, !allowed) << from << " to " << to;
    }
}

// Money that is conserved but goes past revenue and region.
TEST(Money, ABypassIsNamedWithItsEntryAndWhatWasExpected) {
  const auto revenue = read_revenue(determination(1000, 200, 300), "d.json");
  auto ledger = make_ledger(*revenue, {0, 0.1}, allocation(100'000, 3, 135'000), "a.json");
  ASSERT_TRUE(ledger.ok());
  ledger->entries.push_back({"country:XX/tolls", "region:R0/naloxone", 100, "w", "s"});
  Json forged = money_json(*ledger);
  forged["conserved"] = true;
  const auto read = read_money(forged.dump(), "money.json");
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.faults()[0].text(), "money.json: entry " + std::to_string(ledger->entries.size()) +
                                         " is from 'country:XX/tolls' to 'region:R0/naloxone', "
                                         "expected country:XX/tolls to give to revenue");
  EXPECT_EQ(read.faults().size(), 1U);
}

}  // namespace
}  // namespace setpoint
