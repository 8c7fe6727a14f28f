// HTML from text: escaping, and tables that a screen reader can follow.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "setpoint/report/figure_text.h"

namespace setpoint {

// & < > " ' as character references; control characters that HTML does not allow become U+FFFD.
[[nodiscard]] std::string escaped(std::string_view text);

// <p class="...">, escaped.
[[nodiscard]] std::string paragraph(std::string_view text, std::string_view css = "");
// The value over its interval, for a cell of a table.
[[nodiscard]] std::string stacked(const FigureText& figure);
[[nodiscard]] std::string stacked(const Figure& figure, FigureKind kind);

class HtmlTable {
 public:
  struct Column {
    std::string title;
    bool numeric = false;
  };
  // A heading over several columns.
  struct Span {
    std::string title;
    std::size_t columns = 1;
  };

  // `id` names the table in the page and must be unique in it.
  HtmlTable(std::string id, std::string caption, std::vector<Column> columns);
  HtmlTable& spans(std::vector<Span> spans);
  HtmlTable& css(std::string name);

  // The first cell of a row is its heading. `attributes` stand in the row's tag.
  HtmlTable& row(std::string_view heading, std::string_view attributes = "");
  HtmlTable& heading_html(const std::string& html, std::string_view attributes = "");
  HtmlTable& text(std::string_view value);
  HtmlTable& html(const std::string& value);  // already escaped
  HtmlTable& figure(const Figure& figure, FigureKind kind);
  HtmlTable& number(double value, FigureKind kind);
  HtmlTable& none();  // no figure

  [[nodiscard]] bool empty() const { return rows_ == 0; }
  // In a region of its own that scrolls sideways and that the keyboard reaches.
  [[nodiscard]] std::string str() const;

 private:
  HtmlTable& cell(const std::string& html);
  std::string id_;
  std::string caption_;
  std::string css_;
  std::vector<Column> columns_;
  std::vector<Span> spans_;
  std::string body_;
  std::size_t column_ = 0;
  std::size_t rows_ = 0;
};

}  // namespace setpoint
