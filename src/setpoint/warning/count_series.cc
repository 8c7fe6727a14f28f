#include "setpoint/warning/count_series.h"

#include <optional>
#include <string_view>
#include <utility>

#include "setpoint/core/decimal.h"
#include "setpoint/data/csv.h"
#include "setpoint/data/fault_log.h"
#include "setpoint/data/field.h"
#include "setpoint/data/month.h"

namespace setpoint {
namespace {

struct PeriodNumber {
  std::size_t frequency;
  int number;  // consecutive periods have consecutive numbers
};

std::optional<PeriodNumber> parse_period(std::string_view text) {
  const auto year = parse_year(text.substr(0, 4));
  if (!year) return std::nullopt;
  const std::string_view rest = text.substr(4);
  const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : 99; };
  if (rest.empty()) return PeriodNumber{1, *year};
  if (rest.size() == 3 && rest[0] == '-') {
    const int month = digit(rest[1]) * 10 + digit(rest[2]);
    if (month >= 1 && month <= 12) return PeriodNumber{12, *year * 12 + month - 1};
  }
  if (rest.size() == 2 && rest[0] == 'Q' && digit(rest[1]) >= 1 && digit(rest[1]) <= 4)
    return PeriodNumber{4, *year * 4 + digit(rest[1]) - 1};
  if (rest.size() == 2 && rest[0] == 'H' && digit(rest[1]) >= 1 && digit(rest[1]) <= 2)
    return PeriodNumber{2, *year * 2 + digit(rest[1]) - 1};
  return std::nullopt;
}

constexpr const char* kPeriods = "a month (2024-09), quarter (2024Q3), half-year (2024H2) or year";

class Reader {
 public:
  Reader(CsvReader& csv, std::size_t width) : csv_(csv), width_(width) {}

  void row(CountSeries& series, FaultLog& faults) {
    const auto& fields = csv_.fields();
    const auto period = parse_period(fields[0]);
    if (!period) return faults.add(fault(0, shown(fields[0]) + " is not a period", kPeriods));
    if (last_ && period->frequency != last_->frequency)
      return faults.add(
          fault(0, shown(fields[0]) + " is a period of another length", "periods of one length"));
    if (last_ && period->number != last_->number + 1)
      return faults.add(fault(0, shown(fields[0]) + " does not follow the period before",
                              "consecutive periods, ascending"));
    last_ = period;
    series.frequency = period->frequency;
    series.periods.emplace_back(fields[0]);
    take(whole_field(fields[1], "count"), 1, series.counts, faults);
    if (width_ < 3) return;
    const auto people = parse_number(fields[2]);
    if (people && !(*people > 0))
      return faults.add(fault(2, "a population of " + std::string(fields[2]), "more than 0"));
    take(number_field(fields[2], "population"), 2, series.populations, faults);
  }

 private:
  [[nodiscard]] Fault fault(std::size_t column, std::string what, std::string expected) const {
    return {FaultKind::data, csv_.where(column), std::move(what), std::move(expected)};
  }
  void take(const Field<double>& field, std::size_t column, std::vector<double>& into,
            FaultLog& faults) {
    if (const auto* bad = std::get_if<BadField>(&field))
      faults.add(fault(column, bad->what, bad->expected));
    else
      into.push_back(std::get<double>(field));
  }

  CsvReader& csv_;
  std::size_t width_;
  std::optional<PeriodNumber> last_;
};

}  // namespace

Result<CountSeries> read_count_series(ByteSource& bytes, const std::string& file) {
  CsvReader csv(bytes, file);
  FaultLog faults;
  CountSeries series;
  if (csv.next()) {
    const std::vector<std::string> header(csv.fields().begin(), csv.fields().end());
    const std::vector<std::string> two = {"period", "count"};
    const std::vector<std::string> three = {"period", "count", "population"};
    if (header != two && header != three)
      return Fault{FaultKind::data,
                   {file, 1, 1},
                   "the header is not one of a series of counts",
                   "period,count or period,count,population"};
    Reader reader(csv, header.size());
    while (csv.next()) reader.row(series, faults);
  }
  if (csv.fault()) faults.add(*csv.fault());
  if (faults.empty() && series.counts.empty())
    faults.add(Fault{FaultKind::data, {file, 0, 0}, "there are no rows", "a row a period"});
  if (!faults.empty()) return faults.all(file);
  return series;
}

}  // namespace setpoint
