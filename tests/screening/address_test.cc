// Two addresses, however they are written: what must agree, what must not, both ways round.
#include "setpoint/screening/address.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace setpoint::test {
namespace {

Address read(std::string_view text) {
  static Transliteration rules;
  return read_address(text, {}, NameWeights{}, rules).value();
}

bool agree(std::string_view a, std::string_view b) {
  const Address x = read(a);
  const Address y = read(b);
  const bool there = addresses_agree(x, y, NameCosts{}, MatchRules{}.strong);
  EXPECT_EQ(there, addresses_agree(y, x, NameCosts{}, MatchRules{}.strong)) << a << " | " << b;
  if (there) {
    EXPECT_EQ(address_key(x), address_key(y)) << a << " | " << b;
  }
  return there;
}

using Pairs = std::vector<std::pair<const char*, const char*>>;

void all_agree(const Pairs& pairs) {
  for (const auto& [a, b] : pairs) EXPECT_TRUE(agree(a, b)) << a << " | " << b;
}

void none_agrees(const Pairs& pairs) {
  for (const auto& [a, b] : pairs) EXPECT_FALSE(agree(a, b)) << a << " | " << b;
}

TEST(Address, APostcodeOnOneSideStopsNothing) {
  all_agree({
      {"Hauptstrasse 7, Berlin", "Hauptstrasse 7, 10115 Berlin"},
      {"Hauptstrasse 7, Berlin", "Hauptstrasse 7, D-10115 Berlin"},
      {"10 Downing St., London", "10 Downing Street, London SW1A 2AA"},
      {"10 Downing St., London SW1", "10 Downing Street, London SW1A 2AA"},
      {"10 Downing St., London", "10 Downing Street, London, SW1A2AA"},
      {"12 Zhongshan Road, Wuhan", "12 Zhongshan Road, Wuhan, Hubei 430000"},
      {"Calle Sol 5, Culiacan, Sinaloa", "Calle Sol 5, Culiacan, Sinaloa, C.P. 80000"},
      {"Calle Sol 5, Culiacan, Sinaloa", "Calle Sol 5, Culiacan, Sinaloa, CP 80000, Mexico"},
      {"Calle Sol 5, Culiacan, Sinaloa 80000", "Calle Sol 5, Culiacan, Sinaloa"},
      {"24 Sussex Drive, Ottawa", "24 Sussex Drive, Ottawa, Ontario K1M 1M4"},
      {"Damrak 1, Amsterdam", "Damrak 1, 1012 LG Amsterdam"},
      {"Na Prikope 10, Praha", "Na Prikope 10, 110 00 Praha"},
      {"ul. Nowa 3, Warszawa", "ul. Nowa 3, 00-950 Warszawa"},
      {"Rua Nova 8, Lisboa", "Rua Nova 8, 1000-001 Lisboa"},
      {"Avenida Paulista 1000, Sao Paulo", "Avenida Paulista 1000, Sao Paulo, 01310-100"},
      {"5 MG Road, New Delhi", "5 MG Road, New Delhi - 110 001"},
      {"12 Main Street, Houston, TX", "12 Main Street, Houston, TX 77002-1234"},
      {"12 Main Street, Houston, TX 77002", "12 Main Street, Houston, TX 77002-1234"},
      {"ulitsa Lenina, dom 5, Moskva", "123456, Moskva, ul. Lenina, d. 5"},
      {"Florida 100, Buenos Aires", "Florida 100, C1005AAB Buenos Aires"},
      {"12 College Green, Dublin 2", "12 College Green, Dublin 2, D02 X285"},
  });
  none_agrees({
      {"Hauptstrasse 7, 10827 Berlin", "Hauptstrasse 7, 13158 Berlin"},
      {"10 Downing Street, London SW1A 2AA", "10 Downing Street, London E17 4PP"},
      // The number of the house has the shape of a postcode.
      {"12345 Main Street, Houston", "Main Street, Houston"},
      {"12345 Main Street, Houston", "12346 Main Street, Houston"},
      {"12345 Main Street, Houston, TX 77002", "54321 Main Street, Houston, TX 77002"},
      {"Calle Sol 1234, Culiacan", "Calle Sol, Culiacan"},
  });
}

TEST(Address, APlaceOnOneSideStopsNothingAndAnotherOneDoes) {
  all_agree({
      {"Hauptstrasse 7", "Hauptstrasse 7, Berlin"},
      {"Hauptstrasse 7, Berlin", "Hauptstrasse 7, Berlin, Germany"},
      {"Hauptstrasse 7, Berlin, Germany", "Hauptstr. 7, Berlin, Deutschland"},
      {"Hauptstrasse 7, Berlin", "Hauptstrasse 7 Berlin"},
      {"Via Roma 5, Milano", "Via Roma 5 Milano"},
      {"12 rue de Rivoli, Paris", "12 rue de Rivoli Paris"},
      {"12 Zhongshan Road, Wuhan", "12 Zhongshan Road, Wuhan, Hubei, China"},
      {"12 Zhongshan Road, Wuhan, Hubei", "12 Zhongshan Road, East Lake District, Wuhan"},
      {"Calle Sol 5, Culiacan, Sinaloa", "Calle Sol 5, Col. Centro, Culiacan, Sin."},
      {"12 Main Street, Houston, Texas", "12 Main Street, Houston, TX"},
      {"Calle Sol 5, Tijuana, Baja California", "Calle Sol 5, Tijuana, BC"},
  });
  none_agrees({
      {"Hauptstrasse 7, Berlin", "Hauptstrasse 7, Hamburg"},
      {"Hauptstrasse 7, Germany", "Hauptstrasse 7, Austria"},
      {"1 Main Street, Springfield, Illinois", "1 Main Street, Springfield, Ohio"},
      {"1 Main Street, Springfield, IL", "1 Main Street, Springfield, OH"},
      {"Calle Sol 5, San Pedro, Jalisco", "Calle Sol 5, San Juan, Jalisco"},
      {"10 Rue de Paris", "10 Rue de Berlin"},
      {"Culiacan, Sinaloa, Mexico", "Culiacan, Sinaloa, Mexico"},
      {"Kabul", "Kabul"},
  });
}

TEST(Address, AnotherHouseOrStreetIsAnotherAddress) {
  none_agrees({
      {"10 Browning Street, London", "10 Downing St., London"},
      {"10 Browning Street", "10 Downing St."},
      {"10 Oak Street, Salem", "10 Oaks Street, Salem"},
      {"10 Main Street", "10 Maine Street"},
      {"12 Martin Road, Leeds", "12 Marlin Road, York"},
      {"10 Downing Street, London", "11 Downing Street, London"},
      {"10 Downing Street, London", "Downing Street, London"},
      {"10 Oak Street, Salem", "10 Oak Avenue, Salem"},
      {"Carrera 7 No. 10-20, Bogota", "Calle 7 No. 10-20, Bogota"},
      {"Carrera 7 No. 10-20, Bogota", "Carrera 10 No. 7-20, Bogota"},
      {"10 East Main Street", "10 West Main Street"},
      {"10 E Main Street", "10 W Main Street"},
      {"221 A Baker Street, London", "221 B Baker Street, London"},
      {"221 Baker Street, London", "221B Baker Street, London"},
      {"Av. Americas 1417-A, Guadalajara", "Av. Americas 1417-B, Guadalajara"},
      {"Av. Americas 1417-A, Guadalajara 44630", "Av. Americas 1417, Guadalajara 44630"},
      {"350 Fifth Avenue, New York", "350 Sixth Avenue, New York"},
      {"123 Main Street #4, Salem", "123 Main Street #5, Salem"},
      {"12/F, 5 Nathan Road, Kowloon", "11/F, 5 Nathan Road, Kowloon"},
      {"5th Avenue 12, New York", "6th Avenue 12, New York"},
      {"P.O. Box 1234, Dubai", "P.O. Box 1235, Dubai"},
      {"P.O. Box 1234, Dubai", "P.O. Box 1234, Sharjah"},
  });
  all_agree({
      {"12 Zhongshan Road, Wuhan", "12 Zhongshna Road, Wuhan"},
      {"12 Zhongshan Road, Wuhan", "12 Zhong Shan Lu, Wuhan"},
      {"10 Downing Street, London", "10 Downin Street, London"},
      {"P.O. Box 1234, Dubai", "PO Box 1234, Dubai, UAE"},
      {"Hacienda Coque, Cartago", "Hacienda Coque, Cartago, Colombia"},
  });
}

TEST(Address, IsReadInItsAbbreviationsAndInAnyOrder) {
  all_agree({
      {"Carrera 7 No. 10-20, Bogota", "Cra. 7 No. 10-20, Bogota"},
      {"Carrera 7 No. 10-20, Bogota", "Cra 7 # 10-20 Bogota"},
      {"Calle 24N No. 6AN-15, Cali", "Calle 24 Norte No. 6AN-15, Cali"},
      {"221 B Baker Street, London", "221B Baker St., London"},
      {"221 E Baker Street", "221E Baker Street"},
      {"Room 501, Building 3, 12 Zhongshan Road, Wuhan",
       "Bldg. 3, Rm. 501, No. 12 Zhongshan Rd., Wuhan"},
      {"12 Zhongshan Road, Building 3, Room 501", "Rm501, Bldg 3, 12 Zhongshan Road"},
      {"5th Floor, 12 Main Street", "12 Main Street, Floor 5"},
      {"12 Main Street", "12 Main Street, Suite 300"},
      {"One Example Plaza, Boston", "1 Example Plaza, Boston"},
      {"350 Fifth Avenue, New York", "350 5th Ave, New York, NY 10118"},
      {"123 Main Street #4B, Salem", "123 Main St, Apt 4B, Salem"},
      {"50 Raffles Place, #12-03, Singapore", "50 Raffles Place, Singapore 048623"},
      {"Rua Augusta, 1500, Sao Paulo", "Rua Augusta 1500, Sao Paulo, 01304-001"},
      {"C/ Alcala 50, Madrid", "Calle Alcala 50, 28014 Madrid, Espana"},
      {"12/F, 5 Nathan Road, Kowloon", "5 Nathan Road, 12th Floor, Kowloon"},
      {"Avenida Juarez s/n, Centro, Culiacan", "Av. Juarez S/N, Culiacan"},
      {"Av. Americas 1417-A, Guadalajara", "Av. Americas No. 1417 A, Guadalajara, Jalisco 44630"},
      {"Av. Central 5", "Avenida Central 5"},
      {"Hauptstrasse, 7, Berlin", "Hauptstr. 7\nBerlin"},
      {"улица Ленина, д. 5, Москва", "ul. Lenina 5, Moskva"},
      {"Avenida 4 Oeste No. 5-97 Apt. 1001, Cali", "Avenida 4 Oeste # 5-97 Apto 1001, Cali"},
  });
  none_agrees({
      {"Room 501, Building 3, 12 Zhongshan Road", "Room 502, Building 3, 12 Zhongshan Road"},
      {"Room 501, Building 3, 12 Zhongshan Road", "Room 3, Building 501, 12 Zhongshan Road"},
      {"12 Main Street, Floor 5", "12 Main Street, Floor 6"},
  });
}

// Words that could be set against each other in several ways; agree() asks both ways round.
TEST(Address, IsComparedTheSameBothWays) {
  const Pairs pairs = {
      {"Av. Cuba 30, Panama, Pana", "Av. Cuba 30, Panam, Pana"},
      {"Calle Sol 535, Colima, Colima", "Calle Sol 535, Colia, Colima"},
      {"Kunduz City, Kunduz Province", "KunduzCity, Kunduz Province"},
  };
  for (const auto& [a, b] : pairs) static_cast<void>(agree(a, b));
}

TEST(Address, KnowsItsParts) {
  const Address made = read("Rm. 501, Bldg. 3, 12 Zhongshan Road, Wuhan, Hubei 430000, P.R. China");
  EXPECT_EQ(made.houses, (std::vector<std::string>{"12"}));
  EXPECT_EQ(made.units,
            (std::vector<std::pair<std::string, std::string>>{{"building", "3"}, {"room", "501"}}));
  EXPECT_EQ(made.postcodes, (std::vector<std::string>{"430000"}));
  EXPECT_EQ(made.places, (std::vector<std::string>{"wuhan", "hubei"}));
  EXPECT_EQ(made.ways, (std::vector<std::string>{"road"}));
  ASSERT_TRUE(made.country.has_value());
  EXPECT_EQ(made.country->code(), "CN");
}

TEST(Address, TooLongIsRefused) {
  Transliteration rules;
  EXPECT_FALSE(read_address(std::string(kLongestName + 1, 'x'), {}, NameWeights{}, rules).ok());
  EXPECT_TRUE(read_address("", {}, NameWeights{}, rules).ok());
}

}  // namespace
}  // namespace setpoint::test
