// The columns of a log of inspections, and one row of it as fields.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "setpoint/data/field.h"

namespace setpoint {

enum LogColumn : std::size_t {
  kPeriod,
  kPort,
  kChannel,
  kOrigin,
  kStratum,
  kPsu,
  kWeight,
  kSelection,
  kCount,
  kResult,
  kForm,
  kSubstance,
  kMass,
  kPurity,
  kPills,
  kHost,
};
inline constexpr std::size_t kLogColumns = 16;

// Where each column stands in the header.
using LogPositions = std::array<std::size_t, kLogColumns>;

// A row without quotes, as it lies in its block.
class PlainRow {
 public:
  // ends: of the row's fields, the last one's at its line feed.
  PlainRow(const char* text, std::uint32_t begin, const std::uint32_t* ends,
           const LogPositions& positions)
      : text_(text), begin_(begin), ends_(ends), positions_(&positions) {
    last_ = ends[kLogColumns - 1];
    if (last_ > begin && text[last_ - 1] == '\r') --last_;
  }
  [[nodiscard]] std::string_view operator[](LogColumn column) const {
    const std::size_t at = (*positions_)[column];
    const std::uint32_t from = at == 0 ? begin_ : ends_[at - 1] + 1;
    const std::uint32_t to = at == kLogColumns - 1 ? last_ : ends_[at];
    return {text_ + from, to - from};
  }
  // Where the field starts in its line, from 1.
  [[nodiscard]] std::size_t column(LogColumn column) const {
    const std::size_t at = (*positions_)[column];
    return at == 0 ? 1 : ends_[at - 1] + 2 - begin_;
  }
  // The columns from period to origin, from stratum to psu, and all of them, as they stand; where
  // they stand first and in this order.
  [[nodiscard]] std::string_view cell_key() const { return between(begin_, ends_[kOrigin]); }
  [[nodiscard]] std::string_view psu_key() const {
    return between(ends_[kOrigin] + 1, ends_[kPsu]);
  }
  [[nodiscard]] std::string_view key() const { return between(begin_, ends_[kPsu]); }

 private:
  [[nodiscard]] std::string_view between(std::uint32_t from, std::uint32_t to) const {
    return {text_ + from, to - from};
  }
  const char* text_;
  std::uint32_t begin_;
  const std::uint32_t* ends_;
  const LogPositions* positions_;
  std::uint32_t last_;
};

// A row that may have quotes, taken apart.
class QuotedRow {
 public:
  // line: without its line break. The fault's column counts from 1.
  struct Bad {
    std::size_t column;
    BadField field;
  };
  [[nodiscard]] static std::variant<QuotedRow, Bad> parse(std::string_view line,
                                                          const LogPositions& positions);
  [[nodiscard]] std::string_view operator[](LogColumn column) const {
    return fields_[(*positions_)[column]];
  }
  [[nodiscard]] std::size_t column(LogColumn column) const {
    return columns_[(*positions_)[column]];
  }

 private:
  std::array<std::string, kLogColumns> fields_;
  std::array<std::size_t, kLogColumns> columns_{};
  const LogPositions* positions_ = nullptr;
};

// How a fault words another number of fields than the header has.
[[nodiscard]] BadField wrong_width(std::size_t fields);

}  // namespace setpoint
