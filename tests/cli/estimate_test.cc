// setpoint estimate on synthetic programmes, as a user runs it.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <future>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "cli/folder.h"
#include "cli/process.h"
#include "cli/programme.h"

namespace setpoint::test {
namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

// What is not a number would be null. Null are only limits that no one can know, and what a row is
// over all of.
void expect_present(const json& node, const std::string& name) {
  static const std::set<std::string> may_be_absent = {"interval", "upper",   "design_effect",
                                                      "origin",   "channel", "outcome"};
  EXPECT_TRUE(!node.is_null() || may_be_absent.contains(name)) << name;
  if (node.is_number_float()) {
    EXPECT_TRUE(std::isfinite(node.get<double>())) << name;
  }
  if (node.is_object())
    for (const auto& [key, child] : node.items()) expect_present(child, key);
  if (node.is_array())
    for (const json& child : node) expect_present(child, name + "[]");
}

constexpr const char* kTotals[] = {"finds", "gross_kg", "pure_kg", "pills"};

// A total over the rows that are of entries, or of the interior.
double sum(const json& rows, const std::string& total, bool interior) {
  double result = 0;
  for (const json& row : rows)
    if (row.at("interior") == interior) result += row.at(total).at("total").get<double>();
  return result;
}

using Estimate = Programme;

TEST_F(Estimate, JsonHoldsTheSchemaAndWhatItPromises) {
  const std::string data = sparse();
  const json document = estimate(data);
  EXPECT_EQ(document.at("schema"), "setpoint.estimate/1");
  EXPECT_GT(document.at("df").get<int>(), 0);
  expect_present(document, "");
  for (const json& row : document.at("rows")) {
    for (const char* total : kTotals) {
      EXPECT_GE(row.at(total).at("total").get<double>(), 0);
      EXPECT_GE(row.at(total).at("se").get<double>(), 0);
      const json& limits = row.at(total).at("interval");
      if (limits.is_null()) continue;
      ASSERT_EQ(limits.size(), 2U);
      EXPECT_LE(limits[0], row.at(total).at("total"));
      EXPECT_GE(limits[1], row.at(total).at("total"));
    }
    // Nothing found is not zero.
    const json& limits = row.at("incidence").at("interval");
    if (row.at("units").get<int>() > 0) {
      ASSERT_TRUE(limits.is_array()) << row;
      EXPECT_GT(limits[1].get<double>(), 0);
      EXPECT_LE(limits[1].get<double>(), 1);
      EXPECT_EQ(row.at("upper"), limits[1]);
      EXPECT_EQ(row.at("tier"), "sampled");
    }
    for (const char* member : {"origin", "channel", "outcome"})
      EXPECT_TRUE(row.at(member).is_string()) << row;
    EXPECT_EQ(row.at("few_finds"), row.at("found").get<int>() < 30);
    EXPECT_EQ(row.at("interior"), row.at("channel") == "checkpoint");
  }
}

TEST_F(Estimate, RowForEveryCountryAndChannelSeenAndEveryOutcome) {
  const std::string data = sparse();
  const auto log = lines_of(contents(data + "/inspections.csv"));
  std::set<std::vector<std::string>> seen;
  for (std::size_t n = 1; n < log.size(); ++n) {
    const auto fields = fields_of(log[n]);
    seen.insert({fields.at(3), fields.at(2)});
  }
  std::set<std::vector<std::string>> rows;
  const json document = estimate(data);
  for (const json& row : document.at("rows")) {
    std::vector<std::string> key = {row.at("origin").get<std::string>(),
                                    row.at("channel").get<std::string>()};
    EXPECT_TRUE(seen.contains(key)) << row;
    key.push_back(row.at("outcome").get<std::string>());
    EXPECT_TRUE(rows.insert(key).second) << row;
  }
  EXPECT_EQ(rows.size(), seen.size() * 3);
}

TEST_F(Estimate, CountsAreThoseOfTheLog) {
  const std::string data = dense();
  const auto log = lines_of(contents(data + "/inspections.csv"));
  std::uint64_t units = 0;
  std::uint64_t found = 0;
  std::uint64_t targeted = 0;
  double finds = 0;
  double population = 0;
  for (std::size_t n = 1; n < log.size(); ++n) {
    const auto fields = fields_of(log[n]);
    const std::uint64_t count = std::stoull(fields.at(8));
    if (fields.at(7) == "targeted") {
      targeted += count;
      continue;
    }
    units += count;
    population += std::stod(fields.at(6)) * static_cast<double>(count);
    if (fields.at(9) != "positive") continue;
    found += count;
    finds += std::stod(fields.at(6)) * static_cast<double>(count);
  }
  std::uint64_t of_rows[3] = {0, 0, 0};
  double population_of_rows = 0;
  double finds_of_rows = 0;
  const json document = estimate(data, {"--by", "all"});
  for (const json& row : document.at("rows")) {
    of_rows[0] += row.at("units").get<std::uint64_t>();
    of_rows[1] += row.at("found").get<std::uint64_t>();
    of_rows[2] += row.at("intercepted").at("units").get<std::uint64_t>();
    population_of_rows += row.at("population").get<double>();
    finds_of_rows += row.at("finds").at("total").get<double>();
  }
  EXPECT_EQ(of_rows[0], units);
  EXPECT_EQ(of_rows[1], found);
  EXPECT_EQ(of_rows[2], targeted);
  EXPECT_NEAR(population_of_rows, population, 1e-9 * population);
  EXPECT_NEAR(finds_of_rows, finds, 1e-9 * finds);
}

TEST_F(Estimate, EveryGroupingAddsUpToTheSameTotals) {
  const std::string data = dense();
  const json all = estimate(data, {"--by", "all"}).at("rows");
  ASSERT_GT(sum(all, "finds", false), 0);
  for (const std::string by : {"origin,channel,outcome", "origin", "channel", "outcome", "port",
                               "period", "port,period", "period,outcome,origin,port,channel"}) {
    const json rows = estimate(data, {"--by", by}).at("rows");
    const bool by_port = by.find("port") != std::string::npos;
    const bool by_period = by.find("period") != std::string::npos;
    for (const json& row : rows) {
      EXPECT_EQ(row.contains("port"), by_port);
      EXPECT_EQ(row.contains("period"), by_period);
      EXPECT_EQ(row.at("origin").is_string(), by.find("origin") != std::string::npos);
    }
    for (const char* total : kTotals)
      for (const bool interior : {false, true}) {
        const double whole = sum(all, total, interior);
        EXPECT_NEAR(sum(rows, total, interior), whole, 1e-12 * whole) << by << " " << total;
      }
  }
}

TEST_F(Estimate, TotalsAreNearTheTruth) {
  for (const char* seed : {"1", "2", "3"}) {
    const std::string data = generate(std::string("truth-") + seed, {"--units", "100000", "--seed",
                                                                     seed, "--prevalence", "0.01"});
    // period,origin,channel,form,units,finds,gross_g,pure_g,pills
    double truth = 0;
    const auto lines = lines_of(contents(data + "/truth.csv"));
    for (std::size_t n = 1; n < lines.size(); ++n) {
      const auto fields = fields_of(lines[n]);
      if (fields.at(2) != "checkpoint") truth += std::stod(fields.at(5));
    }
    const json rows = estimate(data, {"--by", "all"}).at("rows");
    const json& row = rows.at(0);
    ASSERT_FALSE(row.at("interior").get<bool>());
    const double total = row.at("finds").at("total");
    const double se = row.at("finds").at("se");
    EXPECT_LE(std::fabs(total - truth), 5 * se) << "seed " << seed << " " << total << " " << truth;
    // ... which says something.
    EXPECT_LT(se, 0.1 * truth) << "seed " << seed;
  }
}

TEST_F(Estimate, WrongWordsAreUsage) {
  const std::string data = sparse();
  for (const Words& words :
       {Words{}, Words{"--data", data, "--by", "country"}, Words{"--data", data, "--by", ""},
        Words{"--data", data, "--by", "origin,"}, Words{"--data", data, "--by", "origin,origin"},
        Words{"--data", data, "--by", "all,origin"}, Words{"--data", data, "--threads", "-1"},
        Words{"--data", data, "--json", "more"}}) {
    Words call = {"estimate"};
    call.insert(call.end(), words.begin(), words.end());
    const Finished finished = run(call);
    EXPECT_EQ(finished.status, 2) << finished.err;
    EXPECT_EQ(finished.out, "");
    EXPECT_NE(finished.err, "");
  }
}

TEST_F(Estimate, FolderWithoutADatasetIsAFault) {
  for (const std::string name : {"nothing", "."}) {
    const Finished finished = run({"estimate", "--data", folder() / name, "--json"});
    EXPECT_EQ(finished.status, 1);
    EXPECT_EQ(finished.out, "");
    EXPECT_NE(finished.err.find("dataset.toml"), std::string::npos) << finished.err;
  }
}

TEST_F(Estimate, DatasetWithoutALogIsAFault) {
  const Finished finished = run({"estimate", "--data", reference(), "--json"});
  EXPECT_EQ(finished.status, 1);
  EXPECT_EQ(finished.out, "");
  EXPECT_NE(finished.err.find("inspections"), std::string::npos) << finished.err;
}

TEST_F(Estimate, BadRowIsAFaultWithItsPlace) {
  const std::string data = sparse();
  const std::string log = data + "/inspections.csv";
  auto lines = lines_of(contents(log));
  const std::string good = joined(lines);
  for (const std::size_t line : {std::size_t{2}, std::size_t{15000}, lines.size()}) {
    auto bad = lines;
    auto fields = fields_of(bad.at(line - 1));
    std::size_t column = 1;
    for (std::size_t n = 0; n < 7; ++n) column += fields.at(n).size() + 1;
    fields.at(7) = "lucky";
    std::string text;
    for (const std::string& field : fields) text += (text.empty() ? "" : ",") + field;
    bad.at(line - 1) = text;
    write(log, joined(bad));
    const Finished finished = run({"estimate", "--data", data, "--json"});
    EXPECT_EQ(finished.status, 1);
    EXPECT_EQ(finished.out, "");
    const std::string place =
        log + ":" + std::to_string(line) + ":" + std::to_string(column) + ": ";
    EXPECT_EQ(finished.err.rfind(place, 0), 0U) << place << "\n" << finished.err;
    EXPECT_EQ(std::count(finished.err.begin(), finished.err.end(), '\n'), 1) << finished.err;
  }
  write(log, good);
  EXPECT_EQ(run({"estimate", "--data", data}).status, 0);
}

TEST_F(Estimate, OutputThatCannotBeWrittenIsStatusThree) {
  const std::string data = sparse();
  for (const Words& words :
       {Words{"estimate", "--data", data, "--json"}, Words{"estimate", "--data", data}}) {
    const Finished finished = run(words, {.standard_output = "/dev/full", .largest_file = {}});
    EXPECT_EQ(finished.status, 3);
    EXPECT_NE(finished.err.find(std::strerror(ENOSPC)), std::string::npos) << finished.err;
  }
}

TEST_F(Estimate, ReaderThatGoesAwayIsStatusThree) {
  const std::string data = sparse();
  // More than a pipe holds, so that the program is still writing when its reader goes.
  ASSERT_GT(run({"estimate", "--data", data, "--json"}).out.size(), std::size_t{1} << 16U);
  const std::string pipe = folder() / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  ASSERT_GE(reader, 0);
  auto finished = std::async(std::launch::async, [&] {
    return run({"estimate", "--data", data, "--json"},
               {.standard_output = pipe, .largest_file = {}});
  });
  pollfd readable{reader, POLLIN, 0};
  constexpr int kMilliseconds = 60000;
  EXPECT_EQ(::poll(&readable, 1, kMilliseconds), 1);
  ::close(reader);
  const Finished result = finished.get();
  EXPECT_EQ(result.status, 3);
  EXPECT_NE(result.err.find(std::strerror(EPIPE)), std::string::npos) << result.err;
}

}  // namespace
}  // namespace setpoint::test
