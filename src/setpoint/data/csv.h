// A strict reader of comma-separated values (RFC 4180), fast enough for logs of millions of rows.
//
// Accepted: a UTF-8 byte-order mark; lines that end in LF or CRLF, the last one in nothing; fields
// in quotes, with "" for a quote and line breaks inside. Every record has as many fields as the
// first. Anything else is a fault with its line and column, never a guess: text after a closing
// quote, a quote inside an unquoted field, a quote that is never closed, another number of fields,
// a NUL byte, bytes that are not UTF-8, a carriage return alone, a blank line, an empty file, a
// record of more than 16 MiB.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/data/bytes.h"

namespace setpoint {

class CsvReader {
 public:
  static constexpr std::size_t kBlock = 1U << 20U;
  static constexpr std::size_t kLongestRecord = 1U << 24U;

  // Faults call the source `file`. The block is what one read asks for; it grows to hold the
  // longest record. Tests make it small.
  CsvReader(ByteSource& source, std::string file, std::size_t block = kBlock);

  // Moves to the next record (the first is the header). False at the end and at a fault.
  [[nodiscard]] bool next();
  [[nodiscard]] const std::optional<Fault>& fault() const { return fault_; }

  // Of the current record. Views live until next() is called again; they lie in the block, and
  // only fields with doubled quotes are copied.
  [[nodiscard]] const std::vector<std::string_view>& fields() const { return fields_; }
  // The line that the record starts on.
  [[nodiscard]] std::uint64_t line() const { return line_; }
  // Where a field starts, its opening quote included.
  [[nodiscard]] Location where(std::size_t field) const;

 private:
  // A field as it stands in the block, without its quotes.
  struct Extent {
    std::size_t begin;
    std::size_t end;
    bool quoted;
    bool doubled;  // holds doubled quotes
  };
  enum class Scan { complete, incomplete, faulty };

  [[nodiscard]] Scan scan();
  [[nodiscard]] bool fill();
  [[nodiscard]] bool start();
  [[nodiscard]] bool readable(std::size_t end);
  [[nodiscard]] bool well_formed();
  void take_fields();
  Scan fail(std::size_t at, std::string what, std::string expected);
  [[nodiscard]] Location place(std::size_t at) const;

  ByteSource& source_;
  std::string file_;
  std::vector<char> block_;
  std::size_t begin_ = 0;  // of the current record in the block
  std::size_t end_ = 0;    // of the record with its line break
  std::size_t size_ = 0;   // bytes in the block
  bool whole_ = false;     // nothing left to read
  bool started_ = false;
  std::uint64_t line_ = 1;
  std::uint64_t breaks_ = 0;  // line breaks inside the current record's quotes
  std::size_t width_ = 0;
  std::vector<Extent> extents_;
  std::vector<std::string_view> fields_;
  std::string unquoted_;
  std::optional<Fault> fault_;
};

}  // namespace setpoint
