#include "setpoint/network/read_dl.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <vector>

#include "setpoint/core/decimal.h"
#include "setpoint/core/utf8.h"
#include "setpoint/data/field.h"
#include "setpoint/network/read_matrix.h"

namespace setpoint {
namespace {

constexpr std::size_t kMostActors = 100'000;

struct Token {
  std::string text;
  std::uint64_t line = 0;
};

bool parts(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == ',' || c == '=' || c == '\n';
}

std::vector<Token> tokens_of(std::string_view bytes) {
  std::vector<Token> tokens;
  std::uint64_t line = 1;
  for (std::size_t at = 0; at < bytes.size();) {
    if (parts(bytes[at])) {
      line += bytes[at] == '\n' ? 1U : 0U;
      ++at;
      continue;
    }
    if (bytes[at] == '"') {
      const std::size_t end = std::min(bytes.find('"', at + 1), bytes.size());
      const std::string_view quoted = bytes.substr(at + 1, end - at - 1);
      tokens.push_back({std::string(quoted), line});
      line += static_cast<std::uint64_t>(std::count(quoted.begin(), quoted.end(), '\n'));
      at = std::min(end + 1, bytes.size());
      continue;
    }
    std::size_t end = at;
    while (end < bytes.size() && !parts(bytes[end])) {
      ++end;
      // "data:" ends a word.
      if (bytes[end - 1] == ':') break;
    }
    tokens.push_back({std::string(bytes.substr(at, end - at)), line});
    at = end;
  }
  return tokens;
}

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

std::optional<std::size_t> whole(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

class Reader {
 public:
  Reader(std::string_view bytes, const std::string& name)
      : name_(name), tokens_(tokens_of(bytes)) {}

  Result<NetworkRead> read() {
    for (at_ = 0; more(); ++at_)
      if (std::any_of(tokens_[at_].text.begin(), tokens_[at_].text.end(),
                      [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }))
        return fault("a control character", "text");
    if (const auto fault = head()) return *fault;
    if (edges_) return edges();
    return matrix();
  }

 private:
  Fault fault(std::string what, std::string expected) const {
    const std::uint64_t line =
        tokens_.empty() ? 1 : tokens_[std::min(at_, tokens_.size() - 1)].line;
    return {FaultKind::data, {name_, line, 1}, std::move(what), std::move(expected)};
  }
  [[nodiscard]] bool more() const { return at_ < tokens_.size(); }
  [[nodiscard]] std::string word() const { return more() ? lower(tokens_[at_].text) : ""; }

  std::optional<Fault> head() {
    for (at_ = 1; more() && word() != "data:"; ++at_) {
      const std::string key = word();
      if (key == "n" || key == "format" || key == "nm") {
        ++at_;
        if (const auto wrong = setting(key)) return wrong;
      } else if (key == "labels") {
        ++at_;
        if (word() == "embedded" || word() == "embedded:")
          embedded_ = true;
        else
          return fault("labels that are neither listed nor embedded",
                       "\"labels:\" or \"labels embedded\"");
      } else if (key == "labels:") {
        if (const auto wrong = labels()) return wrong;
      } else {
        return fault(shown(tokens_[at_].text) + " in the head",
                     "n, format, labels: or labels embedded, and data:; of two modes (nr, nc) a "
                     "matrix in CSV");
      }
    }
    if (!more()) return fault("no data", "\"data:\" and what follows it");
    ++at_;
    if (size_ == 0) return fault("no number of actors", "n=N before the data");
    return std::nullopt;
  }

  std::optional<Fault> setting(const std::string& key) {
    if (key == "format") {
      edges_ = word() == "edgelist1" || word() == "edgelist";
      if (!edges_ && word() != "fullmatrix" && word() != "fm")
        return fault("format " + shown(more() ? tokens_[at_].text : ""), "fullmatrix or edgelist1");
      return std::nullopt;
    }
    const auto count = whole(word());
    if (key == "nm") {
      if (count != 1U) return fault("more than one matrix", "nm=1: one matrix a file");
      return std::nullopt;
    }
    if (!count || *count == 0 || *count > kMostActors)
      return fault("n is no number of actors", "from 1 to 100,000");
    size_ = *count;
    return std::nullopt;
  }

  std::optional<Fault> labels() {
    if (size_ == 0) return fault("labels before n", "n=N first");
    while (labels_.size() < size_ && at_ + 1 < tokens_.size() &&
           lower(tokens_[at_ + 1].text) != "data:")
      if (const auto wrong = add_label(tokens_[++at_].text)) return wrong;
    if (labels_.size() != size_)
      return fault(std::to_string(labels_.size()) + " labels",
                   std::to_string(size_) + " as n says");
    return std::nullopt;
  }

  std::optional<Fault> add_label(const std::string& text) {
    if (text.empty()) return fault("an empty label", "the name of an actor");
    if (!number_.emplace(lower(text), labels_.size()).second)
      return fault("label " + shown(text) + " comes twice", "each label once");
    labels_.push_back(text);
    return std::nullopt;
  }

  void number_the_rest() {
    for (std::size_t k = labels_.size(); !embedded_ && k < size_; ++k)
      labels_.push_back(std::to_string(k + 1));
  }

  // As the same matrix in CSV.
  Result<NetworkRead> matrix() {
    if (embedded_) {
      for (std::size_t k = 0; k < size_ && more(); ++k, ++at_)
        if (const auto wrong = add_label(tokens_[at_].text)) return *wrong;
    }
    number_the_rest();
    const std::size_t wanted = size_ * (size_ + (embedded_ ? 1 : 0));
    if (labels_.size() != size_ || tokens_.size() - at_ != wanted)
      return fault(std::to_string(tokens_.size() - at_) + " values of data",
                   std::to_string(wanted) + ", as n says");
    MatrixCells cells;
    cells.columns = labels_;
    for (std::size_t row = 0; row < size_; ++row) {
      cells.rows.push_back(embedded_ ? tokens_[at_++].text : labels_[row]);
      for (std::size_t column = 0; column < size_; ++column, ++at_) {
        const auto weight = parse_number(tokens_[at_].text);
        if (!weight || *weight < 0 || *weight > 1e18)
          return fault(shown(tokens_[at_].text) + " is not a tie", "a number of at least 0");
        if (*weight > 0)
          cells.cells.push_back({static_cast<std::uint32_t>(row),
                                 static_cast<std::uint32_t>(column),
                                 *weight,
                                 {name_, tokens_[at_].line, 1}});
      }
    }
    return network_of(cells, name_);
  }

  // An actor by number or label; embedded labels are known as they come.
  std::optional<std::size_t> actor(const std::string& text) {
    if (const auto found = number_.find(lower(text)); found != number_.end()) return found->second;
    if (embedded_) {
      if (labels_.size() == size_) return std::nullopt;
      number_.emplace(lower(text), labels_.size());
      labels_.push_back(text);
      return labels_.size() - 1;
    }
    const auto number = whole(text);
    if (!number || *number == 0 || *number > size_) return std::nullopt;
    return *number - 1;
  }

  Result<NetworkRead> edges() {
    number_the_rest();
    std::map<std::pair<std::size_t, std::size_t>, double> ties;
    std::size_t again = 0;
    std::size_t itself = 0;
    while (more()) {
      const std::uint64_t line = tokens_[at_].line;
      std::size_t end = at_;
      while (end < tokens_.size() && tokens_[end].line == line) ++end;
      const auto wrong = [&](const std::string& what) {
        return fault(what, "two actors, by number from 1 to n or by label, and perhaps a weight");
      };
      if (end - at_ != 2 && end - at_ != 3)
        return wrong("a line of " + std::to_string(end - at_) + " fields");
      const auto from = actor(tokens_[at_].text);
      const auto to = actor(tokens_[at_ + 1].text);
      if (!from || !to)
        return wrong(shown(tokens_[from ? at_ + 1 : at_].text) + " is not an actor");
      std::optional<double> weight = 1;
      if (end - at_ == 3) weight = parse_number(tokens_[at_ + 2].text);
      if (!weight || *weight < 0 || *weight > 1e18)
        return wrong("weight " + shown(tokens_[at_ + 2].text));
      at_ = end;
      if (*weight == 0) continue;
      if (*from == *to) {
        ++itself;
        continue;
      }
      const auto [tie, fresh] = ties.emplace(std::pair(*from, *to), *weight);
      if (!fresh) {
        tie->second += *weight;
        ++again;
      }
    }
    if (labels_.size() != size_)
      return fault(std::to_string(labels_.size()) + " actors among the edges",
                   std::to_string(size_) + " as n says");
    std::vector<Actor> actors;
    for (const std::string& label : labels_) actors.push_back(Actor{label, "", std::nullopt, 1, 1});
    std::vector<Tie> all;
    for (const auto& [pair, weight] : ties)
      all.push_back(
          {static_cast<ActorIndex>(pair.first), static_cast<ActorIndex>(pair.second), 0, weight});
    std::vector<std::string> notes;
    if (again > 0)
      notes.push_back(std::to_string(again) + " lines repeat a tie; their weights are added");
    if (itself > 0) notes.push_back(diagonal_note(itself));
    return NetworkRead{SupplyNetwork(std::move(actors), std::move(all), {"tie"}, {}),
                       std::move(notes)};
  }

  const std::string& name_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::size_t size_ = 0;
  bool edges_ = false;
  bool embedded_ = false;
  std::vector<std::string> labels_;
  std::map<std::string, std::size_t> number_;
};

}  // namespace

Result<NetworkRead> parse_dl(std::string_view bytes, const std::string& name) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (first_malformed(bytes) != bytes.size() || bytes.find('\0') != std::string_view::npos)
    return Fault{FaultKind::data, {name, 1, 1}, "bytes that are not text", "UTF-8"};
  return Reader(bytes, name).read();
}

}  // namespace setpoint
