// setpoint replay and diff on the shipped dataset, as a user runs them.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "cli/folder.h"
#include "cli/process.h"

namespace setpoint::test {
namespace {

using nlohmann::json;

Finished replay(const std::string& data, std::vector<std::string> more) {
  std::vector<std::string> words = {"replay", "--data", data, "--draws", "100"};
  words.insert(words.end(), more.begin(), more.end());
  return run(words);
}

std::string file_of(const std::string& period) {
  return "determination-" + period + ".json";
}

TEST(Replay, EachIsMadeFromTheOneBefore) {
  const TemporaryFolder folder;
  const Finished finished = replay(reference(), {"--out", folder / "chain"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  std::string before;
  std::string iota_from;
  for (int year = 2019; year <= 2025; ++year) {
    const std::string period = std::to_string(year) + "Q3";
    const std::string file = folder / ("chain/" + file_of(period));
    const std::string bytes = contents(file);
    const json d = json::parse(bytes);
    EXPECT_EQ(d.at("window")[1], period);
    EXPECT_EQ(d.at("baseline"), json({"2018Q4", "2019Q3"}));
    if (before.empty()) {
      EXPECT_TRUE(d.at("previous").is_null());
      iota_from = d.at("id");
    }
    EXPECT_EQ(d.at("internalisation").at("from"), iota_from);
    EXPECT_NE(finished.out.find(period + "  "), std::string::npos);
    // The same determination made alone, from the file before, is the same to the byte.
    std::vector<std::string> words = {"determine", "--data",   reference(), "--draws",
                                      "100",       "--period", period,      "--json"};
    if (!before.empty()) words.insert(words.end(), {"--previous", before});
    const Finished alone = run(words);
    EXPECT_EQ(alone.status, 0) << alone.err;
    EXPECT_TRUE(alone.out == bytes) << period;
    // And every number of it can be walked back.
    const Finished why = run({"why", file, "MX", "adjustment"});
    EXPECT_EQ(why.status, 0) << why.err;
    before = file;
  }
  const std::set<std::string> wanted = {"history.html", "history.csv", "replay.json"};
  std::set<std::string> there;
  for (const auto& [name, bytes] : files_in(folder / "chain"))
    if (!name.starts_with("determination-")) there.insert(name);
  EXPECT_EQ(there, wanted);
}

TEST(Replay, TheRecordOfSevenYears) {
  const Finished finished = replay(reference(), {"--json"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  const json chain = json::parse(finished.out);
  EXPECT_EQ(chain.at("schema"), "setpoint.replay/1");
  ASSERT_EQ(chain.at("determinations").size(), 7U);
  for (const json& d : chain.at("determinations")) {
    EXPECT_FALSE(d.contains("trace"));
    const bool first = d.at("previous").is_null();
    for (const json& c : d.at("countries"))
      for (const json& o : c.at("outcomes")) {
        EXPECT_EQ(o.at("movement").is_null(), first);
        if (!c.at("liable").get<bool>()) continue;
        // Without enough evidence nothing moves a rate but proportionality, and it says so.
        if (o.at("row") == 1 && !o.at("capped").get<bool>()) {
          EXPECT_EQ(o.at("adjustment").at("full"), o.at("adjustment").at("previous"));
          EXPECT_EQ(o.at("toll").at("full"), o.at("toll").at("previous"));
        }
        if (!first) {
          EXPECT_FALSE(o.at("change").at("why").get<std::string>().empty());
        }
      }
  }
  // Deaths halve from the year to 2023Q3 to that to 2025Q3 (77,839 to 40,077), and iota is
  // inherited: what is internalised a death stays, so Mexico's target falls.
  const auto target = [&](std::size_t n) {
    for (const json& c : chain.at("determinations")[n].at("countries"))
      if (c.at("country") == "MX")
        return c.at("toll").at("target").get<double>() * c.at("entries").get<double>() +
               c.at("adjustment").at("target").get<double>() * c.at("imports_usd").get<double>();
    return 0.0;
  };
  EXPECT_NEAR(target(6) / target(4), 40077.0 / 77839.0, 0.05);
  // Imposed by order from 4 March 2025: 25 % on 211 of the 365 days of fiscal year 2025.
  for (const json& row : chain.at("determinations")[6].at("controls").at("decreed"))
    if (row.at("country") == "MX") {
      EXPECT_NEAR(row.at("mean").get<double>(), 0.25 * 211 / 365, 1e-12);
      EXPECT_EQ(row.at("on_last_day"), 0.25);
    }
  EXPECT_TRUE(chain.at("determinations")[5].at("controls").at("decreed").empty());
}

TEST(Replay, SameBytesOnAnyNumberOfThreads) {
  const Finished one = replay(reference(), {"--json", "--threads", "1"});
  EXPECT_EQ(one.status, 0) << one.err;
  EXPECT_TRUE(one.out == replay(reference(), {"--json", "--threads", "2"}).out);
  EXPECT_TRUE(one.out == replay(reference(), {"--json"}).out);
}

TEST(Replay, UntilAPeriod) {
  const Finished finished = replay(reference(), {"--json", "--until", "2020Q4"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  EXPECT_EQ(json::parse(finished.out).at("determinations").size(), 2U);
  EXPECT_EQ(replay(reference(), {"--until", "soon"}).status, 2);
  EXPECT_EQ(replay(reference(), {"--until", "2018Q4"}).status, 1);
}

TEST(Determine, PreviousThatCannotBeOneIsRefused) {
  const TemporaryFolder folder;
  ASSERT_EQ(run({"determine", "--data", reference(), "--draws", "20", "--period", "2020Q3", "--out",
                 folder / "a"})
                .status,
            0);
  const std::string file = folder / "a/determination.json";
  const auto after = [&](const std::string& period, const std::string& previous) {
    return run({"determine", "--data", reference(), "--draws", "20", "--period", period,
                "--previous", previous});
  };
  EXPECT_EQ(after("2021Q3", file).status, 0);
  const Finished same = after("2020Q3", file);
  EXPECT_EQ(same.status, 2);
  EXPECT_NE(same.err.find("ends with 2020Q3"), std::string::npos) << same.err;
  EXPECT_EQ(after("2021Q3", folder / "nothing.json").status, 1);

  const std::string text = contents(file);
  int number = 0;
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"setpoint.determination/1", "setpoint.determination/9"},
           {"\"window\": [\"2019Q4\"", "\"window\": [\"2029Q4\""},
           {"\"outcomes_only\":[{\"country\":\"CN\"", "\"outcomes_only\":[{\"country\":\"FR\""},
           {"\"internalisation\": {\"value\":", "\"internalisation\": {\"value\":-"},
       }) {
    const std::string broken = folder / ("broken" + std::to_string(number++) + ".json");
    write(broken, replaced(text, from, to));
    const Finished finished = after("2021Q3", broken);
    EXPECT_EQ(finished.status, 1) << from;
    EXPECT_NE(finished.err.find(broken), std::string::npos) << finished.err;
    EXPECT_EQ(finished.out, "");
  }
  write(folder / "cut.json", text.substr(0, text.size() / 2));
  EXPECT_EQ(after("2021Q3", folder / "cut.json").status, 1);
}

// One row of data changes exactly what depends on it.
TEST(Diff, OneRowChangesWhatRestsOnIt) {
  const TemporaryFolder folder;
  copy_reference(folder / "data");
  // Germany's imports of one quarter: it is not liable, so nothing but its own figures, and the
  // share of all imports that the control by trade spreads deaths over.
  const std::string imports = folder / "data/imports.csv";
  write(imports, replaced(contents(imports), "2024Q2,DE,41174030317\n", "2024Q2,DE,51174030317\n"));
  for (const auto& [data, out] :
       {std::pair{reference(), folder / "a"}, {folder / "data", folder / "b"}})
    ASSERT_EQ(
        run({"determine", "--data", data, "--draws", "50", "--period", "2024Q3", "--out", out})
            .status,
        0);
  const Finished finished =
      run({"diff", folder / "a/determination.json", folder / "b/determination.json", "--json"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  const json changes = json::parse(finished.out);
  ASSERT_GE(changes.at("leaves").size(), 1U);
  for (const json& leaf : changes.at("leaves")) {
    EXPECT_EQ(leaf.at("kind"), "row");
    EXPECT_TRUE(leaf.at("what").get<std::string>().starts_with("imports.csv:5136:")) << leaf;
  }
  ASSERT_GT(changes.at("numbers").size(), 0U);
  bool own = false;
  for (const json& number : changes.at("numbers")) {
    const std::string name = number.at("number");
    EXPECT_TRUE(number.at("depends").get<bool>()) << name;
    EXPECT_TRUE(name == "DE.imports" || name.starts_with("trade-relation.")) << name;
    own = own || name == "DE.imports";
  }
  EXPECT_TRUE(own);
  EXPECT_GT(changes.at("same").get<int>(), 1000);

  const Finished text =
      run({"diff", folder / "a/determination.json", folder / "b/determination.json"});
  EXPECT_EQ(text.status, 0);
  EXPECT_NE(text.out.find("41174030317 -> 51174030317"), std::string::npos) << text.out;
  EXPECT_EQ(run({"diff", folder / "a/determination.json", folder / "a/schedule.csv"}).status, 1);
}

TEST(Diff, NothingAgainstItself) {
  const TemporaryFolder folder;
  ASSERT_EQ(
      run({"determine", "--data", reference(), "--draws", "20", "--out", folder / "a"}).status, 0);
  const std::string file = folder / "a/determination.json";
  const json changes = json::parse(run({"diff", file, file, "--json"}).out);
  EXPECT_TRUE(changes.at("leaves").empty());
  EXPECT_TRUE(changes.at("numbers").empty());
}

}  // namespace
}  // namespace setpoint::test
