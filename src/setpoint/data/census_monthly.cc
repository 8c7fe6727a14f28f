#include <algorithm>
#include <array>

#include "setpoint/data/census_country.h"
#include "setpoint/data/census_imports.h"

namespace setpoint {
namespace {

enum : std::size_t { kYear, kCode, kJanuary = 3 };

constexpr std::array kColumns = {Column{"year"},
                                 Column{"CTY_CODE"},
                                 Column{"CTYNAME"},
                                 Column{"IJAN"},
                                 Column{"IFEB"},
                                 Column{"IMAR"},
                                 Column{"IAPR"},
                                 Column{"IMAY"},
                                 Column{"IJUN"},
                                 Column{"IJUL"},
                                 Column{"IAUG"},
                                 Column{"ISEP"},
                                 Column{"IOCT"},
                                 Column{"INOV"},
                                 Column{"IDEC"},
                                 Column{"IYR", {}, false},
                                 Column{"EJAN", {}, false},
                                 Column{"EFEB", {}, false},
                                 Column{"EMAR", {}, false},
                                 Column{"EAPR", {}, false},
                                 Column{"EMAY", {}, false},
                                 Column{"EJUN", {}, false},
                                 Column{"EJUL", {}, false},
                                 Column{"EAUG", {}, false},
                                 Column{"ESEP", {}, false},
                                 Column{"EOCT", {}, false},
                                 Column{"ENOV", {}, false},
                                 Column{"EDEC", {}, false},
                                 Column{"EYR", {}, false}};

constexpr double kDollarsPerMillion = 1e6;
constexpr std::string_view kFactorName = "dollars per million dollars";

// The file reaches back to 1985, long before any determination can start.
constexpr int kFirstYear = 2015;

}  // namespace

bool is_census_monthly(std::span<const std::string_view> header) {
  return std::find(header.begin(), header.end(), kColumns[kJanuary].name) != header.end();
}

std::span<const Column> census_monthly_columns() {
  return kColumns;
}

Release<Month, ImportRow> read_census_monthly(TableInput& input, TableReader& table) {
  Release<Month, ImportRow> release{input.table, 0, {}};
  if (!input.chapters.empty())
    table.fault("chapters are named, but the file has no commodities",
                "imports by code of the Harmonised System");
  while (table.next()) {
    const auto year = parse_year(table.text(kYear));
    if (!year) table.fault(kYear, shown(table.text(kYear)) + " is not a year", "a year like 2024");
    const std::string code(table.text(kCode));
    std::array<std::optional<Amount>, 12> values;
    bool complete = true;
    for (std::size_t month = 0; month < values.size(); ++month) {
      values[month] = table.amount(kJanuary + month);
      complete = complete && values[month].has_value();
    }
    if (!year || !complete || *year < kFirstYear || is_census_group(code)) continue;
    const auto country = census_country(table, kCode);
    if (!country) continue;
    const std::string key = std::to_string(*year) + ", country " + code;
    if (!table.unique(key, key)) continue;
    for (std::size_t month = 0; month < values.size(); ++month) {
      Amount value = *values[month];
      // A month without a value anywhere is not published: it gets no group.
      if (value.written == 0) continue;
      value.factor = kDollarsPerMillion;
      value.factor_name = kFactorName;
      const Month when{*year, static_cast<int>(month) + 1};
      release.groups[when].push_back({code, {when.quarter(), *country, value}, table.line()});
    }
  }
  release.rows = table.rows();
  return release;
}

}  // namespace setpoint
