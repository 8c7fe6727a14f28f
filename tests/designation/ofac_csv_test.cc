// The publisher's CSV, row by row: what is read of it, and every fault with its place.
#include "setpoint/designation/ofac_csv.h"

#include <gtest/gtest.h>

#include <string>

namespace setpoint {
namespace {

std::string row(const std::string& number, const std::string& name, const std::string& type,
                const std::string& programme, const std::string& remarks) {
  return number + ",\"" + name + "\"," + type + ",\"" + programme +
         "\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ," + remarks + "\n";
}

const std::string kOne = row("10", "EXAMPLE, Ana", "\"individual\"", "SDNTK", "-0- ");

Result<SanctionsList> read(const std::string& sdn) {
  return read_ofac_csv({{"sdn.csv", sdn}, {}, {}, {}});
}

ListEntry only(const std::string& remarks) {
  const auto list =
      read(row("10", "EXAMPLE, Ana", "\"individual\"", "SDNTK", "\"" + remarks + "\""));
  EXPECT_TRUE(list) << list.faults().front().text();
  return list ? list->entries.at(0) : ListEntry{};
}

std::string fault_of(const Result<SanctionsList>& list) {
  return list ? "no fault" : list.faults().front().text();
}

TEST(OfacCsv, ReadsAnEntryAsPublished) {
  const auto list = read(
      "173,\"EXAMPLE \"\"TWO\"\" CO., LTD.\",-0- ,\"SDNTK] [ILLICIT-DRUGS-EO14059\",-0- ,\"XYZ1\","
      "\"Cargo\",\"1,000\",\"900\",\"Panama\",\"EXAMPLE OWNER\",-0- \r\n\x1A");
  // The mark at the end is cut off before (list_text.h); here it is a record of one field.
  EXPECT_FALSE(list);
  const auto whole = read(
      "173,\"EXAMPLE \"\"TWO\"\" CO., LTD.\",-0- ,\"SDNTK] [ILLICIT-DRUGS-EO14059\",-0- ,\"XYZ1\","
      "\"Cargo\",\"1,000\",\"900\",\"Panama\",\"EXAMPLE OWNER\",-0- \r\n");
  ASSERT_TRUE(whole) << fault_of(whole);
  const ListEntry& entry = whole->entries.at(0);
  EXPECT_EQ(entry.number, 173U);
  EXPECT_EQ(entry.kind, ListedKind::entity);
  EXPECT_EQ(entry.programmes, (std::vector<std::string>{"SDNTK", "ILLICIT-DRUGS-EO14059"}));
  ASSERT_EQ(entry.names.size(), 1U);
  EXPECT_EQ(entry.names[0].text, "EXAMPLE \"TWO\" CO., LTD.");
  EXPECT_EQ(entry.names[0].strength, NameStrength::primary);
  EXPECT_EQ(entry.vessel,
            (ListedVessel{"XYZ1", "Cargo", "1,000", "900", "Panama", "EXAMPLE OWNER"}));
  EXPECT_EQ(entry.remarks, "");
}

TEST(OfacCsv, SortsEntriesByNumber) {
  const auto list = read(row("30", "EXAMPLE THREE", "-0- ", "SDNT", "-0- ") + kOne);
  ASSERT_TRUE(list) << fault_of(list);
  EXPECT_EQ(list->entries[0].number, 10U);
  EXPECT_EQ(list->entries[1].number, 30U);
  EXPECT_EQ(list->entries[1].line, 1U);
  EXPECT_EQ(find_entry(*list, 30), &list->entries[1]);
  EXPECT_EQ(find_entry(*list, 20), nullptr);
}

TEST(OfacCsv, ReadsDatesOfBirth) {
  const ListEntry entry = only(
      "DOB 31 Jan 1939; alt. DOB 1960; alt. DOB Mar 1961; alt. DOB circa 1951; alt. DOB 1960 to "
      "1965; alt. DOB 01 Jan 1970 to 31 Dec 1972; alt. DOB circa 1980-1982.");
  const std::vector<PartialDate> expected = {{1939, 1, 31, false, 0},   {1960, 0, 0, false, 0},
                                             {1961, 3, 0, false, 0},    {1951, 0, 0, true, 0},
                                             {1960, 0, 0, false, 1965}, {1970, 0, 0, false, 1972},
                                             {1980, 0, 0, true, 1982}};
  EXPECT_EQ(entry.births, expected);
  EXPECT_EQ(entry.remarks, "");
}

TEST(OfacCsv, LeavesWhatIsNoDateAmongTheRemarks) {
  const ListEntry entry = only("DOB 31 Feb 1939; DOB unknown; DOB 1965 to 1960; DOB 1 Jan 1939.");
  EXPECT_TRUE(entry.births.empty());
  EXPECT_EQ(entry.remarks, "DOB 31 Feb 1939; DOB unknown; DOB 1965 to 1960; DOB 1 Jan 1939");
}

TEST(OfacCsv, ReadsPlacesNationalitiesAndLinks) {
  const ListEntry entry = only(
      "POB Example City, Colombia; alt. POB Elsewhere, Peru; nationality Mexico; citizen Mexico; "
      "alt. citizen Peru; Gender Female; Secondary sanctions risk: section 1; Linked To: EXAMPLE "
      "CO., S.A. DE C.V.");
  EXPECT_EQ(entry.birthplaces,
            (std::vector<std::string>{"Example City, Colombia", "Elsewhere, Peru"}));
  EXPECT_EQ(entry.nationalities, (std::vector<std::string>{"Mexico", "Peru"}));
  // The last period belongs to the abbreviation.
  EXPECT_EQ(entry.linked_to, (std::vector<std::string>{"EXAMPLE CO., S.A. DE C.V."}));
  EXPECT_EQ(entry.remarks, "Gender Female; Secondary sanctions risk: section 1");
}

TEST(OfacCsv, ReadsIdentifiers) {
  const ListEntry entry = only(
      "Cedula No. 123 (Colombia); alt. Passport K1 2 (Tunisia) issued 26 May 1999 expires 25 May "
      "2004; Digital Currency Address - XBT bc1example0; NIT # 800-0 (Colombia); Folio Mercantil "
      "No. 9 (Mexico) issued 14 Dec 2005; C.U.R.P. EXAA000000 (Mexico); Passport and papers lost.");
  const std::vector<ListedIdentifier> expected = {
      {"Cedula No.", "123", "Colombia", "", ""},
      {"Passport", "K1 2", "Tunisia", "26 May 1999", "25 May 2004"},
      {"Digital Currency Address - XBT", "bc1example0", "", "", ""},
      {"NIT #", "800-0", "Colombia", "", ""},
      {"Folio Mercantil No.", "9", "Mexico", "14 Dec 2005", ""},
      {"C.U.R.P.", "EXAA000000", "Mexico", "", ""}};
  EXPECT_EQ(entry.identifiers, expected);
  EXPECT_EQ(entry.remarks, "Passport and papers lost");
}

TEST(OfacCsv, NamesInQuotesOfTheRemarksAreWeak) {
  const std::string sdn = row("10", "EXAMPLE, Ana", "\"individual\"", "SDNTK",
                              "\"a.k.a. 'THE EXAMPLE'; f.k.a. 'AL-'EXAMPLE'; a.k.a. ONE.\"");
  const std::string alt = "10,1,\"aka\",\"EXAMPLE, Anna\",-0- \n10,2,\"nka\",\"EXAMPLE, A\",-0- \n";
  const auto list = read_ofac_csv({{"sdn.csv", sdn}, {}, ListText{"alt.csv", alt}, {}});
  ASSERT_TRUE(list) << fault_of(list);
  const std::vector<ListedName> expected = {{"EXAMPLE, Ana", "name", NameStrength::primary},
                                            {"EXAMPLE, Anna", "aka", NameStrength::strong},
                                            {"EXAMPLE, A", "nka", NameStrength::strong},
                                            {"THE EXAMPLE", "aka", NameStrength::weak},
                                            {"AL-'EXAMPLE", "fka", NameStrength::weak}};
  EXPECT_EQ(list->entries[0].names, expected);
  EXPECT_EQ(list->entries[0].remarks, "a.k.a. ONE");
}

TEST(OfacCsv, CommentsGoOnWhereRemarksBreakOff) {
  std::string remarks = "Gender Male; ";
  while (remarks.size() < 940) remarks += "Tax ID No. 1234567; ";
  remarks += "Digital Currency Address - XBT bc1exampleexample";
  remarks.resize(1000);
  const std::string rest = "TAIL; a.k.a. 'LATER'.";
  const std::string sdn =
      row("10", "EXAMPLE, Ana", "\"individual\"", "SDNTK", "\"" + remarks + "\"");
  const std::string comments = "10,\"" + rest + "\"\n11,\"of nobody.\"\n";
  const auto joined =
      read_ofac_csv({{"sdn.csv", sdn}, {}, {}, ListText{"sdn_comments.csv", comments}});
  ASSERT_TRUE(joined) << fault_of(joined);
  const ListEntry& entry = joined->entries[0];
  EXPECT_EQ(entry.names.back().text, "LATER");
  EXPECT_EQ(entry.identifiers.back().value.substr(entry.identifiers.back().value.size() - 4),
            "TAIL");
  EXPECT_EQ(joined->notes.comments_of_others, 1U);
  EXPECT_EQ(joined->notes.cut_remarks, 0U);
  // Alone, half an address is no identifier.
  const auto alone = read(sdn);
  ASSERT_TRUE(alone) << fault_of(alone);
  EXPECT_EQ(alone->notes.cut_remarks, 1U);
  EXPECT_EQ(alone->entries[0].identifiers.back().kind, "Tax ID No.");
  EXPECT_NE(alone->entries[0].remarks.find("Digital Currency"), std::string::npos);
}

TEST(OfacCsv, JoinsAddressesAndCountsThoseOfOthers) {
  const std::string sdn = kOne + row("20", "EXAMPLE CO.", "-0- ", "SDNT", "-0- ") +
                          row("30", "EXAMPLE LTD.", "-0- ", "SDNT", "-0- ");
  const std::string add =
      "10,1,\"Example St. 1, Apt. 2\",\"Example City, Sinaloa 80000\",\"Mexico\",-0- \n"
      "10,2,-0- ,-0- ,\"Peru\",-0- \n20,3,-0- ,-0- ,-0- ,-0- \n99,4,-0- ,\"City\",-0- ,-0- \n";
  const auto list = read_ofac_csv({{"sdn.csv", sdn}, ListText{"add.csv", add}, {}, {}});
  ASSERT_TRUE(list) << fault_of(list);
  const std::vector<ListedAddress> expected = {
      {"Example St. 1, Apt. 2, Example City, Sinaloa 80000", "Mexico"}, {"", "Peru"}};
  EXPECT_EQ(list->entries[0].addresses, expected);
  EXPECT_TRUE(list->entries[1].addresses.empty());
  EXPECT_EQ(list->notes.addresses_of_others, 1U);
  EXPECT_EQ(list->notes.without_address, 1U);  // 30; 20 has a row, which says nothing
}

TEST(OfacCsv, EveryFaultHasItsPlace) {
  EXPECT_EQ(fault_of(read("")), "sdn.csv: the file is empty, expected a list of designations");
  EXPECT_EQ(fault_of(read("10,\"EXAMPLE\",-0- \n")).substr(0, 22), "sdn.csv:1:1: 3 fields,");
  EXPECT_EQ(fault_of(read(kOne + "11,\"EXAMPLE\",-0- \n")), "sdn.csv:2:18: 3 fields, expected 12");
  EXPECT_EQ(fault_of(read(row("ten", "EXAMPLE", "-0- ", "SDNT", "-0- "))),
            "sdn.csv:1:1: the entry's number is 'ten', expected a whole number");
  EXPECT_EQ(fault_of(read(row("10", "EXAMPLE", "\"person\"", "SDNT", "-0- "))),
            "sdn.csv:1:14: unknown kind of entry 'person', expected individual, vessel, aircraft "
            "or -0- (an entity)");
  EXPECT_EQ(fault_of(read(row("10", "-0- ", "-0- ", "SDNT", "-0- "))),
            "sdn.csv:1:4: an entry without a name, expected its name");
  EXPECT_EQ(fault_of(read(row("10", "EXAMPLE", "-0- ", "SDNT] [", "-0- "))),
            "sdn.csv:1:19: an entry without a programme, expected programmes as A] [B");
  EXPECT_EQ(fault_of(read(kOne + row("11", "EXAMPLE", "-0- ", "SDNT", "-0- ") + kOne)),
            "sdn.csv:3:1: entry 10 is listed a second time, expected each number once (the first "
            "is on line 1)");
  EXPECT_EQ(fault_of(read_ofac_csv(
                {{"sdn.csv", kOne}, {}, ListText{"alt.csv", "10,1,\"alias\",\"B\",-0- \n"}, {}})),
            "alt.csv:1:6: unknown kind of alias 'alias', expected aka, fka or nka");
  EXPECT_EQ(fault_of(read_ofac_csv(
                {{"sdn.csv", kOne}, ListText{"add.csv", "10,1,-0- ,-0- ,-0- \n"}, {}, {}})),
            "add.csv:1:1: 5 fields, expected 6 (the files have no header)");
}

}  // namespace
}  // namespace setpoint
