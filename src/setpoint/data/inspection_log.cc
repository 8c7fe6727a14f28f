#include "setpoint/data/inspection_log.h"

#include <tbb/info.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <utility>

#include "setpoint/data/log_block.h"
#include "setpoint/data/log_row.h"
#include "setpoint/data/log_table.h"

namespace setpoint {
namespace {

constexpr std::array kColumns = {
    Column{"period"},  Column{"port"},   Column{"channel"}, Column{"origin"},
    Column{"stratum"}, Column{"psu"},    Column{"weight"},  Column{"selection"},
    Column{"count"},   Column{"result"}, Column{"form"},    Column{"substance"},
    Column{"mass_g"},  Column{"purity"}, Column{"pills"},   Column{"host"}};
static_assert(kColumns.size() == kLogColumns);

// The header's line, read as any table's is.
struct Header {
  std::uint64_t end = 0;  // of its line
  LogPositions positions{};
};

std::optional<Header> read_header(TableInput& input) {
  std::vector<char> start(kLongestLogRow);
  const auto size = input.bytes.read_at(0, start);
  if (!size) {
    input.faults.add(size.faults());
    return std::nullopt;
  }
  const std::string_view text(start.data(), *size);
  const std::size_t feed = text.find('\n');
  Header header;
  header.end = feed == std::string_view::npos ? text.size() : feed + 1;
  MemoryBytes line(text.substr(0, header.end));
  TableInput only_header{.table = input.table,
                         .file = input.file,
                         .path = input.path,
                         .bytes = line,
                         .faults = input.faults,
                         .notes = input.notes,
                         .block = kLongestLogRow,
                         .chapters = {},
                         .may_be_empty = true};
  const TableReader reader(only_header, kColumns);
  if (!reader.ready()) return std::nullopt;
  for (std::size_t column = 0; column < kLogColumns; ++column)
    header.positions[column] = *reader.position(column);
  return header;
}

// Without a line break at the end of a log nobody can tell whether its last field is whole; an
// empty one is.
void refuse_cut_field(TableInput& input, std::uint64_t size, std::uint64_t line) {
  char last = '\n';
  const auto read = input.bytes.read_at(size - 1, std::span(&last, 1));
  if (read && (last == '\n' || last == ',')) return;
  input.faults.add({FaultKind::data,
                    {input.file, line, 0},
                    "the log ends in a field, without a line break: it may have been cut",
                    "a line break after the last row"});
}

// Takes blocks in turn until there are none; one a thread.
class Worker {
 public:
  Worker(const ByteSource& bytes, const Header& header, std::uint64_t size)
      : blocks_(bytes, header.end, size), table_(header.positions) {}

  void run(std::atomic<std::uint64_t>& next, std::vector<std::uint32_t>& lines) {
    for (std::uint64_t block = next++; block < lines.size(); block = next++) {
      const auto rows = blocks_.read(block);
      if (!rows) {
        broken = rows.faults().front();
        next = lines.size();
        return;
      }
      lines[block] = table_.take(*rows, block);
    }
  }
  LogTable& table() { return table_; }
  std::optional<Fault> broken;

 private:
  LogBlockReader blocks_;
  LogTable table_;
};

// Places in the log become lines once it is known how many lines each block has.
class Lines {
 public:
  explicit Lines(const std::vector<std::uint32_t>& of_block) {
    std::uint64_t before = 2;  // the header is line 1
    for (const std::uint32_t lines : of_block) {
      first_.push_back(before);
      before += lines;
    }
    rows_ = before - 2;
  }
  [[nodiscard]] std::uint64_t operator()(std::uint64_t place) const {
    return first_[block_of(place)] + line_in_block(place);
  }
  [[nodiscard]] std::uint64_t rows() const { return rows_; }

 private:
  std::vector<std::uint64_t> first_;
  std::uint64_t rows_ = 0;
};

}  // namespace

InspectionLog read_inspection_log(TableInput& input, unsigned threads) {
  InspectionLog log;
  log.table = input.table;
  const auto header = read_header(input);
  if (!header) return log;
  const auto size = input.bytes.size();
  if (!size) {
    input.faults.add(size.faults());
    return log;
  }
  std::vector<std::uint32_t> lines((*size - header->end + kLogBlock - 1) / kLogBlock, 0);
  if (lines.empty()) {
    input.faults.add({FaultKind::data, {input.file}, "no rows after the header", "at least one"});
    return log;
  }

  const auto most = static_cast<unsigned>(tbb::info::default_concurrency());
  const auto count =
      std::min<std::uint64_t>(threads == 0 ? most : std::min(most, threads), lines.size());
  std::vector<std::unique_ptr<Worker>> workers;
  for (std::uint64_t n = 0; n < count; ++n)
    workers.push_back(std::make_unique<Worker>(input.bytes, *header, *size));
  std::atomic<std::uint64_t> next = 0;
  tbb::task_arena arena(static_cast<int>(count));
  arena.execute([&] {
    tbb::task_group group;
    for (const auto& worker : workers) group.run([&] { worker->run(next, lines); });
    group.wait();
  });
  for (const auto& worker : workers)
    if (worker->broken) {
      input.faults.add({worker->broken->kind, {input.file}, worker->broken->what, ""});
      return log;
    }

  const Lines line_of(lines);
  log.rows = line_of.rows();
  LogTable all = std::move(workers.front()->table());
  for (std::size_t n = 1; n < workers.size(); ++n) {
    all.merge(std::move(workers[n]->table()));
    workers[n].reset();
  }
  for (LogFault& bad : all.faults()) {
    bad.fault.where.file = input.file;
    bad.fault.where.line = line_of(bad.place);
    input.faults.add(std::move(bad.fault));
  }
  if (all.fault_count() == 0) refuse_cut_field(input, *size, log.rows + 1);
  input.faults.add_unlisted(all.fault_count() - all.faults().size());
  all.hand_over(log);
  for (LogPsu& psu : log.psus) psu.line = line_of(psu.line);
  for (LogFind& find : log.finds) find.line = line_of(find.line);
  return log;
}

}  // namespace setpoint
