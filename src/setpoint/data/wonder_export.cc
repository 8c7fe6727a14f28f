#include "setpoint/data/wonder_export.h"

#include <algorithm>
#include <array>

#include "setpoint/core/utf8.h"

namespace setpoint {
namespace {

constexpr std::string_view kNotes = "---";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
// An export has at most 75,000 rows; this is far beyond.
constexpr std::size_t kLargest = 1U << 27U;

class Splitter {
 public:
  Splitter(std::string_view text, TableInput& input) : text_(text), input_(input) {}

  std::optional<WonderExport> split() {
    if (!readable()) return std::nullopt;
    if (text_.starts_with(kByteOrderMark)) at_ = start_ = kByteOrderMark.size();
    if (at_ == text_.size()) {
      input_.faults.add({FaultKind::data, {input_.file}, "the file is empty", "a header and rows"});
      return std::nullopt;
    }
    const std::string_view first = text_.substr(at_, text_.find('\n', at_) - at_);
    separator_ = first.find('\t') == std::string_view::npos ? ',' : '\t';
    WonderExport result;
    if (!record(result.header)) return std::nullopt;
    while (at_ < text_.size()) {
      WonderExport::Record row;
      if (!record(row)) return std::nullopt;
      if (row.values.size() == 1 && row.values[0] == kNotes) {
        take_notes(result);
        return result;
      }
      if (row.values.size() != result.header.values.size()) {
        input_.faults.add(
            {FaultKind::data,
             {input_.file, row.line, row.columns.front()},
             std::to_string(row.values.size()) + (row.values.size() == 1 ? " value" : " values"),
             std::to_string(result.header.values.size()) +
                 " as in the header, or a line --- before notes"});
        return std::nullopt;
      }
      result.rows.push_back(std::move(row));
    }
    return result;
  }

 private:
  bool readable() {
    const std::size_t nul = text_.find('\0');
    const std::size_t malformed = first_malformed(text_);
    if (nul == std::string_view::npos && malformed == text_.size()) return true;
    const std::size_t at = std::min(nul, malformed);
    line_ = 1 + static_cast<std::uint64_t>(std::count(
                    text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    start_ = at == 0 ? 0 : text_.rfind('\n', at - 1) + 1;
    if (nul < malformed)
      fault(at, "a NUL byte: this is not text", "an export of CDC WONDER");
    else
      fault(at, "a byte that is not UTF-8", "UTF-8 text");
    return false;
  }

  void fault(std::size_t at, std::string what, std::string expected) {
    input_.faults.add({FaultKind::data,
                       {input_.file, line_, at - start_ + 1},
                       std::move(what),
                       std::move(expected)});
  }

  // A value from at_ on; false at a fault.
  bool value(std::string& out) {
    if (at_ < text_.size() && text_[at_] == '"') {
      const std::size_t open = at_++;
      while (true) {
        const std::size_t close = text_.find_first_of("\"\n", at_);
        if (close == std::string_view::npos || text_[close] == '\n') {
          fault(open, "a quote that is not closed on its line", "a closing quote");
          return false;
        }
        out += text_.substr(at_, close - at_);
        at_ = close + 1;
        if (at_ == text_.size() || text_[at_] != '"') return true;
        out += '"';
        ++at_;
      }
    }
    const std::array<char, 4> ends = {separator_, '\n', '\r', '"'};
    const std::size_t end = std::min(
        text_.find_first_of(std::string_view(ends.data(), ends.size()), at_), text_.size());
    out = text_.substr(at_, end - at_);
    at_ = end;
    if (at_ < text_.size() && text_[at_] == '"') {
      fault(at_, "a quote inside an unquoted value", "the whole value in quotes");
      return false;
    }
    return true;
  }

  // The next line; false at a fault.
  bool record(WonderExport::Record& record) {
    record.line = line_;
    while (true) {
      record.columns.push_back(at_ - start_ + 1);
      if (!value(record.values.emplace_back())) return false;
      if (at_ == text_.size()) return true;
      if (text_[at_] == separator_) {
        ++at_;
        continue;
      }
      if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
      if (text_[at_] == '\n') {
        start_ = ++at_;
        ++line_;
        return true;
      }
      fault(at_, text_[at_] == '\r' ? "a carriage return alone" : "text after a closing quote",
            "a separator or the end of the line");
      return false;
    }
  }

  // Free text: nothing in it is at fault.
  void take_notes(WonderExport& result) {
    while (at_ < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', at_), text_.size());
      std::string_view line = text_.substr(at_, end - at_);
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.starts_with('"')) line.remove_prefix(1);
      if (line.ends_with('"')) line.remove_suffix(1);
      result.notes.emplace_back(line);
      at_ = std::min(end + 1, text_.size());
    }
  }

  std::string_view text_;
  TableInput& input_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;  // of the line
  std::uint64_t line_ = 1;
  char separator_ = ',';
};

// "Group By: County": words of letters, digits and a few marks before the first colon, which a
// space or nothing follows.
bool has_label(std::string_view line) {
  const std::size_t colon = line.find(": ");
  const std::size_t end =
      colon == std::string_view::npos && line.ends_with(':') ? line.size() - 1 : colon;
  if (end == std::string_view::npos || end == 0) return false;
  return std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(end), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' ||
           c == '-' || c == '/';
  });
}

}  // namespace

std::optional<std::string> WonderExport::note(std::string_view label) const {
  for (std::size_t i = 0; i < notes.size(); ++i) {
    std::string_view line = notes[i];
    if (!line.starts_with(label) || !line.substr(label.size()).starts_with(':')) continue;
    line.remove_prefix(label.size() + 1);
    if (line.starts_with(' ')) line.remove_prefix(1);
    std::string text(line);
    for (++i; i < notes.size() && notes[i] != kNotes && !has_label(notes[i]); ++i)
      text += " " + notes[i];
    return text;
  }
  return std::nullopt;
}

std::optional<WonderExport> read_wonder_export(TableInput& input) {
  std::string text;
  std::vector<char> block(std::size_t{1} << 16U);
  while (true) {
    const auto count = input.bytes.read(block);
    if (!count) {
      input.faults.add(count.faults());
      return std::nullopt;
    }
    if (*count == 0) break;
    text.append(block.data(), *count);
    if (text.size() > kLargest) {
      input.faults.add(
          {FaultKind::data, {input.file}, "more than 128 MiB", "an export of CDC WONDER"});
      return std::nullopt;
    }
  }
  return Splitter(text, input).split();
}

}  // namespace setpoint
