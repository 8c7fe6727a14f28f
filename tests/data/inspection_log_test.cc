// The log of inspections: what is left of it, in whatever order, layout and number of threads it is
// read.
#include "setpoint/data/inspection_log.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>

#include "support/dataset_folder.h"

namespace setpoint::test {
namespace {

const std::string kHeader =
    "period,port,channel,origin,stratum,psu,weight,selection,count,result,form,substance,mass_g,"
    "purity,pills,host\n";
const std::string kStrata = "period,stratum,psus\n2025Q1,2304-truck-MX,119\n2025Q1,mail,\n";

Inspections read(const std::string& log, const std::string& strata = kStrata,
                 unsigned threads = 0) {
  DatasetFolder folder;
  folder.table("inspections", "setpoint", "log.csv", log)
      .table("strata", "setpoint", "strata.csv", strata);
  auto tables = read_dataset(folder.path(), {.threads = threads});
  if (!tables) {
    ADD_FAILURE() << tables.faults().front().text();
    return {};
  }
  return std::move(tables->inspections);
}

// All that it holds, as text.
std::string text_of(const Inspections& log) {
  std::string text;
  const auto say = [&](const auto&... parts) {
    ((text += parts, text += ' '), ...);
    text += '\n';
  };
  const auto number = [](double value) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%a", value);
    return std::string(buffer);
  };
  for (const EntryCell& cell : log.cells)
    say(cell.port, std::string(name(cell.channel)), std::string(cell.origin.code()));
  for (const SampledStratum& stratum : log.strata)
    say(stratum.period.text(), stratum.name,
        stratum.population ? std::to_string(*stratum.population) : "unknown",
        std::to_string(stratum.first_psu), std::to_string(stratum.sampled));
  for (const SampledPsu& psu : log.psus) say(std::to_string(psu.stratum), psu.name);
  for (const PsuUnits& units : log.units)
    say(std::to_string(units.psu), std::to_string(units.cell), std::to_string(units.units),
        number(units.weighted));
  std::vector<std::string> finds;
  for (const Find& find : log.finds)
    finds.push_back(find.period.text() + " " + std::to_string(find.cell) + " " +
                    (find.psu ? std::to_string(*find.psu) : "targeted") + " " +
                    std::to_string(find.count) + " " + std::string(name(find.outcome)) + " " +
                    find.substance + " " + find.host + " " + number(find.weight) + " " +
                    number(find.mass_g) + " " + number(find.purity) + " " +
                    (find.pills ? number(*find.pills) : "none"));
  std::sort(finds.begin(), finds.end());
  for (const std::string& find : finds) say(find);
  for (const TargetedUnits& units : log.targeted)
    say(units.period.text(), std::to_string(units.cell), std::to_string(units.units));
  return text;
}

std::string joined(const std::vector<std::string>& rows, std::string_view end = "\n") {
  std::string text;
  for (const std::string& row : rows) (text += row) += end;
  return text;
}

TEST(InspectionLog, KeepsFindsAndAddsUpTheRest) {
  const Inspections log = read(
      kHeader +
      "2025Q1,2304,truck,MX,2304-truck-MX,b,2.5,random,10,negative,,,,,,\n"
      "2025Q1,2304,truck,MX,2304-truck-MX,a,2,random,7,negative,,,,,,\n"
      "2025Q1,2304,truck,MX,2304-truck-MX,b,2.5,random,1,positive,powder,,1000.5,0.25,,\n"
      "2025Q1,2304,truck,MX,2304-truck-MX,b,4,random,3,positive,adulterant,carfentanil,2,1,,cocaine"
      "\n"
      "2025Q1,JFK,mail,CN,mail,t1,3,random,5,negative,,,,,,\n"
      "2025Q1,JFK,mail,IN,mail,t1,3,random,6,negative,,,,,,\n"
      "2025Q1,2304,truck,MX,2304-truck-MX,a,1,targeted,2,negative,,,,,,\n"
      "2025Q1,2304,truck,MX,,,,targeted,1,positive,pills,fentanyl,110,0.02,1000,\n");
  ASSERT_EQ(log.cells.size(), 3u);
  EXPECT_EQ(log.cells[0].port, "2304");
  EXPECT_EQ(log.cells[1].origin.code(), "CN");
  ASSERT_EQ(log.strata.size(), 2u);
  EXPECT_EQ(log.strata[0].population, 119u);
  EXPECT_EQ(log.strata[0].sampled, 2u);
  EXPECT_FALSE(log.strata[1].population.has_value());
  EXPECT_EQ(log.strata[1].first_psu, 2u);
  ASSERT_EQ(log.psus.size(), 3u);
  EXPECT_EQ(log.psus[0].name, "a");
  ASSERT_EQ(log.units.size(), 4u);
  EXPECT_EQ(log.units[0].units, 7u);
  EXPECT_EQ(log.units[0].weighted, 14);
  EXPECT_EQ(log.units[1].units, 14u);
  EXPECT_EQ(log.units[1].weighted, 10 * 2.5 + 2.5 + 12);
  ASSERT_EQ(log.finds.size(), 3u);
  EXPECT_EQ(log.finds[0].line, 4u);
  EXPECT_EQ(log.finds[0].substance, "fentanyl");
  EXPECT_EQ(log.finds[0].mass_amount().written * log.finds[0].mass_amount().factor, 1.0005);
  EXPECT_EQ(log.finds[1].count, 3u);
  EXPECT_EQ(log.finds[1].host, "cocaine");
  EXPECT_EQ(*log.finds[1].psu, 1u);
  EXPECT_FALSE(log.finds[2].psu.has_value());
  EXPECT_EQ(log.finds[2].weight, 1);
  EXPECT_EQ(*log.finds[2].pills, 1000);
  ASSERT_EQ(log.targeted.size(), 1u);
  EXPECT_EQ(log.targeted[0].units, 3u);
}

// Rows of many PSUs, more than one block of the reader's holds.
std::vector<std::string> many_rows(std::size_t count) {
  std::vector<std::string> rows;
  std::mt19937 random(7);
  for (std::size_t n = 0; n < count; ++n) {
    const auto psu = random() % 97;
    const bool mail = psu % 3 == 0;
    std::string row = mail ? "2025Q1,JFK,mail," + std::string(psu % 2 == 0 ? "CN" : "IN") + ",mail,"
                           : std::string("2025Q1,2304,truck,MX,2304-truck-MX,");
    row += "psu/" + std::to_string(psu) + "," + std::to_string(1 + random() % 1000) + "." +
           std::to_string(random() % 1000) + ",random," + std::to_string(1 + random() % 50) + ",";
    row += random() % 50 == 0
               ? "positive,powder,fentanyl," + std::to_string(random() % 100000) + ".5,0.125,,"
               : std::string("negative,,,,,,");
    rows.push_back(row);
  }
  return rows;
}

// Sums of fixed-point numbers do not depend on their order, so every bit is the same.
TEST(InspectionLog, DoesNotDependOnOrderLayoutOrThreads) {
  std::vector<std::string> rows = many_rows(20000);
  const std::string expected = text_of(read(kHeader + joined(rows), kStrata, 1));
  EXPECT_NE(expected.find("2304-truck-MX 119 0 64"), std::string::npos) << expected.substr(0, 300);
  for (const unsigned threads : {2U, 3U, 8U})
    EXPECT_EQ(text_of(read(kHeader + joined(rows), kStrata, threads)), expected) << threads;
  const std::string header_crlf = kHeader.substr(0, kHeader.size() - 1) + "\r\n";
  EXPECT_EQ(text_of(read(header_crlf + joined(rows, "\r\n"))), expected) << "CRLF";
  EXPECT_EQ(text_of(read("\xEF\xBB\xBF" + kHeader + joined(rows))), expected) << "byte-order mark";
  std::string no_end = kHeader + joined(rows);
  no_end.pop_back();
  EXPECT_EQ(text_of(read(no_end)), expected) << "no line break at the end";

  // Quoted fields, as R and others write text.
  std::vector<std::string> quoted = rows;
  for (std::size_t n = 0; n < quoted.size(); n += 2) {
    const std::size_t at = quoted[n].find("psu/");
    const std::size_t end = quoted[n].find(',', at);
    quoted[n].insert(end, "\"").insert(at, "\"");
  }
  EXPECT_EQ(text_of(read(kHeader + joined(quoted))), expected) << "quotes";

  std::shuffle(rows.begin(), rows.end(), std::mt19937(3));
  EXPECT_EQ(text_of(read(kHeader + joined(rows))), expected) << "order of rows";

  // The columns the other way round.
  std::vector<std::string> reversed;
  for (std::string row : rows) {
    std::vector<std::string> fields;
    for (std::size_t at = 0; at != std::string::npos;) {
      const std::size_t comma = row.find(',', at);
      fields.push_back(row.substr(at, comma == std::string::npos ? comma : comma - at));
      at = comma == std::string::npos ? comma : comma + 1;
    }
    std::reverse(fields.begin(), fields.end());
    std::string text;
    for (const std::string& field : fields)
      text += (text.empty() && &field == &fields[0] ? "" : ",") + field;
    reversed.push_back(text);
  }
  EXPECT_EQ(text_of(read("host,pills,purity,mass_g,substance,form,result,count,selection,weight,"
                         "psu,stratum,origin,channel,port,period\n" +
                         joined(reversed))),
            expected)
      << "order of columns";
}

// What the reader adds up, added up by a loop over the rows.
TEST(InspectionLog, TotalsAreThoseOfTheRows) {
  const std::vector<std::string> rows = many_rows(5000);
  std::map<std::string, std::pair<std::uint64_t, double>> sums;
  for (const std::string& row : rows) {
    std::vector<std::string> fields;
    std::stringstream in(row);
    for (std::string field; std::getline(in, field, ',');) fields.push_back(field);
    auto& [units, weighted] = sums[fields[5] + " " + fields[3]];
    units += std::stoull(fields[8]);
    weighted += std::stod(fields[6]) * std::stod(fields[8]);
  }
  const Inspections log = read(kHeader + joined(rows));
  ASSERT_EQ(log.units.size(), sums.size());
  for (const PsuUnits& units : log.units) {
    const auto& [count, weighted] =
        sums.at(log.psus[units.psu].name + " " + std::string(log.cells[units.cell].origin.code()));
    EXPECT_EQ(units.units, count);
    EXPECT_NEAR(units.weighted, weighted, 1e-12 * weighted);
  }
}

TEST(InspectionLog, NamesMayHoldCommasInQuotes) {
  const Inspections log =
      read(kHeader +
           "2025Q1,2304,truck,MX,2304-truck-MX,\"lane 3, day\",2,random,7,negative,,,,,,\n"
           "2025Q1,2304,truck,MX,2304-truck-MX,\"say \"\"b\"\"\",2,random,7,negative,,,,,,\n");
  ASSERT_EQ(log.psus.size(), 2u);
  EXPECT_EQ(log.psus[0].name, "lane 3, day");
  EXPECT_EQ(log.psus[1].name, "say \"b\"");
}

TEST(InspectionLog, ListsTheFirstHundredFaultsInOrder) {
  std::vector<std::string> rows = many_rows(20000);
  for (std::size_t n = 100; n < rows.size(); n += 10)
    rows[n].replace(rows[n].find(",random,"), 8, ",rndom,");
  DatasetFolder folder;
  folder.table("inspections", "setpoint", "log.csv", kHeader + joined(rows))
      .table("strata", "setpoint", "strata.csv", kStrata);
  const auto faults = folder.faults();
  ASSERT_EQ(faults.size(), 101u);
  EXPECT_EQ(faults[0].substr(0, 12), "log.csv:102:");
  EXPECT_EQ(faults[99].substr(0, 13), "log.csv:1092:");
  EXPECT_EQ(faults[100], "dataset.toml: and 1890 more faults");
}

TEST(InspectionLog, NewerReleasesReplaceAStratumWhole) {
  const std::string at = "2025Q1,2304,truck,MX,2304-truck-MX,";
  const std::string mail = "2025Q1,JFK,mail,CN,mail,";
  DatasetFolder folder;
  folder
      .table(
          "inspections", "setpoint", "old.csv",
          kHeader + at + "a,2,random,7,negative,,,,,,\n" + mail + "t,2,random,7,negative,,,,,,\n",
          "2025-04-01")
      .table("inspections", "setpoint", "new.csv", kHeader + at + "b,2,random,3,negative,,,,,,\n",
             "2025-05-01")
      // A part of the same release: PSUs of one stratum in two files.
      .table("inspections", "setpoint", "part.csv",
             kHeader + at + "b,2,random,4,negative,,,,,,\n" + at + "c,2,random,1,negative,,,,,,\n",
             "2025-05-01")
      // The same bytes again count once.
      .table("inspections", "setpoint", "again.csv", kHeader + at + "b,2,random,3,negative,,,,,,\n",
             "2025-05-01")
      .table("strata", "setpoint", "strata.csv", kStrata);
  const auto tables = folder.read();
  ASSERT_TRUE(tables.ok()) << tables.faults().front().text();
  const Inspections& log = tables->inspections;
  ASSERT_EQ(log.units.size(), 3u);
  EXPECT_EQ(log.psus[0].name, "b");
  EXPECT_EQ(log.units[0].units, 7u);
  EXPECT_EQ(log.psus[1].name, "c");
  EXPECT_EQ(log.psus[2].name, "t");
  std::string notes;
  for (const std::string& note : tables->notes) notes += note + "\n";
  EXPECT_EQ(notes,
            "PSUs that stand in more than one log of the same day, whose units are added up: 1\n"
            "new.csv holds the same bytes as again.csv and is not counted again\n"
            "old.csv: 1 stratum of a quarter is superseded by again.csv\n");
}

// Targeted units outside the design have no stratum to be superseded with: their quarter is.
TEST(InspectionLog, NewerReleasesReplaceTargetedUnitsOfAQuarter) {
  const std::string random = "2025Q1,2304,truck,MX,2304-truck-MX,a,2,random,7,negative,,,,,,\n";
  const std::string targeted = "2025Q1,2304,truck,MX,,,,targeted,5,negative,,,,,,\n";
  const std::string before = "2024Q4,2304,truck,MX,,,,targeted,3,negative,,,,,,\n";
  DatasetFolder folder;
  folder
      .table("inspections", "setpoint", "old.csv", kHeader + random + targeted + before,
             "2025-04-01")
      .table("inspections", "setpoint", "new.csv", kHeader + targeted + random, "2025-05-01")
      .table("strata", "setpoint", "strata.csv", "period,stratum,psus\n2025Q1,2304-truck-MX,119\n");
  const auto tables = folder.read();
  ASSERT_TRUE(tables.ok()) << tables.faults().front().text();
  ASSERT_EQ(tables->inspections.targeted.size(), 2u);
  EXPECT_EQ(tables->inspections.targeted[0].units, 3u);
  EXPECT_EQ(tables->inspections.targeted[1].units, 5u);
}

TEST(InspectionLog, StrataThatNobodyInspectedAreNoted) {
  DatasetFolder folder;
  folder
      .table("inspections", "setpoint", "log.csv",
             kHeader + "2025Q1,2304,truck,MX,2304-truck-MX,a,2,random,7,negative,,,,,,\n")
      .table("strata", "setpoint", "strata.csv", kStrata);
  const auto tables = folder.read();
  ASSERT_TRUE(tables.ok());
  ASSERT_EQ(tables->notes.size(), 1u);
  EXPECT_EQ(tables->notes[0],
            "strata without a random inspection, so what crosses there is in no total: 1 (mail of "
            "2025Q1)");
}

}  // namespace
}  // namespace setpoint::test
