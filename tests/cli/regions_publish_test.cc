// setpoint regions publish and setpoint regions attack, as a user runs them.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/folder.h"
#include "cli/process.h"

namespace setpoint::test {
namespace {

using Json = nlohmann::json;

const std::string kHead = "place,ending,months,cause,age,series,deaths,withheld\n";

std::string row(const std::string& place, const std::string& deaths) {
  return place + ",2020-12,12,synthetic-opioids,,t," + deaths +
         (deaths.empty() ? ",suppressed\n" : ",\n");
}

// Tables as published: five counties of West Virginia, two of them withheld, and their state.
class Published : public ::testing::Test {
 protected:
  void counties(const std::string& rows) {
    write(folder_ / "deaths-county.csv", kHead + rows);
    write(folder_ / "deaths-state.csv", kHead + row("WV", "200"));
  }
  Finished attack(std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {"regions", "attack", folder_.path()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }
  const std::string kSafe = row("54001", "60") + row("54003", "") + row("54005", "") +
                            row("54007", "70") + row("54009", "47");
  // One alone: 200 less the others is 6.
  const std::string kLeak = row("54001", "60") + row("54003", "") + row("54005", "17") +
                            row("54007", "70") + row("54009", "47");
  TemporaryFolder folder_;
};

TEST_F(Published, WithoutALeakEndsWithZero) {
  counties(kSafe);
  const Finished found = attack();
  EXPECT_EQ(found.status, 0) << found.out << found.err;
  EXPECT_EQ(found.err, "");
}

TEST_F(Published, APlantedLeakIsNamedAndNotMade) {
  counties(kLeak);
  const Finished found = attack({"--json"});
  EXPECT_EQ(found.status, 1) << found.err;
  const Json json = Json::parse(found.out);
  EXPECT_EQ(json["schema"], "setpoint.attack/1");
  ASSERT_EQ(json["leaks"].size(), 1U) << found.out;
  EXPECT_EQ(json["leaks"][0]["place"], "54003");
  EXPECT_EQ(json["leaks"][0]["outcome"], "recovered");
  for (const auto& [key, value] : json["leaks"][0].items()) {
    EXPECT_NE(value, 6) << key;
  }
  const Finished text = attack();
  EXPECT_NE(text.out.find("54003"), std::string::npos) << text.out;
  EXPECT_EQ(text.out.find(" 6"), std::string::npos) << text.out;
}

TEST_F(Published, AnEarlierReleaseGivesAway) {
  const std::string before = folder_ / "before";
  std::filesystem::create_directory(before);
  write(before + "/deaths-county.csv", kHead + row("54005", "17"));
  const std::string now = folder_ / "now";
  std::filesystem::create_directory(now);
  write(now + "/deaths-county.csv", kHead + kSafe);
  write(now + "/deaths-state.csv", kHead + row("WV", "200"));
  EXPECT_EQ(run({"regions", "attack", now}).status, 0);
  const Finished both = run({"regions", "attack", before, now, "--json"});
  EXPECT_EQ(both.status, 1) << both.err;
  EXPECT_EQ(Json::parse(both.out)["leaks"].size(), 2U) << both.out;
}

// Both counties are all there is, as January says: two small counts do not make up 40.
TEST_F(Published, TablesThatContradictOnlySmall) {
  const auto month = [](const std::string& deaths_a, const std::string& deaths_b, int ending) {
    const auto line = [&](const std::string& place, const std::string& deaths) {
      return place + ",2020-0" + std::to_string(ending) + ",1,synthetic-opioids,,t," + deaths +
             (deaths.empty() ? ",suppressed\n" : ",\n");
    };
    return line("54001", deaths_a) + line("54003", deaths_b);
  };
  write(folder_ / "deaths-county.csv", kHead + month("20", "20", 1) + month("", "", 2));
  write(folder_ / "deaths-state.csv", kHead + "WV,2020-01,1,synthetic-opioids,,t,40,\n" +
                                          "WV,2020-02,1,synthetic-opioids,,t,40,\n");
  EXPECT_EQ(attack().status, 0);
  const Finished found = attack({"--only-small"});
  EXPECT_EQ(found.status, 1);
  EXPECT_NE(found.out.find("contradicts --only-small"), std::string::npos) << found.out;
}

TEST_F(Published, WhatIsWrongIsSaidWithItsPlace) {
  counties(kSafe);
  write(folder_ / "deaths-county.csv",
        "place,ending,months,cause,age,series,deaths,withheld,mood\n");
  Finished found = attack();
  EXPECT_EQ(found.status, 1);
  EXPECT_EQ(found.out, "");
  EXPECT_NE(found.err.find("deaths-county.csv:1"), std::string::npos) << found.err;
  write(folder_ / "deaths-county.csv", kHead + row("54001", "60") + "54003,2020-12,12,synth");
  found = attack();
  EXPECT_EQ(found.status, 1);
  EXPECT_EQ(found.out, "");
  EXPECT_NE(found.err.find("deaths-county.csv:3"), std::string::npos) << found.err;
  EXPECT_EQ(run({"regions", "attack"}).status, 2);
  EXPECT_EQ(run({"regions", "attack", folder_ / "absent"}).status, 1);
}

// What publish writes holds against attack, and is the same bytes again.
TEST(RegionsPublish, OfTheRecordByCountyHoldsAgainstTheAttack) {
  const TemporaryFolder folder;
  const auto publish = [&](const std::string& out, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {
        "regions", "publish", "--data", SETPOINT_ROOT "/data/regions",
        "--by",    "county",  "--out",  out};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  };
  const Finished first = publish(folder / "one");
  ASSERT_EQ(first.status, 0) << first.err;
  ASSERT_EQ(publish(folder / "two").status, 0);
  EXPECT_EQ(files_in(folder / "one"), files_in(folder / "two"));
  const Json json = Json::parse(contents(folder / "one/suppression.json"));
  EXPECT_EQ(json["schema"], "setpoint.suppression/1");
  EXPECT_EQ(json["certificate"]["recovered"], 0);
  EXPECT_EQ(run({"regions", "attack", folder / "one"}).status, 0);
  // After that release the same counts can be published again.
  EXPECT_EQ(publish(folder / "three", {"--previous", folder / "one"}).status, 0);
  EXPECT_EQ(publish(folder / "four", {"--by", "moon"}).status, 2);
  EXPECT_FALSE(std::filesystem::exists(folder / "four"));
}

}  // namespace
}  // namespace setpoint::test
