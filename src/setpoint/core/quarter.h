// Dates, calendar quarters and U.S. federal fiscal years.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace setpoint {

// A U.S. federal fiscal year: FY2024 is October 2023 to September 2024.
struct FiscalYear {
  int year = 0;
  friend auto operator<=>(FiscalYear, FiscalYear) = default;
};

// A day of the proleptic Gregorian calendar; always one that exists.
class Date {
 public:
  constexpr Date() = default;
  // Empty if there is no such day (31 February).
  [[nodiscard]] static std::optional<Date> of(int year, int month, int day);
  // "2024-09-30"
  [[nodiscard]] static std::optional<Date> parse(std::string_view text);
  [[nodiscard]] int year() const { return year_; }
  [[nodiscard]] int month() const { return month_; }
  [[nodiscard]] int day() const { return day_; }
  [[nodiscard]] std::string text() const;
  friend auto operator<=>(const Date&, const Date&) = default;

 private:
  constexpr Date(int year, int month, int day) : year_(year), month_(month), day_(day) {}
  friend class Quarter;
  int year_ = 1970;
  int month_ = 1;
  int day_ = 1;
};

// A calendar quarter, 2024Q3. Arithmetic counts quarters: 2024Q3 + 2 is 2025Q1.
class Quarter {
 public:
  constexpr Quarter() = default;
  [[nodiscard]] static constexpr Quarter of(int year, int quarter) {
    return Quarter(year * 4 + quarter - 1);
  }
  // The quarter of a month (1 to 12).
  [[nodiscard]] static constexpr Quarter of_month(int year, int month) {
    return of(year, (month - 1) / 3 + 1);
  }
  [[nodiscard]] static Quarter of_date(const Date& date) {
    return of_month(date.year(), date.month());
  }
  // "2024Q3"; years 1900 to 2199.
  [[nodiscard]] static std::optional<Quarter> parse(std::string_view text);

  [[nodiscard]] constexpr int year() const { return index_ / 4; }
  [[nodiscard]] constexpr int quarter() const { return index_ % 4 + 1; }
  [[nodiscard]] constexpr int first_month() const { return (index_ % 4) * 3 + 1; }
  // The fourth calendar quarter opens the next fiscal year.
  [[nodiscard]] constexpr FiscalYear fiscal_year() const {
    return FiscalYear{quarter() == 4 ? year() + 1 : year()};
  }
  [[nodiscard]] Date first_day() const { return Date(year(), first_month(), 1); }
  [[nodiscard]] Date last_day() const;
  [[nodiscard]] std::string text() const;

  friend constexpr Quarter operator+(Quarter q, int n) { return Quarter(q.index_ + n); }
  friend constexpr Quarter operator-(Quarter q, int n) { return Quarter(q.index_ - n); }
  friend constexpr int operator-(Quarter a, Quarter b) { return a.index_ - b.index_; }
  friend constexpr auto operator<=>(Quarter, Quarter) = default;

 private:
  explicit constexpr Quarter(int index) : index_(index) {}
  int index_ = 1970 * 4;
};

}  // namespace setpoint
