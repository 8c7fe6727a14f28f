// What one thread has read of a log: units by PSU and cell, finds, and the first faults.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "setpoint/data/inspection_log.h"
#include "setpoint/data/log_block.h"
#include "setpoint/data/log_row.h"

namespace setpoint {

struct LogFault {
  std::uint64_t place = 0;
  Fault fault;  // without its file and line
};

class LogTable {
 public:
  explicit LogTable(const LogPositions& positions);

  // Takes the rows of a block; how many lines they are. Blocks come in ascending order. Lines of
  // groups and finds are places in the log, as are those of faults.
  std::uint32_t take(const LogRows& rows, std::uint64_t block);
  // Adds another thread's.
  void merge(LogTable&& other);

  // Moves all but the faults; places are not lines yet.
  void hand_over(InspectionLog& log);
  // The first ones in the log, no more than a user is shown, and how many there are in all.
  [[nodiscard]] std::vector<LogFault>& faults() { return faults_; }
  [[nodiscard]] std::uint64_t fault_count() const { return fault_count_; }

 private:
  // What is known of a row's PSU and cell before its turn.
  struct Foreseen {
    bool as_before = false;  // both are those of the row before
    bool same_psu = false;   // the PSU is; the cell is known
    bool hashed = false;     // the cell is known, and the PSU's hash
    std::uint32_t cell = KeyIndex::kNone;
    std::uint32_t likely_psu = KeyIndex::kNone;
    std::uint64_t psu_hash = 0;
  };
  [[nodiscard]] std::string_view cell_key(const PlainRow& row);
  [[nodiscard]] std::string_view cell_key(const QuotedRow& row);
  [[nodiscard]] std::string_view psu_key(const PlainRow& row);
  [[nodiscard]] std::string_view psu_key(const QuotedRow& row);
  [[nodiscard]] std::uint32_t cell_of(std::string_view key);
  [[nodiscard]] std::optional<std::uint32_t> psu_of(std::string_view key, std::uint32_t cell,
                                                    std::uint64_t place,
                                                    std::optional<std::uint64_t> hash);
  template <class Row>
  [[nodiscard]] std::uint32_t units_of(const Row& row, std::uint64_t place,
                                       const Foreseen& foreseen);
  [[nodiscard]] bool read_weight(std::string_view text);
  // `times` the same row, from the place on.
  template <class Row>
  [[nodiscard]] bool add(const Row& row, std::uint64_t place, std::uint32_t times,
                         const Foreseen& foreseen);
  template <class Row>
  void take_row(const Row& row, std::uint64_t place, std::uint32_t times, const Foreseen& foreseen);
  // A row that is different from the one before it, and how many like it come in a row.
  struct Pending {
    std::array<std::uint32_t, kLogColumns> ends;
    std::uint32_t begin = 0;
    std::uint32_t times = 0;
    std::uint64_t place = 0;
    [[nodiscard]] PlainRow row(const char* text, const LogPositions& positions) const {
      return {text, begin, ends.data(), positions};
    }
  };
  void take_pending(std::span<const Pending> rows, const char* text);
  void take_plain(const LogRows& rows, std::uint64_t block);
  void take_wrong(std::string_view line, std::uint64_t place);
  void take_odd(std::string_view line, std::uint64_t place);
  void fault(std::uint64_t place, std::size_t column, BadField bad);

  LogPositions positions_;
  bool in_order_;  // the columns of the keys stand first and in order
  KeyIndex cell_keys_;
  KeyIndex psu_keys_;
  std::vector<LogCell> cells_;
  std::vector<LogPsu> psus_;
  LogUnitsIndex units_;
  std::vector<LogFind> finds_;
  std::vector<LogFault> faults_;
  std::uint64_t fault_count_ = 0;
  std::string scratch_;
  // Of the row before; none if it has none.
  std::optional<std::uint32_t> last_psu_;
  std::uint32_t last_units_ = KeyIndex::kNone;
  std::string last_weight_text_;
  double last_weight_ = 0;
};

}  // namespace setpoint
