// What the unit of a figure says of deaths.
//
// Whether a figure is one of deaths decides whether it may be shown, so it is not guessed from what
// the figure is called: `deaths` is a count of them, `deaths per N` a rate, and any other unit that
// speaks of deaths is none of the two and refused by the reader of the table.
#pragma once

#include <cstdint>
#include <string_view>

namespace setpoint {

struct DeathUnit {
  enum class Of : std::uint8_t { other, count, rate, unclear };
  Of of = Of::other;
  double per = 0;  // of a rate: N
};

// "deaths": a count. "deaths per 100,000", whatever follows after a space ("people"): a rate; N is
// a whole number from 1 of at most nine digits, its thousands separated by commas or not. Otherwise
// unclear where "death" is part of it in whatever case, else other.
[[nodiscard]] DeathUnit death_unit(std::string_view unit);

}  // namespace setpoint
