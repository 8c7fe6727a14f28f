// setpoint draw and setpoint verify-draw, from the commitment to the log.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "cli/folder.h"
#include "cli/process.h"

namespace setpoint::test {
namespace {

using Words = std::vector<std::string>;

class DrawCommand : public testing::Test {
 protected:
  void SetUp() override {
    std::string frame = "period,stratum,psu,units\n";
    for (int i = 0; i < 30; ++i) frame += "2025Q1,truck,lane-" + std::to_string(i) + ",90\n";
    for (int i = 0; i < 12; ++i) frame += "2025Q1,post,tray-" + std::to_string(i) + ",500\n";
    write(at("frame.csv"), frame);
    write(at("allocation.csv"),
          "period,stratum,psus,units_per_psu\n2025Q1,truck,6,20\n2025Q1,post,4,50\n");
  }

  [[nodiscard]] std::string at(const std::string& name) const { return folder_ / name; }

  [[nodiscard]] Words commit_words(const Words& more = {}) const {
    return joined({"draw", "commit", "--frame", at("frame.csv"), "--allocation",
                   at("allocation.csv"), "--out", at("committed")},
                  more);
  }
  [[nodiscard]] Words reveal_words(const Words& more = {}) const {
    return joined({"draw", "reveal", "--frame", at("frame.csv"), "--allocation",
                   at("allocation.csv"), "--secret", at("committed/secret.txt"), "--commitment",
                   at("committed/commitment.json"), "--out", at("drawn")},
                  more);
  }
  [[nodiscard]] Words verify_words(const Words& more = {}) const {
    return joined({"verify-draw", "--draw", at("drawn/draw.json"), "--selection",
                   at("drawn/selection.csv"), "--frame", at("frame.csv"), "--allocation",
                   at("allocation.csv"), "--commitment", at("committed/commitment.json")},
                  more);
  }
  void draw() const {
    const Finished committed = run(commit_words({"--beacon-rule", "lottery of 3 January"}));
    ASSERT_EQ(committed.status, 0) << committed.err;
    const Finished revealed = run(reveal_words({"--beacon", "4 8 15 16 23 42"}));
    ASSERT_EQ(revealed.status, 0) << revealed.err;
  }
  // Changes a file; what verify-draw then says.
  [[nodiscard]] Finished changed(const std::string& name, std::string_view from,
                                 std::string_view to) const {
    const std::string before = contents(at(name));
    write(at(name), replaced(before, from, to));
    Finished finished = run(verify_words());
    write(at(name), before);
    return finished;
  }
  // PSUs of the selection with their units and weight.
  struct Psu {
    int units = 0;
    std::string weight;
  };
  [[nodiscard]] std::map<std::pair<std::string, std::string>, Psu> selected() const {
    std::map<std::pair<std::string, std::string>, Psu> psus;
    std::istringstream lines(contents(at("drawn/selection.csv")));
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
      std::istringstream fields(line.substr(0, line.find('\r')));
      std::string period;
      std::string stratum;
      std::string psu;
      std::string unit;
      std::string weight;
      std::getline(fields, period, ',');
      std::getline(fields, stratum, ',');
      std::getline(fields, psu, ',');
      std::getline(fields, unit, ',');
      std::getline(fields, weight, ',');
      Psu& found = psus[{stratum, psu}];
      ++found.units;
      found.weight = weight;
    }
    return psus;
  }
  // A dataset whose log is these PSUs.
  void write_log(const std::map<std::pair<std::string, std::string>, Psu>& psus) const {
    std::filesystem::create_directories(at("data"));
    std::string manifest = "name = \"log\"\n";
    for (const std::string kind : {"inspections", "strata"})
      manifest += "[[table]]\nkind = \"" + kind + "\"\nformat = \"setpoint\"\npath = \"" + kind +
                  ".csv\"\nsource = \"a test\"\nretrieved = 2025-04-01\n";
    write(at("data/dataset.toml"), manifest);
    write(at("data/strata.csv"), "period,stratum,psus\n2025Q1,truck,30\n2025Q1,post,12\n");
    std::string log =
        "period,port,channel,origin,stratum,psu,weight,selection,count,result,form,substance,"
        "mass_g,purity,pills,host\n";
    for (const auto& [key, psu] : psus)
      log += "2025Q1,2304," + std::string(key.first == "truck" ? "truck" : "mail") + ",MX," +
             key.first + "," + key.second + "," + psu.weight + ",random," +
             std::to_string(psu.units) + ",negative,,,,,,\n";
    write(at("data/inspections.csv"), log);
  }

