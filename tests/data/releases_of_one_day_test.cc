// Releases of the regional record with one date: what they have in common must be equal.
#include <gtest/gtest.h>

#include "support/regional_folder.h"

namespace setpoint::test {
namespace {

const std::string kDeaths =
    "ending,months,place,cause,age,reported,predicted,percent_complete,percent_pending,withheld\n";
const std::string kPeople = "place,year,age,people\n";
const std::string kSeizures = "month,area,component,drug,events,kilograms\n";
const std::string kLab = "ending,months,place,substance,category,reports\n";

// Every value of a row counts: of what only one of them has, nothing tells whether it still holds.
TEST(ReleasesOfOneDay, OfDeathsThatDisagreeAreAFault) {
  const std::string row = "2024-06,12,AK,heroin,,200,210,99,0.5,\n";
  const auto faults = [&](const std::string& other, const std::string& day) {
    DatasetFolder folder;
    folder
        .table("regional_deaths", "setpoint", "a.csv",
               kDeaths + "2024-06,12,US,heroin,,1500,,,,\n" + row, "2024-12-31")
        .table("regional_deaths", "setpoint", "b.csv",
               kDeaths + other + "2024-06,12,US,heroin,,1500,,,,\n", day);
    return regional_faults(folder);
  };
  EXPECT_EQ(faults("2024-06,12,AK,heroin,,260,,,,\n", "2024-12-31"),
            std::vector<std::string>{
                "b.csv:2: two releases of 2024-12-31 disagree: a.csv:3 says 200 deaths, 210 "
                "predicted, 0.99 complete, 0.005 pending, b.csv:2 says 260 deaths, expected equal "
                "values, or dates that tell which is newer"});
  for (const char* other :
       {"2024-06,12,AK,heroin,,,,,,suppressed\n", "2024-06,12,AK,heroin,,200,211,99,0.5,\n",
        "2024-06,12,AK,heroin,,200,210,98,0.5,\n", "2024-06,12,AK,heroin,,200,210,99,0.4,\n",
        "2024-06,12,AK,heroin,,200,,,,\n"}) {
    EXPECT_EQ(faults(other, "2024-12-31").size(), 1U) << other;
    EXPECT_EQ(faults(other, "2024-12-30").size(), 0U) << other;
  }
  // Equal rows, and other counts of the same place.
  EXPECT_EQ(faults(row, "2024-12-31").size(), 0U);
  for (const char* other :
       {"2024-06,1,AK,heroin,,17,,,,\n", "2024-05,12,AK,heroin,,198,,,,\n",
        "2024-06,12,AK,cocaine,,70,,,,\n", "2024-06,12,AK,heroin,25-34,60,,,,\n"})
    EXPECT_EQ(faults(other, "2024-12-31").size(), 0U) << other;
}

// Three of one day: each that is not as the first is named.
TEST(ReleasesOfOneDay, OfDeathsThreeAreComparedWithTheFirst) {
  DatasetFolder folder;
  for (const char* each : {"a 7", "b 8", "c 7", "d 9"})
    folder.table("regional_deaths", "setpoint", std::string(1, each[0]) + ".csv",
                 kDeaths + "2024-01,12,US,heroin,," + (each + 2) + ",,,,\n2024-02,12," +
                     (each[0] == 'a' ? "US" : "WV") + ",heroin,,11,,,,\n");
  const std::vector<std::string> faults = regional_faults(folder);
  ASSERT_EQ(faults.size(), 2U);
  EXPECT_EQ(faults[0].substr(0, 8), "b.csv:2:");
  EXPECT_EQ(faults[1].substr(0, 8), "d.csv:2:");
}

// Of every other kind: the same rows of one day twice are no fault, a row that differs in any of
// its values is one, with both places.
TEST(ReleasesOfOneDay, OfEveryKindThatDisagreeAreAFault) {
  struct Case {
    std::string kind, header, row;
    std::vector<std::string> others;
  };
  const std::string special =
      "population,measure,place,period,value,low,high,unit,source,standing,limits\n";
  const std::vector<Case> cases = {
      {"population", kPeople, "WV,2020,25-34,10\n", {"WV,2020,25-34,11\n"}},
      {"designated_counties",
       "area,county,from,evidence\n",
       "APP,54039,1998,n\n",
       {"APP,54039,1999,n\n"}},
      {"area_states",
       "area,name,state,evidence\n",
       "APP,Appalachia,WV,n\n",
       {"APP,Appalachian,WV,n\n"}},
      {"lab_reports",
       kLab,
       "2024-06,6,WV,Fentanyl,Opioids,10\n",
       {"2024-06,6,WV,Fentanyl,Opioids,11\n", "2024-06,6,WV,Fentanyl,Narcotics,10\n"}},
      {"area_seizures",
       kSeizures,
       "2024-01,TUCSON SECTOR,USBP,Fentanyl,3,5\n",
       {"2024-01,TUCSON SECTOR,USBP,Fentanyl,4,5\n", "2024-01,TUCSON SECTOR,USBP,Fentanyl,3,6\n"}},
      {"nonfatal",
       "place,year,setting,visits,people\n",
       "54039,2023,ED,20,1000\n",
       {"54039,2023,ED,21,1000\n", "54039,2023,ED,20,1001\n", "54039,2023,ED,,1000\n"}},
      {"special_populations",
       special,
       "p,m,WV,2024,40,30,50,deaths,s,published,x\n",
       {"p,m,WV,2024,41,30,50,deaths,s,published,x\n",
        "p,m,WV,2024,40,31,50,deaths,s,published,x\n",
        "p,m,WV,2024,40,30,51,deaths,s,published,x\n",
        "p,m,WV,2024,40,30,50,people,s,published,x\n", "p,m,WV,2024,40,30,50,deaths,s,derived,x\n",
        "p,m,WV,2024,,,,deaths,s,gap,x\n"}},
      {"centroids",
       "place,name,latitude,longitude\n",
       "54039,Kanawha County,38.3,-81.5\n",
       {"54039,Kanawha,38.3,-81.5\n", "54039,Kanawha County,38.4,-81.5\n",
        "54039,Kanawha County,38.3,-81.6\n"}},
  };
  for (const Case& each : cases) {
    const auto faults = [&](const std::string& other, const char* day) {
      DatasetFolder folder;
      // The second file is never the first byte for byte.
      folder.table(each.kind, "setpoint", "a.csv", each.header + each.row, "2024-12-31")
          .table(each.kind, "setpoint", "b.csv", "\xEF\xBB\xBF" + each.header + other, day);
      return regional_faults(folder);
    };
    EXPECT_EQ(faults(each.row, "2024-12-31"), std::vector<std::string>{}) << each.kind;
    for (const std::string& other : each.others) {
      EXPECT_EQ(faults(other, "2024-12-30"), std::vector<std::string>{}) << each.kind << other;
      const std::vector<std::string> found = faults(other, "2024-12-31");
      ASSERT_EQ(found.size(), 1U) << each.kind << ": " << other;
      EXPECT_EQ(found[0].substr(0, found[0].find(" says ")),
                "b.csv:2: two releases of 2024-12-31 disagree: a.csv:2")
          << each.kind;
      EXPECT_NE(found[0].find(", b.csv:2 says "), std::string::npos) << each.kind;
    }
  }
}

}  // namespace
}  // namespace setpoint::test
