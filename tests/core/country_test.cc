#include "setpoint/core/country.h"

#include <gtest/gtest.h>

#include <string>

namespace setpoint {
namespace {

TEST(Country, HasThe249AssignedCodesAndTwoMore) {
  int known = 0;
  for (char a = 'A'; a <= 'Z'; ++a)
    for (char b = 'A'; b <= 'Z'; ++b)
      known += Country::parse(std::string{a, b}).has_value() ? 1 : 0;
  EXPECT_EQ(known, 251);
}

TEST(Country, KnowsNamesByCode) {
  EXPECT_EQ(Country::parse("MX")->name(), "Mexico");
  EXPECT_EQ(Country::parse("CN")->name(), "China");
  EXPECT_EQ(Country::parse("AD")->name(), "Andorra");
  EXPECT_EQ(Country::parse("ZW")->name(), "Zimbabwe");
  EXPECT_EQ(Country::parse("XK")->name(), "Kosovo");
  EXPECT_EQ(Country::parse("NO")->name(), "Norway");
  EXPECT_EQ(Country::parse("MX")->code(), "MX");
}

TEST(Country, RejectsWhatIsNotAssigned) {
  for (const char* text : {"", "M", "MEX", "mx", "UK", "EU", "AN", "XX", "M ", "SU", "YU"})
    EXPECT_FALSE(Country::parse(text)) << text;
}

TEST(Country, AnUnidentifiedOriginIsOneOfItsOwn) {
  EXPECT_EQ(Country::unidentified(), *Country::parse("ZZ"));
  EXPECT_FALSE(Country::unidentified().identified());
  EXPECT_TRUE(Country::parse("MX")->identified());
  EXPECT_LT(*Country::parse("CA"), *Country::parse("CN"));
}

}  // namespace
}  // namespace setpoint
