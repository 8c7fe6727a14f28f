// Networks of the literature as their files are published, against the sizes that are known of
// them.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "network/read_text.h"
#include "support/paths.h"

namespace setpoint::test {
namespace {

struct Known {
  std::string file;
  std::size_t actors;
  std::size_t edges;
};

class PublishedNetworks : public ::testing::TestWithParam<Known> {};

std::filesystem::path folder() {
  return shared_folder() / "data" / "networks";
}

TEST_P(PublishedNetworks, HasItsActorsAndTies) {
  const std::filesystem::path path = folder() / GetParam().file;
  if (!std::filesystem::exists(path))
    GTEST_SKIP() << "the published networks are not here: set SETPOINT_SHARED to their folder";
  NetworkFiles files;
  files.network = path.string();
  const auto read = read_network(files);
  ASSERT_TRUE(read.ok()) << faults_of(read);
  EXPECT_EQ(read->network.size(), GetParam().actors);
  EXPECT_EQ(read->network.edges(), GetParam().edges);
}

INSTANTIATE_TEST_SUITE_P(
    OneMode, PublishedNetworks,
    ::testing::Values(Known{"morselli_caviar.csv", 110, 205}, Known{"morselli_cielnet.csv", 25, 35},
                      Known{"morselli_siren.csv", 44, 103}, Known{"morselli_togo.csv", 33, 47},
                      Known{"natajaran_cocaine.csv", 28, 40}, Known{"natajaran_heroin.csv", 38, 87},
                      Known{"COCAINE_ACERO.csv", 25, 37}, Known{"COCAINE_JAKE.csv", 38, 50},
                      Known{"COCAINE_JUANES.csv", 51, 93}, Known{"COCAINE_MAMBO.csv", 31, 58},
                      Known{"LONDON_GANG.csv", 54, 315}, Known{"MONTREALGANG.csv", 35, 78},
                      Known{"ITALIAN_GANGS.csv", 67, 114},
                      Known{"berlusconietal_oversize.csv", 89, 146},
                      Known{"luciaetal_montagna.csv", 40, 51},
                      Known{"Montagna_meetings_edgelist.csv", 101, 256},
                      Known{"Montagna_phonecalls_edgelist.csv", 100, 124},
                      Known{"macdonald_tfc.csv", 112, 361}, Known{"DRUGNET.csv", 293, 284}),
    [](const auto& instance) {
      std::string name = instance.param.file;
      std::erase_if(name, [](char c) { return c == '_' || c == '.'; });
      return name;
    });

Result<NetworkRead> published(const std::string& file) {
  NetworkFiles files;
  files.network = (folder() / file).string();
  return read_network(files);
}

TEST(PublishedNetworksMore, CaviarsLeadersHaveTheMostContacts) {
  if (!std::filesystem::exists(folder())) GTEST_SKIP() << "set SETPOINT_SHARED";
  const auto caviar = published("morselli_caviar.csv");
  ASSERT_TRUE(caviar.ok());
  const auto degree = [&](std::string_view id) {
    return caviar->network.degree(*caviar->network.find(id));
  };
  EXPECT_EQ(degree("1"), 60U);
  EXPECT_EQ(degree("12"), 28U);
  EXPECT_EQ(degree("3"), 27U);
  double most = 0;
  for (const Tie& tie : caviar->network.ties()) most = std::max(most, tie.weight);
  EXPECT_EQ(most, 337);
}

TEST(PublishedNetworksMore, HartfordHas81ActorsWithoutTies) {
  if (!std::filesystem::exists(folder())) GTEST_SKIP() << "set SETPOINT_SHARED";
  const auto hartford = published("DRUGNET.csv");
  ASSERT_TRUE(hartford.ok());
  EXPECT_EQ(hartford->network.ties().size(), 337U);
  std::size_t alone = 0;
  for (ActorIndex i = 0; i < hartford->network.size(); ++i)
    if (hartford->network.degree(i) == 0) ++alone;
  EXPECT_EQ(alone, 81U);
}

// 156 persons at 47 summits, 455 times one at another: read as the ties of those who met.
TEST(PublishedNetworksMore, SummitsAreProjected) {
  if (!std::filesystem::exists(folder())) GTEST_SKIP() << "set SETPOINT_SHARED";
  const std::string path = (folder() / "NDRANGHETAMAFIA_2M.csv").string();
  const auto summits = published("NDRANGHETAMAFIA_2M.csv");
  ASSERT_TRUE(summits.ok()) << faults_of(summits);
  EXPECT_EQ(summits->network.size(), 156U);
  EXPECT_EQ(summits->notes.front(),
            "rows and columns differ: read as 156 actors at 47 events, tied where they shared one");
  // The weights are the pairs of each summit, summed: by the incidences themselves.
  std::ifstream file(path);
  std::string line;
  std::vector<std::size_t> at(47, 0);
  std::size_t incidences = 0;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::size_t column = 0;
    for (std::size_t i = line.find(','); i != std::string::npos;
         i = line.find(',', i + 1), ++column)
      if (line[i + 1] == '1') {
        ++incidences;
        ++at[column];
      }
  }
  EXPECT_EQ(incidences, 455U);
  std::size_t pairs = 0;
  for (const std::size_t present : at) pairs += present * (present - 1) / 2;
  double weight = 0;
  for (const Tie& tie : summits->network.ties()) weight += tie.weight;
  EXPECT_EQ(weight, static_cast<double>(pairs));
}

}  // namespace
}  // namespace setpoint::test
