// What a changed file of a draw is found by.
#include "setpoint/sampling/draw_check.h"

#include <gtest/gtest.h>

namespace setpoint {
namespace {

constexpr std::string_view kFrame =
    "period,stratum,psu,units\n2025Q1,h,a,10\n2025Q1,h,b,10\n2025Q1,h,c,10\n2025Q1,h,d,10\n"
    "2025Q1,k,a,5\n2025Q1,k,b,5\n";
constexpr std::string_view kAllocation =
    "period,stratum,psus,units_per_psu\n2025Q1,h,2,3\n2025Q1,k,2,5\n";

Bytes32 seed_of(unsigned char number) {
  Bytes32 seed{};
  seed.fill(number);
  return seed;
}

// A draw as it is published, each part of which a test may change.
struct Published {
  std::string frame{kFrame};
  std::string allocation{kAllocation};
  std::string commitment;
  std::string draw;
  std::string selection;

  explicit Published(std::optional<std::string> rule = {}, std::optional<std::string> beacon = {}) {
    const DrawInputs inputs = inputs_of(frame, allocation);
    const DrawRecord record{commit(seed_of(1), inputs, std::move(rule)), std::move(beacon),
                            seed_of(1)};
    commitment = commitment_json(record.commitment);
    draw = draw_json(record);
    const auto selected =
        draw_sample(*read_frame(frame, "frame.csv"), *read_allocation(allocation, "allocation.csv"),
                    draw_key(record.seed, inputs, record.beacon));
    selection = selection_csv(*selected);
  }

