// The labelled pairs of the shared folder: part of contrib/name_bench/cases.csv of
// opensanctions/nomenklatura. On them nomenklatura's logic-v2 at its threshold of 0.7 has a
// precision of 0.737, a recall of 0.824 and an F1 of 0.778; Levenshtein at its best threshold
// 0.641.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "screening/names.h"
#include "setpoint/data/bytes.h"
#include "setpoint/data/csv.h"
#include "setpoint/screening/settings.h"
#include "support/paths.h"

namespace setpoint::test {
namespace {

struct Pair {
  std::string group;
  double score = 0;
  bool same = false;
};

// A legal entity may be a person or an organisation: the higher of both.
double pair_score(const std::string& schema, std::string_view a, std::string_view b) {
  if (schema == "Person") return score(a, b, NameKind::person);
  if (schema == "Vessel") return score(a, b, NameKind::vessel);
  if (schema == "Address") return score(a, b, NameKind::address);
  const double entity = score(a, b, NameKind::entity);
  return schema == "LegalEntity" ? std::max(entity, score(a, b, NameKind::person)) : entity;
}

std::vector<Pair> pairs(const std::filesystem::path& path) {
  const std::string text = read_all(path, "labelled_pairs.csv").value();
  MemoryBytes bytes(text);
  CsvReader csv(bytes, "labelled_pairs.csv");
  std::vector<Pair> made;
  EXPECT_TRUE(csv.next());
  while (csv.next()) {
    const auto& f = csv.fields();
    made.push_back({std::string(f[0]), pair_score(std::string(f[1]), f[2], f[3]), f[4] == "true"});
  }
  EXPECT_FALSE(csv.fault().has_value());
  return made;
}

struct Count {
  double right = 0, wrong = 0, missed = 0;
  void add(const Pair& pair, double threshold) {
    const bool called = pair.score >= threshold;
    right += called && pair.same ? 1 : 0;
    wrong += called && !pair.same ? 1 : 0;
    missed += !called && pair.same ? 1 : 0;
  }
  [[nodiscard]] double f1() const { return 2 * right / (2 * right + wrong + missed); }
};

class LabelledPairs : public testing::Test {
 protected:
  void SetUp() override {
    const auto path = shared_folder() / "data" / "names" / "labelled_pairs.csv";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not here";
    pairs_ = pairs(path);
    ASSERT_EQ(pairs_.size(), 379U);
  }
  std::vector<Pair> pairs_;
};

TEST_F(LabelledPairs, AreToldApartAtTheShippedThreshold) {
  Count all;
  for (const Pair& pair : pairs_) all.add(pair, MatchRules{}.threshold);
  RecordProperty("precision", std::to_string(all.right / (all.right + all.wrong)));
  RecordProperty("recall", std::to_string(all.right / (all.right + all.missed)));
  RecordProperty("f1", std::to_string(all.f1()));
  EXPECT_GE(all.f1(), 0.95);
  EXPECT_GE(all.right / (all.right + all.wrong), 0.93);
  EXPECT_GE(all.right / (all.right + all.missed), 0.93);
}

// The threshold of each group is the one that is best on all the others.
TEST_F(LabelledPairs, AreToldApartWhenTheThresholdIsChosenOnOtherGroups) {
  std::set<std::string> groups;
  for (const Pair& pair : pairs_) groups.insert(pair.group);
  Count held_out;
  for (const std::string& group : groups) {
    double best = 0;
    double threshold = 0;
    for (int step = 50; step <= 90; ++step) {
      Count others;
      for (const Pair& pair : pairs_)
        if (pair.group != group) others.add(pair, step / 100.0);
      if (others.f1() > best) {
        best = others.f1();
        threshold = step / 100.0;
      }
    }
    for (const Pair& pair : pairs_)
      if (pair.group == group) held_out.add(pair, threshold);
  }
  RecordProperty("f1", std::to_string(held_out.f1()));
  EXPECT_GE(held_out.f1(), 0.93);
}

}  // namespace
}  // namespace setpoint::test
