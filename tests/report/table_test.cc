#include "setpoint/report/table.h"

#include <gtest/gtest.h>

#include <sstream>

#include "sample.h"
#include "setpoint/report/terminal_text.h"

namespace setpoint {
namespace {

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> result;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) result.push_back(line);
  return result;
}

std::string row_of(const std::string& text, const std::string& start) {
  for (const std::string& line : lines(text))
    if (line.starts_with(start)) return line;
  return "";
}

TEST(ScheduleTable, IsAtMost120ColumnsWide) {
  for (const bool all : {false, true})
    for (const std::string& line : lines(schedule_table(sample::determination(), all)))
      EXPECT_LE(width(line), 120U) << line;
}

TEST(ScheduleTable, ShowsLiableThenFlowThenCountsTheRest) {
  const std::string text = schedule_table(sample::determination(), false);
  const std::size_t mx = text.find("\nMX ");
  const std::size_t cn = text.find("\nCN ");
  const std::size_t zz = text.find("\nZZ ");
  const std::size_t ca = text.find("\nCA ");
  ASSERT_NE(ca, std::string::npos);
  EXPECT_LT(mx, cn);
  EXPECT_LT(cn, zz);  // not liable, by footprint
  EXPECT_LT(zz, ca);
  EXPECT_EQ(text.find("\nDE "), std::string::npos);
  EXPECT_NE(text.find("and 12 more countries at 0: no evidence of flow"), std::string::npos);
  const std::string all = schedule_table(sample::determination(), true);
  EXPECT_NE(all.find("\nDE "), std::string::npos);
  EXPECT_NE(all.find("\nCI Côte d'Ivoire"), std::string::npos);
  EXPECT_EQ(all.find("more countries"), std::string::npos);
}

TEST(ScheduleTable, HasTheFiguresAndTheirIntervals) {
  const std::string text = schedule_table(sample::determination(), false);
  const std::string row = row_of(text, "MX ");
  for (const char* figure :
       {"0.06", "0.2500", "0.2481", "1.25", "5.000", "14.382", "46,210", "default", "liable"})
    EXPECT_NE(row.find(figure), std::string::npos) << figure << " in " << row;
  for (const char* interval : {"(0.0800 to 0.4700)", "(8.801 to 21.900)", "(41,000 to 48,300)"})
    EXPECT_NE(text.find(interval), std::string::npos) << interval;
}

TEST(ScheduleTable, FiguresStandUnderTheirHeads) {
  const std::string text = schedule_table(sample::determination(), false);
  const std::string head = row_of(text, "Country");
  const std::string row = row_of(text, "MX ");
  EXPECT_EQ(head.find("target") + 6, row.find("0.2481") + 6) << head << "\n" << row;
  EXPECT_EQ(head.rfind("target") + 6, row.find("14.382") + 6) << head << "\n" << row;
  EXPECT_EQ(head.find("attributed") + 10, row.find("46,210") + 6) << head << "\n" << row;
}

TEST(ScheduleTable, SaysWhatToBeCarefulAbout) {
  const std::string text = schedule_table(sample::determination(), false);
  EXPECT_NE(text.find("CHECK FAILS: monotone in flow: CN falls by 1e-3"), std::string::npos);
  EXPECT_NE(text.find("187 of 1,000 draws"), std::string::npos);
  EXPECT_NE(text.find("10,000 kg"), std::string::npos);
  EXPECT_NE(text.find("Carried: imports or entries of MX"), std::string::npos);
  EXPECT_NE(text.find("Incomplete: a quarter of the window has no evidence for CN"),
            std::string::npos);
  EXPECT_NE(text.find("Charged = phase x full rate"), std::string::npos);
  EXPECT_NE(text.find("$77,352 (47,000 to 104,000) per death"), std::string::npos);
}

TEST(TerminalText, CutsAndWrapsByCharactersNotBytes) {
  EXPECT_EQ(width("Côte d'Ivoire"), 13U);
  EXPECT_EQ(cut("Türkiye", 7), "Türkiye");
  EXPECT_EQ(cut("Türkiye", 4), "Tür…");
  EXPECT_EQ(padded_left("ü", 3), "  ü");
  EXPECT_EQ(wrapped("one two three", 7), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrapped("", 7), std::vector<std::string>{});
}

}  // namespace
}  // namespace setpoint
