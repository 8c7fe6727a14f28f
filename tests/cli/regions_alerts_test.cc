// setpoint regions alerts and detect, as a user runs them.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "cli/folder.h"
#include "cli/process.h"

namespace setpoint::test {
namespace {

using Json = nlohmann::json;

const std::string kRecord = SETPOINT_ROOT "/data/regions";

// Months of 2015 to 2023 with a season and a scatter that repeats no year.
std::vector<int> flat_counts() {
  std::vector<int> counts;
  const std::vector<int> season = {40, 42, 45, 44, 41, 38, 36, 35, 37, 39, 41, 40};
  unsigned state = 7;
  for (std::size_t t = 0; t < 108; ++t) {
    state = state * 1103515245U + 12345U;
    counts.push_back(season[t % 12] + static_cast<int>(state >> 16U) % 11 - 5);
  }
  return counts;
}

std::string month(std::size_t t) {
  const std::size_t number = t % 12 + 1;
  return std::to_string(2015 + t / 12) + (number < 10 ? "-0" : "-") + std::to_string(number);
}

std::string as_csv(const std::vector<int>& counts) {
  std::string text = "period,count\n";
  for (std::size_t t = 0; t < counts.size(); ++t)
    text += month(t) + "," + std::to_string(counts[t]) + "\n";
  return text;
}

class Detect : public testing::Test {
 protected:
  Finished detect(const std::string& text, std::vector<std::string> more = {}) {
    write(folder_.path() / "counts.csv", text);
    std::vector<std::string> arguments = {"regions", "detect", "--series", folder_ / "counts.csv"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }
  // The fault, without the folder.
  std::string fault(const std::string& text) {
    const Finished finished = detect(text);
    EXPECT_EQ(finished.status, 1) << finished.out;
    EXPECT_EQ(finished.out, "");
    const auto at = finished.err.find("counts.csv");
    return at == std::string::npos ? finished.err : finished.err.substr(at);
  }
  TemporaryFolder folder_;
};

// Every element is closed by its own name, and there is nothing but text and entities between them.
bool well_formed(const std::string& xml) {
  std::vector<std::string> open;
  std::size_t elements = 0;
  for (std::size_t i = 0; i < xml.size(); ++i) {
    if (xml[i] == '&') {
      const std::string rest = xml.substr(i, 6);
      const auto is = [&](const char* entity) { return rest.rfind(entity, 0) == 0; };
      if (!is("&amp;") && !is("&lt;") && !is("&gt;") && !is("&quot;")) return false;
    }
    if (xml[i] != '<') continue;
    const std::size_t end = xml.find('>', i);
    if (end == std::string::npos) return false;
    const std::string tag = xml.substr(i + 1, end - i - 1);
    i = end;
    if (tag.find('<') != std::string::npos) return false;
    if (tag.front() == '?' || tag.back() == '/') continue;
    if (tag.front() == '/') {
      if (open.empty() || open.back() != tag.substr(1)) return false;
      open.pop_back();
    } else {
      open.push_back(tag.substr(0, tag.find(' ')));
      ++elements;
    }
  }
  return open.empty() && elements > 0;
}

// A whole number from 1 to 9 that counts deaths or visits. Seizures and reports of laboratories are
// no persons.
bool tells_a_small_count(const std::string& text) {
  for (const char* word : {" deaths", " visits"})
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
      if (at > 0 && (at == 1 || text[at - 2] == ' ') && text[at - 1] >= '1' && text[at - 1] <= '9')
        return true;
  return false;
}

TEST(RegionsAlerts, AreTheSameBytesInEveryFormAndTellNoSmallCount) {
  const TemporaryFolder folder;
  const std::vector<std::string> arguments = {"regions", "alerts", "--data", kRecord, "--json"};
  auto writing = arguments;
  writing.emplace_back("--out");
  writing.push_back(folder / "out");
  const Finished first = run(writing);
  ASSERT_EQ(first.status, 0) << first.err;
  EXPECT_EQ(first.out, run(arguments).out);
  const auto files = files_in(folder.path() / "out");
  ASSERT_EQ(files.size(), 3U);
  EXPECT_EQ(files.at("alerts.json"), first.out);

  const Json answer = Json::parse(first.out);
  EXPECT_EQ(answer["schema"], "setpoint.alerts/1");
  EXPECT_EQ(answer["as_of"], "2026-04-30");  // of the tables that are tested
  EXPECT_GT(answer["expected_false_per_year"], 0);
  EXPECT_LE(answer["expected_false_per_year"], 12 * 8 * 0.06);
  ASSERT_FALSE(answer["alerts"].empty());
  std::set<std::string> ids;
  for (const Json& alert : answer["alerts"]) {
    EXPECT_TRUE(ids.insert(alert["id"]).second) << alert["id"];
    EXPECT_FALSE(alert["sources"].empty());
    for (const Json& reason : alert["reasons"]) EXPECT_FALSE(tells_a_small_count(reason)) << reason;
    const std::string measure = alert["measure"];
    if (!alert["observed"].is_null() && measure.find("deaths") == 0) {
      EXPECT_GE(alert["observed"], 10);
    }
    if (alert["fewer_than_shown"]) {
      EXPECT_TRUE(alert["p"].is_null());
      EXPECT_EQ(alert["severity"], "notice");
    }
    // Deaths that ended years before the newest are history.
    if (alert["series"] == "deaths") {
      EXPECT_GE(alert["period"].get<std::string>(), "2024-12");
    }
  }
  // Reports of laboratories are shown however few, as `regions show` prints them.
  EXPECT_TRUE(std::any_of(answer["alerts"].begin(), answer["alerts"].end(), [](const Json& alert) {
    const std::string reason = alert["reasons"][0];
    return alert["series"] == "composition" && reason.substr(1, 4) == " of " &&
           alert["observed"].is_number();
  }));
  // A fall of the nation's deaths, adjusted for late records; carfentanil multiplies.
  EXPECT_TRUE(ids.contains("deaths.us.synthetic-opioids.deaths-in-twelve-months.2026-01.fall"));
  EXPECT_TRUE(std::any_of(ids.begin(), ids.end(), [](const std::string& id) {
    return id.find(".carfentanil.") != std::string::npos;
  }));

  const std::string& csv = files.at("alerts.csv");
  EXPECT_EQ(csv.rfind("id,region,region_name,", 0), 0U);
  const std::string& feed = files.at("alerts.atom");
  EXPECT_TRUE(well_formed(feed));
  EXPECT_NE(feed.find("<updated>2026-04-30T00:00:00Z</updated>"), std::string::npos);
  std::size_t entries = 0;
  for (std::size_t at = feed.find("<entry>"); at != std::string::npos;
       at = feed.find("<entry>", at + 1))
    ++entries;
  EXPECT_EQ(entries, ids.size());
  EXPECT_FALSE(well_formed("<a><b></a></b>"));
  EXPECT_TRUE(tells_a_small_count("where 9 deaths"));
}

TEST(RegionsAlerts, RejectWhatTheyDoNotKnow) {
  EXPECT_EQ(run({"regions", "alerts"}).status, 2);
  EXPECT_EQ(run({"regions", "alerts", "--data", kRecord, "--seed", "x"}).status, 2);
  EXPECT_EQ(run({"regions", "alerts", "--data", kRecord, "--set", "alarm.level=0.9"}).status, 1);
  EXPECT_EQ(run({"regions", "alerts", "--data", "/nowhere"}).status, 1);
}

TEST_F(Detect, APlantedOutbreakIsFoundAndAFlatSeriesIsSilent) {
  const std::vector<std::string> strict = {"--json", "--set", "alarm.level=0.001"};
  const Finished quiet = detect(as_csv(flat_counts()), strict);
  ASSERT_EQ(quiet.status, 0) << quiet.err;
  for (const Json& row : Json::parse(quiet.out)["periods"]) EXPECT_FALSE(row["alarm"]) << row;

  auto counts = flat_counts();
  counts[104] += 40;
  const Json answer = Json::parse(detect(as_csv(counts), strict).out);
  EXPECT_EQ(answer["schema"], "setpoint.detect/1");
  EXPECT_EQ(answer["periods_read"], 108);
  std::vector<std::string> alarms;
  for (const Json& row : answer["periods"])
    if (row["alarm"]) alarms.push_back(row["period"]);
  EXPECT_EQ(alarms, std::vector<std::string>{month(104)});
  EXPECT_NE(detect(as_csv(counts)).out.find("alarm"), std::string::npos);
}

// Seven years of months; the first 61 have no whole past.
TEST_F(Detect, EveryPeriodHasARowOrAReason) {
  std::vector<int> counts(84, 0);
  counts.back() = 12;
  const Json answer = Json::parse(detect(as_csv(counts), {"--json"}).out);
  ASSERT_EQ(answer["periods"].size(), 23U);
  const Json& last = answer["periods"].back();
  EXPECT_EQ(last["period"], month(83));
  EXPECT_EQ(last["basis"], "exact, none in the past");
  EXPECT_EQ(last["empty_periods"], 55);
  EXPECT_EQ(last["expected"], 0);
  EXPECT_TRUE(last["alarm"]);
  EXPECT_FALSE(answer["periods"][0]["alarm"]);
  const Json left = Json::parse(
      R"([{"from": "2015-01", "to": "2020-01", "periods": 61,
           "why": "its past does not reach back as far as baseline.years asks for"}])");
  EXPECT_EQ(answer["not_judged"], left);

