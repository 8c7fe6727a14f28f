// setpoint screen: matches and flags of files and of one name, on a list of invented entries.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/folder.h"
#include "cli/process.h"

namespace setpoint::test {
namespace {

// sdn.csv as OFAC publishes it, of invented entries.
constexpr std::string_view kList =
    "101,\"EXAMPLE PRUEBA, Ana Maria\",\"individual\",\"SDNTK\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- "
    ",\"DOB 31 May 1970; POB Culiacan, Sinaloa, Mexico; nationality Mexico; Passport G123456 "
    "(Mexico).\"\r\n"
    "102,\"=EXAMPLE CHEMICAL CO., LTD.\",-0- ,\"ILLICIT-DRUGS-EO14059\",-0- ,-0- ,-0- ,-0- ,-0- "
    ",-0- ,-0- ,-0- \r\n";

class Screen : public testing::Test {
 protected:
  void SetUp() override {
    list_ = folder_ / "sdn.csv";
    write(list_, kList);
    customers_ = folder_ / "customers.csv";
    write(customers_,
          "id,name,kind,birth_date,business,home_address\n"
          "C1,Ana Exampel Prueba,person,1970,chemical,yes\n"
          "C2,Nobody Listed,person,,bakery,no\n"
          "C3,Example Chemical GmbH,entity,,chemical,no\n");
  }
  TemporaryFolder folder_;
  std::string list_;
  std::string customers_;
};

TEST_F(Screen, AFileGivesMatchesAndFlagsWithTheirReasons) {
  const Finished done = run({"screen", "--list", list_, "--customers", customers_});
  ASSERT_EQ(done.status, 0) << done.err;
  EXPECT_NE(done.out.find("C1  Ana Exampel Prueba"), std::string::npos) << done.out;
  EXPECT_NE(done.out.find("'exampel' and 'example' are one letter apart"), std::string::npos)
      << done.out;
  EXPECT_NE(done.out.find("the year of birth agrees"), std::string::npos);
  EXPECT_NE(done.out.find("another legal form"), std::string::npos);
  EXPECT_NE(done.out.find("A flag is a reason to look, never proof."), std::string::npos);
  EXPECT_NE(done.out.find("F24-2"), std::string::npos);
  EXPECT_NE(done.out.find("F19-1  not evaluated: needs a file of transactions"), std::string::npos);
  EXPECT_NE(done.out.find("2 customers have a match, 1 has none."), std::string::npos);
}

TEST_F(Screen, JsonHasThemAllOnAnyNumberOfThreads) {
  const std::vector<std::string> call = {"screen",      "--list",   list_,
                                         "--customers", customers_, "--json"};
  const auto with = [&](const char* threads) {
    auto arguments = call;
    arguments.insert(arguments.end(), {"--threads", threads});
    return run(arguments);
  };
  const Finished one = with("1");
  ASSERT_EQ(one.status, 0) << one.err;
  const Finished many = with("64");
  EXPECT_EQ(one.out, many.out);
  EXPECT_EQ(many.err, "");
  const auto json = nlohmann::json::parse(one.out);
  EXPECT_EQ(json.at("schema"), "setpoint.screen/1");
  EXPECT_EQ(json.at("entries"), 2);
  ASSERT_EQ(json.at("customers").size(), 3U);
  const auto& match = json.at("customers")[0].at("matches")[0];
  EXPECT_EQ(match.at("entry"), 101);
  EXPECT_FALSE(match.at("reasons").empty());
  EXPECT_TRUE(json.at("customers")[1].at("matches").empty());
  EXPECT_EQ(json.at("flags").size(), 21U);
}

TEST_F(Screen, FilesAppearOnlyWhereTheyAreAskedForAndHoldNoFormula) {
  const std::string out = folder_ / "out";
  const Finished done = run({"screen", "--list", list_, "--customers", customers_, "--out", out});
  ASSERT_EQ(done.status, 0) << done.err;
  const std::string matches = contents(out + "/matches.csv");
  EXPECT_NE(matches.find("\"'=EXAMPLE CHEMICAL CO., LTD.\""), std::string::npos) << matches;
  EXPECT_NE(contents(out + "/flags.csv").find("F24-2,FIN-2024-A002,reported,flag,C1"),
            std::string::npos);
  EXPECT_EQ(files_in(out).size(), 2U);
}

TEST_F(Screen, OneNameOnTheCommandLine) {
  const Finished exact = run({"screen", "--list", list_, "--name", "Ana Maria Example Prueba",
                              "--kind", "person", "--born", "1970-05-31", "--country", "MX"});
  ASSERT_EQ(exact.status, 0) << exact.err;
  EXPECT_NE(exact.out.find("exact: EXAMPLE PRUEBA, Ana Maria"), std::string::npos) << exact.out;
  const Finished passport =
      run({"screen", "--list", list_, "--name", "Somebody Else", "--identifier", "G-123456"});
  EXPECT_NE(passport.out.find("an identifier is the same"), std::string::npos) << passport.out;
  const Finished other = run({"screen", "--list", list_, "--name", "Ana Maria Example Prueba",
                              "--programme", "ILLICIT-DRUGS-EO14059"});
  EXPECT_NE(other.out.find("0 customers have a match"), std::string::npos) << other.out;
}

// Whoever cannot be compared or judged is a fault or is told, never passed over.
TEST_F(Screen, NobodyPassesInSilence) {
  for (const char* name : {"...", "   ", "\xF0\x9F\x91\x8D", "\xE2\x80\x8B"})
    EXPECT_EQ(run({"screen", "--list", list_, "--name", name}).status, 2) << name;
  EXPECT_EQ(run({"screen", "--list", list_, "--name", "A Name", "--born", "2190"}).status, 2);
  const std::string people = folder_ / "people.csv";
  write(people, "id,name,birth_date\nC1,Ana,2190-01-01\n");
  const Finished unborn = run({"screen", "--list", list_, "--customers", people});
  EXPECT_EQ(unborn.status, 1);
  EXPECT_NE(unborn.err.find("people.csv:2:8: birth_date is '2190-01-01', which has not come"),
            std::string::npos)
      << unborn.err;
  write(people, "id,name,registered,makes_drugs\nC1,Example Buyer,,\n");
  const std::string payments = folder_ / "payments.csv";
  write(payments,
        "id,date,customer,goods\nT1,2024-01-05,C1,pill press\nT2,2024-01-05,C1,tablets\n");
  const std::vector<std::string> call = {"screen", "--list",         list_,   "--customers",
                                         people,   "--transactions", payments};
  const Finished text = run(call);
  ASSERT_EQ(text.status, 0) << text.err;
  EXPECT_NE(text.out.find("F24-7  cannot be judged of 1 transaction (T1): customer.registered is "
                          "blank"),
            std::string::npos)
      << text.out;
  EXPECT_NE(text.out.find("column transactions.goods says 'tablets' in 1 row"), std::string::npos)
      << text.out;
  auto with_json = call;
  with_json.emplace_back("--json");
  const auto json = nlohmann::json::parse(run(with_json).out);
  EXPECT_EQ(json.at("unknown_words").size(), 1U);
  for (const auto& rule : json.at("flags"))
    if (rule.at("id") == "F24-7") {
      EXPECT_EQ(rule.at("not_judged").size(), 2U);
    }
  auto with_out = call;
  with_out.insert(with_out.end(), {"--out", folder_ / "judged"});
  ASSERT_EQ(run(with_out).status, 0);
  EXPECT_NE(
      contents(folder_ / "judged/flags.csv").find("F24-7,FIN-2024-A002,assumption,not judged"),
      std::string::npos);
}

// One in the future would make everybody else silent.
TEST_F(Screen, ATransactionThatHasNotComeIsAFault) {
  const std::string people = folder_ / "people.csv";
  write(people, "id,name\nC1,Ana\nC2,Rosa\n");
  const std::string payments = folder_ / "payments.csv";
  write(payments, "id,date,customer\nT1,2024-01-05,C1\nT2,2199-01-01,C2\n");
  const Finished done =
      run({"screen", "--list", list_, "--customers", people, "--transactions", payments});
  EXPECT_EQ(done.status, 1);
  EXPECT_EQ(done.out, "");
  EXPECT_NE(done.err.find("payments.csv:3:4: date is '2199-01-01', which has not come"),
            std::string::npos)
      << done.err;
}

TEST_F(Screen, AnAddressThatAgreesAndOneThatIsSharedAreTold) {
  const std::string list = folder_ / "addressed";
  std::filesystem::create_directory(list);
  write(list + "/sdn.csv", kList);
  write(list + "/add.csv",
        "101,1,\"Hauptstrasse 7\",\"Berlin\",\"Germany\",-0- \r\n"
        "102,2,\"10 Downing St.\",\"London\",\"United Kingdom\",-0- \r\n");
  const std::string people = folder_ / "people.csv";
  write(people,
        "id,name,kind,business,address\n"
        "C1,Ana Exampel Prueba,person,retail,\"Hauptstr. 7, 10115 Berlin\"\n"
        "C2,Example Chemical Ltd,entity,chemical,\"10 Browning Street, London\"\n"
        "C3,Corner Shop Ltd,entity,retail,\"10 BROWNING ST., London N1 9GU\"\n");
  const Finished done = run({"screen", "--list", list, "--customers", people});
  ASSERT_EQ(done.status, 0) << done.err;
  EXPECT_NE(done.out.find("the address agrees: listed Hauptstrasse 7, Berlin"), std::string::npos)
      << done.out;
  EXPECT_EQ(done.out.find("listed 10 Downing St."), std::string::npos) << done.out;
  EXPECT_NE(done.out.find("is also that of C3 'Corner Shop Ltd'"), std::string::npos) << done.out;
}

TEST_F(Screen, FaultsAreNamedAndNothingIsWritten) {
  EXPECT_EQ(run({"screen", "--list", list_}).status, 2);
  EXPECT_EQ(run({"screen", "--list", list_, "--name", "A", "--customers", customers_}).status, 2);
  EXPECT_EQ(run({"screen", "--list", list_, "--name", "A", "--kind", "dog"}).status, 2);
  EXPECT_EQ(run({"screen", "--list", list_, "--name", "A", "--born", "soon"}).status, 2);
  EXPECT_EQ(run({"screen", "--list", list_, "--name", "A", "--threshold", "0.2"}).status, 2);
  EXPECT_EQ(run({"screen", "--list", list_, "--name", "A", "--programme", "NONE"}).status, 2);
  write(customers_, "id,name,shoe_size\nC1,Ana,39\n");
  const std::string out = folder_ / "never";
  const Finished bad = run({"screen", "--list", list_, "--customers", customers_, "--out", out});
  EXPECT_EQ(bad.status, 1);
  EXPECT_NE(bad.err.find("customers.csv:1:9: unknown column 'shoe_size'"), std::string::npos)
      << bad.err;
  EXPECT_EQ(bad.out, "");
  EXPECT_FALSE(std::filesystem::exists(out));
  const std::string settings = folder_ / "settings.toml";
  write(settings, "name = \"x\"\nversion = \"1\"\n[words.nothing]\nvalue = 1\n");
  EXPECT_EQ(run({"screen", "--list", list_, "--name", "A Name", "--settings", settings}).status, 1);
}

}  // namespace
}  // namespace setpoint::test