 private:
  static Words joined(Words words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  TemporaryFolder folder_;
};

TEST_F(DrawCommand, CommitRevealVerify) {
  draw();
  EXPECT_EQ(files_in(at("committed")).size(), 2U);
  EXPECT_EQ(files_in(at("drawn")).size(), 2U);
  const auto psus = selected();
  EXPECT_EQ(psus.size(), 10U);
  for (const auto& [key, psu] : psus) {
    EXPECT_EQ(psu.units, key.first == "truck" ? 20 : 50);
    // 30 * 90 / (6 * 20) and 12 * 500 / (4 * 50)
    EXPECT_EQ(psu.weight, key.first == "truck" ? "22.5" : "30");
  }
  const Finished verified = run(verify_words());
  EXPECT_EQ(verified.status, 0) << verified.err;
  EXPECT_EQ(verified.err, "");
  EXPECT_NE(verified.out.find("10 PSUs and 320 units"), std::string::npos) << verified.out;
  const auto json = nlohmann::json::parse(run(verify_words({"--json"})).out);
  EXPECT_EQ(json.at("schema"), "setpoint.verify-draw/1");
  EXPECT_EQ(json.at("verified"), true);
  EXPECT_EQ(json.at("selected").at("units"), 320);
}

TEST_F(DrawCommand, RevealGivesTheSameBytesAgain) {
  draw();
  const auto first = files_in(at("drawn"));
  ASSERT_EQ(run(reveal_words({"--beacon", "4 8 15 16 23 42"})).status, 0);
  EXPECT_EQ(files_in(at("drawn")), first);
  const Finished json = run(reveal_words({"--beacon", "4 8 15 16 23 42", "--json"}));
  EXPECT_EQ(json.out, first.at("draw.json"));
}

// The program of docs/drawing.md, run as it is printed there, selects the same units with the same
// weights from the revealed seed, and gives the same commitment.
TEST_F(DrawCommand, PythonOfTheDocumentationSelectsTheSame) {
  draw();
  const std::string page = contents(std::string(SETPOINT_ROOT) + "/docs/drawing.md");
  const std::string_view fence = "```python\n";
  const std::size_t start = page.find(fence) + fence.size();
  ASSERT_NE(page.find(fence), std::string::npos);
  const auto record = nlohmann::json::parse(contents(at("drawn/draw.json")));
  write(at("draw.py"), page.substr(start, page.find("```", start) - start) + "draw('" +
                           at("frame.csv") + "', '" + at("allocation.csv") + "', bytes.fromhex('" +
                           record.at("seed").get<std::string>() + "'), '" +
                           record.at("beacon_rule").get<std::string>() + "', '" +
                           record.at("beacon").get<std::string>() + "')\n");
  const std::string call = "python3 " + at("draw.py") + " > " + at("python.txt");
  ASSERT_EQ(std::system(call.c_str()), 0);
  std::istringstream python(contents(at("python.txt")));
  std::istringstream ours(contents(at("drawn/selection.csv")));
  std::string theirs;
  std::string line;
  std::getline(python, theirs);
  EXPECT_EQ(theirs, "commitment " + record.at("commitment").get<std::string>());
  std::getline(ours, line);
  int rows = 0;
  while (std::getline(ours, line)) {
    ASSERT_TRUE(std::getline(python, theirs));
    const std::size_t weight = line.rfind(',') + 1;
    EXPECT_EQ(line.substr(0, weight), theirs.substr(0, theirs.rfind(',') + 1));
    EXPECT_EQ(std::stod(line.substr(weight)), std::stod(theirs.substr(theirs.rfind(',') + 1)));
    ++rows;
  }
  EXPECT_EQ(rows, 320);
  EXPECT_FALSE(std::getline(python, theirs));
}

TEST_F(DrawCommand, SecretIsReadableByItsOwnerAlone) {
  ASSERT_EQ(run(commit_words()).status, 0);
  struct stat secret {};
  struct stat commitment {};
  ASSERT_EQ(::stat(at("committed/secret.txt").c_str(), &secret), 0);
  ASSERT_EQ(::stat(at("committed/commitment.json").c_str(), &commitment), 0);
  EXPECT_EQ(secret.st_mode & 0777U, 0600U);
  EXPECT_EQ(commitment.st_mode & S_IRUSR, static_cast<mode_t>(S_IRUSR));
  // The commitment does not hold the seed, nor does what was printed.
  const std::string seed = contents(at("committed/secret.txt")).substr(0, 64);
  EXPECT_EQ(contents(at("committed/commitment.json")).find(seed), std::string::npos);
}

TEST_F(DrawCommand, CommitmentIsMadeOnceAndEachIsAnother) {
  const Finished first = run(commit_words({"--json"}));
  ASSERT_EQ(first.status, 0) << first.err;
  EXPECT_EQ(first.out, contents(at("committed/commitment.json")));
  const auto before = files_in(at("committed"));
  EXPECT_EQ(run(commit_words()).status, 2);
  EXPECT_EQ(files_in(at("committed")), before);
  std::filesystem::remove_all(at("committed"));
  ASSERT_EQ(run(commit_words()).status, 0);
  EXPECT_NE(contents(at("committed/secret.txt")), before.at("secret.txt"));
}

TEST_F(DrawCommand, BeaconIsTheAnnouncedOneOrNone) {
  ASSERT_EQ(run(commit_words()).status, 0);
  const Finished unannounced = run(reveal_words({"--beacon", "7"}));
  EXPECT_EQ(unannounced.status, 2);
  EXPECT_NE(unannounced.err.find("announced none"), std::string::npos) << unannounced.err;
  ASSERT_EQ(run(reveal_words()).status, 0);
  const Finished verified = run(verify_words());
  EXPECT_EQ(verified.status, 0);
  EXPECT_NE(verified.out.find("No beacon"), std::string::npos) << verified.out;
  std::filesystem::remove_all(at("committed"));
  ASSERT_EQ(run(commit_words({"--beacon-rule", "a lottery"})).status, 0);
  const Finished without = run(reveal_words());
  EXPECT_EQ(without.status, 2);
  EXPECT_NE(without.err.find("a lottery"), std::string::npos) << without.err;
  EXPECT_EQ(run(reveal_words({"--beacon", "two\nlines"})).status, 2);
}

TEST_F(DrawCommand, RevealRefusesOtherFilesThanWereCommittedTo) {
  ASSERT_EQ(run(commit_words()).status, 0);
  const std::string frame = contents(at("frame.csv"));
  write(at("frame.csv"), replaced(frame, "lane-7,90", "lane-7,91"));
  const Finished changed_frame = run(reveal_words());
  EXPECT_EQ(changed_frame.status, 1);
  EXPECT_NE(changed_frame.err.find("not the frame that was committed to"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(at("drawn")));
  write(at("frame.csv"), frame);
  const std::string secret = contents(at("committed/secret.txt"));
  write(at("committed/secret.txt"), std::string(64, '0') + "\n");
  EXPECT_EQ(run(reveal_words()).status, 1);
  write(at("committed/secret.txt"), secret);
  EXPECT_EQ(run(reveal_words()).status, 0);
}

TEST_F(DrawCommand, EveryTamperedFileIsFound) {
  draw();
  const std::vector<std::tuple<std::string, std::string, std::string, std::string>> changes = {
      {"frame.csv", "lane-7,90", "lane-7,80", "frame.csv: not the frame"},
      {"allocation.csv", "truck,6,20", "truck,7,20", "allocation.csv: not the allocation"},
      {"drawn/draw.json", "15 16 23", "15 16 24", "selection.csv"},
      {"drawn/draw.json", "3 January", "4 January", "draw.json: another beacon rule"},
      {"committed/commitment.json", "3 January", "4 January", "draw.json"}};
  for (const auto& [name, from, to, said] : changes) {
    const Finished finished = changed(name, from, to);
    EXPECT_EQ(finished.status, 1) << name;
    EXPECT_NE(finished.err.find(said), std::string::npos) << name << "\n" << finished.err;
  }
  for (const char* member : {"seed", "commitment"}) {
    const std::string digits = nlohmann::json::parse(contents(at("drawn/draw.json"))).at(member);
    std::string other = digits;
    other[10] = other[10] == 'a' ? 'b' : 'a';
    EXPECT_EQ(changed("drawn/draw.json", digits, other).status, 1) << member;
  }
  // One row of the selection.
  const std::string selection = contents(at("drawn/selection.csv"));
  const std::size_t start = selection.find('\n') + 1;
  const std::string row = selection.substr(start, selection.find('\n', start) + 1 - start);
  const Finished dropped = changed("drawn/selection.csv", row, "");
  EXPECT_EQ(dropped.status, 1);
  EXPECT_NE(dropped.err.find("49 units, the draw selects 50"), std::string::npos) << dropped.err;
  // And nothing else was wrong.
  EXPECT_EQ(run(verify_words()).status, 0);
}

TEST_F(DrawCommand, LogThatFollowsTheSelection) {
  draw();
  write_log(selected());
  const Finished finished = run(verify_words({"--data", at("data")}));
  EXPECT_EQ(finished.status, 0) << finished.err;
  EXPECT_NE(finished.out.find("The log follows the selection."), std::string::npos) << finished.out;
}

TEST_F(DrawCommand, EveryDepartureOfALogIsReported) {
  draw();
  auto psus = selected();
  auto psu = psus.begin();
  const std::string missing = psu->first.second;
  psu = psus.erase(psu);
  psu->second.units -= 3;
  (++psu)->second.units += 2;
  (++psu)->second.weight = "31";
  std::string other;
  for (int i = 0; i < 30; ++i)
    if (!psus.contains({"truck", "lane-" + std::to_string(i)})) other = "lane-" + std::to_string(i);
  psus[{"truck", other}] = {20, "22.5"};
  write_log(psus);
  const Finished finished = run(verify_words({"--data", at("data")}));
  EXPECT_EQ(finished.status, 1);
  for (const std::string& said :
       {"PSU '" + missing + "' of stratum 'post' of 2025Q1 was selected and not inspected",
        std::string("47 units inspected, expected 50"), std::string("52 units inspected, expected"),
        std::string("weight 31, expected 30"),
        "PSU '" + other + "' of stratum 'truck' of 2025Q1 was inspected as random and not"})
    EXPECT_NE(finished.err.find(said), std::string::npos) << said << "\n" << finished.err;
  const auto json = nlohmann::json::parse(run(verify_words({"--data", at("data"), "--json"})).out);
  EXPECT_EQ(json.at("verified"), false);
  EXPECT_EQ(json.at("differences"), 0);
  EXPECT_EQ(json.at("departures"), 5);
  const auto& post = json.at("log").at("strata").at(0);
  EXPECT_EQ(post.at("stratum"), "post");
  for (const char* kind : {"missing", "fewer_units", "more_units", "other_weight"})
    EXPECT_EQ(post.at(kind), 1) << kind;
  EXPECT_EQ(json.at("log").at("strata").at(1).at("unselected"), 1);
}

TEST_F(DrawCommand, FilesThatAreNotThereOrNotReadable) {
  draw();
  std::filesystem::remove(at("drawn/selection.csv"));
  const Finished finished = run(verify_words());
  EXPECT_EQ(finished.status, 1);
  EXPECT_NE(finished.err.find("selection.csv"), std::string::npos) << finished.err;
  write(at("frame.csv"), "period,stratum,psu,units\n2025Q1,h,a,none\n");
  std::filesystem::remove_all(at("committed"));
  const Finished faulty = run(commit_words());
  EXPECT_EQ(faulty.status, 1);
  EXPECT_NE(faulty.err.find("frame.csv:2:12: "), std::string::npos) << faulty.err;
  EXPECT_FALSE(std::filesystem::exists(at("committed")));
}

// Nothing of a commitment is left where it cannot be written whole.
TEST_F(DrawCommand, CommitmentThatCannotBeWrittenLeavesNoSecret) {
  const Finished finished = run(commit_words(), {.standard_output = "", .largest_file = 100});
  EXPECT_EQ(finished.status, 3) << finished.err;
  EXPECT_FALSE(std::filesystem::exists(at("committed")));
}

TEST_F(DrawCommand, WordsThatCannotBeMeantAreStatusTwo) {
  for (const Words& words :
       {Words{"draw"}, Words{"draw", "pick"}, Words{"draw", "commit"}, Words{"draw", "reveal"},
        Words{"verify-draw"}, commit_words({"--beacon-rule", "two\nlines"})}) {
    const Finished finished = run(words);
    EXPECT_EQ(finished.status, 2) << words.back() << "\n" << finished.err;
    EXPECT_EQ(finished.out, "");
  }
}

}  // namespace
}  // namespace setpoint::test
