// A worksheet that is filled from top to bottom, one column after another.
#pragma once

#include <xlsxwriter.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/determination/determination.h"

namespace setpoint {

enum class CellFormat {
  text,
  header,
  rate_charged,
  rate,
  toll_charged,
  toll,
  money,
  count,
  decimal,
  kilograms,
  general,
};

// The formats of a workbook, made once.
class CellFormats {
 public:
  explicit CellFormats(lxw_workbook* workbook);
  [[nodiscard]] lxw_format* of(CellFormat format) const { return made_.at(format); }

 private:
  std::map<CellFormat, lxw_format*> made_;
};

struct SheetColumn {
  std::string title;
  double width = 0;  // in characters
  CellFormat format = CellFormat::general;
};
// Three columns: the value, its lower and its upper limit.
void add_figure_columns(std::vector<SheetColumn>& columns, const std::string& title,
                        CellFormat format);

class Sheet {
 public:
  // `frozen` columns stay in view beside the frozen header.
  Sheet(lxw_workbook* workbook, const CellFormats& formats, const char* name,
        std::vector<SheetColumn> columns, unsigned frozen);

  Sheet& text(std::string_view value);
  Sheet& number(double value);  // an empty cell if it is not finite
  Sheet& number(const std::optional<double>& value);
  Sheet& truth(bool value);  // "yes", "no"
  Sheet& figure(const Figure& figure);
  Sheet& figure(const std::optional<Figure>& figure);
  void end_row();
  // After the last row: filters over the table.
  void finish();

  // The first error of the library that writes the sheet.
  [[nodiscard]] lxw_error error() const { return error_; }

 private:
  void note(lxw_error error);
  [[nodiscard]] lxw_format* format() const;
  lxw_worksheet* sheet_;
  const CellFormats& formats_;
  std::vector<SheetColumn> columns_;
  lxw_row_t row_ = 0;
  lxw_col_t column_ = 0;
  lxw_error error_ = LXW_NO_ERROR;
};

}  // namespace setpoint
