// What each kind of bad log of inspections is told, to the letter.
#include <gtest/gtest.h>

#include "support/dataset_folder.h"

namespace setpoint::test {
namespace {

const std::string kHeader =
    "period,port,channel,origin,stratum,psu,weight,selection,count,result,form,substance,mass_g,"
    "purity,pills,host\n";
const std::string kStrata = "period,stratum,psus\n2025Q1,2304-truck-MX,119\n2025Q1,mail,\n";

struct LogCase {
  std::string name;
  std::string rows;
  std::string fault;
  std::string strata = kStrata;
};

TEST(InspectionLogFaults, SaysWhatIsWrongAndWhere) {
  const std::string at = "2025Q1,2304,truck,MX,2304-truck-MX,";
  const std::string good = at + "a,2,random,7,negative,,,,,,\n";
  const std::vector<LogCase> cases = {
      {"weight of 0", at + "a,0,random,1,negative,,,,,,\n",
       "log.csv:2:38: weight is 0, expected a number above 0: the inverse of an inclusion "
       "probability"},
      {"negative weight", good + at + "a,-2,random,1,negative,,,,,,\n",
       "log.csv:3:38: weight is -2, expected at least 0"},
      {"weight that is no number", at + "a,two,random,1,negative,,,,,,\n",
       "log.csv:2:38: weight 'two' is not a number, expected a finite decimal number without "
       "spaces "
       "or thousands separators"},
      {"weight that is not finite", at + "a,inf,random,1,negative,,,,,,\n",
       "log.csv:2:38: weight 'inf' is not a number, expected a finite decimal number without "
       "spaces "
       "or thousands separators"},
      {"no weight", at + "a,,random,1,negative,,,,,,\n",
       "log.csv:2:38: weight '' is not a number, expected a finite decimal number without spaces "
       "or "
       "thousands separators"},
      {"a PSU in two strata", good + "2025Q1,2304,truck,MX,mail,a,2,random,7,negative,,,,,,\n",
       "log.csv:3: PSU 'a' in stratum 'mail' of 2025Q1, expected its stratum '2304-truck-MX' (line "
       "2), or another name: it came by the same port, channel and origin"},
      {"more sampled PSUs than the population", good + at + "b,2,random,7,negative,,,,,,\n",
       "strata.csv:2: stratum '2304-truck-MX' of 2025Q1 has 1 PSUs, and 2 of them were sampled, "
       "expected at least as many PSUs as the log has",
       "period,stratum,psus\n2025Q1,2304-truck-MX,1\n"},
      {"a find without mass", at + "a,2,random,1,positive,powder,,,0.2,,\n",
       "log.csv:2:66: a find without mass_g, expected its gross mass in grams"},
      {"a find without purity or form", at + "a,2,random,1,positive,,,5,,,\n",
       "log.csv:2:58: a find without form, expected pills, powder or adulterant|log.csv:2:62: a "
       "find "
       "without purity, expected its mass fraction, 0 to 1"},
      {"purity in per cent", at + "a,2,random,1,positive,powder,,5,12,,\n",
       "log.csv:2:68: 12 is not a mass fraction, expected 0 to 1 (0.12 for 12 %)"},
      {"a stratum missing from strata",
       good + "2025Q1,JFK,mail,CN,post,t,2,random,7,negative,,,,,,\n",
       "log.csv:3: stratum 'post' of 2025Q1 is not in the strata, expected a row of it in the "
       "table "
       "of kind strata"},
      {"cut mid-row", good + at + "b,2,rand",
       "log.csv:3:44: 8 fields, expected 16 as in the header"},
      {"cut in its last field", good + at + "b,2,random,1,positive,adulterant,,5,0.1,,coc",
       "log.csv:3: the log ends in a field, without a line break: it may have been cut, expected a "
       "line break after the last row"},
      {"more units than can be", good + at + "b,1e18,random,9,negative,,,,,,\n",
       "log.csv:3:38: a weight times a count beyond what can be, expected a row that stands for "
       "fewer than 2^62 units"},
      {"weights that add up to more than can be",
       at + "b,1e18,random,3,negative,,,,,,\n" + at + "b,1e18,random,2,negative,,,,,,\n",
       "log.csv:2: PSU 'b' of more units than can be, expected fewer than 1e15, whose weights add "
       "up "
       "to less than 2^62"},
      {"a weight too small", at + "b,1e-18,random,3,negative,,,,,,\n",
       "log.csv:2:38: weight is 1e-18, expected at least 1e-6: an inverse inclusion probability is "
       "1 "
       "or more"},
      {"a row without end",
       good + at + "b,2,random,1,positive,powder,," + std::string(70000, '1') + ",0.1,,\n",
       "log.csv:3:1: a row of more than 64 KiB, expected a line break (is one missing?)"},
      {"a separator in a name", at + "lane\x1f" + "1,2,random,1,negative,,,,,,\n",
       "log.csv:2:40: a control character, expected text without one"},
      {"a blank line", good + "\n" + good, "log.csv:3:1: a blank line, expected a row"},
      {"one field too many", at + "a,2,random,1,negative,,,,,,,\n",
       "log.csv:2:64: 17 fields, expected 16 as in the header"},
      {"a carriage return within a row", at + "a\r,2,random,1,negative,,,,,,\n",
       "log.csv:2:36: a control character in psu, expected text without one"},
      {"a weight with a carriage return", at + "a,2\r,random,1,negative,,,,,,\n",
       "log.csv:2:38: weight '2\\r' is not a number, expected a finite decimal number without "
       "spaces or thousands separators"},
      {"a count of 0", at + "a,2,random,0,negative,,,,,,\n",
       "log.csv:2:47: count '0' is not a number of units, expected a whole number of at least 1 "
       "and at most 1e12"},
      {"a find in a negative row", at + "a,2,random,1,negative,,,5,,,\n",
       "log.csv:2:60: mass_g in a row that is negative, expected nothing, or a positive result"},
      {"selection", at + "a,2,randm,1,negative,,,,,,\n",
       "log.csv:2:40: unknown selection 'randm', expected 'random' (known: random or targeted)"},
      {"nobody's country", "2025Q1,2304,truck,US,2304-truck-MX,a,2,random,1,negative,,,,,,\n",
       "log.csv:2:19: the United States is not a foreign country, expected another code"},
      {"several in one row", "2025Q5,,lorry,XX,,,1,random,1,negative,,,,,,\n",
       "log.csv:2:1: '2025Q5' is not a quarter, expected a quarter like 2024Q3|log.csv:2:8: empty "
       "port, expected text|log.csv:2:9: 'lorry' is not a channel, expected truck, rail, sea, air, "
       "mail, express, vehicle, pedestrian, transit, flight, between-ports or checkpoint|log.csv:2:"
       "15: unknown country 'XX', expected an ISO 3166-1 alpha-2 code like MX|log.csv:2:18: empty "
       "stratum, expected text|log.csv:2:19: empty psu, expected text"},
      {"an open quote", good + at + "\"b,2,random,1,negative,,,,,,\n" + good,
       "log.csv:3:36: a quote that is not closed in its line, expected a closing quote (a row of a "
       "log is one line)"},
      {"Latin-1", good + at + "\xE9,2,random,1,negative,,,,,,\n",
       "log.csv:3:36: a byte that is not UTF-8, expected UTF-8 text"},
      {"no strata at all", good,
       "log.csv: inspections without their strata, expected a table of "
       "kind strata",
       ""},
      {"header only", "", "log.csv: no rows after the header, expected at least one"},
  };
  for (const LogCase& each : cases) {
    DatasetFolder folder;
    folder.table("inspections", "setpoint", "log.csv", kHeader + each.rows);
    if (!each.strata.empty()) folder.table("strata", "setpoint", "strata.csv", each.strata);
    std::string faults;
    for (const std::string& line : folder.faults()) faults += (faults.empty() ? "" : "|") + line;
    EXPECT_EQ(faults, each.fault) << each.name;
  }
}

}  // namespace
}  // namespace setpoint::test
