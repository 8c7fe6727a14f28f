// On the list as published, where the shared folder has it.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "setpoint/designation/listed_country.h"
#include "setpoint/designation/read_list.h"
#include "support/paths.h"

namespace setpoint {
namespace {

std::string published(const char* file) {
  return (test::shared_folder() / "data" / "ofac" / file).string();
}

class PublishedList : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(published("sdn_2024-07-02.csv.gz")))
      GTEST_SKIP() << "the published list is not beside the repository (SETPOINT_SHARED)";
  }
};

std::string faults_of(const Result<SanctionsList>& list) {
  std::string text;
  if (!list)
    for (const Fault& fault : list.faults()) text += fault.text() + "\n";
  return text;
}

TEST_F(PublishedList, CountsAsItsPublisherLists) {
  ListFiles files;
  files.sdn = published("sdn_2024-07-02.csv.gz");
  files.published = Date::of(2024, 7, 2);
  const auto list = read_list(files);
  ASSERT_TRUE(list) << faults_of(list);
  // 15,443 records of twelve fields; the end mark behind them is none.
  EXPECT_EQ(list->entries.size(), 15443U);
  std::map<std::string, int> programmes;
  std::map<ListedKind, int> kinds;
  std::map<ListedKind, int> narcotics;
  for (const ListEntry& entry : list->entries) {
    for (const std::string& programme : entry.programmes) ++programmes[programme];
    ++kinds[entry.kind];
    if (listed_for_narcotics(entry)) ++narcotics[entry.kind];
  }
  EXPECT_EQ(programmes["SDNTK"], 1435);
  EXPECT_EQ(programmes["ILLICIT-DRUGS-EO14059"], 306);
  EXPECT_EQ(programmes["SDNT"], 176);
  EXPECT_EQ(programmes["TCO"], 149);
  EXPECT_EQ(kinds[ListedKind::entity], 7270);
  EXPECT_EQ(kinds[ListedKind::individual], 6927);
  EXPECT_EQ(kinds[ListedKind::vessel], 872);
  EXPECT_EQ(kinds[ListedKind::aircraft], 374);
  EXPECT_EQ(narcotics[ListedKind::individual], 1035);
  EXPECT_EQ(narcotics[ListedKind::entity], 863);
  EXPECT_EQ(narcotics[ListedKind::aircraft], 1);
  // Without the comments, remarks of 1,000 characters break off.
  EXPECT_EQ(list->notes.cut_remarks, 19U);
}

TEST_F(PublishedList, JoinsItsCompanions) {
  ListFiles files;
  files.sdn = published("sdn_narcotics_2024-07-02.csv");
  files.addresses = published("add_narcotics_2025-01.csv");
  files.aliases = published("alt_narcotics_2025-01.csv");
  files.comments = published("sdn_comments_narcotics_2025-01.csv");
  const auto list = read_list(files);
  ASSERT_TRUE(list) << faults_of(list);
  ASSERT_EQ(list->entries.size(), 1899U);
  EXPECT_TRUE(std::all_of(list->entries.begin(), list->entries.end(), listed_for_narcotics));
  EXPECT_EQ(std::count_if(list->entries.begin(), list->entries.end(),
                          [](const ListEntry& entry) { return !entry.linked_to.empty(); }),
            243);
  EXPECT_EQ(list->notes.without_address, 17U);
  EXPECT_EQ(list->notes.addresses_of_others, 0U);
  EXPECT_EQ(list->notes.aliases_of_others, 0U);
  EXPECT_EQ(list->notes.comments_of_others, 0U);
  EXPECT_EQ(list->notes.cut_remarks, 0U);
  std::size_t strong = 0;
  std::size_t bitcoin = 0;
  for (const ListEntry& entry : list->entries) {
    for (const ListedName& each : entry.names) strong += each.strength == NameStrength::strong;
    for (const ListedIdentifier& id : entry.identifiers) {
      if (id.kind != "Digital Currency Address - XBT") continue;
      ++bitcoin;
      // The comments go on in the middle of an address: joined, every one is whole (Base58Check
      // has 26 to 35 characters, Bech32 42 or 62).
      EXPECT_TRUE((id.value.size() >= 26 && id.value.size() <= 35) || id.value.size() == 42 ||
                  id.value.size() == 62)
          << entry.number;
    }
  }
  // One address is in the Netherlands Antilles, which ended in 2010.
  EXPECT_EQ(std::count_if(list->entries.begin(), list->entries.end(),
                          [](const ListEntry& entry) { return countries_of(entry).unknown; }),
            1);
  EXPECT_EQ(strong, 1185U);  // the rows of alt.csv
  EXPECT_GT(bitcoin, 60U);
}

TEST_F(PublishedList, FindsWhatIsOfNoUseAlone) {
  // The folder has the whole list and its narcotics part.
  const auto files = find_list_files(published(""));
  ASSERT_FALSE(files);
  EXPECT_NE(files.faults().front().what.find("may both be meant"), std::string::npos);
}

}  // namespace
}  // namespace setpoint
