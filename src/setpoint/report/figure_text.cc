#include "setpoint/report/figure_text.h"

#include <cmath>

#include "setpoint/core/decimal.h"

namespace setpoint {
namespace {

constexpr const char* kSpace = "\u00a0";

// How one figure and its limits are written, so that all three are alike.
struct Style {
  double scale = 1;
  int decimals = 0;
  std::string prefix;
  std::string suffix;
};

int decimals_for(double size) {
  if (size >= 100 || size == 0) return 0;
  if (size >= 1) return 1;
  return 3;
}

Style money_style(double size) {
  if (size >= 1e9) return {1e-9, 2, "$", std::string(kSpace) + "billion"};
  if (size >= 1e6) return {1e-6, 1, "$", std::string(kSpace) + "million"};
  return {1, size >= 100 || size == 0 ? 0 : 2, "$", ""};
}

Style style_for(FigureKind kind, double size) {
  const std::string percent = std::string(kSpace) + "%";
  switch (kind) {
    case FigureKind::rate_charged:
      return {100, 2, "", percent};
    case FigureKind::rate:
      return {100, 4, "", percent};
    case FigureKind::share:
      return {100, 1, "", percent};
    case FigureKind::toll_charged:
      return {1, 2, "$", ""};
    case FigureKind::toll:
      return {1, 3, "$", ""};
    case FigureKind::money:
      return money_style(size);
    case FigureKind::count:
      return {1, decimals_for(size), "", ""};
    case FigureKind::whole:
      return {1, 0, "", ""};
    case FigureKind::kilograms:
      return {1, decimals_for(size), "", std::string(kSpace) + "kg"};
  }
  return {};
}

bool all_zero(const std::string& text) {
  return text.find_first_of("123456789") == text.npos;
}

std::string digits(double value, const Style& style) {
  const std::string text = grouped(value * style.scale, style.decimals);
  if (value <= 0 || !all_zero(text)) return text;
  std::string smallest = "0.";
  smallest.append(static_cast<std::size_t>(style.decimals), '0');
  if (style.decimals == 0) return "<1";
  smallest.back() = '1';
  return "<" + smallest;
}

std::string with_unit(const std::string& number, const Style& style) {
  // The sign and "<" stand before the currency: "-$3", "<$0.001".
  const std::size_t sign = number.find_first_not_of("-<");
  return number.substr(0, sign) + style.prefix + number.substr(sign) + style.suffix;
}

}  // namespace

std::string FigureText::joined() const {
  return interval.empty() ? value : value + " " + interval;
}

FigureText figure_text(double value, const std::optional<Interval>& interval, FigureKind kind) {
  if (!std::isfinite(value)) return {"not available", ""};
  const double size = value != 0 || !interval ? std::fabs(value) : std::fabs(interval->high);
  const Style style = style_for(kind, size);
  FigureText result{with_unit(digits(value, style), style), ""};
  const bool certain = interval && interval->low == value && interval->high == value;
  if (interval && !certain && std::isfinite(interval->low) && std::isfinite(interval->high)) {
    result.interval =
        "(" + digits(interval->low, style) + " to " + digits(interval->high, style) + ")";
  }
  return result;
}

FigureText figure_text(const Figure& figure, FigureKind kind) {
  return figure_text(figure.value, figure.interval, kind);
}

std::string text(const Figure& figure, FigureKind kind) {
  return figure_text(figure, kind).joined();
}

std::string text(double value, FigureKind kind) {
  return figure_text(value, std::nullopt, kind).value;
}

}  // namespace setpoint
