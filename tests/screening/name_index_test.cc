// The index finds what a comparison with every name finds.
#include "setpoint/screening/name_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "screening/names.h"
#include "setpoint/designation/read_list.h"
#include "support/paths.h"

namespace setpoint::test {
namespace {

// Deterministic choices of a test; any generator would do.
class Choices {
 public:
  std::size_t below(std::size_t n) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33U) % n;
  }

 private:
  std::uint64_t state_ = 42;
};

// A listed name as somebody else may type it.
std::string perturbed(std::string name, Choices& choices) {
  const std::size_t edits = choices.below(3);
  for (std::size_t k = 0; k < edits && name.size() > 4; ++k) {
    const std::size_t at = 1 + choices.below(name.size() - 2);
    const auto letter = static_cast<char>('a' + choices.below(26));
    switch (choices.below(4)) {
      case 0:
        name.erase(at, 1);
        break;
      case 1:
        name.insert(at, 1, letter);
        break;
      case 2:
        name[at] = letter;
        break;
      default:
        std::swap(name[at], name[at - 1]);
    }
  }
  if (choices.below(4) == 0)
    if (const std::size_t space = name.rfind(' '); space != std::string::npos)
      name = name.substr(space + 1) + " " + name.substr(0, space);
  if (choices.below(8) == 0)
    if (const std::size_t space = name.find(' '); space != std::string::npos) name.erase(space, 1);
  if (choices.below(8) == 0) name = name.substr(0, name.rfind(' '));
  return name;
}

// How many names a full scan finds, and how many of them the index loses or scores otherwise.
void compare(const std::vector<NormalName>& names, NameKind kind, int queries, std::size_t& found,
             std::size_t& lost) {
  const NameIndex index(names, NameCosts{});
  NameIndex::Scratch scratch;
  Transliteration rules;
  Choices choices;
  constexpr double kThreshold = 0.7;
  for (int q = 0; q < queries; ++q) {
    const std::string typed = perturbed(names[choices.below(names.size())].typed, choices);
    const auto asked = normal_name(typed, kind, NameWeights{}, rules);
    if (!asked) continue;
    const auto matches = index.find(*asked, kThreshold, scratch);
    auto match = matches.begin();
    for (std::size_t n = 0; n < names.size(); ++n) {
      const double score = name_score(*asked, names[n], NameCosts{}).score;
      const bool has = match != matches.end() && match->name == n;
      if (score >= kThreshold || has) {
        ++found;
        if (!has || match->score != score) {
          ++lost;
          ADD_FAILURE() << typed << " / " << names[n].typed;
        }
      }
      if (has) ++match;
    }
    EXPECT_EQ(match, matches.end());
  }
}

TEST(NameIndex, LosesNothingOfInventedNames) {
  const std::vector<std::string> given = {"Ana",  "Salim", "Abd al-Rahman", "Yong Chol", "Theodore",
                                          "Jose", "Marta", "Mohammed",      "Xiaoming",  "J."};
  const std::vector<std::string> family = {"Example", "al-Misali", "Kim",   "Prueba Muestra",
                                           "Primer",  "Primerova", "Zorro", "van der Voorbeeld",
                                           "Ito",     "bin Mithal"};
  std::vector<NormalName> names;
  for (const std::string& first : given)
    for (const std::string& last : family)
      names.push_back(normal(first + " " + last, NameKind::person));
  std::size_t found = 0;
  std::size_t lost = 0;
  compare(names, NameKind::person, 400, found, lost);
  EXPECT_GT(found, 400U);
  EXPECT_EQ(lost, 0U);
}

// Names stacked into one repeat words, so that several stand for one of the list. A low threshold,
// that enough is found.
TEST(NameIndex, ScoresNamesOfManyWordsAsTheyAreCompared) {
  const std::vector<std::string> words = {"Salim", "Saleem", "Hasan",  "Hassan", "Ali", "Alli",
                                          "Omar",  "Kim",    "Yong",   "Chol",   "Min", "Nyein",
                                          "bin",   "Maria",  "Marina", "J."};
  Choices choices;
  const auto name = [&](std::size_t count) {
    std::string text;
    for (; count > 0; --count) text += words[choices.below(words.size())] + (count > 1 ? " " : "");
    return normal(text, NameKind::person);
  };
  std::vector<NormalName> names;
  for (int k = 0; k < 300; ++k) names.push_back(name(1 + choices.below(4)));
  const NameIndex index(names, NameCosts{});
  NameIndex::Scratch scratch;
  std::size_t found = 0;
  for (int q = 0; q < 100; ++q) {
    const NormalName asked = name(2 + choices.below(6));
    for (const auto& match : index.find(asked, 0.5, scratch)) {
      ++found;
      EXPECT_EQ(match.score, name_score(asked, names[match.name], NameCosts{}).score)
          << asked.typed << " / " << names[match.name].typed;
    }
  }
  EXPECT_GT(found, 1000U);
}

// Either way round: what stands behind "Abdul" is often the whole of it.
TEST(NameIndex, FindsTheBareNameOfAServant) {
  const NormalName bare = normal("Hanif Khan", NameKind::person);
  const NormalName whole = normal("KHAN, Abdul Hanif", NameKind::person);
  const double score = name_score(bare, whole, NameCosts{}).score;
  EXPECT_GT(score, 0.8);
  for (const auto& [asked, listed] : {std::pair(bare, whole), std::pair(whole, bare)}) {
    const NameIndex index({listed}, NameCosts{});
    NameIndex::Scratch scratch;
    const auto found = index.find(asked, 0.7, scratch);
    ASSERT_EQ(found.size(), 1U) << asked.typed;
    EXPECT_EQ(found[0].score, score);
  }
}

TEST(NameIndex, LosesNothingOfTheRealList) {
  const auto path = shared_folder() / "data" / "ofac" / "sdn_2024-07-02.csv.gz";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not here";
  const auto list = read_list({path, {}, {}, {}, {}});
  ASSERT_TRUE(list.ok());
  std::vector<NormalName> people;
  std::vector<NormalName> organisations;
  for (const ListEntry& entry : list->entries)
    for (const ListedName& name : entry.names) {
      if (entry.kind == ListedKind::individual)
        people.push_back(normal(name.text, NameKind::person));
      if (entry.kind == ListedKind::entity)
        organisations.push_back(normal(name.text, NameKind::entity));
    }
  std::size_t found = 0;
  std::size_t lost = 0;
  compare(people, NameKind::person, 120, found, lost);
  compare(organisations, NameKind::entity, 120, found, lost);
  EXPECT_GT(found, 200U);
  EXPECT_EQ(lost, 0U);
}

TEST(NameIndex, TheBoundOnContradictionIsTheScores) {
  const NameCosts costs;
  for (const double threshold : {0.4, 0.5, 0.6, 0.7, 0.9}) {
    const double most = most_contradiction(threshold, costs);
    const double factor =
        most <= 1 ? 1 - (1 - costs.contradiction) * most : costs.contradiction / most;
    EXPECT_NEAR(factor, threshold, 1e-12);
  }
}

}  // namespace
}  // namespace setpoint::test
