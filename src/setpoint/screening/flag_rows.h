// The rows of a user's two files as the rules for red flags see them.
//
// A condition on a row holds, does not, or cannot be judged: what it needs is blank. A blank says
// neither yes nor no, is neither much nor little and is not the party that another blank is.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/screening/records.h"
#include "setpoint/screening/red_flags.h"
#include "setpoint/screening/settings.h"

namespace setpoint {

enum class Holding : std::uint8_t { no, unknown, yes };

class FlagRows {
 public:
  FlagRows(const Records& customers, const Records* transactions);

  // Reads the addresses of the customers, so that key() has them. Faults: shared_addresses().
  [[nodiscard]] Faults read_addresses(const ScreeningSettings& settings);

  // Transactions of customers who are not in the other file.
  [[nodiscard]] Faults strangers() const;
  // Null without such a file.
  [[nodiscard]] const Records* table(FlagTable of) const {
    return of == FlagTable::customers ? &customers_ : transactions_;
  }
  // What the files lack for a test: "column customers.phone", "a file of transactions".
  [[nodiscard]] std::vector<std::string> missing(const FlagTest& test) const;

  [[nodiscard]] const std::string& owner(const FlagTest& test, const Record& row) const;
  [[nodiscard]] const RecordValue& value(const FlagTest& test, const Record& row,
                                         const FlagColumn& column) const;
  // What rows share that are gathered by the column: the value as it is compared, and of addresses
  // what those that agree have in common. Empty for a blank.
  [[nodiscard]] const std::string& key(const FlagTest& test, const Record& row,
                                       const FlagColumn& column) const;
  // `no` where one condition does not hold; else `unknown` where one cannot be judged.
  [[nodiscard]] Holding holds(const FlagTest& test, const Record& row,
                              const std::vector<FlagCondition>& conditions) const;
  // The columns whose blanks leave the conditions open.
  [[nodiscard]] std::vector<std::string> blanks(const FlagTest& test, const Record& row,
                                                const std::vector<FlagCondition>& conditions) const;
  // Of a transaction: its day, in days since 1970-01-01, and as written.
  [[nodiscard]] double day(const Record& row) const { return row.values[date_].number; }
  [[nodiscard]] const std::string& date(const Record& row) const { return row.values[date_].text; }
  // The last day of the file of transactions.
  [[nodiscard]] double last_day() const { return last_; }

 private:
  [[nodiscard]] Holding holds(const FlagTest& test, const Record& row,
                              const FlagCondition& condition) const;

  [[nodiscard]] const Record& holder(const FlagTest& test, const Record& row,
                                     const FlagColumn& column) const;

  const Records& customers_;
  const Records* transactions_;
  std::vector<std::string> addresses_;  // by row of the customers; empty until they are read
  std::map<std::string, std::size_t, std::less<>> customer_of_;
  std::size_t date_ = 0;
  std::size_t customer_ = 0;
  double last_ = 0;
};

}  // namespace setpoint
