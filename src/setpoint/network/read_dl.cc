#include "setpoint/network/read_dl.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "setpoint/core/decimal.h"
#include "setpoint/data/field.h"
#include "setpoint/network/dl_head.h"
#include "setpoint/network/dl_words.h"
#include "setpoint/network/read_matrix.h"

namespace setpoint {
namespace {

// The columns of a row that a matrix has, but for the diagonal where it is absent.
std::pair<std::size_t, std::size_t> columns_of(const DlHead& head, std::size_t row) {
  return {head.format == DlFormat::upper_half ? row : 0,
          head.format == DlFormat::lower_half ? row + 1 : head.size};
}

std::size_t values_of(const DlHead& head, bool diagonal) {
  const std::size_t off = head.size * (head.size - 1);
  return (head.format == DlFormat::full_matrix ? off : off / 2) + (diagonal ? head.size : 0);
}

class DataReader {
 public:
  DataReader(const std::vector<DlWord>& words, DlHead head, const std::string& name)
      : words_(words), name_(name), head_(std::move(head)), at_(head_.data) {}

  Result<NetworkRead> read() {
    if (head_.format == DlFormat::edge_list || head_.format == DlFormat::node_list) return list();
    return matrix();
  }

 private:
  Fault fault(std::size_t k, std::string what, std::string expected) const {
    return dl_fault(words_, k, name_, std::move(what), std::move(expected));
  }

