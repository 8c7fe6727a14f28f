#include "setpoint/network/dl_head.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

#include "setpoint/data/field.h"

namespace setpoint {
namespace {

constexpr std::size_t kMostActors = 100'000;

// With the short names that UCINET has for them.
constexpr std::array<std::pair<std::string_view, DlFormat>, 11> kFormats = {{
    {"fullmatrix", DlFormat::full_matrix},
    {"fm", DlFormat::full_matrix},
    {"lowerhalf", DlFormat::lower_half},
    {"lh", DlFormat::lower_half},
    {"upperhalf", DlFormat::upper_half},
    {"uh", DlFormat::upper_half},
    {"edgelist1", DlFormat::edge_list},
    {"edgelist", DlFormat::edge_list},
    {"el1", DlFormat::edge_list},
    {"nodelist1", DlFormat::node_list},
    {"nl1", DlFormat::node_list},
}};

bool is_list(DlFormat format) {
  return format == DlFormat::edge_list || format == DlFormat::node_list;
}

class HeadReader {
 public:
  HeadReader(const std::vector<DlWord>& words, const std::string& name)
      : words_(words), name_(name) {}

  Result<DlHead> read() {
    if (word() != "dl") return fault("no \"dl\" at the beginning", "dl, then n=N and data:");
    for (at_ = 1; more() && word() != "data:"; ++at_)
      if (const auto wrong = one()) return *wrong;
    if (!more()) return fault("no data", "\"data:\" and what follows it");
    if (const auto wrong = whole_head()) return *wrong;
    head_.data = at_ + 1;
    return std::move(head_);
  }

 private:
  [[nodiscard]] bool more() const { return at_ < words_.size(); }
  [[nodiscard]] std::string word() const { return more() ? words_[at_].keyword() : ""; }
  [[nodiscard]] std::string shown_word() const { return shown(more() ? words_[at_].text : ""); }
  Fault fault(std::string what, std::string expected) const {
    return dl_fault(words_, at_, name_, std::move(what), std::move(expected));
  }
  std::optional<Fault> once(const std::string& key) {
    if (said_.insert(key).second) return std::nullopt;
    return fault(key + " a second time", "each part of the head once");
  }
  [[nodiscard]] bool said(const std::string& key) const { return said_.contains(key); }

  std::optional<Fault> one() {
    const std::string key = word();
    if (key == "n" || key == "nr" || key == "nc" || key == "nm") return count(key);
    if (key == "format" || key == "diagonal") {
      if (const auto wrong = once(key)) return wrong;
      ++at_;
      return key == "format" ? format() : diagonal();
    }
    if (key == "labels" || key == "labels:") return labels(key, "");
    for (const auto& [begin, whose] :
         {std::pair("row", "row"), std::pair("column", "column"), std::pair("col", "column"),
          std::pair("level", "level"), std::pair("matrix", "level")}) {
      if (key != begin) continue;
      ++at_;
      return labels(word(), whose);
    }
    return fault(shown_word() + " in the head",
                 "n, nm, format, diagonal, labels: or labels embedded (also of row and column), "
                 "and data:");
  }

  std::optional<Fault> count(const std::string& key) {
    if (const auto wrong = once(key)) return wrong;
    ++at_;
    const auto number = dl_whole(word());
    if (key == "nm") {
      if (number == 1U) return std::nullopt;
      return several("nm is " + shown_word());
    }
    if (!number || *number == 0 || *number > kMostActors)
      return fault(key + " is " + shown_word(), "a number of actors from 1 to 100,000");
    if (head_.size != 0 && (key == "n" || said("n") || head_.size != *number))
      return fault(said("n") ? "n together with nr or nc"
                             : "nr and nc that differ: rows and columns are two modes",
                   "n=N, of one mode; two modes (actors by events) as a matrix in CSV");
    head_.size = *number;
    return std::nullopt;
  }

  Fault several(std::string what) const {
    return fault(std::move(what),
                 "one matrix a file (nm=1): which of several is meant is not guessed, so save each "
                 "by itself");
  }

  std::optional<Fault> format() {
    const std::string text = word();
    const auto found = std::find_if(kFormats.begin(), kFormats.end(),
                                    [&](const auto& known) { return known.first == text; });
    if (found == kFormats.end())
      return fault("format " + shown_word(),
                   "fullmatrix, lowerhalf, upperhalf, edgelist1 or nodelist1");
    head_.format = found->second;
    return std::nullopt;
  }

  std::optional<Fault> diagonal() {
    if (word() != "present" && word() != "absent")
      return fault("diagonal " + shown_word(), "present or absent");
    head_.diagonal = word() == "present";
    return std::nullopt;
  }

  // `key` is what follows row, column, level or nothing: "labels:" or "labels".
  std::optional<Fault> labels(const std::string& key, const std::string& whose) {
    const std::string title = whose + (whose.empty() ? "labels" : " labels");
    if (key == "labels:") {
      if (const auto wrong = once(title)) return wrong;
      return whose == "level" ? levels() : listed();
    }
    if (key == "labels") ++at_;
    if (key != "labels" || whose == "level" || (word() != "embedded" && word() != "embedded:"))
      return fault(
          title + " that are neither listed nor embedded",
          "\"" + title + ":\"" + (whose == "level" ? "" : " or \"" + title + " embedded\""));
    if (const auto wrong = once(title + " embedded")) return wrong;
    head_.rows_embedded = head_.rows_embedded || whose != "column";
    head_.columns_embedded = head_.columns_embedded || whose != "row";
    return std::nullopt;
  }

