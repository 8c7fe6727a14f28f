// setpoint regions interventions, populations, allocate and money, as a user runs them on the
// compiled record.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/folder.h"
#include "cli/process.h"

namespace setpoint::test {
namespace {

using Json = nlohmann::json;

const std::string kRecord = SETPOINT_ROOT "/data/regions";

Finished regions(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "regions");
  return run(arguments);
}

// Few draws: what is asserted here does not rest on their number.
Finished allocate(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"allocate", "--data", kRecord, "--draws", "40"});
  return regions(std::move(arguments));
}

Json json(const Finished& finished) {
  EXPECT_EQ(finished.status, 0) << finished.err;
  EXPECT_EQ(finished.err, "");
  return Json::parse(finished.out);
}

Json allocation(std::vector<std::string> arguments) {
  arguments.emplace_back("--json");
  return json(allocate(std::move(arguments)));
}

std::int64_t cents(const Json& dollars) {
  return std::llround(dollars.get<double>() * 100);
}

// The one whose id it is; fails the test if there is none.
Json named(const Json& list, const std::string& id) {
  for (const Json& each : list)
    if (each["id"] == id) return each;
  ADD_FAILURE() << "no " << id;
  return {};
}

void expect_usage(const Finished& finished, const std::string& says) {
  EXPECT_EQ(finished.status, 2) << finished.out;
  EXPECT_NE(finished.err.find(says), std::string::npos) << finished.err;
  EXPECT_EQ(finished.out, "");
}

// A determination that raises this much a year, of one country.
std::string determination(double adjustments, double toll) {
  const auto figure = [](double value) {
    return Json{{"value", value}, {"interval", {value / 2, value * 2}}};
  };
  return Json{{"schema", "setpoint.determination/1"},
              {"id", "2025Q4-test"},
              {"window", {"2025Q1", "2025Q4"}},
              {"countries",
               {{{"country", "MX"},
                 {"revenue", {{"adjustment", figure(adjustments)}, {"toll", figure(toll)}}}}}},
              {"revenue", {{"adjustments", figure(adjustments)}, {"tolls", figure(toll)}}}}
      .dump();
}

TEST(ResponseCommand, InterventionsSayWhatIsKnown) {
  const Json list = json(regions({"interventions", "--json"}));
  EXPECT_EQ(list["schema"], "setpoint.interventions/1");
  EXPECT_EQ(named(list["interventions"], "mass-media")["grade"], "N");
  for (const Json& each : list["interventions"]) {
    EXPECT_FALSE(each["effects"].empty()) << each["id"];
    for (const Json& effect : each["effects"]) EXPECT_NE(effect["source"], "") << each["id"];
  }
  const Finished text = regions({"interventions"});
  EXPECT_EQ(text.status, 0);
  EXPECT_NE(text.out.find("naloxone"), std::string::npos);
}

TEST(ResponseCommand, PopulationsShowDataAndGaps) {
  const Json list = json(regions({"populations", "--data", kRecord, "--json"}));
  EXPECT_EQ(list["schema"], "setpoint.populations/1");
  std::size_t data = 0, gaps = 0;
  for (const Json& each : list["populations"]) {
    data += each["data"].size();
    gaps += each["gaps"].size();
    EXPECT_FALSE(each["data"].empty() && each["gaps"].empty()) << each["population"];
  }
  EXPECT_GT(data, 0U);
  EXPECT_GT(gaps, 0U);
  const Finished text = regions({"populations", "--data", kRecord});
  EXPECT_NE(text.out.find("GAP"), std::string::npos);
  EXPECT_EQ(regions({"populations"}).status, 2);
  EXPECT_EQ(regions({"populations", "--data", kRecord + "/none"}).status, 1);
}

