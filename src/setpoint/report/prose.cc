#include "setpoint/report/prose.h"

#include <algorithm>
#include <utility>

#include "setpoint/report/html_sections.h"

namespace setpoint {
namespace {

using Kind = ProseBlock::Kind;

bool alphanumeric(char c) {
  // A byte of a character beyond ASCII counts as a letter.
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c < 0;
}

// Whether what stands there is the mark that begins a list or a heading or underlines one, were it
// the beginning of a line: "-", "+", "#" and "=" there, or the point of "12. ".
bool begins_block(std::string_view text, std::size_t at) {
  const char c = text[at];
  const bool apart = at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\t';
  if (at == 0)
    return c == '#' || c == '=' || c == '>' || c == '[' ||
           ((c == '-' || c == '+') && (apart || text[1] == c));
  const bool numbered = text.substr(0, at).find_first_not_of("0123456789") == text.npos;
  return numbered && apart && (c == '.' || c == ')');
}

bool special(std::string_view text, std::size_t at) {
  constexpr std::string_view kAlways = "\\*`<~";
  constexpr std::string_view kOfLinks = "([:";  // after a closing bracket
  const char c = text[at];
  if (c == ']') return at + 1 < text.size() && kOfLinks.find(text[at + 1]) != kOfLinks.npos;
  if (kAlways.find(c) != kAlways.npos) return true;
  // Within a word an underscore is no emphasis, and keys of parameters stay legible.
  if (c == '_')
    return at == 0 || at + 1 == text.size() || !alphanumeric(text[at - 1]) ||
           !alphanumeric(text[at + 1]);
  return c == '&' && at + 1 < text.size() && (alphanumeric(text[at + 1]) || text[at + 1] == '#');
}

// A break would end the line that the text stands in.
bool breaks(char c) {
  return c == '\n' || c == '\r' || c == '\t';
}

std::string in_cell(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '|' || special(text, at)) out += '\\';
    out += breaks(text[at]) ? ' ' : text[at];
  }
  return out;
}

// The longest run of backticks, so that a fence can be longer.
std::string fence(const std::string& text) {
  std::size_t longest = 2;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return std::string(longest + 1, '`');
}

std::string joined(const ProseCell& cell) {
  return FigureText{cell.value, cell.interval}.joined();
}

std::string markdown(const ProseTable& table) {
  if (table.rows.empty()) return "";
  std::string out = "**" + escaped_markdown(table.caption) + "**\n\n|";
  for (const HtmlTable::Column& column : table.columns) out += " " + in_cell(column.title) + " |";
  out += "\n|";
  for (const HtmlTable::Column& column : table.columns) out += column.numeric ? "---:|" : "---|";
  out += "\n";
  for (const std::vector<ProseCell>& row : table.rows) {
    out += "|";
    for (const ProseCell& cell : row) out += " " + in_cell(joined(cell)) + " |";
    out += "\n";
  }
  return out + "\n";
}

std::string markdown(const ProseBlock& block) {
  switch (block.kind) {
    case Kind::heading:
      return "### " + escaped_markdown(block.text.front()) + "\n\n";
    case Kind::paragraph:
      return escaped_markdown(block.text.front()) + "\n\n";
    case Kind::note:
      return "> " + escaped_markdown(block.text.front()) + "\n\n";
    case Kind::list: {
      std::string out;
      for (const std::string& item : block.text) out += "- " + escaped_markdown(item) + "\n";
      return out + "\n";
    }
    case Kind::table:
      return markdown(block.table);
    case Kind::code: {
      const std::string& text = block.text.front();
      const std::string mark = fence(text);
      return mark + "\n" + text + "\n" + mark + "\n\n";
    }
  }
  return "";
}

