// setpoint determine and setpoint why on a synthetic sampling programme, as a user runs them.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "cli/folder.h"
#include "cli/process.h"
#include "cli/programme.h"

namespace setpoint::test {
namespace {

using nlohmann::json;

// The number of a derivation from its leaves alone.
double recomputed(const json& tree) {
  std::vector<double> values;
  for (const json& node : tree.at("nodes")) {
    if (node.contains("leaf")) {
      values.push_back(node.at("value"));
      continue;
    }
    const std::string op = node.at("op");
    std::vector<double> x;
    for (const std::size_t k : node.at("of")) x.push_back(values.at(k));
    double result = x.at(0);
    for (std::size_t k = 1; k < x.size(); ++k) {
      if (op == "sum")
        result += x[k];
      else if (op == "product")
        result *= x[k];
      else if (op == "difference")
        result -= x[k];
      else if (op == "quotient")
        result /= x[k];
      else
        throw std::runtime_error("no operation '" + op + "' in a footprint");
    }
    values.push_back(result);
  }
  return values.back();
}

using SampledDetermination = Programme;

TEST_F(SampledDetermination, FootprintOfASampledCountryGoesDownToRowsOfTheLog) {
  const std::string data =
      generate(folder() / "improves",
               {"--units", "200000", "--seed", "3", "--scenario", "improves", "--quarters", "8"});
  const Finished finished =
      run({"determine", "--data", data, "--draws", "100", "--out", folder() / "out"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  const std::string file = folder() / "out/determination.json";
  const json document = json::parse(contents(file));
  for (const json& check : document.at("checks")) EXPECT_TRUE(check.at("holds")) << check;
  for (const json& country : document.at("countries"))
    EXPECT_EQ(country.at("evidence"), "sampled") << country.at("country");

  const auto log = lines_of(contents(data + "/inspections.csv"));
  const std::size_t origin = column_of(log.front(), "origin");
  const std::size_t result = column_of(log.front(), "result");
  const std::size_t selection = column_of(log.front(), "selection");
  const Finished why = run({"why", file, "MX", "footprint", "--json"});
  ASSERT_EQ(why.status, 0) << why.err;
  const json tree = json::parse(why.out);
  EXPECT_GT(tree.at("value").get<double>(), 0);
  EXPECT_NEAR(recomputed(tree), tree.at("value").get<double>(),
              1e-12 * tree.at("value").get<double>());
  std::size_t resamples = 0;
  std::size_t own_rows = 0;
  for (const json& node : tree.at("nodes")) {
    const std::string leaf = node.value("leaf", "");
    if (leaf == "resample") {
      ++resamples;
      EXPECT_EQ(node.at("value"), 1) << node;
      EXPECT_NE(node.at("what").get<std::string>().find("PSU "), std::string::npos) << node;
    }
    const std::string what = node.value("what", "");
    if (leaf != "row" || !what.starts_with("inspections.csv:")) continue;
    // inspections.csv:LINE:COLUMN
    const std::size_t first = what.find(':');
    const std::size_t second = what.find(':', first + 1);
    const auto fields =
        fields_of(log.at(std::stoul(what.substr(first + 1, second - first - 1)) - 1));
    EXPECT_EQ(std::stod(fields.at(column_of(log.front(), what.substr(second + 1)))),
              node.at("value").get<double>())
        << node;
    EXPECT_EQ(fields.at(result), "positive") << node;
    EXPECT_EQ(fields.at(selection), "random") << node;
    EXPECT_NE(node.value("source", ""), "") << node;
    if (fields.at(origin) == "MX") ++own_rows;
  }
  EXPECT_GT(resamples, 0U);
  EXPECT_GT(own_rows, 0U);
}

}  // namespace
}  // namespace setpoint::test
