// What the fields of a row of a log mean: a group's names, a count, a weight, a find; and what is
// wrong with a row, field by field.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string_view>

#include "setpoint/data/inspection_log.h"
#include "setpoint/data/log_row.h"

namespace setpoint {

// The columns that a group's key is made of, in order, with commas between.
inline constexpr std::array kLogKey = {kPeriod, kPort, kChannel, kOrigin, kStratum, kPsu};

// The group that a key names, with no units yet; empty if a part of the key is not what it should
// be. Stratum and PSU may both be missing.
[[nodiscard]] std::optional<LogGroup> log_group(std::string_view key);
// Lets the group's names lie in this copy of its key.
void place_names(LogGroup& group, std::string_view key);

// A whole number from 1 to 2^53.
[[nodiscard]] inline std::optional<std::uint64_t> log_count(std::string_view text) {
  constexpr std::uint64_t kMost = std::uint64_t{1} << 53U;
  constexpr std::size_t kMostDigits = 16;
  if (text.empty() || text.size() > kMostDigits) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<std::uint64_t>(c - '0');
  }
  if (value == 0 || value > kMost) return std::nullopt;
  return value;
}

// Equality with a word that is known when this is compiled, which then needs no call.
template <std::size_t N>
[[nodiscard]] bool is(std::string_view text, const char (&word)[N]) {
  return text.size() == N - 1 && std::memcmp(text.data(), word, N - 1) == 0;
}

// A number above 0, at most 1e18.
[[nodiscard]] std::optional<double> log_weight(std::string_view text);

struct FindFields {
  std::string_view form, substance, mass, purity, pills, host;
};
// What was found, without its group, place, count and weight.
[[nodiscard]] std::optional<LogFind> log_find(const FindFields& fields);
template <class Row>
[[nodiscard]] std::optional<LogFind> log_find(const Row& row) {
  return log_find(
      FindFields{row[kForm], row[kSubstance], row[kMass], row[kPurity], row[kPills], row[kHost]});
}

using LogRowFault = std::function<void(LogColumn, BadField)>;
using LogFields = std::array<std::string_view, kLogColumns>;
// Every fault of a row's fields, from left to right.
void explain_log_fields(const LogFields& fields, const LogRowFault& fault);
template <class Row>
void explain_log_row(const Row& row, const LogRowFault& fault) {
  LogFields fields;
  for (std::size_t column = 0; column < kLogColumns; ++column)
    fields[column] = row[static_cast<LogColumn>(column)];
  explain_log_fields(fields, fault);
}

}  // namespace setpoint
