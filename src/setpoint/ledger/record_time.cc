#include "setpoint/ledger/record_time.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>

namespace setpoint::ledger {
namespace {

constexpr std::string_view kForm = "dddd-dd-ddTdd:dd:dd.ddddddZ";
constexpr std::size_t kDate = 10;
constexpr std::size_t kSeconds = 19;

bool fits(std::string_view text, std::string_view form) {
  if (text.size() != form.size()) return false;
  for (std::size_t k = 0; k < form.size(); ++k)
    if (form[k] == 'd' ? text[k] < '0' || text[k] > '9' : text[k] != form[k]) return false;
  return true;
}

}  // namespace

Clock system_clock() {
  return [] {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return static_cast<std::int64_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(now).count());
  };
}

std::string record_time(std::int64_t microseconds) {
  namespace ch = std::chrono;
  const ch::sys_time<ch::microseconds> time{ch::microseconds{microseconds}};
  const auto day = ch::floor<ch::days>(time);
  const ch::year_month_day date{day};
  const ch::hh_mm_ss clock{time - day};
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%06dZ",
                static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()),
                static_cast<int>(clock.subseconds().count()));
  return text.data();
}

bool is_record_time(std::string_view text) {
  return fits(text, kForm) && Date::parse(text.substr(0, kDate)) && text.substr(11, 2) < "24" &&
         text.substr(14, 2) < "60" && text.substr(17, 2) < "60";
}

Result<std::string> last_moment(std::string_view text) {
  std::string whole(text);
  if (text.size() == kDate) {
    whole += "T23:59:59.999999Z";
  } else if (!whole.empty() && whole.back() == 'Z' && whole.size() > kSeconds &&
             whole.size() <= kForm.size()) {
    whole.pop_back();
    if (whole.size() == kSeconds) whole += '.';
    // What is not said is everything that begins so.
    whole.resize(kForm.size() - 1, '9');
    whole += 'Z';
  }
  if (is_record_time(whole)) return whole;
  return Fault{FaultKind::usage,
               {},
               "'" + std::string(text) + "' is not a date or time",
               "one such as 2026-01-31 or 2026-01-31T12:00:00Z (UTC)"};
}

Date day_of(std::string_view recorded) {
  return Date::parse(recorded.substr(0, kDate)).value_or(Date{});
}

}  // namespace setpoint::ledger
