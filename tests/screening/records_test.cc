// The user's files: what is read and every fault with its line and column.
#include "setpoint/screening/records.h"

#include <gtest/gtest.h>

#include <span>
#include <string>

namespace setpoint::test {
namespace {

const Date kToday = Date::of(2024, 2, 29).value();

std::string fault(const std::string& text,
                  std::span<const RecordColumn> columns = customer_columns()) {
  const auto read = parse_records(text, "c.csv", columns, kToday);
  return read.ok() ? "none" : read.faults().front().text();
}

TEST(Records, AreReadInAnyOrderOfColumns) {
  const auto read = parse_records(
      "name,aliases,id,kind,birth_date,country,identifier\n"
      "\"EXAMPLE, Ana\",Ana Muestra; A. Prueba ;,C1,person,1970-05,MX,G123456;X9\n",
      "c.csv", customer_columns(), kToday);
  ASSERT_TRUE(read.ok());
  const auto customers = customers_of(*read);
  ASSERT_EQ(customers.size(), 1U);
  EXPECT_EQ(customers[0].id, "C1");
  EXPECT_EQ(customers[0].name, "EXAMPLE, Ana");
  EXPECT_EQ(customers[0].aliases, (std::vector<std::string>{"Ana Muestra", "A. Prueba"}));
  EXPECT_EQ(customers[0].kind, NameKind::person);
  EXPECT_EQ(customers[0].birth->year, 1970);
  EXPECT_EQ(customers[0].birth->month, 5);
  EXPECT_EQ(customers[0].country->code(), "MX");
  EXPECT_EQ(customers[0].identifiers.size(), 2U);
  EXPECT_EQ(customers[0].where.line, 2U);
}

TEST(Records, FaultsNameTheirPlace) {
  EXPECT_EQ(fault("id,name,nam\n").substr(0, 36), "c.csv:1:9: unknown column 'nam', exp");
  EXPECT_EQ(fault("id,name,id\n").substr(0, 9), "c.csv:1:9");
  EXPECT_EQ(fault("id\n").substr(0, 7), "c.csv:1");
  EXPECT_EQ(fault("id,name\nC1,\n").substr(0, 10), "c.csv:2:4:");
  EXPECT_EQ(fault("id,name\nC1,A\nC1,B\n").substr(0, 7), "c.csv:3");
  EXPECT_EQ(fault("id,name,kind\nC1,A,animal\n").substr(0, 10), "c.csv:2:6:");
  EXPECT_EQ(fault("id,name,birth_date\nC1,A,31.5.1970\n").substr(0, 10), "c.csv:2:6:");
  EXPECT_EQ(fault("id,name,birth_date\nC1,A,1970-02-30\n").substr(0, 10), "c.csv:2:6:");
  EXPECT_EQ(fault("id,name,country\nC1,A,Mexico\n").substr(0, 10), "c.csv:2:6:");
  EXPECT_EQ(fault("id,name,registered\nC1,A,true\n").substr(0, 10), "c.csv:2:6:");
  EXPECT_EQ(fault("id,name,expected_monthly_usd\nC1,A,-1\n").substr(0, 10), "c.csv:2:6:");
  EXPECT_EQ(fault("id,name\nC1\n").substr(0, 7), "c.csv:2");
  EXPECT_EQ(fault("id,name\nC1,A\n"), "none");
}

// A day of today has come, and so has a month or a year that has begun.
TEST(Records, ADayThatHasNotComeIsAFaultWithItsPlace) {
  EXPECT_EQ(
      fault("id,date,customer\nT1,2024-02-29,C1\nT2,2024-03-01,C1\n", transaction_columns()),
      "c.csv:3:4: date is '2024-03-01', which has not come, expected a day of today or before");
  EXPECT_EQ(fault("id,date,customer\nT1,2199-01-01,C1\n", transaction_columns()).substr(0, 10),
            "c.csv:2:4:");
  EXPECT_EQ(fault("id,name,founded\nC1,A,2024-03-01\n").substr(0, 10), "c.csv:2:6:");
  EXPECT_EQ(fault("id,name,founded\nC1,A,2024-02-29\n"), "none");
  for (const char* born : {"2024-03-01", "2024-03", "2025"})
    EXPECT_EQ(fault(std::string("id,name,birth_date\nC1,A,") + born + "\n").substr(0, 10),
              "c.csv:2:6:")
        << born;
  for (const char* born : {"2024-02-29", "2024-02", "2024"})
    EXPECT_EQ(fault(std::string("id,name,birth_date\nC1,A,") + born + "\n"), "none") << born;
}

TEST(Customer, DatesMayBeParts) {
  EXPECT_EQ(parse_partial_date("1970")->year, 1970);
  EXPECT_EQ(parse_partial_date("1970-12")->month, 12);
  EXPECT_EQ(parse_partial_date("1970-12-31")->day, 31);
  for (const char* text : {"", "70", "1970-13", "1970-00", "1970-1", "1970-12-32", "1699", "197O"})
    EXPECT_FALSE(parse_partial_date(text).has_value()) << text;
}

}  // namespace
}  // namespace setpoint::test
