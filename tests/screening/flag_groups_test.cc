// Gathered rows: whole bursts, silence, what follows, and parties that are blank or written twice.
#include "setpoint/screening/flag_groups.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "screening/flags.h"

namespace setpoint::test {
namespace {

const std::string kOne = "id,name\nC1,Example One\n";
const std::string kHead = "id,date,customer,";

using Ids = std::vector<std::string>;

TEST(FlagGroups, EverySeparateBurstIsReportedWhole) {
  std::string rows = kHead + "amount_usd\n";
  for (int k = 1; k <= 6; ++k)
    rows += "A" + std::to_string(k) + ",2024-01-0" + std::to_string(k) + ",C1,9500\n";
  for (int k = 1; k <= 3; ++k)
    rows += "B" + std::to_string(k) + ",2024-06-0" + std::to_string(k) + ",C1,9500\n";
  const FlagOutcome found = flag("F19-7", kOne, rows);
  ASSERT_EQ(found.hits.size(), 2U);
  EXPECT_EQ(found.hits[0].transactions, (Ids{"A1", "A2", "A3", "A4", "A5", "A6"}));
  EXPECT_EQ(found.hits[0].reason,
            "6 with the same customer 'C1' within 30 days (2024-01-01 to 2024-01-06)");
  EXPECT_EQ(found.hits[1].transactions, (Ids{"B1", "B2", "B3"}));
}

// Spans that share a row are one burst, longer than a span may be.
TEST(FlagGroups, SpansThatShareARowAreOneBurst) {
  std::string rows = kHead + "amount_usd\n";
  for (const char* day : {"01-01", "01-15", "01-30", "02-14", "02-28", "05-01"})
    rows += "T" + std::string(day) + ",2024-" + day + ",C1,9500\n";
  const FlagOutcome found = flag("F19-7", kOne, rows);
  ASSERT_EQ(found.hits.size(), 1U);
  EXPECT_EQ(found.hits[0].transactions.size(), 5U);
  EXPECT_EQ(
      found.hits[0].reason,
      "5 with the same customer 'C1' (2024-01-01 to 2024-02-28, each within 30 days of enough "
      "others)");
}

TEST(FlagGroups, EveryPartyThatSharesAPhoneIsShown) {
  std::string rows = kHead + "receiver,receiver_phone\n";
  for (int k = 1; k <= 4; ++k)
    rows += "T" + std::to_string(k) + ",2024-0" + std::to_string(k) + "-01,C1,R" +
            std::to_string(k) + ",555\n";
  const FlagOutcome found = flag("F19-5", kOne, rows + "T5,2024-05-01,C1,R5,556\n");
  ASSERT_EQ(found.hits.size(), 1U);
  EXPECT_EQ(found.hits[0].transactions, (Ids{"T1", "T2", "T3", "T4"}));
  EXPECT_NE(found.hits[0].reason.find("4 different receiver"), std::string::npos);
}

TEST(FlagGroups, ABlankIsNoPartyAndTwoSpellingsAreOne) {
  const std::string head = kHead + "receiver,receiver_phone\n";
  const FlagOutcome blank =
      flag("F19-5", kOne, head + "T1,2024-01-01,C1,Acme,555\nT2,2024-01-02,C1,,555\n");
  EXPECT_TRUE(blank.hits.empty());
  EXPECT_EQ(blank.unjudged, (Ids{
                                "cannot be judged of 1 transaction (T2): receiver is blank",
                            }));
  EXPECT_TRUE(flag("F19-5", kOne,
                   head + "T1,2024-01-01,C1,Acme,555\nT2,2024-01-02,C1,\"ACME  \",555\n"
                          "T3,2024-01-02,C1,ａｃｍｅ,555\n")
                  .hits.empty());
  // Nor is a dash a phone that two share.
  EXPECT_TRUE(
      flag("F19-5", kOne, head + "T1,2024-01-01,C1,A,-\nT2,2024-01-02,C1,B,-\n").hits.empty());
  std::string senders = kHead + "sender,sender_country,receiver,receiver_country\n";
  for (int k = 1; k <= 3; ++k)
    senders += "T" + std::to_string(k) + ",2024-01-01,C1,S" + std::to_string(k) + ",US,R,CN\n";
  EXPECT_TRUE(flag("F19-4", kOne, senders + "T4,2024-01-01,C1,,US,R,CN\n").hits.empty());
  EXPECT_FALSE(flag("F19-4", kOne, senders + "T4,2024-01-01,C1,S4,US,R,CN\n").hits.empty());
}

// Silence is of all that the customer does, not of the rows that the rule looks for.
TEST(FlagGroups, WhoTradesOnIsNotSilent) {
  const std::string people = "id,name,founded\nC1,Example,2023-06-01\nC2,Other,2001-01-01\n";
  const std::string flows = kHead + "receiver_country,receiver_business,amount_usd\n" +
                            "T1,2024-02-01,C1,CN,chemical,30000\n"
                            "T2,2024-02-10,C1,CN,chemical,30000\n";
  const std::string later = "T9,2024-12-31,C2,FR,bakery,1\n";
  const FlagOutcome silent = flag("F24-9", people, flows + later);
  ASSERT_EQ(silent.hits.size(), 1U);
  EXPECT_NE(silent.hits[0].reason.find(
                "then nothing after 2024-02-10 for the 325 days to the end of the file"),
            std::string::npos)
      << silent.hits[0].reason;
  // Past the firm's first year, and to another country: trade all the same.
  std::string on = flows;
  for (const char* day : {"2024-04-01", "2024-06-15", "2024-09-01", "2024-12-01"})
    on += "U" + std::string(day) + "," + day + ",C1,DE,chemical,500\n";
  EXPECT_TRUE(flag("F24-9", people, on + later).hits.empty());
  // A silence that begins long after is another one.
  EXPECT_TRUE(flag("F24-9", people, flows + "T3,2024-06-01,C1,DE,bakery,5\n" + later).hits.empty());
}

TEST(FlagGroups, WhatFollowsFollowsSoon) {
  const std::string head = kHead + "method,state,receiver_country\n";
  const std::string cash =
      "T1,2024-01-01,C1,cash_deposit,TX,\nT2,2024-01-02,C1,cash deposit,tx,\n"
      "T3,2024-01-03,C1,Cash-Withdrawal,AZ,\n";
  const FlagOutcome soon = flag("F19-8", kOne, head + cash + "T4,2024-02-02,C1,wire,,MX\n");
  ASSERT_EQ(soon.hits.size(), 1U);
  EXPECT_EQ(soon.hits[0].transactions, (Ids{"T1", "T2", "T3", "T4"}));
  EXPECT_NE(soon.hits[0].reason.find("then what the rule names: T4 of 2024-02-02"),
            std::string::npos);
  EXPECT_TRUE(flag("F19-8", kOne, head + cash + "T4,2024-02-03,C1,wire,,MX\n").hits.empty());
  EXPECT_TRUE(flag("F19-8", kOne, head + cash + "T4,2028-01-03,C1,wire,,MX\n").hits.empty());
  EXPECT_TRUE(flag("F19-8", kOne, head + "T0,2023-12-31,C1,wire,,MX\n" + cash).hits.empty());
  // A wire to nobody knows where leaves it open.
  const FlagOutcome open = flag("F19-8", kOne, head + cash + "T4,2024-01-04,C1,wire,,\n");
  EXPECT_TRUE(open.hits.empty());
  EXPECT_EQ(open.unjudged,
            (Ids{"cannot be judged of 1 transaction (T4): receiver_country is blank"}));
}

std::vector<std::string> whose(const FlagOutcome& outcome) {
  std::vector<std::string> owners;
  for (const FlagHit& hit : outcome.hits) owners.push_back(hit.customer);
  return owners;
}

const std::string kFirms = "id,name,business,address\n";

// Others at the address count whatever their business; only the chemical firm is reported.
TEST(FlagGroups, OthersAtTheAddressCount) {
  const FlagOutcome found = flag("F24-2", kFirms +
                                              "C1,Example Chemie,chemical,1 Main St\n"
                                              "C2,Corner Shop,retail,1 Main Street\n"
                                              "C3,Elsewhere,retail,2 Main St\n");
  ASSERT_EQ(whose(found), Ids{"C1"});
  EXPECT_EQ(found.hits[0].reason,
            "the address '1 Main St' is also that of C2 'Corner Shop' (written '1 Main Street')");
  EXPECT_EQ(whose(flag("F24-2", kFirms + "C1,Example Chemie,chemical,1 Main St\n"
                                         "C2,Other Chemie,pharma,1 Main St\n")),
            (Ids{"C1", "C2"}));
  // Neither one firm twice, nor other firms among themselves, nor a blank.
  EXPECT_TRUE(flag("F24-2", kFirms + "C1,Example Chemie,chemical,1 Main St\n"
                                     "C2,EXAMPLE  Chemie,chemical,1 Main St\n"
                                     "C3,Shop,retail,2 Main St\nC4,Cafe,retail,2 Main St\n"
                                     "C5,Third Chemie,chemical,\nC6,Bar,retail,-\n")
                  .hits.empty());
}

TEST(FlagGroups, AddressesAreComparedAsAddresses) {
  const std::string firm = kFirms + "C1,Example Chemie,chemical,\"Hauptstrasse 7, Berlin\"\n";
  for (const char* same :
       {"HAUPTSTR. 7, Berlin", "Hauptstr. 7 10115 Berlin, Germany", "Hauptstraße 7"})
    EXPECT_EQ(whose(flag("F24-2", firm + "C2,Shop,retail,\"" + same + "\"\n")), Ids{"C1"}) << same;
  for (const char* other : {"Hauptstr. 8, Berlin", "Hauptstr. 7, Hamburg", "Nebenstr. 7, Berlin"})
    EXPECT_TRUE(flag("F24-2", firm + "C2,Shop,retail,\"" + other + "\"\n").hits.empty()) << other;
  // Where a city is left open, it may be either.
  EXPECT_EQ(whose(flag("F24-2", firm + "C2,Shop,retail,Hauptstr. 7\n"
                                       "C3,Hanse Chemie,chemical,\"Hauptstr. 7, Hamburg\"\n")),
            (Ids{"C1", "C3"}));
}

TEST(FlagGroups, ManyOthersAreCountedAndTheFirstAreNamed) {
  std::string rows = kFirms + "C0,Example Chemie,chemical,1 Main St\n";
  for (int k = 1; k <= 8; ++k)
    rows += "C" + std::to_string(k) + ",Shop " + std::to_string(k) + ",retail,1 Main St\n";
  const FlagOutcome found = flag("F24-2", rows);
  ASSERT_EQ(found.hits.size(), 1U);
  EXPECT_NE(found.hits[0].reason.find("C5 'Shop 5' and 3 more"), std::string::npos)
      << found.hits[0].reason;
}

TEST(FlagGroups, AnAddressThatCannotBeReadIsAFaultWithItsPlace) {
  const FlagRules rules = read_red_flags(shipped_red_flags(), kShippedRedFlagsName).value();
  const Records whom =
      parse_records("id,name,address\nC1,A,1 Road\nC2,B," + std::string(700, 'x') + "\n", "c.csv",
                    customer_columns(), kToday)
          .value();
  const auto outcome = evaluate_flags(rules, whom, nullptr, {});
  ASSERT_FALSE(outcome.ok());
  EXPECT_EQ(outcome.faults()[0].where.line, 3U);
}

TEST(FlagGroups, OnePhoneAndOneEmailAreOneHoweverWritten) {
  const std::string phone = kHead + "receiver,receiver_phone\nT1,2024-01-01,C1,A,+86 10 555 1234\n";
  for (const char* same : {"+86105551234", "+86-10-5551234", "0086 10 555 1234", "(86) 10 5551234"})
    EXPECT_EQ(flag("F19-5", kOne, phone + "T2,2024-01-02,C1,B," + same + "\n").hits.size(), 1U)
        << same;
  for (const char* other : {"010 555 1234", "+86 10 555 1235", "none", "+"})
    EXPECT_TRUE(flag("F19-5", kOne, phone + "T2,2024-01-02,C1,B," + other + "\n").hits.empty())
        << other;
  // Two that have none share none, and it is told.
  const FlagOutcome none = flag("F19-5", kOne,
                                kHead +
                                    "receiver,receiver_phone\nT1,2024-01-01,C1,A,none\n"
                                    "T2,2024-01-01,C1,B,none\n");
  EXPECT_TRUE(none.hits.empty());
  EXPECT_EQ(none.unjudged,
            Ids{"cannot be judged of 2 transactions (T1, T2): receiver_phone is blank"});
  const std::string email = kHead + "receiver,receiver_email\nT1,2024-01-01,C1,A,Ana@Example.org\n";
  EXPECT_EQ(flag("F19-5", kOne, email + "T2,2024-01-02,C1,B,ana@example.ORG \n").hits.size(), 1U);
  EXPECT_TRUE(flag("F19-5", kOne, email + "T2,2024-01-02,C1,B,anna@example.org\n").hits.empty());
}

// Nothing is not out of line with nothing; anything is.
TEST(FlagGroups, NothingExpectedAndNothingSentIsInLine) {
  const std::string people = "id,name,expected_monthly_usd\nC1,Example,0\n";
  const std::string head = kHead + "direction,amount_usd\n";
  EXPECT_TRUE(flag("F19-6", people, head + "T1,2024-01-01,C1,out,0\nT2,2024-01-02,C1,out,0\n")
                  .hits.empty());
  EXPECT_EQ(flag("F19-6", people, head + "T1,2024-01-01,C1,out,0.01\n").hits.size(), 1U);
  EXPECT_TRUE(flag("F19-6", people, head + "T1,2024-01-01,C1,in,500\n").hits.empty());
}

// 100 of more than 30 days before is dropped; three times 1,000.10 are left, to the cent.
TEST(FlagGroups, SumsAreExactToTheCent) {
  const std::string people = "id,name,expected_monthly_usd\nC1,Example,1000.1\n";
  const std::string before = kHead + "direction,amount_usd\nT1,2024-01-01,C1,out,100\n" +
                             "T2,2024-01-20,C1,out,1000.1\nT3,2024-02-10,C1,out,1000.1\n";
  EXPECT_EQ(flag("F19-6", people, before + "T4,2024-02-11,C1,out,1000.1\n").hits.size(), 1U);
  EXPECT_TRUE(flag("F19-6", people, before + "T4,2024-02-11,C1,out,1000.09\n").hits.empty());
}

}  // namespace
}  // namespace setpoint::test
