// Countries by ISO 3166-1 alpha-2 code.
#pragma once

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace setpoint {

// Always one of the assigned codes of ISO 3166-1, or XK (Kosovo, user-assigned and in common
// statistical use), or ZZ (user-assigned: an origin that the evidence does not identify).
class Country {
 public:
  [[nodiscard]] static std::optional<Country> parse(std::string_view alpha2);
  [[nodiscard]] static Country unidentified();

  [[nodiscard]] std::string_view code() const { return {code_.data(), 2}; }
  // The short English name.
  [[nodiscard]] std::string_view name() const;
  [[nodiscard]] bool identified() const { return code() != "ZZ"; }

  friend auto operator<=>(const Country&, const Country&) = default;

 private:
  constexpr Country(char a, char b) : code_{a, b} {}
  std::array<char, 2> code_;
};

}  // namespace setpoint