  const Finished text = detect(as_csv(counts));
  EXPECT_NE(text.out.find("2015-01 to 2020-01 not judged: its past does not reach back"),
            std::string::npos)
      << text.out;
  EXPECT_NE(text.out.find("alarm  exact, none in the past: 55 periods"), std::string::npos)
      << text.out;
  EXPECT_EQ(Json::parse(detect(as_csv(flat_counts()), {"--json"}).out)["periods"][0]["basis"],
            "regression");
}

TEST_F(Detect, FaultsAreToldWithLineAndColumn) {
  EXPECT_EQ(fault("month,count\n2015-01,4\n").rfind("counts.csv:1:1: the header", 0), 0U);
  EXPECT_EQ(fault("period,count\n2015-01,4\n2015-02,-3\n").rfind("counts.csv:3:9: ", 0), 0U);
  EXPECT_EQ(fault("period,count\n2015-01,4\n2015-03,5\n"),
            "counts.csv:3:1: '2015-03' does not follow the period before, expected consecutive "
            "periods, ascending\n");
  EXPECT_EQ(fault("period,count\n2015-01,4\n2015Q2,5\n").rfind("counts.csv:3:1: ", 0), 0U);
  EXPECT_EQ(fault("period,count,population\n2015-01,4,0\n").rfind("counts.csv:2:11: ", 0), 0U);
  const auto counts = flat_counts();
  const std::string few = fault(as_csv({counts.begin(), counts.begin() + 60}));
  EXPECT_NE(few.find("the series has 60 periods"), std::string::npos) << few;
  EXPECT_NE(few.find("more than 61"), std::string::npos) << few;
  EXPECT_EQ(run({"regions", "detect"}).status, 2);
}

}  // namespace
}  // namespace setpoint::test
