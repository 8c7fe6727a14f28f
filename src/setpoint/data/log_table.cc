#include "setpoint/data/log_table.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "setpoint/core/decimal.h"
#include "setpoint/data/fault_log.h"
#include "setpoint/data/log_values.h"

namespace setpoint {
namespace {

template <class Row>
bool says_nothing_of_a_find(const Row& row) {
  return row[kForm].empty() && row[kSubstance].empty() && row[kMass].empty() &&
         row[kPurity].empty() && row[kPills].empty() && row[kHost].empty();
}

}  // namespace

LogTable::LogTable(const LogPositions& positions) : positions_(positions), in_order_(true) {
  for (std::size_t column = kPeriod; column <= kPsu; ++column)
    in_order_ = in_order_ && positions_[column] == column;
}

std::string_view LogTable::key_of(const PlainRow& row) {
  if (in_order_) return row.key();
  scratch_.clear();
  for (const LogColumn column : kLogKey) (scratch_ += row[column]) += column == kPsu ? "" : ",";
  return scratch_;
}

std::string_view LogTable::key_of(const QuotedRow& row) {
  scratch_.clear();
  for (const LogColumn column : kLogKey) {
    const std::size_t from = scratch_.size();
    scratch_ += row[column];
    std::replace(scratch_.begin() + static_cast<std::ptrdiff_t>(from), scratch_.end(), ',',
                 LogGroup::kComma);
    if (column != kPsu) scratch_ += ',';
  }
  return scratch_;
}

// The number of the row's group, made if it is new; KeyIndex::kNone if the row names none.
template <class Row>
std::uint32_t LogTable::group_of(const Row& row, std::uint64_t place, const Foreseen& foreseen) {
  if (foreseen.as_before) return last_group_;
  const std::string_view key = key_of(row);
  const std::uint64_t hash = foreseen.hashed ? foreseen.hash : KeyIndex::hash(key);
  last_group_ = keys_.find(key, hash);
  if (last_group_ != KeyIndex::kNone) return last_group_;
  auto group = log_group(key);
  if (!group) return KeyIndex::kNone;
  last_group_ = keys_.add(key, hash);
  place_names(*group, keys_.text(last_group_));
  group->line = place;
  groups_.push_back(*group);
  return last_group_;
}

// Rows of a PSU mostly have one weight: it is read once.
bool LogTable::read_weight(std::string_view text) {
  if (text == last_weight_text_) return true;
  const auto weight = log_weight(text);
  if (!weight) return false;
  last_weight_text_ = text;
  last_weight_ = *weight;
  return true;
}

// Takes a row if everything in it is as it should be, or nothing of it.
template <class Row>
bool LogTable::add(const Row& row, std::uint64_t place, const Foreseen& foreseen) {
  const std::uint32_t number = group_of(row, place, foreseen);
  if (number == KeyIndex::kNone) return false;
  LogGroup& group = groups_[number];
  const bool random = is(row[kSelection], "random");
  if (!random && !is(row[kSelection], "targeted")) return false;
  if (random && group.stratum.empty()) return false;

  const auto count = log_count(row[kCount]);
  if (!count) return false;
  double weight = 1;
  if (random || !row[kWeight].empty()) {
    if (!read_weight(row[kWeight])) return false;
    if (random) weight = last_weight_;
  }
  FixedSum weighted;
  if (random) {
    const auto sum = FixedSum::of(weight, *count);
    if (!sum) return false;
    weighted = *sum;
  }
  if (is(row[kResult], "positive")) {
    auto find = log_find(row);
    if (!find) return false;
    find->group = number;
    find->targeted = !random;
    find->line = place;
    find->count = *count;
    find->weight = weight;
    finds_.push_back(*std::move(find));
  } else if (!is(row[kResult], "negative") || !says_nothing_of_a_find(row)) {
    return false;
  }
  // Finds too are units that were inspected.
  if (random && !group.weighted.add(weighted)) return false;
  (random ? group.units : group.targeted) += *count;
  if (random) group.largest_weight = std::max(group.largest_weight, weight);
  group.line = std::min(group.line, place);
  return true;
}

void LogTable::fault(std::uint64_t place, std::size_t column, BadField bad) {
  ++fault_count_;
  if (faults_.size() == FaultLog::kListed) return;
  faults_.push_back(
      {place, {FaultKind::data, {"", 0, column}, std::move(bad.what), std::move(bad.expected)}});
}

template <class Row>
void LogTable::take_row(const Row& row, std::uint64_t place, const Foreseen& foreseen) {
  if (add(row, place, foreseen)) return;
  const std::uint64_t before = fault_count_;
  explain_log_row(row, [&](LogColumn column, BadField bad) {
    fault(place, row.column(column), std::move(bad));
  });
  // Every field is right, so it is their sum.
  if (fault_count_ == before)
    fault(
        place, row.column(kWeight),
        {"weights that add up to more than can be", "a PSU that stands for fewer than 2^62 units"});
}

void LogTable::take_odd(std::string_view line, std::uint64_t place) {
  if (line.empty()) return take_wrong(line, 1, place);
  auto parsed = QuotedRow::parse(line, positions_);
  if (const auto* row = std::get_if<QuotedRow>(&parsed)) return take_row(*row, place, {});
  auto& bad = std::get<QuotedRow::Bad>(parsed);
  fault(place, bad.column, std::move(bad.field));
}

// A row with another number of fields than the header.
void LogTable::take_wrong(std::string_view line, std::uint32_t width, std::uint64_t place) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.empty()) return fault(place, 1, {"a blank line", "a row"});
  std::size_t at = line.size();
  if (width > kLogColumns) {
    at = 0;
    for (std::size_t comma = 0; comma < kLogColumns; ++comma) at = line.find(',', at) + 1;
  }
  fault(place, at + 1, wrong_width(width));
}