  // Each fault on a line; empty where all is as it should be.
  [[nodiscard]] std::string check() const {
    FaultLog differences;
    const auto record = read_draw_record(draw, "draw.json");
    const auto committed = read_commitment(commitment, "commitment.json");
    const auto frame_read = read_frame(frame, "frame.csv");
    const auto allocation_read = read_allocation(allocation, "allocation.csv");
    MemoryBytes bytes(selection);
    const auto selection_read = read_selection(bytes, "selection.csv");
    if (!record) differences.add(record.faults());
    if (!committed) differences.add(committed.faults());
    if (!frame_read) differences.add(frame_read.faults());
    if (!allocation_read) differences.add(allocation_read.faults());
    if (!selection_read) differences.add(selection_read.faults());
    if (differences.empty()) {
      const auto selected =
          recompute_draw(*record, *committed, {"draw.json", "commitment.json"}, *frame_read,
                         *allocation_read, inputs_of(frame, allocation), differences);
      EXPECT_EQ(selected.has_value(), differences.empty());
      if (selected) compare_selection(*selected, *selection_read, differences);
    }
    std::string text;
    for (const Fault& fault : differences.all("draw.json")) text += fault.text() + "\n";
    return text;
  }
};

std::string replaced(const std::string& text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  std::string result = text;
  return at == std::string::npos ? result : result.replace(at, from.size(), to);
}

// Of the first line of the selection.
std::string first_row(const Published& published) {
  const std::size_t start = published.selection.find('\n') + 1;
  return published.selection.substr(start, published.selection.find('\n', start) + 1 - start);
}

TEST(DrawCheck, UntouchedDrawHasNoDifference) {
  EXPECT_EQ(Published().check(), "");
  EXPECT_EQ(Published("the lottery of Friday", "1 2 3").check(), "");
}

TEST(DrawCheck, OrderOfRowsAndLineEndsAreNoDifference) {
  Published published;
  const std::string row = first_row(published);
  published.selection = replaced(published.selection, row, "") + row;
  std::erase(published.selection, '\r');
  EXPECT_EQ(published.check(), "");
}

TEST(DrawCheck, ChangedFrameIsFound) {
  Published published;
  published.frame = replaced(published.frame, "2025Q1,h,a,10", "2025Q1,h,a,11");
  EXPECT_EQ(published.check().find("frame.csv: not the frame that was committed to"), 0U);
  // One byte that means nothing is a difference too: the digest is of bytes.
  published = Published();
  published.frame += "2025Q1,h,e,10\n";
  EXPECT_EQ(published.check().find("frame.csv: not the frame that was committed to"), 0U);
}

TEST(DrawCheck, ChangedAllocationIsFound) {
  Published published;
  published.allocation = replaced(published.allocation, "h,2,3", "h,3,3");
  EXPECT_EQ(published.check().find("allocation.csv: not the allocation that was committed to"), 0U);
}

TEST(DrawCheck, ChangedSeedIsFound) {
  Published published;
  published.draw = replaced(published.draw, hex(seed_of(1)), hex(seed_of(2)));
  EXPECT_EQ(published.check().find("draw.json: the seed, with"), 0U) << published.check();
}

TEST(DrawCheck, ChangedCommitmentIsFound) {
  // Another commitment to the same files: that of a seed that suits better.
  Published published;
  const std::string other = hex(commit(seed_of(2), inputs_of(kFrame, kAllocation), {}).commitment);
  const std::string own = hex(commit(seed_of(1), inputs_of(kFrame, kAllocation), {}).commitment);
  published.commitment = replaced(published.commitment, own, other);
  const std::string text = published.check();
  EXPECT_NE(text.find("draw.json: a draw of another commitment"), std::string::npos) << text;
  EXPECT_NE(text.find("draw.json: the seed, with"), std::string::npos) << text;
  // With the record changed alike the seed still does not open it.
  published.draw = replaced(published.draw, own, other);
  EXPECT_EQ(published.check().find("draw.json: the seed, with"), 0U);
}

TEST(DrawCheck, FilesDigestsAndRecordChangedTogetherAreFound) {
  // All is changed but the commitment itself.
  Published published;
  published.frame = replaced(published.frame, "2025Q1,h,a,10", "2025Q1,h,a,11");
  const std::string before = hex(inputs_of(kFrame, kAllocation).frame);
  const std::string after = hex(inputs_of(published.frame, kAllocation).frame);
  published.commitment = replaced(published.commitment, before, after);
  published.draw = replaced(published.draw, before, after);
  EXPECT_EQ(published.check().find("draw.json: the seed, with"), 0U) << published.check();
}

TEST(DrawCheck, DigestsOfTheRecordAlone) {
  Published published;
  published.draw =
      replaced(published.draw, hex(inputs_of(kFrame, kAllocation).frame), std::string(64, '0'));
  EXPECT_EQ(published.check(),
            "draw.json: digests of other files than were committed to, expected those of "
            "commitment.json\n");
}

TEST(DrawCheck, ChangedBeaconGivesAnotherSelection) {
  Published published("the lottery of Friday", "1 2 3");
  published.draw = replaced(published.draw, "1 2 3", "1 2 4");
  EXPECT_NE(published.check().find("selection.csv"), std::string::npos);
  published = Published("the lottery of Friday", "1 2 3");
  published.draw = replaced(published.draw, "Friday", "Monday");
  EXPECT_EQ(published.check().find("draw.json: another beacon rule"), 0U);
}

TEST(DrawCheck, ChangedSelectionIsFoundRowByRow) {
  const Published untouched;
  const std::string row = first_row(untouched);
  ASSERT_EQ(row.substr(0, 9), "2025Q1,h,");
  const std::string psu = row.substr(9, 1);

  // A weight; weight 2 * 10/3.
  Published published = untouched;
  published.selection = replaced(published.selection, ",6.666666666666667\r\n", ",6.7\r\n");
  EXPECT_NE(published.check().find(": more than one weight, expected 6.666666666666667"),
            std::string::npos)
      << published.check();
  published = untouched;
  for (int i = 0; i < 3; ++i)
    published.selection = replaced(published.selection, ",6.666666666666667\r\n", ",6.7\r\n");
  EXPECT_EQ(published.check(), "selection.csv:2:1: PSU '" + psu +
                                   "' of stratum 'h' of 2025Q1: weight 6.7, expected "
                                   "6.666666666666667\n");

  // A unit left out, and one in place of another.
  published = untouched;
  published.selection = replaced(published.selection, row, "");
  EXPECT_NE(published.check().find(": 2 units, the draw selects 3"), std::string::npos);
  published = untouched;
  published.selection =
      replaced(published.selection, row, row.substr(0, 11) + "11" + row.substr(row.find(',', 11)));
  EXPECT_NE(published.check().find("the draw selects unit"), std::string::npos);

  // A PSU in place of another.
  published = untouched;
  std::string other;
  for (const char* name : {"a", "b", "c", "d"})
    if (published.selection.find(std::string("h,") + name + ",") == std::string::npos) other = name;
  for (int i = 0; i < 3; ++i)
    published.selection = replaced(published.selection, "h," + psu + ",", "h," + other + ",");
  const std::string text = published.check();
  EXPECT_NE(text.find("PSU '" + psu + "' of stratum 'h' of 2025Q1 is missing"), std::string::npos);
  EXPECT_NE(text.find("PSU '" + other + "' of stratum 'h' of 2025Q1 is listed, and the draw does"),
            std::string::npos);
}

TEST(DrawCheck, RecordsAreReadStrictly) {
  const Published published("rule", "beacon");
  EXPECT_FALSE(read_draw_record("{", "draw.json").ok());
  EXPECT_FALSE(read_draw_record("[]", "draw.json").ok());
  EXPECT_FALSE(read_draw_record("{}", "draw.json").ok());
  EXPECT_FALSE(read_draw_record("\xff", "draw.json").ok());
  EXPECT_FALSE(read_commitment(published.draw, "commitment.json").ok());
  EXPECT_FALSE(read_draw_record(published.commitment, "draw.json").ok());
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"setpoint.draw/1", "setpoint.draw/2"},
           {"setpoint-draw-1", "setpoint-draw-2"},
           {"\"beacon\": \"beacon\"", "\"beacon\": null"},
           {"\"beacon_rule\": \"rule\"", "\"beacon_rule\": null"},
           {"\"beacon\": \"beacon\"", "\"beacon\": 5"},
           {"\"beacon\": \"beacon\"", "\"beacon\": \"\""},
           {"\"seed\": \"01", "\"seed\": \"0"},
           {"\"seed\": \"01", "\"sead\": \"01"},
           {"\"sha256\": \"", "\"sha256\": \"X"},
           {"\"seed\"", "\"more\": 1, \"seed\""}}) {
    const auto record = read_draw_record(replaced(published.draw, from, to), "draw.json");
    EXPECT_FALSE(record.ok()) << from << " -> " << to;
  }
  const auto broken = read_draw_record("{\n  \"schema\": ]", "draw.json");
  EXPECT_EQ(broken.faults().front().where, (Location{"draw.json", 2, 13}));
  EXPECT_EQ(draw_json(*read_draw_record(published.draw, "draw.json")), published.draw);
}

}  // namespace
}  // namespace setpoint
