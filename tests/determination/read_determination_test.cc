#include "setpoint/determination/read_determination.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "setpoint/data/dataset.h"
#include "setpoint/determination/json.h"
#include "setpoint/determination/replay.h"
#include "support/paths.h"

namespace setpoint {
namespace {

const std::vector<Determination>& chain() {
  static const std::vector<Determination> made = [] {
    const auto tables = read_dataset(test::repository() / "data" / "reference");
    const auto policy = Policy::read(std::nullopt, {});
    return *replay(*tables, *policy, {Seed{3}, 40, 0, *Quarter::parse("2021Q3"), {}});
  }();
  return made;
}

TEST(ReadDetermination, WrittenAgainItHasTheSameBytes) {
  ASSERT_EQ(chain().size(), 3U);
  for (const Determination& d : chain()) {
    const auto read = read_determination(to_json(d), "x.json");
    ASSERT_TRUE(read) << read.faults().front().text();
    EXPECT_EQ(summary_json(*read), summary_json(d)) << d.id;
  }
}

TEST(ReadDetermination, WhatIsMissingOrWrongIsAFault) {
  const std::string whole = summary_json(chain().back());
  ASSERT_TRUE(read_determination(whole, "x.json"));
  EXPECT_FALSE(read_determination(whole.substr(0, whole.size() / 2), "x.json"));
  EXPECT_FALSE(read_determination("{}", "x.json"));
  const auto json = nlohmann::ordered_json::parse(whole);
  // Each member of the document in turn.
  for (const auto& [key, value] : json.items()) {
    auto less = json;
    less.erase(key);
    EXPECT_FALSE(read_determination(less.dump(), "x.json")) << key;
  }
  for (const char* path :
       {"/countries/0/country", "/countries/0/outcomes/0/outcome", "/path", "/window/0",
        "/countries/0/outcomes/0/movement", "/countries/0/evidence"}) {
    auto wrong = json;
    wrong[nlohmann::ordered_json::json_pointer(path)] = "nonsense";
    const auto read = read_determination(wrong.dump(), "x.json");
    ASSERT_FALSE(read) << path;
    EXPECT_EQ(read.faults().front().where.file, "x.json");
  }
}

}  // namespace
}  // namespace setpoint
