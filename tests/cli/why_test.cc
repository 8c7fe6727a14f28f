// setpoint why: the derivation of a number, checked by arithmetic that is not the program's.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "cli/folder.h"
#include "cli/process.h"

namespace setpoint::test {
namespace {

using nlohmann::json;

// One determination for all tests of this file.
class Why : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    const Finished finished = run(
        {"determine", "--data", reference(), "--draws", "200", "--out", folder_->path() / "out"});
    ASSERT_EQ(finished.status, 0) << finished.err;
    document_ = json::parse(contents(file()));
  }
  static void TearDownTestSuite() { folder_.reset(); }

  static std::string file() { return folder_->path() / "out/determination.json"; }
  static const json& document() { return document_; }
  static const TemporaryFolder& folder() { return *folder_; }

  static json tree(std::vector<std::string> number) {
    std::vector<std::string> words = {"why", file()};
    words.insert(words.end(), number.begin(), number.end());
    words.push_back("--json");
    const Finished finished = run(words);
    EXPECT_EQ(finished.status, 0) << finished.err;
    return json::parse(finished.out);
  }

 private:
  inline static std::unique_ptr<TemporaryFolder> folder_;
  inline static json document_;
};

double decimal(const char* format, double value) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), format, value);
  return std::strtod(text.data(), nullptr);
}

// This test's own reading of the operations, from their published definitions.
double operation(const std::string& name, const std::vector<double>& x) {
  if (name == "sum") {
    double total = x.at(0);
    for (std::size_t k = 1; k < x.size(); ++k) total = total + x[k];
    return total;
  }
  if (name == "product") {
    double total = x.at(0);
    for (std::size_t k = 1; k < x.size(); ++k) total = total * x[k];
    return total;
  }
  if (name == "point") return x.at(0);
  if (x.size() != 2) throw std::runtime_error(name + " of " + std::to_string(x.size()));
  if (name == "difference") return x[0] - x[1];
  if (name == "quotient") return x[0] == 0 && x[1] == 0 ? 0 : x[0] / x[1];
  if (name == "minimum") return std::fmin(x[0], x[1]);
  if (name == "maximum") return std::fmax(x[0], x[1]);
  if (name == "power") return std::pow(x[0], x[1]);
  // To the nearest multiple, halves up; the quotient counts to 12 digits, the result to 15.
  if (name == "round_half_up")
    return decimal("%.14e", std::floor(decimal("%.11e", x[0] / x[1]) + 0.5) * x[1]);
  throw std::runtime_error("no operation '" + name + "'");
}

// The number of the tree, computed from its leaves alone.
double recomputed(const json& tree) {
  std::vector<double> values;
  for (const json& node : tree.at("nodes")) {
    if (node.contains("leaf")) {
      values.push_back(node.at("value"));
      continue;
    }
    std::vector<double> operands;
    for (const std::size_t k : node.at("of")) operands.push_back(values.at(k));
    values.push_back(operation(node.at("op"), operands));
  }
  return values.back();
}

// Every leaf says where it comes from: a row of a table that exists, a parameter with its
// citation, a named constant, or a limit of an interval.
void expect_sourced(const json& tree) {
  std::size_t rows = 0;
  std::size_t parameters = 0;
  for (const json& node : tree.at("nodes")) {
    if (!node.contains("leaf")) continue;
    const std::string kind = node.at("leaf");
    const std::string what = node.at("what");
    EXPECT_NE(what, "");
    if (kind == "row") {
      ++rows;
      const std::string path = what.substr(0, what.find(':'));
      EXPECT_TRUE(std::filesystem::exists(reference() + "/" + path)) << what;
      EXPECT_NE(node.value("source", ""), "") << what;
    } else if (kind == "parameter") {
      ++parameters;
      EXPECT_NE(node.value("source", ""), "") << what;
    } else {
      EXPECT_TRUE(kind == "constant" || kind == "interval-limit") << kind;
    }
  }
  EXPECT_GT(rows, 0U);
  EXPECT_GT(parameters, 0U);
}

// The cell that a leaf names, read from the file by this test.
double cell(const std::string& what) {
  const std::size_t first = what.find(':');
  const std::size_t second = what.find(':', first + 1);
  const std::string text = contents(reference() + "/" + what.substr(0, first));
  std::size_t line = std::stoul(what.substr(first + 1, second - first - 1));
  const auto fields = [](const std::string& record) {
    std::vector<std::string> result(1);
    for (const char c : record)
      if (c == ',')
        result.emplace_back();
      else
        result.back() += c;
    return result;
  };
  std::istringstream in(text);
  std::string header;
  std::getline(in, header);
  std::string record = header;
  while (--line > 0) std::getline(in, record);
  const std::vector<std::string> names = fields(header);
  for (std::size_t k = 0; k < names.size(); ++k)
    if (names[k] == what.substr(second + 1))
      return std::strtod(fields(record).at(k).c_str(), nullptr);
  throw std::runtime_error("no column in " + what);
}

TEST_F(Why, FourNumbersOfEveryChargedCountryRecomputeFromTheirLeaves) {
  for (const char* code : {"MX", "CN", "CA"})
    for (const char* quantity : {"adjustment", "toll", "footprint", "score"}) {
      const json number = tree({code, quantity});
      EXPECT_EQ(number.at("schema"), "setpoint.why/1");
      EXPECT_EQ(number.at("determination"), document().at("id"));
      EXPECT_EQ(recomputed(number), number.at("value").get<double>()) << code << " " << quantity;
    }
  expect_sourced(tree({"MX", "adjustment"}));
  expect_sourced(tree({"MX", "toll"}));
  expect_sourced(tree({"MX", "footprint"}));
}

