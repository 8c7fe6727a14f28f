// Places: what is one, what is none, and their order.
#include "setpoint/data/place.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "setpoint/data/regional.h"

namespace setpoint {
namespace {

Place place(std::string_view text) {
  const auto value = Place::parse(text);
  EXPECT_TRUE(value) << text;
  return value.value_or(Place::nation());
}

TEST(Place, KnowsEveryKind) {
  EXPECT_EQ(place("US").kind(), PlaceKind::nation);
  EXPECT_EQ(place("WV").kind(), PlaceKind::state);
  EXPECT_EQ(place("YC").kind(), PlaceKind::city);
  EXPECT_EQ(place("54039").kind(), PlaceKind::county);
  EXPECT_EQ(place("US"), Place::nation());
  EXPECT_EQ(place("54039").text(), "54039");
  EXPECT_EQ(place("54039").state()->letters, "WV");
  EXPECT_EQ(place("YC").state()->letters, "NY");
  EXPECT_EQ(place("PR").state()->fips, "72");
  EXPECT_EQ(place("US").state(), nullptr);
  EXPECT_EQ(Place::of(*state_of_name("District of Columbia")), place("DC"));
}

TEST(Place, IsNothingElse) {
  for (const std::string_view text :
       {"", "us", "wv", "XX", "UsA", "USA", "APP", "5403", "540390", "54000", "03001", "99001",
        "5403a", " WV", "WV ", "YC1", "-4039"})
    EXPECT_FALSE(Place::parse(text)) << text;
}

TEST(Place, IsOrderedByKindThenText) {
  std::vector<Place> places = {place("54039"), place("WV"), place("01001"),
                               place("YC"),    place("AK"), place("US")};
  std::sort(places.begin(), places.end());
  std::string order;
  for (const Place& each : places) order += each.text() + " ";
  EXPECT_EQ(order, "US AK WV YC 01001 54039 ");
}

// Sums over the fifty states, the District and five territories.
TEST(Place, HasFiftySixStatesEachFoundByItsThreeNames) {
  ASSERT_EQ(states().size(), 56U);
  std::set<std::string_view> fips;
  for (const State& state : states()) {
    EXPECT_EQ(state_of_letters(state.letters), &state);
    EXPECT_EQ(state_of_fips(state.fips), &state);
    EXPECT_EQ(state_of_name(state.name), &state);
    fips.insert(state.fips);
  }
  EXPECT_EQ(fips.size(), 56U);
  EXPECT_EQ(state_of_letters("ZZ"), nullptr);
  EXPECT_EQ(state_of_fips("00"), nullptr);
  EXPECT_EQ(state_of_name("Ontario"), nullptr);
  EXPECT_EQ(state_of_fips("54")->name, "West Virginia");
  EXPECT_EQ(state_of_name("Hawaii")->fips, "15");
}

TEST(RegionalNames, ReadBackAsWhatTheyName) {
  for (const Cause cause : kCauses) EXPECT_EQ(parse_cause(name(cause)), cause);
  EXPECT_EQ(name(Cause::synthetic_opioids), "synthetic-opioids");
  EXPECT_FALSE(parse_cause("fentanyl"));
  for (std::size_t i = 0; i < kAgeGroups; ++i) {
    const auto ages = static_cast<AgeGroup>(i);
    EXPECT_EQ(parse_age_group(name(ages)), ages);
  }
  EXPECT_EQ(name(AgeGroup::under_1), "<1");
  EXPECT_EQ(name(AgeGroup::from_5), "5-14");
  EXPECT_EQ(name(AgeGroup::from_85), "85+");
  EXPECT_FALSE(parse_age_group("0-4"));
  EXPECT_EQ(name(Withheld::low_quality), "low-quality");
}

}  // namespace
}  // namespace setpoint
