// What the fields of a row of a log mean: the names of a cell and a PSU, a count, a weight, a find;
// and what is wrong with a row, field by field.
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

// What a cell's key is made of, and a PSU's, in order, with commas between.
inline constexpr std::array kLogCellKey = {kPeriod, kPort, kChannel, kOrigin};
inline constexpr std::array kLogPsuKey = {kStratum, kPsu};
// Of a unit that lies outside the design.
inline constexpr std::string_view kNoPsu = ",";

// What a key names; empty if a part of it is not what it should be. The names are views of it.
[[nodiscard]] std::optional<LogCell> log_cell(std::string_view key);
[[nodiscard]] std::optional<LogPsu> log_psu(std::string_view key, Quarter period);

// A whole number from 1 to 1e12.
[[nodiscard]] inline std::optional<std::uint64_t> log_count(std::string_view text) {
  constexpr std::uint64_t kMost = 1'000'000'000'000;
  constexpr std::size_t kMostDigits = 13;
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
  return text.size() == N - 1 && __builtin_memcmp(text.data(), word, N - 1) == 0;
}

// Weights are 1 or more, or a little less where they were calibrated. Far below, sums of them would
// lose digits.
inline constexpr double kLeastLogWeight = 1e-6;
// A number of at least that, at most 1e18.
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