TEST_F(Why, NumbersOfOneOutcomeToo) {
  for (const char* outcome : {"pills", "powder", "adulterant"})
    for (const char* quantity : {"adjustment", "toll", "footprint", "flow"}) {
      const json number = tree({"MX", quantity, "--outcome", outcome});
      EXPECT_EQ(recomputed(number), number.at("value").get<double>()) << outcome << quantity;
      expect_sourced(number);
    }
}

TEST_F(Why, NumberIsTheOneThatIsPublished) {
  for (const json& c : document().at("countries")) {
    const std::string code = c.at("country");
    if (!c.at("liable").get<bool>()) continue;
    EXPECT_EQ(tree({code, "adjustment"}).at("value"), c.at("adjustment").at("rate"));
    EXPECT_EQ(tree({code, "toll"}).at("value"), c.at("toll").at("amount"));
    EXPECT_EQ(tree({code, "footprint"}).at("value"), c.at("footprint").at("deaths"));
  }
}

TEST_F(Why, RowsHoldTheFiguresOfTheTablesTheyName) {
  for (const char* quantity : {"adjustment", "toll"}) {
    const json number = tree({"MX", quantity});
    for (const json& node : number.at("nodes")) {
      if (node.value("leaf", "") != "row") continue;
      EXPECT_EQ(node.at("value").get<double>(), cell(node.at("what"))) << node;
    }
  }
}

TEST_F(Why, EveryPublishedNumberRecomputes) {
  const json& trace = document().at("trace");
  std::vector<double> values;
  for (const json& node : trace.at("nodes")) {
    if (node.contains("leaf")) {
      values.push_back(node.at("value"));
      continue;
    }
    std::vector<double> operands;
    for (const std::size_t k : node.at("of")) operands.push_back(values.at(k));
    const double own = operation(node.at("op"), operands);
    const double stored = node.at("value");
    // The C library's pow is not the program's and may differ from it in the last digits.
    const double tolerance = node.at("op") == "power" ? 1e-14 * std::fabs(own) : 0;
    EXPECT_LE(std::fabs(stored - own), tolerance) << node;
    values.push_back(stored);
  }
  EXPECT_GT(trace.at("roots").size(), 1000U);
}

TEST_F(Why, TextIsForPeople) {
  const Finished finished = run({"why", file(), "MX", "toll"});
  ASSERT_EQ(finished.status, 0) << finished.err;
  for (const char* text : {"MX.toll of determination", "toll charged, MX", "seizures.csv:",
                           "deaths.csv:", "basis.revenue_target_usd", "equal to the last digit"})
    EXPECT_NE(finished.out.find(text), std::string::npos) << text;
}

TEST_F(Why, UnknownNumberNamesTheNearest) {
  const Finished finished = run({"why", file(), "MX", "tol"});
  EXPECT_EQ(finished.status, 1);
  EXPECT_EQ(finished.out, "");
  EXPECT_NE(finished.err.find("'MX.toll'"), std::string::npos) << finished.err;
}

TEST_F(Why, AlteredFileIsRefused) {
  // One digit of one number under the root, wherever it stands: an operation no longer holds.
  json altered = document();
  auto& nodes = altered.at("trace").at("nodes");
  const std::size_t root = altered.at("trace").at("roots").at("MX.adjustment");
  std::size_t place = root;
  for (int depth = 0; nodes[place].contains("op"); ++depth) {
    json copy = altered;
    json& value = copy["trace"]["nodes"][place]["value"];
    value = std::nextafter(value.get<double>(), 1e300);
    const std::string other = folder() / "altered.json";
    write(other, copy.dump());
    const Finished finished = run({"why", other, "MX", "adjustment"});
    EXPECT_EQ(finished.status, 1) << "depth " << depth << ": " << nodes[place];
    EXPECT_EQ(finished.out, "");
    EXPECT_NE(finished.err.find("not its operation on its operands"), std::string::npos)
        << finished.err;
    place = nodes[place].at("of").front();
  }
}

TEST_F(Why, PublishedRateThatDiffersFromItsDerivationIsRefused) {
  json altered = document();
  for (json& c : altered.at("countries"))
    if (c.at("country") == "MX") c.at("adjustment").at("rate") = 0.5;
  write(folder() / "rate.json", altered.dump());
  const Finished finished = run({"why", folder() / "rate.json", "MX", "adjustment"});
  EXPECT_EQ(finished.status, 1) << "the schedule says 0.5 and the derivation something else";
}

TEST_F(Why, WhatIsNoDeterminationIsRefused) {
  const std::string whole = contents(file());
  const std::vector<std::string> texts = {"",
                                          "{}",
                                          "[]",
                                          "null",
                                          R"({"schema": "setpoint.determination/1"})",
                                          R"({"schema": "setpoint.determination/2", "trace": {}})",
                                          R"({"schema": 1})",
                                          whole.substr(0, whole.size() / 2),
                                          std::string(100000, '['),
                                          std::string("\0\xff", 2)};
  for (const std::string& text : texts) {
    write(folder() / "other.json", text);
    const Finished finished = run({"why", folder() / "other.json", "MX", "adjustment"});
    EXPECT_EQ(finished.status, 1) << text.substr(0, 60) << "\n" << finished.err;
    EXPECT_EQ(finished.out, "");
  }
}

TEST_F(Why, FileThatCannotBeReadIsAFault) {
  EXPECT_NE(run({"why", folder() / "nothing.json", "MX", "toll"}).status, 0);
  EXPECT_EQ(run({"why", folder().path().string(), "MX", "toll"}).status, 3);
}

}  // namespace
}  // namespace setpoint::test
