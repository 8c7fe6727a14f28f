// A document of plain parts (headings, paragraphs, notes, lists, tables, code) that is rendered to
// Markdown and to HTML: one content, two renderings.
//
// Text is text: whatever it holds means nothing to either language. Markdown escapes what
// CommonMark or a table of GitHub's dialect would take for markup; HTML escapes its own. The HTML
// is one file with a table of contents, headings in order, a caption for every table and
// identifiers that are unique in it, as the report's (html_sections.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "setpoint/report/figure_text.h"
#include "setpoint/report/html_text.h"

namespace setpoint {

// A cell of a table: text, or a figure with its interval.
struct ProseCell {
  ProseCell(std::string text) : value(std::move(text)) {}
  ProseCell(std::string_view text) : value(text) {}
  ProseCell(const char* text) : value(text) {}
  ProseCell(FigureText figure)
      : value(std::move(figure.value)), interval(std::move(figure.interval)) {}
  std::string value;
  std::string interval{};
};

struct ProseTable {
  std::string caption;
  std::vector<HtmlTable::Column> columns;
  std::vector<std::vector<ProseCell>> rows{};  // the first cell of each is its heading
};

struct ProseBlock {
  enum class Kind { heading, paragraph, note, list, table, code };
  Kind kind = Kind::paragraph;
  std::vector<std::string> text{};  // one, or the items of a list
  ProseTable table{};
};

class ProseSection {
 public:
  // `id`: letters, digits and hyphens; unique in the document.
  ProseSection(std::string id, std::string title) : id_(std::move(id)), title_(std::move(title)) {}

  ProseSection& heading(std::string text);  // below the section's own
  ProseSection& paragraph(std::string text);
  ProseSection& note(std::string text);                // an aside in smaller type
  ProseSection& list(std::vector<std::string> items);  // of nothing, nothing
  ProseSection& table(ProseTable table);               // without a row, nothing
  ProseSection& code(std::string text);

  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] const std::string& title() const { return title_; }
  [[nodiscard]] const std::vector<ProseBlock>& blocks() const { return blocks_; }

 private:
  std::string id_;
  std::string title_;
  std::vector<ProseBlock> blocks_;
};

struct Prose {
  std::string kicker{};  // above the title
  std::string title{};
  std::string lede{};
  std::vector<ProseSection> sections{};
  std::string footer{};
};

[[nodiscard]] std::string to_markdown(const Prose& prose);
[[nodiscard]] std::string to_html(const Prose& prose);

// Text as Markdown in a line of its own.
[[nodiscard]] std::string escaped_markdown(std::string_view text);

}  // namespace setpoint
