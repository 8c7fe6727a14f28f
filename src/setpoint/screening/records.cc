#include "setpoint/screening/records.h"

#include <map>

#include "setpoint/core/country.h"
#include "setpoint/core/decimal.h"
#include "setpoint/core/quarter.h"
#include "setpoint/data/bytes.h"
#include "setpoint/data/csv.h"
#include "setpoint/data/fault_log.h"
#include "setpoint/data/field.h"
#include "setpoint/screening/plain_text.h"

namespace setpoint {
namespace {

using enum ValueKind;

// Days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013).
double day_number(const Date& date) {
  const int y = date.month() <= 2 ? date.year() - 1 : date.year();
  const int era = y / 400;
  const int year = y - era * 400;
  const int month = date.month() + (date.month() > 2 ? -3 : 9);
  const int days = (153 * month + 2) / 5 + date.day() - 1;
  return era * 146097.0 + year * 365.0 + static_cast<double>(year / 4 - year / 100 + days) - 719468;
}

// What a field of the kind holds.
std::string expected_of(ValueKind kind) {
  switch (kind) {
    case text:
    case address:
    case phone:
    case email:
      return "text";
    case truth:
      return "yes or no";
    case amount:
      return "a number of at least 0";
    case day:
      return "a day such as 2024-05-31";
    case birth:
      return "a day, month or year of birth: 1970-05-31, 1970-05 or 1970";
    case country:
      return "a country by its ISO 3166-1 alpha-2 code, such as MX";
    case party:
      return "person, entity or vessel";
    case way:
      return "in or out";
  }
  return {};
}

// Whether it is a day, or a month or a year wholly, after another day.
bool not_come(ValueKind kind, std::string_view field, const Date& today) {
  if (kind == day) {
    const auto date = Date::parse(field);
    return date && *date > today;
  }
  const auto date = kind == birth ? parse_partial_date(field) : std::nullopt;
  return date && after(*date, today);
}

bool read_value(ValueKind kind, std::string_view field, RecordValue& value) {
  value.text = field;
  value.plain = plain_text(field);
  if (field.empty()) return true;
  switch (kind) {
    case text:
    case address:
      return true;
    case phone:
      value.plain = plain_phone(field);
      return true;
    case email:
      value.plain = plain_email(field);
      return true;
    case truth:
      value.number = field == "yes" ? 1 : 0;
      return field == "yes" || field == "no";
    case amount: {
      const auto number = parse_number(field);
      if (!number || *number < 0) return false;
      value.number = *number;
      return true;
    }
    case day: {
      const auto date = Date::parse(field);
      if (!date) return false;
      value.number = day_number(*date);
      return true;
    }
    case birth:
      return parse_partial_date(field).has_value();
    case country:
      return Country::parse(field).has_value();
    case party: {
      const auto kind_of_name = parse_name_kind(field);
      return kind_of_name && *kind_of_name != NameKind::address;
    }
    case way:
      return value.plain == "in" || value.plain == "out";
  }
  return false;
}

class Reader {
 public:
  Reader(ByteSource& bytes, const std::string& file, std::span<const RecordColumn> columns,
         const Date& today)
      : csv_(bytes, file), columns_(columns), today_(today) {
    records_.file = file;
    records_.columns = columns;
    records_.present.assign(columns.size(), false);
  }

  Result<Records> read() {
    if (csv_.next() && header())
      while (csv_.next()) row();
    if (csv_.fault()) log_.add(*csv_.fault());
    if (!log_.empty()) return log_.all(records_.file);
    return std::move(records_);
  }

 private:
  bool header() {
    for (std::size_t k = 0; k < csv_.fields().size(); ++k) {
      const std::string_view name = csv_.fields()[k];
      const auto column = column_named(columns_, name);
      if (!column)
        fault(k, "unknown column " + shown(name), known());
      else if (records_.present[*column])
        fault(k, "column " + shown(name) + " twice", "it once");
      else
        records_.present[*column] = true;
      position_.push_back(column);
    }
    for (std::size_t c = 0; c < columns_.size(); ++c)
      if (columns_[c].required && !records_.present[c])
        log_.add({FaultKind::data,
                  {records_.file, 1, 0},
                  "column '" + std::string(columns_[c].name) + "' is missing",
                  "it, with a value in every row"});
    return log_.empty();
  }

  [[nodiscard]] std::string known() const {
    std::string names = "one of";
    for (const RecordColumn& column : columns_)
      names += (names.size() > 6 ? ", " : " ") + std::string(column.name);
    return names;
  }

  void row() {
    Record record{csv_.line(), std::vector<RecordValue>(columns_.size())};
    for (std::size_t k = 0; k < csv_.fields().size(); ++k) {
      const RecordColumn& column = columns_[*position_[k]];
      const std::string_view field = csv_.fields()[k];
      RecordValue& value = record.values[*position_[k]];
      if (column.required && !says_something(field))
        fault(k,
              "no " + std::string(column.name) +
                  (field.empty() ? std::string() : ": " + shown(field)),
              "one with a letter or a digit in every row");
      else if (!read_value(column.kind, field, value))
        fault(k, std::string(column.name) + " is " + shown(field), expected_of(column.kind));
      else if (not_come(column.kind, field, today_))
        fault(k, std::string(column.name) + " is " + shown(field) + ", which has not come",
              "a day of today or before");
    }
    const auto [at, fresh] = lines_.emplace(record.values.front().text, record.line);
    if (!fresh)
      log_.add({FaultKind::data,
                {records_.file, record.line, 0},
                "id " + shown(at->first) + " again, first on line " + std::to_string(at->second),
                "each id once"});
    records_.rows.push_back(std::move(record));
  }

  void fault(std::size_t field, std::string what, std::string expected) {
    log_.add({FaultKind::data, csv_.where(field), std::move(what), std::move(expected)});
  }

  CsvReader csv_;
  std::span<const RecordColumn> columns_;
  Date today_;
  Records records_;
  FaultLog log_;
  std::vector<std::optional<std::size_t>> position_;
  std::map<std::string, std::uint64_t> lines_;
};

}  // namespace

Result<Records> read_records(const std::string& path, std::span<const RecordColumn> columns,
                             const Date& today) {
  auto bytes = FileBytes::open(path, path);
  if (!bytes) return bytes.faults();
  return Reader(**bytes, path, columns, today).read();
}

Result<Records> parse_records(std::string_view text, const std::string& name,
                              std::span<const RecordColumn> columns, const Date& today) {
  MemoryBytes bytes(text);
  return Reader(bytes, name, columns, today).read();
}

std::vector<Customer> customers_of(const Records& records) {
  const auto value = [&](const Record& row, std::string_view name) -> const std::string& {
    return row.values[*column_named(records.columns, name)].text;
  };
  std::vector<Customer> customers;
  for (const Record& row : records.rows) {
    Customer made;
    made.id = value(row, "id");
    made.name = value(row, "name");
    made.aliases = parts_of(value(row, "aliases"));
    made.kind = parse_name_kind(value(row, "kind"));
    made.birth = parse_partial_date(value(row, "birth_date"));
    made.country = Country::parse(value(row, "country"));
    made.address = value(row, "address");
    made.identifiers = parts_of(value(row, "identifier"));
    made.where = {records.file, row.line, 0};
    customers.push_back(std::move(made));
  }
  return customers;
}

}  // namespace setpoint
