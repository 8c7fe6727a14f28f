// setpoint dossier on the shipped dataset, as a user runs it.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cli/folder.h"
#include "cli/process.h"

namespace setpoint::test {
namespace {

Finished dossier(std::vector<std::string> more, const std::string& data = reference()) {
  std::vector<std::string> words = {"dossier", "--data", data, "--draws", "50"};
  words.insert(words.end(), more.begin(), more.end());
  return run(words);
}

bool has(const std::string& text, const std::string& what) {
  return text.find(what) != std::string::npos;
}

// From the first line with this beginning to the end.
std::string from(const std::string& text, const std::string& beginning) {
  const std::size_t at = text.find(beginning);
  return at == std::string::npos ? "" : text.substr(at);
}

TEST(Dossier, MarkdownOnStandardOutput) {
  const Finished finished = dossier({"--country", "MX"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  EXPECT_EQ(finished.err, "");
  EXPECT_TRUE(finished.out.starts_with("# Dossier: Mexico, 2024Q4 to 2025Q3\n"));
  for (const char* heading :
       {"Summary", "The rule as applied", "Figures with intervals", "Evidence and its tiers",
        "The register of governance", "Parameters that the rate rests on", "Checks",
        "What would lower the rate", "The smallest change that flips each action",
        "Holds as orders for data", "The path, its law and authority", "Controls",
        "How to reproduce and contest"})
    EXPECT_TRUE(has(finished.out, std::string("\n## ") + heading + "\n")) << heading;
  EXPECT_TRUE(has(finished.out,
                  "setpoint dossier --data DIR --country MX --path article-xx --period 2025Q3 "
                  "--draws 50 --seed 1\n"));
  EXPECT_TRUE(has(finished.out, "| Previous determination | 2024Q3-"));
  EXPECT_TRUE(has(finished.out, "\nEvery check holds.\n"));
}

TEST(Dossier, TheSameBytesOnAnyNumberOfThreads) {
  const Finished one = dossier({"--country", "CN", "--period", "2024Q3", "--threads", "1"});
  const Finished four = dossier({"--country", "CN", "--period", "2024Q3", "--threads", "4"});
  ASSERT_EQ(one.status, 0) << one.err;
  EXPECT_TRUE(one.out == four.out);
}

TEST(Dossier, FilesOfAPathAndOfANegotiation) {
  const TemporaryFolder folder;
  const std::string out = folder / "out";
  ASSERT_EQ(dossier({"--country", "MX", "--path", "compliance", "--out", out}).status, 0);
  ASSERT_EQ(dossier({"--country", "MX", "--negotiation", "--out", out}).status, 0);
  const auto files = files_in(out);
  std::vector<std::string> names;
  for (const auto& [name, bytes] : files) names.push_back(name);
  EXPECT_EQ(names, (std::vector<std::string>{
                       "dossier-MX-compliance.html", "dossier-MX-compliance.md",
                       "negotiation-MX-article-xx.html", "negotiation-MX-article-xx.md"}));
  const std::string& compliance = files.at("dossier-MX-compliance.md");
  EXPECT_TRUE(has(compliance, "Compliance: level playing field"));
  EXPECT_TRUE(has(compliance, "--path compliance"));
  EXPECT_FALSE(has(compliance, "To be legislated")) << "no toll on this path";
  EXPECT_TRUE(files.at("dossier-MX-compliance.html").starts_with("<!DOCTYPE html>"));
  EXPECT_TRUE(files.at("negotiation-MX-article-xx.md")
                  .starts_with("# Obligations and targets: Mexico, 2024Q4 to 2025Q3\n"));
}

// The determination before from a file is the one that the chain makes.
TEST(Dossier, PreviousFromAFileOrNone) {
  const TemporaryFolder folder;
  ASSERT_EQ(run({"replay", "--data", reference(), "--draws", "50", "--until", "2023Q3", "--out",
                 folder / "chain"})
                .status,
            0);
  const std::vector<std::string> words = {"--country", "MX", "--period", "2024Q3"};
  const auto with = [&](const std::string& previous) {
    std::vector<std::string> more = words;
    more.insert(more.end(), {"--previous", previous});
    return dossier(more);
  };
  const Finished chain = dossier(words);
  const Finished file = with(folder / "chain/determination-2023Q3.json");
  ASSERT_EQ(chain.status, 0) << chain.err;
  ASSERT_EQ(file.status, 0) << file.err;
  EXPECT_EQ(from(file.out, "**What it was made from**"),
            from(chain.out, "**What it was made from**"));
  EXPECT_TRUE(has(file.out, "--previous FILE"));
  const Finished none = with("none");
  ASSERT_EQ(none.status, 0) << none.err;
  EXPECT_TRUE(has(none.out, "none: the first of its chain"));
  EXPECT_TRUE(has(none.out, "row 0 sets"));
}

TEST(Dossier, OfACountryThatIsNotLiableSaysWhy) {
  const Finished finished = dossier({"--country", "CA"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  EXPECT_TRUE(has(finished.out, "Canada is not liable"));
  EXPECT_TRUE(has(finished.out, "below the threshold"));
  EXPECT_TRUE(has(finished.out, "there is no action to flip"));
}

TEST(Dossier, FaultsOfUsage) {
  const auto refused = [](const std::vector<std::string>& words, const std::string& says) {
    const Finished finished = dossier(words);
    EXPECT_EQ(finished.status, 2) << finished.err;
    EXPECT_EQ(finished.out, "");
    EXPECT_TRUE(has(finished.err, says)) << finished.err;
  };
  refused({"--country", "US"}, "liable: CN, MX");
  refused({"--country", "Mexico"}, "a code of ISO 3166-1");
  refused({"--country", "MX", "--path", "tariff"}, "article-xx, compliance or countervailing");
  refused({"--country", "MX", "--period", "2025"}, "is not a quarter");
  refused({}, "--country");
}

TEST(Dossier, FaultsOfDataLeaveNothingBehind) {
  const TemporaryFolder folder;
  const std::string out = folder / "out";
  EXPECT_EQ(dossier({"--country", "MX", "--period", "1990Q1", "--out", out}).status, 1);
  EXPECT_EQ(dossier({"--country", "MX", "--out", out}, folder / "nothing").status, 1);
  EXPECT_EQ(dossier({"--country", "MX", "--previous", folder / "none.json"}).status, 1);
  EXPECT_FALSE(std::filesystem::exists(out));
}

}  // namespace
}  // namespace setpoint::test
