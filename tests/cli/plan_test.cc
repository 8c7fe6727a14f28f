// setpoint plan, as a user runs it: the pilot is a dataset, the plan is a table, JSON and the
// allocation that setpoint draw reads.
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/folder.h"
#include "cli/process.h"

namespace setpoint::test {
namespace {

// A dataset of one quarter: ten truck PSUs of which four are sampled with 2, 0, 1 and 1 finds, 50
// units each; forty mail PSUs of which two are sampled, 10 units each, nothing found.
void write_pilot(const std::string& folder) {
  std::filesystem::create_directory(folder);
  write(folder + "/dataset.toml",
        "name = \"pilot\"\n"
        "[[table]]\nkind = \"inspections\"\nformat = \"setpoint\"\npath = \"log.csv\"\n"
        "source = \"a test\"\nretrieved = 2025-04-01\n"
        "[[table]]\nkind = \"strata\"\nformat = \"setpoint\"\npath = \"strata.csv\"\n"
        "source = \"a test\"\nretrieved = 2025-04-01\n");
  write(folder + "/strata.csv", "period,stratum,psus\n2025Q1,truck,10\n2025Q1,post,40\n");
  std::string log =
      "period,port,channel,origin,stratum,psu,weight,selection,count,result,form,substance,mass_g,"
      "purity,pills,host\n";
  const std::vector<int> finds = {2, 0, 1, 1};
  for (std::size_t i = 0; i < finds.size(); ++i) {
    const std::string psu = "2025Q1,2304,truck,MX,truck,lane-" + std::to_string(i) + ",2.5,random,";
    log += psu + std::to_string(50 - finds[i]) + ",negative,,,,,,\n";
    for (int k = 0; k < finds[i]; ++k) log += psu + "1,positive,powder,fentanyl,1000,0.2,,\n";
  }
  for (const char* psu : {"tray-1", "tray-2"})
    log += std::string("2025Q1,4701,mail,CN,post,") + psu + ",20,random,10,negative,,,,,,\n";
  write(folder + "/log.csv", log);
}

const nlohmann::json& stratum(const nlohmann::json& plan, const std::string& name) {
  for (const auto& each : plan.at("strata"))
    if (each.at("stratum") == name) return each;
  throw std::runtime_error("no stratum " + name);
}

// The truck stratum's S is sqrt(2/3) (tests/sampling/pilot_test.cc), its total 10 finds. The rate
// of mail is that of all, 10 of 900 weighted units: A^2 = 2 * 2 * (20^2 * 10) * (10/900).
TEST(PlanCommand, JsonHasThePilotAndThePlan) {
  const TemporaryFolder folder;
  write_pilot(folder / "data");
  const Finished finished =
      run({"plan", "--data", folder / "data", "--precision", "0.5", "--json"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  EXPECT_EQ(finished.err, "");
  const auto plan = nlohmann::json::parse(finished.out);
  EXPECT_EQ(plan.at("schema"), "setpoint.plan/1");
  EXPECT_EQ(plan.at("pilot"), "2025Q1");
  EXPECT_EQ(plan.at("period"), "2025Q2");
  EXPECT_EQ(plan.at("confidence"), 0.9);
  EXPECT_EQ(plan.at("total"), 10);
  const auto& truck = stratum(plan, "truck");
  EXPECT_EQ(truck.at("spread_from"), "psus");
  EXPECT_NEAR(truck.at("deviation"), std::sqrt(2.0 / 3), 1e-12);
  EXPECT_EQ(truck.at("units_per_psu"), 50);
  const auto& post = stratum(plan, "post");
  EXPECT_EQ(post.at("spread_from"), "pooled-rate");
  EXPECT_NEAR(post.at("spread"), std::sqrt(16000.0 / 90), 1e-12);
  // The precision is what the numbers of PSUs give, and one PSU fewer would not do.
  const auto variance = [&](double less_truck, double less_post) {
    const double a = truck.at("psus").get<double>() - less_truck;
    const double b = post.at("psus").get<double>() - less_post;
    return 100.0 * 2 / 3 * (1 / a - 0.1) + 16000.0 / 90 * (1 / b - 1.0 / 40);
  };
  EXPECT_NEAR(plan.at("precision").at("expected"), std::sqrt(variance(0, 0)) / 10, 1e-12);
  EXPECT_LE(variance(0, 0), 25);
  EXPECT_GT(variance(1, 0), 25);
  EXPECT_GT(variance(0, 1), 25);
  EXPECT_EQ(plan.at("precision").at("reached"), true);
  ASSERT_EQ(plan.at("nothing_found").size(), 1U);
  const auto& rare = plan.at("nothing_found").at(0);
  EXPECT_EQ(rare.at("stratum"), "post");
  EXPECT_EQ(rare.at("units"), 20);
  EXPECT_NEAR(rare.at("limit"), 1 - std::pow(0.1, 0.05), 1e-12);
  EXPECT_EQ(rare.at("population_units"), 400);
}

TEST(PlanCommand, TableSaysTheSame) {
  const TemporaryFolder folder;
  write_pilot(folder / "data");
  const Finished finished =
      run({"plan", "--data", folder / "data", "--precision", "0.05", "--budget", "12"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  for (const char* part : {"Plan of 2025Q2 from 2025Q1", "truck", "0.8165", "Nothing found",
                           "not reached within the budget", "Cost 12 of a budget of 12"})
    EXPECT_NE(finished.out.find(part), std::string::npos) << part << "\n" << finished.out;
  for (std::size_t start = 0; start < finished.out.size();) {
    const std::size_t end = finished.out.find('\n', start);
    EXPECT_LE(end - start, 120U);
    start = end + 1;
  }
}

TEST(PlanCommand, CostsAreReadAndChecked) {
  const TemporaryFolder folder;
  write_pilot(folder / "data");
  const std::string costs = folder / "costs.csv";
  const std::vector<std::string> words = {"plan", "--data",  folder / "data", "--budget",
                                          "400",  "--costs", costs,           "--json"};
  write(costs, "stratum,cost\ntruck,100\npost,5\n");
  const Finished finished = run(words);
  ASSERT_EQ(finished.status, 0) << finished.err;
  const auto plan = nlohmann::json::parse(finished.out);
  // All of the post and two trucks have V = 66.7 (1/2 - 1/10) = 26.7; three trucks and 20 of the
  // post 66.7 (1/3 - 1/10) + 177.8 (1/20 - 1/40) = 20.0.
  EXPECT_EQ(plan.at("cost"), 400);
  EXPECT_EQ(stratum(plan, "post").at("psus"), 20);
  EXPECT_EQ(stratum(plan, "truck").at("psus"), 3);
  write(costs, "stratum,cost\ntruck,100\npots,5\n");
  const Finished wrong = run(words);
  EXPECT_EQ(wrong.status, 1);
  EXPECT_NE(wrong.err.find(costs + ":3:1: stratum 'pots' is not in the pilot"), std::string::npos)
      << wrong.err;
  EXPECT_NE(wrong.err.find("no cost for stratum 'post'"), std::string::npos) << wrong.err;
}

TEST(PlanCommand, ConfidenceIsThePolicys) {
  const TemporaryFolder folder;
  write_pilot(folder / "data");
  const Finished finished = run({"plan", "--data", folder / "data", "--budget", "10", "--set",
                                 "movement.confidence=0.99", "--json"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  const auto plan = nlohmann::json::parse(finished.out);
  EXPECT_NEAR(plan.at("nothing_found").at(0).at("limit"), 1 - std::pow(0.01, 0.05), 1e-12);
}

TEST(PlanCommand, AllocationIsWhatDrawReads) {
  const TemporaryFolder folder;
  write_pilot(folder / "data");
  const Finished finished = run({"plan", "--data", folder / "data", "--budget", "20", "--period",
                                 "2025Q4", "--out", folder / "out"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  ASSERT_EQ(files_in(folder / "out").size(), 1U);
  std::string frame = "period,stratum,psu,units\n";
  for (int i = 0; i < 10; ++i) frame += "2025Q4,truck,lane-" + std::to_string(i) + ",300\n";
  for (int i = 0; i < 40; ++i) frame += "2025Q4,post,tray-" + std::to_string(i) + ",100\n";
  write(folder / "frame.csv", frame);
  const Finished commit = run({"draw", "commit", "--frame", folder / "frame.csv", "--allocation",
                               folder / "out/allocation.csv", "--out", folder / "draw"});
  EXPECT_EQ(commit.status, 0) << commit.err;
}

TEST(PlanCommand, NothingIsWrittenUnlessAskedAndTheSameRunGivesTheSameBytes) {
  const TemporaryFolder folder;
  write_pilot(folder / "data");
  const auto before = files_in(folder.path());
  const std::vector<std::string> words = {"plan", "--data", folder / "data", "--precision", "0.2"};
  const Finished first = run(words);
  EXPECT_EQ(first.out, run(words).out);
  EXPECT_EQ(files_in(folder.path()), before);
}

TEST(PlanCommand, WordsThatCannotBeMeantAreStatusTwo) {
  const TemporaryFolder folder;
  write_pilot(folder / "data");
  const std::string data = folder / "data";
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"plan"},
           {"plan", "--data", data},
           {"plan", "--data", data, "--precision", "0"},
           {"plan", "--data", data, "--precision", "-1"},
           {"plan", "--data", data, "--precision", "nan"},
           {"plan", "--data", data, "--budget", "3"},  // two PSUs in each of two strata cost 4
           {"plan", "--data", data, "--budget", "inf"},
           {"plan", "--data", data, "--precision", "0.1", "--pilot", "2025"},
           {"plan", "--data", data, "--precision", "0.1", "--period", "soon"},
           {"plan", "--data", data, "--precision", "0.1", "--set", "movement.confidence"}}) {
    const Finished finished = run(words);
    EXPECT_EQ(finished.status, 2) << words.back() << "\n" << finished.err;
    EXPECT_EQ(finished.out, "");
  }
}

TEST(PlanCommand, DataThatCannotBePlannedFromIsStatusOne) {
  const TemporaryFolder folder;
  write_pilot(folder / "data");
  EXPECT_EQ(run({"plan", "--data", reference(), "--budget", "10"}).status, 1);
  EXPECT_EQ(run({"plan", "--data", folder / "data", "--budget", "10", "--pilot", "2024Q1"}).status,
            1);
  EXPECT_EQ(run({"plan", "--data", folder / "nothing", "--budget", "10"}).status, 1);
  EXPECT_EQ(run({"plan", "--data", folder / "data", "--budget", "10"},
                {.standard_output = "/dev/full", .largest_file = {}})
                .status,
            3);
}

}  // namespace
}  // namespace setpoint::test
