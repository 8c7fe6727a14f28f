#include "setpoint/data/log_row.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "setpoint/core/utf8.h"
#include "setpoint/data/inspection_log.h"

namespace setpoint {

BadField wrong_width(std::size_t fields) {
  return {std::to_string(fields) + (fields == 1 ? " field" : " fields"),
          std::to_string(kLogColumns) + " as in the header"};
}

std::variant<QuotedRow, QuotedRow::Bad> QuotedRow::parse(std::string_view line,
                                                         const LogPositions& positions) {
  if (const std::size_t nul = line.find('\0'); nul != std::string_view::npos)
    return Bad{nul + 1, {"a NUL byte: this is not text", "a CSV file"}};
  if (const std::size_t malformed = first_malformed(line); malformed != line.size())
    return Bad{malformed + 1, {"a byte that is not UTF-8", "UTF-8 text"}};
  if (const std::size_t at = line.find(kLogComma); at != std::string_view::npos)
    return Bad{at + 1, {"a control character", "text without one"}};
  std::vector<std::pair<std::size_t, std::string>> fields;
  std::size_t at = 0;
  while (true) {
    std::string& field = fields.emplace_back(at + 1, "").second;
    if (at < line.size() && line[at] == '"') {
      const std::size_t open = at++;
      while (true) {
        const std::size_t close = line.find('"', at);
        if (close == std::string_view::npos)
          return Bad{open + 1,
                     {"a quote that is not closed in its line",
                      "a closing quote (a row of a log is one line)"}};
        field += line.substr(at, close - at);
        at = close + 1;
        if (at == line.size() || line[at] != '"') break;
        field += '"';
        ++at;
      }
      if (at < line.size() && line[at] != ',')
        return Bad{at + 1, {"text after a closing quote", "a comma or the end of the line"}};
    } else {
      const std::size_t end = std::min(line.find(',', at), line.size());
      field = line.substr(at, end - at);
      if (const std::size_t quote = field.find('"'); quote != std::string::npos)
        return Bad{at + quote + 1,
                   {"a quote inside an unquoted field",
                    "the whole field in quotes, and two quotes for one"}};
      at = end;
    }
    if (at == line.size()) break;
    ++at;
  }
  if (fields.size() != kLogColumns) {
    const std::size_t place =
        fields.size() > kLogColumns ? fields[kLogColumns].first : line.size() + 1;
    return Bad{place, wrong_width(fields.size())};
  }
  QuotedRow row;
  row.positions_ = &positions;
  for (std::size_t i = 0; i < kLogColumns; ++i) {
    row.columns_[i] = fields[i].first;
    row.fields_[i] = std::move(fields[i].second);
  }
  return row;
}

}  // namespace setpoint
