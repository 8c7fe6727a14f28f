#include "setpoint/policy/nearest.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "setpoint/policy/schema.h"

namespace setpoint {
namespace {

TEST(EditDistance, ClosedForms) {
  EXPECT_EQ(edit_distance("", ""), 0U);
  EXPECT_EQ(edit_distance("", "abc"), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);  // Levenshtein's textbook pair
  EXPECT_EQ(edit_distance("trcuk", "truck"), 1U);     // a swap of neighbours is one
  EXPECT_EQ(edit_distance("ca", "abc"), 3U);          // optimal string alignment, not Damerau's 2
  EXPECT_EQ(edit_distance(std::string(100000, 'a'), "a"), 99U) << "only 100 bytes are compared";
}

TEST(Nearest, FindsWhatWasMeant) {
  EXPECT_EQ(determination_schema().nearest_key("window.quarter"), "window.quarters");
  EXPECT_EQ(determination_schema().nearest_key("default.interception.trcuk"),
            "default.interception.truck");
  EXPECT_EQ(determination_schema().nearest_key("defaults.purity.pills"), "default.purity.pills");
  EXPECT_EQ(determination_schema().nearest_key("basis.internalization"), "basis.internalisation");
  EXPECT_EQ(nearest("x", {}), "");
}

TEST(InQuotes, KeepsAMessageOnOneLine) {
  EXPECT_EQ(in_quotes("a\nb\"c"), "\"a?b?c\"");
  EXPECT_EQ(in_quotes(std::string(81, 'x')), "\"" + std::string(80, 'x') + "...\"");
}

TEST(Alternatives, ReadAsASentence) {
  constexpr std::array<std::string_view, 3> kWords = {"a", "b", "c"};
  EXPECT_EQ(alternatives(kWords), "a, b or c");
  EXPECT_EQ(alternatives(std::span(kWords).first(1)), "a");
}

}  // namespace
}  // namespace setpoint
