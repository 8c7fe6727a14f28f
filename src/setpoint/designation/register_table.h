// designations.csv (format setpoint): days of designation and removal that are on record.
//
//   entry,programme,country,kind,designated,removed[,still_listed]
//
// entry is the publisher's number; country ISO 3166-1 alpha-2, or ZZ where it is not known, with
// one row for each country of an entry; kind individual, entity, vessel or aircraft; designated a
// day, or bounds as first/last or /last; removed the same, or nothing while it lasts; still_listed
// yes where the entry then stays on the list under other programmes, else no or nothing. No names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/country.h"
#include "setpoint/core/fault.h"
#include "setpoint/designation/date_bounds.h"
#include "setpoint/designation/sanctions_list.h"

namespace setpoint {

struct RegisterRow {
  std::uint64_t entry = 0;
  std::string programme;
  Country country;
  ListedKind kind = ListedKind::entity;
  DateBounds designated;
  std::optional<DateBounds> removed;
  bool still_listed = false;
  std::uint64_t line = 0;
};

struct RegisterTable {
  std::string file;
  std::vector<RegisterRow> rows;
};

// Faults: those of a table (columns, fields, a row twice), and a removal that lies before the
// designation; still_listed of what was not removed.
[[nodiscard]] Result<RegisterTable> read_register_table(std::string_view text,
                                                        const std::string& file);

}  // namespace setpoint
