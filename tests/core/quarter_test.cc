#include "setpoint/core/quarter.h"

#include <gtest/gtest.h>

namespace setpoint {
namespace {

TEST(Date, ExistsOnTheCalendar) {
  EXPECT_TRUE(Date::of(2024, 2, 29));
  EXPECT_FALSE(Date::of(2023, 2, 29));
  EXPECT_FALSE(Date::of(1900, 2, 29));
  EXPECT_TRUE(Date::of(2000, 2, 29));
  EXPECT_FALSE(Date::of(2024, 2, 31));
  EXPECT_FALSE(Date::of(2024, 13, 1));
  EXPECT_FALSE(Date::of(2024, 0, 1));
  EXPECT_FALSE(Date::of(2024, 4, 31));
  EXPECT_FALSE(Date::of(1899, 12, 31));
}

TEST(Date, ReadsAndWritesIsoText) {
  EXPECT_EQ(Date::parse("2024-09-30")->text(), "2024-09-30");
  EXPECT_EQ(Date::parse("2024-09-30")->month(), 9);
  for (const char* text :
       {"", "2024-9-30", "2024-09-31", "30-09-2024", "2024/09/30", "2024-09-30 ", "2024-0a-01"})
    EXPECT_FALSE(Date::parse(text)) << text;
  EXPECT_LT(*Date::parse("2023-12-31"), *Date::parse("2024-01-01"));
}

TEST(Quarter, ReadsAndWritesText) {
  EXPECT_EQ(Quarter::parse("2024Q3")->text(), "2024Q3");
  for (const char* text : {"", "2024q3", "2024Q0", "2024Q5", "24Q3", "2024-Q3", "1899Q4", "2200Q1"})
    EXPECT_FALSE(Quarter::parse(text)) << text;
}

TEST(Quarter, CountsAcrossYears) {
  EXPECT_EQ((Quarter::of(2024, 3) + 2).text(), "2025Q1");
  EXPECT_EQ((Quarter::of(2024, 1) - 1).text(), "2023Q4");
  EXPECT_EQ(Quarter::of(2025, 1) - Quarter::of(2024, 3), 2);
  EXPECT_LT(Quarter::of(2023, 4), Quarter::of(2024, 1));
}

TEST(Quarter, KnowsItsDaysAndFiscalYear) {
  EXPECT_EQ(Quarter::of(2024, 1).last_day().text(), "2024-03-31");
  EXPECT_EQ(Quarter::of(2024, 3).last_day().text(), "2024-09-30");
  EXPECT_EQ(Quarter::of(2024, 4).first_day().text(), "2024-10-01");
  EXPECT_EQ(Quarter::of_month(2024, 12), Quarter::of(2024, 4));
  EXPECT_EQ(Quarter::of_date(*Date::parse("2024-04-01")), Quarter::of(2024, 2));
  EXPECT_EQ(Quarter::of(2023, 4).fiscal_year().year, 2024);
  EXPECT_EQ(Quarter::of(2024, 3).fiscal_year().year, 2024);
}

}  // namespace
}  // namespace setpoint
