#include "setpoint/report/table_xlsx.h"

#include "setpoint/report/sheet.h"
#include "setpoint/report/workbook.h"

namespace setpoint {
namespace {

constexpr double kNumberWidth = 16;
constexpr double kTextWidth = 32;

lxw_error fill(lxw_workbook* book, const PlainTable& table) {
  const CellFormats formats(book);
  std::vector<SheetColumn> columns;
  for (const PlainTable::Column& column : table.columns)
    columns.push_back({column.title, column.number ? kNumberWidth : kTextWidth,
                       column.number ? CellFormat::general : CellFormat::text});
  Sheet sheet(book, formats, "Table", std::move(columns), 1);
  for (const auto& row : table.rows) {
    for (const PlainTable::Cell& cell : row) {
      if (const double* number = std::get_if<double>(&cell))
        sheet.number(*number);
      else if (const std::string* text = std::get_if<std::string>(&cell))
        sheet.text(*text);
      else
        sheet.number(std::optional<double>());
    }
    sheet.end_row();
  }
  sheet.finish();
  Sheet about(book, formats, "About",
              {{"What", kTextWidth, CellFormat::text}, {"Text", kTextWidth * 3, CellFormat::text}},
              1);
  const auto said = [&about](std::string_view what, std::string_view text) {
    about.text(what).text(text);
    about.end_row();
  };
  said("Title", table.title);
  said("Source", table.source);
  said("Program", "Setpoint " SETPOINT_VERSION);
  about.finish();
  return sheet.error() != LXW_NO_ERROR ? sheet.error() : about.error();
}

}  // namespace

Result<std::string> table_xlsx(const PlainTable& table, const Date& created) {
  return workbook("table.xlsx", table.title, created,
                  [&](lxw_workbook* book) { return fill(book, table); });
}

}  // namespace setpoint
