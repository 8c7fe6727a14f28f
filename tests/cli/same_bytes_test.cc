// The same inputs give the same bytes: whatever the threads, the folder, the order of the tables.
#include <gtest/gtest.h>

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "cli/folder.h"
#include "cli/process.h"

namespace setpoint::test {
namespace {

using Files = std::map<std::string, std::string>;

// Every file that a determination writes, and what it prints, under "".
Files report(const std::string& data, const std::vector<std::string>& more) {
  const TemporaryFolder folder;
  std::vector<std::string> words = {"determine",    "--data",  data, "--out",
                                    folder / "out", "--draws", "333"};
  words.insert(words.end(), more.begin(), more.end());
  const Finished finished = run(words);
  EXPECT_EQ(finished.status, 0) << finished.err;
  Files files = files_in(folder / "out");
  files[""] = finished.out;
  return files;
}

void expect_same(const Files& one, const Files& other, const std::string& what) {
  ASSERT_GT(one.size(), 1U);
  EXPECT_EQ(one.size(), other.size());
  for (const auto& [name, bytes] : one)
    EXPECT_TRUE(other.contains(name) && other.at(name) == bytes) << name << " differs by " << what;
}

TEST(SameBytes, OnAnyNumberOfThreads) {
  const Files one = report(reference(), {"--threads", "1"});
  expect_same(one, report(reference(), {"--threads", "2"}), "2 threads");
  expect_same(one, report(reference(), {"--threads", "16"}), "16 threads");
  expect_same(one, report(reference(), {}), "the default");
}

TEST(SameBytes, WhereverTheDatasetLies) {
  const TemporaryFolder folder;
  copy_reference(folder / "elsewhere");
  expect_same(report(reference(), {}), report(folder / "elsewhere", {}), "the folder");
}

// The [[table]] entries of dataset.toml, last first.
std::string reversed_tables(const std::string& manifest) {
  const std::string mark = "[[table]]";
  std::vector<std::size_t> starts;
  for (std::size_t at = manifest.find(mark); at != std::string::npos;
       at = manifest.find(mark, at + 1))
    starts.push_back(at);
  std::string text = manifest.substr(0, starts.front());
  for (std::size_t k = starts.size(); k-- > 0;) {
    const std::size_t end = k + 1 < starts.size() ? starts[k + 1] : manifest.size();
    text += manifest.substr(starts[k], end - starts[k]) + "\n";
  }
  return text;
}

TEST(SameBytes, WhateverTheOrderOfTheTables) {
  const TemporaryFolder folder;
  copy_reference(folder / "data");
  const std::string manifest = folder / "data/dataset.toml";
  write(manifest, reversed_tables(contents(manifest)));
  expect_same(report(reference(), {}), report(folder / "data", {}), "the order of the tables");
  const auto chain = [](const std::string& data) {
    return run({"replay", "--data", data, "--draws", "50", "--json"}).out;
  };
  EXPECT_TRUE(chain(reference()) == chain(folder / "data"));
}

TEST(SameBytes, OtherSeedsAndDrawsDiffer) {
  const Files one = report(reference(), {});
  EXPECT_NE(one.at("determination.json"),
            report(reference(), {"--seed", "2"}).at("determination.json"));
}

}  // namespace
}  // namespace setpoint::test
