// The tables of planning and drawing: what is read, and every fault at its place.
#include "setpoint/data/draw_tables.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace setpoint {
namespace {

template <class T>
std::string faults(const Result<T>& result) {
  std::string text;
  if (!result)
    for (const Fault& fault : result.faults()) text += fault.text() + "\n";
  return text;
}

Result<SelectionTable> selection(std::string_view text) {
  MemoryBytes bytes(text);
  return read_selection(bytes, "selection.csv");
}

TEST(DrawTables, FrameIsReadInAnyOrderOfColumns) {
  const auto frame =
      read_frame("units,psu,stratum,period\n10,\"a, b\",h,2025Q1\n7,c,h,2025Q1\n", "f");
  ASSERT_TRUE(frame.ok()) << faults(frame);
  ASSERT_EQ(frame->psus.size(), 2U);
  EXPECT_EQ(frame->psus[0].psu, "a, b");
  EXPECT_EQ(frame->psus[0].units, 10U);
  EXPECT_EQ(frame->psus[1].line, 3U);
}

TEST(DrawTables, FaultsOfAFrameHaveTheirPlaces) {
  const std::string text = faults(read_frame(
      "period,stratum,psu,units\n2025Q5,h,a,1\n2025Q1,,a,1\n2025Q1,h,=1+1,1\n2025Q1,h,a,0\n"
      "2025Q1,h,a,1.5\n2025Q1,h,a,1000000001\n2025Q1,h,\"a\nb\",1\n2025Q1,h,c,1\n2025Q1,h,c,2\n",
      "f"));
  for (const char* place : {"f:2:1: ", "f:3:8: ", "f:4:10: ", "f:5:12: ", "f:6:12: ", "f:7:12: ",
                            "f:8:10: ", "f:11:1: a second row for 2025Q1 'h' 'c'"})
    EXPECT_NE(text.find(place), std::string::npos) << place << "\n" << text;
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 8) << text;
}

TEST(DrawTables, ColumnsAreExactlyThese) {
  EXPECT_FALSE(read_frame("period,stratum,psu\n2025Q1,h,a\n", "f").ok());
  EXPECT_FALSE(read_frame("period,stratum,psu,units,more\n2025Q1,h,a,1,2\n", "f").ok());
  EXPECT_FALSE(read_frame("period,stratum,psu,units\n", "f").ok());
  EXPECT_FALSE(read_allocation("period,stratum,psus\n2025Q1,h,1\n", "a").ok());
  EXPECT_FALSE(read_costs("stratum,costs\nh,1\n", "c").ok());
  EXPECT_FALSE(selection("period,stratum,psu,unit\n2025Q1,h,a,1\n").ok());
}

TEST(DrawTables, AllocationReadsBackAsWritten) {
  const std::vector<AllocatedStratum> rows = {
      {Quarter::of(2025, 1), "plain", 3, 4, 0},
      {Quarter::of(2025, 2), "with, comma and \"quotes\"", 1, 1000000000, 0}};
  const auto text = allocation_csv(rows);
  ASSERT_TRUE(text.ok());
  const auto back = read_allocation(*text, "a");
  ASSERT_TRUE(back.ok()) << faults(back);
  ASSERT_EQ(back->strata.size(), 2U);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(back->strata[i].period, rows[i].period);
    EXPECT_EQ(back->strata[i].stratum, rows[i].stratum);
    EXPECT_EQ(back->strata[i].psus, rows[i].psus);
    EXPECT_EQ(back->strata[i].units_per_psu, rows[i].units_per_psu);
  }
  EXPECT_FALSE(allocation_csv({{Quarter::of(2025, 1), "-h", 1, 1, 0}}).ok());
  EXPECT_FALSE(read_allocation("period,stratum,psus,units_per_psu\n2025Q1,h,0,1\n", "a").ok());
  EXPECT_FALSE(
      read_allocation("period,stratum,psus,units_per_psu\n2025Q1,h,1,1\n2025Q1,h,2,1\n", "a").ok());
}

TEST(DrawTables, SelectionIsGatheredByPsu) {
  const auto read = selection(
      "period,stratum,psu,unit,weight\n2025Q1,h,b,9,2.5\n2025Q1,h,a,1,2\n2025Q1,h,b,4,2.5\n"
      "2025Q1,h,a,1,3\n");
  ASSERT_TRUE(read.ok()) << faults(read);
  ASSERT_EQ(read->psus.size(), 2U);
  EXPECT_EQ(read->psus[0].psu, "a");
  EXPECT_EQ(read->psus[0].units, (std::vector<std::uint32_t>{1, 1}));
  EXPECT_FALSE(read->psus[0].one_weight);
  EXPECT_EQ(read->psus[1].units, (std::vector<std::uint32_t>{4, 9}));
  EXPECT_EQ(read->psus[1].weight, 2.5);
  EXPECT_TRUE(read->psus[1].one_weight);
  EXPECT_EQ(read->psus[1].line, 2U);
  EXPECT_FALSE(selection("period,stratum,psu,unit,weight\n2025Q1,h,a,1,0\n").ok());
  EXPECT_FALSE(selection("period,stratum,psu,unit,weight\n2025Q1,h,a,0,1\n").ok());
}

TEST(DrawTables, CostsAreAboveZeroAndOnce) {
  const auto costs = read_costs("stratum,cost\nh,2.5\nk,1\n", "c");
  ASSERT_TRUE(costs.ok());
  EXPECT_EQ(costs->strata[0].cost, 2.5);
  EXPECT_FALSE(read_costs("stratum,cost\nh,0\n", "c").ok());
  EXPECT_FALSE(read_costs("stratum,cost\nh,-1\n", "c").ok());
  EXPECT_FALSE(read_costs("stratum,cost\nh,1\nh,1\n", "c").ok());
}

}  // namespace
}  // namespace setpoint
