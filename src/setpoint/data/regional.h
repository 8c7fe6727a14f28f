// The typed tables of the regional record: what the rooms region, disclosure, warning and response
// read. None of them enters a determination, so none of them changes the digest of the tables that
// a determination is made from.
//
// Every row keeps its place in its file. Deaths keep the release that they came from: how a count
// grew from release to release is what a nowcast learns from.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/quarter.h"
#include "setpoint/data/amount.h"
#include "setpoint/data/month.h"
#include "setpoint/data/place.h"

namespace setpoint {

// What a death certificate names, by the multiple-cause codes of ICD-10 that the publisher groups
// by. A death may be counted under several.
enum class Cause : std::uint8_t {
  all_drugs,          // any drug (underlying cause X40-44, X60-64, X85, Y10-14)
  opioids,            // T40.0-T40.4, T40.6
  heroin,             // T40.1
  natural_opioids,    // T40.2
  methadone,          // T40.3
  synthetic_opioids,  // T40.4: other than methadone
  cocaine,            // T40.5
  psychostimulants,   // T43.6
};
inline constexpr std::array kCauses = {
    Cause::all_drugs, Cause::opioids,           Cause::heroin,  Cause::natural_opioids,
    Cause::methadone, Cause::synthetic_opioids, Cause::cocaine, Cause::psychostimulants};
// "all-drugs", "opioids", "heroin", "natural-opioids", "methadone", "synthetic-opioids", ...
[[nodiscard]] std::string_view name(Cause cause);
[[nodiscard]] std::optional<Cause> parse_cause(std::string_view text);

// The age groups of the U.S. 2000 standard population in its eleven classes.
enum class AgeGroup : std::uint8_t {
  under_1,
  from_1,
  from_5,
  from_15,
  from_25,
  from_35,
  from_45,
  from_55,
  from_65,
  from_75,
  from_85
};
inline constexpr std::size_t kAgeGroups = 11;
// "<1", "1-4", "5-14", ... "75-84", "85+"
[[nodiscard]] std::string_view name(AgeGroup ages);
[[nodiscard]] std::optional<AgeGroup> parse_age_group(std::string_view text);

// Why a publisher shows no count.
enum class Withheld : std::uint8_t { no, suppressed, low_quality };
// "", "suppressed", "low-quality"
[[nodiscard]] std::string_view name(Withheld withheld);

struct RegionalDeathRow {
  std::uint32_t release = 0;  // position in RegionalTables::releases
  Place place;
  Month ending;    // the month, or the last of the months counted
  int months = 1;  // 1 or 12
  Cause cause{};
  std::optional<AgeGroup> ages;     // none: all ages
  std::optional<double> reported;   // empty where the publisher shows none
  std::optional<double> predicted;  // adjusted for incomplete reporting, by the publisher
  std::optional<double> complete;   // share of records that have come in, 0 to 1
  std::optional<double> pending;    // share of records whose cause is under investigation, 0 to 1
  Withheld withheld = Withheld::no;
  RowRef at;
};

// One table of deaths: what was known when it was published.
struct DeathRelease {
  std::uint32_t table = 0;  // position in RegionalTables::sources
  Date retrieved;
  Month last;  // the last month that it has a row for
};

struct PopulationRow {
  Place place;
  int year = 0;
  std::optional<AgeGroup> ages;  // none: all ages
  double people = 0;
  RowRef at;
};

// A county's designation as part of a High Intensity Drug Trafficking Area. A county that is not
// here is not known to be designated; it is not known not to be.
struct DesignatedCountyRow {
  std::string area;  // code of the area, "APP"
  Place county;
  std::string from;      // as written: a date, a year, or "by 2007"
  std::string evidence;  // the notice
  RowRef at;
};
// An area and a state that it reaches into.
struct AreaStateRow {
  std::string area;
  std::string area_name;  // "Appalachia"
  Place state;
  std::string evidence;
  RowRef at;
};

// Reports of a substance by forensic laboratories (half-years or years).
struct LabReportRow {
  Place place;            // a state
  Month ending;           // last month of the period
  int months = 6;         // 6 or 12
  std::string substance;  // the base substance as the publisher names it, "Fentanyl"
  std::string category;
  double reports = 0;
  RowRef at;
};

// Seizures of one drug by the publisher's own area (a field office or a sector).
struct AreaSeizureRow {
  std::string area;       // "TUCSON SECTOR"
  std::string component;  // "U.S. Border Patrol"
  Month month;
  std::string drug;  // as published, "Fentanyl"
  double events = 0;
  double kilograms = 0;  // gross
  RowRef at;
};

// Visits for a nonfatal overdose by county and year.
struct NonfatalRow {
  Place place;
  int year = 0;
  std::string setting;           // "ED" or "HOSP"
  std::optional<double> visits;  // empty where the publisher suppresses it
  std::optional<double> people;
  RowRef at;
};

// What is on record about one population of special concern, and what is not.
struct SpecialPopulationRow {
  std::string population;  // key, "young-people"
  std::string measure;     // "overdose deaths", "people"
  Place place;
  std::string period;           // "2023", "2018-2023"
  std::optional<double> value;  // empty: a gap, and `limits` says why
  std::optional<double> low;
  std::optional<double> high;
  std::string unit;  // what it says of deaths: death_unit.h
  std::string source;
  std::string standing;  // "published", "derived", "assumption" or "gap"
  std::string limits;
  RowRef at;
  // Not `no`: it is on record, but there is no value, low or high here.
  Withheld withheld = Withheld::no;
};

// Where a place lies, for what is near to what, and what a county is called.
struct CentroidRow {
  Place place;
  double latitude = 0;   // degrees north
  double longitude = 0;  // degrees east
  RowRef at;
  std::string name = {};  // as its publisher writes it, "Kanawha County"; empty where not known
};

// What a [[table]] of the regional record holds.
enum class RegionalKind : std::uint8_t {
  deaths,
  population,
  designated_counties,
  area_states,
  lab_reports,
  area_seizures,
  nonfatal,
  special_populations,
  centroids,
};
// As dataset.toml writes it: "regional_deaths", "population", "designated_counties", ...
[[nodiscard]] std::string_view name(RegionalKind kind);

// One [[table]] of the regional record, as read.
struct RegionalSource {
  RegionalKind kind{};
  std::string format;
  std::string path;    // as written in dataset.toml
  std::string source;  // citation
  Date retrieved;
  std::string note;        // optional, as written
  std::string sha256;      // of the file's bytes
  std::uint64_t rows = 0;  // data rows read
};

struct RegionalTables {
  std::string name;                       // of the dataset
  std::vector<RegionalSource> sources;    // by kind, then path; RowRef::table is a position here
  std::vector<std::string> notes;         // releases superseded, rows skipped; sorted
  std::string sha256;                     // of the regional tables alone; empty: there are none
  std::vector<DeathRelease> releases;     // by date retrieved, then by table
  std::vector<RegionalDeathRow> deaths;   // by place, cause, ages, months, ending, release
  std::vector<PopulationRow> population;  // by place, year, ages
  // Empty: the areas that come with the program (shipped_areas.h).
  std::vector<DesignatedCountyRow> designated_counties;   // by area, county
  std::vector<AreaStateRow> area_states;                  // by area, state
  std::vector<LabReportRow> lab_reports;                  // by place, ending, substance
  std::vector<AreaSeizureRow> area_seizures;              // by area, month, drug
  std::vector<NonfatalRow> nonfatal;                      // by place, year, setting
  std::vector<SpecialPopulationRow> special_populations;  // as written
  std::vector<CentroidRow> centroids;                     // by place
  [[nodiscard]] bool empty() const {
    return deaths.empty() && population.empty() && lab_reports.empty() && area_seizures.empty();
  }
};

}  // namespace setpoint