  // As the same matrix in CSV.
  Result<NetworkRead> matrix() {
    if (const auto wrong = wrong_count()) return *wrong;
    for (std::size_t k = 0; head_.columns_embedded && k < head_.size; ++k)
      if (const auto wrong = head_.labels.name_actor(k, words_[at_++], name_)) return *wrong;
    MatrixCells cells;
    for (std::size_t row = 0; row < head_.size; ++row) {
      if (head_.rows_embedded)
        if (const auto wrong = head_.labels.name_actor(row, words_[at_++], name_)) return *wrong;
      const auto [begin, end] = columns_of(head_, row);
      for (std::size_t column = begin; column < end; ++column) {
        if (column == row && !head_.diagonal) continue;
        if (const auto wrong = cell(row, column, cells)) return *wrong;
      }
    }
    // A half gives the cells of the other out of turn.
    std::sort(cells.cells.begin(), cells.cells.end(), [](const auto& a, const auto& b) {
      return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
    head_.labels.number_up_to(head_.size);
    cells.rows = cells.columns = head_.labels.all();
    return network_of(cells, name_, MatrixLabels::same);
  }

  std::optional<Fault> wrong_count() const {
    const std::size_t labels =
        head_.size * ((head_.columns_embedded ? 1U : 0U) + (head_.rows_embedded ? 1U : 0U));
    const std::size_t wanted = labels + values_of(head_, head_.diagonal);
    const std::size_t found = words_.size() - at_;
    if (found == wanted) return std::nullopt;
    std::string expected = std::to_string(wanted) + ", as n says";
    if (!head_.diagonal) expected += " without the diagonal";
    if (found == labels + values_of(head_, !head_.diagonal))
      expected += head_.diagonal ? ", or \"diagonal absent\" in the head"
                                 : ", or \"diagonal present\" in the head";
    return fault(
        std::min(at_ + wanted, words_.size()),
        std::to_string(found) + (labels > 0 ? " labels and values" : " values") + " of data",
        std::move(expected));
  }

  std::optional<Fault> cell(std::size_t row, std::size_t column, MatrixCells& cells) {
    const auto weight = weight_of(words_[at_]);
    if (!weight)
      return fault(at_, shown(words_[at_].text) + " is not a tie", "a number of at least 0");
    ++at_;
    if (*weight == 0) return std::nullopt;
    const auto from = static_cast<std::uint32_t>(row);
    const auto to = static_cast<std::uint32_t>(column);
    cells.cells.push_back({from, to, *weight, {}});
    if (head_.format != DlFormat::full_matrix && from != to)
      cells.cells.push_back({to, from, *weight, {}});
    return std::nullopt;
  }

  static std::optional<double> weight_of(const DlWord& word) {
    const auto weight = parse_number(word.text);
    if (!weight || *weight < 0 || *weight > 1e18) return std::nullopt;
    return weight;
  }

  // The actor whom word k names; embedded labels are known as they come.
  Result<std::size_t> actor(std::size_t k) {
    const std::string_view text = words_[k].text;
    const auto labelled = head_.labels.find(text);
    if (head_.rows_embedded) {
      if (labelled) return *labelled;
      if (head_.labels.all().size() < head_.size && !text.empty()) return head_.labels.add(text);
      return fault(k, shown(text) + " is not an actor",
                   "one of the " + std::to_string(head_.size) + " whom n says, by label");
    }
    const auto number = words_[k].quoted ? std::nullopt : dl_whole(text);
    const bool numbered = number && *number > 0 && *number <= head_.size;
    if (numbered && labelled && *labelled != *number - 1)
      return fault(k, shown(text) + " is the number of one actor and the label of another",
                   "labels embedded if it is the label, or labels that are no numbers");
    if (labelled) return *labelled;
    if (numbered) return *number - 1;
    return fault(k, shown(text) + " is not an actor", "a number from 1 to n, or a label");
  }

  Result<NetworkRead> list() {
    while (at_ < words_.size()) {
      std::size_t end = at_;
      while (end < words_.size() && words_[end].line == words_[at_].line) ++end;
      const auto wrong = head_.format == DlFormat::edge_list ? edge(end) : contacts(end);
      if (!wrong.empty()) return wrong;
      at_ = end;
    }
    if (head_.rows_embedded && head_.labels.all().size() != head_.size)
      return fault(at_, std::to_string(head_.labels.all().size()) + " actors among the ties",
                   std::to_string(head_.size) + " as n says");
    head_.labels.number_up_to(head_.size);
    std::vector<Actor> actors;
    for (const std::string& label : head_.labels.all())
      actors.push_back(Actor{label, "", std::nullopt, 1, 1});
    std::vector<Tie> all;
    for (const auto& [pair, weight] : ties_)
      all.push_back(
          {static_cast<ActorIndex>(pair.first), static_cast<ActorIndex>(pair.second), 0, weight});
    return NetworkRead{SupplyNetwork(std::move(actors), std::move(all), {"tie"}, {}), notes()};
  }

  std::vector<std::string> notes() const {
    std::vector<std::string> notes;
    if (again_ > 0 && head_.format == DlFormat::edge_list)
      notes.push_back(std::to_string(again_) + " lines repeat a tie; their weights are added");
    else if (again_ > 0)
      notes.push_back(std::to_string(again_) + " names repeat a tie, which counts once");
    if (itself_ > 0) notes.push_back(diagonal_note(itself_));
    return notes;
  }

  // Words at_ to `end`: from, to and perhaps a weight.
  Faults edge(std::size_t end) {
    if (end - at_ != 2 && end - at_ != 3)
      return {fault(at_, "a line of " + std::to_string(end - at_) + " fields",
                    "two actors and perhaps a weight")};
    const auto from = actor(at_);
    if (!from) return from.faults();
    const auto to = actor(at_ + 1);
    if (!to) return to.faults();
    std::optional<double> weight = 1;
    if (end - at_ == 3) weight = weight_of(words_[at_ + 2]);
    if (!weight)
      return {fault(at_ + 2, "weight " + shown(words_[at_ + 2].text), "a number of at least 0")};
    if (*weight > 0) tie(*from, *to, *weight, true);
    return {};
  }

  // Words at_ to `end`: from, and all to whom it has a tie, perhaps none.
  Faults contacts(std::size_t end) {
    const auto from = actor(at_);
    if (!from) return from.faults();
    for (std::size_t k = at_ + 1; k < end; ++k) {
      const auto to = actor(k);
      if (!to) return to.faults();
      tie(*from, *to, 1, false);
    }
    return {};
  }

  void tie(std::size_t from, std::size_t to, double weight, bool adds) {
    if (from == to) {
      ++itself_;
      return;
    }
    const auto [known, fresh] = ties_.emplace(std::pair(from, to), weight);
    if (fresh) return;
    ++again_;
    if (adds) known->second += weight;
  }

  const std::vector<DlWord>& words_;
  const std::string& name_;
  DlHead head_;
  std::size_t at_;
  std::map<std::pair<std::size_t, std::size_t>, double> ties_;
  std::size_t again_ = 0;
  std::size_t itself_ = 0;
};

}  // namespace

Result<NetworkRead> parse_dl(std::string_view bytes, const std::string& name) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const auto words = dl_words(bytes, name);
  if (!words) return words.faults();
  auto head = read_dl_head(*words, name);
  if (!head) return head.faults();
  return DataReader(*words, std::move(*head), name).read();
}

}  // namespace setpoint
