#include "setpoint/data/log_table.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "setpoint/core/decimal.h"
#include "setpoint/data/fault_log.h"
#include "setpoint/data/log_values.h"
#include "setpoint/data/same_text.h"

namespace setpoint {
namespace {

template <class Row>
bool says_nothing_of_a_find(const Row& row) {
  return row[kForm].empty() && row[kSubstance].empty() && row[kMass].empty() &&
         row[kPurity].empty() && row[kPills].empty() && row[kHost].empty();
}

// Fields with commas between; a comma in a name, which only quotes can have, is another character.
template <class Row, std::size_t N>
void join(std::string& text, const Row& row, const std::array<LogColumn, N>& columns) {
  text.clear();
  for (const LogColumn column : columns) {
    if (column != columns.front()) text += ',';
    const std::size_t from = text.size();
    text += row[column];
    std::replace(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), ',', kLogComma);
  }
}

// PSUs of different quarters are different ones, whatever their names.
std::uint32_t scope_of(Quarter period) {
  return static_cast<std::uint32_t>(period - Quarter::of(1900, 1));
}

constexpr std::size_t kBatch = 32;

}  // namespace

LogTable::LogTable(const LogPositions& positions) : positions_(positions), in_order_(true) {
  for (std::size_t column = kPeriod; column <= kPsu; ++column)
    in_order_ = in_order_ && positions_[column] == column;
}

std::string_view LogTable::cell_key(const PlainRow& row) {
  if (in_order_) return row.cell_key();
  join(scratch_, row, kLogCellKey);
  return scratch_;
}

std::string_view LogTable::cell_key(const QuotedRow& row) {
  join(scratch_, row, kLogCellKey);
  return scratch_;
}

std::string_view LogTable::psu_key(const PlainRow& row) {
  if (in_order_) return row.psu_key();
  join(scratch_, row, kLogPsuKey);
  return scratch_;
}

std::string_view LogTable::psu_key(const QuotedRow& row) {
  join(scratch_, row, kLogPsuKey);
  return scratch_;
}

// The number of the cell that a key names, made if it is new; KeyIndex::kNone if it names none.
std::uint32_t LogTable::cell_of(std::string_view key) {
  const std::uint64_t hash = KeyIndex::hash(key);
  const std::uint32_t known = cell_keys_.find(key, hash);
  if (known != KeyIndex::kNone || !log_cell(key)) return known;
  const std::uint32_t number = cell_keys_.add(key, hash);
  cells_.push_back(*log_cell(cell_keys_.text(number)));
  return number;
}

// The same of a PSU; kNone itself is the number of what lies outside the design.
std::optional<std::uint32_t> LogTable::psu_of(std::string_view key, std::uint32_t cell,
                                              std::uint64_t place,
                                              std::optional<std::uint64_t> known_hash) {
  if (key == kNoPsu) return KeyIndex::kNone;
  const Quarter period = cells_[cell].period;
  const std::uint64_t hash = known_hash ? *known_hash : KeyIndex::hash(key, scope_of(period));
  const std::uint32_t known = psu_keys_.find(key, hash, scope_of(period));
  if (known != KeyIndex::kNone) return known;
  if (!log_psu(key, period)) return std::nullopt;
  const std::uint32_t number = psu_keys_.add(key, hash, scope_of(period));
  psus_.push_back(*log_psu(psu_keys_.text(number), period));
  psus_.back().line = place;
  return number;
}

// The number of the units that the row is of; KeyIndex::kNone if it names none.
template <class Row>
std::uint32_t LogTable::units_of(const Row& row, std::uint64_t place, const Foreseen& foreseen) {
  if (foreseen.as_before) return last_units_;
  last_units_ = KeyIndex::kNone;
  const std::uint32_t cell =
      foreseen.cell != KeyIndex::kNone ? foreseen.cell : cell_of(cell_key(row));
  if (cell == KeyIndex::kNone) {
    last_psu_.reset();
    return last_units_;
  }
  if (!foreseen.same_psu)
    last_psu_ = psu_of(psu_key(row), cell, place,
                       foreseen.hashed ? std::optional(foreseen.psu_hash) : std::nullopt);
  if (last_psu_) last_units_ = units_.number(*last_psu_, cell);
  return last_units_;
}

// Rows of a PSU mostly have one weight: it is read once.
bool LogTable::read_weight(std::string_view text) {
  if (same_text(text, last_weight_text_)) return true;
  const auto weight = log_weight(text);
  if (!weight) return false;
  last_weight_text_ = text;
  last_weight_ = *weight;
  return true;
}

