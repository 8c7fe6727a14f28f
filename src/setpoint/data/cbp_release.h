// The columns of U.S. Customs and Border Protection's "Nationwide Drug Seizures", and its fields
// that both the record of a determination and the regional record read.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "setpoint/data/month.h"
#include "setpoint/data/table_reader.h"

namespace setpoint::cbp {

enum : std::size_t { kYear, kMonth, kComponent, kRegion, kLand, kArea, kDrug, kEvents, kQuantity };

inline constexpr std::array kColumns = {Column{"FY"},
                                        Column{"Month (abbv)", "Month"},
                                        Column{"Component"},
                                        Column{"Region"},
                                        Column{"Land Filter"},
                                        Column{"Area of Responsibility"},
                                        Column{"Drug Type"},
                                        Column{"Count of Event"},
                                        Column{"Sum Qty (lbs)", "Sum of Qty (lbs)"}};

inline constexpr std::array<std::string_view, 12> kMonths = {
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
inline constexpr std::array<std::string_view, 2> kComponents = {"Office of Field Operations",
                                                                "U.S. Border Patrol"};
inline constexpr std::array<std::string_view, 3> kRegions = {"Southwest Border", "Northern Border",
                                                             "Coastal/Interior"};
inline constexpr std::array<std::string_view, 2> kLandFilters = {"Land Only", "Other"};

inline constexpr double kKilogramsPerPound = 0.45359237;  // exact, international pound

// The calendar month of a record: "2024", or "2026 (FYTD)" for a year in progress, and "OCT", with
// which the fiscal year opens. Nothing, with a fault, where a field is something else.
[[nodiscard]] std::optional<Month> read_month(TableReader& table);

}  // namespace setpoint::cbp
