// The same log in another order, in other files or on other threads gives the same estimates.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "cli/folder.h"
#include "cli/process.h"
#include "cli/programme.h"

namespace setpoint::test {
namespace {

using EstimateOrder = Programme;

// The first number that is another, or nothing where every byte is the same.
std::string difference(const nlohmann::json& one, const nlohmann::json& other) {
  if (one.dump() == other.dump()) return "";
  const auto changes = nlohmann::json::diff(one, other);
  if (changes.empty()) return "a sign of zero";
  const std::string path = changes.front().at("path");
  return path + ": " + changes.front().dump() + ", one of " + std::to_string(changes.size());
}

TEST_F(EstimateOrder, NumberOfThreadsChangesNothing) {
  const std::string data = dense();
  for (const std::string by : {"all", "origin,channel,outcome"}) {
    const Finished one = run({"estimate", "--data", data, "--by", by, "--threads", "1", "--json"});
    EXPECT_EQ(one.status, 0) << one.err;
    EXPECT_EQ(run({"estimate", "--data", data, "--by", by, "--threads", "2", "--json"}).out,
              one.out);
  }
}

TEST_F(EstimateOrder, OrderOfRowsChangesNothing) {
  const std::string data = dense();
  const std::string shuffled = folder() / "shuffled";
  std::filesystem::copy(data, shuffled);
  auto lines = lines_of(contents(data + "/inspections.csv"));
  std::shuffle(lines.begin() + 1, lines.end(), std::mt19937(5));  // NOLINT: the same each time
  write(shuffled + "/inspections.csv", joined(lines));
  for (const std::string by : {"all", "origin,channel,outcome", "port,period"})
    EXPECT_EQ(difference(estimate(data, {"--by", by}).at("rows"),
                         estimate(shuffled, {"--by", by}).at("rows")),
              "")
        << by;
}

TEST_F(EstimateOrder, LogInTwoFilesIsTheSameLog) {
  const std::string data = dense();
  const auto lines = lines_of(contents(data + "/inspections.csv"));
  const std::string manifest = contents(data + "/dataset.toml");
  // In the midst of a PSU too.
  for (const std::size_t cut : {lines.size() / 2, lines.size() / 3, std::size_t{2}}) {
    const std::string split = folder() / ("split-" + std::to_string(cut));
    std::filesystem::copy(data, split);
    std::vector<std::string> first(lines.begin(), lines.begin() + static_cast<long>(cut));
    std::vector<std::string> second(lines.begin() + static_cast<long>(cut), lines.end());
    second.insert(second.begin(), lines.front());
    write(split + "/inspections.csv", joined(first));
    write(split + "/inspections-2.csv", joined(second));
    write(split + "/dataset.toml",
          manifest +
              "\n[[table]]\nkind = \"inspections\"\nformat = \"setpoint\"\n"
              "path = \"inspections-2.csv\"\nsource = \"a test\"\nretrieved = 2026-01-01\n");
    EXPECT_EQ(difference(estimate(data).at("rows"), estimate(split).at("rows")), "") << cut;
  }
}

TEST_F(EstimateOrder, NewerLogOfTheSameStrataReplacesTheOlder) {
  const std::string data = sparse();
  const nlohmann::json before = estimate(data).at("rows");
  std::filesystem::copy(data + "/inspections.csv", data + "/later.csv");
  write(data + "/dataset.toml",
        contents(data + "/dataset.toml") +
            "\n[[table]]\nkind = \"inspections\"\nformat = \"setpoint\"\npath = \"later.csv\"\n"
            "source = \"a test\"\nretrieved = 2026-02-01\n");
  const nlohmann::json after = estimate(data);
  EXPECT_EQ(difference(before, after.at("rows")), "");
  EXPECT_FALSE(after.at("notes").empty());
}

}  // namespace
}  // namespace setpoint::test