// Takes a row if everything in it is as it should be, or nothing of it.
template <class Row>
bool LogTable::add(const Row& row, std::uint64_t place, std::uint32_t times,
                   const Foreseen& foreseen) {
  const std::uint32_t number = units_of(row, place, foreseen);
  if (number == KeyIndex::kNone) return false;
  LogUnits& units = units_.all()[number];
  const bool random = is(row[kSelection], "random");
  if (!random && !is(row[kSelection], "targeted")) return false;
  if (random && units.psu == KeyIndex::kNone) return false;

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
    weighted.multiply(times);
  }
  if (is(row[kResult], "positive")) {
    auto find = log_find(row);
    if (!find) return false;
    find->units = number;
    find->targeted = !random;
    find->count = *count;
    find->weight = weight;
    for (std::uint32_t n = 0; n < times; ++n) {
      find->line = place + n;
      finds_.push_back(*find);
    }
  } else if (!is(row[kResult], "negative") || !says_nothing_of_a_find(row)) {
    return false;
  }
  // Finds too are units that were inspected.
  units.weighted.add(weighted);
  LogUnits::add(random ? units.units : units.targeted, *count * times);
  if (random) units.largest_weight = std::max(units.largest_weight, weight);
  return true;
}

void LogTable::fault(std::uint64_t place, std::size_t column, BadField bad) {
  ++fault_count_;
  if (faults_.size() == FaultLog::kListed) return;
  faults_.push_back(
      {place, {FaultKind::data, {"", 0, column}, std::move(bad.what), std::move(bad.expected)}});
}

template <class Row>
void LogTable::take_row(const Row& row, std::uint64_t place, std::uint32_t times,
                        const Foreseen& foreseen) {
  if (add(row, place, times, foreseen)) return;
  for (std::uint32_t n = 0; n < times; ++n) {
    const std::uint64_t before = fault_count_;
    explain_log_row(row, [&](LogColumn column, BadField bad) {
      fault(place + n, row.column(column), std::move(bad));
    });
    // Every field is right, so it is two together.
    if (fault_count_ == before)
      fault(place + n, row.column(kWeight),
            {"a weight times a count beyond what can be",
             "a row that stands for fewer than 2^62 units"});
  }
}

void LogTable::take_odd(std::string_view line, std::uint64_t place) {
  if (line.empty() || line.size() > kLongestLogRow) return take_wrong(line, place);
  auto parsed = QuotedRow::parse(line, positions_);
  if (const auto* row = std::get_if<QuotedRow>(&parsed)) return take_row(*row, place, 1, {});
  auto& bad = std::get<QuotedRow::Bad>(parsed);
  fault(place, bad.column, std::move(bad.field));
}

// A line that is too long, or has another number of fields than the header.
void LogTable::take_wrong(std::string_view line, std::uint64_t place) {
  if (line.size() > kLongestLogRow)
    return fault(place, 1, {"a row of more than 64 KiB", "a line break (is one missing?)"});
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.empty()) return fault(place, 1, {"a blank line", "a row"});
  const auto width = static_cast<std::size_t>(std::count(line.begin(), line.end(), ',')) + 1;
  std::size_t at = line.size();
  if (width > kLogColumns) {
    at = 0;
    for (std::size_t comma = 0; comma < kLogColumns; ++comma) at = line.find(',', at) + 1;
  }
  fault(place, at + 1, wrong_width(width));
}

// Rows are looked at some ahead of their turn, so that what a row's PSU has come to is in the cache
// by then.
void LogTable::take_pending(std::span<const Pending> rows, const char* text) {
  std::array<Foreseen, kBatch> foreseen;
  std::string_view before;
  std::string_view cell_before;
  std::string_view psu_before;
  Quarter period;
  std::uint32_t last_cell = KeyIndex::kNone;
  for (std::size_t n = 0; n < rows.size() && in_order_; ++n) {
    Foreseen& own = foreseen[n];
    const PlainRow row = rows[n].row(text, positions_);
    own.as_before = same_text(row.key(), before);
    if (own.as_before) continue;
    before = row.key();
    const std::string_view cell = row.cell_key();
    if (last_cell == KeyIndex::kNone || !same_text(cell, cell_before)) {
      cell_before = cell;
      last_cell = cell_of(cell);
    }
    if (last_cell == KeyIndex::kNone) {
      psu_before = {};
      continue;
    }
    own.cell = last_cell;
    const std::string_view psu = row.psu_key();
    own.same_psu = same_text(psu, psu_before) && cells_[last_cell].period == period;
    if (own.same_psu) continue;
    psu_before = psu;
    period = cells_[last_cell].period;
    own.hashed = true;
    own.psu_hash = KeyIndex::hash(psu, scope_of(period));
    psu_keys_.fetch(own.psu_hash);
  }
  std::uint32_t likely_before = KeyIndex::kNone;
  for (Foreseen& own : std::span(foreseen).first(rows.size())) {
    if (own.hashed) likely_before = psu_keys_.likely(own.psu_hash);
    if (!own.hashed && !own.same_psu) continue;
    own.likely_psu = likely_before;
    if (own.likely_psu != KeyIndex::kNone) units_.fetch(own.likely_psu, own.cell);
  }
  for (const Foreseen& own : std::span(foreseen).first(rows.size())) {
    if (own.likely_psu == KeyIndex::kNone) continue;
    if (own.hashed) psu_keys_.fetch_text(own.likely_psu);
    units_.fetch_units(own.likely_psu, own.cell);
  }
  for (std::size_t n = 0; n < rows.size(); ++n)
    take_row(rows[n].row(text, positions_), rows[n].place, rows[n].times, foreseen[n]);
}

