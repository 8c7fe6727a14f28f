// The settings of suppression: what is shipped, what is refused.
#include "setpoint/disclosure/settings.h"

#include <gtest/gtest.h>

namespace setpoint::test {
namespace {

Result<DisclosurePolicy> with(std::vector<PolicyOverride> overrides) {
  return read_disclosure_policy(std::nullopt, overrides);
}

TEST(DisclosureSettings, WhatIsShipped) {
  const auto shipped = with({});
  ASSERT_TRUE(shipped.ok()) << shipped.faults().front().text();
  EXPECT_EQ(shipped->rule.publisher.name, "wonder-terms");
  EXPECT_EQ(shipped->rule.width, 5);
  EXPECT_EQ(shipped->rule.weight, Weight::log_count);
  EXPECT_TRUE(shipped->rule.reader_knows_small);
  EXPECT_TRUE(shipped->rule.revised_is_known);
}

TEST(DisclosureSettings, EachCanBeSet) {
  const auto set = with({{"suppress.publisher", "wisqars"},
                         {"protection.width", "3"},
                         {"protection.weight", "equal"},
                         {"reader.knows", "nothing-more"},
                         {"earlier.revised", "fresh"}});
  ASSERT_TRUE(set.ok()) << set.faults().front().text();
  EXPECT_EQ(set->rule.publisher.largest_county, 20);
  EXPECT_EQ(set->rule.width, 3);
  EXPECT_EQ(set->rule.weight, Weight::equal);
  EXPECT_FALSE(set->rule.reader_knows_small);
  EXPECT_FALSE(set->rule.revised_is_known);
  // Every publisher's rule is one that can be set, and keeps what it says.
  for (const PublisherRule& each : kPublisherRules) {
    const auto made = with({{"suppress.publisher", std::string(each.name)}});
    ASSERT_TRUE(made.ok()) << each.name;
    EXPECT_EQ(made->rule.publisher.name, each.name);
    EXPECT_EQ(made->rule.withholds(0, false), !each.zero_shown);
    EXPECT_TRUE(made->rule.withholds(each.largest, false));
    EXPECT_FALSE(made->rule.withholds(each.largest + 1, false));
  }
}

TEST(DisclosureSettings, WhatIsRefused) {
  // 1 to 9 leaves values 8 apart, no more.
  EXPECT_TRUE(with({{"suppress.publisher", "wonder"}, {"protection.width", "8"}}).ok());
  EXPECT_FALSE(with({{"suppress.publisher", "wonder"}, {"protection.width", "9"}}).ok());
  for (const PolicyOverride& each : std::vector<PolicyOverride>{{"protection.width", "0"},
                                                                {"protection.width", "2.5"},
                                                                {"suppress.publisher", "nobody"},
                                                                {"reader.knows", "all"},
                                                                {"protection.widths", "5"}})
    EXPECT_FALSE(with({each}).ok()) << each.key;
}

}  // namespace
}  // namespace setpoint::test
