// Customers against a list: what matches, how it is graded and why.
#include "setpoint/screening/screener.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "screening/example_list.h"

namespace setpoint::test {
namespace {

class ScreenerTest : public testing::Test {
 protected:
  std::vector<Match> screen(const Customer& customer) {
    return screener_.screen(customer, worker_).value();
  }
  static Customer named(std::string name, std::optional<NameKind> kind = {}) {
    Customer made;
    made.id = "C1";
    made.name = std::move(name);
    made.kind = kind;
    return made;
  }
  static bool says(const Match& match, const std::string& part) {
    return std::any_of(match.reasons.begin(), match.reasons.end(), [&](const std::string& reason) {
      return reason.find(part) != std::string::npos;
    });
  }
  SanctionsList list_ = example_list();
  Screener screener_ = Screener::build(list_, {}, {}).value();
  Screener::Worker worker_;
};

TEST_F(ScreenerTest, CountsWhatItComparesWith) {
  EXPECT_EQ(screener_.entries(), 3U);
  EXPECT_EQ(screener_.names(), 5U);
}

TEST_F(ScreenerTest, GradesByHowMuchAgrees) {
  const auto exact = screen(named("Ana Maria Example Prueba"));
  ASSERT_EQ(exact.size(), 1U);
  EXPECT_EQ(exact[0].entry, 0U);
  EXPECT_EQ(exact[0].grade, MatchGrade::exact);
  const auto strong = screen(named("Ana Maria Exampel Prueba"));
  ASSERT_EQ(strong.size(), 1U);
  EXPECT_EQ(strong[0].grade, MatchGrade::strong);
  EXPECT_LT(strong[0].score, exact[0].score);
  const auto possible = screen(named("Ana Example"));
  ASSERT_EQ(possible.size(), 1U);
  EXPECT_EQ(possible[0].grade, MatchGrade::possible);
  EXPECT_TRUE(screen(named("Rosa Muestrario")).empty());
  const auto weak = screen(named("La Ejemplar"));
  ASSERT_EQ(weak.size(), 1U);
  EXPECT_EQ(weak[0].grade, MatchGrade::weak_alias);
  EXPECT_LT(weak[0].score, exact[0].score);
}

TEST_F(ScreenerTest, EveryMatchExplainsItself) {
  for (const char* name : {"Ana Example", "Example Chemical GmbH", "MV Example Star 8",
                           "Ana Muestra", "Ejemplar", "Анна Муэстра", "Example Chemical"})
    for (const Match& match : screen(named(name))) {
      EXPECT_FALSE(match.reasons.empty()) << name;
      for (const std::string& reason : match.reasons) EXPECT_FALSE(reason.empty());
    }
  const auto ship = screen(named("Example Star 8"));
  ASSERT_EQ(ship.size(), 1U);
  EXPECT_TRUE(says(ship[0], "the numbers differ: '8', listed '7'"));
}

TEST_F(ScreenerTest, DatesCountriesAndAddressesMoveTheScoreWithTheirReason) {
  Customer customer = named("Ana Example Prueba", NameKind::person);
  const double bare = screen(customer)[0].score;
  customer.birth = PartialDate{.year = 1970, .month = 5, .day = 31};
  const auto dated = screen(customer);
  EXPECT_NEAR(dated[0].score, bare + (1 - bare) * MatchRules{}.birth_date, 1e-12);
  EXPECT_TRUE(says(dated[0], "date of birth agrees"));
  customer.birth = PartialDate{.year = 1970};
  EXPECT_NEAR(screen(customer)[0].score, bare + (1 - bare) * MatchRules{}.birth_year, 1e-12);
  customer.birth = PartialDate{.year = 1972};
  EXPECT_NEAR(screen(customer)[0].score, bare * MatchRules{}.birth_near, 1e-12);
  customer.birth = PartialDate{.year = 1950};
  const auto other = screen(customer);
  ASSERT_EQ(other.size(), 1U);
  EXPECT_NEAR(other[0].score, bare * MatchRules{}.birth_differs, 1e-12);
  EXPECT_TRUE(says(other[0], "differs by 20"));
  customer.birth.reset();
  customer.country = Country::parse("MX");
  EXPECT_NEAR(screen(customer)[0].score, bare + (1 - bare) * MatchRules{}.country, 1e-12);
  customer.country = Country::parse("FR");
  EXPECT_NEAR(screen(customer)[0].score, bare * MatchRules{}.country_differs, 1e-12);
  customer.country.reset();
  customer.address = "Calle Ejemplo 12, Culiacan";
  const auto housed = screen(customer);
  EXPECT_NEAR(housed[0].score, bare + (1 - bare) * MatchRules{}.address, 1e-12);
  EXPECT_TRUE(says(housed[0], "the address agrees"));
}

TEST_F(ScreenerTest, AnIdentifierIsAMatchByItself) {
  Customer customer = named("Somebody Else", NameKind::person);
  customer.identifiers = {"g 123-456"};
  const auto matches = screen(customer);
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_EQ(matches[0].grade, MatchGrade::strong);
  EXPECT_TRUE(says(matches[0], "the number agrees, the name does not"));
  EXPECT_EQ(matches[0].score, MatchRules{}.identifier);
  EXPECT_TRUE(says(matches[0], "Passport G-123 456"));
  customer.identifiers = {"456"};  // too short to say anything
  EXPECT_TRUE(screen(customer).empty());
}

TEST_F(ScreenerTest, KindsAndProgrammesNarrowTheSearch) {
  EXPECT_EQ(screen(named("Example Star 7")).size(), 1U);
  EXPECT_TRUE(screen(named("Example Star 7", NameKind::person)).empty());
  const std::vector<std::string> programmes = {"SDNTK"};
  const auto narrow = Screener::build(list_, {}, programmes).value();
  EXPECT_EQ(narrow.entries(), 1U);
  EXPECT_TRUE(narrow.screen(named("Example Star 7"), worker_)->empty());
  const std::vector<std::string> none = {"NO-SUCH"};
  EXPECT_FALSE(Screener::build(list_, {}, none).ok());
}

TEST_F(ScreenerTest, AliasesOfTheCustomerCount) {
  Customer customer = named("Somebody Else", NameKind::person);
  customer.aliases = {"Ana Muestra"};
  const auto matches = screen(customer);
  ASSERT_EQ(matches.size(), 1U);
  EXPECT_TRUE(says(matches[0], "by the alias 'Ana Muestra'"));
}

TEST_F(ScreenerTest, ThreadsChangeNothing) {
  std::vector<Customer> customers;
  for (int k = 0; k < 500; ++k)
    customers.push_back(named(k % 3 == 0   ? "Ana Example"
                              : k % 3 == 1 ? "Example Chemikal Ltd"
                                           : "Анна Муэстра"));
  const auto one = screener_.screen(customers, 1).value();
  const auto four = screener_.screen(customers, 4).value();
  ASSERT_EQ(one.size(), four.size());
  for (std::size_t k = 0; k < one.size(); ++k) {
    ASSERT_EQ(one[k].size(), four[k].size());
    for (std::size_t m = 0; m < one[k].size(); ++m) {
      EXPECT_EQ(one[k][m].score, four[k][m].score);
      EXPECT_EQ(one[k][m].reasons, four[k][m].reasons);
    }
  }
  EXPECT_FALSE(one[0].empty());
}

TEST_F(ScreenerTest, ANameThatCannotBeComparedIsAFaultWithItsPlace) {
  Customer customer = named(std::string(kLongestName + 1, 'x'));
  customer.where = {"customers.csv", 7, 0};
  const std::vector<Customer> customers = {customer};
  const auto all = screener_.screen(customers, 1);
  ASSERT_FALSE(all.ok());
  EXPECT_EQ(all.faults()[0].where.line, 7U);
}

}  // namespace
}  // namespace setpoint::test
