#include "setpoint/network/dl_words.h"

#include <optional>

#include "setpoint/core/utf8.h"

namespace setpoint {
namespace {

bool parts(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == ',' || c == '=' || c == '\n';
}

bool control(char c) {
  return static_cast<unsigned char>(c) < ' ' || c == '\x7f';
}

bool ends_with_colon(std::string_view text) {
  if (!text.ends_with(':')) return false;
  const std::string word = lower_case(text);
  return word == "labels:" || word == "embedded:" || word == "data:";
}

class Splitter {
 public:
  Splitter(std::string_view bytes, const std::string& name) : bytes_(bytes), name_(name) {}

  Result<std::vector<DlWord>> split() {
    if (const std::size_t bad = first_malformed(bytes_); bad != bytes_.size()) {
      while (at_ < bad) pass();
      return fault("bytes that are not text", "UTF-8");
    }
    while (at_ < bytes_.size()) {
      if (parts(bytes_[at_])) {
        pass();
        continue;
      }
      DlWord word{{}, line_, at_ - line_begin_ + 1, bytes_[at_] == '"'};
      if (const auto wrong = word.quoted ? quoted(word) : bare(word)) return *wrong;
      words_.push_back(word);
    }
    return std::move(words_);
  }

 private:
  void pass() {
    if (bytes_[at_++] != '\n') return;
    ++line_;
    line_begin_ = at_;
  }

  std::optional<Fault> quoted(DlWord& word) {
    const std::size_t end = bytes_.find('"', at_ + 1);
    if (end == std::string_view::npos)
      return fault("a quote that is never closed", "a closing quote on the same line");
    word.text = bytes_.substr(at_ + 1, end - at_ - 1);
    while (at_ < end)
      if (control(bytes_[++at_])) return fault("a control character in quotes", "text on one line");
    ++at_;
    if (at_ < bytes_.size() && !parts(bytes_[at_]))
      return fault("a quote inside a word", "a blank or a comma behind a closing quote");
    return std::nullopt;
  }

  std::optional<Fault> bare(DlWord& word) {
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && !parts(bytes_[at_])) {
      if (control(bytes_[at_])) return fault("a control character", "text");
      if (bytes_[at_] == '"')
        return fault("a quote inside a word", "quotes around all of a name, or none");
      ++at_;
      word.text = bytes_.substr(begin, at_ - begin);
      if (!in_data_ && ends_with_colon(word.text)) break;
    }
    in_data_ = in_data_ || word.keyword() == "data:";
    return std::nullopt;
  }

  Fault fault(std::string what, std::string expected) const {
    return {FaultKind::data,
            {name_, line_, at_ - line_begin_ + 1},
            std::move(what),
            std::move(expected)};
  }

  std::string_view bytes_;
  const std::string& name_;
  std::vector<DlWord> words_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
  std::size_t line_begin_ = 0;
  bool in_data_ = false;
};

}  // namespace

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

std::string DlWord::keyword() const {
  return quoted ? "" : lower_case(text);
}

Result<std::vector<DlWord>> dl_words(std::string_view bytes, const std::string& name) {
  return Splitter(bytes, name).split();
}

}  // namespace setpoint