  // Whether the next word begins another part of the head.
  [[nodiscard]] bool list_ends() const {
    if (at_ + 1 >= words_.size()) return true;
    const auto follows = [&](std::size_t k, const auto&... any) {
      return at_ + k < words_.size() && ((words_[at_ + k].keyword() == any) || ...);
    };
    return follows(1, "data:", "labels:") ||
           (follows(1, "row", "column", "col", "level", "matrix") && follows(2, "labels:")) ||
           (follows(1, "labels") && follows(2, "embedded", "embedded:")) ||
           (follows(1, "row", "column", "col") && follows(2, "labels") &&
            follows(3, "embedded", "embedded:"));
  }

  std::optional<Fault> listed() {
    if (head_.size == 0) return fault("labels before n", "n=N first");
    std::size_t count = 0;
    while (count < head_.size && !list_ends())
      if (const auto wrong = head_.labels.name_actor(count++, words_[++at_], name_)) return wrong;
    if (count == head_.size) {
      if (list_ends() || said_next()) return std::nullopt;
      ++at_;
      return fault("more labels than actors", std::to_string(head_.size) + " as n says");
    }
    return fault(std::to_string(count) + (count == 1 ? " label" : " labels"),
                 std::to_string(head_.size) + " as n says");
  }

  // UCINET names the one matrix of a file too.
  std::optional<Fault> levels() {
    if (list_ends()) return fault("no level label", "the name of the one matrix");
    ++at_;
    if (list_ends() || said_next()) return std::nullopt;
    ++at_;
    return several("a second level label");
  }
  [[nodiscard]] bool said_next() const {
    const std::string next = words_[at_ + 1].keyword();
    return next == "n" || next == "nr" || next == "nc" || next == "nm" || next == "format" ||
           next == "diagonal";
  }

  std::optional<Fault> whole_head() {
    if (said("n")) return of_list();
    if (!said("nr") && !said("nc")) return fault("no number of actors", "n=N before the data");
    // Equally many rows and columns need not be the same actors; their names say it.
    const bool rows = said("labels") || said("row labels") || head_.rows_embedded;
    const bool columns = said("labels") || said("column labels") || head_.columns_embedded;
    if (said("nr") != said("nc"))
      return fault(said("nr") ? "nr without nc" : "nc without nr", "n=N, of one mode");
    if (rows && columns && !is_list(head_.format)) return std::nullopt;
    return fault("nr and nc, and nothing says that rows and columns are the same actors",
                 "n=N if they are, or labels of both; two modes (actors by events) as a matrix in "
                 "CSV");
  }

  std::optional<Fault> of_list() {
    if (is_list(head_.format) && head_.rows_embedded != head_.columns_embedded)
      return fault("labels of rows or of columns alone in a list of ties", "labels embedded");
    return std::nullopt;
  }

  const std::vector<DlWord>& words_;
  const std::string& name_;
  std::size_t at_ = 0;
  std::set<std::string> said_;
  DlHead head_;
};

}  // namespace

std::optional<std::size_t> DlLabels::find(std::string_view label) const {
  const auto found = number_.find(lower_case(label));
  if (found == number_.end()) return std::nullopt;
  return found->second;
}

std::optional<Fault> DlLabels::name_actor(std::size_t k, const DlWord& word,
                                          const std::string& file) {
  const auto fault = [&](std::string what, std::string expected) {
    return Fault{
        FaultKind::data, {file, word.line, word.column}, std::move(what), std::move(expected)};
  };
  if (k < all_.size()) {
    if (lower_case(word.text) == lower_case(all_[k])) return std::nullopt;
    return fault(
        "label " + shown(word.text) + " of actor " + std::to_string(k + 1),
        shown(all_[k]) +
            " as before: of one mode rows and columns are the same actors in the same order");
  }
  if (word.text.empty()) return fault("an empty label", "the name of an actor");
  if (find(word.text))
    return fault("label " + shown(word.text) + " comes twice", "each label once");
  add(word.text);
  return std::nullopt;
}

std::size_t DlLabels::add(std::string_view label) {
  number_.emplace(lower_case(label), all_.size());
  all_.emplace_back(label);
  return all_.size() - 1;
}

void DlLabels::number_up_to(std::size_t size) {
  while (all_.size() < size) all_.push_back(std::to_string(all_.size() + 1));
}

Result<DlHead> read_dl_head(const std::vector<DlWord>& words, const std::string& name) {
  return HeadReader(words, name).read();
}

Fault dl_fault(const std::vector<DlWord>& words, std::size_t k, const std::string& name,
               std::string what, std::string expected) {
  Location where{name, 1, 1};
  if (k < words.size())
    where = {name, words[k].line, words[k].column};
  else if (!words.empty())
    where = {name, words.back().line,
             words.back().column + words.back().text.size() + (words.back().quoted ? 2 : 0)};
  return {FaultKind::data, std::move(where), std::move(what), std::move(expected)};
}

std::optional<std::size_t> dl_whole(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace setpoint
