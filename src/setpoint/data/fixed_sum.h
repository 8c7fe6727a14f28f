// Sums of positive numbers that do not depend on the order of adding.
//
// A number is held in units of 2^-64, so whatever is added, in whatever order and by however many
// threads, the sum has the same bits. Exact for numbers of at least 2^-12; smaller ones are rounded
// to the nearest unit.
#pragma once

#include <bit>
#include <cstdint>
#include <optional>

namespace setpoint {

class FixedSum {
 public:
  constexpr FixedSum() = default;

  // count times value; empty where that is below one unit or not below 2^62. value > 0, finite.
  [[nodiscard]] static std::optional<FixedSum> of(double value, std::uint64_t count) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    const int exponent = static_cast<int>(bits >> kMantissaBits) - kBias;
    if (exponent < -kFractionBits || exponent >= kLimit) return std::nullopt;
    const Units mantissa = static_cast<Units>((bits & kMantissa) | (kMantissa + 1));
    const int shift = exponent - static_cast<int>(kMantissaBits) + kFractionBits;
    const Units units =
        shift >= 0 ? mantissa << shift : (mantissa + (Units{1} << (-shift - 1))) >> -shift;
    FixedSum result;
    if (__builtin_mul_overflow(units, static_cast<Units>(count), &result.units_) ||
        result.units_ >= kMost)
      return std::nullopt;
    return result;
  }
  // A sum that is not below 2^62 stays there, and says so: whatever the order of adding.
  void add(FixedSum other) {
    units_ = kMost - units_ <= other.units_ ? kMost : units_ + other.units_;
  }
  void multiply(std::uint32_t times) {
    if (__builtin_mul_overflow(units_, static_cast<Units>(times), &units_) || units_ > kMost)
      units_ = kMost;
  }
  [[nodiscard]] bool overflown() const { return units_ == kMost; }
  // The nearest double.
  [[nodiscard]] double value() const { return static_cast<double>(units_) * 0x1p-64; }

 private:
  __extension__ using Units = __int128;
  static constexpr unsigned kMantissaBits = 52;
  static constexpr std::uint64_t kMantissa = (std::uint64_t{1} << kMantissaBits) - 1;
  static constexpr int kBias = 1023;
  static constexpr int kFractionBits = 64;
  static constexpr int kLimit = 62;
  static constexpr Units kMost = Units{1} << (kLimit + kFractionBits);
  Units units_ = 0;
};

}  // namespace setpoint
