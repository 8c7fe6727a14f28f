#include "setpoint/screening/written_identifier.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace setpoint::test {
namespace {

TEST(WrittenIdentifier, HasItsKindNumberAndCountry) {
  const WrittenIdentifier whole = written_identifier("passport 12345 (Mexico)");
  EXPECT_EQ(whole.kind, "Passport");
  EXPECT_EQ(whole.number, "12345");
  EXPECT_EQ(whole.country, "Mexico");
  EXPECT_EQ(written_identifier("12345 (Mexico)").kind, "");
  EXPECT_EQ(written_identifier("IMO 9150377").number, "9150377");
  EXPECT_EQ(written_identifier("IMO 915").number, "IMO 915");  // no ship's number
  EXPECT_EQ(written_identifier("AB (12) 345").number, "AB (12) 345");
}

TEST(WrittenIdentifier, ComparesByItsNumber) {
  const std::string plain = plain_identifier("12345");
  for (const char* same : {"12 345", "Passport 12345", "12345 (Mexico)", "passport 1-2-3-4-5",
                           "Registration ID 12345 (Panama)"})
    EXPECT_EQ(plain_identifier(same), plain) << same;
  EXPECT_EQ(plain_identifier("IMO 9150377"), plain_identifier("9150377"));
  EXPECT_EQ(plain_identifier("imo no. 9150377"), plain_identifier("9150377"));
  // Letters of every script tell one from another.
  EXPECT_NE(plain_identifier("\xD0\x90\xD0\x91"
                             "1234567"),
            plain_identifier("1234567"));
  EXPECT_EQ(plain_identifier("\xD0\x90\xD0\x91"
                             "1234567"),
            plain_identifier("\xD0\xB0\xD0\xB1 1234567"));
  EXPECT_EQ(plain_identifier("456"), "");
}

class Agreement : public testing::Test {
 protected:
  IdentifierAgreement with(const std::string& text) {
    Customer customer;
    customer.identifiers = {text};
    ListEntry entry;
    entry.identifiers = {{"Passport", "12345", "Mexico", "", ""}};
    reasons_.clear();
    return compare_identifiers(customer, entry, reasons_);
  }
  std::vector<std::string> reasons_;
};

TEST_F(Agreement, SaysWhatAgreesAndWhatDoesNot) {
  for (const char* same :
       {"12345", "Passport 12345", "12345 (Mexico)", "Passport 12345 (Mexico)"}) {
    EXPECT_EQ(with(same), IdentifierAgreement::whole) << same;
    EXPECT_EQ(reasons_,
              (std::vector<std::string>{"an identifier is the same: Passport 12345 (Mexico)"}));
  }
  EXPECT_EQ(with("Registration ID 12345 (Panama)"), IdentifierAgreement::number);
  EXPECT_EQ(reasons_, (std::vector<std::string>{
                          "the number of an identifier is the same, its kind and country are not: "
                          "Registration ID 12345 (Panama), listed Passport 12345 (Mexico)"}));
  EXPECT_EQ(with("12345 (Panama)"), IdentifierAgreement::number);
  EXPECT_EQ(with("12346"), IdentifierAgreement::none);
}

TEST_F(Agreement, GradesByTheNameToo) {
  EXPECT_EQ(grade_by_identifiers(IdentifierAgreement::none, false, reasons_), std::nullopt);
  EXPECT_EQ(grade_by_identifiers(IdentifierAgreement::whole, true, reasons_), MatchGrade::exact);
  EXPECT_EQ(grade_by_identifiers(IdentifierAgreement::number, true, reasons_), MatchGrade::strong);
  EXPECT_TRUE(reasons_.empty());
  EXPECT_EQ(grade_by_identifiers(IdentifierAgreement::whole, false, reasons_), MatchGrade::strong);
  EXPECT_EQ(reasons_, (std::vector<std::string>{"the number agrees, the name does not"}));
  EXPECT_EQ(grade_by_identifiers(IdentifierAgreement::number, false, reasons_),
            MatchGrade::possible);
}

}  // namespace
}  // namespace setpoint::test
