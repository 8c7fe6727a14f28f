#include "setpoint/report/sheet.h"

#include <cmath>
#include <utility>

namespace setpoint {
namespace {

struct NumberFormat {
  CellFormat format;
  const char* code;
};
constexpr NumberFormat kNumberFormats[] = {
    {CellFormat::rate_charged, "0.00\\ %"},  {CellFormat::rate, "0.0000\\ %"},
    {CellFormat::toll_charged, "$#,##0.00"}, {CellFormat::toll, "$#,##0.000"},
    {CellFormat::money, "$#,##0"},           {CellFormat::count, "#,##0"},
    {CellFormat::decimal, "#,##0.0"},        {CellFormat::kilograms, "#,##0.000"},
    {CellFormat::general, "General"},
};

}  // namespace

CellFormats::CellFormats(lxw_workbook* workbook) {
  for (const NumberFormat& number : kNumberFormats) {
    lxw_format* format = workbook_add_format(workbook);
    format_set_num_format(format, number.code);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    made_[number.format] = format;
  }
  lxw_format* text = workbook_add_format(workbook);
  format_set_num_format(text, "@");
  format_set_text_wrap(text);
  format_set_align(text, LXW_ALIGN_VERTICAL_TOP);
  made_[CellFormat::text] = text;
  lxw_format* header = workbook_add_format(workbook);
  constexpr lxw_color_t kBand = 0xE8EEF4;
  format_set_bold(header);
  format_set_text_wrap(header);
  format_set_align(header, LXW_ALIGN_VERTICAL_BOTTOM);
  format_set_bg_color(header, kBand);
  format_set_bottom(header, LXW_BORDER_THIN);
  made_[CellFormat::header] = header;
}

void add_figure_columns(std::vector<SheetColumn>& columns, const std::string& title,
                        CellFormat format) {
  constexpr double kWidth = 14;
  columns.push_back({title, kWidth, format});
  columns.push_back({title + ", low", kWidth, format});
  columns.push_back({title + ", high", kWidth, format});
}

Sheet::Sheet(lxw_workbook* workbook, const CellFormats& formats, const char* name,
             std::vector<SheetColumn> columns, unsigned frozen)
    : sheet_(workbook_add_worksheet(workbook, name)),
      formats_(formats),
      columns_(std::move(columns)) {
  lxw_format* header = formats_.of(CellFormat::header);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    note(worksheet_set_column(sheet_, column, column, columns_[i].width, nullptr));
    note(worksheet_write_string(sheet_, 0, column, columns_[i].title.c_str(), header));
  }
  worksheet_freeze_panes(sheet_, 1, static_cast<lxw_col_t>(frozen));
  worksheet_set_landscape(sheet_);
  worksheet_fit_to_pages(sheet_, 1, 0);
  worksheet_repeat_rows(sheet_, 0, 0);
  row_ = 1;
}

void Sheet::note(lxw_error error) {
  if (error_ == LXW_NO_ERROR) error_ = error;
}

lxw_format* Sheet::format() const {
  return formats_.of(columns_[column_].format);
}

Sheet& Sheet::text(std::string_view value) {
  const std::string terminated(value);
  note(worksheet_write_string(sheet_, row_, column_, terminated.c_str(),
                              formats_.of(CellFormat::text)));
  ++column_;
  return *this;
}

Sheet& Sheet::number(double value) {
  if (std::isfinite(value)) note(worksheet_write_number(sheet_, row_, column_, value, format()));
  ++column_;
  return *this;
}

Sheet& Sheet::number(const std::optional<double>& value) {
  if (value) return number(*value);
  ++column_;
  return *this;
}

Sheet& Sheet::truth(bool value) {
  return text(value ? "yes" : "no");
}

Sheet& Sheet::figure(const Figure& figure) {
  number(figure.value);
  number(figure.interval ? std::optional(figure.interval->low) : std::nullopt);
  return number(figure.interval ? std::optional(figure.interval->high) : std::nullopt);
}

Sheet& Sheet::figure(const std::optional<Figure>& figure) {
  if (figure) return this->figure(*figure);
  constexpr lxw_col_t kFields = 3;
  column_ = static_cast<lxw_col_t>(column_ + kFields);
  return *this;
}

void Sheet::end_row() {
  ++row_;
  column_ = 0;
}

void Sheet::finish() {
  if (row_ < 2) return;
  note(worksheet_autofilter(sheet_, 0, 0, row_ - 1, static_cast<lxw_col_t>(columns_.size() - 1)));
}

}  // namespace setpoint
