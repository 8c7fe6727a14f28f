// Builds comma-separated values (RFC 4180), record by record.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/determination/determination.h"

namespace setpoint {

class CsvWriter {
 public:
  explicit CsvWriter(const std::vector<std::string>& header);

  CsvWriter& text(std::string_view value);
  CsvWriter& number(double value);  // empty if it is not finite
  CsvWriter& number(const std::optional<double>& value);
  CsvWriter& truth(bool value);  // "true", "false"
  // Three fields: value, low, high; the last two empty where there is no interval.
  CsvWriter& figure(const Figure& figure);
  CsvWriter& figure(const std::optional<Figure>& figure);
  void end_record();

  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  CsvWriter& field(std::string_view value);
  std::string out_;
  bool first_ = true;
};

// The names of a figure's three fields: name, name_low, name_high.
void add_figure_columns(std::vector<std::string>& header, const std::string& name);

}  // namespace setpoint
