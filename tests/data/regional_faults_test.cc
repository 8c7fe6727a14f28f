// What bad input of the regional record is told, to the letter: one line with file, line, column.
#include <gtest/gtest.h>

#include "support/regional_folder.h"

namespace setpoint::test {
namespace {

struct Case {
  std::string name;
  std::string kind;
  std::string format;
  std::string text;
  std::string fault;
};

const std::string kDeaths =
    "ending,months,place,cause,age,reported,predicted,percent_complete,percent_pending,withheld\n";
const std::string kVsrr =
    "state,year,month,period,indicator,percent_complete,percent_pending_investigation,footnote,"
    "data_value,predicted_value\n";
const std::string kHeroin = ",12 month-ending,Heroin (T40.1),";
const std::string kWonder =
    "Notes,Month,Month Code,State,State Code,Multiple Cause of death,Multiple Cause of death "
    "Code,Deaths\n";
const std::string kNflis =
    "LABTYPE,RPTAGGR,YYYY,PERIOD,DRUG_REPORTS,QUERY_RUN_DATE,SUBSTANCE_ID,SUBSTANCE_DESCRIPTION,"
    "BASE_ID,BASE_DESCRIPTION,DRUG_CATEGORY_CODE,DRUG_CATEGORY_DESCRIPTION,STATE,STATE_LONG_NAME,"
    "STATE_FIPS\n";
const std::string kDose =
    "jurisdiction,county,fips,year,dataset,count_alldrug,population,rate_alldrug,type,"
    "person_years\n";
const std::string kCbp =
    "FY,Month (abbv),Component,Region,Land Filter,Area of Responsibility,Drug Type,Count of Event,"
    "Sum Qty (lbs)\n";
const std::string kSpecial =
    "population,measure,place,period,value,low,high,unit,source,standing,limits\n";
const std::string kLab = "ending,months,place,substance,category,reports\n";
const std::string kCounties = "SUMLEV,STATE,COUNTY,STNAME,CTYNAME,POPESTIMATE2024\n";
const std::string kAnyPlace = ", expected US, a state's two letters, YC or a county's five digits";

std::vector<Case> deaths_cases() {
  using namespace std::string_literals;
  return {
      {"month", "regional_deaths", "setpoint", kDeaths + "2024-13,12,US,heroin,,1,,,,\n",
       "t.csv:2:1: '2024-13' is not a month, expected a month like 2024-09"},
      {"months", "regional_deaths", "setpoint", kDeaths + "2024-12,3,US,heroin,,1,,,,\n",
       "t.csv:2:9: unknown months '3', expected 1 or 12"},
      {"place", "regional_deaths", "setpoint", kDeaths + "2024-12,12,APP,heroin,,1,,,,\n",
       "t.csv:2:12: unknown place 'APP'" + kAnyPlace},
      {"cause", "regional_deaths", "setpoint", kDeaths + "2024-12,12,US,fentanyl,,1,,,,\n",
       "t.csv:2:15: unknown cause 'fentanyl', expected all-drugs, opioids, heroin, "
       "natural-opioids, methadone, synthetic-opioids, cocaine or psychostimulants"},
      {"age", "regional_deaths", "setpoint", kDeaths + "2024-12,12,US,heroin,0-4,1,,,,\n",
       "t.csv:2:22: unknown age group '0-4', expected <1, 1-4, 5-14, 15-24, 25-34, 35-44, 45-54, "
       "55-64, 65-74, 75-84, 85+, or nothing for all ages"},
      {"count", "regional_deaths", "setpoint", kDeaths + "2024-12,12,US,heroin,,1.5,,,,\n",
       "t.csv:2:23: reported is 1.5, expected a whole number"},
      {"percent", "regional_deaths", "setpoint", kDeaths + "2024-12,12,US,heroin,,1,,101,,\n",
       "t.csv:2:26: '101' is not a percentage, expected 0 to 100"},
      {"no word", "regional_deaths", "setpoint", kDeaths + "2024-12,12,US,heroin,,,,,,\n",
       "t.csv:2:23: no count, and no word why, expected a count, or withheld"},
      {"both", "regional_deaths", "setpoint", kDeaths + "2024-12,12,US,heroin,,1,,,,suppressed\n",
       "t.csv:2:28: a count that is shown and suppressed, expected withheld empty beside a count"},
      {"word", "regional_deaths", "setpoint", kDeaths + "2024-12,12,US,heroin,,,,,,hidden\n",
       "t.csv:2:27: unknown withheld 'hidden', expected , suppressed or low-quality"},
      {"twice", "regional_deaths", "setpoint",
       kDeaths + "2024-12,12,US,heroin,,1,,,,\n2024-12,12,US,heroin,,2,,,,\n",
       "t.csv:3:1: a second row for US 2024-12, 12 months, heroin, expected one (the first is on "
       "line 2)"},
      {"vsrr state", "regional_deaths", "cdc-vsrr",
       kVsrr + "54039,2024,May" + kHeroin + "100,0,,1,\n",
       "t.csv:2:1: unknown state '54039', expected US, a state's two letters or YC"},
      {"vsrr count", "regional_deaths", "cdc-vsrr",
       kVsrr + "WV,2024,May" + kHeroin + "100,0,,\"1,23\",\n",
       "t.csv:2:51: data_value '1,23' is not a count of deaths, expected a whole number like 4034 "
       "or 4,034, or nothing"},
      {"vsrr twice", "regional_deaths", "cdc-vsrr",
       kVsrr + "WV,2024,May" + kHeroin + "100,0,,1,\nWV,2024,May" + kHeroin + "100,0,,1,\n",
       "t.csv:3:1: a second row for WV 2024-05, heroin, expected one (the first is on line 2)"},
      {"vsrr no cause", "regional_deaths", "cdc-vsrr",
       kVsrr + "WV,2024,May,12 month-ending,Number of Deaths,100,0,,1,\n",
       "t.csv: no row of an indicator that is a cause of death, expected a release that has "
       "'Number "
       "of Drug Overdose Deaths' or another"},
      {"wonder state", "regional_deaths", "cdc-wonder",
       kWonder + ",x,2023/12,Nowhere,99,x,T40.4,10\n",
       "t.csv:2:20: unknown state '99', expected a FIPS code of two digits"},
      {"wonder month", "regional_deaths", "cdc-wonder", kWonder + ",x,2023-12,x,54,x,T40.4,10\n",
       "t.csv:2:4: '2023-12' is not a month's code, expected a code like 2023/12"},
      {"wonder cause", "regional_deaths", "cdc-wonder", kWonder + ",x,2023/12,x,54,x,T50,10\n",
       "t.csv:2:19: unknown cause 'T50', expected T40.1, T40.2, T40.3, T40.4, T40.5 or T43.6"},
      {"wonder count", "regional_deaths", "cdc-wonder",
       kWonder + ",x,2023/12,x,54,x,T40.4,Unreliable\n",
       "t.csv:2:25: 'Unreliable' is not a count of deaths, expected a whole number or Suppressed"},
      {"wonder note", "regional_deaths", "cdc-wonder", kWonder + "Sum,x,2023/12,x,54,x,T40.4,10\n",
       "t.csv:2:1: unknown note 'Sum', expected nothing or Total"},
      {"wonder twice", "regional_deaths", "cdc-wonder",
       kWonder + ",x,2023/12,x,54,x,T40.4,10\n,x,2023/12,x,54,x,T40.4,10\n",
       "t.csv:3:1: a second row for WV 2023-12, synthetic-opioids, expected one (the first is on "
       "line 2)"},
      {"wonder width", "regional_deaths", "cdc-wonder", kWonder + ",x,2023/12\n",
       "t.csv:2:1: 3 values, expected 8 as in the header, or a line --- before notes"},
      {"wonder quote", "regional_deaths", "cdc-wonder", kWonder + ",x,\"2023/12\n",
       "t.csv:2:4: a quote that is not closed on its line, expected a closing quote"},
      {"wonder inner quote", "regional_deaths", "cdc-wonder", kWonder + ",x,2023\"/12\n",
       "t.csv:2:8: a quote inside an unquoted value, expected the whole value in quotes"},
      {"wonder after quote", "regional_deaths", "cdc-wonder", kWonder + ",x,\"2023\"/12\n",
       "t.csv:2:10: text after a closing quote, expected a separator or the end of the line"},
      {"wonder carriage", "regional_deaths", "cdc-wonder", kWonder + ",x\ry\n",
       "t.csv:2:3: a carriage return alone, expected a separator or the end of the line"},
      {"wonder NUL", "regional_deaths", "cdc-wonder", kWonder + ",x\0"s,
       "t.csv:2:3: a NUL byte: this is not text, expected an export of CDC WONDER"},
      {"wonder bytes", "regional_deaths", "cdc-wonder", kWonder + ",\xC3\n",
       "t.csv:2:2: a byte that is not UTF-8, expected UTF-8 text"},
      {"wonder empty", "regional_deaths", "cdc-wonder", "",
       "t.csv: the file is empty, expected a header and rows"},
      {"wonder header", "regional_deaths", "cdc-wonder", kWonder,
       "t.csv: no rows after the header, expected at least one"},
      {"wonder column", "regional_deaths", "cdc-wonder", "Notes\tRace\tDeaths\n\tx\t1\n",
       "t.csv:1:7: unknown column 'Race', expected Notes, Year Code, Month Code, State Code, "
       "County Code, Multiple Cause of death Code, Ten-Year Age Groups Code or Deaths"},
      {"wonder no deaths", "regional_deaths", "cdc-wonder", "Notes\tYear Code\n\t2018\n",
       "t.csv:1: no column 'Deaths', expected an export of CDC WONDER"},
      {"wonder bare", "regional_deaths", "cdc-wonder", "Notes\tDeaths\n\t1\n---\n",
       "t.csv: neither a column nor the notes name a cause that is known, expected 'Multiple Cause "
       "of death Code', or a query of T40.1 to T40.5, T43.6, T40.0-T40.4 and T40.6, or X40-X44, "
       "X60-X64, Y10-Y14 and X85|t.csv: neither a column nor the notes name the year, expected "
       "'Year Code', 'Month Code' or a query of one year"},
      {"wonder underlying", "regional_deaths", "cdc-wonder",
       "Notes\tYear Code\tDeaths\n\t2018\t1\n---\nMCD - ICD-10 Codes: T40.4 (x)\nUCD - ICD-10 "
       "Codes: I20 (Angina)\n",
       "t.csv: neither a column nor the notes name a cause that is known, expected 'Multiple Cause "
       "of death Code', or a query of T40.1 to T40.5, T43.6, T40.0-T40.4 and T40.6, or X40-X44, "
       "X60-X64, Y10-Y14 and X85"},
  };
}

std::vector<Case> other_cases() {
  const auto nflis = [](std::string_view period, std::string_view count, std::string_view category,
                        std::string_view state) {
    return "L,DrugReport  ,2019," + std::string(period) + "," + std::string(count) +
           ",d,1,S,1,Fentanyl,33," + std::string(category) + "," + std::string(state) + ",N,1\n";
  };
  return {
      {"people", "population", "setpoint", "place,year,age,people\nWV,2018,,-1\n",
       "t.csv:2:10: people is -1, expected at least 0"},
      {"year", "population", "setpoint", "place,year,age,people\nWV,18,,1\n",
       "t.csv:2:4: '18' is not a year, expected a year like 2024"},
      {"level", "population", "census-population", kCounties + "61,1,1,x,y,5\n",
       "t.csv:2:1: unknown level '61', expected 40 (a state) or 50 (a county), with a leading zero "
       "or without"},
      {"state", "population", "census-population", kCounties + "50,99,1,x,y,5\n",
       "t.csv:2:4: unknown state '99', expected a FIPS code like 01"},
      {"county", "population", "census-population", kCounties + "50,1,0,x,y,5\n",
       "t.csv:2:6: county '0' at level '50', expected three digits other than 000"},
      {"estimate", "population", "census-population", kCounties + "50,1,1,x,y,five\n",
       "t.csv:2:12: 'five' is not a number of people, expected a whole number like 4903185 or "
       "4,903,185"},
      {"county twice", "population", "census-population",
       kCounties + "50,1,1,x,y,5\n050,01,001,x,y,5\n",
       "t.csv:3:16: a second row for 01001 2024, expected one (the first is on line 2)"},
      {"census column", "population", "census-population",
       "SUMLEV,STATE,COUNTY,STNAME,CTYNAME,POPESTIMATE2024,MEDIAN\n50,1,1,x,y,5,6\n",
       "t.csv:1:52: unknown column 'MEDIAN', expected a column of co-est like POPESTIMATE2024"},
      {"census columns", "population", "census-population",
       "SUMLEV,STATE,POPESTIMATE2024\n50,1,5\n",
       "t.csv:1:1: no column 'COUNTY', expected the columns of co-est|t.csv:1:1: no column "
       "'STNAME', "
       "expected the columns of co-est|t.csv:1:1: no column 'CTYNAME', expected the columns of "
       "co-est"},
      {"no estimates", "population", "census-population",
       "SUMLEV,STATE,COUNTY,STNAME,CTYNAME\n50,1,1,x,y\n",
       "t.csv:1:1: no column of estimates, expected POPESTIMATE and a year"},
      {"no years", "population", "census-population", "a,b\nUnited States,1\n",
       "t.csv:2:1: no row of years before the nation's, expected a header with years that ascend "
       "by "
       "one"},
      {"years with a gap", "population", "census-population", ",2010,2012\nUnited States,1,2\n",
       "t.csv:2:1: no row of years before the nation's, expected a header with years that ascend "
       "by "
       "one"},
      {"area", "population", "census-population", ",2010,2011\nUnited States,1,2\n.Ontario,1,2\n",
       "t.csv:3:1: unknown area 'Ontario', expected the United States, a region, a state or Puerto "
       "Rico"},
      {"nothing", "population", "census-population", "a,b\nc,d\n",
       "t.csv: no population of a place, expected the state table NST-EST or the county file "
       "co-est"},
      {"area code", "designated_counties", "setpoint",
       "area,county,from,evidence\nWv,54039,2007,e\n",
       "t.csv:2:1: 'Wv' is not the code of an area, expected three to eight capitals or digits, a "
       "capital first, like APP"},
      {"county digits", "designated_counties", "setpoint",
       "area,county,from,evidence\nAPP,WV,2007,e\n",
       "t.csv:2:5: unknown county 'WV', expected a county's five digits"},
      {"county again", "designated_counties", "setpoint",
       "area,county,from,evidence\nAPP,54039,2007,e\nAPP,54039,2008,e\n",
       "t.csv:3:1: a second row for APP 54039, expected one (the first is on line 2)"},
      {"area name", "area_states", "setpoint",
       "area,name,state,evidence\nAPP,Appalachia,WV,e\nAPP,Appalachian,KY,e\n",
       "t.csv:3:5: a second name of APP, 'Appalachian', expected 'Appalachia' as on line 2"},
      {"half", "lab_reports", "setpoint", kLab + "2019-05,6,PA,x,c,1\n",
       "t.csv:2:1: 2019-05 does not end a half-year, expected June or December"},
      {"whole", "lab_reports", "setpoint", kLab + "2019-06,12,PA,x,c,1\n",
       "t.csv:2:1: 2019-06 does not end a year, expected December"},
      {"both kinds", "lab_reports", "setpoint", kLab + "2019-12,12,PA,x,c,1\n2019-12,6,PA,x,c,1\n",
       "t.csv:2: half-years and the year 2019 of PA, expected one of them, or releases with dates "
       "that tell which is newer"},
      {"period", "lab_reports", "dea-nflis", kNflis + nflis("2018", "1", "c", "PA"),
       "t.csv:2:21: unknown period '2018', expected SA1 (JAN - JUN), SA2 (JUL - DEC) or the year"},
      {"nflis state", "lab_reports", "dea-nflis", kNflis + nflis("2019", "1", "c", "ZZ"),
       "t.csv:2:50: unknown STATE 'ZZ', expected a state's two letters"},
      {"nflis twice", "lab_reports", "dea-nflis",
       kNflis + nflis("2019", "1", "c", "PA") + nflis("2019", "1", "c", "PA"),
       "t.csv:3:1: a second row for PA 2019-12, 12 months, substance 1, expected one (the first is "
       "on line 2)"},
      {"cbp year", "area_seizures", "cbp-nationwide-drugs",
       kCbp + "26,OCT,U.S. Border Patrol,Southwest Border,Land Only,YUMA SECTOR,Heroin,1,1\n",
       "t.csv:2:1: '26' is not a fiscal year, expected a year like 2024, or 2026 (FYTD) for one in "
       "progress"},
      {"seizure twice", "area_seizures", "setpoint",
       "month,area,component,drug,events,kilograms\n2025-10,A,B,Heroin,1,1\n"
       "2025-10,A,B,Heroin,1,1\n",
       "t.csv:3:1: a second row for 2025-10, B, A, Heroin, expected one (the first is on line 2)"},
      {"setting", "nonfatal", "setpoint", "place,year,setting,visits,people\n04001,2019,EMS,1,1\n",
       "t.csv:2:12: unknown setting 'EMS', expected 'ED' (known: ED or HOSP)"},
      {"type", "nonfatal", "cdc-dose", kDose + "AZ,x,04001,2019,ED,1,1,1,3 year,.\n",
       "t.csv:2:26: unknown type '3 year', expected '1 year' (known: 1 year or 5 year)"},
      {"visits", "nonfatal", "cdc-dose", kDose + "AZ,x,04001,2019,ED,few,1,1,1 year,.\n",
       "t.csv:2:20: count_alldrug 'few' is not a count, expected a whole number, suppressed, NA, "
       "*, "
       "§ or ¶"},
      {"jurisdiction", "nonfatal", "cdc-dose", kDose + "CA,x,04001,2019,ED,1,1,1,1 year,.\n",
       "t.csv:2:6: county 04001 is not in 'CA', expected a county of the jurisdiction"},
      {"gap with value", "special_populations", "setpoint", kSpecial + "p,m,US,,1,,,u,s,gap,why\n",
       "t.csv:2:9: a value of a gap, expected none"},
      {"gap without reason", "special_populations", "setpoint", kSpecial + "p,m,US,,,,,u,s,gap,\n",
       "t.csv:2:20: a gap without a reason, expected limits that say why there is no value"},
      {"no value", "special_populations", "setpoint", kSpecial + "p,m,US,,,,,u,s,derived,x\n",
       "t.csv:2:9: no value, and no gap, expected a number, or standing gap"},
      {"low", "special_populations", "setpoint", kSpecial + "p,m,US,,1,2,,u,s,derived,x\n",
       "t.csv:2:11: low is above the value, expected at most the value"},
      {"high", "special_populations", "setpoint", kSpecial + "p,m,US,,1,,0.5,u,s,derived,x\n",
       "t.csv:2:12: high is below the value, expected at least the value"},
      {"standing", "special_populations", "setpoint", kSpecial + "p,m,US,,1,,,u,s,guess,x\n",
       "t.csv:2:17: unknown standing 'guess', expected published, derived, assumption or gap"},
      {"deaths in other words", "special_populations", "setpoint",
       kSpecial + "p,m,US,,1,,,overdose deaths,s,derived,x\n",
       "t.csv:2:13: unit 'overdose deaths', expected deaths for a count of them, deaths per "
       "100,000 "
       "(or another number) for a rate, or a unit that does not speak of deaths"},
      {"latitude", "centroids", "setpoint", "place,name,latitude,longitude\nWV,,91,0\n",
       "t.csv:2:5: latitude '91' is not an angle in degrees, expected -90 to 90"},
      {"longitude", "centroids", "setpoint", "place,name,latitude,longitude\nWV,,9,east\n",
       "t.csv:2:7: longitude 'east' is not an angle in degrees, expected -180 to 180"},
      {"no names", "centroids", "setpoint", "place,latitude,longitude\nWV,9,9\n",
       "t.csv:1: no column 'name', expected the columns place,name,latitude,longitude"},
      {"header alone", "centroids", "setpoint", "place,name,latitude,longitude\n",
       "t.csv: no rows after the header, expected at least one"},
  };
}

TEST(RegionalFaults, AreToldToTheLetter) {
  std::vector<Case> cases = deaths_cases();
  for (Case& each : other_cases()) cases.push_back(std::move(each));
  for (const Case& each : cases) {
    DatasetFolder folder;
    folder.table(each.kind, each.format, "t.csv", each.text);
    std::string lines;
    for (const std::string& line : regional_faults(folder))
      lines += (lines.empty() ? "" : "|") + line;
    EXPECT_EQ(lines, each.fault) << each.name;
  }
}

TEST(RegionalFaults, CategoriesOfOneSubstance) {
  const std::string row = "L,DrugReport,2019,2019,1,d,";
  DatasetFolder folder;
  folder.table(
      "lab_reports", "dea-nflis", "t.csv",
      kNflis + row + "1,S,1,Fentanyl,33,a,PA,N,1\n" + row + "2,S,1,Fentanyl,33,b,PA,N,1\n");
  EXPECT_EQ(regional_faults(folder),
            std::vector<std::string>{
                "t.csv:3:46: a second category of Fentanyl, 'b', expected 'a' as on line 2"});
}

// In the years that the twelve months touch, or the last before.
TEST(RegionalFaults, MoreDeathsThanPeople) {
  const std::string people = "place,year,age,people\n";
  DatasetFolder folder;
  folder
      .table("regional_deaths", "setpoint", "t.csv",
             kDeaths +
                 "2023-12,12,WV,heroin,,15,,,,\n2022-12,12,WV,heroin,,15,,,,\n"
                 "2024-06,12,OH,heroin,,15,,,,\n2030-12,12,OH,heroin,,15,,,,\n"
                 "2023-12,12,WV,heroin,25-34,11,,,,\n2023-12,12,KY,heroin,,900,,,,\n")
      .table("population", "setpoint", "p.csv",
             people + "WV,2023,,5\nWV,2023,25-34,11\nOH,2023,,15\nOH,2024,,14\nAL,2023,,5\n");
  EXPECT_EQ(regional_faults(folder),
            (std::vector<std::string>{
                "t.csv:5: 15 deaths of 14 people (p.csv:5), expected no more deaths than people",
                "t.csv:2: 15 deaths of 5 people (p.csv:2), expected no more deaths than people"}));
}

// The publisher's own file has a few, by a death or two.
TEST(RegionalFaults, APredictedCountBelowTheReportedOneIsNone) {
  DatasetFolder folder;
  folder.table("regional_deaths", "setpoint", "t.csv",
               kDeaths +
                   "2023-12,12,WV,heroin,,15,15,,,\n2023-11,12,WV,heroin,,757,755,,,\n"
                   "2023-10,12,WV,heroin,,15,14,,,\n");
  const RegionalTables tables = regional_tables(folder.path());
  EXPECT_EQ(tables.deaths.size(), 3U);
  ASSERT_EQ(tables.notes.size(), 1U);
  EXPECT_EQ(tables.notes[0],
            "t.csv: predicted counts below the reported ones in 2 rows, first line 3; such a count "
            "is taken as not growing");
}

TEST(RegionalFaults, ACountyOutsideTheStatesOfItsArea) {
  DatasetFolder folder;
  folder
      .table("designated_counties", "setpoint", "c.csv",
             "area,county,from,evidence\nAPP,54039,2007,e\nAPP,01001,2007,e\n")
      .table("area_states", "setpoint", "s.csv", "area,name,state,evidence\nAPP,A,WV,e\n");
  EXPECT_EQ(regional_faults(folder),
            std::vector<std::string>{"c.csv:3: county 01001 of area APP is in AL, expected a state "
                                     "that area_states has for the area"});
}

TEST(RegionalFaults, AMissingFileAndAFolderWithoutManifest) {
  DatasetFolder folder;
  folder.name("population", "setpoint", "p.csv");
  EXPECT_EQ(regional_faults(folder), std::vector<std::string>{"p.csv: no such file"});
  EXPECT_EQ(regional_faults(DatasetFolder()),
            std::vector<std::string>{"dataset.toml: no such file"});
}

TEST(RegionalFaults, FormatsAndKeysOfTheManifest) {
  DatasetFolder format;
  format.name("regional_deaths", "dea-nflis", "t.csv");
  EXPECT_EQ(regional_faults(format),
            std::vector<std::string>{"dataset.toml:5:10: format 'dea-nflis' does not hold "
                                     "regional_deaths, expected setpoint, cdc-vsrr or cdc-wonder"});
  DatasetFolder carried;
  carried.name("population", "setpoint", "t.csv", "2025-01-31", "carried_to = \"2025Q1\"\n");
  EXPECT_EQ(regional_faults(carried),
            std::vector<std::string>{"dataset.toml:9:14: carried_to does not serve population, "
                                     "expected it only for crossings, imports or covered_imports"});
}

}  // namespace
}  // namespace setpoint::test
