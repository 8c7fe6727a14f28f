// What was known at a time is rebuilt byte for byte.
#include <gtest/gtest.h>

#include "ledger/scene.h"
#include "setpoint/ledger/listing.h"

namespace setpoint::ledger::test {
namespace {

// After every entry what the ledger says is written down; later it says the same of that moment.
TEST(AsOf, EveryMomentIsAsItWasThen) {
  Scene scene;
  Ledger ledger = scene.open();
  struct Moment {
    std::string recorded;
    std::string listing;
    std::map<std::string, std::string> documents;
    std::string published;
  };
  std::vector<Moment> moments;
  const auto write_down = [&](const State& state) {
    Moment now{state.recorded(), to_json(state), {}, ""};
    for (const DeterminationRecord& each : state.determinations())
      now.documents[each.body.id] = must(ledger.document(each.body.determination));
    if (const auto* there = state.published(*Quarter::parse("2024Q3")))
      now.published = there->body.id;
    return now;
  };
  const auto done = [&] { moments.push_back(write_down(must(ledger.state()))); };
  done();
  scene.admit(ledger, "Bob", {Role::reviewer, Role::publisher});
  done();
  for (const std::string id : {"one", "two", "three"}) {
    must(ledger.add(scene.as("Ada"), evidence(id, "2024Q3", id), id));
    done();
    must(ledger.review(scene.as("Bob"), id, id));
    done();
    must(ledger.publish(scene.as("Ada"), id, ""));
    done();
    scene.time.advance_days(3);
  }
  ASSERT_EQ(moments.size(), 11U);
  EXPECT_EQ(moments[4].published, "one");
  EXPECT_EQ(moments[6].published, "one");
  EXPECT_EQ(moments[7].published, "two");
  EXPECT_EQ(moments[10].published, "three");
  for (const Moment& then : moments) {
    const Moment again = write_down(must(ledger.state_at(then.recorded)));
    EXPECT_EQ(again.listing, then.listing) << then.recorded;
    EXPECT_EQ(again.documents, then.documents) << then.recorded;
    EXPECT_EQ(again.published, then.published) << then.recorded;
    for (const auto& [id, bytes] : again.documents)
      EXPECT_EQ(bytes, evidence(id, "2024Q3", id).determination);
  }
  // Days between.
  const auto published_on = [&](const std::string& day) {
    return write_down(must(ledger.state_at(must(last_moment(day))))).published;
  };
  EXPECT_EQ(published_on("2025-12-31"), "");
  EXPECT_EQ(published_on("2026-01-01"), "one");
  EXPECT_EQ(published_on("2026-01-03"), "one");
  EXPECT_EQ(published_on("2026-01-04"), "two");
  EXPECT_EQ(published_on("2036-01-01"), "three");
  EXPECT_EQ(must(ledger.state_at(must(last_moment("2025-12-31")))).number(), 0U);
}

TEST(RecordTime, IsWrittenAndRead) {
  EXPECT_EQ(record_time(0), "1970-01-01T00:00:00.000000Z");
  // 2024-02-29 is day 19782 of the epoch.
  EXPECT_EQ(record_time(19'782 * 86'400'000'000 + 86'399'000'001), "2024-02-29T23:59:59.000001Z");
  for (const std::string good : {"2024-02-29T23:59:59.000001Z", "2026-01-01T00:00:00.000000Z"})
    EXPECT_TRUE(is_record_time(good)) << good;
  for (const std::string bad :
       {"", "2024-02-29", "2023-02-29T23:59:59.000001Z", "2024-02-29T24:00:00.000000Z",
        "2024-02-29T23:60:00.000000Z", "2024-02-29T23:59:59.00000Z", "2024-02-29 23:59:59.000001Z",
        "2024-02-29T23:59:59.000001+"})
    EXPECT_FALSE(is_record_time(bad)) << bad;
}

TEST(RecordTime, LastMomentThatAPersonMeans) {
  EXPECT_EQ(must(last_moment("2024-02-29")), "2024-02-29T23:59:59.999999Z");
  EXPECT_EQ(must(last_moment("2024-02-29T12:00:00Z")), "2024-02-29T12:00:00.999999Z");
  EXPECT_EQ(must(last_moment("2024-02-29T12:00:00.25Z")), "2024-02-29T12:00:00.259999Z");
  EXPECT_EQ(must(last_moment("2024-02-29T12:00:00.123456Z")), "2024-02-29T12:00:00.123456Z");
  for (const std::string bad :
       {"", "Z", "2024", "2024-02-30", "2024-02-29T12:00Z", "2024-02-29T12:00:00",
        "2024-02-29T12:00:00+01:00", "2024-02-29T12:00:00.1234567Z", "yesterday",
        "2024-02-29T12:00:0Z"}) {
    const auto read = last_moment(bad);
    ASSERT_FALSE(read.ok()) << bad;
    EXPECT_EQ(read.faults().front().kind, FaultKind::usage);
  }
}

}  // namespace
}  // namespace setpoint::ledger::test
