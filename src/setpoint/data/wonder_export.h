// The shape of an export of CDC WONDER: a header, rows, and behind a line "---" notes in free text.
//
// Values are separated by tabs or by commas (the header tells which) and may stand in quotes, with
// "" for a quote; lines end in LF or CRLF, the last one in nothing. A file without notes is an
// export too. Text after a closing quote, a quote that is never closed or stands inside an unquoted
// value, a record of another width and bytes that are not UTF-8 are faults with their place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/data/table_reader.h"

namespace setpoint {

struct WonderExport {
  struct Record {
    std::vector<std::string> values;
    std::vector<std::uint64_t> columns;  // where each starts
    std::uint64_t line = 0;
  };
  Record header;
  std::vector<Record> rows;
  // The notes, a line each, without quotes around it.
  std::vector<std::string> notes;

  // What stands in the notes behind `label` and a colon, wrapped lines put together up to the next
  // line that has a label of its own; none where there is no such label.
  [[nodiscard]] std::optional<std::string> note(std::string_view label) const;
};

// Nothing, with a fault, where the file has not this shape.
[[nodiscard]] std::optional<WonderExport> read_wonder_export(TableInput& input);

}  // namespace setpoint
