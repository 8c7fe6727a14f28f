// What an export of CDC WONDER says in its notes: causes, years and what was left out.
#include <gtest/gtest.h>

#include "setpoint/data/wonder_cause.h"
#include "setpoint/data/wonder_export.h"
#include "support/regional_folder.h"

namespace setpoint::test {
namespace {

const std::string kAnyDrug =
    "X40 (a, b); X41 (c, not elsewhere classified); X42 (d [e], f); X43 (g), X44 (h); X60; X61; "
    "X62; X63; X64; Y10; Y11; Y12; Y13; Y14";

TEST(WonderCause, OfOneCode) {
  EXPECT_EQ(cause_of_code("T40.4"), Cause::synthetic_opioids);
  EXPECT_EQ(cause_of_code("T43.6"), Cause::psychostimulants);
  EXPECT_EQ(cause_of_code("T40"), std::nullopt);
  EXPECT_EQ(cause_of_code(""), std::nullopt);
}

TEST(WonderCause, OfAQuery) {
  EXPECT_EQ(cause_of_query("T40.4 (Other synthetic narcotics)", kAnyDrug),
            Cause::synthetic_opioids);
  EXPECT_EQ(cause_of_query("T40.1 (Heroin)", ""), Cause::heroin);
  EXPECT_EQ(cause_of_query("T40.0 (Opium); T40.1 (Heroin); T40.2 (x); T40.3 (x); T40.4 (x); T40.6 "
                           "(x)",
                           kAnyDrug + "; X85 (Assault)"),
            Cause::opioids);
  EXPECT_EQ(cause_of_query(kAnyDrug, ""), Cause::all_drugs);
  EXPECT_EQ(cause_of_query(kAnyDrug + "; X85 (Assault by drugs)", ""), Cause::all_drugs);
  EXPECT_EQ(cause_of_query("", kAnyDrug), Cause::all_drugs);
}

TEST(WonderCause, OfNothingThatIsKnown) {
  EXPECT_EQ(cause_of_query("", ""), std::nullopt);
  EXPECT_EQ(cause_of_query("", "T40.4 (x)"), std::nullopt);
  EXPECT_EQ(cause_of_query("T40.1 (x); T40.4 (x)", kAnyDrug), std::nullopt);
  EXPECT_EQ(cause_of_query("T40.4 (x)", "I20 (Angina)"), std::nullopt);
  EXPECT_EQ(cause_of_query("X40 (x); X41 (x)", ""), std::nullopt);
  EXPECT_EQ(cause_of_query(kAnyDrug + "; I20 (Angina)", ""), std::nullopt);
}

std::optional<WonderExport> split(std::string_view text) {
  MemoryBytes bytes(text);
  FaultLog faults;
  std::vector<std::string> notes;
  TableInput input{.table = 0,
                   .file = "t.txt",
                   .path = "t.txt",
                   .bytes = bytes,
                   .faults = faults,
                   .notes = notes,
                   .block = CsvReader::kBlock,
                   .chapters = {}};
  auto result = read_wonder_export(input);
  for (const Fault& fault : faults.all("t.txt")) ADD_FAILURE() << fault.text();
  return result;
}

TEST(WonderExport, IsSeparatedByTabsOrCommas) {
  const auto tabs = split("\xEF\xBB\xBF\"Notes\"\tA, B\r\n\t\"x \"\"y\"\"\"\r\n");
  ASSERT_TRUE(tabs);
  EXPECT_EQ(tabs->header.values, (std::vector<std::string>{"Notes", "A, B"}));
  ASSERT_EQ(tabs->rows.size(), 1U);
  EXPECT_EQ(tabs->rows[0].values, (std::vector<std::string>{"", "x \"y\""}));
  EXPECT_EQ(tabs->rows[0].line, 2U);
  EXPECT_TRUE(tabs->notes.empty());
  const auto commas = split("Notes,\"A, B\"\n,1\n\"---\"\n\"Year/Month: 2018\"");
  ASSERT_TRUE(commas);
  EXPECT_EQ(commas->header.values[1], "A, B");
  EXPECT_EQ(commas->rows.size(), 1U);
  EXPECT_EQ(commas->note("Year/Month"), "2018");
}

TEST(WonderExport, NotesAreWrappedLinesUnderTheirLabels) {
  const auto file = split(
      "Notes\tDeaths\n---\nTitle:\n\"MCD - ICD-10 Codes: X40 (one,\"\n\"two); X41 (three\"\n"
      "four)\nYear/Month: 2018\n---\nYear: of no label\n");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->note("MCD - ICD-10 Codes"), "X40 (one, two); X41 (three four)");
  EXPECT_EQ(file->note("Title"), "");
  EXPECT_EQ(file->note("UCD - ICD-10 Codes"), std::nullopt);
}

std::size_t nations(std::string_view states) {
  DatasetFolder folder;
  folder.table("regional_deaths", "cdc-wonder", "t.txt",
               "Notes\tState\tState Code\tDeaths\n\tWest Virginia\t54\t103\nTotal\t\t\t103\n---\n"
               "MCD - ICD-10 Codes: T40.4 (x)\n" +
                   std::string(states) + "Year/Month: 2018\n");
  std::size_t count = 0;
  for (const RegionalDeathRow& row : regional_tables(folder.path()).deaths)
    count += row.place == Place::nation() ? 1U : 0U;
  return count;
}

TEST(WonderExport, TheTotalOfSomeStatesIsNotTheNation) {
  EXPECT_EQ(nations(""), 1U);
  EXPECT_EQ(nations("States: All\n"), 1U);
  EXPECT_EQ(nations("States: West Virginia (54)\n"), 0U);
}

}  // namespace
}  // namespace setpoint::test
