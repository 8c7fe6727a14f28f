// setpoint generate inspections: a dataset with its truth, whole or not at all.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/folder.h"
#include "cli/process.h"

namespace setpoint::test {
namespace {

std::vector<std::string> words(const std::string& out, const std::string& seed = "1",
                               std::vector<std::string> more = {}) {
  std::vector<std::string> result = {"generate", "inspections", "--units", "20000",
                                     "--seed",   seed,          "--out",   out};
  result.insert(result.end(), more.begin(), more.end());
  return result;
}

TEST(Generate, WritesADatasetAndItsTruth) {
  const TemporaryFolder folder;
  const Finished finished = run(words(folder / "made", "1", {"--json"}));
  ASSERT_EQ(finished.status, 0) << finished.err;
  const auto json = nlohmann::json::parse(finished.out);
  EXPECT_EQ(json.at("schema"), "setpoint.generate/1");
  EXPECT_EQ(json.at("rows"), 20000);
  const auto files = files_in(folder / "made");
  ASSERT_EQ(files.size(), 8U);
  for (const auto* name : {"inspections.csv", "strata.csv", "truth.csv", "deaths.csv",
                           "crossings.csv", "imports.csv", "governance.csv", "dataset.toml"})
    EXPECT_TRUE(files.contains(name)) << name;
  const std::string& log = files.at("inspections.csv");
  EXPECT_EQ(log.size(), json.at("bytes").get<std::size_t>());
  EXPECT_EQ(std::count(log.begin(), log.end(), '\n'), 20001);
  EXPECT_NE(files.at("dataset.toml").find("name = \"SYNTHETIC "), std::string::npos);
}

TEST(Generate, TruthCountsTheFindsOfThePopulation) {
  const TemporaryFolder folder;
  const Finished finished = run(words(folder / "made", "1", {"--json"}));
  ASSERT_EQ(finished.status, 0) << finished.err;
  const std::string truth = contents(folder / "made/truth.csv");
  ASSERT_EQ(truth.rfind("period,origin,channel,form,units,finds,gross_g,pure_g,pills\n", 0), 0U);
  std::size_t finds = 0;
  std::size_t units = 0;
  for (std::size_t at = truth.find('\n') + 1; at < truth.size(); at = truth.find('\n', at) + 1) {
    std::vector<std::string> field(1);
    for (std::size_t i = at; truth[i] != '\n'; ++i) {
      if (truth[i] == ',')
        field.emplace_back();
      else
        field.back() += truth[i];
    }
    ASSERT_EQ(field.size(), 9U);
    finds += std::stoul(field[5]);
    // Pure mass is part of the gross, and only of what was found.
    EXPECT_LE(std::stod(field[7]), std::stod(field[6]));
    EXPECT_EQ(field[5] == "0", field[6] == "0");
    if (field[3] == "pills") units += std::stoul(field[4]);
  }
  const auto json = nlohmann::json::parse(finished.out);
  EXPECT_EQ(finds, json.at("population").at("finds").get<std::size_t>());
  EXPECT_EQ(units, json.at("population").at("units").get<std::size_t>());
  EXPECT_GT(finds, json.at("random_finds").get<std::size_t>());
}

TEST(Generate, SameSeedGivesTheSameFiles) {
  const TemporaryFolder folder;
  ASSERT_EQ(run(words(folder / "a")).status, 0);
  ASSERT_EQ(run(words(folder / "b")).status, 0);
  ASSERT_EQ(run(words(folder / "c", "2")).status, 0);
  const auto a = files_in(folder / "a");
  EXPECT_EQ(a, files_in(folder / "b"));
  EXPECT_NE(a.at("inspections.csv"), files_in(folder / "c").at("inspections.csv"));
}

TEST(Generate, CheckFindsNoFaultInIt) {
  const TemporaryFolder folder;
  ASSERT_EQ(run(words(folder / "made", "1", {"--scenario", "new-source"})).status, 0);
  const Finished finished = run({"check", folder / "made"});
  EXPECT_EQ(finished.status, 0) << finished.err;
  EXPECT_NE(finished.out.find("SYNTHETIC"), std::string::npos) << finished.out;
}

TEST(Generate, DeathsTogetherAreSoundToo) {
  const TemporaryFolder folder;
  ASSERT_EQ(run(words(folder / "made", "1",
                      {"--scenario", "deaths-fall", "--quarters", "8", "--deaths", "together"}))
                .status,
            0);
  const std::string deaths = contents(folder / "made/deaths.csv");
  EXPECT_NE(deaths.find("2024Q4,US,all,3,15000,"), std::string::npos) << deaths;
  EXPECT_NE(deaths.find("2025Q1,US,all,3,9000,"), std::string::npos) << deaths;
  // The source of the tables says how to make them again.
  EXPECT_NE(contents(folder / "made/dataset.toml").find("--deaths together"), std::string::npos);
  const Finished finished = run({"check", folder / "made"});
  EXPECT_EQ(finished.status, 0) << finished.err;
}

TEST(Generate, LeavesAFolderThatHoldsSomethingAlone) {
  const TemporaryFolder folder;
  write(folder / "note", "mine");
  const auto before = files_in(folder.path());
  const Finished finished = run(words(folder.path()));
  EXPECT_EQ(finished.status, 2);
  EXPECT_NE(finished.err.find("not empty"), std::string::npos) << finished.err;
  EXPECT_EQ(files_in(folder.path()), before);
}

TEST(Generate, LeavesNothingWhereTheDiskIsFull) {
  const TemporaryFolder folder;
  RunOptions full;
  full.largest_file = 100000;
  const Finished finished = run(words(folder / "made"), full);
  EXPECT_EQ(finished.status, 3) << finished.err;
  EXPECT_FALSE(std::filesystem::exists(folder / "made"));
  // A folder that was there stays, empty.
  std::filesystem::create_directory(folder / "there");
  EXPECT_EQ(run(words(folder / "there"), full).status, 3);
  EXPECT_TRUE(std::filesystem::is_empty(folder / "there"));
}

TEST(Generate, WrongWordsAreUsage) {
  const TemporaryFolder folder;
  for (const std::vector<std::string>& more : {std::vector<std::string>{"--scenario", "worse"},
                                               {"--deaths", "monthly"},
                                               {"--prevalence", "2"},
                                               {"--prevalence", "nan"},
                                               {"--countries", "500"},
                                               {"--quarters", "-1"},
                                               {"--quarters", "2000"},
                                               {"--psus", "-3"},
                                               {"--psus", "19999"}}) {
    const Finished finished = run(words(folder / "made", "1", more));
    EXPECT_EQ(finished.status, 2) << more[0] << " " << more[1];
    EXPECT_NE(finished.err, "");
    EXPECT_FALSE(std::filesystem::exists(folder / "made"));
  }
  EXPECT_EQ(run({"generate"}).status, 2);
  EXPECT_EQ(run({"generate", "inspections", "--units", "100"}).status, 2);
}

}  // namespace
}  // namespace setpoint::test
