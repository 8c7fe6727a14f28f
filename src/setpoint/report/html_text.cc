#include "setpoint/report/html_text.h"

#include <utility>

namespace setpoint {

std::string escaped(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  constexpr char kFirstPrintable = ' ';
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        if (c >= 0 && c < kFirstPrintable && c != '\n' && c != '\t') {
          result += "\uFFFD";
        } else {
          result += c;
        }
    }
  }
  return result;
}

std::string paragraph(std::string_view text, std::string_view css) {
  const std::string attribute = css.empty() ? "" : " class=\"" + std::string(css) + "\"";
  return "<p" + attribute + ">" + escaped(text) + "</p>\n";
}

std::string stacked(const FigureText& figure) {
  std::string result = "<span class=\"v\">" + escaped(figure.value) + "</span>";
  if (!figure.interval.empty())
    result += " <span class=\"i\">" + escaped(figure.interval) + "</span>";
  return result;
}

std::string stacked(const Figure& figure, FigureKind kind) {
  return stacked(figure_text(figure, kind));
}

HtmlTable::HtmlTable(std::string id, std::string caption, std::vector<Column> columns)
    : id_(std::move(id)), caption_(std::move(caption)), columns_(std::move(columns)) {}

HtmlTable& HtmlTable::spans(std::vector<Span> spans) {
  spans_ = std::move(spans);
  return *this;
}

HtmlTable& HtmlTable::css(std::string name) {
  css_ = std::move(name);
  return *this;
}

HtmlTable& HtmlTable::row(std::string_view heading, std::string_view attributes) {
  return heading_html(escaped(heading), attributes);
}

HtmlTable& HtmlTable::heading_html(const std::string& html, std::string_view attributes) {
  if (rows_ > 0) body_ += "</tr>\n";
  body_ += "<tr" + std::string(attributes.empty() ? "" : " ") + std::string(attributes) +
           "><th scope=\"row\">" + html + "</th>";
  column_ = 1;
  ++rows_;
  return *this;
}

HtmlTable& HtmlTable::cell(const std::string& html) {
  const bool numeric = column_ < columns_.size() && columns_[column_].numeric;
  body_ += (numeric ? "<td class=\"n\">" : "<td>") + html + "</td>";
  ++column_;
  return *this;
}

HtmlTable& HtmlTable::text(std::string_view value) {
  return cell(escaped(value));
}
HtmlTable& HtmlTable::html(const std::string& value) {
  return cell(value);
}
HtmlTable& HtmlTable::figure(const Figure& figure, FigureKind kind) {
  return cell(stacked(figure, kind));
}
HtmlTable& HtmlTable::number(double value, FigureKind kind) {
  return cell("<span class=\"v\">" + escaped(setpoint::text(value, kind)) + "</span>");
}
HtmlTable& HtmlTable::none() {
  return cell("<span class=\"i\">none</span>");
}

std::string HtmlTable::str() const {
  std::string out = "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"" +
                    id_ + "-caption\">\n<table id=\"" + id_ + "\"" +
                    (css_.empty() ? "" : " class=\"" + css_ + "\"") + ">\n<caption id=\"" + id_ +
                    "-caption\">" + escaped(caption_) + "</caption>\n<thead>\n";
  if (!spans_.empty()) {
    out += "<tr class=\"spans\">";
    for (const Span& span : spans_) {
      if (span.title.empty()) {
        out += "<td colspan=\"" + std::to_string(span.columns) + "\"></td>";
      } else {
        out += "<th scope=\"colgroup\" colspan=\"" + std::to_string(span.columns) + "\">" +
               escaped(span.title) + "</th>";
      }
    }
    out += "</tr>\n";
  }
  out += "<tr>";
  for (const Column& column : columns_)
    out += std::string("<th scope=\"col\"") + (column.numeric ? " class=\"n\"" : "") + ">" +
           escaped(column.title) + "</th>";
  out += "</tr>\n</thead>\n<tbody>\n" + body_ + (rows_ > 0 ? "</tr>\n" : "") +
         "</tbody>\n</table>\n</div>\n";
  return out;
}

}  // namespace setpoint
