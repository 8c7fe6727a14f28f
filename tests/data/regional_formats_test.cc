// Good rows of every format of the regional record become what they say.
#include <gtest/gtest.h>

#include "support/regional_folder.h"

namespace setpoint::test {
namespace {

RegionalTables read(std::string_view kind, std::string_view format, std::string_view text) {
  DatasetFolder folder;
  folder.table(kind, format, "t.csv", text);
  return regional_tables(folder.path());
}

std::string shown(const std::optional<double>& value) {
  return value ? std::to_string(*value).substr(0, 6) : "-";
}

// place ending months cause ages reported predicted complete pending withheld @line
std::string text(const RegionalDeathRow& row) {
  return row.place.text() + " " + row.ending.text() + " " + std::to_string(row.months) + " " +
         std::string(name(row.cause)) + " " +
         (row.ages ? std::string(name(*row.ages)) : std::string("all")) + " " +
         shown(row.reported) + " " + shown(row.predicted) + " " + shown(row.complete) + " " +
         shown(row.pending) + " [" + std::string(name(row.withheld)) + "] @" +
         std::to_string(row.at.line);
}

std::vector<std::string> texts(const RegionalTables& tables) {
  std::vector<std::string> lines;
  for (const RegionalDeathRow& row : tables.deaths) lines.push_back(text(row));
  return lines;
}

using Lines = std::vector<std::string>;

TEST(RegionalDeaths, OfFormatSetpoint) {
  const RegionalTables tables =
      read("regional_deaths", "setpoint",
           "ending,months,place,cause,age,reported,predicted,percent_complete,percent_pending,"
           "withheld\n"
           "2024-09,12,WV,synthetic-opioids,,800,812.5,99.5,0.25,\n"
           "2024-08,1,US,cocaine,25-34,12,,,,\n"
           "2024-09,12,54039,all-drugs,,,,100,0,suppressed\n"
           "2024-09,12,ND,synthetic-opioids,,,31,100,0,low-quality\n");
  EXPECT_EQ(texts(tables),
            (Lines{"US 2024-08 1 cocaine 25-34 12.000 - - - [] @3",
                   "ND 2024-09 12 synthetic-opioids all - 31.000 1.0000 0.0000 [low-quality] @5",
                   "WV 2024-09 12 synthetic-opioids all 800.00 812.50 0.9950 0.0025 [] @2",
                   "54039 2024-09 12 all-drugs all - - 1.0000 0.0000 [suppressed] @4"}));
  ASSERT_EQ(tables.releases.size(), 1U);
  EXPECT_EQ(tables.releases[0].last, (Month{2024, 9}));
  EXPECT_EQ(tables.releases[0].retrieved.text(), "2025-01-31");
  ASSERT_EQ(tables.sources.size(), 1U);
  EXPECT_EQ(tables.sources[0].rows, 4U);
  EXPECT_EQ(tables.sources[0].sha256.size(), 64U);
}

const std::string kReleased =
    "\xEF\xBB\xBFState,Year,Month,Period,Indicator,Data Value,Percent Complete,Percent Pending "
    "Investigation,State Name,Footnote,Footnote Symbol,Predicted Value\n";

TEST(RegionalDeaths, OfTheReleasedFileByEveryMonthAndCause) {
  const std::string end = ",12 month-ending,";
  const std::string notes = ",99.5+,0.2,Alaska,Underreported.,*,";
  const RegionalTables tables =
      read("regional_deaths", "cdc-vsrr",
           kReleased + "AK,2018,February" + end + "Number of Deaths,\"4,084\"" + notes + "\n" +
               "AK,2018,February" + end + "Number of Drug Overdose Deaths,\"1,034\"" + notes +
               "\"1,100\"\n" + "AK,2018,January" + end + "Heroin (T40.1),31" + notes + "33\n" +
               "AK,2018,January" + end + "\"Opioids (T40.0-T40.4,T40.6)\",40" + notes + "41\n" +
               "AK,2018,January" + end + "Percent with drugs specified,97.1" + notes + "\n" +
               "AK,2018,January" + end + "Bath salts,3" + notes + "\n");
  EXPECT_EQ(texts(tables), (Lines{"AK 2018-02 12 all-drugs all 1034.0 1100.0 0.9950 0.0020 [] @3",
                                  "AK 2018-01 12 opioids all 40.000 41.000 0.9950 0.0020 [] @5",
                                  "AK 2018-01 12 heroin all 31.000 33.000 0.9950 0.0020 [] @4"}));
  EXPECT_EQ(tables.notes,
            Lines{"t.csv: indicator 'Bath salts' is new to this program and not counted"});
}

TEST(RegionalDeaths, OfTheInterfaceSaysWhyACountIsWithheld) {
  const std::string head =
      "state,year,month,period,indicator,percent_complete,percent_pending_investigation,state_name,"
      "footnote,footnote_symbol,data_value,predicted_value\n";
  const std::string cause =
      ",12 month-ending,\"Synthetic opioids, excl. methadone (T40.4)\",100,0,x,";
  const RegionalTables tables =
      read("regional_deaths", "cdc-vsrr",
           head + "ND,2015,May" + cause + "Data not shown due to low data quality.,**,,\n" +
               "ND,2015,June" + cause + "Numbers may differ.  Data suppressed (<10).,**,,\n" +
               "ND,2015,July" + cause + "Underreported due to incomplete data.,*,,12\n" +
               "YC,2015,May" + cause + "Numbers may differ.,**,500,510\n");
  EXPECT_EQ(texts(tables),
            (Lines{"ND 2015-05 12 synthetic-opioids all - - 1.0000 0.0000 [low-quality] @2",
                   "ND 2015-06 12 synthetic-opioids all - - 1.0000 0.0000 [suppressed] @3",
                   "ND 2015-07 12 synthetic-opioids all - 12.000 1.0000 0.0000 [suppressed] @4",
                   "YC 2015-05 12 synthetic-opioids all 500.00 510.00 1.0000 0.0000 [] @5"}));
}

TEST(RegionalDeaths, OfWonderByStateAndMonth) {
  const RegionalTables tables = read(
      "regional_deaths", "cdc-wonder",
      "Notes,Year,Year Code,Month,Month Code,Residence State,Residence State Code,Multiple Cause "
      "of death,Multiple Cause of death Code,Deaths,Population,Crude Rate\r\n"
      ",2023 ,2023,\"Dec., 2023 \",2023/12,West Virginia,54,Other synthetic "
      "narcotics,T40.4,103,Not Applicable,Not Applicable\r\n"
      ",2025 (provisional and partial),2025,\"Mar., 2025 (provisional and "
      "partial)\",2025/03,Washington,53,Cocaine,T40.5,Suppressed,Not Applicable,Not "
      "Applicable\r\n"
      ",2025,2025,\"Feb., 2025\",2025/02,Washington,53,Cocaine,T40.5,Missing,Not Applicable,Not "
      "Applicable\r\n");
  EXPECT_EQ(texts(tables), (Lines{"WA 2025-03 1 cocaine all - - - - [suppressed] @3",
                                  "WV 2023-12 1 synthetic-opioids all 103.00 - - - [] @2"}));
  EXPECT_EQ(tables.notes, Lines{"t.csv: 1 row without data for that place and time not counted"});
}

const std::string kQuery =
    "\"---\"\r\n\"Dataset: Multiple Cause of Death, 1999-2018\"\r\n\"Query Parameters:\"\r\n"
    "\"MCD - ICD-10 Codes: X40 (nonopioid analgesics, antipyretics); X41 (drugs, not\"\r\n"
    "\"elsewhere [classified]); X42 (n); X43 (n); X44 (n); X60 (n); X61 (n); X62 (n); X63 "
    "(n);\"\r\n"
    "\"X64 (n); Y10 (n); Y11 (n); Y12 (n); Y13 (n); Y14 (n)\"\r\n\"Year/Month: 2018\"\r\n"
    "\"Group By: County\"\r\n\"---\"\r\nAnything \"goes, here\r\n";

TEST(RegionalDeaths, OfWonderByCountyWithTheYearAndTheCauseInTheNotes) {
  const RegionalTables tables =
      read("regional_deaths", "cdc-wonder",
           "\"Notes\"\t\"County\"\t\"County Code\"\tDeaths\tPopulation\tCrude Rate\r\n"
           "\t\"Kanawha County, WV\"\t\"54039\"\t78\t180454\t43.2\r\n"
           "\t\"Fremont County, WY\"\t\"56013\"\t14\t39531\tUnreliable\r\n"
           "\t\"Adams County, WI\"\t\"55001\"\tSuppressed\t20348\tSuppressed\r\n"
           "\"Total\"\t\t\t72231\t327167434\t22.1\r\n" +
               kQuery);
  EXPECT_EQ(texts(tables), (Lines{"US 2018-12 12 all-drugs all 72231. - - - [] @5",
                                  "54039 2018-12 12 all-drugs all 78.000 - - - [] @2",
                                  "55001 2018-12 12 all-drugs all - - - - [suppressed] @4",
                                  "56013 2018-12 12 all-drugs all 14.000 - - - [] @3"}));
}

TEST(RegionalDeaths, OfWonderByAgeLeavesTotalsOut) {
  const RegionalTables tables =
      read("regional_deaths", "cdc-wonder",
           "\"Notes\"\t\"Year\"\t\"Year Code\"\t\"Ten-Year Age Groups\"\t\"Ten-Year Age Groups "
           "Code\"\tDeaths\tPopulation\tCrude Rate\n"
           "\t\"2018\"\t\"2018\"\t\"< 1 year\"\t\"1\"\t11\t3848208\t0.3\n"
           "\t\"2018\"\t\"2018\"\t\"85+ years\"\t\"85+\"\t200\t6544503\t3.1\n"
           "\t\"2018\"\t\"2018\"\t\"Not Stated\"\t\"NS\"\t3\tNot Applicable\tNot Applicable\n"
           "\"Total\"\t\"2018\"\t\"2018\"\t\t\t214\t327167434\t0.1\n"
           "\"---\"\n\"MCD - ICD-10 Codes: T40.4 (Other synthetic narcotics)\"\n"
           "\"Ten-Year Age Groups: All\"\n\"Year/Month: All\"\n");
  EXPECT_EQ(texts(tables), (Lines{"US 2018-12 12 synthetic-opioids <1 11.000 - - - [] @2",
                                  "US 2018-12 12 synthetic-opioids 85+ 200.00 - - - [] @3"}));
  EXPECT_EQ(tables.notes, (Lines{"t.csv: 1 row of an age that is not stated not counted",
                                 "t.csv: 1 row of totals not counted"}));
}

// place year ages people
Lines people(const RegionalTables& tables) {
  Lines lines;
  for (const PopulationRow& row : tables.population)
    lines.push_back(row.place.text() + " " + std::to_string(row.year) + " " +
                    (row.ages ? std::string(name(*row.ages)) : std::string("all")) + " " +
                    std::to_string(static_cast<long>(row.people)));
  return lines;
}

TEST(Population, OfFormatSetpoint) {
  EXPECT_EQ(people(read("population", "setpoint",
                        "place,year,age,people\n54039,2018,,180454\nWV,2018,75-84,96000\n")),
            (Lines{"WV 2018 75-84 96000", "54039 2018 all 180454"}));
}

TEST(Population, OfTheStateTableAsShown) {
  const RegionalTables tables =
      read("population", "census-population",
           "Geographic area,,,2010,2016t,2011,2012\r\n,,,,,,\r\n"
           ",\"April 1, 2010\",,Population Estimate (as of July 1),,,\r\n"
           ",Census,Estimates Base,2010,2011,2012,\r\n"
           "United States,\"308,745,538\",\"308,758,105\",\"309,321,666\",\"311,556,874\","
           "\"313,830,990\",\r\n"
           "South,1,1,1,1,1,\r\n"
           ".West Virginia,\"1,852,994\",\"1,853,018\",\"1,854,239\",\"1,856,301\",\"1,856,872\","
           "\r\n,,,,,,\r\nPuerto Rico,1,2,3,4,5,\r\n\"Note: of 2010, and 2011\",,,,,,\r\n");
  EXPECT_EQ(people(tables),
            (Lines{"US 2010 all 309321666", "US 2011 all 311556874", "US 2012 all 313830990",
                   "PR 2010 all 3", "PR 2011 all 4", "PR 2012 all 5", "WV 2010 all 1854239",
                   "WV 2011 all 1856301", "WV 2012 all 1856872"}));
}

TEST(Population, OfTheCountyFilesWithLeadingZerosAndWithout) {
  const std::string old =
      "SUMLEV,STATE,COUNTY,STNAME,CTYNAME,CENSUS2010POP,POPESTIMATE2010,POPESTIMATE042020\n"
      "40,1,0,Alabama,Alabama,4779736,4785514,1\n50,1,1,Alabama,Autauga County,54571,54761,1\n";
  EXPECT_EQ(people(read("population", "census-population", old)),
            (Lines{"AL 2010 all 4785514", "01001 2010 all 54761"}));
  const std::string now =
      "SUMLEV,REGION,DIVISION,STATE,COUNTY,STNAME,CTYNAME,ESTIMATESBASE2020,POPESTIMATE2020,"
      "NPOPCHG2020,RNETMIG2021\n"
      "050,1,1,09,110,Connecticut,Capitol Planning Region,976248,974918,-1330,-1.5\n";
  EXPECT_EQ(people(read("population", "census-population", now)), (Lines{"09110 2020 all 974918"}));
}

TEST(Areas, OfFormatSetpoint) {
  DatasetFolder folder;
  folder
      .table("designated_counties", "setpoint", "c.csv",
             "area,county,from,evidence\nWBA,54037,c. 2011,a notice\nAPP,54039,by June 2007,b\n")
      .table("area_states", "setpoint", "s.csv",
             "area,name,state,evidence\nWBA,Washington/Baltimore,WV,x\nAPP,Appalachia,WV,x\n");
  const RegionalTables tables = regional_tables(folder.path());
  ASSERT_EQ(tables.designated_counties.size(), 2U);
  EXPECT_EQ(tables.designated_counties[0].area, "APP");
  EXPECT_EQ(tables.designated_counties[0].county.text(), "54039");
  EXPECT_EQ(tables.designated_counties[0].from, "by June 2007");
  EXPECT_EQ(tables.designated_counties[1].evidence, "a notice");
  ASSERT_EQ(tables.area_states.size(), 2U);
  EXPECT_EQ(tables.area_states[1].area_name, "Washington/Baltimore");
  EXPECT_TRUE(tables.empty());  // there is nothing to count in areas alone
}

Lines reports(const RegionalTables& tables) {
  Lines lines;
  for (const LabReportRow& row : tables.lab_reports)
    lines.push_back(row.place.text() + " " + row.ending.text() + " " + std::to_string(row.months) +
                    " " + row.substance + " (" + row.category + ") " +
                    std::to_string(static_cast<long>(row.reports)));
  return lines;
}

const std::string kNflis =
    "LABTYPE,RPTAGGR,YYYY,PERIOD,DRUG_REPORTS,QUERY_RUN_DATE,SUBSTANCE_ID,SUBSTANCE_DESCRIPTION,"
    "BASE_ID,BASE_DESCRIPTION,DRUG_CATEGORY_CODE,DRUG_CATEGORY_DESCRIPTION,STATE,STATE_LONG_NAME,"
    "STATE_FIPS\n";

TEST(LabReports, OfNflisAddUpIntoBaseSubstances) {
  const auto row = [](std::string_view year, std::string_view period, int count, int substance,
                      std::string_view state) {
    return "\"Local,State\",DrugReport  ," + std::string(year) + "," + std::string(period) + "," +
           std::to_string(count) + ",2026-03-03 13:26:55," + std::to_string(substance) +
           ",X,1504,Fentanyl,33,Related," + std::string(state) + ",Y,1\n";
  };
  const RegionalTables halves = read("lab_reports", "dea-nflis",
                                     kNflis + row("2019", "SA2 (JUL - DEC)", 4514, 1504, "PA") +
                                         row("2019", "SA2 (JUL - DEC)", 6, 2408, "PA") +
                                         row("2019", "SA1 (JAN - JUN)", 3, 1504, "PA") +
                                         row("2019", "SA1 (JAN - JUN)", 9, 1504, "XX"));
  EXPECT_EQ(reports(halves),
            (Lines{"PA 2019-06 6 Fentanyl (Related) 3", "PA 2019-12 6 Fentanyl (Related) 4520"}));
  EXPECT_EQ(halves.notes, Lines{"t.csv: 1 row of an unknown state not counted"});
  EXPECT_EQ(reports(read("lab_reports", "dea-nflis", kNflis + row("2018", "2018", 7, 1504, "VI"))),
            (Lines{"VI 2018-12 12 Fentanyl (Related) 7"}));
}

TEST(LabReports, OfFormatSetpoint) {
  EXPECT_EQ(reports(read("lab_reports", "setpoint",
                         "ending,months,place,substance,category,reports\n"
                         "2019-06,6,PA,4-ANPP,c,3\n2018-12,12,PA,4-ANPP,c,9\n")),
            (Lines{"PA 2018-12 12 4-ANPP (c) 9", "PA 2019-06 6 4-ANPP (c) 3"}));
}

TEST(AreaSeizures, OfThePublisherAddUpOverRegionsAndLandFilters) {
  const RegionalTables tables =
      read("area_seizures", "cbp-nationwide-drugs",
           "FY,Month (abbv),Component,Region,Land Filter,Area of Responsibility,Drug Type,Count of "
           "Event,Sum Qty (lbs)\n"
           "2026 (FYTD),OCT,Office of Field Operations,Southwest Border,Land Only,TUCSON FIELD "
           "OFFICE,Fentanyl,2,10\n"
           "2026 (FYTD),OCT,Office of Field Operations,Southwest Border,Other,TUCSON FIELD "
           "OFFICE,Fentanyl,1,0.5\n"
           "2026 (FYTD),OCT,Office of Field Operations,Southwest Border,Other,TUCSON FIELD "
           "OFFICE,Khat (Catha Edulis),1,0\n");
  ASSERT_EQ(tables.area_seizures.size(), 2U);
  const AreaSeizureRow& row = tables.area_seizures[0];
  EXPECT_EQ(row.month, (Month{2025, 10}));
  EXPECT_EQ(row.area, "TUCSON FIELD OFFICE");
  EXPECT_EQ(row.component, "Office of Field Operations");
  EXPECT_EQ(row.drug, "Fentanyl");
  EXPECT_EQ(row.events, 3);
  EXPECT_DOUBLE_EQ(row.kilograms, 10.5 * 0.45359237);
  EXPECT_EQ(row.at.line, 2U);
  EXPECT_EQ(tables.area_seizures[1].drug, "Khat (Catha Edulis)");
  EXPECT_EQ(tables.area_seizures[1].kilograms, 0);
}

TEST(AreaSeizures, OfFormatSetpoint) {
  const RegionalTables tables = read("area_seizures", "setpoint",
                                     "month,area,component,drug,events,kilograms\n"
                                     "2025-10,YUMA SECTOR,U.S. Border Patrol,Heroin,1,0.25\n");
  ASSERT_EQ(tables.area_seizures.size(), 1U);
  EXPECT_EQ(tables.area_seizures[0].kilograms, 0.25);
  EXPECT_FALSE(tables.empty());
}

Lines visits(const RegionalTables& tables) {
  Lines lines;
  for (const NonfatalRow& row : tables.nonfatal)
    lines.push_back(row.place.text() + " " + std::to_string(row.year) + " " + row.setting + " " +
                    shown(row.visits) + " " + shown(row.people));
  return lines;
}

TEST(Nonfatal, OfThePublisherKeepsSuppressionAndLeavesFiveYearsOut) {
  const std::string head =
      "jurisdiction,county,fips,year,dataset,count_alldrug,population,rate_alldrug,type,"
      "person_years\r\n";
  EXPECT_EQ(
      visits(read("nonfatal", "cdc-dose",
                  head + "AZ,Apache County,04001,2018,ED,55,71819,76.6,1 year,.\r\n" +
                      "AZ,Apache County,04001,2019,ED,suppressed,71920,suppressed,1 year,.\r\n" +
                      "AZ,Apache County,04001,2020,ED,NA,65913,NA,1 year,.\r\n" +
                      "AZ,Apache County,04001,2019-2023,ED,300,.,76.6,5 year,329000\r\n")),
      (Lines{"04001 2018 ED 55.000 71819.", "04001 2019 ED - 71920.", "04001 2020 ED - 65913."}));
}

TEST(Nonfatal, OfFormatSetpoint) {
  EXPECT_EQ(visits(read("nonfatal", "setpoint",
                        "place,year,setting,visits,people\nWV,2020,HOSP,12,\n04001,2019,ED,,9\n")),
            (Lines{"WV 2020 HOSP 12.000 -", "04001 2019 ED - 9.0000"}));
}

TEST(SpecialPopulations, StandAsWritten) {
  const RegionalTables tables =
      read("special_populations", "setpoint",
           "population,measure,place,period,value,low,high,unit,source,standing,limits\n"
           "young-people,use,US,2023,0.5,0.25,0.75,1,s,published,none known\n"
           "leaving-custody,deaths,WV,,,,,deaths,s,gap,no series\n");
  ASSERT_EQ(tables.special_populations.size(), 2U);
  const SpecialPopulationRow& first = tables.special_populations[0];
  EXPECT_EQ(first.population, "young-people");
  EXPECT_EQ(first.value, 0.5);
  EXPECT_EQ(first.low, 0.25);
  EXPECT_EQ(first.high, 0.75);
  EXPECT_EQ(first.standing, "published");
  const SpecialPopulationRow& second = tables.special_populations[1];
  EXPECT_FALSE(second.value);
  EXPECT_EQ(second.limits, "no series");
}

TEST(Centroids, OfFormatSetpoint) {
  const RegionalTables tables = read("centroids", "setpoint",
                                     "place,name,latitude,longitude\n"
                                     "02016,Aleutians West Census Area,52.9511,-173.6442\n"
                                     "GU,,13.4417,144.7719\n"
                                     "35013,Doña Ana County,32.3519,-106.8335\n");
  ASSERT_EQ(tables.centroids.size(), 3U);
  EXPECT_EQ(tables.centroids[0].place.text(), "GU");
  EXPECT_EQ(tables.centroids[0].longitude, 144.7719);
  EXPECT_EQ(tables.centroids[1].latitude, 52.9511);
  EXPECT_EQ(tables.centroids[1].longitude, -173.6442);
  EXPECT_EQ(tables.centroids[0].name, "");
  EXPECT_EQ(tables.centroids[1].name, "Aleutians West Census Area");
  EXPECT_EQ(tables.centroids[2].name, "Doña Ana County");
}

}  // namespace
}  // namespace setpoint::test