// Rows are looked at some ahead of their turn, so that what a row's PSU has come to is in the cache
// by then.
void LogTable::take_plain(const LogRows& rows, std::uint64_t block) {
  constexpr std::size_t kBatch = 32;
  const std::uint32_t* const separators = rows.split.separators().data();
  const std::span<const std::uint32_t> row_ends = rows.split.row_ends();
  const auto first_of = [&](std::size_t row) { return row == 0 ? 0 : row_ends[row - 1]; };
  const auto begin_of = [&](std::size_t row) {
    return row == 0 ? 0 : separators[row_ends[row - 1] - 1] + 1;
  };
  const auto row_at = [&](std::size_t row) {
    return PlainRow(rows.text, begin_of(row), separators + first_of(row), positions_);
  };
  std::array<Foreseen, kBatch> foreseen;
  std::string_view before;
  for (std::size_t from = 0; from < row_ends.size(); from += kBatch) {
    const std::size_t to = std::min(from + kBatch, row_ends.size());
    for (std::size_t row = from; row < to; ++row) {
      Foreseen& own = foreseen[row - from];
      own = {};
      if (!in_order_) continue;
      if (row_ends[row] - first_of(row) != kLogColumns) {
        before = {};
        continue;
      }
      const std::string_view key = row_at(row).key();
      own.as_before = key == before;
      if (own.as_before) continue;
      before = key;
      own.hashed = true;
      own.hash = KeyIndex::hash(key);
      keys_.fetch(own.hash);
    }
    for (std::size_t row = from; row < to; ++row) {
      Foreseen& own = foreseen[row - from];
      if (!own.hashed) continue;
      own.likely = keys_.likely(own.hash);
      if (own.likely != KeyIndex::kNone) __builtin_prefetch(&groups_[own.likely], 1);
    }
    for (std::size_t row = from; row < to; ++row)
      if (const Foreseen& own = foreseen[row - from]; own.likely != KeyIndex::kNone)
        keys_.fetch_text(own.likely);
    for (std::size_t row = from; row < to; ++row) {
      const std::uint64_t place = log_place(block, static_cast<std::uint32_t>(row));
      const std::uint32_t width = row_ends[row] - first_of(row);
      if (width == kLogColumns) {
        take_row(row_at(row), place, foreseen[row - from]);
      } else {
        const std::uint32_t begin = begin_of(row);
        take_wrong({rows.text + begin, separators[row_ends[row] - 1] - begin}, width, place);
      }
    }
  }
}

std::uint32_t LogTable::take(const LogRows& rows, std::uint64_t block) {
  const std::span<const std::uint32_t> row_ends = rows.split.row_ends();
  if (rows.split.plain()) {
    take_plain(rows, block);
  } else {
    std::uint32_t begin = 0;
    for (std::size_t row = 0; row < row_ends.size(); ++row) {
      const std::uint32_t end = rows.split.separators()[row_ends[row] - 1];
      std::string_view line(rows.text + begin, end - begin);
      if (line.ends_with('\r')) line.remove_suffix(1);
      take_odd(line, log_place(block, static_cast<std::uint32_t>(row)));
      begin = end + 1;
    }
  }
  return static_cast<std::uint32_t>(row_ends.size());
}

void LogTable::merge(LogTable&& other) {
  std::vector<std::uint32_t> number_of(other.groups_.size());
  for (std::uint32_t n = 0; n < other.groups_.size(); ++n) {
    LogGroup& group = other.groups_[n];
    const std::string_view key = other.keys_.text(n);
    const std::uint64_t hash = KeyIndex::hash(key);
    std::uint32_t number = keys_.find(key, hash);
    if (number == KeyIndex::kNone) {
      number = keys_.add(key, hash);
      place_names(group, keys_.text(number));
      groups_.push_back(group);
    } else {
      LogGroup& mine = groups_[number];
      mine.units += group.units;
      mine.targeted += group.targeted;
      mine.largest_weight = std::max(mine.largest_weight, group.largest_weight);
      mine.line = std::min(mine.line, group.line);
      if (!mine.weighted.add(group.weighted))
        fault(group.line, 1,
              {"weights that add up to more than can be",
               "a PSU that stands for fewer than 2^62 units"});
    }
    number_of[n] = number;
  }
  for (LogFind& find : other.finds_) find.group = number_of[find.group];
  finds_.insert(finds_.end(), std::make_move_iterator(other.finds_.begin()),
                std::make_move_iterator(other.finds_.end()));
  std::stable_sort(finds_.begin(), finds_.end(),
                   [](const LogFind& a, const LogFind& b) { return a.line < b.line; });
  faults_.insert(faults_.end(), std::make_move_iterator(other.faults_.begin()),
                 std::make_move_iterator(other.faults_.end()));
  std::stable_sort(faults_.begin(), faults_.end(),
                   [](const LogFault& a, const LogFault& b) { return a.place < b.place; });
  if (faults_.size() > FaultLog::kListed) faults_.resize(FaultLog::kListed);
  fault_count_ += other.fault_count_;
}

}  // namespace setpoint
