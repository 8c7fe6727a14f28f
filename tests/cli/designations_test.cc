// setpoint designations: the register by the command line, and that no name leaves it.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "cli/folder.h"
#include "cli/process.h"

namespace setpoint::test {
namespace {

std::string row(int number, const std::string& programme, const std::string& country) {
  return std::to_string(number) + ",\"PLAINLYINVENTED, Ana\",\"individual\",\"" + programme +
         "\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 1960; nationality " + country +
         "; Linked To: PLAINLYINVENTED GROUP; Passport X123456; a.k.a. 'LA INVENTADA'.\"\r\n";
}

// Two releases: 1 stays, 2 is removed, 3 is added.
class Designations : public ::testing::Test {
 protected:
  Designations() {
    write(folder_ / "old.csv",
          row(1, "SDNTK", "Mexico") + row(2, "SDNT", "Colombia") + row(9, "IRAN", "Iran") + "\x1A");
    write(folder_ / "new.csv", row(1, "SDNTK", "Mexico") +
                                   row(3, "ILLICIT-DRUGS-EO14059", "China") +
                                   row(9, "IRAN", "Iran") + "\x1A");
  }
  [[nodiscard]] std::string older() const { return folder_ / "old.csv@2023-07-01"; }
  [[nodiscard]] std::string newer() const { return folder_ / "new.csv@2023-09-15"; }
  TemporaryFolder folder_;
};

TEST_F(Designations, TellsWhatWasAddedAndRemoved) {
  const Finished finished = run({"designations", "--list", older(), "--list", newer(), "--json"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  const auto json = nlohmann::json::parse(finished.out);
  EXPECT_EQ(json.at("schema"), "setpoint.designations/1");
  EXPECT_EQ(json.at("as_of"), "2023-09-15");
  const nlohmann::json total = {{"before_first_release", 2},
                                {"added", 1},
                                {"removed", 1},
                                {"changed_programme", 0},
                                {"in_force", 2}};
  EXPECT_EQ(json.at("total"), total);
  EXPECT_EQ(json.at("by_programme").size(), 3U);
  const auto& years = json.at("by_year");
  ASSERT_EQ(years.size(), 1U);
  EXPECT_EQ(years[0].at("added"), (nlohmann::json{1, 1}));
  EXPECT_EQ(json.at("evaluation"), nullptr);
  EXPECT_GE(json.at("cannot_be_shown").size(), 6U);
}

// sdn.csv by itself: countries are those of nationality alone, and every output says so.
TEST_F(Designations, SaysWhereAddressesAreMissing) {
  const Finished text = run({"designations", "--list", newer()});
  ASSERT_EQ(text.status, 0) << text.err;
  EXPECT_NE(text.out.find("without its file of addresses (add.csv)"), std::string::npos)
      << text.out;
  const auto json = nlohmann::json::parse(run({"designations", "--list", newer(), "--json"}).out);
  EXPECT_EQ(json.at("releases")[0].at("with_addresses"), false);
}

TEST_F(Designations, AReleaseOfTomorrowIsAFault) {
  const Finished finished = run({"designations", "--list", folder_ / "new.csv@2199-01-01"});
  EXPECT_EQ(finished.status, 2);
  EXPECT_NE(finished.err.find("2199-01-01"), std::string::npos) << finished.err;
}

TEST_F(Designations, EveryProgrammeIfAsked) {
  const Finished finished =
      run({"designations", "--list", newer(), "--programme", "all", "--json"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  EXPECT_EQ(nlohmann::json::parse(finished.out).at("total").at("in_force"), 3);
  const Finished unknown = run({"designations", "--list", newer(), "--programme", "SDNTX"});
  EXPECT_EQ(unknown.status, 2);
  EXPECT_NE(unknown.err.find("SDNTK"), std::string::npos) << unknown.err;
}

TEST_F(Designations, NothingOfTheEntriesReachesAnyOutput) {
  const Finished text = run({"designations", "--list", older(), "--list", newer(), "--data",
                             reference(), "--out", folder_ / "out"});
  ASSERT_EQ(text.status, 0) << text.err;
  const Finished json =
      run({"designations", "--list", older(), "--list", newer(), "--data", reference(), "--json"});
  ASSERT_EQ(json.status, 0) << json.err;
  auto outputs = files_in(folder_ / "out");
  EXPECT_EQ(outputs.size(), 7U);
  outputs["the terminal"] = text.out;
  outputs["--json"] = json.out;
  for (const auto& [file, bytes] : outputs)
    for (const char* said : {"PLAINLYINVENTED", "INVENTADA", "X123456", "1960"})
      EXPECT_EQ(bytes.find(said), std::string::npos) << said << " in " << file;
  EXPECT_EQ(outputs.at("designations.json"), json.out);
}

TEST_F(Designations, RegisterReadsBackTheSame) {
  const Finished first = run(
      {"designations", "--list", older(), "--list", newer(), "--json", "--out", folder_ / "out"});
  ASSERT_EQ(first.status, 0) << first.err;
  const Finished again =
      run({"designations", "--register", folder_ / "out/register.csv", "--json"});
  ASSERT_EQ(again.status, 0) << again.err;
  const auto a = nlohmann::json::parse(first.out);
  const auto b = nlohmann::json::parse(again.out);
  for (const char* part : {"total", "by_programme", "by_country", "by_kind", "as_of"})
    EXPECT_EQ(a.at(part), b.at(part)) << part;
}

TEST_F(Designations, LaysThemBesideFlowAndDeaths) {
  const Finished finished =
      run({"designations", "--list", older(), "--list", newer(), "--data", reference(), "--json"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  const auto evaluation = nlohmann::json::parse(finished.out).at("evaluation");
  EXPECT_EQ(evaluation.at("meaning"), "association only");
  // 3 was added on a day from 2 July to 15 September 2023: in the third quarter.
  ASSERT_EQ(evaluation.at("events").size(), 1U);
  const auto& event = evaluation.at("events")[0];
  EXPECT_EQ(event.at("quarters"), nlohmann::json{"2023Q3"});
  EXPECT_EQ(event.at("country"), "CN");
  // Deaths of twelve months ending June 2023 and September 2024, as the reference has them.
  const std::string deaths = contents(reference() + "/deaths.csv");
  EXPECT_FALSE(event.at("national_deaths").is_null()) << event.dump(2);
  EXPECT_LT(event.at("national_deaths").at("relative_change").get<double>(), 0);
  EXPECT_NE(deaths.find("2024Q3"), std::string::npos);
}

TEST_F(Designations, FaultsHaveTheirPlaceAndStatus) {
  EXPECT_EQ(run({"designations"}).status, 2);
  const Finished undated = run({"designations", "--list", folder_ / "old.csv"});
  EXPECT_EQ(undated.status, 1);
  EXPECT_NE(undated.err.find("PATH@2024-07-02"), std::string::npos) << undated.err;
  EXPECT_EQ(run({"designations", "--list", folder_ / "old.csv@yesterday"}).status, 2);
  EXPECT_EQ(run({"designations", "--list", folder_ / "none.csv@2024-07-02"}).status, 1);
  write(folder_ / "bad.csv", row(1, "SDNTK", "Mexico") + "2,\"A\",-0- \r\n");
  const Finished bad =
      run({"designations", "--list", folder_ / "bad.csv@2024-07-02", "--out", folder_ / "no"});
  EXPECT_EQ(bad.status, 1);
  EXPECT_NE(bad.err.find("bad.csv:2:"), std::string::npos) << bad.err;
  EXPECT_EQ(bad.out, "");
  EXPECT_FALSE(std::filesystem::exists(folder_ / "no"));
}

}  // namespace
}  // namespace setpoint::test
