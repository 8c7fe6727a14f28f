// Drug Enforcement Administration, NFLIS-Drug Data Query System: reports of laboratories by state,
// substance and half-year or year. Salts and isomers count under their base substance.
#include <array>
#include <map>
#include <tuple>

#include "setpoint/data/regional_fields.h"
#include "setpoint/data/regional_formats.h"

namespace setpoint {
namespace {

enum : std::size_t {
  kLaboratories,
  kAggregate,
  kYear,
  kPeriod,
  kReports,
  kQueried,
  kSubstanceId,
  kSubstance,
  kBaseId,
  kBase,
  kCategoryCode,
  kCategory,
  kState,
  kStateName,
  kStateFips
};
constexpr std::array kColumns = {Column{"LABTYPE"},
                                 Column{"RPTAGGR"},
                                 Column{"YYYY"},
                                 Column{"PERIOD"},
                                 Column{"DRUG_REPORTS"},
                                 Column{"QUERY_RUN_DATE"},
                                 Column{"SUBSTANCE_ID"},
                                 Column{"SUBSTANCE_DESCRIPTION"},
                                 Column{"BASE_ID"},
                                 Column{"BASE_DESCRIPTION"},
                                 Column{"DRUG_CATEGORY_CODE"},
                                 Column{"DRUG_CATEGORY_DESCRIPTION"},
                                 Column{"STATE"},
                                 Column{"STATE_LONG_NAME"},
                                 Column{"STATE_FIPS"}};

constexpr std::string_view kDrugReport = "DrugReport";
constexpr std::string_view kUnknownState = "XX";
constexpr std::string_view kFirstHalf = "SA1 (JAN - JUN)";
constexpr std::string_view kSecondHalf = "SA2 (JUL - DEC)";

std::string_view trimmed(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

struct Span {
  int month;  // the last
  int months;
};

std::optional<Span> read_span(TableReader& table) {
  const std::string_view period = table.text(kPeriod);
  if (period == kFirstHalf) return Span{6, 6};
  if (period == kSecondHalf) return Span{12, 6};
  if (period == table.text(kYear)) return Span{12, 12};
  table.fault(kPeriod, "unknown period " + shown(period),
              "SA1 (JAN - JUN), SA2 (JUL - DEC) or the year");
  return std::nullopt;
}

using Cell = std::tuple<Place, Month, int, std::string>;
struct Total {
  std::string category;
  double reports = 0;
  std::uint64_t line = 0;
};

}  // namespace

Release<PlaceYear, LabReportRow> read_dea_nflis(TableInput& input) {
  Release<PlaceYear, LabReportRow> release{input.table, 0, {}};
  TableReader table(input, kColumns);
  std::map<Cell, Total> totals;
  std::uint64_t unknown = 0;
  while (table.next()) {
    if (trimmed(table.text(kAggregate)) != kDrugReport)
      table.fault(kAggregate, "unknown aggregate " + shown(table.text(kAggregate)), "DrugReport");
    const auto year = read_year(table, kYear);
    const auto span = read_span(table);
    const auto reports = table.whole(kReports);
    const auto substance = table.required_text(kSubstanceId);
    const auto base = table.required_text(kBase);
    const auto category = table.required_text(kCategory);
    const bool placed = table.text(kState) != kUnknownState;
    const auto place = placed ? read_place(table, kState, {PlaceKind::state}) : std::nullopt;
    if (!year || !span || !reports || !substance || !base || !category || (placed && !place))
      continue;
    const Month ending{*year, span->month};
    const std::string key = std::string(table.text(kState)) + " " + ending.text() + ", " +
                            std::to_string(span->months) + " months, substance " + *substance;
    if (!table.unique(key + ", " + std::string(table.text(kLaboratories)), key)) continue;
    if (!placed) {
      ++unknown;
      continue;
    }
    const std::string name(trimmed(*base));
    Total& total = totals[{*place, ending, span->months, name}];
    if (total.category.empty()) {
      total.category = *category;
      total.line = table.line();
    } else if (total.category != *category) {
      table.fault(kCategory, "a second category of " + name + ", " + shown(*category),
                  shown(total.category) + " as on line " + std::to_string(total.line));
    }
    total.reports += reports->written;
  }
  for (const auto& [cell, total] : totals) {
    const auto& [place, ending, months, substance] = cell;
    release.groups[{place, ending.year}].push_back(
        {ending.text() + " " + std::to_string(months) + " " + substance,
         {place,
          ending,
          months,
          substance,
          total.category,
          total.reports,
          {input.table, total.line, kColumns[kReports].name}},
         total.line});
  }
  if (unknown > 0)
    input.notes.push_back(input.path + ": " + std::to_string(unknown) +
                          (unknown == 1 ? " row" : " rows") + " of an unknown state not counted");
  release.rows = table.rows();
  return release;
}

}  // namespace setpoint
