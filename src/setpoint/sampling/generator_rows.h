// The rows of a synthetic inspection log as text, in a buffer that is handed on in pieces.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "setpoint/sampling/generator.h"
#include "setpoint/sampling/generator_find.h"
#include "setpoint/sampling/generator_frame.h"

namespace setpoint {

class GeneratorRows {
 public:
  // Begins with the header.
  explicit GeneratorRows(const RowSink& sink);

  // What the next rows have in common: "2025Q1,2304,truck," before the origin; the stratum and, for
  // each PSU, its name and the weight of its random inspections.
  void set_stratum(Quarter period, const FrameStratum& stratum);
  void set_psu(std::string_view psu, std::string_view weight);

  void negative(std::string_view origin, bool targeted, std::uint64_t count = 1);
  void positive(std::string_view origin, bool targeted, const SyntheticFind& find);

  [[nodiscard]] std::uint64_t rows() const { return rows_; }
  // Hands on what is full; call between PSUs.
  [[nodiscard]] Result<Done> hand_on();
  [[nodiscard]] Result<Done> finish();

 private:
  void number(std::uint64_t value);
  // value / 10^decimals, without zeros at the end.
  void decimal(std::uint64_t value, unsigned decimals);

  const RowSink& sink_;
  std::string text_;
  std::string before_origin_;
  std::string stratum_;
  std::string random_;           // from the origin to "random,"
  std::string targeted_;         // from the origin to "targeted,"
  std::string random_negative_;  // from the origin to the end of the row
  std::string targeted_negative_;
  std::uint64_t rows_ = 0;
};

}  // namespace setpoint
