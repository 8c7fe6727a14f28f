#include "setpoint/serve/target.h"

#include <gtest/gtest.h>

namespace setpoint {
namespace {

using Path = std::vector<std::string>;
using Query = std::vector<std::pair<std::string, std::string>>;

TEST(Target, PathAndQueryAreDecoded) {
  const auto target = parse_target("/api/determinations/2025Q3-1a/why?number=MX.toll&x=a+b%2Bc%26");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, (Path{"api", "determinations", "2025Q3-1a", "why"}));
  EXPECT_EQ(target->query, (Query{{"number", "MX.toll"}, {"x", "a b+c&"}}));
}

TEST(Target, ASegmentKeepsItsPlus) {
  const auto target = parse_target("/a+b/%C3%A9");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, (Path{"a+b", "\u00e9"}));
}

TEST(Target, TheRootHasNoSegments) {
  ASSERT_TRUE(parse_target("/"));
  EXPECT_TRUE(parse_target("/")->path.empty());
  EXPECT_EQ(parse_target("/api/")->path, Path{"api"});
}

TEST(Target, AKeyThatIsThereTwiceIsNotOne) {
  const auto target = parse_target("/a?set=1&set=2&id=x");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->all("set"), (Path{"1", "2"}));
  EXPECT_FALSE(target->only("set"));
  EXPECT_EQ(target->only("id"), "x");
  EXPECT_FALSE(target->only("absent"));
}

class RefusedTarget : public testing::TestWithParam<const char*> {};

TEST_P(RefusedTarget, IsNoTarget) {
  EXPECT_FALSE(parse_target(GetParam())) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(All, RefusedTarget,
                         testing::Values("", "api", "http://127.0.0.1/", "*", "//", "/a//b", "/..",
                                         "/a/../b", "/./a", "/%2e%2e/etc/passwd", "/a/%2E%2E",
                                         "/a%2fb", "/a%5Cb", "/a\\b", "/%", "/%4", "/%zz", "/%00",
                                         "/a%0d%0aSet-Cookie:x", "/\x01", "/%7f", "/%c3", "/%c0%af",
                                         "/%ed%a0%80", "/%f5%80%80%80", "/\xff", "/a?%", "/a?x=%ff",
                                         "/a?=1", "/a?x=%00"));

}  // namespace
}  // namespace setpoint
