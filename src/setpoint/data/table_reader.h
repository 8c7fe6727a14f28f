// Reads the records of one table by named columns, collecting faults with their places.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "setpoint/core/country.h"
#include "setpoint/core/quarter.h"
#include "setpoint/data/csv.h"
#include "setpoint/data/fault_log.h"
#include "setpoint/data/field.h"
#include "setpoint/data/tables.h"

namespace setpoint {

// What a format's reader is given.
struct TableInput {
  std::uint32_t table = 0;  // index of the [[table]]
  std::string file;         // as faults name it
  std::string path;         // as notes name it
  ByteSource& bytes;
  FaultLog& faults;
  std::vector<std::string>& notes;
  std::size_t block = CsvReader::kBlock;
  std::vector<std::string> chapters;  // of the Harmonised System; census-imports only
  // A register with nothing on record is a header alone; evidence without a row is a fault.
  bool may_be_empty = false;
};

// A column that a format knows. Publishers rename columns between releases: `alternate` is the
// other name. YYYY in a name stands for any year. A column that is not required may be absent.
struct Column {
  std::string_view name;
  std::string_view alternate = {};
  bool required = true;
};

// Picks a format's columns by the header, where a publisher has several layouts.
using ColumnChoice =
    std::function<std::span<const Column>(std::span<const std::string_view> header)>;

class TableReader {
 public:
  // The columns may stand in any order; a missing, unknown or repeated one is a fault, and nothing
  // is read. Columns are referred to by their position in `columns`, which must outlive the reader.
  TableReader(TableInput& input, std::span<const Column> columns);
  TableReader(TableInput& input, const ColumnChoice& choose);

  // Whether the header was as it should be.
  [[nodiscard]] bool ready() const { return ready_; }
  // Moves to the next record; false at the end or at a fault that ends the reading.
  [[nodiscard]] bool next();
  [[nodiscard]] std::uint64_t rows() const { return rows_; }
  [[nodiscard]] std::uint64_t line() const { return csv_.line(); }

  // Where the column stands in the header; empty if it is absent.
  [[nodiscard]] std::optional<std::size_t> position(std::size_t column) const {
    return position_[column];
  }
  // The field as written; empty if the column is absent.
  [[nodiscard]] std::string_view text(std::size_t column) const;
  [[nodiscard]] RowRef at(std::size_t column) const;
  // The column's name in this file, as the format knows it, and as it is written.
  [[nodiscard]] std::string_view name(std::size_t column) const;
  [[nodiscard]] const std::string& heading(std::size_t column) const { return headings_[column]; }

  // Each of these gives nothing, and adds a fault, if the field is not what it should be.
  [[nodiscard]] std::optional<std::string> required_text(std::size_t column);
  [[nodiscard]] std::optional<Quarter> quarter(std::size_t column);
  [[nodiscard]] std::optional<Date> date(std::size_t column);
  [[nodiscard]] std::optional<Country> country(std::size_t column);
  // A finite number of at least zero.
  [[nodiscard]] std::optional<Amount> amount(std::size_t column);
  // ... without a fraction.
  [[nodiscard]] std::optional<Amount> whole(std::size_t column);
  // A number from 0 to 1; the fault calls it `thing` ("a mass fraction").
  [[nodiscard]] std::optional<Amount> fraction(std::size_t column, std::string_view thing);
  // One of the names, as its position among them.
  [[nodiscard]] std::optional<std::size_t> one_of(std::size_t column,
                                                  std::span<const std::string_view> names);

  // A key that must not come twice: false, with a fault that names the first line, if it does.
  // `key_text` describes it.
  [[nodiscard]] bool unique(std::string key, std::string_view key_text);

  void fault(std::size_t column, std::string what, std::string expected);
  // A fault of the table as a whole.
  void fault(std::string what, std::string expected);

 private:
  template <class T>
  [[nodiscard]] std::optional<T> taken(std::size_t column, Field<T> field);
  [[nodiscard]] std::optional<Amount> amount_of(std::size_t column, const Field<double>& field);
  void match(std::span<const Column> columns);

  TableInput& input_;
  CsvReader csv_;
  std::vector<std::optional<std::size_t>> position_;
  std::vector<std::string_view> names_;
  std::vector<std::string> headings_;
  std::unordered_map<std::string, std::uint64_t> keys_;
  std::uint64_t rows_ = 0;
  bool ready_ = false;
};

}  // namespace setpoint
