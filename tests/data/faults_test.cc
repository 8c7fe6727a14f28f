// What each kind of bad input is told, to the letter: one line with file, line and column.
#include <gtest/gtest.h>

#include "support/dataset_folder.h"

namespace setpoint::test {
namespace {

struct Case {
  std::string name;
  std::string kind;
  std::string format;
  std::string text;
  std::string fault;
};

const std::string kSeizures = "period,port,channel,origin,outcome,gross_kg,purity\n";
const std::string kStreams = "period,stream,gross_kg\n";
const std::string kDeaths = "period,region,outcome,months,reported,predicted\n";
const std::string kCrossings = "period,origin,channel,entries\n";
const std::string kImports = "period,origin,value_usd\n";
const std::string kGovernance = "country,field,value,from,evidence\n";
const std::string kDecreed = "country,from,rate,scope,evidence\n";
const std::string kSubsidy = "country,element,value,from,evidence\n";
const std::string kRegulation = "country,cost_share,effectiveness,source\n";
const std::string kRouting = "seen,source,share\n";
const std::string kPrecursors = "finisher,source,share\n";
const std::string kCbp =
    "FY,Month (abbv),Component,Region,Land Filter,Area of Responsibility,Drug Type,Count of Event,"
    "Sum Qty (lbs)\n";
const std::string kVsrr = "state,year,month,period,indicator,data_value,predicted_value\n";
const std::string kOpioids = "12 month-ending,\"Synthetic opioids, excl. methadone (T40.4)\",";
const std::string kBts = "Port Name,State,Port Code,Border,Date,Measure,Value\n";
const std::string kLaredo = "Laredo,Texas,2304,US-Mexico Border,";
const std::string kMonthly =
    "year,CTY_CODE,CTYNAME,IJAN,IFEB,IMAR,IAPR,IMAY,IJUN,IJUL,IAUG,ISEP,IOCT,INOV,IDEC\n";
const std::string kAnnual = "CTY_CODE,CTY_NAME,HS2,CON_VAL_2024_USD,CAL_DUT_2024_USD\n";

std::vector<Case> cases() {
  using namespace std::string_literals;
  const std::string number =
      ", expected a finite decimal number without spaces or thousands "
      "separators";
  return {
      {"truncated", "crossings", "setpoint", kCrossings + "2024Q1,MX,vehicle,10\n2024Q2,M",
       "t.csv:3:9: 2 fields, expected 4 as in the header"},
      {"renamed column", "crossings", "setpoint", "period,origin,channel,entry\n",
       "t.csv:1:23: unknown column 'entry', expected 'entries' (known: period, origin, channel or "
       "entries)|t.csv:1: no column 'entries', expected the columns period,origin,channel,entries"},
      {"repeated column", "imports", "setpoint", "period,origin,value_usd,origin\n",
       "t.csv:1:25: column 'origin' twice, expected it once"},
      {"missing column", "imports", "setpoint", "period,origin\n",
       "t.csv:1: no column 'value_usd', expected the columns period,origin,value_usd"},
      {"header only", "imports", "setpoint", kImports,
       "t.csv: no rows after the header, expected at least one"},
      {"empty", "imports", "setpoint", "", "t.csv: the file is empty, expected a header and rows"},
      {"binary", "imports", "setpoint",
       "\x7f"
       "ELF\x02\x01\x01\0\0\0"s,
       "t.csv:1:8: a NUL byte: this is not text, expected a CSV file"},
      {"Latin-1", "governance", "setpoint",
       kGovernance + "MX,enforced,no,2020-01-01,caf\xE9 report\n",
       "t.csv:2:30: a byte that is not UTF-8, expected UTF-8 text"},
      {"not a quarter", "imports", "setpoint", kImports + "2024-Q1,CN,5\n",
       "t.csv:2:1: '2024-Q1' is not a quarter, expected a quarter like 2024Q3"},
      {"negative mass", "seizures", "setpoint", kSeizures + "2024Q1,2304,truck,MX,,-1.5,\n",
       "t.csv:2:23: gross_kg is -1.5, expected at least 0"},
      {"not a number", "seizures", "setpoint", kSeizures + "2024Q1,2304,truck,MX,,\"1,5\",\n",
       "t.csv:2:23: gross_kg '1,5' is not a number" + number},
      {"NaN", "imports", "setpoint", kImports + "2024Q1,CN,nan\n",
       "t.csv:2:11: value_usd 'nan' is not a number" + number},
      {"beyond all trade", "imports", "setpoint", kImports + "2024Q1,CN,1e300\n",
       "t.csv:2:11: value_usd is 1e300, expected at most 1e18"},
      {"infinite", "imports", "setpoint", kImports + "2024Q1,CN,1e999\n",
       "t.csv:2:11: value_usd '1e999' is not a number" + number},
      {"unknown country", "seizures", "setpoint", kSeizures + "2024Q1,2304,truck,UK,,1,\n",
       "t.csv:2:19: unknown country 'UK', expected an ISO 3166-1 alpha-2 code like MX"},
      {"purity in percent", "seizures", "setpoint", kSeizures + "2024Q1,2304,truck,MX,,1,19\n",
       "t.csv:2:25: 19 is not a mass fraction, expected 0 to 1 (0.19 for 19 %)"},
      {"unknown channel", "seizures", "setpoint", kSeizures + "2024Q1,2304,lorry,MX,,1,\n",
       "t.csv:2:13: unknown channel 'lorry', expected truck, rail, sea, air, mail, express, "
       "vehicle, pedestrian, transit, flight, between-ports or checkpoint"},
      {"unknown outcome", "seizures", "setpoint", kSeizures + "2024Q1,2304,truck,MX,pill,1,\n",
       "t.csv:2:22: unknown outcome 'pill', expected 'pills' (known: pills, powder or "
       "adulterant)"},
      {"no port", "seizures", "setpoint", kSeizures + "2024Q1,,truck,MX,,1,\n",
       "t.csv:2:8: empty port, expected text"},
      {"unknown stream", "regional_seizures", "setpoint", kStreams + "2024Q1,southwest-port,1\n",
       "t.csv:2:8: unknown stream 'southwest-port', expected 'southwest-ports' (known: "
       "southwest-ports, southwest-patrol, northern-ports, northern-patrol, other-ports or "
       "other-patrol)"},
      {"missing stream", "regional_seizures", "setpoint",
       kStreams + "2024Q1,southwest-ports,1\n2024Q1,southwest-patrol,1\n2024Q1,northern-ports,1\n"
                  "2024Q1,northern-patrol,1\n2024Q1,other-ports,1\n",
       "t.csv:2: 2024Q1 has no row of stream other-patrol, expected one, with 0 if nothing was "
       "seized"},
      {"goods channel", "crossings", "setpoint", kCrossings + "2024Q1,MX,truck,5\n",
       "t.csv:2:11: 'truck' is a channel that carries no people, expected vehicle, pedestrian, "
       "transit or flight"},
      {"half a person", "crossings", "setpoint", kCrossings + "2024Q1,MX,vehicle,5.5\n",
       "t.csv:2:19: entries is 5.5, expected a whole number"},
      {"duplicate key", "crossings", "setpoint",
       kCrossings + "2024Q1,MX,vehicle,5\n2024Q2,MX,vehicle,5\n2024Q1,MX,vehicle,5\n",
       "t.csv:4:1: a second row for 2024Q1 MX vehicle, expected one (the first is on line 2)"},
      {"unknown region", "deaths", "setpoint", kDeaths + "2024Q1,TT,all,12,5,\n",
       "t.csv:2:8: unknown region 'TT', expected US, a state's two letters, DC, PR or YC"},
      {"six months", "deaths", "setpoint", kDeaths + "2024Q1,US,all,6,5,\n",
       "t.csv:2:15: unknown months '6', expected 3 or 12"},
      {"negative prediction", "deaths", "setpoint", kDeaths + "2024Q1,US,all,12,5,-6\n",
       "t.csv:2:20: predicted is -6, expected at least 0"},
      {"both spans", "deaths", "setpoint",
       kDeaths + "2024Q1,US,all,12,500,\n2024Q1,US,all,3,120,\n",
       "t.csv:2: 2024Q1 US has deaths of 3 and of 12 months, expected one kind (t.csv:3 has the "
       "other)"},
      {"all and outcomes", "deaths", "setpoint",
       kDeaths + "2024Q1,US,all,3,500,\n2024Q1,US,pills,3,120,\n",
       "t.csv:3: 2024Q1 US has deaths of all outcomes and of single ones, expected one kind "
       "(t.csv:2 has the other)"},
      {"31 February", "governance", "setpoint", kGovernance + "MX,enforced,no,2024-02-31,law\n",
       "t.csv:2:16: '2024-02-31' is not a day of the calendar, expected a date like 2024-09-30"},
      {"unknown finding", "governance", "setpoint",
       kGovernance + "MX,enforced,maybe,2024-02-01,law\n",
       "t.csv:2:13: unknown value 'maybe', expected yes, no or unknown"},
      {"no evidence", "subsidy", "setpoint", kSubsidy + "MX,benefit,yes,2024-02-01,\n",
       "t.csv:2:27: empty evidence, expected text"},
      {"decreed above one", "decreed", "setpoint", kDecreed + "MX,2025-03-04,25,all,an order\n",
       "t.csv:2:15: 25 is not an ad valorem rate, expected 0 to 1 (0.25 for 25 %)"},
      {"decreed twice", "decreed", "setpoint",
       kDecreed + "MX,2025-03-04,0.25,all,an order\nMX,2025-03-04,0.35,all,another\n",
       "t.csv:3:1: a second row for MX from 2025-03-04, expected one (the first is on line 2)"},
      {"decreed by nobody", "decreed", "setpoint", kDecreed + "MX,2025-03-04,0.25,all,\n",
       "t.csv:2:24: empty evidence, expected text"},
      {"effect above one", "regulation", "setpoint", kRegulation + "MX,0.001,1.5,law\n",
       "t.csv:2:10: 1.5 is not a degree of effectiveness, expected 0 to 1 (0.015 for 1.5 %)"},
      {"routing sums to 1.1", "routing", "setpoint", kRouting + "CA,CA,0.6\nCA,MX,0.5\n",
       "t.csv:2: the routing shares of CA sum to 1.1, expected 1"},
      {"precursors sum to 1.1", "precursors", "setpoint",
       kPrecursors + "MX,CN,0.7\nMX,IN,0.2\nMX,DE,0.2\n",
       "t.csv:2: the precursors shares of MX sum to 1.1, expected 1"},
      {"the United States", "imports", "setpoint", "period,origin,value_usd\n2024Q1,US,5\n",
       "t.csv:2:8: the United States is not a foreign country, expected another code"},
      {"CBP component", "seizures", "cbp-nationwide-drugs",
       kCbp + "2024,OCT,Air and Marine Operations,Southwest Border,Land Only,X,Fentanyl,1,2\n",
       "t.csv:2:10: unknown Component 'Air and Marine Operations', expected Office of Field "
       "Operations or U.S. Border Patrol"},
      {"CBP drug", "seizures", "cbp-nationwide-drugs",
       kCbp + "2026 (FYTD),OCT,U.S. Border Patrol,Southwest Border,Land Only,X,Fentanyls,1,2\n",
       "t.csv:2:65: 'Fentanyls' is not a drug type of this format, expected Fentanyl"},
      {"CBP year", "seizures", "cbp-nationwide-drugs",
       kCbp + "FY24,OCT,U.S. Border Patrol,Southwest Border,Land Only,X,Fentanyl,1,2\n",
       "t.csv:2:1: 'FY24' is not a fiscal year, expected a year like 2024, or 2026 (FYTD) for one "
       "in progress"},
      {"CBP twice", "seizures", "cbp-nationwide-drugs",
       kCbp + "2024,OCT,U.S. Border Patrol,Southwest Border,Land Only,X,Fentanyl,1,2\n"
              "2024,OCT,U.S. Border Patrol,Southwest Border,Land Only,X,Fentanyl,1,3\n",
       "t.csv:3:1: a second row for 2023-10, U.S. Border Patrol, Southwest Border, Land Only, X, "
       "Fentanyl, expected one (the first is on line 2)"},
      {"VSRR without T40.4", "deaths", "cdc-vsrr",
       kVsrr + "US,2018,March,12 month-ending,Number of Deaths,5,5\n",
       "t.csv: no row of the indicator 'Synthetic opioids, excl. methadone (T40.4)', expected a "
       "release that has it"},
      {"VSRR count", "deaths", "cdc-vsrr", kVsrr + "US,2018,March," + kOpioids + "\"4,03\",5\n",
       "t.csv:2:76: data_value '4,03' is not a count of deaths, expected a whole number like 4034 "
       "or 4,034, or nothing"},
      {"VSRR month", "deaths", "cdc-vsrr", kVsrr + "US,2018,13," + kOpioids + "4,5\n",
       "t.csv:2:9: unknown month '13', expected January, February, March, April, May, June, July, "
       "August, September, October, November or December"},
      {"BTS measure", "crossings", "bts-border-crossing", kBts + kLaredo + "Jan 2024,Cyclists,5\n",
       "t.csv:2:45: unknown Measure 'Cyclists', expected Personal Vehicle Passengers, Pedestrians, "
       "Bus Passengers, Train Passengers, Personal Vehicles, Trucks, Buses, Trains, Truck "
       "Containers Loaded, Truck Containers Empty, Rail Containers Loaded, Rail Containers Empty, "
       "Truck Containers Full or Rail Containers Full"},
      {"BTS month", "crossings", "bts-border-crossing", kBts + kLaredo + "2024-01,Trucks,5\n",
       "t.csv:2:36: '2024-01' is not a month, expected a month like Jan 2024, or 01/01/2024 "
       "12:00:00 AM"},
      {"BTS two values", "crossings", "bts-border-crossing",
       kBts + kLaredo + "Jan 2024,Pedestrians,5\n" + kLaredo + "Jan 2024,Pedestrians,6\n",
       "t.csv:3:57: port 2304, Pedestrians, 2024-01 is 6, expected 5 as on line 2"},
      {"Census code", "imports", "census-imports",
       kMonthly + "2023,9999,Atlantis,1,1,1,1,1,1,1,1,1,1,1,1\n",
       "t.csv:2:6: unknown Census country code '9999', expected a code of Schedule C like 2010"},
      {"Census value", "imports", "census-imports",
       kMonthly + "2023,2010,Mexico,1,,1,1,1,1,1,1,1,1,1,1\n",
       "t.csv:2:20: IFEB '' is not a number" + number},
      {"Census code of goods", "imports", "census-imports", kAnnual + "2010,MEXICO,1,5,0\n",
       "t.csv:2:13: '1' is not a code of the Harmonised System, expected 2, 6 or 10 digits"},
  };
}

TEST(Faults, OfTablesAreOneLineWithTheirPlace) {
  for (const Case& each : cases()) {
    DatasetFolder folder;
    folder.table(each.kind, each.format, "t.csv", each.text);
    std::string lines;
    for (const std::string& line : folder.faults()) lines += (lines.empty() ? "" : "|") + line;
    EXPECT_EQ(lines, each.fault) << each.name;
  }
}

TEST(Faults, ReleasesOfOneDayThatDisagree) {
  DatasetFolder folder;
  folder.table("crossings", "setpoint", "a.csv", kCrossings + "2024Q1,MX,vehicle,5\n")
      .table("crossings", "setpoint", "b.csv", kCrossings + "2024Q1,MX,vehicle,6\n");
  EXPECT_EQ(folder.faults(),
            std::vector<std::string>{"b.csv:2: two releases of 2025-01-31 disagree: a.csv:2 says "
                                     "5, b.csv:2 says 6, expected equal values, or dates that "
                                     "tell which is newer"});
}

TEST(Faults, TwoFormatsOfOneDayThatStateTheSame) {
  DatasetFolder folder;
  folder.table("imports", "setpoint", "a.csv", kImports + "2024Q1,MX,5\n")
      .table("imports", "census-imports", "b.csv", kAnnual + "2010,MEXICO,01,5,0\n");
  EXPECT_EQ(folder.faults(),
            std::vector<std::string>{"b.csv:2: imports of MX in 2024Q1 are there twice: also in "
                                     "a.csv:2, retrieved on the same day, expected one of the two, "
                                     "or dates that tell which is newer"});
}

TEST(Faults, FilesThatCannotBeRead) {
  DatasetFolder missing;
  missing.name("imports", "setpoint", "none.csv");
  EXPECT_EQ(missing.faults(), std::vector<std::string>{"none.csv: no such file"});
  EXPECT_EQ(exit_status(missing.read().faults()), 1);

  DatasetFolder directory;
  std::filesystem::create_directory(directory.path() / "d.csv");
  directory.name("imports", "setpoint", "d.csv");
  EXPECT_EQ(directory.faults(), std::vector<std::string>{"d.csv: is a folder, expected a file"});
  EXPECT_EQ(exit_status(directory.read().faults()), 3);

  DatasetFolder loop;
  std::filesystem::create_symlink("l.csv", loop.path() / "l.csv");
  loop.name("imports", "setpoint", "l.csv");
  EXPECT_EQ(loop.faults(), std::vector<std::string>{"l.csv: Too many levels of symbolic links"});
  EXPECT_EQ(exit_status(loop.read().faults()), 3);
}

TEST(Faults, TheManifestIsMissing) {
  const DatasetFolder folder;
  EXPECT_EQ(folder.faults(), std::vector<std::string>{"dataset.toml: no such file"});
  EXPECT_EQ(exit_status(folder.read().faults()), 1);
}

const std::string kTable =
    "name = \"n\"\n[[table]]\nkind = \"imports\"\nformat = \"setpoint\"\npath = \"i.csv\"\n"
    "source = \"s\"\nretrieved = 2025-01-31\n";

TEST(Faults, OfTheManifest) {
  const std::string kinds =
      "seizures, regional_seizures, deaths, crossings, imports, covered_imports, governance, "
      "regulation, subsidy, routing, precursors, inspections, strata, coverage, decreed, "
      "regional_deaths, population, designated_counties, area_states, lab_reports, "
      "area_seizures, nonfatal, special_populations or centroids";
  const auto with = [](std::string text, std::string_view from, std::string_view to) {
    return text.replace(text.find(from), from.size(), to);
  };
  const std::vector<std::pair<std::string, std::string>> manifests = {
      {kTable + "nite = \"x\"\n",
       "8:1: unknown key 'nite', expected 'note' (known: kind, format, path, source, retrieved, "
       "note, carried_to or chapters)"},
      {with(kTable, "name = \"n\"", "title = \"n\""),
       "1:1: unknown key 'title', expected 'table' (known: name or table)|1:1: no key 'name', "
       "expected it with a "
       "text"},
      {with(kTable, "source = \"s\"\n", ""), "2:1: no key 'source', expected it with a text"},
      {with(kTable, "2025-01-31", "\"2025-01-31\""),
       "7:13: 'retrieved' is not a date, expected a date without quotes like 2026-01-31"},
      {with(kTable, "imports", "import"),
       "3:8: unknown kind 'import', expected 'imports' (known: " + kinds + ")"},
      {with(kTable, "setpoint", "excel"),
       "4:10: unknown format 'excel', expected setpoint, cbp-nationwide-drugs, cdc-vsrr, "
       "bts-border-crossing, census-imports, cdc-wonder, census-population, dea-nflis or "
       "cdc-dose"},
      {with(kTable, "setpoint", "cdc-vsrr"),
       "4:10: format 'cdc-vsrr' does not hold imports, expected setpoint or census-imports"},
      {kTable + "carried_to = \"2025\"\n",
       "8:14: '2025' is not a quarter, expected a quarter like 2024Q3"},
      {with(kTable, "imports", "deaths") + "carried_to = \"2025Q1\"\n",
       "8:14: carried_to does not serve deaths, expected it only for crossings, imports or "
       "covered_imports"},
      {kTable + "chapters = [\"29\"]\n",
       "8:12: chapters do not serve format 'setpoint', expected them only for census-imports"},
      {with(kTable, "setpoint", "census-imports") + "chapters = [29]\n",
       "8:12: 'chapters' is not a list of chapters, expected a list of texts of two digits like "
       "[\"29\", \"30\"]"},
      {"name = \"n\"  # caf\xC3\n", "1:18: a byte that is not UTF-8, expected UTF-8 text"},
      {with(kTable, "imports", "impörts"),
       "3:8: unknown kind 'impörts', expected 'imports' (known: " + kinds + ")"},
      {kTable + "\"nöte\" = \"x\"\n",
       "8:1: unknown key 'nöte', expected 'note' (known: kind, format, path, source, retrieved, "
       "note, carried_to or chapters)"},
      {"name = \"n\"\n", "1:1: no [[table]], expected at least one"},
  };
  for (const auto& [text, fault] : manifests) {
    DatasetFolder folder;
    folder.write("dataset.toml", text);
    std::string lines;
    for (const std::string& line : folder.faults()) {
      EXPECT_EQ(line.rfind("dataset.toml:", 0), 0U) << line;
      lines += (lines.empty() ? "" : "|") + line.substr(std::string("dataset.toml:").size());
    }
    EXPECT_EQ(lines, fault) << text;
  }
}

TEST(Faults, TomlThatDoesNotParseHasItsPlace) {
  DatasetFolder folder;
  folder.write("dataset.toml", "name = \"n\"\n[[table]\n");
  const auto faults = folder.faults();
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].rfind("dataset.toml:2:", 0), 0U) << faults[0];
}

TEST(Faults, CarryingNeedsFourKnownQuartersInARow) {
  DatasetFolder folder;
  folder.table("crossings", "setpoint", "t.csv",
               kCrossings + "2024Q1,MX,vehicle,5\n2024Q2,MX,vehicle,5\n2024Q4,MX,vehicle,5\n",
               "2025-01-31", "carried_to = \"2025Q3\"\n");
  EXPECT_EQ(folder.faults(),
            std::vector<std::string>{"dataset.toml:9:14: crossings (setpoint) lack 2024Q3 and "
                                     "cannot be carried, expected the four quarters to 2024Q4"});
}

TEST(Faults, AHundredAreListedAndTheRestCounted) {
  std::string text = kImports;
  for (int i = 0; i < 150; ++i) text += "2024Q1,QQ,5\n";
  DatasetFolder folder;
  folder.table("imports", "setpoint", "t.csv", text);
  const auto faults = folder.faults();
  ASSERT_EQ(faults.size(), 101U);
  EXPECT_EQ(faults.back(), "dataset.toml: and 50 more faults");
}

}  // namespace
}  // namespace setpoint::test
