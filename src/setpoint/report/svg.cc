#include "setpoint/report/svg.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "setpoint/core/decimal.h"
#include "setpoint/report/html_text.h"

namespace setpoint {
namespace {

// Of the drawing's width: room for half a tick's label on both sides.
constexpr double kLeft = 1;
constexpr double kRight = 96;
// Pixels.
constexpr int kGroupHeight = 30;
constexpr int kLabelHeight = 20;
constexpr int kBarHeight = 14;
constexpr int kGap = 12;
constexpr int kAxisHeight = 48;
constexpr int kReferenceHeight = 24;

std::string percent(double value) {
  return grouped(value, 3) + "%";
}

std::string line(const std::string& x1, int y1, const std::string& x2, int y2,
                 std::string_view css) {
  return "<line class=\"" + std::string(css) + "\" x1=\"" + x1 + "\" y1=\"" + std::to_string(y1) +
         "\" x2=\"" + x2 + "\" y2=\"" + std::to_string(y2) + "\"/>";
}

std::string text_at(const std::string& x, int y, std::string_view css, std::string_view anchor,
                    const std::string& html) {
  return "<text class=\"" + std::string(css) + "\" x=\"" + x + "\" y=\"" + std::to_string(y) +
         (css == "tick" || css == "axis" ? ""
          : anchor == "end"              ? "\" dx=\"-6"
                                         : "\" dx=\"6") +
         "\" text-anchor=\"" + std::string(anchor) + "\">" + html + "</text>";
}

double largest(const Chart& chart) {
  double result = chart.reference.value_or(0);
  for (const ChartGroup& group : chart.groups) {
    for (const ChartBar& bar : group.bars) {
      result = std::max(
          {result, bar.value, bar.mark.value_or(0), bar.interval ? bar.interval->high : 0.0});
    }
  }
  return result > 0 && std::isfinite(result) ? result * chart.scale : 1;
}

class Drawing {
 public:
  explicit Drawing(const Chart& chart) : chart_(chart), high_(largest(chart)) {}

  std::string str() {
    std::string body;
    if (chart_.reference) at_ += kReferenceHeight;
    for (const ChartGroup& group : chart_.groups) body += group_of(group);
    const int bottom = at_;
    std::string out = "<svg class=\"chart\" role=\"img\" width=\"100%\" height=\"" +
                      std::to_string(bottom + kAxisHeight) + "\" aria-labelledby=\"" + chart_.id +
                      "-title " + chart_.id + "-desc\">\n<title id=\"" + chart_.id + "-title\">" +
                      escaped(chart_.title) + "</title>\n<desc id=\"" + chart_.id + "-desc\">" +
                      escaped(chart_.description) + "</desc>\n";
    out += axis(bottom) + body + reference(bottom);
    return out + "</svg>\n";
  }

 private:
  [[nodiscard]] std::string x(double value) const {
    const double share = std::clamp(value * chart_.scale / high_, 0.0, 1.0);
    return percent(kLeft + (kRight - kLeft) * share);
  }

  std::string axis(int bottom) const {
    std::string out;
    std::vector<double> ticks = axis_ticks(high_);
    ticks.insert(ticks.begin(), 0.0);
    for (const double tick : ticks) {
      const std::string at = x(tick / chart_.scale);
      out += line(at, chart_.reference ? kReferenceHeight : 0, at, bottom,
                  tick == 0 ? "zero" : "grid");
      // At either end a centred label could leave a narrow drawing.
      const bool last = tick > 0.93 * high_;
      out += text_at(at, bottom + 18, "tick",
                     tick == 0 ? "start"
                     : last    ? "end"
                               : "middle",
                     escaped(tick_label(tick, ticks.back())));
    }
    out += text_at(percent(kLeft), bottom + 38, "axis", "start", escaped(chart_.axis)) + "\n";
    return out;
  }

  static std::string tick_label(double tick, double last) {
    int decimals = 0;
    for (double step = last; step < 10 && decimals < 6; step *= 10) ++decimals;
    std::string label = grouped(tick, decimals);
    if (decimals > 0) {
      label.erase(label.find_last_not_of('0') + 1);
      if (label.back() == '.') label.pop_back();
    }
    return label;
  }

  std::string group_of(const ChartGroup& group) {
    std::string out;
    if (!group.label.empty()) {
      out += text_at(percent(kLeft), at_ + 19, "group", "start", escaped(group.label));
      at_ += kGroupHeight;
    }
    for (const ChartBar& bar : group.bars) out += bar_of(bar);
    return out + "\n";
  }

  std::string bar_of(const ChartBar& bar) {
    const std::string name =
        bar.label.empty() ? "" : "<tspan class=\"name\">" + escaped(bar.label) + "</tspan>  ";
    std::string out =
        text_at(percent(kLeft), at_ + 14, "label", "start", name + escaped(bar.figure));
    at_ += kLabelHeight;
    const int middle = at_ + kBarHeight / 2;
    if (!chart_.points) {
      const double share = std::clamp(bar.value * chart_.scale / high_, 0.0, 1.0);
      out += "<rect class=\"" + bar.css + "\" x=\"" + percent(kLeft) + "\" y=\"" +
             std::to_string(at_) + "\" width=\"" + percent((kRight - kLeft) * share) +
             "\" height=\"" + std::to_string(kBarHeight) + "\"/>";
    }
    if (bar.interval && bar.interval->high > bar.interval->low) out += whisker(bar, middle);
    if (chart_.points)
      out += "<circle class=\"" + bar.css + "\" cx=\"" + x(bar.value) + "\" cy=\"" +
             std::to_string(middle) + "\" r=\"6\"/>";
    if (bar.mark) {
      const std::string at = x(*bar.mark);
      out += line(at, middle - 11, at, middle + 11, "halo");
      out += line(at, middle - 10, at, middle + 10, "mark");
    }
    at_ += kBarHeight + kGap;
    return out;
  }

  std::string whisker(const ChartBar& bar, int middle) const {
    const std::string low = x(bar.interval->low);
    const std::string high = x(bar.interval->high);
    std::string out;
    // A halo in the colour of the page keeps the whisker visible on its own bar.
    for (const std::string_view css : {"halo", "whisker"}) {
      out += line(low, middle, high, middle, css);
      out += line(low, middle - 5, low, middle + 5, css);
      out += line(high, middle - 5, high, middle + 5, css);
    }
    return out;
  }

  std::string reference(int bottom) const {
    if (!chart_.reference) return "";
    const std::string at = x(*chart_.reference);
    const bool right = *chart_.reference * chart_.scale > high_ / 2;
    return line(at, kReferenceHeight - 4, at, bottom, "reference") +
           text_at(at, kReferenceHeight - 10, "label", right ? "end" : "start",
                   escaped(chart_.reference_label)) +
           "\n";
  }

  const Chart& chart_;
  double high_;
  int at_ = 0;
};

}  // namespace

std::vector<double> axis_ticks(double high) {
  constexpr double kMostTicks = 5;
  double power = 1;
  while (high / power > kMostTicks * 10) power *= 10;
  while (high / power < kMostTicks) power /= 10;
  double step = power;
  for (const double factor : {1.0, 2.0, 2.5, 5.0, 10.0}) {
    step = factor * power;
    if (high / step <= kMostTicks) break;
  }
  std::vector<double> ticks;
  const int count = static_cast<int>(std::floor(high / step + 1e-9));
  for (int i = 1; i <= count; ++i) ticks.push_back(i * step);
  return ticks;
}

std::string svg(const Chart& chart) {
  return Drawing(chart).str();
}

}  // namespace setpoint