TEST(ResponseCommand, AllocateSpendsTheBudgetToTheCent) {
  const Json answer = allocation({"--budget", "123456789.01"});
  EXPECT_EQ(answer["schema"], "setpoint.allocation/1");
  EXPECT_EQ(answer["budget"]["cents"], 12'345'678'901);
  EXPECT_EQ(answer["budget"]["unspent_cents"], 0);
  EXPECT_LE(answer["certificate"]["gap"].get<double>(), 1e-9);
  EXPECT_GE(answer["certificate"]["rounding_loss"].get<double>(), 0);
  std::int64_t regions = 0, interventions = 0;
  for (const Json& region : answer["regions"]) {
    regions += cents(region["dollars"]);
    std::int64_t cells = 0;
    for (const Json& cell : region["interventions"]) cells += cents(cell["dollars"]);
    EXPECT_EQ(cells, cents(region["dollars"])) << region["id"];
    // Nothing of a count that is not shown.
    EXPECT_EQ(region["deaths"].is_null(), region["averted"].is_null()) << region["id"];
    for (const Json& cell : region["interventions"])
      EXPECT_EQ(region["deaths"].is_null(), cell["usable_units"].is_null()) << region["id"];
  }
  for (const Json& line : answer["interventions"]) interventions += cents(line["dollars"]);
  EXPECT_EQ(regions, 12'345'678'901);
  EXPECT_EQ(interventions, 12'345'678'901);
}

TEST(ResponseCommand, AllocateWritesWhatItPrints) {
  const TemporaryFolder folder;
  const std::string out = folder / "out";
  const Json answer = allocation({"--budget", "1e6", "--out", out});
  EXPECT_EQ(Json::parse(contents(out + "/allocation.json")), answer);
  const std::string csv = contents(out + "/allocation.csv");
  EXPECT_EQ(csv.rfind("region,name,intervention,cents,units,averted\n", 0), 0U);
  EXPECT_EQ(files_in(out).size(), 2U);
}

TEST(ResponseCommand, ABudgetIsAWholeNumberOfCents) {
  for (const char* none : {"0", "-1", "-0.01", "5e-3", "0.001", "1.005", "1e14", "lots", ""})
    expect_usage(allocate({"--budget", none}), "");
  expect_usage(allocate({"--budget", "5e-3"}), "no whole number of cents");
  expect_usage(allocate({"--budget", "1e6", "--cap", "region:WV=0.125"}),
               "no whole number of cents");
  EXPECT_EQ(allocation({"--budget", "0.01"})["budget"]["spent_cents"], 1);
  expect_usage(allocate({}), "no budget");
  expect_usage(allocate({"--budget", "1e6", "--determination", "d.json"}), "no budget");
}

// Caps from a cent to more than it would get, and a floor: each is kept to the cent.
TEST(ResponseCommand, BoundsOfAnySizeAreKept) {
  for (const char* cap : {"0", "0.01", "1", "1e3", "1e5", "1e6", "5e6"}) {
    const Json answer =
        allocation({"--budget", "1e7", "--cap", std::string("intervention:naloxone=") + cap,
                    "--floor", "region:WV=2e5", "--floor", "cell:OH/methadone=12345.67"});
    EXPECT_LE(cents(named(answer["interventions"], "naloxone")["dollars"]),
              std::llround(std::stod(cap) * 100));
    EXPECT_GE(cents(named(answer["regions"], "WV")["dollars"]), 20'000'000);
    EXPECT_GE(cents(named(named(answer["regions"], "OH")["interventions"], "methadone")["dollars"]),
              1'234'567);
    EXPECT_EQ(answer["budget"]["unspent_cents"], 0) << cap;
    EXPECT_LE(answer["certificate"]["gap"].get<double>(), 1e-9) << cap;
  }
}

// In the text as in the document: what a first dollar would be worth where a cap leaves none.
TEST(ResponseCommand, ACapOfNothingIsPriced) {
  const std::vector<std::string> asked = {"--budget", "1e7", "--cap", "cell:OH/naloxone=0"};
  const Json cell = named(named(allocation(asked)["regions"], "OH")["interventions"], "naloxone");
  EXPECT_EQ(cell["dollars"], 0);
  EXPECT_GT(cell["shadow"]["cap_per_million_usd"].get<double>(), 0);
  const std::string text = allocate(asked).out;
  const std::size_t begin = text.find("\nOH/naloxone ");
  ASSERT_NE(begin, std::string::npos);
  const std::string line = text.substr(begin + 1, text.find('\n', begin + 1) - begin - 1);
  // Four digits, at the end of the line.
  EXPECT_NEAR(
      std::stod(line.substr(line.rfind(' '))) / cell["shadow"]["cap_per_million_usd"].get<double>(),
      1, 1e-3);
  EXPECT_EQ(allocate({"--budget", "1e7"}).out.find("cell with a floor or cap"), std::string::npos);
}

TEST(ResponseCommand, BoundsThatConflictAreNamed) {
  const auto asked = [](std::vector<std::string> bounds) {
    bounds.insert(bounds.begin(), {"--budget", "1e6"});
    return allocate(std::move(bounds));
  };
  expect_usage(asked({"--floor", "region:WV=2e6"}), "the floors of regions come to");
  expect_usage(asked({"--floor", "region:WV=3e5", "--cap", "region:WV=2e5"}), "is above the cap");
  expect_usage(asked({"--floor", "intervention:naloxone=6e5", "--floor", "region:WV=6e5", "--cap",
                      "cell:WV/naloxone=1e5"}),
               "cannot be met together");
  expect_usage(asked({"--floor", "region:ZZ=1"}), "no region 'ZZ'");
  expect_usage(asked({"--cap", "intervention:hope=1"}), "no intervention 'hope'");
  expect_usage(asked({"--cap", "region:WV=1", "--cap", "region:WV=2"}), "given twice");
  expect_usage(asked({"--equity", "rate=1", "--equity", "rate=2"}), "rate is given twice");
  expect_usage(asked({"--equity", "WV=2", "--equity", "OH=2", "--equity", "WV=1"}),
               "WV is given twice");
  expect_usage(asked({"--floor", "WV=1"}), "--floor 'WV=1'");
  expect_usage(asked({"--equity", "ZZ=2"}), "no region 'ZZ'");
  expect_usage(asked({"--by", "street"}), "--by 'street'");
  expect_usage(asked({"--objective", "votes"}), "--objective 'votes'");
}

TEST(ResponseCommand, TheTextSaysWhatIsLeftAndWhatIsAssumed) {
  const Finished rich = allocate({"--budget", "1e13", "--top", "60"});
  ASSERT_EQ(rich.status, 0) << rich.err;
  EXPECT_NE(rich.out.find("are not spent: no further dollar averts anything"), std::string::npos);
  EXPECT_NE(rich.out.find("reach is complete"), std::string::npos);
  EXPECT_NE(rich.out.find("units, those eligible could use"), std::string::npos);
  const Json answer = allocation({"--budget", "1e13"});
  EXPECT_GT(answer["budget"]["unspent_cents"], 0);
  EXPECT_EQ(answer["budget"]["spent_cents"].get<std::int64_t>() +
                answer["budget"]["unspent_cents"].get<std::int64_t>(),
            1'000'000'000'000'000);
  EXPECT_EQ(rich.out.find("gap "), std::string::npos);
  EXPECT_EQ(rich.out.find("e-16"), std::string::npos);
  EXPECT_NE(rich.out.find("no allocation averts more than this one by over"), std::string::npos);
  // Every basis but a count of its own is marked, and the mark explained.
  bool legend = false;
  for (const Json& region : answer["regions"]) {
    const std::size_t row = rich.out.find("\n" + region["id"].get<std::string>() + " ");
    ASSERT_NE(row, std::string::npos) << region["id"];
    // The name, the deaths, then the mark.
    constexpr std::size_t kMark = 38;
    const char mark = rich.out[row + kMark];
    const std::string basis = region["basis"];
    EXPECT_EQ(mark, basis == "older count"     ? 'm'
                    : basis == "sum of months" ? 's'
                    : basis == "assumption"    ? 'a'
                    : basis == "no count"      ? 'l'
                                               : ' ')
        << region["id"];
    legend = legend || mark != ' ';
  }
  EXPECT_EQ(legend, rich.out.find("Deaths of twelve months; ") != std::string::npos);
  std::size_t columns = 0;
  for (const char c : rich.out) {
    columns = c == '\n' ? 0 : columns + 1;
    ASSERT_LE(columns, 120U);
  }
}

class ResponseMoney : public testing::Test {
 protected:
  void SetUp() override {
    write(folder_ / "d.json", determination(2e6 + 0.01, 345.67));
    const Finished made = allocate({"--determination", folder_ / "d.json", "--out", folder_ / "a"});
    ASSERT_EQ(made.status, 0) << made.err;
  }
  Finished money(std::vector<std::string> more) const {
    more.insert(more.begin(), {"money", "--determination", folder_ / "d.json", "--allocation",
                               folder_ / "a/allocation.json"});
    return regions(std::move(more));
  }
  TemporaryFolder folder_;
};

TEST_F(ResponseMoney, GoesFromRevenueToInterventionsToTheCent) {
  const Json ledger = json(money({"--json", "--out", folder_ / "m"}));
  EXPECT_EQ(ledger["schema"], "setpoint.money/1");
  std::int64_t revenue = 0, ends = 0;
  for (const Json& entry : ledger["entries"]) {
    const std::string to = entry["to"];
    const std::int64_t amount = entry["cents"];
    EXPECT_GT(amount, 0);
    if (to == "revenue") revenue += amount;
    if (to.find('/') != std::string::npos || to == "unallocated" || to == "administration" ||
        to == "reserve")
      ends += amount;
  }
  EXPECT_EQ(revenue, 200'034'568);
  EXPECT_EQ(ends, revenue);
  EXPECT_EQ(json(regions({"money", "--verify", folder_ / "m/money.json", "--json"})), ledger);
  EXPECT_EQ(contents(folder_ / "m/money.csv").rfind("number,from,to,cents,", 0), 0U);
}

TEST_F(ResponseMoney, AForgedLedgerIsRefused) {
  ASSERT_EQ(money({"--out", folder_ / "m"}).status, 0);
  Json ledger = Json::parse(contents(folder_ / "m/money.json"));
  Json& last = ledger["entries"].back();
  last["cents"] = last["cents"].get<std::int64_t>() + 1;
  write(folder_ / "forged.json", ledger.dump());
  const Finished forged = regions({"money", "--verify", folder_ / "forged.json"});
  EXPECT_EQ(forged.status, 1);
  EXPECT_EQ(forged.out, "");
  EXPECT_NE(forged.err.find("forged.json"), std::string::npos);
  // Conserved, but past revenue and region.
  ledger = Json::parse(contents(folder_ / "m/money.json"));
  const std::size_t entries = ledger["entries"].size();
  ledger["entries"].push_back({{"number", entries + 1},
                               {"from", "country:XX/tolls"},
                               {"to", "region:WV/naloxone"},
                               {"cents", 100},
                               {"why", "w"},
                               {"source", "s"}});
  write(folder_ / "forged.json", ledger.dump());
  const Finished past = regions({"money", "--verify", folder_ / "forged.json"});
  EXPECT_EQ(past.status, 1);
  EXPECT_EQ(past.out, "");
  EXPECT_NE(past.err.find("entry " + std::to_string(entries + 1) +
                          " is from 'country:XX/tolls' to 'region:WV/naloxone', expected "
                          "country:XX/tolls to give to revenue"),
            std::string::npos)
      << past.err;
  // Another document, and none.
  EXPECT_EQ(regions({"money", "--verify", folder_ / "a/allocation.json"}).status, 1);
  EXPECT_EQ(regions({"money", "--verify", folder_ / "nothing.json"}).status, 1);
}

// What is conserved may still say another reason or source: the documents tell.
TEST_F(ResponseMoney, TheDocumentsTellEveryMemberOfAnEntry) {
  ASSERT_EQ(money({"--out", folder_ / "m"}).status, 0);
  const std::string file = folder_ / "m/money.json";
  EXPECT_EQ(money({"--verify", file}).status, 0);
  const Json ledger = Json::parse(contents(file));
  for (const char* member : {"why", "source"}) {
    Json forged = ledger;
    forged["entries"][1][member] = "as agreed";
    write(folder_ / "forged.json", forged.dump());
    EXPECT_EQ(regions({"money", "--verify", folder_ / "forged.json"}).status, 0) << member;
    const Finished found = money({"--verify", folder_ / "forged.json"});
    EXPECT_EQ(found.status, 1) << member;
    EXPECT_NE(found.err.find("entry 2 is"), std::string::npos) << found.err;
    EXPECT_NE(found.err.find("as agreed"), std::string::npos) << found.err;
  }
}

// With weights the objective counts no plain deaths, and no line says so.
TEST(ResponseCommand, WeightedFiguresAreCalledSo) {
  const Finished plain = allocate({"--budget", "1e8"});
  EXPECT_NE(plain.out.find("A further million dollars would avert"), std::string::npos);
  EXPECT_EQ(plain.out.find("weighted"), std::string::npos);
  const Finished weighted = allocate({"--budget", "1e8", "--equity", "rate=2"});
  ASSERT_EQ(weighted.status, 0) << weighted.err;
  const Json answer = allocation({"--budget", "1e8", "--equity", "rate=2"});
  const std::size_t at = weighted.out.find("A further million dollars would avert ");
  ASSERT_NE(at, std::string::npos);
  const std::string line = weighted.out.substr(at, 80);
  EXPECT_NE(line.find(" weighted overdose deaths."), std::string::npos) << line;
  EXPECT_NE(weighted.out.find("fewer than ours, weighted"), std::string::npos);
}

TEST_F(ResponseMoney, OtherDocumentsAreRefused) {
  const auto with = [this](const std::string& d, const std::string& a) {
    return regions({"money", "--determination", folder_ / d, "--allocation", folder_ / a}).status;
  };
  EXPECT_EQ(with("d.json", "d.json"), 1);
  EXPECT_EQ(with("a/allocation.json", "a/allocation.json"), 1);
  // A determination that raises less than was allocated, and one that pays out.
  write(folder_ / "less.json", determination(1e6, 0));
  EXPECT_EQ(with("less.json", "a/allocation.json"), 1);
  write(folder_ / "negative.json", determination(-1e6, 0));
  EXPECT_EQ(with("negative.json", "a/allocation.json"), 1);
  EXPECT_EQ(regions({"money"}).status, 2);
  EXPECT_EQ(regions({"money", "--determination", folder_ / "d.json"}).status, 2);
}

}  // namespace
}  // namespace setpoint::test