std::string html(const ProseTable& table, const std::string& id) {
  HtmlTable out(id, table.caption, table.columns);
  for (const std::vector<ProseCell>& row : table.rows) {
    for (std::size_t n = 0; n < row.size(); ++n) {
      if (n == 0)
        out.row(joined(row[n]));
      else if (row[n].interval.empty())
        out.text(row[n].value);
      else
        out.html(stacked(FigureText{row[n].value, row[n].interval}));
    }
  }
  return out.str();
}

std::string html(const ProseSection& in) {
  std::string body;
  std::size_t tables = 0;
  for (const ProseBlock& block : in.blocks()) {
    switch (block.kind) {
      case Kind::heading:
        body += "<h3>" + escaped(block.text.front()) + "</h3>\n";
        break;
      case Kind::paragraph:
        body += paragraph(block.text.front());
        break;
      case Kind::note:
        body += paragraph(block.text.front(), "reason");
        break;
      case Kind::list:
        body += "<ul>\n";
        for (const std::string& item : block.text) body += "<li>" + escaped(item) + "</li>\n";
        body += "</ul>\n";
        break;
      case Kind::table:
        body += html(block.table, in.id() + "-table-" + std::to_string(++tables));
        break;
      case Kind::code:
        body += "<pre tabindex=\"0\"><code>" + escaped(block.text.front()) + "</code></pre>\n";
        break;
    }
  }
  return section(in.id(), in.title(), body);
}

}  // namespace

ProseSection& ProseSection::heading(std::string text) {
  blocks_.push_back({Kind::heading, {std::move(text)}, {}});
  return *this;
}
ProseSection& ProseSection::paragraph(std::string text) {
  blocks_.push_back({Kind::paragraph, {std::move(text)}, {}});
  return *this;
}
ProseSection& ProseSection::note(std::string text) {
  blocks_.push_back({Kind::note, {std::move(text)}, {}});
  return *this;
}
ProseSection& ProseSection::list(std::vector<std::string> items) {
  if (!items.empty()) blocks_.push_back({Kind::list, std::move(items), {}});
  return *this;
}
ProseSection& ProseSection::table(ProseTable table) {
  if (!table.rows.empty()) blocks_.push_back({Kind::table, {}, std::move(table)});
  return *this;
}
ProseSection& ProseSection::code(std::string text) {
  blocks_.push_back({Kind::code, {std::move(text)}, {}});
  return *this;
}

std::string escaped_markdown(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (begins_block(text, at) || special(text, at)) out += '\\';
    out += breaks(text[at]) ? ' ' : text[at];
  }

  return out;
}

std::string to_markdown(const Prose& prose) {
  std::string out = "# " + escaped_markdown(prose.title) + "\n\n";
  if (!prose.kicker.empty()) out += escaped_markdown(prose.kicker) + "\n\n";
  if (!prose.lede.empty()) out += escaped_markdown(prose.lede) + "\n\n";
  for (const ProseSection& each : prose.sections) {
    out += "## " + escaped_markdown(each.title()) + "\n\n";
    for (const ProseBlock& block : each.blocks()) out += markdown(block);
  }
  if (!prose.footer.empty()) out += escaped_markdown(prose.footer) + "\n\n";
  out.pop_back();  // ends in one line break
  return out;
}

std::string to_html(const Prose& prose) {
  std::string sections;
  std::vector<std::pair<std::string, std::string>> parts;
  for (const ProseSection& each : prose.sections) {
    sections += html(each);
    parts.emplace_back(each.id(), each.title());
  }
  std::string head = "<header class=\"masthead\">\n";
  if (!prose.kicker.empty()) head += paragraph(prose.kicker, "kicker");
  head += "<h1>" + escaped(prose.title) + "</h1>\n";
  if (!prose.lede.empty()) head += paragraph(prose.lede, "lede");
  head += "</header>\n";
  std::string foot;
  if (!prose.footer.empty()) foot = "<footer>\n" + paragraph(prose.footer) + "</footer>\n";
  return document(prose.title, head + page(contents(parts), sections) + foot);
}

}  // namespace setpoint
