// One list written as CSV and as XML reads the same; files are found, unpacked and told apart.
#include <gtest/gtest.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>

#include "designation/list_writer.h"
#include "setpoint/core/random.h"
#include "setpoint/designation/list_text.h"
#include "setpoint/designation/ofac_xml.h"
#include "setpoint/designation/read_list.h"
#include "support/dataset_folder.h"

namespace setpoint::test {
namespace {

// A list of invented entries that has everything that both formats can say.
std::vector<WrittenEntry> generated(std::size_t count) {
  std::vector<WrittenEntry> entries;
  Stream random(Seed{5}, StreamName("designation/test"), 0);
  const auto one_in = [&random](unsigned n) { return random.bits() % n == 0; };
  for (std::size_t i = 0; i < count; ++i) {
    const std::string nth = std::to_string(i);
    WrittenEntry entry;
    entry.number = 100 + 7 * i;
    entry.type = one_in(3) ? "" : "individual";
    entry.last = entry.type.empty() ? "EXAMPLE " + nth + " & SONS, LTD." : "EXAMPLE " + nth;
    if (!entry.type.empty()) entry.first = "Ana \"Anita\" " + nth;
    entry.programmes = {"SDNTK"};
    if (one_in(4)) entry.programmes.emplace_back("ILLICIT-DRUGS-EO14059");
    if (!entry.type.empty()) {
      entry.births = {"31 Jan 1939", "circa 1951", "1960 to 1965"};
      entry.gender = "Female";
      if (one_in(2)) entry.birthplace = "Example City, Colombia";
      if (one_in(2)) entry.nationality = "Mexico";
      if (one_in(2)) entry.citizenship = one_in(2) ? "Mexico" : "Colombia";
    }
    entry.identifiers = {{"Passport", "A" + nth, "Mexico", "05 Dec 2014"},
                         {"Digital Currency Address - XBT", "bc1example" + nth, "", ""}};
    // Enough of them for the remarks to go on in the comments.
    if (one_in(5))
      for (int more = 0; more < 40; ++more)
        entry.identifiers.push_back({"Tax ID No.", nth + "-" + std::to_string(more), "Peru", ""});
    if (one_in(2)) entry.aliases.push_back({"EXAMPLE OTHER " + nth, "fka", false});
    if (one_in(2)) entry.aliases.push_back({"LA EJEMPLO " + nth, "aka", true});
    if (one_in(2))
      entry.addresses.push_back({"Example St. " + nth, "Culiacan", "Sinaloa", "80000", "Mexico"});
    if (one_in(2)) entry.addresses.push_back({"", "", "", "", "Guatemala"});
    if (one_in(3)) entry.linked = {"EXAMPLE ORGANIZATION", "EXAMPLE GROUP " + nth};
    entries.push_back(entry);
  }
  return entries;
}

void expect_same(const SanctionsList& a, const SanctionsList& b) {
  ASSERT_EQ(a.entries.size(), b.entries.size());
  for (std::size_t i = 0; i < a.entries.size(); ++i) {
    const ListEntry& x = a.entries[i];
    const ListEntry& y = b.entries[i];
    SCOPED_TRACE(x.number);
    EXPECT_EQ(x.number, y.number);
    EXPECT_EQ(x.kind, y.kind);
    EXPECT_EQ(x.programmes, y.programmes);
    EXPECT_EQ(x.names, y.names);
    EXPECT_EQ(x.births, y.births);
    EXPECT_EQ(x.birthplaces, y.birthplaces);
    EXPECT_EQ(x.nationalities, y.nationalities);
    EXPECT_EQ(x.addresses, y.addresses);
    EXPECT_EQ(x.identifiers, y.identifiers);
    EXPECT_EQ(x.linked_to, y.linked_to);
    EXPECT_EQ(x.remarks, y.remarks);
    EXPECT_EQ(x.vessel, y.vessel);
  }
}

std::string packed(const std::string& text) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  std::string in = text;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string faults_of(const Result<SanctionsList>& list) {
  return list ? "no fault" : list.faults().front().text();
}

TEST(ListFormats, CsvAndXmlOfOneListReadTheSame) {
  const auto entries = generated(200);
  const WrittenCsv csv = csv_of(entries);
  ASSERT_GT(csv.comments.size(), 100U) << "no remarks go on in the comments";
  DatasetFolder folder;
  folder.write("sdn.csv.gz", packed(csv.sdn))
      .write("add.csv", csv.addresses)
      .write("ALT.CSV", csv.aliases)
      .write("sdn_comments.csv", csv.comments);
  auto files = find_list_files(folder.path().string());
  ASSERT_TRUE(files) << files.faults().front().text();
  files->published = Date::of(2024, 7, 2);
  const auto from_csv = read_list(*files);
  ASSERT_TRUE(from_csv) << faults_of(from_csv);
  EXPECT_EQ(from_csv->notes.cut_remarks, 0U);
  const auto from_xml = read_ofac_xml(xml_of(entries, "07/02/2024"), "SDN.XML");
  ASSERT_TRUE(from_xml) << faults_of(from_xml);
  EXPECT_EQ(from_xml->published, from_csv->published);
  expect_same(*from_csv, *from_xml);
  // They are not the same because nothing is read.
  EXPECT_EQ(from_xml->entries.size(), 200U);
  std::size_t weak = 0;
  std::size_t births = 0;
  for (const ListEntry& entry : from_xml->entries) {
    births += entry.births.size();
    for (const ListedName& each : entry.names) weak += each.strength == NameStrength::weak;
  }
  EXPECT_GT(weak, 50U);
  EXPECT_GT(births, 300U);
}

TEST(ListFormats, XmlOfEitherNamespaceIsRead) {
  std::string xml = xml_of(generated(3), "07/02/2024");
  const std::string old = "http://tempuri.org/sdnList.xsd";
  xml.replace(xml.find(old), old.size(),
              "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML");
  const auto list = read_ofac_xml("\xEF\xBB\xBF" + xml, "SDN.XML");
  ASSERT_TRUE(list) << faults_of(list);
  EXPECT_EQ(list->entries.size(), 3U);
}

TEST(ListFormats, XmlHasItsLinksInBracketsAfterTheRemarks) {
  const auto list = read_ofac_xml(
      "<sdnList><publshInformation><Publish_Date>07/02/2024</Publish_Date></publshInformation>"
      "<sdnEntry><uid>1</uid><lastName>EXAMPLE</lastName><sdnType>Vessel</sdnType><remarks>all "
      "offices worldwide (Linked To: EXAMPLE (A) LTD.; Linked To: EXAMPLE B)</remarks>"
      "<programList><program>SDNT</program></programList><vesselInfo><callSign>XY1</callSign>"
      "<vesselType>Cargo</vesselType><vesselFlag>Panama</vesselFlag><tonnage>10</tonnage>"
      "</vesselInfo></sdnEntry></sdnList>",
      "SDN.XML");
  ASSERT_TRUE(list) << faults_of(list);
  const ListEntry& entry = list->entries.at(0);
  EXPECT_EQ(entry.remarks, "all offices worldwide");
  EXPECT_EQ(entry.linked_to, (std::vector<std::string>{"EXAMPLE (A) LTD.", "EXAMPLE B"}));
  EXPECT_EQ(entry.kind, ListedKind::vessel);
  EXPECT_EQ(entry.vessel, (ListedVessel{"XY1", "Cargo", "10", "", "Panama", ""}));
}

TEST(ListFormats, EveryFaultOfTheXmlHasItsPlace) {
  const std::string head =
      "<sdnList>\n<publshInformation><Publish_Date>07/02/2024</Publish_Date></publshInformation>\n";
  const auto fault = [&head](const std::string& entry) {
    return faults_of(read_ofac_xml(head + entry + "</sdnList>", "SDN.XML"));
  };
  const std::string programme = "<programList><program>SDNT</program></programList>";
  EXPECT_EQ(fault("<sdnEntry><uid>1</uid><lastName>EXAMPLE</lastName><sdnType>Person</sdnType>" +
                  programme + "</sdnEntry>"),
            "SDN.XML:3:51: unknown kind of entry 'Person', expected Individual, Entity, Vessel or "
            "Aircraft");
  EXPECT_EQ(fault("<sdnEntry><lastName>EXAMPLE</lastName><sdnType>Entity</sdnType>" + programme +
                  "</sdnEntry>"),
            "SDN.XML:3:1: an entry without its number, expected <uid>, a whole number");
  EXPECT_EQ(fault("<sdnEntry><uid>1</uid><sdnType>Entity</sdnType>" + programme + "</sdnEntry>"),
            "SDN.XML:3:1: an entry without a name, expected <lastName>");
  EXPECT_EQ(fault("<sdnEntry><uid>1</uid><lastName>EXAMPLE</lastName><sdnType>Entity</sdnType>"
                  "</sdnEntry>"),
            "SDN.XML:3:1: an entry without a programme, expected <programList>");
  EXPECT_EQ(fault("<other/>"),
            "SDN.XML:3:1: unknown element <other> in <sdnList>, expected the elements of the "
            "published list");
  EXPECT_EQ(fault("<sdnEntry><uid>1</uid><lastName>EXAMPLE</lastName><sdnType>Entity</sdnType>" +
                  programme + "<idList><id><note>1</note></id></idList></sdnEntry>"),
            "SDN.XML:3:138: unknown element <note> in <id>, expected the elements of the published "
            "list");
  const std::string entry =
      "<sdnEntry><uid>1</uid><lastName>EXAMPLE</lastName><sdnType>Entity</sdnType>" + programme +
      "</sdnEntry>\n";
  EXPECT_EQ(fault(entry + entry),
            "SDN.XML:4: entry 1 is listed a second time, expected each number once (the first is "
            "on line 3)");
  EXPECT_EQ(fault("<sdnEntry>").substr(0, 11), "SDN.XML:3:1");
  EXPECT_EQ(faults_of(read_ofac_xml("<list/>", "SDN.XML")),
            "SDN.XML:1:1: the root is <list>, expected <sdnList>");
  EXPECT_EQ(faults_of(read_ofac_xml("<!DOCTYPE sdnList [<!ENTITY a \"b\">]><sdnList/>", "SDN.XML")),
            "SDN.XML: has a document type, expected the published list, without one");
  std::string cut = xml_of(generated(3), "07/02/2024");
  cut.replace(cut.find("<Record_Count>3"), 15, "<Record_Count>4");
  EXPECT_NE(faults_of(read_ofac_xml(cut, "SDN.XML")).find("3 entries, expected 4"),
            std::string::npos);
  std::string undated = xml_of(generated(3), "2024-07-02");
  EXPECT_NE(faults_of(read_ofac_xml(undated, "SDN.XML")).find("expected MM/DD/YYYY"),
            std::string::npos);
}

TEST(ListFormats, PackedFilesAreWholeOrAFault) {
  const std::string text(100000, 'x');
  const std::string gzip = packed(text);
  EXPECT_EQ(list_text(gzip, "a.gz").value(), text);
  EXPECT_EQ(list_text(gzip + gzip, "a.gz").value(), text + text);  // two members
  EXPECT_EQ(list_text(gzip.substr(0, gzip.size() - 5), "a.gz").faults().front().text(),
            "a.gz: is cut short, expected a whole gzip file");
  std::string damaged = gzip;
  damaged[damaged.size() - 6] = static_cast<char>(damaged[damaged.size() - 6] ^ 1);
  EXPECT_EQ(list_text(damaged, "a.gz").faults().front().text(),
            "a.gz: is damaged, expected a whole gzip file");
  EXPECT_EQ(list_text(gzip, "a.gz", 1000).faults().front().text(),
            "a.gz: unpacks to more than 1000 bytes, expected a published list");
  EXPECT_EQ(list_text("a\r\n\x1A\r\n", "a").value(), "a\r\n");
}

TEST(ListFormats, AmbiguousAndEmptyFoldersAreFaults) {
  DatasetFolder folder;
  EXPECT_NE(find_list_files(folder.path().string()).faults().front().what.find("holds no list"),
            std::string::npos);
  folder.write("sdn.csv", "").write("SDN.XML", "");
  EXPECT_NE(find_list_files(folder.path().string())
                .faults()
                .front()
                .what.find("SDN.XML and sdn.csv may both be meant"),
            std::string::npos);
}

TEST(ListFormats, DateThatContradictsTheXmlIsAFault) {
  DatasetFolder folder;
  folder.write("SDN.XML", xml_of(generated(2), "07/02/2024"));
  auto files = find_list_files(folder.path().string());
  ASSERT_TRUE(files);
  EXPECT_EQ(read_list(*files)->published, Date::of(2024, 7, 2));
  files->published = Date::of(2024, 7, 3);
  EXPECT_NE(faults_of(read_list(*files)).find("was published on 2024-07-02"), std::string::npos);
}

}  // namespace
}  // namespace setpoint::test
