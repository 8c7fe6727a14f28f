// setpoint regions list, show and nowcast, as a user runs them on the compiled record.
#include <gtest/gtest.h>

#include <algorithm>
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
  arguments.emplace_back("--data");
  arguments.push_back(kRecord);
  return run(arguments);
}

Json json(std::vector<std::string> arguments) {
  arguments.emplace_back("--json");
  const Finished finished = regions(std::move(arguments));
  EXPECT_EQ(finished.status, 0) << finished.err;
  EXPECT_EQ(finished.err, "");
  return Json::parse(finished.out);
}

// No count of deaths below ten anywhere in an answer.
void expect_none_small(const Json& json) {
  if (json.is_array() || json.is_object())
    for (const auto& [key, value] : json.items()) {
      if ((key == "reported" || key == "predicted" || key == "visits") && value.is_number()) {
        EXPECT_GE(value.get<double>(), 10) << json.dump();
      }
      expect_none_small(value);
    }
}

TEST(RegionsCommand, ListsStatesWithTheirNowcast) {
  const Json answer = json({"list", "--kind", "state"});
  EXPECT_EQ(answer["schema"], "setpoint.regions/1");
  EXPECT_EQ(answer["as_of"], "2026-01");
  const auto found = std::find_if(answer["regions"].begin(), answer["regions"].end(),
                                  [](const Json& region) { return region["id"] == "WV"; });
  ASSERT_NE(found, answer["regions"].end());
  EXPECT_EQ((*found)["latest"]["reported"], 434);
  EXPECT_EQ((*found)["latest"]["nowcast"]["basis"], "releases");
  EXPECT_GE((*found)["latest"]["nowcast"]["value"], 434);
  for (const Json& region : answer["regions"]) EXPECT_EQ(region["kind"], "state");
}

TEST(RegionsCommand, ListsEveryCountyAndAreaWithoutASmallCount) {
  const Json answer = json({"list", "--cause", "all-drugs"});
  EXPECT_EQ(answer["as_of"], "2025-04");
  EXPECT_GT(answer["regions"].size(), 3'200U);
  expect_none_small(answer);
  std::size_t unverified = 0;
  std::size_t states = 0;
  for (const Json& region : answer["regions"]) {
    // The territories have none.
    if (region["kind"] == "state" && !region["latest"].is_null()) {
      EXPECT_EQ(region["latest"]["ending"], "2025-04") << region["id"];
      ++states;
    }
    if (region["id"] == "54039") {
      EXPECT_EQ(region["name"], "Kanawha County, West Virginia");
    }
    if (region["kind"] == "county" && region["areas"].empty()) {
      EXPECT_EQ(region["designation"], "unverified");
      ++unverified;
    }
  }
  EXPECT_EQ(states, 51U);
  EXPECT_GT(unverified, 2'800U);
}

TEST(RegionsCommand, ShowsARegionAndWritesItsFiles) {
  const TemporaryFolder folder;
  const std::string out = folder / "out";
  const Finished finished = regions({"show", "APP", "--out", out});
  EXPECT_EQ(finished.status, 0) << finished.err;
  EXPECT_NE(finished.out.find("Appalachia"), std::string::npos);
  EXPECT_NE(finished.out.find("unverified"), std::string::npos);
  const Json written = Json::parse(contents(out + "/region.json"));
  EXPECT_EQ(written["schema"], "setpoint.region/1");
  EXPECT_EQ(written, json({"show", "APP"}));
  expect_none_small(written);
  const std::string csv = contents(out + "/deaths.csv");
  EXPECT_EQ(csv.rfind("cause,ending,months,reported,", 0), 0U);
  EXPECT_EQ(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')),
            written["deaths"].size() + 1);
}

TEST(RegionsCommand, NowcastsAndScores) {
  const Json nowcast = json({"nowcast"});
  EXPECT_EQ(nowcast["schema"], "setpoint.nowcast/1");
  for (const Json& count : nowcast["counts"])
    EXPECT_EQ(count["nowcast"].is_null(), !count["why_not"].is_null()) << count;
  const Json score = json({"nowcast", "--score"});
  EXPECT_EQ(score["schema"], "setpoint.nowcast-score/1");
  ASSERT_EQ(score["scores"].size(), 2U);
  EXPECT_EQ(score["scores"][0]["cause"], "all-drugs");
  EXPECT_EQ(score["scores"][0]["places"], 50);
  EXPECT_EQ(score["scores"][0]["all"]["n"], 600);
  EXPECT_EQ(score["scores"][0]["open"]["n"], 450);
  EXPECT_EQ(score["scores"][1]["cause"], "synthetic-opioids");
  EXPECT_EQ(score["scores"][1]["places"], 18);
  EXPECT_EQ(score["scores"][1]["all"]["n"], 216);
  EXPECT_EQ(score["scores"][1]["open"]["n"], 162);
  EXPECT_EQ(score["scores"][1]["by_age"].size(), 12U);
}

TEST(RegionsCommand, ATableIsNoWiderThanATerminal) {
  for (const std::vector<std::string>& question :
       {std::vector<std::string>{"list"}, {"show", "US"}, {"nowcast"}, {"nowcast", "--score"}}) {
    const Finished finished = regions(question);
    EXPECT_EQ(finished.status, 0);
    std::size_t columns = 0;
    for (const char c : finished.out) {
      if (c == '\n') columns = 0;
      // Bytes that continue a character take no column.
      columns += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U && c != '\n' ? 1 : 0;
      ASSERT_LE(columns, 120U);
    }
  }
}

// A record of single months has counts, but none of twelve.
TEST(RegionsCommand, ListSaysWhichCountsThereAreNone) {
  const TemporaryFolder folder;
  write(folder / "a.csv",
        "ending,months,place,cause,age,reported,predicted,percent_complete,percent_pending,"
        "withheld\n2024-12,1,WV,all-drugs,,50,,,,\n2024-12,1,OH,all-drugs,,70,,,,\n");
  write(folder / "pop.csv", "place,year,age,people\nWV,2024,,1770000\nOH,2024,,11800000\n");
  write(folder / "dataset.toml",
        "name = \"own\"\n"
        "[[table]]\nkind = \"regional_deaths\"\nformat = \"setpoint\"\npath = \"a.csv\"\n"
        "source = \"a test\"\nretrieved = 2025-02-01\n"
        "[[table]]\nkind = \"population\"\nformat = \"setpoint\"\npath = \"pop.csv\"\n"
        "source = \"a test\"\nretrieved = 2025-02-01\n");
  const Finished list =
      run({"regions", "list", "--data", folder / ".", "--kind", "state", "--cause", "all-drugs"});
  ASSERT_EQ(list.status, 0) << list.err;
  EXPECT_NE(list.out.find("53 regions have no twelve-month count of this cause."),
            std::string::npos)
      << list.out;
}

TEST(RegionsCommand, RejectsWhatItDoesNotKnow) {
  EXPECT_EQ(regions({"show", "ZZ"}).status, 2);
  const Finished lower = regions({"show", "wv"});
  EXPECT_EQ(lower.status, 2);
  EXPECT_NE(lower.err.find("no region 'wv', expected WV"), std::string::npos) << lower.err;
  EXPECT_EQ(regions({"list", "--kind", "town"}).status, 2);
  EXPECT_EQ(regions({"list", "--cause", "boredom"}).status, 2);
  EXPECT_EQ(regions({"list", "--set", "rates.suppressed_below=5"}).status, 1);
  EXPECT_EQ(run({"regions", "list"}).status, 2);
}

}  // namespace
}  // namespace setpoint::test
