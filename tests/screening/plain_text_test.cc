#include "setpoint/screening/plain_text.h"

#include <gtest/gtest.h>

#include "setpoint/screening/records.h"

namespace setpoint::test {
namespace {

TEST(PlainText, IsWhatAFieldSays) {
  EXPECT_EQ(plain_text("  ACME\t  Co.  "), "acme co.");
  EXPECT_EQ(plain_text("\xEF\xBC\xA1\xEF\xBC\xA3ME\xE2\x80\x8B"), "acme");  // full width, no width
  EXPECT_EQ(plain_text("\xC2\xA0STRASSE\xC2\xA0"), plain_text("stra\xC3\x9F"
                                                              "e"));  // no-break
  EXPECT_EQ(as_rule_word(plain_text("Pill-Press")), "pill_press");
}

TEST(PlainText, SignsAloneSayNothing) {
  for (const char* text : {"", " ", "...", "-", "\xE2\x80\x8B", "\xF0\x9F\x91\x8D", "\xFF\xFE"}) {
    EXPECT_FALSE(says_something(text)) << text;
    EXPECT_EQ(plain_text(text), "") << text;
  }
  for (const char* text : {"a", "7", "\xE5\xAD\xA6", "\xD0\x90\xD0\x91", "- x -"})
    EXPECT_TRUE(says_something(text)) << text;
}

TEST(PlainText, ACustomerWithoutANameIsAFault) {
  for (const char* name : {"...", " ", "\xE2\x80\x8B", "\xF0\x9F\x91\x8D"}) {
    const auto read =
        parse_records("id,name\nC1," + std::string(name) + "\n", "c.csv", customer_columns());
    ASSERT_FALSE(read.ok()) << name;
    EXPECT_EQ(read.faults()[0].where.line, 2U);
  }
}

}  // namespace
}  // namespace setpoint::test
