// What one thread has read of a log: units by PSU and cell, finds, and the first faults.
#pragma once

#include <cstdint>
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

  [[nodiscard]] KeyIndex& keys() { return keys_; }
  [[nodiscard]] std::vector<LogGroup>& groups() { return groups_; }
  [[nodiscard]] std::vector<LogFind>& finds() { return finds_; }  // by place
  // The first ones in the log, no more than a user is shown, and how many there are in all.
  [[nodiscard]] std::vector<LogFault>& faults() { return faults_; }
  [[nodiscard]] std::uint64_t fault_count() const { return fault_count_; }

 private:
  [[nodiscard]] std::string_view key_of(const PlainRow& row);
  [[nodiscard]] std::string_view key_of(const QuotedRow& row);
  // What is known of a row's key before its turn.
  struct Foreseen {
    bool as_before = false;  // it is that of the row before
    bool hashed = false;
    std::uint64_t hash = 0;
    std::uint32_t likely = KeyIndex::kNone;
  };
  template <class Row>
  [[nodiscard]] std::uint32_t group_of(const Row& row, std::uint64_t place,
                                       const Foreseen& foreseen);
  [[nodiscard]] bool read_weight(std::string_view text);
  template <class Row>
  [[nodiscard]] bool add(const Row& row, std::uint64_t place, const Foreseen& foreseen);
  template <class Row>
  void take_row(const Row& row, std::uint64_t place, const Foreseen& foreseen);
  void take_plain(const LogRows& rows, std::uint64_t block);
  void take_wrong(std::string_view line, std::uint32_t width, std::uint64_t place);
  void take_odd(std::string_view line, std::uint64_t place);
  void fault(std::uint64_t place, std::size_t column, BadField bad);

  LogPositions positions_;
  bool in_order_;  // the columns of the key stand first and in order
  KeyIndex keys_;
  std::vector<LogGroup> groups_;
  std::vector<LogFind> finds_;
  std::vector<LogFault> faults_;
  std::uint64_t fault_count_ = 0;
  std::string scratch_;
  std::uint32_t last_group_ = KeyIndex::kNone;  // of the row before; kNone if it has none
  std::string last_weight_text_;
  double last_weight_ = 0;
};

}  // namespace setpoint
