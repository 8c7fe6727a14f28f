#include "setpoint/warning/alert_feed.h"

#include <gtest/gtest.h>

#include "setpoint/warning/alerts.h"
#include "warning/planted_record.h"

namespace setpoint::test {
namespace {

TEST(AlertFeed, TheFeedHasStableIdsAndDatesOfTheData) {
  RegionalTables tables = empty_tables();
  auto counts = quiet(1);
  counts.back() += 80;
  add_deaths(tables, "OH", kFirst, counts);
  const std::string feed = alerts_atom(alerts(tables, shipped(), Seed{1}, 1));
  EXPECT_EQ(feed, alerts_atom(alerts(tables, shipped(), Seed{1}, 2)));
  EXPECT_NE(feed.find("<feed xmlns=\"http://www.w3.org/2005/Atom\">"), std::string::npos);
  EXPECT_NE(feed.find("<updated>2024-03-01T00:00:00Z</updated>"), std::string::npos);
  const auto id = feed.find("<id>urn:uuid:", feed.find("<entry>"));
  ASSERT_NE(id, std::string::npos);
  EXPECT_EQ(feed[id + 13 + 14], '8');  // the version of the UUID
  // Another release with the same alert has the same entry.
  tables.sha256 = std::string(64, 'b');
  tables.sources[0].retrieved = *Date::of(2024, 4, 1);
  const std::string later = alerts_atom(alerts(tables, shipped(), Seed{1}, 1));
  EXPECT_NE(later.find(feed.substr(id, 50)), std::string::npos);
  EXPECT_NE(later.find("2024-04-01T00:00:00Z"), std::string::npos);
}

}  // namespace
}  // namespace setpoint::test
