#include "setpoint/screening/plain_text.h"

#include <gtest/gtest.h>

#include "screening/flags.h"
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
    const auto read = parse_records("id,name\nC1," + std::string(name) + "\n", "c.csv",
                                    customer_columns(), kToday);
    ASSERT_FALSE(read.ok()) << name;
    EXPECT_EQ(read.faults()[0].where.line, 2U);
  }
}

TEST(PlainText, APhoneIsItsDigits) {
  const std::string whole = "86105551234";
  for (const char* text :
       {"+86 10 555 1234", "+86105551234", "+86-10-5551234", "0086105551234", "00 86 (10) 555.1234",
        "(86)10 555 1234", "Tel.: +86 10/555 1234", "+８６ 10 555 1234", "+٨٦ 10 555 1234"})
    EXPECT_EQ(plain_phone(text), whole) << text;
  EXPECT_EQ(plain_phone("+44 (0)20 7946 0000"), plain_phone("+44 20 7946 0000"));
  EXPECT_EQ(plain_phone("+44(0)20 7946 0000"), "442079460000");
  // Nobody can say of which country a number without its code is.
  EXPECT_NE(plain_phone("010 555 1234"), whole);
  EXPECT_NE(plain_phone("+86 10 555 1235"), whole);
  EXPECT_NE(plain_phone("555 1234 ext 1"), plain_phone("555 1234 ext 2"));
  EXPECT_EQ(plain_phone("555 1234 EXT. 1"), plain_phone("5551234 ext 1"));
  for (const char* text : {"", "-", "none", "n/a", "+", "(...)"})
    EXPECT_EQ(plain_phone(text), "") << text;
}

TEST(PlainText, AnEmailIsReadWithoutCaseAndBlanks) {
  EXPECT_EQ(plain_email(" Ana@Example.ORG "), "ana@example.org");
  EXPECT_EQ(plain_email("ana @example.org"), "ana@example.org");
  EXPECT_NE(plain_email("ana.b@example.org"), plain_email("anab@example.org"));
  for (const char* text : {"", "-", "none", "n/a"}) EXPECT_EQ(plain_email(text), "") << text;
}

}  // namespace
}  // namespace setpoint::test
