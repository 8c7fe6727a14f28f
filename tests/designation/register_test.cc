// The register from releases and from its table: what was added and removed is known in advance.
#include "setpoint/designation/register.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "setpoint/designation/listed_country.h"
#include "setpoint/designation/register_counts.h"
#include "setpoint/designation/register_table.h"

namespace setpoint {
namespace {

Date day(std::string_view text) {
  return *Date::parse(text);
}

ListEntry entry(std::uint64_t number, std::vector<std::string> programmes,
                std::vector<std::string> countries = {"Mexico"}) {
  ListEntry made;
  made.number = number;
  made.kind = number % 2 == 0 ? ListedKind::individual : ListedKind::entity;
  made.programmes = std::move(programmes);
  made.names = {{"EXAMPLE", "name", NameStrength::primary}};
  for (const std::string& country : countries) made.addresses.push_back({"", country});
  return made;
}

SanctionsList release(std::string_view date, std::vector<ListEntry> entries) {
  SanctionsList list;
  list.file = "sdn-" + std::string(date) + ".csv";
  list.published = day(date);
  list.entries = std::move(entries);
  return list;
}

RegisterTable table(const std::string& rows) {
  auto read = read_register_table("entry,programme,country,kind,designated,removed\n" + rows,
                                  "designations.csv");
  EXPECT_TRUE(read) << read.faults().front().text();
  return read ? *read : RegisterTable{};
}

const ProgrammeChoice kNarcotics{{"SDNT", "SDNTK", "ILLICIT-DRUGS-EO14059"}};

// 1 stays; 2 is removed; 3 changes its programme; 4 is added; 5 is of another programme; 6 comes
// and goes; 7 is removed and comes back.
std::vector<SanctionsList> three_releases() {
  return {release("2023-03-01", {entry(1, {"SDNTK"}), entry(2, {"SDNT"}, {"Colombia", "Mexico"}),
                                 entry(3, {"SDNT"}), entry(5, {"IRAN"}), entry(7, {"SDNTK"})}),
          release("2024-02-10", {entry(1, {"SDNTK"}), entry(3, {"SDNTK"}), entry(4, {"SDNTK"}, {}),
                                 entry(5, {"IRAN"}), entry(6, {"SDNTK"}, {"Korea, North"})}),
          release("2024-07-02", {entry(1, {"SDNTK", "ILLICIT-DRUGS-EO14059"}), entry(3, {"SDNTK"}),
                                 entry(4, {"SDNTK"}, {}), entry(7, {"SDNTK"})})};
}

const Stay* stay_of(const Register& built, std::uint64_t number, std::size_t nth = 0) {
  for (const Stay& stay : built.entries)
    if (stay.entry == number && nth-- == 0) return &stay;
  return nullptr;
}

TEST(Register, FindsAdditionsAndRemovalsBetweenReleases) {
  auto releases = three_releases();
  std::reverse(releases.begin(), releases.end());  // the order given does not matter
  const auto built = build_register(releases, {}, kNarcotics);
  ASSERT_TRUE(built) << built.faults().front().text();
  EXPECT_EQ(built->as_of, day("2024-07-02"));
  ASSERT_EQ(built->entries.size(), 7U);  // 7 twice, 5 not at all
  EXPECT_EQ(stay_of(*built, 5), nullptr);
  const DateBounds first = DateBounds::by(day("2023-03-01"));
  const DateBounds second{day("2023-03-02"), day("2024-02-10")};
  const DateBounds third{day("2024-02-11"), day("2024-07-02")};
  EXPECT_EQ(stay_of(*built, 1)->added, first);
  EXPECT_EQ(stay_of(*built, 1)->removed, std::nullopt);
  EXPECT_EQ(stay_of(*built, 2)->added, first);
  EXPECT_EQ(stay_of(*built, 2)->removed, second);
  // A change of programme is no removal of the entry.
  EXPECT_EQ(stay_of(*built, 3)->added, first);
  EXPECT_EQ(stay_of(*built, 3)->removed, std::nullopt);
  EXPECT_EQ(stay_of(*built, 4)->added, second);
  EXPECT_EQ(stay_of(*built, 6)->added, second);
  EXPECT_EQ(stay_of(*built, 6)->removed, third);
  EXPECT_EQ(stay_of(*built, 7, 0)->removed, second);
  EXPECT_EQ(stay_of(*built, 7, 1)->added, third);
  // Under programmes: 3 has two stays, 1 has two.
  EXPECT_EQ(built->programmes.size(), 9U);
}

TEST(Register, CountsByProgrammeCountryKindAndYear) {
  const auto built = build_register(three_releases(), {}, kNarcotics);
  ASSERT_TRUE(built);
  const RegisterCounts counts = count_register(*built);
  EXPECT_EQ(counts.total, (Tally{4, 3, 3, 0, 4}));
  ASSERT_EQ(counts.programmes.size(), 3U);
  EXPECT_EQ(counts.programmes[0],
            (std::pair<std::string, Tally>{"ILLICIT-DRUGS-EO14059", {0, 1, 0, 0, 1}}));
  EXPECT_EQ(counts.programmes[1], (std::pair<std::string, Tally>{"SDNT", {2, 0, 1, 1, 0}}));
  EXPECT_EQ(counts.programmes[2], (std::pair<std::string, Tally>{"SDNTK", {2, 4, 2, 0, 4}}));
  // 3 changes (an end and a beginning), 1 has a second programme.
  EXPECT_EQ(counts.programme_changes, 3U);
  ASSERT_EQ(counts.countries.size(), 3U);
  EXPECT_EQ(counts.countries[0].first.code(), "CO");
  EXPECT_EQ(counts.countries[0].second, (Tally{1, 0, 1, 0, 0}));
  EXPECT_EQ(counts.countries[1].first.code(), "KP");
  EXPECT_EQ(counts.countries[2].first.code(), "MX");
  EXPECT_EQ(counts.countries[2].second, (Tally{4, 1, 2, 0, 3}));
  EXPECT_EQ(counts.no_country, (Tally{0, 1, 0, 0, 1}));
  ASSERT_EQ(counts.kinds.size(), 2U);
  ASSERT_EQ(counts.years.size(), 2U);
  // 4 and 6 were added in 2023 or 2024, 7 again in 2024.
  EXPECT_EQ(counts.years[0].year, 2023);
  EXPECT_EQ(counts.years[0].added, (CountBounds{0, 2}));
  EXPECT_EQ(counts.years[0].removed, (CountBounds{0, 2}));
  EXPECT_EQ(counts.years[0].in_force, (CountBounds{2, 6}));
  EXPECT_EQ(counts.years[1].added, (CountBounds{1, 3}));
  EXPECT_EQ(counts.years[1].removed, (CountBounds{1, 3}));
  EXPECT_EQ(counts.years[1].in_force, (CountBounds{4, 4}));
}

// It stays on the list under a programme that was not chosen: a change, in no count a removal.
TEST(Register, AnEntryThatStaysUnderAnotherProgrammeIsNotRemoved) {
  const std::vector<SanctionsList> releases = {
      release("2023-03-01", {entry(1, {"SDNTK", "SDGT"}), entry(2, {"SDNTK"})}),
      release("2024-02-10", {entry(1, {"SDGT"}), entry(2, {"SDNTK"})}),
      release("2024-07-02", {entry(1, {"SDGT"})})};
  const auto built = build_register(releases, {}, kNarcotics);
  ASSERT_TRUE(built);
  EXPECT_TRUE(stay_of(*built, 1)->stays_listed);
  EXPECT_FALSE(stay_of(*built, 2)->stays_listed);
  const RegisterCounts counts = count_register(*built);
  EXPECT_EQ(counts.total, (Tally{2, 0, 1, 1, 0}));
  ASSERT_EQ(counts.years.size(), 2U);
  EXPECT_EQ(counts.years[0].changed, (CountBounds{0, 1}));  // in 2023 or 2024
  EXPECT_EQ(counts.years[1].changed, (CountBounds{0, 1}));
  EXPECT_EQ(counts.years[1].removed, (CountBounds{1, 1}));
  EXPECT_EQ(counts.years[1].in_force, (CountBounds{0, 0}));
  // With every programme chosen it never left.
  const auto all = build_register(releases, {}, {});
  ASSERT_TRUE(all);
  EXPECT_EQ(count_register(*all).total, (Tally{2, 0, 1, 0, 1}));
}

TEST(Register, TheTableMaySayThatTheEntryStays) {
  const auto read = read_register_table(
      "entry,programme,country,kind,designated,removed,still_listed\n"
      "1,SDNTK,MX,entity,2023-03-01,2024-02-10,yes\n2,SDNTK,MX,entity,2023-03-01,2024-02-10,\n",
      "designations.csv");
  ASSERT_TRUE(read);
  const auto built = build_register({}, *read, kNarcotics);
  ASSERT_TRUE(built);
  EXPECT_EQ(count_register(*built).total, (Tally{0, 2, 1, 1, 0}));
  for (const char* still : {"perhaps", "yes"})
    EXPECT_FALSE(
        read_register_table("entry,programme,country,kind,designated,removed,still_listed\n"
                            "1,SDNTK,MX,entity,2023-03-01,," +
                                std::string(still) + "\n",
                            "designations.csv"))
        << still;
}

TEST(Register, OneReleaseKnowsNoYear) {
  const auto built = build_register({three_releases()[0]}, {}, {});
  ASSERT_TRUE(built);
  const RegisterCounts counts = count_register(*built);
  EXPECT_EQ(counts.total, (Tally{5, 0, 0, 0, 5}));
  ASSERT_EQ(counts.years.size(), 1U);
  EXPECT_EQ(counts.years[0].added, (CountBounds{0, 0}));
  EXPECT_EQ(counts.years[0].in_force, (CountBounds{5, 5}));
}

TEST(Register, CountriesInUnknownWordsAreCounted) {
  const auto built = build_register(
      {release("2024-07-02", {entry(1, {"SDNT"}, {"Region: Nowhere", "Mexico"}),
                              entry(2, {"IRAN"}, {"Region: Nowhere"}), entry(3, {"SDNT"})})},
      {}, kNarcotics);
  ASSERT_TRUE(built);
  EXPECT_EQ(built->unknown_countries, 1U);
  EXPECT_EQ(stay_of(*built, 1)->countries.size(), 1U);
}

TEST(Register, TableNarrowsWhatReleasesLeaveOpen) {
  const auto built = build_register(three_releases(),
                                    table("1,SDNTK,MX,entity,2010-04-15,\n"
                                          "1,SDNTK,US,entity,2010-04-15,\n"
                                          "4,SDNTK,ZZ,individual,2023-10-03,2024-08-01\n"
                                          "6,SDNTK,KP,individual,2024-01-20,2024-05-01/2024-12-31\n"
                                          "9,SDNT,CO,entity,1995-10-21,2014-06-19\n"),
                                    kNarcotics);
  ASSERT_TRUE(built) << built.faults().front().text();
  EXPECT_EQ(stay_of(*built, 1)->added, DateBounds::on(day("2010-04-15")));
  ASSERT_EQ(stay_of(*built, 1)->countries.size(), 2U);
  EXPECT_EQ(stay_of(*built, 4)->added, DateBounds::on(day("2023-10-03")));
  EXPECT_EQ(stay_of(*built, 4)->removed, DateBounds::on(day("2024-08-01")));
  EXPECT_EQ(stay_of(*built, 6)->removed, (DateBounds{day("2024-05-01"), day("2024-07-02")}));
  EXPECT_EQ(stay_of(*built, 9)->added, DateBounds::on(day("1995-10-21")));
  EXPECT_EQ(built->as_of, day("2024-12-31"));
}

TEST(Register, TableThatContradictsAReleaseIsAFault) {
  const auto fault = [](const std::string& rows) {
    const auto built = build_register(three_releases(), table(rows), kNarcotics);
    return built ? "no fault" : built.faults().front().text();
  };
  // In force by the table, and not on the release.
  EXPECT_EQ(fault("8,SDNTK,MX,individual,2020-01-01,\n"),
            "designations.csv:2: entry 8 is designated under SDNTK on 2023-03-01 and not on that "
            "release, expected what the releases say");
  // Removed by the table, and on a later release.
  EXPECT_EQ(fault("1,SDNTK,MX,entity,2020-01-01,2023-06-01\n"),
            "designations.csv:2: entry 1 is removed 2023-06-01 and on the release of 2024-07-02, "
            "expected a later day");
  EXPECT_EQ(fault("2,SDNT,MX,individual,2020-01-01,2024-05-01\n"),
            "designations.csv:2: entry 2 is removed 2024-05-01, expected 2023-03-02/2024-02-10 as "
            "the releases say");
  EXPECT_EQ(fault("1,SDNTK,MX,vessel,2020-01-01,\n"),
            "designations.csv:2: entry 1 is vessel, expected entity as on the list");
  EXPECT_EQ(fault("9,SDNTK,MX,entity,2010-01-01,2011-01-01\n9,SDNTK,US,entity,2010-01-01,\n"),
            "designations.csv:3: entry 9 is of another kind or removed on another day on line 2, "
            "expected rows of one designation that differ in the country alone");
}

TEST(Register, ReleasesNeedDaysOfTheirOwn) {
  auto releases = three_releases();
  releases[1].published.reset();
  EXPECT_EQ(build_register(releases, {}, {}).faults().front().text(),
            "sdn-2024-02-10.csv: does not say when it was published, expected the day with it, as "
            "PATH@2024-07-02");
  releases[1].published = releases[0].published;
  EXPECT_EQ(build_register(releases, {}, {}).faults().front().text(),
            "sdn-2024-02-10.csv: another release of 2023-03-01, expected one release a day");
}

TEST(RegisterTable, EveryFaultHasItsPlace) {
  const auto fault = [](const std::string& row) {
    const auto read = read_register_table("entry,programme,country,kind,designated,removed\n" + row,
                                          "designations.csv");
    return read ? "no fault" : read.faults().front().text();
  };
  EXPECT_EQ(fault("one,SDNTK,MX,entity,2020-01-01,\n"),
            "designations.csv:2:1: 'one' is not a number of an entry, expected a whole number from "
            "1");
  EXPECT_EQ(fault("1,SDNTK,XX,entity,2020-01-01,\n"),
            "designations.csv:2:9: unknown country 'XX', expected an ISO 3166-1 alpha-2 code like "
            "MX, or ZZ");
  EXPECT_EQ(fault("1,SDNTK,MX,entity,2020-02-30,\n"),
            "designations.csv:2:19: '2020-02-30' is not a day or bounds of one, expected "
            "2024-07-02, 2024-01-05/2024-07-02 or /2024-07-02");
  EXPECT_EQ(fault("1,SDNTK,MX,entity,2020-01-01,2019-01-01\n"),
            "designations.csv:2:30: removed before it was designated, expected a day not before "
            "the other");
  EXPECT_NE(fault("1,SDNTK,MX,person,2020-01-01,\n"), "no fault");
  EXPECT_NE(fault("1,SDNTK,MX,entity,2020-01-01,\n1,SDNTK,MX,entity,2020-01-01,\n"), "no fault");
  EXPECT_EQ(read_register_table("entry,programme,country,kind,designated\n", "d.csv")
                .faults()
                .front()
                .where.file,
            "d.csv");
}

TEST(DateBounds, SaysWhatIsKnownOfADay) {
  const DateBounds known{day("2023-12-30"), day("2024-01-02")};
  EXPECT_FALSE(known.within(day("2023-01-01"), day("2023-12-31")));
  EXPECT_TRUE(known.touches(day("2023-01-01"), day("2023-12-31")));
  EXPECT_TRUE(known.touches(day("2024-01-01"), day("2024-12-31")));
  EXPECT_TRUE(known.within(day("2023-12-30"), day("2024-01-02")));
  EXPECT_FALSE(DateBounds::by(day("2024-01-02")).within(day("1900-01-01"), day("2024-12-31")));
  EXPECT_EQ(day_after(day("2024-02-28")), day("2024-02-29"));
  EXPECT_EQ(day_after(day("2023-12-31")), day("2024-01-01"));
  for (const char* text : {"2024-07-02", "2024-01-05/2024-07-02", "/2024-07-02"})
    EXPECT_EQ(DateBounds::parse(text)->text(), text);
  for (const char* text : {"", "/", "2024-07-02/", "2024-07-02/2024-01-05", "2024"})
    EXPECT_EQ(DateBounds::parse(text), std::nullopt) << text;
}

TEST(ListedCountry, KnowsThePublishersWords) {
  EXPECT_EQ(listed_country("Burma")->code(), "MM");
  EXPECT_EQ(listed_country("Korea, North")->code(), "KP");
  EXPECT_EQ(listed_country("Turkey")->code(), "TR");
  EXPECT_EQ(listed_country("Mexico")->code(), "MX");
  EXPECT_EQ(listed_country("Region: Crimea"), std::nullopt);
  EXPECT_EQ(listed_country(""), std::nullopt);
}

}  // namespace
}  // namespace setpoint
