#include "setpoint/report/csv_writer.h"

#include <cmath>

#include "setpoint/core/decimal.h"

namespace setpoint {

CsvWriter::CsvWriter(const std::vector<std::string>& header) {
  for (const std::string& name : header) field(name);
  end_record();
}

CsvWriter& CsvWriter::field(std::string_view value) {
  if (!first_) out_ += ',';
  first_ = false;
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
    out_ += value;
    return *this;
  }
  out_ += '"';
  for (const char c : value) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
  return *this;
}

CsvWriter& CsvWriter::text(std::string_view value) {
  constexpr std::string_view kFormulaStarts = "=+-@\t\r";
  if (!value.empty() && kFormulaStarts.find(value.front()) != std::string_view::npos)
    return field("'" + std::string(value));
  return field(value);
}

CsvWriter& CsvWriter::number(double value) {
  return field(std::isfinite(value) ? shortest(value) : std::string());
}

CsvWriter& CsvWriter::number(const std::optional<double>& value) {
  return value ? number(*value) : field("");
}

CsvWriter& CsvWriter::truth(bool value) {
  return field(value ? "true" : "false");
}

CsvWriter& CsvWriter::figure(const Figure& figure) {
  number(figure.value);
  if (!figure.interval) return field("").field("");
  return number(figure.interval->low).number(figure.interval->high);
}

CsvWriter& CsvWriter::figure(const std::optional<Figure>& figure) {
  if (figure) return this->figure(*figure);
  return field("").field("").field("");
}

void CsvWriter::end_record() {
  out_ += "\r\n";
  first_ = true;
}

void add_figure_columns(std::vector<std::string>& header, const std::string& name) {
  header.push_back(name);
  header.push_back(name + "_low");
  header.push_back(name + "_high");
}

}  // namespace setpoint
