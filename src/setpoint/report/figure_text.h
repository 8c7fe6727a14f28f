// Numbers as a reader of a statistical release expects them: a fixed number of decimals for each
// kind of figure, thousands separators, and intervals as "x (low to high)".
#pragma once

#include <optional>
#include <string>

#include "setpoint/core/uncertain.h"
#include "setpoint/determination/determination.h"

namespace setpoint {

enum class FigureKind {
  rate_charged,  // a fraction, as per cent with 2 decimals
  rate,          // a fraction, as per cent with 4 decimals: targets, full rates
  share,         // a fraction, as per cent with 1 decimal
  toll_charged,  // dollars with 2 decimals
  toll,          // dollars with 3 decimals
  money,         // dollars, in millions or billions where large
  count,         // deaths, persons, scores: fewer decimals the larger
  kilograms,     // the same with its unit
  whole,         // numbers of things: no decimals
};

// The figure and its interval apart, for tables that set them on two lines. The interval is
// "(low to high)", empty where there is none and where both limits equal the value (a certain
// number). A value that is not zero but rounds to it is written "<0.001". Units stand with the
// value, after a no-break space; the limits are in the same unit, with the same decimals.
struct FigureText {
  std::string value;
  std::string interval;
  [[nodiscard]] std::string joined() const;
};

[[nodiscard]] FigureText figure_text(double value, const std::optional<Interval>& interval,
                                     FigureKind kind);
[[nodiscard]] FigureText figure_text(const Figure& figure, FigureKind kind);
// Joined: "x (low to high)", or "x".
[[nodiscard]] std::string text(const Figure& figure, FigureKind kind);
[[nodiscard]] std::string text(double value, FigureKind kind);

}  // namespace setpoint
