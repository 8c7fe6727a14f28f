// The typed tables that a dataset holds: what the model reads, whatever the publisher's format.
//
// Every value keeps the place it came from, so that a published number can be walked back to a
// row. Tables are immutable once built; rows are sorted by their keys, so the order of files and
// of rows in them does not change a result.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "setpoint/core/channel.h"
#include "setpoint/core/country.h"
#include "setpoint/core/quarter.h"
#include "setpoint/core/unit.h"
#include "setpoint/data/amount.h"
#include "setpoint/data/inspections.h"

namespace setpoint {

enum class TableKind {
  seizures,
  regional_seizures,
  deaths,
  crossings,
  imports,
  covered_imports,
  governance,
  regulation,
  subsidy,
  routing,
  precursors,
  inspections,
  strata,
  coverage,
  decreed,
};

// One [[table]] of dataset.toml, as read.
struct TableSource {
  TableKind kind{};
  std::string format;
  std::string path;    // as written in dataset.toml, never absolute because of us
  std::string source;  // citation
  std::optional<Date> retrieved;
  std::string note;        // optional, as written
  std::string sha256;      // of the file's bytes
  std::uint64_t rows = 0;  // data rows read
};

// Seizures whose channel and country seen are on record (format setpoint).
struct SeizureRow {
  Quarter period;
  std::string port;
  Channel channel{};
  Country origin;                  // country that the shipment arrived from
  std::optional<Outcome> outcome;  // empty: split by the policy
  Amount gross;                    // kilograms, gross
  std::optional<Amount> purity;    // mass fraction; empty: by the policy
};

// Where a publisher's regional totals were made: who seized, on which border, at a land crossing
// or elsewhere. The policy splits each stream over channels and countries.
enum class SeizureStream {
  southwest_ports,   // Office of Field Operations, Southwest Border, land only
  southwest_patrol,  // U.S. Border Patrol, Southwest Border
  northern_ports,    // Office of Field Operations, Northern Border, land only
  northern_patrol,   // U.S. Border Patrol, Northern Border
  other_ports,       // Office of Field Operations: coastal, interior, and "Other" on both borders
                     // (airports, seaports, mail and express hubs)
  other_patrol,      // U.S. Border Patrol, coastal and interior sectors
};
inline constexpr std::array kSeizureStreams = {
    SeizureStream::southwest_ports, SeizureStream::southwest_patrol, SeizureStream::northern_ports,
    SeizureStream::northern_patrol, SeizureStream::other_ports,      SeizureStream::other_patrol};
// "southwest-ports" ...
[[nodiscard]] std::string_view name(SeizureStream stream);
[[nodiscard]] std::optional<SeizureStream> parse_seizure_stream(std::string_view text);

struct RegionalSeizureRow {
  Quarter period;
  SeizureStream stream{};
  Amount gross;  // kilograms of fentanyl, gross (publisher's pounds times 0.45359237)
};

struct DeathRow {
  Quarter period;                   // the quarter, or the last quarter of the twelve months
  std::string region;               // "US" or a state's two letters (or "YC": New York City)
  std::optional<Outcome> outcome;   // empty: all, to be split by the policy's shares
  int months = 3;                   // 3 or 12
  std::optional<Amount> reported;   // empty where the publisher suppresses it
  std::optional<Amount> predicted;  // adjusted for incomplete reporting
};

struct CrossingRow {
  Quarter period;
  Country origin;
  Channel channel{};  // vehicle, pedestrian, transit, flight
  Amount entries;     // persons
};

struct ImportRow {
  Quarter period;
  Country origin;
  Amount value;  // customs value, U.S. dollars
};

enum class GovernanceField { analogue_law, enforced, know_your_customer, equivalent };
inline constexpr std::array kGovernanceFields = {
    GovernanceField::analogue_law, GovernanceField::enforced, GovernanceField::know_your_customer,
    GovernanceField::equivalent};
[[nodiscard]] std::string_view name(GovernanceField field);
enum class Finding { yes, no, unknown };
[[nodiscard]] std::string_view name(Finding finding);

struct GovernanceRow {
  Country country;
  GovernanceField field{};
  Finding value{};
  Date from;  // the last one in force counts
  std::string evidence;
  RowRef at;
};

// Cost of effective drug regulation per dollar of goods and how effective the country's is.
struct RegulationRow {
  Country country;
  Amount cost_share;     // rho, fraction
  Amount effectiveness;  // e, 0 to 1
  std::string source;
};

// Evidence that not regulating is a subsidy in the sense of the SCM Agreement.
enum class SubsidyElement { financial_contribution, benefit, specificity };
struct SubsidyRow {
  Country country;
  SubsidyElement element{};
  Finding value{};
  Date from;
  std::string evidence;
  RowRef at;
};

// A rate that was imposed by order, not calculated: for the control that stands beside.
struct DecreedRow {
  Country country;
  Date from;             // in force until the country's next row
  Amount rate;           // ad valorem, a fraction
  std::string scope;     // the goods that it fell on
  std::string evidence;  // the order, and where it is reported
};

// A row of the routing matrix A (seen -> source) or of the precursor matrix P (finisher -> source).
struct ShareRow {
  Country from;
  Country to;
  Amount share;
};

// How many PSUs a stratum of the sampling programme has.
struct StratumRow {
  Quarter period;
  std::string stratum;
  std::optional<Amount> psus;  // empty: unknown
  RowRef at;
};

// The share of a channel's entries from a country that lies inside the sampled frames.
struct CoverageRow {
  Quarter period;
  Country origin;
  Channel channel{};
  Amount share;
};

// The quarters that a kind of evidence covers completely (a monthly table covers a quarter when
// all three months are there), and those filled by carrying the last four known forward.
struct Coverage {
  std::set<Quarter> known;
  std::set<Quarter> carried;
  [[nodiscard]] bool has(Quarter q) const { return known.contains(q) || carried.contains(q); }
};

struct Tables {
  std::string name;    // of the dataset
  std::string sha256;  // of all tables; independent of their order and of where they lie
  std::vector<TableSource> sources;
  // What the reader decided and a user should know: releases superseded, duplicate rows counted
  // once, annual values spread over quarters, figures carried. Sorted.
  std::vector<std::string> notes;

  std::vector<SeizureRow> seizures;
  std::vector<RegionalSeizureRow> regional_seizures;
  std::vector<DeathRow> deaths;
  std::vector<CrossingRow> crossings;
  std::vector<ImportRow> imports;
  std::optional<std::vector<ImportRow>> covered_imports;  // absent: all imports are covered
  std::vector<GovernanceRow> governance;
  std::vector<RegulationRow> regulation;
  std::vector<SubsidyRow> subsidy;
  std::vector<ShareRow> routing;
  std::vector<ShareRow> precursors;
  Inspections inspections;
  std::vector<CoverageRow> coverage;  // where it says nothing, the share is 1
  std::vector<DecreedRow> decreed;    // by country and date

  Coverage seizure_quarters;  // of seizures and regional_seizures together
  Coverage death_quarters;    // quarters (months = 3) or ends of twelve months (12) of region US
  Coverage crossing_quarters;
  Coverage import_quarters;
  Coverage covered_import_quarters;  // empty if covered_imports is absent

  // "imports.csv:12:value_usd"
  [[nodiscard]] std::string text(const RowRef& at) const;
};

}  // namespace setpoint
