// No rule passes in silence: blanks that leave it open and words that none knows are told.
#include "setpoint/screening/flag_gaps.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "screening/flags.h"
#include "setpoint/screening/flag_words.h"

namespace setpoint::test {
namespace {

const std::string kHead = "id,date,customer,";
using Texts = std::vector<std::string>;

TEST(FlagGaps, ABlankLeavesTheBuyerOfAPressOpen) {
  const std::string press = kHead + "goods\nT1,2024-01-05,C1,pill press\n";
  const FlagOutcome blank = flag("F24-7", "id,name,registered,makes_drugs\nC1,E,,\n", press);
  EXPECT_TRUE(blank.evaluated);
  EXPECT_TRUE(blank.hits.empty());
  EXPECT_EQ(blank.unjudged,
            (Texts{"cannot be judged of 1 transaction (T1): customer.registered is blank",
                   "cannot be judged of 1 transaction (T1): customer.makes_drugs is blank"}));
  // One of the two is enough to be flagged, and nothing is open then.
  const FlagOutcome one = flag("F24-7", "id,name,registered,makes_drugs\nC1,E,no,\n", press);
  EXPECT_EQ(one.hits.size(), 1U);
  EXPECT_TRUE(one.unjudged.empty());
  const FlagOutcome clear = flag("F24-7", "id,name,registered,makes_drugs\nC1,E,yes,yes\n", press);
  EXPECT_TRUE(clear.hits.empty());
  EXPECT_TRUE(clear.unjudged.empty());
}

TEST(FlagGaps, APurposeOfADashOrABlankIsNone) {
  const std::string head =
      kHead + "sender_country,receiver_country,receiver_kind,amount_usd,purpose\n";
  const std::string who = "id,name\nC1,E\n";
  for (const char* purpose : {"", " ", "-", "...", "\xE2\x80\x8B", "\xF0\x9F\x91\x8D"})
    EXPECT_EQ(flag("F19-2", who, head + "T1,2024-01-05,C1,US,CN,person,500," + purpose + "\n")
                  .hits.size(),
              1U)
        << purpose;
  EXPECT_TRUE(
      flag("F19-2", who, head + "T1,2024-01-05,C1,US,CN,person,500,\xE5\xAD\xA6\xE8\xB4\xB9\n")
          .hits.empty());
}

TEST(FlagGaps, TellsFiveRowsAndHowMany) {
  std::string rows = kHead + "goods\n";
  for (int k = 1; k <= 7; ++k) rows += "T" + std::to_string(k) + ",2024-01-05,C1,die\n";
  EXPECT_EQ(flag("F24-7", "id,name,registered,makes_drugs\nC1,E,yes,\n", rows).unjudged,
            (Texts{"cannot be judged of 7 transactions (T1, T2, T3, T4, T5, ...): "
                   "customer.makes_drugs is blank"}));
}

TEST(FlagWords, AnUnknownWordIsToldWithThoseThatAreKnown) {
  const FlagRules rules = read_red_flags(shipped_red_flags(), kShippedRedFlagsName).value();
  const Records whom =
      parse_records("id,name\nC1,E\n", "c.csv", customer_columns(), kToday).value();
  const Records what = parse_records(kHead +
                                         "goods,method,state,direction\n"
                                         "T1,2024-01-05,C1,pillpress,wire,NY,out\n"
                                         "T2,2024-01-05,C1,Pill Press,Wire,Texas,IN\n"
                                         "T3,2024-01-05,C1,PillPress,p2p,,\n",
                                     "t.csv", transaction_columns(), kToday)
                           .value();
  const Texts notes = unknown_words(rules, whom, &what);
  ASSERT_EQ(notes.size(), 2U);
  EXPECT_EQ(notes[0],
            "column transactions.state says 'texas' in 1 row, which no rule looks for; the rules "
            "know az, ca, nm, tx");
  EXPECT_EQ(notes[1],
            "column transactions.goods says 'pillpress' in 2 rows, which no rule looks for; the "
            "rules know chemical, die, encapsulator, laboratory_equipment, pill_press, precursor");
  EXPECT_FALSE(parse_records(kHead + "direction\nT1,2024-01-05,C1,outward\n", "t.csv",
                             transaction_columns(), kToday)
                   .ok());
}

}  // namespace
}  // namespace setpoint::test
