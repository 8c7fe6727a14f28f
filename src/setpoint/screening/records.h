// A user's files of customers and of transactions: named columns, each with its kind of value.
//
// Columns may stand in any order, and most may be absent; one that is not known is a fault, and so
// is a value that is not of its kind. docs/screening.md says what each column means.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "setpoint/core/fault.h"
#include "setpoint/core/quarter.h"
#include "setpoint/screening/customer.h"

namespace setpoint {

enum class ValueKind : std::uint8_t {
  text,
  address,  // text, compared as addresses are (address.h) where rows are gathered by it
  phone,    // text, compared by its digits
  email,    // text, compared without blanks
  truth,    // yes, no
  amount,   // a number of at least 0
  day,      // 2024-05-31
  birth,    // a day, a month or a year
  country,  // ISO 3166-1 alpha-2
  party,    // a kind of name: person, entity, vessel
  way,      // in, out
};

struct RecordColumn {
  std::string_view name;
  ValueKind kind = ValueKind::text;
  bool required = false;  // the column must be there and filled in
  // A column of words that rules look for: the others that it may hold, with spaces between. What
  // is neither is told (flag_words.h); without it the column is free text.
  std::optional<std::string_view> words = std::nullopt;
};

[[nodiscard]] std::span<const RecordColumn> customer_columns();
[[nodiscard]] std::span<const RecordColumn> transaction_columns();
// Its position in the list, or empty.
[[nodiscard]] std::optional<std::size_t> column_named(std::span<const RecordColumn> columns,
                                                      std::string_view name);

// A field as written; the same as it is compared (plain_text.h), empty if it says nothing; and, of
// amounts and days (since 1970-01-01) and truths (1, 0), its number.
//
// A phone is compared by its digits: signs and blanks are not seen, nor "+" or "00" in front, nor
// the "(0)" that is not dialled from abroad; letters after the first digit stay ("ext"). Without a
// digit it says nothing, and so does an e-mail without "@".
struct RecordValue {
  std::string text;
  std::string plain;
  double number = 0;
};

struct Record {
  std::uint64_t line = 0;
  std::vector<RecordValue> values;  // by column of the list; empty text where nothing is given
};

struct Records {
  std::string file;
  std::span<const RecordColumn> columns;
  std::vector<bool> present;  // by column: whether the file has it
  std::vector<Record> rows;
};

// Faults: of the file (data/csv.h), of its header, of every value; an id that comes twice; a day,
// of birth or other, that has not come by `today`.
[[nodiscard]] Result<Records> read_records(const std::string& path,
                                           std::span<const RecordColumn> columns,
                                           const Date& today);
// The same from text, for tests and fuzzing.
[[nodiscard]] Result<Records> parse_records(std::string_view text, const std::string& name,
                                            std::span<const RecordColumn> columns,
                                            const Date& today);

// Precondition: records of customer_columns().
[[nodiscard]] std::vector<Customer> customers_of(const Records& records);

}  // namespace setpoint
