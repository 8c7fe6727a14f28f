#include "setpoint/network/chain.h"

#include <gtest/gtest.h>

#include "network/graphs.h"

namespace setpoint::test {
namespace {

TEST(ChainParse, ReadsRolesAndQuestionMarks) {
  const auto chain = Chain::parse(" Precursor_Supplier,broker ? ,COOK,pill-presser?,retailer");
  ASSERT_TRUE(chain.ok());
  EXPECT_EQ(chain->text(), "precursor supplier, broker?, cook, pill presser?, retailer");
  EXPECT_EQ(chain->stage_of("PRECURSOR  supplier"), 0U);
  EXPECT_EQ(chain->stage_of("Pill Presser"), 3U);
  EXPECT_EQ(chain->stage_of("wholesaler"), std::nullopt);
  EXPECT_EQ(chain->stage_of(""), std::nullopt);
  EXPECT_EQ(Chain::parse(chain->text())->text(), chain->text());
}

TEST(ChainParse, TheUsualOne) {
  EXPECT_EQ(Chain::usual().text(),
            "precursor supplier, broker?, cook, pill presser?, transporter, wholesaler?, retailer");
}

TEST(ChainParse, SaysWhatIsWrong) {
  for (const auto& [text, what] : {
           std::pair{"", "an empty role"},
           std::pair{"a,", "an empty role"},
           std::pair{"a,,b", "an empty role"},
           std::pair{"a,?,b", "an empty role"},
           std::pair{"a", "a chain of one role"},
           std::pair{"a,b,A", "\"a\" comes twice"},
           std::pair{"x-y,x_y", "\"x y\" comes twice"},
           std::pair{"a,b?,b", "\"b\" comes twice"},
           std::pair{"a?,b", "the first or the last role is optional"},
           std::pair{"a,b?", "the first or the last role is optional"},
       }) {
    const auto chain = Chain::parse(text);
    ASSERT_FALSE(chain.ok()) << text;
    EXPECT_EQ(chain.faults().front().what, what) << text;
    EXPECT_EQ(chain.faults().front().where.file, "--chain");
    EXPECT_EQ(exit_status(chain.faults()), 2);
  }
}

// Not backwards, and past no required stage.
TEST(Chain, Passes) {
  const Chain chain = *Chain::parse("a, b?, c, d?, e?, f");
  const std::vector<std::string> wanted = {
      "yyy...",  // a: to b, or past it to c
      ".yy...",  // b
      "..yyyy",  // c: past d and e to f
      "...yyy",  // d
      "....yy",  // e
      ".....y",
  };
  for (std::size_t from = 0; from < 6; ++from)
    for (std::size_t to = 0; to < 6; ++to)
      EXPECT_EQ(chain.passes(from, to), wanted[from][to] == 'y') << from << " to " << to;
}

TEST(ChainWithin, LeavesOutWhatNobodyDoes) {
  const Chain chain = *Chain::parse("a, b?, c, d?, e");
  const auto roles = [](const std::vector<std::string>& names) {
    std::vector<Part> parts;
    for (const std::string& name : names) parts.push_back({name});
    return with_roles(parts, {});
  };
  EXPECT_EQ(chain.within(roles({"a", "c", "e"}))->text(), "a, c, e");
  EXPECT_EQ(chain.within(roles({"A", "D", "outside", "e"}))->text(), "a, d?, e");
  // What is then first or last is where goods come from or go to.
  EXPECT_EQ(chain.within(roles({"b", "c", "d"}))->text(), "b, c, d");
  const auto one = chain.within(roles({"a", "outside"}));
  ASSERT_FALSE(one.ok());
  EXPECT_EQ(one.faults().front().what, "the actors have 1 of the chain's roles (a, b?, c, d?, e)");
  EXPECT_EQ(exit_status(one.faults()), 1);
}

TEST(Role, IsComparedWithoutCaseAndGaps) {
  EXPECT_EQ(folded_role("  Pill--Presser_ "), "pill presser");
  EXPECT_EQ(folded_role("\tPILL presser"), "pill presser");
  EXPECT_EQ(folded_role(""), "");
  EXPECT_EQ(folded_role("-_ "), "");
  EXPECT_TRUE(enables_recruitment("Recruiter"));
  EXPECT_TRUE(enables_recruitment(" financier"));
  EXPECT_FALSE(enables_recruitment("recruiters"));
  EXPECT_FALSE(enables_recruitment(""));
}

}  // namespace
}  // namespace setpoint::test