void LogTable::take_plain(const LogRows& rows, std::uint64_t block) {
  std::array<Pending, kBatch> pending;
  std::size_t count = 0;
  std::string_view before;  // the line of the last pending row
  std::uint32_t begin = 0;
  const std::span<const std::uint32_t> feeds = rows.split.feeds();
  for (std::uint32_t n = 0; n < feeds.size(); ++n) {
    const std::uint32_t end = feeds[n];
    const std::string_view line(rows.text + begin, end - begin);
    // Logs of single units repeat themselves: a row like the last is only counted.
    if (line.size() > kLongestLogRow) {
      take_pending(std::span(pending).first(count), rows.text);
      count = 0;
      take_wrong(line, log_place(block, n));
      begin = end + 1;
      continue;
    }
    if (count > 0 && same_text(line, before)) {
      ++pending[count - 1].times;
      begin = end + 1;
      continue;
    }
    if (count == kBatch) {
      take_pending(pending, rows.text);
      count = 0;
    }
    Pending& own = pending[count];
    if (rows.split.commas(begin, end, own.ends) == kLogColumns - 1) {
      own.ends[kLogColumns - 1] = end;
      own.begin = begin;
      own.times = 1;
      own.place = log_place(block, n);
      before = line;
      ++count;
    } else {
      // Faults come in the order of their lines.
      take_pending(std::span(pending).first(count), rows.text);
      count = 0;
      take_wrong(line, log_place(block, n));
    }
    begin = end + 1;
  }
  take_pending(std::span(pending).first(count), rows.text);
}

std::uint32_t LogTable::take(const LogRows& rows, std::uint64_t block) {
  const std::span<const std::uint32_t> feeds = rows.split.feeds();
  if (rows.split.plain()) {
    take_plain(rows, block);
  } else {
    std::uint32_t begin = 0;
    for (std::uint32_t n = 0; n < feeds.size(); ++n) {
      std::string_view line(rows.text + begin, feeds[n] - begin);
      if (line.ends_with('\r')) line.remove_suffix(1);
      take_odd(line, log_place(block, n));
      begin = feeds[n] + 1;
    }
  }
  return static_cast<std::uint32_t>(feeds.size());
}

void LogTable::hand_over(InspectionLog& log) {
  log.cell_keys = std::move(cell_keys_);
  log.psu_keys = std::move(psu_keys_);
  log.cells = std::move(cells_);
  log.psus = std::move(psus_);
  log.units = std::move(units_.all());
  log.finds = std::move(finds_);
}

void LogTable::merge(LogTable&& other) {
  std::vector<std::uint32_t> cell_number(other.cells_.size());
  for (std::uint32_t n = 0; n < other.cells_.size(); ++n)
    cell_number[n] = cell_of(other.cell_keys_.text(n));
  std::vector<std::uint32_t> psu_number(other.psus_.size());
  for (std::uint32_t n = 0; n < other.psus_.size(); ++n) {
    const std::uint32_t scope = scope_of(other.psus_[n].period);
    const std::string_view key = other.psu_keys_.text(n);
    const std::uint64_t hash = KeyIndex::hash(key, scope);
    psu_number[n] = psu_keys_.find(key, hash, scope);
    if (psu_number[n] == KeyIndex::kNone) {
      psu_number[n] = psu_keys_.add(key, hash, scope);
      psus_.push_back(*log_psu(psu_keys_.text(psu_number[n]), other.psus_[n].period));
      psus_.back().line = other.psus_[n].line;
    }
    LogPsu& mine = psus_[psu_number[n]];
    mine.line = std::min(mine.line, other.psus_[n].line);
  }
  std::vector<std::uint32_t> number_of;
  number_of.reserve(other.units_.all().size());
  for (const LogUnits& units : other.units_.all()) {
    const std::uint32_t psu = units.psu == KeyIndex::kNone ? units.psu : psu_number[units.psu];
    number_of.push_back(units_.number(psu, cell_number[units.cell]));
    LogUnits& mine = units_.all()[number_of.back()];
    LogUnits::add(mine.units, units.units);
    LogUnits::add(mine.targeted, units.targeted);
    mine.largest_weight = std::max(mine.largest_weight, units.largest_weight);
    mine.weighted.add(units.weighted);
  }
  for (LogFind& find : other.finds_) find.units = number_of[find.units];
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
