// Every shipped rule: rows that raise it, rows that do not, and columns without which it is not
// evaluated.
#include "setpoint/screening/red_flags.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "screening/flags.h"
#include "setpoint/screening/flag_outcome.h"
namespace setpoint::test {
namespace {

FlagRules shipped() {
  return read_red_flags(shipped_red_flags(), kShippedRedFlagsName).value();
}

Records customers(const std::string& text) {
  return parse_records(text, "customers.csv", customer_columns(), kToday).value();
}

Records transactions(const std::string& text) {
  return parse_records(text, "transactions.csv", transaction_columns(), kToday).value();
}

std::vector<FlagOutcome> outcomes(const std::string& people, const std::string& payments) {
  const Records whom = customers(people);
  if (payments.empty()) return evaluate_flags(shipped(), whom, nullptr, {}).value();
  const Records what = transactions(payments);
  return evaluate_flags(shipped(), whom, &what, {}).value();
}

// The rules that are raised.
std::set<std::string> raised(const std::string& people, const std::string& payments = "") {
  const FlagRules rules = shipped();
  std::set<std::string> ids;
  for (const FlagOutcome& outcome : outcomes(people, payments))
    if (!outcome.hits.empty()) ids.insert(rules.rules[outcome.rule].id);
  return ids;
}

using Ids = std::set<std::string>;
const std::string kOne = "id,name\nC1,Example One\n";
const std::string kHead = "id,date,customer,";

TEST(RedFlags, AreAllTwentyOneEachWithItsStanding) {
  const FlagRules rules = shipped();
  EXPECT_EQ(rules.rules.size(), 21U);
  std::map<Standing, int> standings;
  for (const FlagRule& rule : rules.rules) ++standings[rule.standing];
  EXPECT_EQ(standings[Standing::reported], 12);
  EXPECT_EQ(standings[Standing::unverified], 2);
  EXPECT_EQ(standings[Standing::assumption], 7);
}

TEST(RedFlags, WithoutTheirColumnsAreNotEvaluatedAndSaySo) {
  const auto all = outcomes(kOne, "");
  ASSERT_EQ(all.size(), 21U);
  for (const FlagOutcome& outcome : all) {
    EXPECT_FALSE(outcome.evaluated);
    EXPECT_FALSE(outcome.missing.empty());
    EXPECT_TRUE(outcome.hits.empty());
  }
}

TEST(RedFlags, OfCustomersAlone) {
  EXPECT_EQ(raised("id,name,drug_conviction\nC1,Example,yes\n"), Ids{"F24-1"});
  EXPECT_EQ(raised("id,name,drug_conviction\nC1,Example,no\nC2,Example Two,\n"), Ids{});
  EXPECT_EQ(raised("id,name,laboratory_press\nC1,Example,yes\n"), Ids{"F24-1"});
  EXPECT_EQ(raised("id,name,business,home_address\nC1,Example,Chemical,yes\n"), Ids{"F24-2"});
  EXPECT_EQ(raised("id,name,business,home_address\nC1,Example,bakery,yes\n"), Ids{});
  EXPECT_EQ(
      raised("id,name,business,address\nC1,Example,chemical,1 Road\nC2,Other,chemical,1 road\n"),
      Ids{"F24-2"});
  EXPECT_EQ(
      raised("id,name,business,address\nC1,Example,chemical,1 Road\nC2,Other,chemical,2 Road\n"),
      Ids{});
  EXPECT_EQ(raised("id,name,claims_no_prc_tie,prc_contact_of_chemical_site\nC1,E,yes,yes\n"),
            Ids{"F24-3"});
  EXPECT_EQ(raised("id,name,sells_online,lists_by_cas_number\nC1,E,yes,yes\n"), Ids{"F24-4"});
  EXPECT_EQ(
      raised("id,name,country,web_presence,trades_mostly_with_prc_chemical\nC1,E,MX,no,yes\n"),
      Ids{"F24-5"});
}

TEST(RedFlags, OfSingleTransactions) {
  EXPECT_EQ(raised(kOne, kHead + "receiver_contact_on_sales_site\nT1,2024-01-05,C1,yes\n"),
            Ids{"F19-1"});
  const std::string small =
      kHead + "sender_country,receiver_country,receiver_kind,amount_usd,purpose\n";
  EXPECT_EQ(raised(kOne, small + "T1,2024-01-05,C1,US,CN,person,500,\n"), Ids{"F19-2"});
  EXPECT_EQ(raised(kOne, small + "T1,2024-01-05,C1,US,CN,person,500,tuition\n"), Ids{});
  EXPECT_EQ(raised(kOne, small + "T1,2024-01-05,C1,US,CN,person,3000,\n"), Ids{});
  EXPECT_EQ(raised(kOne, kHead + "wallet_of_darknet_seller\nT1,2024-01-05,C1,yes\n"), Ids{"F19-9"});
  EXPECT_EQ(raised(kOne, kHead + "goods,sender_business\nT1,2024-01-05,C1,chemical,nail salon\n"),
            Ids{"F24-6"});
  EXPECT_EQ(raised(kOne, kHead + "goods,sender_business\nT1,2024-01-05,C1,chemical,Pharma\n"),
            Ids{});
  const std::string press = kHead + "goods\nT1,2024-01-05,C1,pill_press\n";
  EXPECT_EQ(raised("id,name,registered\nC1,E,no\n", press), Ids{"F24-7"});
  EXPECT_EQ(raised("id,name,registered\nC1,E,yes\n", press), Ids{});
  EXPECT_EQ(raised(kOne, kHead + "via_broker,route_has_reason\nT1,2024-01-05,C1,yes,no\n"),
            Ids{"F24-8"});
  EXPECT_EQ(raised(kOne, kHead + "goods_described\nT1,2024-01-05,C1,Samples\n"), Ids{"F24-10"});
  EXPECT_EQ(raised(kOne, kHead + "wallet_of_precursor_seller\nT1,2024-01-05,C1,yes\n"),
            Ids{"F24-12"});
}

TEST(RedFlags, OfManySendersAndReceivers) {
  std::string out = kHead + "sender,sender_country,receiver,amount_usd\n";
  std::string in = kHead + "sender,sender_country,receiver,receiver_country\n";
  std::string few = out;
  for (int k = 1; k <= 4; ++k) {
    const std::string n = std::to_string(k);
    const std::string start = "T" + n + ",2024-01-0" + n + ",C1,";
    out += start + "S,US,R" + n + ",4000\n";
    in += start + "S" + n + ",US,R,CN\n";
    if (k < 4) few += start + "S,US,R" + n + ",40000\n";
  }
  EXPECT_EQ(raised(kOne, out), Ids{"F19-3"});
  EXPECT_EQ(raised(kOne, in), Ids{"F19-4"});
  EXPECT_EQ(raised(kOne, few), Ids{});
  EXPECT_EQ(
      raised(kOne,
             kHead + "receiver,receiver_phone\nT1,2024-01-01,C1,A,555\nT2,2024-06-01,C1,B,555\n"),
      Ids{"F19-5"});
}

TEST(RedFlags, OfSumsWithinDays) {
  const std::string people = "id,name,expected_monthly_usd\nC1,Example,1000\n";
  const std::string head = kHead + "direction,amount_usd\n";
  EXPECT_EQ(raised(people, head + "T1,2024-01-01,C1,out,1500\nT2,2024-01-31,C1,out,1500\n"),
            Ids{"F19-6"});
  EXPECT_EQ(raised(people, head + "T1,2024-01-01,C1,out,1500\nT2,2024-02-01,C1,out,1500\n"), Ids{});
  const std::string amounts = kHead + "amount_usd\n";
  EXPECT_EQ(
      raised(kOne,
             amounts + "T1,2024-01-01,C1,9500\nT2,2024-01-05,C1,9900\nT3,2024-01-09,C1,9000\n"),
      Ids{"F19-7"});
  EXPECT_EQ(
      raised(kOne,
             amounts + "T1,2024-01-01,C1,9500\nT2,2024-01-05,C1,10000\nT3,2024-01-09,C1,9000\n"),
      Ids{});
}

// Of a report ($10,000) and of a record ($3,000).
TEST(RedFlags, OfAmountsUnderAThreshold) {
  const auto thrice = [](const std::string& amount) {
    std::string rows = kHead + "amount_usd\n";
    for (const char* day : {"01", "15", "31"})
      rows += std::string("T") + day + ",2024-01-" + day + ",C1," + amount + "\n";
    return raised(kOne, rows);
  };
  for (const char* amount : {"9000", "9999.99", "2700", "2999.99"})
    EXPECT_EQ(thrice(amount), Ids{"F19-7"}) << amount;
  for (const char* amount : {"8999.99", "10000", "2699.99", "3000"})
    EXPECT_EQ(thrice(amount), Ids{}) << amount;
}

TEST(RedFlags, OfChinaWithItsRegions) {
  const std::string head =
      kHead +
      "sender_country,receiver_country,receiver_kind,amount_usd,purpose\nT1,2024-01-05,C1,US,";
  for (const char* there : {"CN", "HK", "MO"})
    EXPECT_EQ(raised(kOne, head + there + ",person,500,\n"), Ids{"F19-2"}) << there;
  for (const char* elsewhere : {"TW", "SG"})
    EXPECT_EQ(raised(kOne, head + elsewhere + ",person,500,\n"), Ids{}) << elsewhere;
}

TEST(RedFlags, OfWhatFollows) {
  const std::string head = kHead + "method,state,receiver_country\n";
  const std::string cash =
      "T1,2024-01-01,C1,cash_deposit,TX,\nT2,2024-01-02,C1,cash_deposit,TX,\nT3,2024-01-03,C1,"
      "cash_withdrawal,AZ,\n";
  EXPECT_EQ(raised(kOne, head + cash + "T4,2024-01-04,C1,wire,,MX\n"), Ids{"F19-8"});
  EXPECT_EQ(raised(kOne, head + cash + "T4,2024-01-04,C1,wire,,US\n"), Ids{});
  EXPECT_EQ(raised(kOne, head + cash), Ids{});
  const std::string people = "id,name,founded\nC1,Example,2024-01-01\nC2,Other,2001-01-01\n";
  const std::string flows = kHead + "receiver_country,receiver_business,amount_usd\n";
  const std::string burst =
      "T1,2024-02-01,C1,CN,chemical,30000\nT2,2024-02-10,C1,CN,chemical,30000\n";
  EXPECT_EQ(raised(people, flows + burst + "T3,2024-06-01,C2,FR,bakery,1\n"), Ids{"F24-9"});
  EXPECT_EQ(raised(people, flows + burst + "T3,2024-03-01,C2,FR,bakery,1\n"), Ids{});
}

TEST(RedFlags, OfPooledPurchases) {
  std::string rows = kHead + "sender,receiver,receiver_country,receiver_business\n";
  for (int k = 1; k <= 4; ++k)
    rows += "T" + std::to_string(k) + ",2024-01-0" + std::to_string(k) + ",C1,S" +
            std::to_string(k) + ",R,CN,chemical\n";
  EXPECT_EQ(raised(kOne, rows), Ids{"F24-11"});
}

TEST(RedFlags, FaultsHaveTheirPlace) {
  const auto first = [](const std::string& toml) {
    const auto read = read_red_flags(toml, "rules.toml");
    return read.ok() ? std::string("none") : read.faults().front().text();
  };
  EXPECT_EQ(first("name = \"x\"\nbad = 1\n").substr(0, 28), "rules.toml:2:1: unknown key ");
  const std::string head =
      "[[flag]]\nid = \"A\"\nrule = \"r\"\nsource = \"s\"\nstanding = \"reported\"\n";
  EXPECT_NE(first(head).find("without id, rule, source or test"), std::string::npos);
  EXPECT_NE(
      first(head +
            "[[flag.test]]\ntable = \"customers\"\nwhere = [{column = \"nope\", yes = true}]\n")
          .find("rules.toml:8:"),
      std::string::npos);
  EXPECT_NE(first(head + "[[flag.test]]\ntable = \"customers\"\nwhere = [{column = \"phone\", "
                         "at_least = \"x\"}]\n")
                .find("no threshold of that name"),
            std::string::npos);
  EXPECT_NE(
      first("[threshold.t]\nvalue = 1\nunit = \"1\"\nstanding = \"assumption\"\nreason = \"r\"\n" +
            head +
            "[[flag.test]]\ntable = \"customers\"\nwhere = [{column = \"phone\", filled = true}]\n")
          .find("used by no rule"),
      std::string::npos);
  EXPECT_NE(first("= 1").find("valid TOML"), std::string::npos);
  // What follows has a limit of time, or none of it is a rule.
  EXPECT_NE(
      first("[threshold.t]\nvalue = 1\nunit = \"1\"\nstanding = \"assumption\"\nreason = \"r\"\n" +
            head +
            "[[flag.test]]\ntable = \"transactions\"\nwhere = [{column = \"method\", filled = "
            "true}]\nby = [\"customer\"]\nrows = \"t\"\nthen = [{column = \"method\", is = "
            "\"wire\"}]\n")
          .find("half of what follows"),
      std::string::npos);
  EXPECT_NE(first(head + "[[flag.test]]\ntable = \"customers\"\nwhere = [{column = \"phone\", is = "
                         "\"-\"}]\n")
                .find("a word without a letter or a digit"),
            std::string::npos);
  EXPECT_NE(
      first("[threshold.t]\nvalue = 1\nunit = \"1\"\nstanding = \"assumption\"\nreason = \"r\"\n" +
            head +
            "[[flag.test]]\ntable = \"customers\"\nwhere = [{column = \"phone\", filled = "
            "true}]\nby = "
            "[\"phone\"]\nrows = \"t\"\nothers = true\n")
          .find("others counted by something else"),
      std::string::npos);
  EXPECT_EQ(
      first(
          head +
          "[[flag.test]]\ntable = \"customers\"\nwhere = [{column = \"phone\", filled = true}]\n"),
      "none");
}

TEST(RedFlags, ATransactionOfAStrangerIsAFault) {
  const Records whom = customers(kOne);
  const Records what = transactions("id,date,customer\nT1,2024-01-01,C9\n");
  const auto result = evaluate_flags(shipped(), whom, &what, {});
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.faults()[0].where.line, 2U);
}

}  // namespace
}  // namespace setpoint::test
